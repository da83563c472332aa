#include "programme/ventilation/conflit_store.h"

#include <doctest/doctest.h>

#include <thread>

#include "programme/dossier/dossier_store.h"
#include "programme/journal/journal.h"
#include "programme/personne/personne_store.h"
#include "programme/ventilation/test_comite.h"
#include "tests/support/databases.h"

using namespace ventilation;
using essai::Decor;

namespace {

const base::Instant now = essai::comite();

void sits(db::Database& database, std::int64_t structure, std::string_view first, std::string_view last) {
  database.write([&](db::Writing& w) {
    w.exec(
        "INSERT INTO bureau (structure_id, rang, fonction, prenom, nom) VALUES (?1, (SELECT COUNT(*) + 1 "
        "FROM "
        "bureau WHERE structure_id = ?1), 'Présidence', ?2, ?3)",
        structure, first, last);
  });
}

void represents(db::Database& database, std::int64_t structure, std::string_view first,
                std::string_view last) {
  database.write([&](db::Writing& w) {
    w.exec("UPDATE structure SET representant_prenom = ?2, representant_nom = ?3 WHERE id = ?1", structure,
           first, last);
  });
}

void belongs(db::Database& database, std::int64_t structure, std::int64_t personne) {
  database.write([&](db::Writing& w) {
    w.exec(
        "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since)"
        " VALUES (?1, ?2, 0, 0, 0, 0)",
        structure, personne);
  });
}

std::int64_t agent(db::Database& database, std::string_view name) {
  return database.write([&](db::Writing& w) {
    return essai::add_person(w, name, {{.role = Role::instructeur, .financeur = "ars"}});
  });
}

int search(db::Database& database, const personne::Acteur& who) {
  return database.write([&](db::Writing& w) { return chercher_conflits(w, who, now); });
}

std::vector<Conflit> in_state(db::Database& database, const personne::Acteur& who,
                              std::string_view state = "suggere") {
  return database.read([&](db::Reading& r) { return conflits(r, who, state, 0, 100); });
}

template <class A>
Result<Suite> decide(db::Database& database, const personne::Acteur& who, std::int64_t id,
                     std::string_view seen, const A& acte) {
  return database.write([&](db::Writing& w) { return decider(w, who, now, id, seen, acte); });
}

Result<Suite> declare(db::Database& database, const personne::Acteur& who, std::int64_t personne,
                      std::int64_t structure, std::string_view motif = "Trésorière") {
  return database.write(
      [&](db::Writing& w) { return declarer(w, who, now, personne, structure, DeclarerConflit{motif}); });
}

personne::Acteur again(db::Database& database, const personne::Acteur& who) {
  return database.read([&](db::Reading& r) { return personne::acteur(r, who.id).value(); });
}

bool sees(db::Database& database, const personne::Acteur& who, std::int64_t dossier) {
  return database.read([&](db::Reading& r) { return dossier::find(r, who, dossier).has_value(); });
}

/// The note 1 of Les Tilleuls, handed to the agent of the État.
void hand_over(db::Database& database, const Decor& d) {
  database.write([&](db::Writing& w) {
    auto line = ligne(w, d.coordination, d.tour, d.notes[0]).value();
    auto change = essai::prepare(line);
    change.apres.affectations = {{"etat", d.agent_etat.id}};
    return appliquer(w, d.coordination, now, d.tour, Genre::changement, "Essai", {change});
  });
}

Cause cause(const Result<Suite>& r) {
  REQUIRE_FALSE(r.has_value());
  return r.error().cause;
}

}  // namespace

TEST_CASE("the search finds persons with a role in bureaus, as representatives and as members, each once") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto zoe = agent(database, "Zoé Exemple"), lise = agent(database, "Anne-Lise Modèle");
    sits(database, d.tilleuls, "ZOE", "Exemple");
    represents(database, d.tilleuls, "Zoé", "Exemple");
    represents(database, d.port, "Annelise", "MODELE");
    belongs(database, d.tilleuls, zoe);
    belongs(database, d.port, d.chef.id);
    CHECK(search(database, d.coordination) == 3);
    auto found = in_state(database, d.coordination);
    REQUIRE(found.size() == 3);
    CHECK(found[0].personne == zoe);
    CHECK(found[0].structure == d.tilleuls);
    CHECK(found[0].origine == "bureau");
    CHECK(found[0].nom_trouve == "ZOE Exemple");
    CHECK(found[0].roles == "Instructeur·rice");
    CHECK(found[1].personne == lise);
    CHECK(found[1].origine == "representant");
    CHECK(found[2].personne == d.chef.id);
    CHECK(found[2].origine == "membre");
    CHECK(found[2].structure_nom == "Le Port");
  });
}

TEST_CASE("the search suggests each homonym, and nobody without a role") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto one = agent(database, "Zoé Exemple");
    database.write([&](db::Writing& w) {
      w.exec("UPDATE personne SET courriel = 'une@essai.example' WHERE id = ?1", one);
      essai::add_person(w, "Zoé Exemple", {{.role = Role::elu}});
      auto porteur = essai::add_person(w, "Exemple Zoé");
      w.exec(
          "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since)"
          " VALUES (?1, ?2, 1, 1, 1, 0)",
          d.port, porteur);
    });
    sits(database, d.tilleuls, "Zoé", "Exemple");
    CHECK(search(database, d.coordination) == 2);
  });
}

