#include "programme/reunion/invite_store.h"

#include <doctest/doctest.h>

#include "programme/personne/personne_store.h"
#include "programme/reunion/appel_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

InviteSaisi line(std::string institution, std::string address) {
  return {.institution = std::move(institution), .nom = "Camille Exemple", .courriel = std::move(address)};
}

}  // namespace

TEST_CASE("a line is nobody's as long as nothing was typed in it") {
  CHECK(InviteSaisi{.institution = "CAF", .proposee = true}.vide());
  CHECK_FALSE(InviteSaisi{.institution = "CAF"}.vide());
  CHECK(defauts_invites({{.institution = "CAF", .proposee = true}, {}}, {}).empty());
  CHECK(retenus({{.institution = "CAF", .proposee = true}, {}}).empty());
}

TEST_CASE("an invitation needs an institution and an address that mail can reach") {
  auto errors = defauts_invites(
      {{.nom = "Camille"}, line("CAF", "pas une adresse"), line(std::string(121, 'x'), "a@b.example")}, {});
  CHECK_FALSE(errors.of("institution-1").empty());
  CHECK_FALSE(errors.of("courriel-1").empty());
  CHECK_FALSE(errors.of("courriel-2").empty());
  CHECK_FALSE(errors.of("institution-3").empty());
}

TEST_CASE("nobody is invited twice, in one form or in two") {
  std::vector<Invite> already{{.institution = "Département", .courriel = "ana@b.example"}};
  auto errors = defauts_invites(
      {line("CAF", " ANA@b.example"), line("CAF", "bob@b.example"), line("ARS", "Bob@B.example ")}, already);
  CHECK(errors.of("courriel-1") == "Cette adresse est déjà invitée (Département).");
  CHECK(errors.of("courriel-2").empty());
  CHECK(errors.of("courriel-3") == "Cette adresse figure déjà plus haut.");
}

TEST_CASE("the campaign's funders and institutions are proposed until somebody of them is invited") {
  auto c = appel();
  c.reunions[0].financeurs = {"etat", "agglo"}, c.reunions[0].institutions = {"Conseil citoyen"};
  auto names = [&](const std::vector<Invite>& already) {
    std::string all;
    for (const auto& one : institutions_proposees(c, "amont", already)) all += one.institution + "|";
    return all;
  };
  CHECK(names({}) == "L’État|L’agglomération|Conseil citoyen|");
  CHECK(names({{.institution = "Préfecture", .financeur = "etat"}, {.institution = "Conseil citoyen"}}) ==
        "L’agglomération|");
  CHECK(institutions_proposees(c, "nulle-part", {}).empty());
}

TEST_CASE("who is invited is known by their account, now or once they prove their address") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE personne SET confirme_le = 1 WHERE id = ?1", a.people.other.id);
      ajouter_invites(w, a.boss(), today, a.amont,
                      retenus({line("Ville", "Autre@essai.example"), line("CAF", "plus-tard@b.example")}));
      auto list = invites(w, a.amont);
      REQUIRE(list.size() == 2);
      CHECK_FALSE(list[0].a_un_compte);
      CHECK(list[1].a_un_compte);
      w.exec("UPDATE invite SET convie_le = 1");
      CHECK(personne::acteur(w, a.people.other.id)->reunions == std::vector{a.amont.id});
      auto late = dossier::test::detail::add_person(w, "plus-tard");
      w.exec("UPDATE personne SET courriel = 'plus-tard@b.example' WHERE id = ?1", late);
      CHECK(personne::acteur(w, late)->reunions.empty());
      w.exec("UPDATE personne SET confirme_le = 2 WHERE id = ?1", late);
      CHECK(personne::acteur(w, late)->reunions == std::vector{a.amont.id});
      w.exec(
          "INSERT INTO invite (reunion_id, institution, courriel, nonce) VALUES (?1, 'ARS', "
          "'neuf@b.example', 'n')",
          a.aval.id);
      auto born =
          w.one<std::int64_t>(
               "INSERT INTO personne (courriel, nom, nom_tri, recherche, cree_le, confirme_le) VALUES "
               "('neuf@b.example', 'Neuf', 'neuf', 'neuf', 0, 0) RETURNING id")
              .value();
      CHECK(w.one<std::int64_t>("SELECT personne_id FROM invite WHERE courriel = 'neuf@b.example'") == born);
    });
  });
}

TEST_CASE(
    "an invitation that was sent is marked as withdrawn, another one goes; the address may be invited "
    "again") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      ajouter_invites(w, a.boss(), today, a.amont,
                      {line("CAF", "ana@b.example"), line("ARS", "bob@b.example")});
      auto list = invites(w, a.amont);
      w.exec("UPDATE invite SET convie_le = 1 WHERE courriel = 'ana@b.example'");
      CHECK(retirer_invite(w, a.boss(), today, a.aval, list[0].id).error().cause == Cause::acces_inconnu);
      for (const auto& one : list) CHECK(retirer_invite(w, a.boss(), today, a.amont, one.id));
      CHECK(retirer_invite(w, a.boss(), today, a.amont, list[1].id).error().cause == Cause::acces_inconnu);
      CHECK(invites(w, a.amont).empty());
      CHECK(w.one<std::int64_t>("SELECT COUNT(*) FROM invite WHERE retire_le IS NOT NULL") == 1);
      ajouter_invites(w, a.boss(), today, a.amont, {line("CAF", "ana@b.example")});
      CHECK(invites(w, a.amont).size() == 1);
      ajouter_invites(w, a.boss(), today, a.amont, {});
    });
  });
}

TEST_CASE("agents to whom dossiers of the meeting were handed are proposed, until they are invited") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto q = passing(w, a, a.writer(), a.amont, "Atelier", "a@b.example");
      auto d = find_passage(w, a.boss(), p)->dossier, e = find_passage(w, a.boss(), q)->dossier;
      followed_by(w, d, a.people.other.id);
      followed_by(w, d, a.boss().id);
      followed_by(w, e, a.boss().id);
      auto proposed = agents_proposes(w, a.amont);
      REQUIRE(proposed.size() == 2);
      CHECK(proposed[0].courriel == "coordonne@essai.example");
      CHECK(proposed[0].dossiers == 2);
      CHECK(institution_de(a.campagne, proposed[0]) == "L’État");
      CHECK(institution_de(a.campagne, {}) == "Référent·e territorial·e");
      CHECK(agents_proposes(w, a.aval).empty());
      ajouter_invites(w, a.boss(), today, a.amont, {line("État", "coordonne@essai.example")});
      CHECK(agents_proposes(w, a.amont).size() == 1);
    });
  });
}
