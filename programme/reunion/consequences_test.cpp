#include "programme/reunion/consequences.h"

#include <doctest/doctest.h>

#include "programme/reunion/convocation_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

Consequences shown(db::Database& database, const Salle& s, Instant now = in_september) {
  return consequences(list(database, s), guests(database, s, now), s.runs(), now, s.campagne);
}

Relances reminders(db::Database& database, const Salle& s, Instant now = in_september) {
  return relances(list(database, s), guests(database, s, now), now);
}

}  // namespace

TEST_CASE("what will be sent is counted, and nothing of it is left once it was sent") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = a_convoquer(database);
    database.write([&](db::Writing& w) { add_invite(w, s, "alix@caisse.example"); });
    auto before = shown(database, s);
    CHECK(before.convoques.size() == 2);
    CHECK(before.invites.size() == 1);
    CHECK(before.messages() == 4);
    CHECK_FALSE(before.rien());
    send_all(database, s);
    auto after = shown(database, s);
    CHECK(after.rien());
    CHECK(after.messages() == 0);
    CHECK(after.empreinte() != before.empreinte());
  });
}

TEST_CASE("the mark changes with a slot, a place, a recipient or a guest, and with nothing else") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = a_convoquer(database);
    std::vector<std::string> marks{shown(database, s).empreinte()};
    CHECK(shown(database, s).empreinte() == marks[0]);
    auto after = [&](const std::string& sql) {
      database.write([&](db::Writing& w) { w.exec(sql); });
      marks.push_back(shown(database, s).empreinte());
      CHECK(marks[marks.size() - 2] != marks.back());
    };
    move(database, s.passages[0], half_past);
    after("UPDATE reunion SET lieu = 'Mairie'");
    after("UPDATE demi_journee SET salle = 'Salle B'");
    after("UPDATE passage SET charge_courriel = ''");
    after(
        "INSERT INTO invite (reunion_id, institution, courriel, nonce) SELECT id, 'x', 'x@y.example', 'n' "
        "FROM reunion");
  });
}

TEST_CASE(
    "who cannot be written to and whose slot has begun are told apart, and are not counted as convened") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = a_convoquer(database);
    database.write([&](db::Writing& w) {
      w.exec("DELETE FROM membre");
      w.exec("UPDATE passage SET charge_courriel = '' WHERE id = ?1", s.passages[1]);
    });
    auto all = shown(database, s);
    CHECK(all.convoques.size() == 1);
    REQUIRE(all.sans_adresse.size() == 1);
    CHECK(all.sans_adresse[0].passage.id == s.passages[1]);
    CHECK(shown(database, s, nine - std::chrono::milliseconds(1)).refuses.empty());
    auto begun = shown(database, s, nine);
    REQUIRE(begun.refuses.size() == 1);
    CHECK(begun.refuses[0].obstacle.cause == Cause::periode_close);
    CHECK(begun.convoques.empty());
  });
}

TEST_CASE("who does not run the meeting can convene nobody") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = a_convoquer(database);
    auto all = consequences(list(database, s), {}, s.people.other, in_september, s.campagne);
    CHECK(all.rien());
    REQUIRE(all.refuses.size() == 2);
    CHECK(all.refuses[0].obstacle.cause == Cause::role_requis);
  });
}

TEST_CASE("a slot taken away after it was sent is a cancellation") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = a_convoquer(database);
    send_all(database, s);
    move(database, s.passages[0], {});
    auto all = shown(database, s);
    CHECK(ids(all.annules) == std::vector{s.passages[0]});
    CHECK(all.messages() == 2);
    CHECK_FALSE(all.rien());
  });
}

TEST_CASE("only who was written to and has not answered is reminded, as long as there is time") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = a_convoquer(database);
    auto id = database.write([&](db::Writing& w) { return add_invite(w, s, "alix@caisse.example"); });
    CHECK(reminders(database, s).rien());
    send_all(database, s);
    auto all = reminders(database, s);
    CHECK(ids(all.passages) == std::vector{s.passages[0], s.passages[1]});
    CHECK(all.invites.size() == 1);
    CHECK(reminders(database, s, nine).passages.size() == 1);
    CHECK(reminders(database, s, nine).invites.empty());
    CHECK(reminders(database, s, quarter_past).rien());
    database.write([&](db::Writing& w) {
      w.exec("UPDATE passage SET etat = 'confirme' WHERE id = ?1", s.passages[0]);
      w.exec("UPDATE invite SET reponse = 'vient' WHERE id = ?1", id);
    });
    move(database, s.passages[1], half_past);
    CHECK(reminders(database, s).rien());
  });
}

TEST_CASE("the mark of reminders changes with each of them") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = a_convoquer(database);
    auto id = database.write([&](db::Writing& w) { return add_invite(w, s, "alix@caisse.example"); });
    send_all(database, s);
    auto before = reminders(database, s).empreinte();
    database.write([&](db::Writing& w) {
      enregistrer_relances(w, s.runs(), in_september, s.reunion, {s.passages[0]}, {});
    });
    auto after = reminders(database, s).empreinte();
    CHECK(before != after);
    database.write(
        [&](db::Writing& w) { enregistrer_relances(w, s.runs(), in_september, s.reunion, {}, {id}); });
    CHECK(reminders(database, s).empreinte() != after);
  });
}