TEST_CASE("what is known already is not found again, and what was decided is never reopened") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto zoe = agent(database, "Zoé Exemple");
    sits(database, d.tilleuls, "Zoé", "Exemple");
    sits(database, d.port, "Zoé", "Exemple");
    CHECK(search(database, d.coordination) == 2);
    CHECK(search(database, d.coordination) == 0);
    auto found = in_state(database, d.coordination);
    REQUIRE(decide(database, d.coordination, found[0].id, "suggere", EcarterConflit{"Homonyme"}));
    REQUIRE(decide(database, d.coordination, found[1].id, "suggere", ConfirmerConflit{}));
    belongs(database, d.tilleuls, zoe);
    CHECK(search(database, d.coordination) == 0);
    CHECK(in_state(database, d.coordination).empty());
    CHECK(in_state(database, d.coordination, "ecarte").size() == 1);
    CHECK(in_state(database, d.coordination, "confirme").size() == 1);
  });
}

TEST_CASE("only the coordination searches, lists and decides; a person sees their own") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    belongs(database, d.tilleuls, d.agent_caf.id);
    CHECK(search(database, d.agent_caf) == 0);
    CHECK(search(database, d.coordination) == 1);
    auto found = in_state(database, d.coordination).at(0);
    CHECK(in_state(database, d.agent_caf).empty());
    database.read([&](db::Reading& r) {
      CHECK(comptes_conflits(r, d.agent_caf).empty());
      CHECK(comptes_conflits(r, d.coordination).at(0).nombre == 1);
      CHECK_FALSE(conflit(r, d.agent_caf, found.id));
      CHECK(conflit(r, d.coordination, found.id)->personne_nom == "Camille");
      CHECK(mes_conflits(r, d.agent_caf).size() == 1);
      CHECK(mes_conflits(r, d.agent_etat).empty());
    });
    CHECK(cause(decide(database, d.agent_caf, found.id, "suggere", EcarterConflit{"Non"})) ==
          Cause::acces_inconnu);
    CHECK(cause(decide(database, d.coordination, found.id + 99, "suggere", ConfirmerConflit{})) ==
          Cause::acces_inconnu);
  });
}

TEST_CASE("confirming takes the structure's dossiers away from the person, and they are to be handed on") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    hand_over(database, d);
    belongs(database, d.tilleuls, d.agent_etat.id);
    search(database, d.coordination);
    auto id = in_state(database, d.coordination).at(0).id;
    auto done = decide(database, d.coordination, id, "suggere", ConfirmerConflit{"Siège au bureau"});
    REQUIRE(done);
    CHECK(done->a_reaffecter == 1);
    CHECK(done->personne_nom == "Alix");
    database.read([&](db::Reading& r) {
      auto line = ligne(r, d.coordination, d.tour, d.notes[0]).value();
      CHECK(line.agents.empty());
      CHECK(line.etat.sollicitation("etat")->sans_agent.starts_with("À réaffecter"));
      auto history = journal::de_l_objet(r, "dossier", d.notes[0]);
      REQUIRE_FALSE(history.empty());
      CHECK(history.back().acte == "affectation_retiree");
      auto decision = journal::de_l_objet(r, "conflit", id);
      REQUIRE(decision.size() == 1);
      CHECK(decision[0].acte == "conflit_confirme");
      CHECK(journal::detail(decision[0], "motif") == "Siège au bureau");
      CHECK(journal::detail(decision[0], "a_reaffecter") == "1");
      Filtre without_agent{.agent = std::string(aucun)};
      CHECK(lignes(r, d.coordination, d.tour, without_agent).size() == 1);
    });
  });
}

TEST_CASE("who is confirmed no longer sees the dossiers, until another person puts the conflict aside") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto others = declare(database, d.coordination, d.agent_etat.id, d.port);
    REQUIRE(others);
    CHECK(sees(database, again(database, d.agent_etat), d.notes[0]));
    auto own = declare(database, again(database, d.agent_etat), d.agent_etat.id, d.tilleuls);
    REQUIRE(own);
    auto away = again(database, d.agent_etat);
    CHECK(away.conflits.size() == 2);
    CHECK_FALSE(sees(database, away, d.notes[0]));
    database.read([&](db::Reading& r) {
      for (const auto& line : lignes(r, away, d.tour, {})) CHECK(line.note.structure != d.tilleuls);
    });
    CHECK(cause(declare(database, away, d.agent_etat.id, d.tilleuls)) == Cause::deja_fait);
    REQUIRE(decide(database, d.coordination, own->conflit, "confirme", EcarterConflit{"A démissionné"}));
    CHECK(sees(database, again(database, d.agent_etat), d.notes[0]));
  });
}

