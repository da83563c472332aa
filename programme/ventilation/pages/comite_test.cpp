// The committee's pages, as people use them: proposal, changes, two people at once, undo, transmission.
#include "programme/ventilation/pages/comite.h"

#include <doctest/doctest.h>

#include "programme/ventilation/conflit_store.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/test_comite.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace ventilation;
using essai::Decor;
using tests::location;

namespace {

tests::Visiteur visitor(const Decor& d, const personne::Acteur& who) {
  return {.acteur = who, .now = essai::comite(), .campagne = d.campagne};
}

/// One committee at work.
struct Seance {
  db::Database& database;
  Decor d{database};
  tests::Visiteur who = visitor(d, d.coordination);

  explicit Seance(db::Database& base) : database(base) {}
  Seance(const Seance&) = delete;
  Seance& operator=(const Seance&) = delete;

  std::string id(std::size_t n) const { return std::to_string(d.notes.at(n - 1)); }
  Ligne line(std::size_t n) {
    return database.read([&](db::Reading& r) { return ligne(r, d.coordination, d.tour, d.notes.at(n - 1)); })
        .value();
  }
  web::Response get(page::Lecture handler, tests::Visiteur& visit) {
    return database.read([&](db::Reading& r) { return handler(r, visit.visite()); });
  }
  web::Response post(page::Ecriture handler, tests::Visiteur& visit) {
    return database.write([&](db::Writing& w) { return handler(w, visit.visite()); });
  }
  web::Response propose() {
    return post(pages::calculer, who.posts("/ventilation/proposer", {{"quoi", "restantes"}}));
  }
  web::Response screen(tests::Values query = {}) {
    return get(pages::comite, who.asks_for("/ventilation", query));
  }
  std::string version(std::size_t n) { return std::to_string(line(n).etat.version); }
};

bool says(const web::Response& response, std::string_view words) { return response.text().contains(words); }

}  // namespace

TEST_CASE("the proposal hands every note on, says how many call for attention, and is undone as a whole") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    CHECK(says(s.screen(), "Calculer la proposition"));
    auto done = s.propose();
    CHECK(done.status == 303);
    CHECK(s.line(1).etat.etat_nom == "preparee");
    CHECK(s.line(1).etat.reunion == "aubrive");
    CHECK(s.line(1).etat.agents("etat") == std::vector<std::int64_t>{s.d.agent_etat.id});
    CHECK(s.line(1).etat.agents("caf") == std::vector<std::int64_t>{s.d.agent_caf.id});
    CHECK(s.line(2).etat.reunion == "insertion");
    CHECK(s.line(4).etat.agents("") == std::vector<std::int64_t>{s.d.referent.id});
    CHECK(s.line(5).etat.reunion_a_choisir);
    auto shown = s.screen();
    CHECK(says(shown, "Proposition calculée pour 5 notes"));
    CHECK(says(shown, "dépôt jumeau n’est pas indiqué"));
    auto latest =
        database.read([&](db::Reading& r) { return derniere_operation(r, s.d.coordination, s.d.tour); });
    auto undone =
        s.post(pages::annuler_operation,
               s.who.posts("/ventilation/annuler", {{"operation", std::to_string(latest->operation.id)}}));
    CHECK(undone.status == 303);
    CHECK(s.line(1).etat == EtatDossier{.dossier = s.d.notes[0]});
    CHECK(
        s.post(pages::annuler_operation, s.who.posts("/ventilation/annuler", {{"operation", "1"}})).status ==
        422);
  });
}

TEST_CASE("computing the proposal looks for conflicts of interest, which a person will examine") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    database.write([&](db::Writing& w) {
      essai::add_person(w, "Alix Exemple", {{.role = personne::Role::instructeur, .financeur = "ars"}});
      w.exec(
          "INSERT INTO bureau (structure_id, rang, fonction, prenom, nom) VALUES (?1, 1, 'Trésorerie', "
          "'Alix',"
          " 'Exemple')",
          s.d.port);
    });
    auto suggested = [&] {
      return database.read([&](db::Reading& r) { return conflits(r, s.d.coordination, "suggere", 0, 10); });
    };
    CHECK(s.propose().status == 303);
    REQUIRE(suggested().size() == 1);
    CHECK(suggested()[0].structure == s.d.port);
    s.post(pages::calculer, s.who.posts("/ventilation/proposer", {{"quoi", "toutes"}}));
    CHECK(suggested().size() == 1);
  });
}

TEST_CASE("from the committee's screen the coordination reaches lists, workload and minutes") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    auto shown = s.screen();
    for (auto path : {"/ventilation/financeurs", "/ventilation/referents", "/ventilation/charge",
                      "/ventilation/compte-rendu.pdf"})
      CHECK(says(shown, std::string("href=\"") + path + "\""));
  });
}

