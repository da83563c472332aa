// Documents asked of somebody without an account: the mail with the link, and the one to who asked.
#include <doctest/doctest.h>

#include "programme/courriel/decor_test.h"
#include "programme/courriel/regles.h"
#include "programme/piece/lien_store.h"
#include "programme/structure/structure_store.h"
#include "tests/support/databases.h"

using namespace decor;

namespace {

struct Site {
  db::Database& database;
  personne::Acteur ines{};
  piece::Lieu safe{};
  campagne::Campagne call = appel();
  int files = 0;

  explicit Site(db::Database& d) : database(d) {
    call.pieces = {{.code = "rib", .titre = "Relevé bancaire", .etape = "final", .portee = "structure"}};
    call.depots.jours_du_lien = 5;
    structure::Fiche fiche;
    fiche.nom = "Les Mains Ouvertes";
    fiche.forme = "association";
    fiche.siret = "73282932000074";
    database.write([&](db::Writing& w) {
      ines = personne::acteur(w, person(w, "Ines")).value();
      safe.structure = structure::creer(w, ines, now(), fiche).value();
    });
  }
  std::vector<Row> mails(const std::function<void(db::Writing&)>& act, base::Instant when = now()) {
    database.write([&](db::Writing& w) {
      w.exec("DELETE FROM courriel");
      act(w);
      courriel::composer(w, call, site, when);
    });
    return outbox(database);
  }
  std::int64_t ask(db::Writing& w, std::string message = {}) {
    return piece::demander(w, ines, now(), safe, call, call.pieces[0],
                           {"comptable@cabinet.example", "comptable", std::move(message)})
        .value();
  }
  void give(db::Writing& w) {
    auto l = piece::lien_par_numero(w, ask(w)).value();
    auto name = "fichier" + std::to_string(++files);
    REQUIRE(piece::remettre_par_lien(w, now(), l, call.pieces[0], {},
                                     {name, "a.pdf", files::Kind::pdf, 12, "abc"}, piece::Analyse::sans));
  }
};

}  // namespace

TEST_CASE("who is asked for a document reads who asks, for what, until when, and the link that opens it") {
  tests::on_both_engines([](db::Database& database) {
    Site s(database);
    auto mails = s.mails([&](db::Writing& w) { s.ask(w, "Celui de <2022>."); });
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "comptable@cabinet.example");
    CHECK(mails[0].objet == "Les Mains Ouvertes vous demande un document");
    for (auto told : {"Ines Exemple, pour « Les Mains Ouvertes »", "Relevé bancaire", "Celui de <2022>.",
                      "15 septembre 2022 à 9 h 00", "Il sert une fois"})
      CHECK_MESSAGE(mails[0].texte.contains(told), mails[0].texte);
    CHECK(mails[0].html.contains("Celui de &lt;2022&gt;."));
    auto from = mails[0].texte.find(std::string(site) + "/remise/");
    REQUIRE(from != std::string::npos);
    auto link = mails[0].texte.substr(from, mails[0].texte.find('\n', from) - from);
    CHECK(
        database.read([&](db::Reading& r) { return piece::lien_recu(r, link.substr(link.rfind('/') + 1)); }));
  });
}

TEST_CASE("a link taken back or too old before the mail was written makes no mail") {
  tests::on_both_engines([](db::Database& database) {
    Site s(database);
    auto mails = s.mails([&](db::Writing& w) {
      auto id = s.ask(w);
      REQUIRE(piece::retirer(w, s.ines, now(), piece::lien_par_numero(w, id).value()));
    });
    CHECK(mails.empty());
    CHECK(s.mails([&](db::Writing& w) { s.ask(w); }, now() + std::chrono::hours(120)).empty());
  });
}

TEST_CASE("who asked is told that the document came, and that there is a choice when one stood already") {
  tests::on_both_engines([](db::Database& database) {
    Site s(database);
    auto mails = s.mails([&](db::Writing& w) { s.give(w); });
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "ines@courriel.example");
    CHECK(mails[0].objet == "Document reçu : Relevé bancaire");
    CHECK(mails[0].texte.contains("comptable@cabinet.example"));
    CHECK(mails[0].texte.contains("/structures/" + std::to_string(s.safe.structure) + "/pieces/rib"));
    mails = s.mails([&](db::Writing& w) { s.give(w); });
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].texte.contains("choisissez lequel garder"));
  });
}

TEST_CASE("a line about a link that is gone writes nothing") {
  tests::on_both_engines([](db::Database& database) {
    Site s(database);
    CHECK(s.mails([](db::Writing& w) {
             for (auto act : {"piece_demandee", "piece_remise_par_lien", "piece_proposee"})
               write_line(w, {act, "structure", 1, {{"lien", "4242"}}});
           }).empty());
  });
}
