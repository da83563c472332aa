#include "programme/reunion/convocation_store.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "programme/reunion/convocation_test.h"
#include "programme/reunion/venue_store.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

std::string addresses(const std::vector<dossier::Destinataire>& people) {
  std::string all;
  for (auto& p : people) all += p.courriel + " ";
  return all;
}

Convocation latest(db::Database& database, std::int64_t passage) {
  auto found = database.read([&](db::Reading& r) { return convocations(r, {passage}); });
  REQUIRE(found.size() == 1);
  return found[0];
}

}  // namespace

TEST_CASE("a convocation goes to the members of the structure and to who carries the project, once each") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto all = list(database, s);
    REQUIRE(all.size() == 3);
    CHECK(addresses(all[0].destinataires) == "ecrit@essai.example dominique@jardin.example ");
    CHECK(addresses(all[1].destinataires) == "ecrit@essai.example ");
    CHECK(all[0].envoi == Envoi::premiere);
    CHECK(all[0].prevu->salle == "Salle A");
    CHECK(all[2].envoi == Envoi::aucun);
  });
}

TEST_CASE("addresses that no mail can reach are left out, and who has none has none") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE passage SET charge_courriel = 'dominique chez jardin'");
      w.exec("DELETE FROM membre");
    });
    CHECK(list(database, s)[0].destinataires.empty());
  });
}

TEST_CASE("what is sent is kept as it was sent, numbered, and told to the journal line by line") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    auto c = latest(database, s.passages[0]);
    CHECK(c.sequence == 1);
    CHECK_FALSE(c.annulee);
    CHECK_FALSE(c.avant);
    CHECK(c.rendez_vous.debut == nine);
    CHECK(c.rendez_vous.lieu == "Salle des fêtes");
    CHECK(c.rendez_vous.consigne == "Sonnez");
    CHECK(c.etat == "convoque");
    CHECK(c.lien.starts_with("/convocations/"));
    CHECK(addresses(c.destinataires) == "ecrit@essai.example dominique@jardin.example ");
    auto written = lines(database, Convoquer::trace);
    REQUIRE(written.size() == 2);
    CHECK(written[0].objet_id == s.dossiers[0]);
    CHECK(journal::detail(written[0], "passage") == std::to_string(s.passages[0]));
    CHECK(journal::detail(written[0], "sequence") == "1");
    CHECK(journal::detail(written[0], "creneau") == "2029-10-04T09:00:00");
    auto passage = database.read(
        [&](db::Reading& r) { return passage_du_lien(r, c.lien.substr(std::size("/convocations"))); });
    REQUIRE(passage);
    CHECK(passage->id == s.passages[0]);
    CHECK(passage->convoque_le == in_september);
  });
}

TEST_CASE("only what changed is sent again: a move, a room, a slot taken away") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    for (auto& c : list(database, s)) CHECK(c.envoi == Envoi::aucun);
    move(database, s.passages[0], half_past);
    move(database, s.passages[1], {});
    auto all = list(database, s);
    CHECK(all[0].envoi == Envoi::horaire);
    send_all(database, s, in_september + std::chrono::hours(1));
    auto moved = latest(database, s.passages[0]), cancelled = latest(database, s.passages[1]);
    CHECK(moved.sequence == 2);
    CHECK(moved.avant->rendez_vous.debut == nine);
    CHECK(moved.rendez_vous.debut == half_past);
    CHECK(cancelled.annulee);
    CHECK(cancelled.sequence == 2);
    CHECK(cancelled.rendez_vous.debut == quarter_past);
    CHECK(lines(database, trace_annulation).size() == 1);
    CHECK(lines(database, Convoquer::trace).size() == 3);
    database.write([&](db::Writing& w) { w.exec("UPDATE demi_journee SET salle = 'Salle B'"); });
    all = list(database, s);
    CHECK(all[0].envoi == Envoi::lieu);
    CHECK(all[2].envoi == Envoi::aucun);
    send_all(database, s, in_september + std::chrono::hours(2));
    CHECK(latest(database, s.passages[0]).avant->rendez_vous.salle == "Salle A");
    CHECK(lines(database, Convoquer::trace).size() == 4);
  });
}

TEST_CASE("a passage that lost its slot meanwhile is not convened") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    move(database, s.passages[0], {});
    database.write([&](db::Writing& w) {
      enregistrer_convocations(w, s.runs(), in_september, s.reunion, {s.passages[0]}, {});
    });
    CHECK(lines(database, Convoquer::trace).empty());
  });
}

