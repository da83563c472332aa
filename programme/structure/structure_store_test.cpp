#include "programme/structure/structure_store.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "programme/structure/decor_test.h"
#include "programme/structure/membre_store.h"
#include "tests/support/databases.h"

using namespace structure;
using decor::association;
using decor::now;
using decor::person;

namespace {

std::int64_t create(db::Database& database, const personne::Acteur& author,
                    const Fiche& fiche = association()) {
  return database.write([&](db::Writing& w) { return creer(w, author, now(), fiche); }).value();
}

std::vector<std::string> acts(db::Database& database, std::int64_t id) {
  std::vector<std::string> names;
  database.read([&](db::Reading& r) {
    for (auto& line : journal::de_l_objet(r, "structure", id)) names.push_back(line.acte);
  });
  return names;
}

auto edit(db::Database& database, const personne::Acteur& author, std::int64_t id, std::int64_t version,
          const Fiche& fiche) {
  return database.write([&](db::Writing& w) { return modifier(w, author, now(), id, version, fiche); });
}

}  // namespace

TEST_CASE("who creates a structure is its first member, with every right, and the journal says so") {
  tests::on_both_engines([](db::Database& database) {
    auto ana = person(database, "Ana");
    auto id = create(database, ana);
    database.read([&](db::Reading& r) {
      CHECK(droits(r, ana.id, id) == Droits{true, true, true});
      auto mine = mes_structures(r, ana);
      REQUIRE(mine.size() == 1);
      CHECK(mine[0].nom == "Les Mains Ouvertes");
      CHECK(mine[0].administrer);
    });
    CHECK(acts(database, id) == std::vector<std::string>{"structure_creee"});
  });
}

TEST_CASE("what was written is read back, field by field") {
  tests::on_both_engines([](db::Database& database) {
    auto ana = person(database, "Ana");
    Fiche fiche = association();
    for (auto& attribut : attributs())
      if ((fiche.*attribut.valeur).empty() && attribut.max >= 30)
        fiche.*attribut.valeur = std::string(attribut.nom);
    fiche.courriel = fiche.representant_courriel = "contact@association.example";
    fiche.telephone = fiche.representant_telephone = "03 27 00 00 00";
    fiche.sans_rna = "autre";
    auto id = create(database, ana, fiche);
    auto found = database.read([&](db::Reading& r) { return trouver(r, ana, id); });
    REQUIRE(found);
    CHECK(found->fiche == fiche);
    CHECK(found->version == 1);
    CHECK(found->cree_le == now());
  });
}

TEST_CASE("a structure does not exist for a stranger; the coordination sees it and does not write in it") {
  tests::on_both_engines([](db::Database& database) {
    auto ana = person(database, "Ana");
    auto id = create(database, ana);
    auto stranger = person(database, "Luc");
    auto agent = decor::coordination(database);
    database.read([&](db::Reading& r) {
      CHECK_FALSE(trouver(r, stranger, id));
      CHECK_FALSE(trouver(r, personne::Acteur{}, id));
      CHECK(trouver(r, agent, id));
      CHECK_FALSE(trouver(r, agent, id + 1));
      CHECK_FALSE(trouver(r, ana, id + 1));
    });
    CHECK(edit(database, stranger, id, 1, association()).error().cause == Cause::acces_inconnu);
    CHECK(edit(database, agent, id, 1, association()).error().cause == Cause::role_requis);
    CHECK(edit(database, ana, id + 1, 1, association()).error().cause == Cause::acces_inconnu);
  });
}

TEST_CASE("a SIRET belongs to one structure; several may wait for theirs") {
  tests::on_both_engines([](db::Database& database) {
    auto ana = person(database, "Ana");
    create(database, ana);
    auto again = database.write([&](db::Writing& w) { return creer(w, ana, now(), association()); });
    REQUIRE_FALSE(again);
    CHECK(again.error().cause == Cause::siret_connu);
    auto first = create(database, ana, association(""));
    create(database, ana, association(""));
    CHECK(edit(database, ana, first, 1, association()).error().cause == Cause::siret_connu);
    CHECK(database.read([&](db::Reading& r) { return mes_structures(r, ana).size(); }) == 3);
  });
}

TEST_CASE("of two people who edit the same version, the second is told, and nothing of the first is lost") {
  tests::on_both_engines([](db::Database& database) {
    auto ana = person(database, "Ana");
    auto id = create(database, ana);
    auto first = association(), second = association();
    first.telephone = "03 27 00 00 00";
    second.telephone = "03 27 11 11 11";
    CHECK(edit(database, ana, id, 1, first));
    CHECK(edit(database, ana, id, 1, second).error().cause == Cause::modifie_entre_temps);
    auto kept = database.read([&](db::Reading& r) { return trouver(r, ana, id); });
    CHECK(kept->fiche.telephone == "03 27 00 00 00");
    CHECK(kept->version == 2);
    CHECK(edit(database, ana, id, 2, second));
    CHECK(acts(database, id) ==
          std::vector<std::string>{"structure_creee", "structure_modifiee", "structure_modifiee"});
  });
}

TEST_CASE("saving without a change leaves no trace, and a wrong fiche is refused") {
  tests::on_both_engines([](db::Database& database) {
    auto ana = person(database, "Ana");
    auto id = create(database, ana);
    CHECK(edit(database, ana, id, 1, association()));
    CHECK(acts(database, id).size() == 1);
    auto wrong = association("73282932000079");
    CHECK(edit(database, ana, id, 1, wrong).error().cause == Cause::saisie_invalide);
  });
}

TEST_CASE("a member without the right to write does not edit") {
  tests::on_both_engines([](db::Database& database) {
    auto ana = person(database, "Ana"), luc = person(database, "Luc");
    auto id = create(database, ana);
    database.write([&](db::Writing& w) { ajouter_membre(w, now(), id, luc.id, {.signer = true}); });
    CHECK(database.read([&](db::Reading& r) { return trouver(r, luc, id); }));
    CHECK(edit(database, luc, id, 1, association()).error().cause == Cause::role_requis);
    auto members =
        database.write([&](db::Writing& w) { return enregistrer_bureau(w, luc, now(), id, 1, {}); });
    CHECK(members.error().cause == Cause::role_requis);
  });
}

TEST_CASE("the bureau is kept in its order, and edited by one person at a time") {
  tests::on_both_engines([](db::Database& database) {
    auto ana = person(database, "Ana");
    auto id = create(database, ana);
    std::vector<Dirigeant> first{
        {"Présidente", "Ana", "Exemple"}, {"", "", ""}, {"Trésorier", "Luc", "Modèle"}};
    auto save = [&](std::int64_t version, const std::vector<Dirigeant>& list) {
      return database.write(
          [&](db::Writing& w) { return enregistrer_bureau(w, ana, now(), id, version, list); });
    };
    CHECK(save(1, first));
    CHECK(save(1, {}).error().cause == Cause::modifie_entre_temps);
    CHECK(save(2, {{"Présidente", "", ""}}).error().cause == Cause::saisie_invalide);
    auto kept = database.read([&](db::Reading& r) { return bureau(r, id); });
    CHECK(kept.dirigeants == std::vector<Dirigeant>{first[0], first[2]});
    CHECK(kept.version == 2);
  });
}
