#include "programme/reunion/placement_store.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "programme/reunion/appel_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

template <class T>
Cause cause(const Result<T>& r) {
  REQUIRE_FALSE(r);
  return r.error().cause;
}
template <class T>
std::string why(const Result<T>& r) {
  REQUIRE_FALSE(r);
  return r.error().detail;
}

std::string when(db::Reading& r, const Appel& a, std::int64_t passage) {
  auto p = find_passage(r, a.boss(), passage).value();
  return p.debut ? base::iso_paris(*p.debut) : "–";
}

void convene(db::Writing& w, std::int64_t passage) {
  w.exec(
      "UPDATE passage SET etat = 'confirme', convoque_le = 1, confirme_le = 2, confirme_par = 'Ana', "
      "sequence = 1 "
      "WHERE id = ?1",
      passage);
}

}  // namespace

TEST_CASE("a passage is moved within its half-day, to the minute and not beyond") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      CHECK(moved(w, a, p, a.amont, "2029-10-04T11:40"));
      CHECK(when(w, a, p) == "2029-10-04T11:40:00");
      auto late = moved(w, a, p, a.amont, "2029-10-04T11:41");
      CHECK(cause(late) == Cause::saisie_invalide);
      CHECK(why(late) ==
            "Le passage durerait de 11 h 41 à 12 h 01, mais la demi-journée va de 9 h 00 à 12 h 00.");
      CHECK(cause(moved(w, a, p, a.amont, "2029-10-04T08:59")) == Cause::saisie_invalide);
      CHECK(moved(w, a, p, a.amont, "2029-10-04T09:00"));
      CHECK(cause(moved(w, a, p, a.amont, "2029-10-04T09:00")) == Cause::deja_fait);
      CHECK(when(w, a, p) == "2029-10-04T09:00:00");
    });
  });
}

TEST_CASE("one passage at a time in a room: the refusal names the other") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto q = passing(w, a, a.people.other, a.amont, "Port", "c@d.example");
      CHECK(moved(w, a, p, a.amont, "2029-10-04T10:00"));
      auto refused = moved(w, a, q, a.amont, "2029-10-04T10:19");
      CHECK(cause(refused) == Cause::saisie_invalide);
      CHECK(why(refused) == "« Jardin » passe déjà à 10 h 00 dans cette salle.");
      CHECK(cause(moved(w, a, q, a.amont, "2029-10-04T09:41")) == Cause::saisie_invalide);
      CHECK(moved(w, a, q, a.amont, "2029-10-04T10:20"));
      CHECK(moved(w, a, q, a.amont, "2029-10-04T09:40"));
    });
  });
}

TEST_CASE("no slot is given in a time that has passed") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      Mouvement m{
          .passage = p, .demi_journee = first_half_day(w, a.amont), .debut = paris("2029-10-04T10:00")};
      CHECK(cause(deplacer(w, a.boss(), m.debut, a.campagne, m)) == Cause::periode_close);
      CHECK(deplacer(w, a.boss(), m.debut - 1ms, a.campagne, m));
    });
  });
}

TEST_CASE("who was convened is to be convened and confirmed anew, whoever moves them") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      CHECK(moved(w, a, p, a.amont, "2029-10-04T10:00"));
      convene(w, p);
      CHECK(moved(w, a, p, a.amont, "2029-10-04T10:20"));
      auto after = find_passage(w, a.boss(), p).value();
      CHECK(name(after.etat()) == "planifie");
      CHECK(after.sequence == 1);
      CHECK_FALSE(after.convoque_le);
      CHECK_FALSE(after.confirme_le);
      auto line = journal::de_l_objet(w, "dossier", after.dossier).back();
      CHECK(line.acte == "passage_deplace");
      CHECK(journal::detail(line, "vers") == "Réunion d’Amont, 4 octobre 2029 à 10 h 20");
    });
  });
}

