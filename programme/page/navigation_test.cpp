#include "programme/page/navigation.h"

#include <doctest/doctest.h>

#include "programme/page/page_test.h"

using personne::Role;

namespace {

std::string hrefs(const personne::Acteur& acteur, bool demo = false) {
  std::string all;
  for (const auto& tab : page::onglets(acteur, {.demo = demo})) all.append(tab.href).append(" ");
  return all;
}

}  // namespace

TEST_CASE("each person sees the tabs of their roles") {
  using page::tests::personne_avec;
  CHECK(hrefs({}) == "/appel /qui-finance-quoi /calendrier /connexion ");
  CHECK(hrefs(personne_avec(Role::porteur)) == "/dossiers /structures /appel /compte ");
  CHECK(hrefs(personne_avec(Role::coordination)) ==
        "/tableau /ventilation /reunions-partenariales /completude /personnes /courriels /appel /compte ");
  CHECK(hrefs(personne_avec(Role::instructeur)) ==
        "/tableau /ventilation /mes-dossiers-confies /reunions-partenariales /appel /compte ");
  CHECK(hrefs(personne_avec(Role::elu)) == "/appel /compte ");
  auto invited = personne_avec(Role::elu);
  invited.reunions = {3};
  CHECK(hrefs(invited) == "/reunions-partenariales /appel /compte ");
}

TEST_CASE("each person begins where they may go") {
  using page::tests::personne_avec;
  CHECK(page::premiere_page(personne_avec(Role::porteur)) == "/dossiers");
  CHECK(page::premiere_page(personne_avec(Role::coordination)) == "/tableau");
  CHECK(page::premiere_page(personne_avec(Role::elu)) == "/appel");
}

TEST_CASE("the demonstration mailbox is a tab of the demonstration only") {
  CHECK(hrefs({}, true).ends_with("/boite-aux-lettres "));
}

TEST_CASE("a page stands under the tab of its folder, not under one that begins alike") {
  page::Onglet tab{"Mes dossiers", "/dossiers"};
  CHECK(page::sous_onglet("/dossiers", tab));
  CHECK(page::sous_onglet("/dossiers/12/note", tab));
  CHECK_FALSE(page::sous_onglet("/dossiers-types", tab));
  CHECK_FALSE(page::sous_onglet("/", tab));
}
