#include "programme/structure/membre_store.h"

#include <doctest/doctest.h>

#include <mutex>
#include <thread>

#include "programme/journal/journal.h"
#include "programme/structure/decor_test.h"
#include "programme/structure/structure_store.h"
#include "tests/support/databases.h"

using namespace structure;
using decor::now;
using decor::person;

namespace {

constexpr Droits everything{true, true, true};

/// A structure that Ana administers, and Luc a member with those rights.
struct Two {
  db::Database& database;
  personne::Acteur ana = person(database, "Ana"), luc = person(database, "Luc");
  std::int64_t id = 0;
  Two(db::Database& base, Droits of_luc) : database(base) {
    id = database.write([&](db::Writing& w) { return creer(w, ana, now(), decor::association()); }).value();
    database.write([&](db::Writing& w) { ajouter_membre(w, now(), id, luc.id, of_luc); });
  }
  auto change(const personne::Acteur& author, const personne::Acteur& whom, Droits d) {
    return database.write([&](db::Writing& w) { return changer_droits(w, author, now(), id, whom.id, d); });
  }
  auto remove(const personne::Acteur& author, const personne::Acteur& whom) {
    return database.write([&](db::Writing& w) { return retirer(w, author, now(), id, whom.id); });
  }
  std::vector<Membre> members() {
    return database.read([&](db::Reading& r) { return membres(r, id); });
  }
};

}  // namespace

TEST_CASE("members are listed by name with their rights") {
  tests::on_both_engines([](db::Database& database) {
    Two two(database, {.ecrire = true});
    auto list = two.members();
    REQUIRE(list.size() == 2);
    CHECK(list[0].nom == "Ana Exemple");
    CHECK(list[1].courriel == "luc@courriel.example");
    CHECK(list[1].ecrire);
    CHECK_FALSE(list[1].administrer);
  });
}

TEST_CASE("an administrator changes rights, with a line in the journal; the others do not") {
  tests::on_both_engines([](db::Database& database) {
    Two two(database, {.ecrire = true});
    auto stranger = person(database, "Zoe");
    CHECK(two.change(two.luc, two.luc, everything).error().cause == Cause::role_requis);
    CHECK(two.change(stranger, two.luc, everything).error().cause == Cause::acces_inconnu);
    CHECK(two.change(two.ana, stranger, everything).error().cause == Cause::acces_inconnu);
    CHECK(two.change(two.ana, two.luc, {.signer = true}));
    database.read([&](db::Reading& r) {
      CHECK(droits(r, two.luc.id, two.id) == Droits{.signer = true});
      auto lines = journal::de_l_objet(r, "structure", two.id);
      REQUIRE(lines.size() == 2);
      CHECK(lines[1].acte == "droits_changes");
      CHECK(journal::detail(lines[1], "signer") == "oui");
      CHECK(journal::detail(lines[1], "ecrire") == "non");
    });
    CHECK(two.change(two.ana, two.luc, {.signer = true}));
    CHECK(database.read([&](db::Reading& r) { return journal::de_l_objet(r, "structure", two.id).size(); }) ==
          2);
  });
}

TEST_CASE("the last administrator keeps that right and stays") {
  tests::on_both_engines([](db::Database& database) {
    Two two(database, {.ecrire = true});
    CHECK(two.change(two.ana, two.ana, {.ecrire = true}).error().cause == Cause::dernier_administrateur);
    CHECK(two.remove(two.ana, two.ana).error().cause == Cause::dernier_administrateur);
    CHECK(two.change(two.ana, two.luc, everything));
    CHECK(two.remove(two.ana, two.ana));
    CHECK(two.members().size() == 1);
    CHECK(two.remove(two.luc, two.luc).error().cause == Cause::dernier_administrateur);
  });
}

TEST_CASE("an administrator removes anyone, anyone leaves by themself, nobody else removes") {
  tests::on_both_engines([](db::Database& database) {
    Two two(database, {.ecrire = true});
    auto zoe = person(database, "Zoe");
    database.write([&](db::Writing& w) { ajouter_membre(w, now(), two.id, zoe.id, {}); });
    CHECK(two.remove(two.luc, zoe).error().cause == Cause::role_requis);
    CHECK(two.remove(zoe, zoe));
    CHECK(two.remove(zoe, zoe).error().cause == Cause::acces_inconnu);
    CHECK(two.remove(two.ana, two.luc));
    CHECK(two.members().size() == 1);
    CHECK_FALSE(database.read([&](db::Reading& r) { return trouver(r, two.luc, two.id); }));
  });
}

TEST_CASE("two administrators who remove each other at once: one succeeds, one administrator stays") {
  tests::on_both_engines([](db::Database& database) {
    for (int round = 0; round < 5; ++round) {
      auto ana = person(database, "Ana" + std::to_string(round)),
           luc = person(database, "Luc" + std::to_string(round));
      auto id = database.write([&](db::Writing& w) { return creer(w, ana, now(), decor::association("")); })
                    .value();
      database.write([&](db::Writing& w) { ajouter_membre(w, now(), id, luc.id, everything); });
      int removed = 0;
      std::mutex mutex;
      auto remove = [&](const personne::Acteur& author, const personne::Acteur& whom) {
        auto done = database.write([&](db::Writing& w) { return retirer(w, author, now(), id, whom.id); });
        std::lock_guard lock(mutex);
        if (done)
          ++removed;
        else
          CHECK(done.error().cause == Cause::acces_inconnu);
      };
      std::thread first([&] { remove(ana, luc); }), second([&] { remove(luc, ana); });
      first.join();
      second.join();
      CHECK(removed == 1);
      auto left = database.read([&](db::Reading& r) { return membres(r, id); });
      REQUIRE(left.size() == 1);
      CHECK(left[0].administrer);
    }
  });
}

TEST_CASE("two administrators who give up that right at once: one of them keeps it") {
  tests::on_both_engines([](db::Database& database) {
    Two two(database, everything);
    std::thread first([&] { (void)two.change(two.ana, two.ana, {.ecrire = true}); });
    std::thread second([&] { (void)two.change(two.luc, two.luc, {.ecrire = true}); });
    first.join();
    second.join();
    auto list = two.members();
    CHECK(list[0].administrer != list[1].administrer);
  });
}
