#include "programme/reunion/presence_store.h"

#include <doctest/doctest.h>

#include <thread>

#include "programme/journal/journal.h"
#include "programme/personne/personne_store.h"
#include "programme/reunion/emargement_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;
using namespace std::chrono_literals;

namespace {

std::vector<Emargement> list_of(db::Database& database, const Salle& s) {
  return database.read([&](db::Reading& r) { return emargements(r, s.runs(), s.reunion.id); });
}

std::vector<std::string> acts(db::Database& database, std::string_view object, std::int64_t id) {
  std::vector<std::string> all;
  for (auto& line : database.read([&](db::Reading& r) { return journal::de_l_objet(r, object, id); }))
    all.push_back(line.acte);
  return all;
}

personne::Acteur chef(std::string commune) {
  personne::Acteur a;
  a.id = 99, a.nom = "Chef de projet";
  a.attributions = {{.role = Role::chef_de_projet, .communes = {std::move(commune)}}};
  return a;
}

}  // namespace

TEST_CASE("the list shows each passage in the order of the slots, with who was named to come") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    auto list = list_of(database, s);
    REQUIRE(list.size() == 3);
    CHECK(list[0].passage.id == s.passages[0]);
    REQUIRE(list[0].venants.size() == 1);
    CHECK(list[0].venants[0].nom == "Dominique Exemple");
    CHECK(list[0].venants[0].represente);
    CHECK(list[1].venants.empty());
    CHECK_FALSE(list[2].passage.debut);
    CHECK(list[0].situation.version == 0);
    auto queries = db::queries_of_this_thread();
    list_of(database, s);
    CHECK(db::queries_of_this_thread() - queries == 3);
  });
}

TEST_CASE("a batch records what it can, tick by tick, in few statements") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    auto run = [&](const std::vector<Pointage>& ticks) {
      auto before = db::queries_of_this_thread();
      auto answers = database.write(
          [&](db::Writing& w) { return noter(w, s.runs(), s.reunion, s.campagne, nine, ticks); });
      return std::pair(answers, db::queries_of_this_thread() - before);
    };
    auto [one, few] = run({{.cle = "premier11", .passage = s.passages[2], .vu = "0"}});
    auto [answers, many] = run(
        {{.cle = "second222", .passage = s.passages[0], .vu = "0"},
         {.cle = "troisieme", .passage = s.passages[1], .presence = Presence::excuse, .vu = "0"},
         {.cle = "quatrieme", .passage = 987654, .vu = "0"},
         {.cle = "cinquieme", .passage = s.passages[1], .presence = Presence::en_retard, .vu = "0"},
         {.cle = "sixieme66", .passage = s.passages[0], .presence = Presence::en_retard, .vu = "second222"}});
    CHECK(few <= 11);
    CHECK(many <= 13);  // the journal writes lines by powers of two
    REQUIRE(answers.size() == 5);
    CHECK(answers[0].verdict.issue == Issue::note);
    CHECK(answers[1].verdict.issue == Issue::refus);
    CHECK(answers[2].verdict.issue == Issue::refus);
    CHECK(answers[3].verdict.issue == Issue::note);
    CHECK(answers[4].verdict.issue == Issue::note);
    auto list = list_of(database, s);
    CHECK(list[0].passage.presence() == Presence::en_retard);
    CHECK(list[0].situation.version == 2);
    CHECK(list[0].situation.par == "coordonne");
    CHECK(list[0].passage.presence_le == nine);
    CHECK(list[1].passage.presence() == Presence::en_retard);
    CHECK(acts(database, "dossier", s.dossiers[0]) ==
          std::vector<std::string>{"presence_pointee", "presence_pointee"});
    CHECK(database.read([&](db::Reading& r) { return journal::verifier(r).rupture.has_value(); }) == false);
  });
}

TEST_CASE(
    "a tick sent again by a tablet that lost its network counts once, even after another's correction") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    Pointage present{.cle = "la-meme-cle", .passage = s.passages[0], .vu = "0"};
    CHECK(tick(database, s, present).verdict.issue == Issue::note);
    CHECK(tick(database, s, present).verdict.issue == Issue::deja);
    CHECK(tick(database, s, {.passage = s.passages[0], .presence = Presence::absent, .vu = "1"})
              .verdict.issue == Issue::note);
    auto again = tick(database, s, present);
    CHECK(again.verdict.issue == Issue::deja);
    CHECK(again.verdict.apres.faits.presence == Presence::absent);
    auto other = tick(database, s, {.cle = "la-meme-cle", .passage = s.passages[1], .vu = "0"});
    CHECK(other.verdict.issue == Issue::refus);
    CHECK(acts(database, "dossier", s.dossiers[0]).size() == 2);
  });
}

TEST_CASE(
    "of two different ticks at once one is recorded and the other is told; of the same two, one counts") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    auto both = [&](std::size_t passage, Presence a, Presence b) {
      std::array<Issue, 2> issues{};
      auto one = [&](std::size_t i, Presence p) {
        issues[i] = tick(database, s, {.passage = s.passages[passage], .presence = p, .vu = "0"}, half_past)
                        .verdict.issue;
      };
      std::thread first(one, 0, a), second(one, 1, b);
      first.join(), second.join();
      std::ranges::sort(issues);
      return issues;
    };
    CHECK(both(0, Presence::present, Presence::absent) == std::array{Issue::note, Issue::conflit});
    CHECK(both(1, Presence::present, Presence::present) == std::array{Issue::note, Issue::deja});
    CHECK(list_of(database, s)[0].situation.version == 1);
  });
}

