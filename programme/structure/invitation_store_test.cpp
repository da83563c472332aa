#include "programme/structure/invitation_store.h"

#include <doctest/doctest.h>

#include "programme/structure/adhesion_store.h"
#include "programme/structure/decor_test.h"
#include "programme/structure/structure_store.h"
#include "tests/support/databases.h"

using namespace structure;
using namespace std::chrono_literals;
using decor::now;
using decor::person;

namespace {

constexpr Droits writes{.ecrire = true};

struct Scene {
  db::Database& database;
  personne::Acteur ana = person(database, "Ana"), luc = person(database, "Luc");
  std::int64_t id =
      database.write([&](db::Writing& w) { return creer(w, ana, now(), decor::association()); }).value();

  auto invite(const personne::Acteur& author, std::string_view address, Droits d = writes) {
    return database.write([&](db::Writing& w) { return inviter(w, author, now(), id, address, d); });
  }
  std::string link(std::int64_t invitation) {
    auto path = database.read([&](db::Reading& r) { return chemin_invitation(r, invitation); });
    REQUIRE(path);
    REQUIRE(path->starts_with("/invitations/"));
    return path->substr(13);
  }
  auto open(const std::string& link, base::Instant at = now()) {
    return database.read([&](db::Reading& r) { return lire_invitation(r, link, at); });
  }
  auto accept(const personne::Acteur& who, const std::string& link, base::Instant at = now()) {
    return database.write([&](db::Writing& w) { return accepter(w, who, at, link); });
  }
  auto rights(const personne::Acteur& who) {
    return database.read([&](db::Reading& r) { return droits(r, who.id, id); });
  }
};

}  // namespace

TEST_CASE("who is invited opens the link, accepts once, and has the rights of the invitation") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    auto link = s.link(s.invite(s.ana, " Luc@Courriel.Example ").value());
    auto seen = s.open(link);
    REQUIRE(seen);
    CHECK(seen->structure_nom == "Les Mains Ouvertes");
    CHECK(seen->courriel == "luc@courriel.example");
    CHECK(seen->invite_par == "Ana Exemple");
    CHECK(s.accept(s.luc, link) == s.id);
    CHECK(s.rights(s.luc) == writes);
    CHECK_FALSE(s.open(link));
    CHECK(s.accept(s.luc, link).error().cause == Cause::lien_expire);
  });
}

TEST_CASE("an invitation is for the address invited only") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    auto zoe = person(database, "Zoe");
    auto link = s.link(s.invite(s.ana, "luc@courriel.example").value());
    CHECK(s.accept(zoe, link).error().cause == Cause::role_requis);
    CHECK(s.accept(personne::Acteur{}, link).error().cause == Cause::role_requis);
    CHECK_FALSE(s.rights(zoe));
    CHECK(s.open(link));
  });
}

TEST_CASE("an invitation lasts fourteen days, to the millisecond") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    auto link = s.link(s.invite(s.ana, "luc@courriel.example").value());
    CHECK(s.open(link, now() + 14 * 24h - 1ms));
    CHECK_FALSE(s.open(link, now() + 14 * 24h));
    CHECK(s.accept(s.luc, link, now() + 14 * 24h).error().cause == Cause::lien_expire);
    CHECK(s.accept(s.luc, link, now() + 14 * 24h - 1ms));
  });
}

TEST_CASE("a link altered or of another invitation opens nothing") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    auto one = s.invite(s.ana, "luc@courriel.example").value();
    auto other = s.invite(s.ana, "zoe@courriel.example").value();
    auto link = s.link(one), link_of_other = s.link(other);
    auto secret_of_other = link_of_other.substr(link_of_other.find('-'));
    CHECK_FALSE(s.open(std::to_string(one) + secret_of_other));
    CHECK_FALSE(s.open(""));
    CHECK_FALSE(s.open(link + "0"));
    CHECK_FALSE(database.read([&](db::Reading& r) { return chemin_invitation(r, other + 1); }));
  });
}

