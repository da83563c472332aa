#include "programme/reunion/passage_store.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "programme/reunion/appel_test.h"
#include "programme/reunion/code_passage.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

template <class T>
Cause cause(const Result<T>& r) {
  REQUIRE_FALSE(r);
  return r.error().cause;
}

}  // namespace

TEST_CASE("codes are six signs that nobody takes for others, and never given twice") {
  std::set<std::string> given;
  for (int i = 0; i < 2000; ++i) {
    auto code = nouveau_code(given);
    CHECK(code.size() == 6);
    CHECK(code.find_first_not_of("ACDEFGHJKMNPQRTVWXY23456789") == std::string::npos);
  }
  CHECK(given.size() == 2000);
}

TEST_CASE("a passage is born for each dossier that the committee handed to the meeting, once") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      handed(w, deposited(w, a.writer(), "Jardin", " Ana@Tilleuls.example "), "amont");
      handed(w, deposited(w, a.writer(), "Atelier", "ana@tilleuls.example"), "amont");
      handed(w, deposited(w, a.writer(), "Ailleurs", "ana@tilleuls.example"), "aval");
      deposited(w, a.writer(), "Pas encore ventilé", "ana@tilleuls.example");
      CHECK(a_reprendre(w, a.boss(), a.amont) == 2);
      CHECK(reprendre(w, a.boss(), today, a.campagne, a.amont) == 2);
      CHECK(a_reprendre(w, a.boss(), a.amont) == 0);
      CHECK(reprendre(w, a.boss(), today, a.campagne, a.amont) == 0);
      auto list = passages(w, a.boss(), a.amont.id);
      REQUIRE(list.size() == 2);
      CHECK(list[0].charge_courriel == "ana@tilleuls.example");
      CHECK(list[0].charge_nom == "Charge de Jardin");
      CHECK(list[0].code != list[1].code);
      CHECK(list[0].nonce != list[1].nonce);
      CHECK_FALSE(list[0].debut);
      CHECK(name(list[0].etat()) == "planifie");
      auto told = journal::de_l_objet(w, "reunion", a.amont.id);
      CHECK(told.back().acte == "passages_repris");
      CHECK(journal::detail(told.back(), "nombre") == "2");
    });
  });
}

TEST_CASE("what is not told yet, set aside, or deposited no more is not taken") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto prepared = deposited(w, a.writer(), "En préparation", "a@b.example");
      w.exec(
          "INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par) VALUES (?1, 1, "
          "'preparee', 'amont', 0, 0)",
          prepared);
      auto withdrawn = deposited(w, a.writer(), "Reprise", "a@b.example");
      handed(w, withdrawn, "amont");
      dossier::save_state(w, *dossier::lock(w, a.writer(), withdrawn), dossier::NoteEnPreparation{}, today);
      CHECK(reprendre(w, a.boss(), today, a.campagne, a.amont) == 0);
    });
  });
}

TEST_CASE(
    "only who runs the meeting takes its dossiers, but not those of a structure in which they have an "
    "interest") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      handed(w, deposited(w, a.writer(), "Jardin", "a@b.example"), "amont");
      auto chef = a.boss();
      chef.attributions = {{.role = Role::chef_de_projet, .communes = {"00002"}}};
      CHECK(cause(reprendre(w, chef, today, a.campagne, a.amont)) == Cause::role_requis);
      chef.attributions[0].communes = {"00001"};
      chef.conflits = {a.people.tilleuls};
      CHECK(reprendre(w, chef, today, a.campagne, a.amont) == 0);
      chef.conflits.clear();
      CHECK(reprendre(w, chef, today, a.campagne, a.amont) == 1);
    });
  });
}