TEST_CASE("convening two hundred passages takes a few statements") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    std::vector<std::int64_t> all;
    database.write([&](db::Writing& w) {
      auto half_day = w.one<std::int64_t>("SELECT MIN(id) FROM demi_journee");
      for (int i = 0; i < 200; ++i) {
        auto dossier = w.one<std::int64_t>(
            "INSERT INTO dossier (campagne, structure_id, etat, cree_le, cree_par, modifie_le) VALUES "
            "('essai-2030', "
            "?1, 'note_en_preparation', 0, ?2, 0) RETURNING id",
            s.people.tilleuls, s.people.writer.id);
        all.push_back(add_passage(w, s.reunion.id, *dossier, half_day, nine, "N" + std::to_string(i)));
      }
    });
    auto before = db::queries_of_this_thread();
    database.write(
        [&](db::Writing& w) { enregistrer_convocations(w, s.runs(), in_september, s.reunion, all, {}); });
    CHECK(db::queries_of_this_thread() - before < 20);
    before = db::queries_of_this_thread();
    CHECK(database.read([&](db::Reading& r) { return convocations(r, all); }).size() == 200);
    CHECK(database.read([&](db::Reading& r) { return convocables(r, s.runs(), s.reunion); }).size() == 203);
    CHECK(db::queries_of_this_thread() - before <= 8);
  });
}

TEST_CASE("who is invited to the whole meeting gets its half-day, then what changes, then its cancellation") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto id = database.write([&](db::Writing& w) { return add_invite(w, s, "alix@caisse.example"); });
    send_all(database, s);
    auto read = [&] {
      return database.read([&](db::Reading& r) { return invitations_reunion(r, {id}).at(0); });
    };
    auto first = read();
    REQUIRE(first.envoyees.size() == 1);
    CHECK(first.envoyees[0].envoi == Envoi::premiere);
    CHECK(first.tranches.size() == 1);
    CHECK(first.sequence == 1);
    CHECK(first.le == in_september);
    REQUIRE(lines(database, trace_invitation).size() == 1);
    send_all(database, s);
    CHECK(lines(database, trace_invitation).size() == 1);

    database.write([&](db::Writing& w) {
      enregistrer_reponse(w, in_september, first, true);
      w.exec("UPDATE demi_journee SET salle = 'Salle B'");
    });
    send_all(database, s);
    auto room = read();
    CHECK(room.envoyees.at(0).envoi == Envoi::lieu);
    CHECK(room.sequence == 2);
    CHECK(room.reponse == "vient");

    database.write([&](db::Writing& w) { w.exec("UPDATE demi_journee SET fin = fin + 1800000"); });
    send_all(database, s);
    auto longer = read();
    CHECK(longer.envoyees.at(0).envoi == Envoi::horaire);
    CHECK(longer.envoyees[0].rang == 1);
    CHECK(longer.reponse.empty());

    database.write([&](db::Writing& w) { w.exec("UPDATE invite SET retire_le = ?1", in_september); });
    CHECK(guests(database, s).size() == 1);
    send_all(database, s);
    auto gone = read();
    CHECK(gone.envoyees.at(0).envoi == Envoi::annulation);
    CHECK(gone.tranches.empty());
    CHECK(guests(database, s).empty());
  });
}

TEST_CASE("the link of an invitation opens it, and no other") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto ids = database.write([&](db::Writing& w) {
      return std::pair(add_invite(w, s, "alix@caisse.example"), add_invite(w, s, "bo@region.example"));
    });
    send_all(database, s);
    database.read([&](db::Reading& r) {
      auto one = invitations_reunion(r, {ids.first}).at(0),
           other = invitations_reunion(r, {ids.second}).at(0);
      auto link = one.lien.substr(one.lien.rfind('/') + 1),
           others = other.lien.substr(other.lien.rfind('/') + 1);
      CHECK(invitation_du_lien(r, link)->invite == ids.first);
      CHECK_FALSE(invitation_du_lien(r, std::to_string(ids.first) + others.substr(others.find('-'))));
      CHECK_FALSE(invitation_du_lien(r, "999-abc"));
      CHECK_FALSE(invitation_du_lien(r, "x"));
      CHECK_FALSE(passage_du_lien(r, link));
    });
  });
}

TEST_CASE("a reminder is noted where the convocation is, and told to the journal") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto id = database.write([&](db::Writing& w) { return add_invite(w, s, "alix@caisse.example"); });
    send_all(database, s);
    auto later = in_september + std::chrono::hours(48);
    database.write(
        [&](db::Writing& w) { enregistrer_relances(w, s.runs(), later, s.reunion, {s.passages[1]}, {id}); });
    auto all = list(database, s);
    CHECK_FALSE(all[0].relance_le);
    CHECK(all[1].relance_le == later);
    CHECK(guests(database, s).at(0).relance_le == later);
    CHECK(lines(database, trace_relance).size() == 1);
    CHECK(lines(database, trace_relance_invite).size() == 1);
    CHECK(lines(database, trace_relance)[0].objet_id == s.dossiers[1]);
  });
}