TEST_CASE("only an administrator invites, lists what waits, and takes an invitation back") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    CHECK(s.invite(s.luc, "zoe@courriel.example").error().cause == Cause::acces_inconnu);
    database.write([&](db::Writing& w) { ajouter_membre(w, now(), s.id, s.luc.id, writes); });
    CHECK(s.invite(s.luc, "zoe@courriel.example").error().cause == Cause::role_requis);
    auto invitation = s.invite(s.ana, "zoe@courriel.example").value();
    auto revoke = [&](const personne::Acteur& who) {
      return database.write([&](db::Writing& w) { return revoquer(w, who, now(), s.id, invitation); });
    };
    CHECK(database.read([&](db::Reading& r) { return invitations(r, s.id, now()).size(); }) == 1);
    CHECK(revoke(s.luc).error().cause == Cause::role_requis);
    auto link = s.link(invitation);
    CHECK(revoke(s.ana));
    CHECK(revoke(s.ana).error().cause == Cause::lien_expire);
    CHECK_FALSE(s.open(link));
    CHECK(database.read([&](db::Reading& r) { return invitations(r, s.id, now()).empty(); }));
  });
}

TEST_CASE("an address is invited once at a time, and not when it is a member's or not an address") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    auto first = s.link(s.invite(s.ana, "luc@courriel.example").value());
    auto second = s.link(s.invite(s.ana, "luc@courriel.example").value());
    CHECK_FALSE(s.open(first));
    CHECK(s.open(second));
    CHECK(s.invite(s.ana, "ana@courriel.example").error().cause == Cause::deja_fait);
    CHECK(s.invite(s.ana, "luc").error().cause == Cause::saisie_invalide);
  });
}

TEST_CASE("a structure sends thirty invitations at a time, not more") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    for (int i = 0; i < invitations_max; ++i)
      CHECK(s.invite(s.ana, "p" + std::to_string(i) + "@courriel.example"));
    CHECK(s.invite(s.ana, "p30@courriel.example").error().cause == Cause::saisie_invalide);
    CHECK(s.invite(s.ana, "p29@courriel.example"));
  });
}

namespace {

auto ask(Scene& s, const personne::Acteur& who, std::string_view siret = "73282932000074") {
  return s.database.write([&](db::Writing& w) { return demander_adhesion(w, who, now(), siret); });
}
auto answer(Scene& s, const personne::Acteur& who, std::int64_t request, std::optional<Droits> rights) {
  return s.database.write(
      [&](db::Writing& w) { return repondre_adhesion(w, who, now(), s.id, request, rights); });
}
std::vector<Adhesion> waiting(Scene& s) {
  return s.database.read([&](db::Reading& r) { return adhesions(r, s.id); });
}

}  // namespace

TEST_CASE("someone asks to join by the SIRET, an administrator accepts with the rights chosen") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    CHECK(ask(s, s.luc, "35600000000048").error().cause == Cause::acces_inconnu);
    CHECK(ask(s, s.luc));
    CHECK(ask(s, s.luc).error().cause == Cause::deja_fait);
    CHECK(ask(s, s.ana).error().cause == Cause::deja_fait);
    database.read([&](db::Reading& r) {
      REQUIRE(mes_demandes(r, s.luc).size() == 1);
      CHECK(mes_demandes(r, s.luc)[0].siret == "73282932000074");
      CHECK(mes_structures(r, s.ana)[0].demandes == 1);
    });
    auto list = waiting(s);
    REQUIRE(list.size() == 1);
    CHECK(list[0].courriel == "luc@courriel.example");
    CHECK(answer(s, s.ana, list[0].id, writes));
    CHECK(s.rights(s.luc) == writes);
    CHECK(waiting(s).empty());
    CHECK(answer(s, s.ana, list[0].id, std::nullopt).error().cause == Cause::deja_fait);
  });
}

TEST_CASE("a request refused leaves the person outside, who may ask again") {
  tests::on_both_engines([](db::Database& database) {
    Scene s{database};
    CHECK(ask(s, s.luc));
    auto request = waiting(s).at(0).id;
    CHECK(answer(s, s.luc, request, writes).error().cause == Cause::acces_inconnu);
    CHECK(answer(s, s.ana, request, std::nullopt));
    CHECK_FALSE(s.rights(s.luc));
    CHECK(ask(s, s.luc));
  });
}