TEST_CASE("the reason of an excuse is in the list and not in the journal, which is kept forever") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    tick(database, s,
         {.passage = s.passages[0], .presence = Presence::excuse, .motif = "Hospitalisation", .vu = "0"});
    CHECK(list_of(database, s)[0].situation.motif == "Hospitalisation");
    for (auto& line :
         database.read([&](db::Reading& r) { return journal::de_l_objet(r, "dossier", s.dossiers[0]); }))
      CHECK_FALSE(line.details.contains("Hospitalisation"));
  });
}

TEST_CASE("who runs the meeting ticks; another chef·fe de projet, an agent and the porteur do not") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    auto by = [&](const personne::Acteur& who) {
      return database
          .write([&](db::Writing& w) {
            return noter(w, who, s.reunion, s.campagne, nine, {{.passage = s.passages[0], .vu = "0"}});
          })
          .at(0)
          .verdict;
    };
    CHECK(by(chef("00002")).issue == Issue::refus);
    CHECK(by(s.people.writer).explication == "Vos droits ne permettent pas cette action.");
    CHECK(by(s.people.other).explication == "Ce passage n’est pas, ou n’est plus, dans cette réunion.");
    CHECK(by(chef("00001")).issue == Issue::note);
  });
}

TEST_CASE("a short code finds its passage however it is typed, in its own meeting only") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    auto elsewhere = deposited(database, s.people);
    auto other = database.write([&](db::Writing& w) {
      auto meeting = add_meeting(w, "sante", "Réunion Santé");
      add_passage(w, meeting, elsewhere, std::nullopt, std::nullopt, "ZZZZZ9");
      return meeting;
    });
    database.read([&](db::Reading& r) {
      CHECK(passage_du_code(r, s.runs(), s.reunion.id, " k7r-2m 2") == s.passages[1]);
      CHECK_FALSE(passage_du_code(r, s.runs(), other, "K7R2M2"));
      CHECK_FALSE(passage_du_code(r, s.runs(), s.reunion.id, ""));
      CHECK_FALSE(passage_du_code(r, s.people.other, s.reunion.id, "K7R2M2"));
      CHECK(ailleurs(r, s.runs(), s.reunion, "zzzzz9") == std::vector<std::string>{"Réunion Santé"});
      CHECK(ailleurs(r, s.runs(), s.reunion, "K7R2M2").empty());
    });
  });
}

TEST_CASE("the QR code's address finds its passage, for who may see it, and is not the convocation's link") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    database.write([](db::Writing& w) { return personne::assurer_cle_des_liens(w); });
    database.read([&](db::Reading& r) {
      auto path = chemin_presence(r, s.passages[0]).value();
      auto link = path.substr(std::string_view("/presence/").size());
      CHECK(passage_presente(r, s.runs(), link)->id == s.passages[0]);
      CHECK_FALSE(passage_presente(r, s.people.other, link));
      CHECK_FALSE(passage_presente(r, s.runs(), link + "x"));
      CHECK_FALSE(passage_presente(r, s.runs(), "n’importe quoi"));
      CHECK_FALSE(passage_du_lien(r, link));
      CHECK_FALSE(chemin_presence(r, 987654));
      auto convocation = chemin_convocation(r, s.passages[0]).value();
      CHECK_FALSE(
          passage_presente(r, s.runs(), convocation.substr(std::string_view("/convocations/").size())));
    });
  });
}

TEST_CASE("closing the list notes absent who is still expected; it opens again until a decision") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    tick(database, s, {.passage = s.passages[0], .vu = "0"});
    auto close = [&](const personne::Acteur& who, Instant now) {
      return database.write([&](db::Writing& w) { return clore_liste(w, who, s.reunion, s.campagne, now); });
    };
    auto reopen = [&] {
      return database.write(
          [&](db::Writing& w) { return rouvrir_liste(w, s.runs(), s.reunion, s.campagne, half_past); });
    };
    CHECK(reopen().error().cause == Cause::etape_passee);
    CHECK(close(s.people.writer, half_past).error().cause == Cause::role_requis);
    CHECK(close(s.runs(), half_past - 1ms).error().cause == Cause::periode_pas_ouverte);
    CHECK(close(s.runs(), half_past) == 1);
    CHECK(close(s.runs(), half_past).error().cause == Cause::deja_fait);
    auto list = list_of(database, s);
    CHECK(list[0].passage.presence() == Presence::present);
    CHECK(list[1].passage.presence() == Presence::absent);
    CHECK(list[2].passage.presence() == Presence::attendu);
    CHECK(tick(database, s, {.passage = s.passages[1], .vu = "1"}, half_past).verdict.issue == Issue::refus);
    CHECK(reopen());
    CHECK(tick(database, s, {.passage = s.passages[1], .vu = "1"}, half_past).verdict.issue == Issue::note);
    CHECK(close(s.runs(), half_past) == 0);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE passage SET decision = 'derogation', decision_le = 1 WHERE id = ?1", s.passages[1]);
    });
    CHECK(reopen().error().cause == Cause::etape_passee);
    CHECK(acts(database, "reunion", s.reunion.id) ==
          std::vector<std::string>{"emargement_clos", "emargement_rouvert", "emargement_clos"});
    database.write([&](db::Writing& w) {
      w.exec(
          "UPDATE passage SET demi_journee_id = (SELECT MIN(id) FROM demi_journee), debut = ?2, fin = ?3 "
          "WHERE id = ?1",
          s.passages[2], half_past, half_past + 15min);
    });
    CHECK(reopen());
  });
}

TEST_CASE("who is kept away from a passage by a conflict of interest does not note it absent by closing") {
  tests::on_both_engines([](db::Database& database) {
    auto s = salle(database);
    auto away = s.people.boss;
    away.conflits = {s.people.tilleuls};
    auto refused = database.write(
        [&](db::Writing& w) { return clore_liste(w, away, s.reunion, s.campagne, half_past); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().cause == Cause::role_requis);
  });
}
