#include <doctest/doctest.h>

#include "platform/base/secret.h"
#include "programme/personne/personne_store.h"
#include "tests/support/databases.h"

using namespace personne;

namespace {

const base::Instant t0 = base::from_millis(1'662'800'000'000);

Acteur person(db::Writing& w, std::string nom, std::string courriel, std::optional<Attribution> a = {}) {
  return acteur(w, creer_par_console(w, {std::move(nom), std::move(courriel), "h", std::move(a)}, t0)
                       .value()
                       .personne)
      .value();
}

struct People {
  Acteur coordination, alice;
};

People people(db::Writing& w) {
  return {person(w, "Chloé Roy", "chloe@agglo.example", Attribution{.role = Role::coordination}),
          person(w, "Alice Petit", "alice@lire.example")};
}

template <class F>
void with_writing(F f) {
  base::start_sodium();
  tests::on_both_engines([&](db::Database& database) { database.write([&](db::Writing& w) { f(w); }); });
}

}  // namespace

TEST_CASE("The coordination gives a role; giving it again changes its perimeter") {
  with_writing([](db::Writing& w) {
    const auto [chloe, alice] = people(w);
    const auto first = donner_attribution(w, chloe, alice.id, {Role::referent_pre, {"59606"}, {}, ""}, t0);
    const auto again = donner_attribution(w, chloe, alice.id, {Role::referent_pre, {"59014"}, {}, ""}, t0);
    REQUIRE(first);
    REQUIRE(again);
    CHECK(*first == *again);
    const auto given = attributions_de(w, alice.id);
    REQUIRE(given.size() == 1);
    CHECK(given[0].attribution.communes == std::vector<std::string>{"59014"});
    CHECK(acteur(w, alice.id)->est(Role::referent_pre));
  });
}

TEST_CASE("A person may instruct for two funders") {
  with_writing([](db::Writing& w) {
    const auto [chloe, alice] = people(w);
    CHECK(donner_attribution(w, chloe, alice.id, {Role::instructeur, {}, {}, "caf"}, t0));
    CHECK(donner_attribution(w, chloe, alice.id, {Role::instructeur, {}, {}, "ars"}, t0));
    CHECK(attributions_de(w, alice.id).size() == 2);
  });
}

TEST_CASE("Nobody but the coordination gives, withdraws, invites or lists") {
  with_writing([](db::Writing& w) {
    const auto [chloe, alice] = people(w);
    CHECK(donner_attribution(w, alice, alice.id, {.role = Role::coordination}, t0).error().cause ==
          Cause::role_requis);
    const auto of_chloe = attributions_de(w, chloe.id).at(0).id;
    CHECK(retirer_attribution(w, alice, chloe.id, of_chloe).error().cause == Cause::role_requis);
    CHECK(inviter(w, alice, {"Dan", "dan@agglo.example", ""}, t0).error().cause == Cause::role_requis);
    CHECK(chercher_personnes(w, alice, "", {}, 50).empty());
    CHECK(chercher_personnes(w, Acteur{}, "", {}, 50).empty());
  });
}

TEST_CASE("A role is withdrawn from its own holder only, and nobody withdraws their own coordination") {
  with_writing([](db::Writing& w) {
    const auto [chloe, alice] = people(w);
    const auto given = donner_attribution(w, chloe, alice.id, {.role = Role::elu}, t0).value();
    CHECK(retirer_attribution(w, chloe, chloe.id, given).error().cause == Cause::acces_inconnu);
    CHECK(retirer_attribution(w, chloe, alice.id, given)->role == Role::elu);
    CHECK(retirer_attribution(w, chloe, alice.id, given).error().cause == Cause::acces_inconnu);
    CHECK(retirer_attribution(w, chloe, chloe.id, attributions_de(w, chloe.id).at(0).id).error().cause ==
          Cause::role_requis);
  });
}

TEST_CASE("No role is given to who does not exist") {
  with_writing([](db::Writing& w) {
    const auto chloe = people(w).coordination;
    CHECK(donner_attribution(w, chloe, 9999, {.role = Role::elu}, t0).error().cause == Cause::acces_inconnu);
  });
}

TEST_CASE("Inviting makes an account without password, and refuses a known address") {
  with_writing([](db::Writing& w) {
    const auto chloe = people(w).coordination;
    const auto invited = inviter(w, chloe, {"Dan Noir", "dan@agglo.example", ""}, t0);
    REQUIRE(invited);
    CHECK(lien_a_envoyer(w, invited->lien)->chemin.starts_with("/mot-de-passe/"));
    CHECK_FALSE(compte(w, invited->personne)->mot_de_passe);
    CHECK(inviter(w, chloe, {"Dan Noir", "dan@agglo.example", ""}, t0).error().cause == Cause::deja_fait);
    const auto again = inviter_de_nouveau(w, chloe, invited->personne, t0);
    REQUIRE(again);
    CHECK_FALSE(lien_a_envoyer(w, invited->lien));
    CHECK(lien_a_envoyer(w, again->lien));
    CHECK(inviter_de_nouveau(w, chloe, chloe.id, t0).error().cause == Cause::deja_fait);
    CHECK(inviter_de_nouveau(w, chloe, 9999, t0).error().cause == Cause::acces_inconnu);
  });
}

TEST_CASE("Persons are listed by name without accents, searched by name or address, page by page") {
  with_writing([](db::Writing& w) {
    const auto chloe = people(w).coordination;
    person(w, "Émile Zed", "emile@lire.example", Attribution{Role::instructeur, {}, {}, "caf"});
    person(w, "Zoé Blanc", "zoe_b@autre.example");
    auto names = [&](std::string_view typed, const Borne& after, int limit) {
      std::vector<std::string> list;
      for (const auto& p : chercher_personnes(w, chloe, typed, after, limit)) list.push_back(p.nom);
      return list;
    };
    using List = std::vector<std::string>;
    CHECK(names("", {}, 50) == List{"Alice Petit", "Chloé Roy", "Émile Zed", "Zoé Blanc"});
    CHECK(names("ÉMILE", {}, 50) == List{"Émile Zed"});
    CHECK(names("LIRE.example", {}, 50) == List{"Alice Petit", "Émile Zed"});
    CHECK(names("%", {}, 50).empty());
    CHECK(names("oe_b", {}, 50) == List{"Zoé Blanc"});
    CHECK(names("", {}, 2) == List{"Alice Petit", "Chloé Roy"});
    const auto last = chercher_personnes(w, chloe, "", {}, 2).back();
    CHECK(names("", {last.nom_tri, last.id}, 2) == List{"Émile Zed", "Zoé Blanc"});
    CHECK(chercher_personnes(w, chloe, "emile", {}, 1).at(0).roles == std::vector<Role>{Role::instructeur});
  });
}