TEST_CASE("after a dérogation a new slot begins everything anew; who came is not moved") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      CHECK(moved(w, a, p, a.amont, "2029-10-04T10:00"));
      convene(w, p);
      w.exec(
          "UPDATE passage SET presence = 'absent', presence_le = 3, presence_version = 1, decision = "
          "'derogation', "
          "decision_motif = 'Accident', decision_le = 4, decision_par = ?1",
          a.boss().id);
      CHECK(moved(w, a, p, a.aval, "2029-10-05T10:00"));
      auto after = find_passage(w, a.boss(), p).value();
      CHECK(name(after.etat()) == "planifie");
      CHECK(after.reunion == a.aval.id);
      w.exec("UPDATE passage SET presence = 'present'");
      CHECK(cause(moved(w, a, p, a.amont, "2029-10-04T10:00")) == Cause::etape_passee);
    });
  });
}

TEST_CASE("a slot is taken away, once") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      CHECK(moved(w, a, p, a.amont, "2029-10-04T10:00"));
      CHECK(deplacer(w, a.boss(), today, a.campagne, {.passage = p}));
      CHECK(when(w, a, p) == "–");
      CHECK(cause(deplacer(w, a.boss(), today, a.campagne, {.passage = p})) == Cause::deja_fait);
    });
  });
}

TEST_CASE("two people at once: the second is told that the passage changed") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto seen = find_passage(w, a.boss(), p)->version;
      Mouvement m{.passage = p,
                  .version = seen,
                  .demi_journee = first_half_day(w, a.amont),
                  .debut = paris("2029-10-04T10:00")};
      CHECK(deplacer(w, a.boss(), today, a.campagne, m));
      m.debut = paris("2029-10-04T11:00");
      CHECK(cause(deplacer(w, a.boss(), today, a.campagne, m)) == Cause::modifie_entre_temps);
    });
  });
}

TEST_CASE("only who runs both meetings moves a passage from one to the other") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto chef = a.boss();
      chef.attributions = {{.role = Role::chef_de_projet, .communes = {"00001"}}};
      Mouvement here{
          .passage = p, .demi_journee = first_half_day(w, a.amont), .debut = paris("2029-10-04T10:00")};
      Mouvement there{
          .passage = p, .demi_journee = first_half_day(w, a.aval), .debut = paris("2029-10-05T10:00")};
      CHECK(deplacer(w, chef, today, a.campagne, here));
      CHECK(cause(deplacer(w, chef, today, a.campagne, there)) == Cause::role_requis);
      chef.attributions[0].communes = {"00002"};
      CHECK(cause(deplacer(w, chef, today, a.campagne, here)) == Cause::acces_inconnu);
      CHECK(cause(deplacer(w, a.people.other, today, a.campagne, here)) == Cause::acces_inconnu);
      CHECK(cause(deplacer(w, a.boss(), today, a.campagne, {.passage = p, .demi_journee = 999})) ==
            Cause::acces_inconnu);
    });
  });
}

TEST_CASE(
    "the person in charge is not called to two meetings, nor without the time to travel, unless it was "
    "seen") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.aval, "Jardin", "ana@b.example");
      auto q = passing(w, a, a.people.other, a.sante, "Port", "ANA@b.example");
      CHECK(moved(w, a, p, a.aval, "2029-10-05T10:00"));
      auto same = moved(w, a, q, a.sante, "2029-10-05T10:00");
      CHECK(cause(same) == Cause::saisie_invalide);
      CHECK(
          why(same).contains("Réunion d’Aval, de 10 h 00 à 10 h 20 et Réunion Santé, de 10 h 00 à 10 h 20"));
      auto short_way = moved(w, a, q, a.sante, "2029-10-05T10:49");
      CHECK(why(short_way).contains("le trajet ne tient pas"));
      CHECK(moved(w, a, q, a.sante, "2029-10-05T10:50"));
      CHECK(moved(w, a, q, a.sante, "2029-10-05T10:00", true));
    });
  });
}