TEST_CASE("the coordination too is kept away, and cannot clear itself") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto done = declare(database, d.coordination, d.coordination.id, d.tilleuls);
    REQUIRE(done);
    auto away = again(database, d.coordination);
    CHECK_FALSE(sees(database, away, d.notes[0]));
    CHECK(cause(decide(database, away, done->conflit, "confirme", EcarterConflit{"C’est fini"})) ==
          Cause::role_requis);
    CHECK(again(database, d.coordination).conflits.size() == 1);
  });
}

TEST_CASE("a decision on what somebody else decided meanwhile is refused") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    belongs(database, d.tilleuls, d.agent_etat.id);
    search(database, d.coordination);
    auto id = in_state(database, d.coordination).at(0).id;
    REQUIRE(decide(database, d.coordination, id, "suggere", ConfirmerConflit{}));
    CHECK(cause(decide(database, d.coordination, id, "suggere", EcarterConflit{"Homonyme"})) ==
          Cause::modifie_entre_temps);
    CHECK(in_state(database, d.coordination, "confirme").size() == 1);
  });
}

TEST_CASE("of two decisions at once one is taken") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    belongs(database, d.tilleuls, d.agent_etat.id);
    search(database, d.coordination);
    auto id = in_state(database, d.coordination).at(0).id;
    int taken[2] = {0, 0};
    std::thread one(
        [&] { taken[0] = decide(database, d.coordination, id, "suggere", ConfirmerConflit{}).has_value(); });
    std::thread two([&] {
      taken[1] = decide(database, d.coordination, id, "suggere", EcarterConflit{"Homonyme"}).has_value();
    });
    one.join(), two.join();
    CHECK(taken[0] + taken[1] == 1);
  });
}

TEST_CASE("a declaration names a person with a role and a structure, and leaves its line") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto porteur = database.write([&](db::Writing& w) { return essai::add_person(w, "Sans Role"); });
    CHECK(cause(declare(database, d.coordination, porteur, d.port)) == Cause::saisie_invalide);
    CHECK(cause(declare(database, d.coordination, d.agent_caf.id, d.port + 99)) == Cause::saisie_invalide);
    CHECK(cause(declare(database, d.coordination, d.agent_caf.id, d.port, " ")) == Cause::saisie_invalide);
    CHECK(cause(declare(database, d.agent_etat, d.agent_caf.id, d.port)) == Cause::role_requis);
    auto done = declare(database, d.agent_caf, d.agent_caf.id, d.port, "  Je suis trésorier  ");
    REQUIRE(done);
    database.read([&](db::Reading& r) {
      auto line = journal::de_l_objet(r, "conflit", done->conflit).at(0);
      CHECK(line.acte == "conflit_declare");
      CHECK(line.auteur_id == d.agent_caf.id);
      CHECK(journal::detail(line, "structure") == std::to_string(d.port));
      auto known = conflit(r, d.coordination, done->conflit).value();
      CHECK(known.origine == "declaration");
      CHECK(known.motif == "Je suis trésorier");
      CHECK(known.decide_par == "Camille");
    });
  });
}

TEST_CASE("whom a declaration means is found by name, address or SIRET, whole ones first") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE structure SET siret = '73282932000074', siege_commune = 'Aubrive' WHERE id = ?1",
             d.port);
      essai::add_structure(w, "Le Port de pêche", d.coordination.id);
      essai::add_structure(w, "100 % rue", d.coordination.id);
    });
    database.read([&](db::Reading& r) {
      auto whole = chercher_structures(r, d.coordination, " le PORT ", 10);
      REQUIRE(whole.size() == 2);
      CHECK(whole[0].id == d.port);
      CHECK(whole[0].exacte);
      CHECK(whole[0].precision == "73282932000074 Aubrive");
      CHECK_FALSE(whole[1].exacte);
      CHECK(chercher_structures(r, d.coordination, "732 829 320 00074", 10).at(0).id == d.port);
      CHECK(chercher_structures(r, d.coordination, "%", 10).empty());
      CHECK(chercher_structures(r, d.coordination, "0 %", 10).size() == 1);
      CHECK(chercher_structures(r, d.coordination, "port", 1).size() == 1);
      // Agents find structures that have deposited; who has no role finds none.
      CHECK(chercher_structures(r, d.agent_etat, "port", 10).size() == 1);
      CHECK(chercher_structures(r, personne::Acteur{.id = 999}, "port", 10).empty());
      CHECK(chercher_agents(r, d.coordination, "alix@essai.example", 10).at(0).id == d.agent_etat.id);
      CHECK(chercher_agents(r, d.coordination, "ALI", 10).at(0).id == d.agent_etat.id);
      CHECK(chercher_agents(r, d.agent_etat, "Alix", 10).empty());
    });
  });
}

TEST_CASE("the coordination's list walks along an index") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    struct Step {
      std::int64_t id, parent, unused;
      std::string detail;
    };
    database.read([](db::Reading& r) {
      auto plan = r.all<Step>(
          "EXPLAIN QUERY PLAN SELECT k.id FROM conflit_interet k WHERE k.etat = 'suggere' AND k.id > 0 ORDER "
          "BY "
          "k.id LIMIT 50");
      REQUIRE(plan.size() == 1);
      CHECK(plan[0].detail.contains("conflit_interet_etat"));
    });
  });
}
