#include "programme/reunion/venue_store.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "programme/reunion/convocation_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

Passage passage_of(db::Reading& r, const Salle& s, std::size_t n) {
  return find_passage(r, s.runs(), s.passages[n]).value();
}

void come(db::Database& database, const Salle& s, std::vector<Participant> people) {
  database.write([&](db::Writing& w) {
    enregistrer_venue(w, s.people.writer, in_september, passage_of(w, s, 0), people, "Léa Exemple");
  });
}

Result<void> ask(db::Database& database, const Salle& s, std::string_view reason) {
  return database.write([&](db::Writing& w) {
    return enregistrer_demande(w, s.people.writer, in_september, passage_of(w, s, 0), reason, "Léa Exemple");
  });
}

std::vector<Deplacement> requests(db::Database& database, const Salle& s) {
  return database.read([&](db::Reading& r) { return deplacements(r, passage_of(r, s, 0)); });
}

}  // namespace

TEST_CASE("the porteur names who comes, and may name others later") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    come(database, s, {{"Léa Exemple", "Trésorière", false}, {"Paul Exemple", "", true}});
    come(database, s, {{"Paul Exemple", "Bénévole", true}});
    database.read([&](db::Reading& r) {
      auto people = participants(r, passage_of(r, s, 0));
      REQUIRE(people.size() == 1);
      CHECK(people[0].fonction == "Bénévole");
      CHECK(people[0].represente);
      CHECK(participants_de(r, s.reunion).at(s.passages[0]).size() == 1);
      CHECK(passage_of(r, s, 0).etat_nom == "confirme");
      CHECK(passage_of(r, s, 0).confirme_par == "Léa Exemple");
    });
    auto written = lines(database, ConfirmerVenue::trace);
    REQUIRE(written.size() == 2);
    CHECK(written[0].objet_id == s.dossiers[0]);
    CHECK(journal::detail(written[1], "participants") == "1");
  });
}

TEST_CASE("one request to move waits at a time; coming all the same withdraws it") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    REQUIRE(ask(database, s, "Nous accueillons une classe."));
    CHECK(ask(database, s, "Encore").error().cause == Cause::deja_fait);
    CHECK(database.read([&](db::Reading& r) { return deplacements_ouverts(r, s.reunion); }) == 1);
    come(database, s, {{"Léa Exemple", "", false}});
    REQUIRE(requests(database, s).size() == 1);
    CHECK(requests(database, s)[0].reponse == "retire");
    CHECK(ask(database, s, "Finalement non.").has_value());
    CHECK(requests(database, s)[0].motif == "Finalement non.");
  });
}

TEST_CASE("a request is answered once, with the reason of a refusal") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    REQUIRE(ask(database, s, "Nous accueillons une classe."));
    auto open = requests(database, s).at(0);
    database.write([&](db::Writing& w) {
      auto p = passage_of(w, s, 0);
      enregistrer_refus(w, s.runs(), in_september, p, open, "La salle est pleine.");
      enregistrer_accord(w, s.runs(), in_september, p, open);
    });
    auto answered = requests(database, s).at(0);
    CHECK(answered.reponse == "refuse");
    CHECK(answered.reponse_motif == "La salle est pleine.");
    CHECK(answered.repondu_le == in_september);
    database.read([&](db::Reading& r) {
      CHECK(deplacements_ouverts(r, s.reunion) == 0);
      CHECK(deplacements_de(r, s.runs(), s.reunion).size() == 1);
      CHECK(deplacements_de(r, s.people.other, s.reunion).empty());
      CHECK(find_deplacement(r, s.reunion, open.id)->motif == "Nous accueillons une classe.");
      CHECK_FALSE(find_deplacement(r, Reunion{.id = 999}, open.id));
    });
    CHECK(journal::detail(lines(database, trace_deplacement_refuse).at(0), "motif") ==
          "La salle est pleine.");
  });
}

TEST_CASE("a convocation's link takes its passage for writing, and no other link does") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    database.write([&](db::Writing& w) {
      auto link = chemin_convocation(w, s.passages[0])->substr(std::size("/convocations"));
      auto locked = lock_passage_du_lien(w, link);
      REQUIRE(locked);
      CHECK(locked->id == s.passages[0]);
      CHECK_FALSE(lock_passage_du_lien(w, "1-abc"));
    });
  });
}