TEST_CASE("an agent is not called to two meetings at once") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.aval, "Jardin", "ana@b.example");
      auto q = passing(w, a, a.people.other, a.sante, "Port", "bob@b.example");
      for (auto id : {p, q}) followed_by(w, find_passage(w, a.boss(), id)->dossier, a.boss().id);
      CHECK(moved(w, a, p, a.aval, "2029-10-05T10:00"));
      CHECK(why(moved(w, a, q, a.sante, "2029-10-05T10:10")).starts_with("coordonne : "));
      w.exec("UPDATE reunion SET lieu = 'mairie d''aval' WHERE id = ?1", a.sante.id);
      CHECK(moved(w, a, q, a.sante, "2029-10-05T10:20"));
    });
  });
}

TEST_CASE("two passages take each other's slots, or neither does") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto q = passing(w, a, a.people.other, a.amont, "Port", "c@d.example");
      CHECK(cause(echanger(w, a.boss(), today, a.campagne, {p, q})) == Cause::saisie_invalide);
      CHECK(moved(w, a, p, a.amont, "2029-10-04T09:00"));
      CHECK(moved(w, a, q, a.amont, "2029-10-04T11:00"));
      convene(w, q);
      auto seen = find_passage(w, a.boss(), p)->version;
      CHECK(echanger(w, a.boss(), today, a.campagne, {p, q, seen}));
      CHECK(when(w, a, p) == "2029-10-04T11:00:00");
      CHECK(when(w, a, q) == "2029-10-04T09:00:00");
      CHECK(name(find_passage(w, a.boss(), q)->etat()) == "planifie");
      CHECK(cause(echanger(w, a.boss(), today, a.campagne, {p, q, seen})) == Cause::modifie_entre_temps);
      CHECK(cause(echanger(w, a.boss(), today, a.campagne, {p, p})) == Cause::saisie_invalide);
      CHECK(cause(echanger(w, a.boss(), paris("2029-10-04T09:00"), a.campagne, {p, q})) ==
            Cause::periode_close);
      w.exec("UPDATE passage SET presence = 'present' WHERE id = ?1", q);
      CHECK(cause(echanger(w, a.boss(), today, a.campagne, {p, q})) == Cause::etape_passee);
      CHECK(cause(echanger(w, a.people.other, today, a.campagne, {p, q})) == Cause::acces_inconnu);
    });
  });
}

TEST_CASE("an exchange that calls somebody to two places is refused until it was seen") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto elsewhere = passing(w, a, a.people.other, a.sante, "Soins", "ana@b.example");
      auto p = passing(w, a, a.writer(), a.aval, "Jardin", "ana@b.example");
      auto q = passing(w, a, a.writer(), a.aval, "Atelier", "bob@b.example");
      CHECK(moved(w, a, elsewhere, a.sante, "2029-10-05T09:00"));
      CHECK(moved(w, a, q, a.aval, "2029-10-05T09:00"));
      CHECK(moved(w, a, p, a.aval, "2029-10-05T11:00"));
      CHECK(conflits_si_echange(w, a.boss(), a.campagne, {p, q}).size() == 1);
      CHECK(cause(echanger(w, a.boss(), today, a.campagne, {p, q})) == Cause::saisie_invalide);
      CHECK(echanger(w, a.boss(), today, a.campagne, {.passage = p, .autre = q, .malgre_conflits = true}));
    });
  });
}

TEST_CASE("the plan of a meeting knows its people and what they have elsewhere") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto other = passing(w, a, a.people.other, a.sante, "Soins", "ana@b.example");
      CHECK(moved(w, a, other, a.sante, "2029-10-05T09:00"));
      auto p = passing(w, a, a.writer(), a.aval, "Jardin", "ana@b.example");
      auto q = passing(w, a, a.writer(), a.aval, "Atelier", "bob@b.example");
      followed_by(w, find_passage(w, a.boss(), q)->dossier, a.boss().id);
      auto data = donnees_du_plan(w, a.boss(), today, a.campagne, a.aval, true);
      CHECK(data.duree == 20min);
      REQUIRE(data.passages.size() == 2);
      CHECK(data.passages[0].id == p);
      CHECK(data.passages[1].agents.size() == 1);
      REQUIRE(data.occupations.size() == 1);
      CHECK(data.occupations[0].ou == "Réunion Santé");
      auto plan = proposer_plan(data);
      CHECK(appliquer_plan(w, a.boss(), today, a.campagne, a.aval, data, plan) == 2);
      CHECK(when(w, a, q) == "2029-10-05T10:20:00");
      CHECK(when(w, a, p) == "2029-10-05T10:00:00");
    });
  });
}

