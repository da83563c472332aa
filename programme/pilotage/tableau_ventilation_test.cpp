// What the tableau tells of the ventilation, and to whom.
#include <doctest/doctest.h>

#include "programme/pilotage/cellule.h"
#include "programme/pilotage/vues_test.h"
#include "tests/support/databases.h"

using namespace pilotage;
using namespace pilotage::essai::vues;

TEST_CASE(
    "the tableau shows what became of a dossier: its state, its meeting with its date, who handles it") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      pilotage::essai::insert(w, {.id = 1,
                                  .numero = 1,
                                  .demandes = {{"caf", 100}},
                                  .ventilation = "transmise",
                                  .reunion = "sante",
                                  .confies = {{"caf", 103}, {"caf", 101}, {"etat", 102}, {"", 101}}});
      pilotage::essai::insert(w, {.id = 2,
                                  .numero = 2,
                                  .demandes = {{"caf", 100}},
                                  .ventilation = "preparee",
                                  .reunion = "aubrive",
                                  .confies = {{"caf", 101}}});
      pilotage::essai::insert(w, {.id = 3, .numero = 3, .ventilation = "ecartee", .reunion = "sante"});
      pilotage::essai::insert(w, {.id = 4, .numero = 4});
    });
    database.read([](db::Reading& r) {
      auto all = lire_page(r, coordination, campagne_, {}).lignes;
      CHECK(all[0].ventilation == "transmise");
      CHECK(all[0].reunion_titre == "Réunion Santé");
      CHECK(texte(Colonne::reunion, all[0], campagne_) == "Réunion Santé, le 14 octobre 2030");
      CHECK(texte(Colonne::agents, all[0], campagne_) ==
            "Référent·e : Alix Modèle ; CAF : Alix Modèle, Chloé Modèle ; État : Béa Exemple");
      CHECK(texte(Colonne::ventilation, all[1], campagne_) == "En préparation");
      CHECK(texte(Colonne::reunion, all[1], campagne_) == "Réunion d’Aubrive");
      CHECK(texte(Colonne::reunion, all[2], campagne_).empty());
      CHECK(texte(Colonne::ventilation, all[3], campagne_).empty());
    });
  });
}

TEST_CASE("a meeting that is being prepared has its own title and day in the tableau") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      pilotage::essai::insert(w, {.id = 1, .numero = 1, .ventilation = "transmise", .reunion = "sante"});
      w.exec(
          "INSERT INTO reunion (id, campagne, code, titre, duree_passage) VALUES (1, 'essai-2031', 'sante', "
          "'Santé, nouvelle salle', 20)");
      w.exec("INSERT INTO demi_journee (reunion_id, debut, fin) VALUES (1, ?1, ?2)",
             *base::parse_paris("2030-10-20T09:00"), *base::parse_paris("2030-10-20T12:00"));
    });
    database.read([](db::Reading& r) {
      auto line = lire_page(r, coordination, campagne_, {}).lignes.at(0);
      CHECK(texte(Colonne::reunion, line, campagne_) == "Santé, nouvelle salle, le 20 octobre 2030");
    });
  });
}

TEST_CASE("partners learn nothing of what the committee is still preparing, by no filter either") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      std::int64_t id = 0;
      for (auto state : {"", "preparee", "ecartee", "transmise", "ecart_notifie"}) {
        ++id;
        pilotage::essai::insert(w, {.id = id,
                                    .numero = id,
                                    .demandes = {{"caf", 100}},
                                    .ventilation = state,
                                    .reunion = "sante",
                                    .confies = {{"caf", 101}, {"etat", 0}}});
      }
    });
    auto caf = with_role({.role = personne::Role::instructeur, .financeur = "caf"});
    using Ids = std::vector<std::int64_t>;
    for (auto [state, ids_seen] : {std::pair{"a_ventiler", Ids{1, 2, 3}},
                                   {"preparee", {}},
                                   {"ecartee", {}},
                                   {"transmise", {4}},
                                   {"ecart_notifie", {5}}})
      CHECK(seen(database, caf, {.ventilation = state}) == ids_seen);
    CHECK(seen(database, caf, {.reunion = "sante"}) == Ids{4});
    CHECK(seen(database, caf, {.agent = "alix"}) == Ids{4});
    CHECK(seen(database, caf, {.sans_agent = true}) == Ids{4});
    CHECK(seen(database, coordination, {.reunion = "sante"}) == Ids{2, 4});
    database.read([&](db::Reading& r) {
      for (auto& line : lire_page(r, caf, campagne_, {}).lignes) {
        bool told = line.id >= 4;
        CHECK(line.ventilation.empty() == !told);
        CHECK(line.reunion.empty() == (line.id != 4));
        CHECK(line.agents.empty() == (line.id != 4));
      }
    });
  });
}