TEST_CASE("who runs a meeting sees what passes there, also a project of another commune") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      personne::Acteur chef{.id = a.boss().id};
      chef.attributions = {{.role = Role::chef_de_projet, .communes = {"00002"}}};
      auto passage = passing(w, a, a.writer(), a.aval, "Jardin d’Amont", "a@b.example");
      CHECK_FALSE(find_passage(w, chef, passage));
      ajouter_animees(w, chef, a.campagne);
      CHECK(chef.reunions == std::vector{a.aval.id});
      CHECK(find_passage(w, chef, passage));
      chef.conflits = {a.people.tilleuls};
      CHECK_FALSE(find_passage(w, chef, passage));
      personne::Acteur agent{.id = a.boss().id};
      agent.attributions = {{.role = Role::instructeur, .financeur = "etat"}};
      ajouter_animees(w, agent, a.campagne);
      CHECK(agent.reunions.empty());
    });
  });
}

TEST_CASE("a dossier that the committee moved since is shown on both sides, and follows when asked") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto passage = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      CHECK(divergences(w, a.boss(), a.amont).empty());
      auto before = find_passage(w, a.boss(), passage).value();
      handed(w, before.dossier, "aval");
      auto here = divergences(w, a.boss(), a.amont), there = divergences(w, a.boss(), a.aval);
      REQUIRE(here.size() == 1);
      REQUIRE(there.size() == 1);
      CHECK(here[0].comite == "aval");
      CHECK(there[0].reunion == a.amont.id);
      CHECK(divergences(w, a.boss(), a.sante).empty());
      CHECK(reprendre(w, a.boss(), today, a.campagne, a.aval) == 0);
      CHECK(transferer(w, a.boss(), today, a.campagne, passage, a.aval));
      auto after = find_passage(w, a.boss(), passage).value();
      CHECK(after.reunion == a.aval.id);
      CHECK(after.nonce == before.nonce);
      CHECK(divergences(w, a.boss(), a.amont).empty());
      CHECK(cause(transferer(w, a.boss(), today, a.campagne, passage, a.aval)) == Cause::deja_fait);
      CHECK(journal::de_l_objet(w, "dossier", after.dossier).back().acte == "passage_deplace");
    });
  });
}

TEST_CASE("a dossier set aside since is shown so") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto passage = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto dossier = find_passage(w, a.boss(), passage)->dossier;
      w.exec("UPDATE ventilation SET etat = 'ecart_notifie', ecart_motif = 'doublon' WHERE dossier_id = ?1",
             dossier);
      auto list = divergences(w, a.boss(), a.amont);
      REQUIRE(list.size() == 1);
      CHECK(list[0].ecarte);
      CHECK(list[0].comite == "");
    });
  });
}

TEST_CASE("a transfer needs both meetings") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto passage = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto chef = a.boss();
      chef.attributions = {{.role = Role::chef_de_projet, .communes = {"00001"}}};
      CHECK(cause(transferer(w, chef, today, a.campagne, passage, a.aval)) == Cause::role_requis);
      CHECK(cause(transferer(w, a.people.other, today, a.campagne, passage, a.aval)) == Cause::acces_inconnu);
    });
  });
}

TEST_CASE("a passage is taken back as long as its porteur was not convened and nobody wrote about it") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto passage = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      w.exec("INSERT INTO releve (passage_id, modifie_le, modifie_par) VALUES (?1, 0, ?2)", passage,
             a.boss().id);
      CHECK(cause(retirer_passage(w, a.boss(), today, a.campagne, passage)) == Cause::etape_passee);
      w.exec("DELETE FROM releve");
      w.exec("UPDATE passage SET sequence = 1");
      CHECK(cause(retirer_passage(w, a.boss(), today, a.campagne, passage)) == Cause::etape_passee);
      w.exec("UPDATE passage SET sequence = 0");
      auto chef = a.boss();
      chef.attributions = {{.role = Role::instructeur, .financeur = "etat"}};
      CHECK(cause(retirer_passage(w, chef, today, a.campagne, passage)) == Cause::role_requis);
      CHECK(retirer_passage(w, a.boss(), today, a.campagne, passage));
      CHECK(passages(w, a.boss(), a.amont.id).empty());
      CHECK(a_reprendre(w, a.boss(), a.amont) == 1);
      CHECK(cause(retirer_passage(w, a.boss(), today, a.campagne, passage)) == Cause::acces_inconnu);
    });
  });
}
