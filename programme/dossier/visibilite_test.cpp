// What each role sees is tried on the tableau (pilotage); here: hand-overs, invitations, conflicts of
// interest.
#include "programme/dossier/visibilite.h"

#include <doctest/doctest.h>

#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"

using namespace dossier;
using personne::Acteur;

namespace {

const base::Instant noon = test::paris("2029-09-10T12:00");

/// A deposited note of the Tilleuls, in commune 00001, which asks money of the État.
std::int64_t deposited(db::Database& database, const test::People& p) {
  auto id = test::with_complete_note(database, p);
  database.write([&](db::Writing& w) {
    auto d = lock(w, p.writer, id).value();
    save_state(w, d, NoteDeposee{noon}, noon);
    record_deposit(w, p.writer, d, draft(w, d), noon);
    w.exec("UPDATE dossier SET territorial = 1 WHERE id = ?1", id);
  });
  return id;
}

/// Handed to that person by name, and passing in a meeting, which is returned.
std::int64_t hand_over(db::Database& database, std::int64_t dossier, std::int64_t personne) {
  return database.write([&](db::Writing& w) {
    w.exec(
        "INSERT INTO ventilation (dossier_id, tour, etat, modifie_le, modifie_par, transmise_le)"
        " VALUES (?1, 1, 'transmise', 0, 0, 0)",
        dossier);
    w.exec(
        "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine)"
        " VALUES (?1, 1, 'etat', ?2, 'comite')",
        dossier, personne);
    auto meeting = w.one<std::int64_t>(
                        "INSERT INTO reunion (campagne, code, titre, duree_passage)"
                        " VALUES ('essai-2030', 'sante', 'Santé', 15) RETURNING id")
                       .value();
    w.exec(
        "INSERT INTO passage (dossier_id, reunion_id, etat, nonce, code) VALUES (?1, ?2, 'planifie', 'n', "
        "'AB')",
        dossier, meeting);
    return meeting;
  });
}

Acteur with_role(std::int64_t id, personne::Attribution a) {
  Acteur acteur;
  acteur.id = id, acteur.attributions = {std::move(a)};
  return acteur;
}

bool sees(db::Database& database, const Acteur& who, std::int64_t dossier) {
  return database.read([&](db::Reading& r) {
    bool one = find(r, who, dossier).has_value();
    db::Params params;
    auto visible = visibilite(who, params, Portee::liste);
    auto ids = r.all<std::int64_t>("SELECT d.id FROM dossier d WHERE " + visible.sql, params);
    CHECK((std::ranges::count(ids, dossier) == 1) == one);
    return one;
  });
}

bool works_on(db::Database& database, const Acteur& who, std::int64_t dossier) {
  return database.read([&](db::Reading& r) {
    db::Params params;
    auto visible = visibilite_de_travail(who, params);
    auto ids = r.all<std::int64_t>("SELECT d.id FROM dossier d WHERE " + visible.sql, params);
    return std::ranges::count(ids, dossier) == 1;
  });
}

}  // namespace

TEST_CASE("a confirmed conflict of interest hides the structure's dossiers, whatever would open them") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = deposited(database, p);
    auto meeting = hand_over(database, id, p.boss.id);
    std::vector<Acteur> workers{
        p.boss,
        with_role(p.other.id, {.role = Role::chef_de_projet, .communes = {"00001"}}),
        with_role(p.other.id, {.role = Role::referent_pre, .communes = {"00001"}}),
        with_role(p.other.id, {.role = Role::instructeur, .financeur = "etat"}),
        with_role(p.boss.id, {.role = Role::elu}),  // by the hand-over
        Acteur{.id = p.other.id, .reunions = {meeting}},
    };
    for (Acteur& who : workers) {
      CHECK(sees(database, who, id));
      CHECK(works_on(database, who, id));
      who.conflits = {p.port};
      CHECK(sees(database, who, id));
      who.conflits = {p.port, p.tilleuls};
      CHECK_FALSE(sees(database, who, id));
      CHECK_FALSE(works_on(database, who, id));
    }
  });
}

TEST_CASE("who belongs to the structure keeps seeing their dossier as a porteur, but does not work on it") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = deposited(database, p);
    Acteur both = p.writer;
    both.attributions = {{.role = Role::coordination}};
    CHECK(works_on(database, both, id));
    both.conflits = {p.tilleuls};
    CHECK(sees(database, both, id));
    CHECK_FALSE(works_on(database, both, id));
    CHECK_FALSE(works_on(database, p.writer, id));
  });
}

TEST_CASE("a hand-over shows nothing to who holds no role any more, nor before it is transmitted") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = deposited(database, p);
    hand_over(database, id, p.other.id);
    auto agent = with_role(p.other.id, {.role = Role::elu});
    CHECK(sees(database, agent, id));
    CHECK_FALSE(sees(database, Acteur{.id = p.other.id}, id));
    database.write([&](db::Writing& w) {
      w.exec("UPDATE ventilation SET etat = 'preparee', transmise_le = NULL WHERE dossier_id = ?1", id);
    });
    CHECK_FALSE(sees(database, agent, id));
  });
}
