// The mails of a final dossier: who has to sign, what was sent back, received, taken back, given more time.
#include <doctest/doctest.h>

#include "programme/courriel/decor_test.h"
#include "programme/courriel/regles.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/dossier_complet_test.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"

using definitif::test::noon;

namespace {

struct Mail {
  std::string destinataire, objet, texte;
};

/// A final dossier of a structure with one member who signs and one who only writes.
struct Office {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  campagne::Campagne call = definitif::test::campagne();
  std::int64_t id = dossier::test::with_complete_note(database, people);

  explicit Office(db::Database& d) : database(d) {
    database.write([&](db::Writing& w) {
      auto note = dossier::lock(w, people.writer, id).value();
      dossier::save_state(w, note, dossier::NoteDeposee{noon}, noon);
      dossier::record_deposit(w, people.writer, note, dossier::draft(w, note), noon);
      definitif::create(w, people.writer, noon, id, dossier::draft(w, note));
      auto second = dossier::test::detail::add_person(w, "seconde");
      w.exec(
          "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since) VALUES (?1, "
          "?2, 0, 1, 0, 0)",
          people.tilleuls, second);
    });
  }
  void state(const definitif::Etat& e) {
    database.write([&](db::Writing& w) {
      auto f = definitif::lock(w, people.writer, id).value();
      definitif::save_state(w, f, e, noon, people.writer);
    });
  }
  void deposited() {
    database.write([&](db::Writing& w) {
      auto f = definitif::lock(w, people.writer, id).value();
      definitif::signer(
          w, people.writer, noon, f,
          {.nom = "A. Exemple", .qualite = "Présidente", .engagements = "sincerite", .empreinte = "abc"});
      definitif::record_depot(w, people.writer, noon, f, definitif::test::complete(),
                              definitif::attestation(w, f).value());
      definitif::save_state(w, f, definitif::Depose{noon}, noon, people.writer);
    });
  }
  std::vector<Mail> after(std::string_view act,
                          std::vector<std::pair<std::string, std::string>> details = {}) {
    database.write([&](db::Writing& w) {
      w.exec("DELETE FROM courriel");
      journal::inscrire(w, people.writer, noon, {act, "dossier", id, std::move(details)});
      courriel::composer(w, call, decor::site, noon);
    });
    return database.read([](db::Reading& r) {
      return r.all<Mail>("SELECT destinataire, objet, texte FROM courriel ORDER BY id");
    });
  }
};

}  // namespace

TEST_CASE("only those who may sign are asked to, with the deadline and where to sign") {
  tests::on_both_engines([](db::Database& database) {
    Office o(database);
    CHECK(o.after("signature_demandee").empty());
    o.state(definitif::ASigner{});
    auto mails = o.after("signature_demandee");
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "ecrit@essai.example");
    CHECK(mails[0].texte.contains("3 décembre 2029 à 0 h 00"));
    CHECK(mails[0].texte.contains("/definitif/verifier"));
  });
}

TEST_CASE("everyone of the structure hears what is to be looked at again, and of more time") {
  tests::on_both_engines([](db::Database& database) {
    Office o(database);
    auto back = o.after("signature_declinee", {{"motif", "Le budget est à revoir."}});
    REQUIRE(back.size() == 2);
    CHECK(back[1].texte.contains("Le budget est à revoir."));
    auto later = o.after("delai_definitif_accorde", {{"jusqu_au", "2029-12-05T18:00"}, {"motif", "Panne."}});
    REQUIRE(later.size() == 2);
    CHECK(later[0].texte.contains("5 décembre 2029 à 18 h 00"));
    CHECK(o.after("delai_definitif_accorde", {{"jusqu_au", "un jour"}}).empty());
  });
}

TEST_CASE("the receipt by mail says what was received, by whom it was signed, and what silence means") {
  tests::on_both_engines([](db::Database& database) {
    Office o(database);
    CHECK(o.after("definitif_depose", {{"rang", "1"}}).empty());
    o.deposited();
    auto mails = o.after("definitif_depose", {{"rang", "1"}});
    REQUIRE(mails.size() == 2);
    CHECK(mails[0].objet.contains("/D1 : dossier définitif déposé"));
    for (auto text :
         {"A. Exemple, Présidente", "abc", "/definitif/depots/1", "Deux mois de silence valent rejet."})
      CHECK_MESSAGE(mails[0].texte.contains(text), text);
    auto back = o.after("definitif_repris", {{"rang", "1"}});
    REQUIRE(back.size() == 2);
    CHECK(back[0].texte.contains("n’est donc plus déposé"));
  });
}
