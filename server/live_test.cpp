#include "server/live.h"

#include <doctest/doctest.h>

#include <atomic>

#include "programme/personne/personne_store.h"
#include "programme/reunion/reunion_store.h"
#include "programme/reunion/salle_store.h"
#include "tests/support/databases.h"

using namespace std::chrono_literals;

namespace {

const base::Instant now = *base::parse_paris("2022-10-04T10:00");

struct Ear final : web::Listener {
  std::atomic<std::int64_t> heard = 0;
  std::atomic<bool> ended = false;
  void tell(std::int64_t version) override { heard = version; }
  void end() override { ended = true; }
};

template <class Condition>
bool within(std::chrono::milliseconds patience, Condition met) {
  for (auto end = std::chrono::steady_clock::now() + patience; !met();) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(2ms);
  }
  return true;
}

/// A meeting, and an agent with a session who follows it.
struct World {
  db::Database& database;
  std::int64_t meeting = 0, person = 0;
  std::string digest;

  explicit World(db::Database& d) : database(d) {
    database.write([&](db::Writing& w) {
      meeting = *w.one<std::int64_t>(
          "INSERT INTO reunion (campagne, code, titre, duree_passage) VALUES ('c', 'amont', 'Amont', 15) "
          "RETURNING id");
      person = personne::creer_par_console(
                   w, {"Agente", "agente@exemple.example", "x", {{.role = personne::Role::elu}}}, now)
                   ->personne;
      auto token = personne::ouvrir_session(w, person, "test", now);
      digest = personne::lire_session(w, token, now)->empreinte;
    });
  }
  void change() {
    database.write([&](db::Writing& w) { reunion::annoncer(w, meeting); });
  }
};

}  // namespace

TEST_CASE(
    "whoever follows a meeting is told at once of a change committed here, and soon of one made elsewhere") {
  tests::on_both_engines([](db::Database& database) {
    World world(database);
    web::Hub hub;
    Ear ear;
    hub.join(ear, {reunion::sujet(world.meeting), world.digest, "p"}, 0);
    server::Live live(database, hub, base::Clock(now));
    world.change();
    live.wake();
    CHECK(within(500ms, [&] { return ear.heard == 1; }));
    world.change();  // nobody tells this server
    CHECK(within(3s, [&] { return ear.heard == 2; }));
    CHECK_FALSE(ear.ended);
  });
}

TEST_CASE("a stream ends with its session: signed out, too long without a request, or unknown") {
  tests::on_both_engines([](db::Database& database) {
    World world(database);
    web::Hub hub;
    Ear alive, unknown;
    auto topic = reunion::sujet(world.meeting);
    hub.join(alive, {topic, world.digest, "p"}, 0);
    hub.join(unknown, {topic, "somebody-else", "p"}, 0);
    {
      server::Live live(database, hub, base::Clock(now));
      CHECK(within(3s, [&] { return unknown.ended.load(); }));
      CHECK_FALSE(alive.ended);
      database.write([&](db::Writing& w) { personne::fermer_session(w, world.digest); });
      CHECK(within(3s, [&] { return alive.ended.load(); }));
    }
    Ear late;
    auto digest = database.write([&](db::Writing& w) {
      auto token = personne::ouvrir_session(w, world.person, "test", now);
      return personne::lire_session(w, token, now)->empreinte;
    });
    hub.join(late, {topic, digest, "p"}, 0);
    server::Live live(database, hub, base::Clock(now + 121min));
    CHECK(within(3s, [&] { return late.ended.load(); }));
  });
}

TEST_CASE("what is no meeting's topic is left alone, and without streams nothing is asked of the database") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    web::Hub hub;
    Ear ear;
    hub.join(ear, {"autre:1", "", "p"}, 0);
    server::Live live(database, hub, base::Clock(now));
    live.wake();
    std::this_thread::sleep_for(100ms);
    CHECK(ear.heard == 0);
    CHECK_FALSE(ear.ended);
  });
}