TEST_CASE("computed anew, the proposal is the same: nothing changes, nobody is counted twice") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.propose();
    auto version = s.line(1).etat.version;
    CHECK(s.post(pages::calculer, s.who.posts("/ventilation/proposer", {{"quoi", "toutes"}})).status == 303);
    CHECK(s.line(1).etat.version == version);
    CHECK(s.propose().status == 422);
    CHECK(s.post(pages::calculer, s.who.posts("/ventilation/proposer", {})).status == 422);
  });
}

TEST_CASE("a note is changed in one form: funders, agents, meeting, and why") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.propose();
    auto form = s.get(pages::ligne_du_comite, s.who.gets("/ventilation/" + s.id(1), {s.id(1)}));
    CHECK(says(form, "Alix"));
    CHECK(says(form, "Enregistrer"));
    auto saved =
        s.post(pages::enregistrer_ligne, s.who.posts("/ventilation/" + s.id(1),
                                                     {{"version", s.version(1)},
                                                      {"retour", "/ventilation?orientation=emploi"},
                                                      {"financeur", "etat"},
                                                      {"agent", "etat:" + std::to_string(s.d.agent_etat.id)},
                                                      {"reunion_choisie", "sante"},
                                                      {"raison", "Projet de santé"}},
                                                     {s.id(1)}));
    CHECK(location(saved) == "/ventilation?orientation=emploi#ligne-" + s.id(1));
    auto l = s.line(1);
    CHECK_FALSE(l.etat.sollicitation("caf"));
    CHECK(l.etat.agents("caf").empty());
    CHECK(l.etat.reunion == "sante");
    CHECK(l.etat.reunion_raison == "Choisi par le comité : Projet de santé");
    CHECK(l.etat.affectations.front().origine == "proposition");
    CHECK(says(s.screen(), "2031-0001 : CAF retiré ; agent·es changé·es ; réunion : Santé"));
  });
}

TEST_CASE("everything wrong in the form is told at once, and what was chosen stays") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.propose();
    auto wrong =
        s.post(pages::enregistrer_ligne, s.who.posts("/ventilation/" + s.id(1),
                                                     {{"version", s.version(1)},
                                                      {"financeur", "inconnu"},
                                                      {"agent", "caf:" + std::to_string(s.d.agent_caf.id)},
                                                      {"agent", "etat:99999"},
                                                      {"agent", "sans deux-points"},
                                                      {"reunion_choisie", "perdue"},
                                                      {"raison", "Mon motif"}},
                                                     {s.id(1)}));
    CHECK(wrong.status == 422);
    for (auto* sentence : {"Ce financeur ne figure pas", "Cochez aussi CAF", "ne peut pas suivre ce dossier",
                           "Choisissez une réunion de la liste", "Mon motif"})
      CHECK_MESSAGE(says(wrong, sentence), sentence);
    CHECK(s.line(1).etat.reunion == "aubrive");
  });
}

TEST_CASE("two people at once: the second sees both choices, and theirs is kept in the form") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.propose();
    auto seen = s.version(1);
    auto send = [&](std::string meeting, const std::string& version) {
      return s.post(pages::enregistrer_ligne,
                    s.who.posts("/ventilation/" + s.id(1),
                                {{"version", version},
                                 {"financeur", "etat"},
                                 {"agent", "etat:" + std::to_string(s.d.agent_etat.id)},
                                 {"reunion_choisie", meeting}},
                                {s.id(1)}));
    };
    CHECK(send("sante", seen).status == 303);
    auto late = send("insertion", seen);
    CHECK(late.status == 409);
    CHECK(says(late, "Quelqu’un a changé cette note"));
    CHECK(says(late, "Enregistré entre-temps"));
    CHECK(says(late, R"(<option value="insertion" selected>)"));
    CHECK(s.line(1).etat.reunion == "sante");
    CHECK(send("insertion", s.version(1)).status == 303);
    CHECK(s.line(1).etat.reunion == "insertion");
  });
}

TEST_CASE("who has an interest in the structure cannot be chosen") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, trouve_le, decide_le)"
          " VALUES (?1, ?2, 'confirme', 'declaration', 0, 0)",
          s.d.agent_etat.id, s.d.tilleuls);
    });
    s.propose();
    CHECK(s.line(1).etat.agents("etat").empty());
    CHECK(s.line(5).etat.agents("etat") == std::vector<std::int64_t>{s.d.agent_etat.id});
    auto form = s.get(pages::ligne_du_comite, s.who.gets("/ventilation/" + s.id(1), {s.id(1)}));
    CHECK(says(form, "ne peut pas être choisi·e"));
    auto refused =
        s.post(pages::enregistrer_ligne, s.who.posts("/ventilation/" + s.id(1),
                                                     {{"version", s.version(1)},
                                                      {"financeur", "etat"},
                                                      {"agent", "etat:" + std::to_string(s.d.agent_etat.id)},
                                                      {"reunion_choisie", "aubrive"}},
                                                     {s.id(1)}));
    CHECK(refused.status == 422);
    CHECK(says(refused, "Alix a un intérêt dans cette structure"));
  });
}

