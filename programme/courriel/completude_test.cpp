// Of a final dossier being checked: each point that is asked, what came back, the decisions.
#include <doctest/doctest.h>

#include "programme/completude/completude_store.h"
#include "programme/completude/essai_test.h"
#include "programme/courriel/decor_test.h"
#include "programme/courriel/regles.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"

using definitif::test::noon;
using definitif::test::paris;

namespace {

struct Site {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  std::int64_t id = dossier::test::with_complete_note(database, people);
  campagne::Campagne call = completude::test::campagne();

  explicit Site(db::Database& d) : database(d) {
    call.textes.emplace_back("complements.contestation", "Écrivez dans les deux mois.");
    database.write([&](db::Writing& w) {
      definitif::create(w, people.writer, noon, id, definitif::test::answers());
      w.exec("UPDATE definitif SET etat = 'depose', depose_le = ?2, depots = 1 WHERE dossier_id = ?1", id,
             noon);
    });
  }
  std::int64_t asked() {
    return database.write([&](db::Writing& w) {
      auto f = definitif::lock(w, people.boss, id).value();
      return completude::demander(
          w, people.boss, noon, f,
          {.date = "",
           .message = "Un appel suffit pour toute question.",
           .cibles = {{"partie/suivi", "Dites qui évalue."}, {"pieces/rib", "Il manque."}}},
          paris("2029-12-01"));
    });
  }
  void becomes(const definitif::Etat& state, std::string_view reason) {
    database.write([&](db::Writing& w) {
      definitif::save_state(w, definitif::lock(w, people.boss, id).value(), state, noon, people.boss, reason);
    });
  }
  std::vector<decor::Row> mails(std::string_view act,
                                std::vector<std::pair<std::string, std::string>> details = {}) {
    database.write([&](db::Writing& w) {
      w.exec("DELETE FROM courriel");
      journal::inscrire(w, people.writer, noon, {act, "dossier", id, std::move(details)});
      courriel::composer(w, call, decor::site, noon);
    });
    return decor::outbox(database);
  }
};

}  // namespace

TEST_CASE("a request for completion is written to the structure with each point, its reason and the date") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto request = std::to_string(s.asked());
    auto mails = s.mails("complements_demandes", {{"demande", request}});
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "ecrit@essai.example");
    for (auto said : {"30 novembre 2029 à 23 h 59", "Dites qui évalue.", "RIB", "Il manque.",
                      "Un appel suffit", "/definitif/complements"})
      CHECK_MESSAGE(mails[0].texte.contains(said), mails[0].texte);
    CHECK(s.mails("complements_demandes", {{"demande", "999"}}).empty());
    mails = s.mails("complements_rendus", {{"demande", request}});
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "coordonne@essai.example");
    CHECK(mails[0].texte.contains("/completude/" + std::to_string(s.id)));
  });
}

TEST_CASE("a decision is told to the structure; a rejection with its reason and how to contest it") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.mails("definitif_rejete").empty());
    s.becomes(definitif::Rejete{noon}, "Pièces non reçues.");
    auto mails = s.mails("definitif_rejete");
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].texte.contains("Pièces non reçues."));
    CHECK(mails[0].texte.contains("Écrivez dans les deux mois."));
    mails = s.mails("decision_reprise", {{"motif", "Courrier reçu."}});
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].texte.contains("Courrier reçu."));
    CHECK(s.mails("definitif_complet").size() == 1);
  });
}
