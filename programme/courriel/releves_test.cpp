// The record of a passage by mail: to the members of the structure and who carries the project, as it was
// sent.
#include <doctest/doctest.h>

#include "programme/courriel/decor_test.h"
#include "programme/courriel/regles.h"
#include "programme/reunion/ecrits_store.h"
#include "programme/reunion/releve_store.h"
#include "programme/reunion/salle_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

struct Mail {
  std::string destinataire, objet, texte;
  bool vague;
};

struct Meeting {
  db::Database& database;
  EnReunion s = en_reunion(database);

  explicit Meeting(db::Database& d) : database(d) {
    s.campagne.depot_final = {paris("2029-12-01"), paris("2029-12-03")};
    tick(d, s, {.passage = s.passages[0], .vu = "0"}, half_past);
    d.write([&](db::Writing& w) {
      w.exec("UPDATE passage SET charge_nom = 'Charge', charge_courriel = 'jardin@tilleuls.example'");
      w.exec(
          "INSERT INTO sollicitation (dossier_id, financeur, origine, cree_le, cree_par) VALUES (?1, 'etat', "
          "'note', 0, 0)",
          s.dossiers[0]);
      w.exec(
          "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine) VALUES (?1, 1, "
          "'etat', "
          "?2, 'comite')",
          s.dossiers[0], s.agent.id);
    });
  }
  void recommend_and_send(std::string_view text) {
    database.write([&](db::Writing& w) {
      auto p = find_passage(w, s.people.boss, s.passages[0]).value();
      REQUIRE(ajouter_recommandation(w, s.people.boss, half_past, p, text));
      auto one = releve_a_envoyer(w, s.people.boss, half_past, s.campagne, s.reunion, p.id).value();
      REQUIRE(envoyer_releves(w, s.people.boss, half_past, s.campagne, s.reunion, {{p.id, one.vu}}));
    });
  }
  std::vector<Mail> mails() {
    database.write([&](db::Writing& w) {
      w.exec("DELETE FROM courriel");
      courriel::composer(w, s.campagne, decor::site, half_past);
    });
    return database.read([](db::Reading& r) {
      return r.all<Mail>("SELECT destinataire, objet, texte, vague FROM courriel ORDER BY id");
    });
  }
};

}  // namespace

TEST_CASE(
    "the record goes to the structure and to who carries the project, with a link and whom to write to") {
  tests::on_both_engines([](db::Database& database) {
    Meeting m(database);
    m.mails();
    m.recommend_and_send("Rencontrer l’école.");
    auto all = m.mails();
    REQUIRE(all.size() == 2);
    CHECK(all[0].destinataire == "ecrit@essai.example");
    CHECK(all[1].destinataire == "jardin@tilleuls.example");
    CHECK(all[0].objet == "Relevé de votre passage : « Jardin partagé »");
    CHECK(all[0].vague);
    for (auto text : {"Recommandation 1 : Rencontrer l’école.", "État : agent, agent@essai.example",
                      "https://dentelle.example/convocations/", "/releve",
                      "Déposez le dossier définitif au plus tard le dimanche 2 décembre 2029"})
      CHECK_MESSAGE(all[1].texte.contains(text), text);
  });
}

TEST_CASE("a correction is told as one, and only the last of two is told") {
  tests::on_both_engines([](db::Database& database) {
    Meeting m(database);
    m.mails();
    m.recommend_and_send("Rencontrer l’école.");
    m.recommend_and_send("Préciser le budget.");
    auto all = m.mails();
    REQUIRE(all.size() == 2);
    CHECK(all[0].objet == "Relevé corrigé de votre passage : « Jardin partagé »");
    CHECK(all[0].texte.contains("Recommandation 2 : Préciser le budget."));
    CHECK(all[0].texte.contains("Cette version remplace"));
  });
}

TEST_CASE("without a batch read in advance the rule reads for its line alone") {
  tests::on_both_engines([](db::Database& database) {
    Meeting m(database);
    m.recommend_and_send("Rencontrer l’école.");
    auto written = database.read([&](db::Reading& r) {
      auto line = journal::de_l_objet(r, "dossier", m.s.dossiers[0]).back();
      return courriel::courriels_de({r, m.s.campagne, decor::site, half_past}, line).size();
    });
    CHECK(written == 2);
  });
}