TEST_CASE("a note is set aside with its reason, and taken up again as it was") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.propose();
    auto before = s.line(1).etat;
    auto aside = [&](std::string motif, std::string version) {
      return s.post(
          pages::ecarter_note,
          s.who.posts("/ventilation/x", {{"version", version}, {"motif", motif}, {"texte", "Voir l’autre."}},
                      {s.id(1)}));
    };
    auto without = aside("", s.version(1));
    CHECK(without.status == 422);
    CHECK(says(without, "Voir l’autre."));
    CHECK(aside("doublon", "1").status == (before.version == 1 ? 303 : 409));
    if (s.line(1).etat.etat_nom != "ecartee") CHECK(aside("doublon", s.version(1)).status == 303);
    CHECK(s.line(1).etat.ecart_texte == "Voir l’autre.");
    CHECK(says(s.screen(), "Déjà déposé"));
    CHECK(
        s.post(pages::reintegrer_note, s.who.posts("/ventilation/x", {{"version", s.version(1)}}, {s.id(1)}))
            .status == 303);
    CHECK(meme_contenu(s.line(1).etat, before));
    CHECK(s.post(pages::ecarter_note,
                 s.who.posts("/ventilation/x", {{"motif", "doublon"}, {"texte", std::string(1001, 'a')}},
                             {s.id(1)}))
              .status == 422);
    CHECK(s.post(pages::reintegrer_note,
                 s.who.posts("/ventilation/x", {{"motif", std::string(1001, 'a')}}, {s.id(1)}))
              .status == 422);
    CHECK(s.post(pages::ecarter_note, s.who.posts("/ventilation/x", {{"motif", "doublon"}}, {"99999"}))
              .status == 404);
  });
}

TEST_CASE("the transmission is told first, done once, and only what was seen goes") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.propose();
    auto shown = s.get(pages::avant_transmission, s.who.gets("/ventilation/transmettre"));
    CHECK(says(shown, "4 notes transmises à leurs agent·es"));
    CHECK(says(shown, "Choisissez la réunion. 2031-0005"));
    auto seen = database.read([&](db::Reading& r) { return tour_vu(r, s.d.tour); });
    auto late = s.post(pages::transmettre_tout,
                       s.who.posts("/ventilation/transmettre", {{"vu", std::to_string(seen - 1)}}));
    CHECK(late.status == 409);
    CHECK(s.line(1).etat.etat_nom == "preparee");
    auto sent = s.post(pages::transmettre_tout,
                       s.who.posts("/ventilation/transmettre", {{"vu", std::to_string(seen)}}));
    CHECK(location(sent) == "/ventilation");
    CHECK(s.line(1).etat.etat_nom == "transmise");
    seen = database.read([&](db::Reading& r) { return tour_vu(r, s.d.tour); });
    CHECK(s.post(pages::transmettre_tout,
                 s.who.posts("/ventilation/transmettre", {{"vu", std::to_string(seen)}}))
              .status == 422);
  });
}

TEST_CASE("after the transmission a change needs a reason and is kept at once, without undo") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.propose();
    auto seen = database.read([&](db::Reading& r) { return tour_vu(r, s.d.tour); });
    s.post(pages::transmettre_tout, s.who.posts("/ventilation/transmettre", {{"vu", std::to_string(seen)}}));
    auto send = [&](std::string reason) {
      return s.post(pages::enregistrer_ligne, s.who.posts("/ventilation/" + s.id(2),
                                                          {{"version", s.version(2)},
                                                           {"financeur", "etat"},
                                                           {"reunion_choisie", "sante"},
                                                           {"raison", reason}},
                                                          {s.id(2)}));
    };
    auto refused = send("");
    CHECK(refused.status == 422);
    CHECK(says(refused, "Écrivez pourquoi"));
    CHECK(send("Erreur de thème").status == 303);
    CHECK(s.line(2).etat.reunion == "sante");
    CHECK(s.line(2).etat.etat_nom == "transmise");
    CHECK_FALSE(says(s.screen(), "Annuler cette action"));
    CHECK(s.post(pages::ecarter_note,
                 s.who.posts("/x", {{"version", s.version(2)}, {"motif", "doublon"}}, {s.id(2)}))
              .status == 422);
    CHECK(s.post(pages::ecarter_note,
                 s.who.posts("/x",
                             {{"version", s.version(2)}, {"motif", "doublon"}, {"texte", "Voir 2031-0001."}},
                             {s.id(2)}))
              .status == 303);
    CHECK(s.line(2).etat.etat_nom == "ecart_notifie");
    CHECK(s.post(pages::reintegrer_note,
                 s.who.posts("/x", {{"version", s.version(2)}, {"motif", "Recours"}}, {s.id(2)}))
              .status == 303);
    CHECK(s.line(2).etat.etat_nom == "preparee");
    CHECK_FALSE(s.line(2).etat.transmise_le);
  });
}

