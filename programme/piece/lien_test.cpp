#include "programme/piece/lien.h"

#include <doctest/doctest.h>

using namespace piece;
using namespace std::chrono_literals;

namespace {

const base::Instant asked = *base::parse_paris("2022-11-20T10:00");

LienRemise link() {
  return {.id = 12,
          .code = "rib",
          .courriel = "comptable@cabinet.example",
          .demande_le = asked,
          .demandeur = "Camille Exemple",
          .expire_le = fin_du_lien(asked, 14)};
}

base::FieldErrors faults(std::string_view address, std::string_view name, std::string_view message) {
  base::FieldErrors errors;
  lire_demande_a(address, name, message, errors);
  return errors;
}

}  // namespace

TEST_CASE("a link of fourteen days is open until the last millisecond, and not after") {
  auto l = link();
  CHECK(l.expire_le == asked + 336h);
  CHECK(etat(l, asked) == EtatLien::ouvert);
  CHECK(etat(l, l.expire_le - 1ms) == EtatLien::ouvert);
  CHECK_FALSE(ferme(l, l.expire_le - 1ms));
  CHECK(etat(l, l.expire_le) == EtatLien::expire);
  CHECK(phrase(ferme(l, l.expire_le).value()) ==
        "Ce lien n’est plus valable. Il fallait l’utiliser avant le 4 décembre 2022 à 10 h 00.");
}

TEST_CASE("a link that served says so, whatever else happened to it") {
  auto l = link();
  l.servi_le = asked + 1h;
  l.appuye = false;
  CHECK(etat(l, l.expire_le + 1h) == EtatLien::servi);
  auto why = ferme(l, asked + 2h).value();
  CHECK(why.cause == Cause::lien_expire);
  CHECK(why.detail.contains("20 novembre 2022 à 11 h 00"));
}

TEST_CASE("a link taken back, or whose asker lost the right, is closed") {
  auto l = link();
  l.appuye = false;
  CHECK(etat(l, asked) == EtatLien::sans_demandeur);
  CHECK(ferme(l, asked)->detail == sans_demandeur().detail);
  l.retire_le = asked;
  CHECK(etat(l, asked) == EtatLien::retire);
  CHECK(ferme(l, asked)->detail.contains("l’a retiré"));
}

TEST_CASE("each state has its words") {
  for (auto [state, words] : {std::pair{EtatLien::ouvert, "En attente"},
                              {EtatLien::servi, "Document reçu"},
                              {EtatLien::retire, "Retiré"},
                              {EtatLien::expire, "Expiré"},
                              {EtatLien::sans_demandeur, "Ne fonctionne plus"}})
    CHECK(label(state) == words);
}

TEST_CASE("whoever writes through a link has no account, no role and no structure") {
  auto who = acteur_du_lien(link());
  CHECK(who.visiteur());
  CHECK(who.structures.empty());
  CHECK_FALSE(who.est(personne::Role::porteur));
  CHECK(who.courriel == "comptable@cabinet.example");
}

TEST_CASE("what is typed is cleaned, and every mistake is told at once") {
  base::FieldErrors errors;
  auto d = lire_demande_a(" Comptable@Cabinet.Example ", " comptable\n", " Bonjour ", errors);
  CHECK(errors.empty());
  CHECK(d.courriel == "comptable@cabinet.example");
  CHECK(d.nom == "comptable");
  CHECK(d.message == "Bonjour");
  auto list = faults("comptable", std::string(81, 'a'), std::string(401, 'a'));
  CHECK(list.size() == 3);
  CHECK(list.of("nom") == "Écrivez 80 caractères au plus.");
  CHECK(list.of("message") == "Écrivez 400 caractères au plus.");
  CHECK(faults("a@b.example", std::string(80, 'a'), std::string(400, 'a')).empty());
  CHECK_FALSE(faults("", "", "").of("courriel").empty());
}

TEST_CASE("nobody has us send the address of a site to people who do not know us") {
  CHECK_FALSE(faults("a@b.example", "", "Voyez HTTPS://site.example").of("message").empty());
  CHECK_FALSE(faults("a@b.example", "", "www.site").of("message").empty());
  CHECK_FALSE(faults("a@b.example", "www.site", "").of("nom").empty());
}
