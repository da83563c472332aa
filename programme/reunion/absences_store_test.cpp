#include "programme/reunion/absences_store.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "programme/reunion/emargement_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;
using namespace std::chrono_literals;

namespace {

/// The first came, the second is absent, the third (without slot) is excused; the list is closed.
struct Apres {
  db::Database& database;
  Salle s = salle(database);
  Instant when = half_past;

  explicit Apres(db::Database& d, bool close = true) : database(d) {
    tick(d, s, {.passage = s.passages[0], .vu = "0"});
    tick(d, s, {.passage = s.passages[1], .presence = Presence::absent, .vu = "0"});
    tick(d, s, {.passage = s.passages[2], .presence = Presence::excuse, .motif = "Grève", .vu = "0"});
    if (close)
      d.write([&](db::Writing& w) {
        return clore_liste(w, s.runs(), s.reunion, s.campagne, half_past).has_value();
      });
  }
  std::vector<Absence> list(VoirAbsences voir, const personne::Acteur* who = nullptr) {
    return database.read(
        [&](db::Reading& r) { return absences(r, who ? *who : s.runs(), "essai-2030", voir, 0, 50); });
  }
  Absence of(std::size_t n) {
    return database.read([&](db::Reading& r) { return absence(r, s.runs(), s.passages[n]).value(); });
  }
  Result<void> decide(std::size_t n, bool cancel, std::string reason, std::int64_t version = -1) {
    DecisionAbsence d{s.passages[n], version < 0 ? of(n).passage.version : version, cancel,
                      std::move(reason)};
    return database.write([&](db::Writing& w) { return decider(w, s.runs(), s.campagne, when, d); });
  }
};

}  // namespace

TEST_CASE(
    "each absence and each excuse waits for a decision, and nobody else; only the coordination sees them") {
  tests::on_both_engines([](db::Database& database) {
    Apres after(database);
    auto waiting = after.list(VoirAbsences::a_decider);
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].passage.id == after.s.passages[1]);
    CHECK(waiting[0].liste_close == half_past);
    CHECK(waiting[1].situation.motif == "Grève");
    CHECK(after.list(VoirAbsences::annulees).empty());
    CHECK(after.list(VoirAbsences::a_decider, &after.s.people.writer).empty());
    auto away = after.s.people.boss;
    away.conflits = {after.s.people.tilleuls};
    CHECK(after.list(VoirAbsences::a_decider, &away).empty());
    auto counts =
        database.read([&](db::Reading& r) { return compter_absences(r, after.s.runs(), "essai-2030"); });
    CHECK(counts.a_decider == 2);
    auto page = database.read([&](db::Reading& r) {
      return absences(r, after.s.runs(), "essai-2030", VoirAbsences::a_decider, waiting[0].passage.id, 1);
    });
    REQUIRE(page.size() == 1);
    CHECK(page[0].passage.id == waiting[1].passage.id);
  });
}

TEST_CASE("a cancelled candidature keeps its reason, its author and its line in the journal") {
  tests::on_both_engines([](db::Database& database) {
    Apres after(database);
    CHECK(after.decide(1, true, "  Absence sans nouvelle.  "));
    auto done = after.of(1);
    CHECK(std::holds_alternative<Annule>(done.passage.etat()));
    CHECK(done.passage.decision_motif == "Absence sans nouvelle.");
    CHECK(done.decide_par == "coordonne");
    CHECK(after.list(VoirAbsences::a_decider).size() == 1);
    CHECK(after.list(VoirAbsences::annulees).size() == 1);
    auto lines =
        database.read([&](db::Reading& r) { return journal::de_l_objet(r, "dossier", after.s.dossiers[1]); });
    CHECK(lines.back().acte == "candidature_annulee");
    CHECK(journal::detail(lines.back(), "motif") == "Absence sans nouvelle.");
  });
}

TEST_CASE(
    "a cancelled candidature can be maintained after a contestation, a maintained one is not cancelled "
    "again") {
  tests::on_both_engines([](db::Database& database) {
    Apres after(database);
    CHECK(after.decide(1, true, "Absence."));
    CHECK(after.decide(1, false, "Un accident, attesté."));
    CHECK(after.list(VoirAbsences::maintenues).size() == 1);
    CHECK(after.decide(1, true, "Finalement non.").error().cause == Cause::etape_passee);
    CHECK(after.decide(1, false, "Encore.").error().cause == Cause::etape_passee);
  });
}

TEST_CASE(
    "no decision without a reason, before the slot has ended, while the list is open, or on what somebody "
    "changed") {
  tests::on_both_engines([](db::Database& database) {
    Apres after(database);
    CHECK(after.decide(1, true, " ").error().cause == Cause::saisie_invalide);
    CHECK(after.decide(1, true, std::string(1001, 'x')).error().cause == Cause::saisie_invalide);
    CHECK(after.decide(1, true, "Absence.", after.of(1).passage.version - 1).error().cause ==
          Cause::modifie_entre_temps);
    CHECK(after.decide(0, true, "Absence.").error().cause == Cause::etape_passee);
    after.when = half_past - 1ms;
    CHECK(after.decide(1, true, "Absence.").error().cause == Cause::periode_pas_ouverte);
    CHECK(after.of(1).passage.decision.empty());
    after.when = half_past;
    CHECK(after.decide(1, true, std::string(1000, 'x')));
  });
}

TEST_CASE("as long as the list is open an absence is shown and not decided") {
  tests::on_both_engines([](db::Database& database) {
    Apres after(database, false);
    CHECK(after.list(VoirAbsences::a_decider).size() == 2);
    auto refused = after.decide(1, true, "Absence.");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().cause == Cause::etape_passee);
  });
}

TEST_CASE("a passage that is not there, or not shown, is not decided; nobody but the coordination decides") {
  tests::on_both_engines([](db::Database& database) {
    Apres after(database);
    auto by = [&](const personne::Acteur& who, std::int64_t passage) {
      return database
          .write([&](db::Writing& w) {
            return decider(w, who, after.s.campagne, half_past, {passage, 1, true, "x"});
          })
          .error()
          .cause;
    };
    CHECK(by(after.s.runs(), 987654) == Cause::acces_inconnu);
    CHECK(by(after.s.people.other, after.s.passages[1]) == Cause::acces_inconnu);
    CHECK(by(after.s.people.writer, after.s.passages[1]) == Cause::role_requis);
  });
}

TEST_CASE("the views of the page have words") {
  for (auto voir : {VoirAbsences::a_decider, VoirAbsences::annulees, VoirAbsences::maintenues}) {
    CHECK(voir_absences(code(voir)) == voir);
    CHECK_FALSE(label(voir).empty());
  }
  CHECK_FALSE(voir_absences("toutes"));
}