TEST_CASE("agents read what was transmitted, and change nothing; porteurs read what came of their note") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.propose();
    auto agent = visitor(s.d, s.d.agent_etat);
    constexpr std::string_view in_its_row = R"(data-titre="Réunion">Réunion d’Aubrive)";
    auto before = s.get(pages::comite, agent.gets("/ventilation"));
    CHECK(says(before, "À ventiler"));
    CHECK_FALSE(says(before, in_its_row));
    CHECK_FALSE(says(before, "Calculer la proposition"));
    auto porteur = visitor(s.d, {.id = 77, .structures = {{.structure = s.d.tilleuls, .ecrire = true}}});
    auto outcome = [&](std::size_t n) {
      return s.get(pages::suite_de_la_note, porteur.gets("/x", {s.id(n)}));
    };
    CHECK(outcome(1).status == 404);
    s.post(pages::ecarter_note,
           s.who.posts("/x", {{"version", s.version(2)}, {"motif", "doublon"}, {"texte", "Voir l’autre."}},
                       {s.id(2)}));
    auto seen = database.read([&](db::Reading& r) { return tour_vu(r, s.d.tour); });
    s.post(pages::transmettre_tout, s.who.posts("/x", {{"vu", std::to_string(seen)}}));
    CHECK(says(s.get(pages::comite, agent.gets("/ventilation")), in_its_row));
    auto line = s.get(pages::ligne_du_comite, agent.gets("/x", {s.id(1)}));
    CHECK(line.status == 200);
    CHECK_FALSE(says(line, "Enregistrer"));
    CHECK(says(outcome(1), "Réunion d’Aubrive"));
    auto aside = outcome(2);
    for (auto* words : {"Le même projet figure", "Voir l’autre.", "deux mois"})
      CHECK_MESSAGE(says(aside, words), words);
    CHECK(outcome(3).status == 404);
  });
}

TEST_CASE("the screen is read in a fixed number of queries, whatever the number of notes") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    auto count = [&] {
      auto before = db::queries_of_this_thread();
      s.screen();
      return db::queries_of_this_thread() - before;
    };
    s.propose();
    auto few = count();
    CHECK(few <= 17);
    database.write([&](db::Writing& w) {
      for (int n = 10; n < 40; ++n)
        essai::add_note(w, {.structure = s.d.port, .numero = n}, s.d.coordination.id);
    });
    s.propose();
    CHECK(count() == few);
  });
}

TEST_CASE("a wrong address says so and shows the list; a form's empty fields leave it short") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    auto wrong = s.screen({{"etat", "perdue"}, {"page", "apres.x"}});
    CHECK(says(wrong, "ce choix n’existe pas"));
    CHECK(says(wrong, "Jardin partagé"));
    CHECK(location(s.screen({{"q", ""}, {"orientation", "sante"}})) == "/ventilation?orientation=sante");
    CHECK(says(s.screen({{"q", "introuvable"}}), "Aucune note ne correspond"));
    CHECK(pages::retour(s.who.posts("/x", {{"retour", "//ailleurs.example"}}).visite()) == "/ventilation");
    CHECK(pages::retour(s.who.posts("/x", {{"retour", "/dossiers/3"}}).visite()) == "/ventilation");
  });
}

TEST_CASE("the twin deposit is noted from the note's page") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    auto note = [&](tests::Values form) {
      return s.post(pages::enregistrer_jumeau, s.who.posts("/x", form, {s.id(5)}));
    };
    CHECK(note({{"collectivite", "Autre agglomération"}, {"reference", "P-12"}}).status == 303);
    auto page = s.get(pages::ligne_du_comite, s.who.gets("/x", {s.id(5)}));
    CHECK(says(page, "P-12"));
    CHECK(note({{"autre", s.id(1)}}).status == 422);
    CHECK(note({{"reference", std::string(101, 'a')}}).status == 422);
  });
}