TEST_CASE(
    "a plan leaves the convened where they are, and those placed by hand unless everything is asked anew") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto q = passing(w, a, a.people.other, a.amont, "Port", "c@d.example");
      CHECK(moved(w, a, p, a.amont, "2029-10-04T11:00"));
      CHECK(moved(w, a, q, a.amont, "2029-10-04T10:00"));
      convene(w, p);
      auto careful = donnees_du_plan(w, a.boss(), today, a.campagne, a.amont, false);
      auto anew = donnees_du_plan(w, a.boss(), today, a.campagne, a.amont, true);
      CHECK(careful.passages[1].garde);
      CHECK_FALSE(anew.passages[1].garde);
      CHECK(anew.passages[0].garde);
      auto plan = proposer_plan(anew);
      CHECK(empreinte(plan) != empreinte(proposer_plan(careful)));
      CHECK(appliquer_plan(w, a.boss(), today, a.campagne, a.amont, anew, plan) == 2);
      CHECK(when(w, a, p) == "2029-10-04T11:00:00");
      CHECK(when(w, a, q) == "2029-10-04T09:00:00");
      CHECK(name(find_passage(w, a.boss(), p)->etat()) == "confirme");
      CHECK(journal::de_l_objet(w, "reunion", a.amont.id).back().acte == "plan_applique");
    });
  });
}

TEST_CASE("half-days that have begun take nobody any more; what took place is left alone") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "a@b.example");
      auto begun = donnees_du_plan(w, a.boss(), paris("2029-10-04T09:00"), a.campagne, a.amont, true);
      CHECK(begun.plages.empty());
      CHECK(begun.passages.size() == 1);
      w.exec("UPDATE passage SET presence = 'absent' WHERE id = ?1", p);
      CHECK(donnees_du_plan(w, a.boss(), today, a.campagne, a.amont, true).passages.empty());
    });
  });
}

TEST_CASE("a passage that the planner may not see keeps its room and its people") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto hidden = passing(w, a, a.people.other, a.amont, "Port", "ana@b.example");
      auto p = passing(w, a, a.writer(), a.amont, "Jardin", "bob@b.example");
      CHECK(moved(w, a, hidden, a.amont, "2029-10-04T09:00"));
      auto boss = a.boss();
      boss.conflits = {a.people.port};
      auto data = donnees_du_plan(w, boss, today, a.campagne, a.amont, true);
      REQUIRE(data.passages.size() == 2);
      CHECK(data.passages[1].garde);
      CHECK(appliquer_plan(w, boss, today, a.campagne, a.amont, data, proposer_plan(data)) == 2);
      CHECK(when(w, a, p) == "2029-10-04T09:20:00");
      CHECK(when(w, a, hidden) == "2029-10-04T09:00:00");
    });
  });
}

TEST_CASE("a plan is applied by who runs the meeting") {
  tests::on_both_engines([](db::Database& database) {
    auto a = ouvert(database);
    database.write([&](db::Writing& w) {
      auto agent = a.boss();
      agent.attributions = {{.role = Role::instructeur, .financeur = "etat"}};
      auto data = donnees_du_plan(w, a.boss(), today, a.campagne, a.amont, true);
      CHECK(cause(appliquer_plan(w, agent, today, a.campagne, a.amont, data, {})) == Cause::role_requis);
    });
  });
}
