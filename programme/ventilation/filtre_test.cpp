#include "programme/ventilation/filtre.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/base/text.h"
#include "programme/ventilation/test_comite.h"

using namespace ventilation;

namespace {

const campagne::Campagne c = essai::campagne_d_essai();

Demande read(std::vector<Champ> query) { return lire(query, c); }

Filtre random_filter() {
  Filtre f;
  for (const auto& each : criteres()) {
    auto list = each.choix(c);
    if (*rc::gen::arbitrary<bool>()) f.*each.valeur = (*rc::gen::elementOf(list)).first;
  }
  f.agent = *rc::gen::elementOf(std::vector<std::string>{"", "12", std::string(aucun)});
  f.alerte = *rc::gen::arbitrary<bool>();
  f.texte = base::trim(*rc::gen::container<std::string>(rc::gen::elementOf(std::string("aé &=%+?#'\""))));
  f.texte = base::trim(base::clean_text(f.texte));
  if (*rc::gen::arbitrary<bool>())
    f.repere = Repere{*rc::gen::arbitrary<bool>(), *rc::gen::inRange(0, 9999), *rc::gen::inRange(1, 9999)};
  return f;
}

}  // namespace

TEST_CASE("a view is written into its address and read back") {
  CHECK(rc::check("read(write(f)) == f", [] {
    auto f = random_filter();
    auto again = read(ecrire(f));
    RC_ASSERT(again.filtre == f);
    RC_ASSERT(again.erreurs.empty());
  }));
  CHECK(ecrire(Filtre{}).empty());
}

TEST_CASE("everything that the address says wrong is told at once, and the rest is kept") {
  auto d = read({{"etat", "perdue"},
                 {"orientation", "sante"},
                 {"commune", "00000"},
                 {"agent", "x"},
                 {"alerte", "peut-être"},
                 {"q", std::string(201, 'a')},
                 {"page", "apres.1"}});
  CHECK(d.erreurs.size() == 6);
  CHECK(d.erreurs.of("etat") == "État : ce choix n’existe pas dans cette campagne.");
  CHECK(d.filtre == Filtre{.orientation = "sante"});
  for (auto* page : {"apres.x.1", "devant.1.1", "apres.1.", "apres.-1.2"})
    CHECK(read({{"page", page}}).erreurs.size() == 1);
}

TEST_CASE("the conditions in force are named, each with the view that lifts it") {
  Filtre f{.etat = "preparee",
           .reunion = std::string(a_choisir),
           .agent = "12",
           .alerte = true,
           .texte = "jardin",
           .repere = Repere{false, 1, 1}};
  std::vector<std::string> texts;
  for (auto& each : etiquettes(f, c, "Alix")) {
    texts.push_back(each.texte);
    CHECK_FALSE(each.sans.repere);
    CHECK(each.sans != f);
  }
  CHECK(texts == std::vector<std::string>{"État : Préparée", "Réunion : À choisir", "Agent·e : Alix",
                                          "Avec alerte", "« jardin »"});
  CHECK(etiquettes({.agent = std::string(aucun)}, c).front().texte == "Sans agent·e");
  CHECK(etiquettes({.commune = "88888"}, c).front().texte == "Commune : 88888");
}
