// One meeting on a day, with passages put straight into the tables, for the tests of the attendance list.
#pragma once
#include <fmt/format.h>

#include "programme/dossier/test_personnes.h"
#include "programme/reunion/presence_store.h"

namespace reunion::test {

using dossier::test::paris;

/// The invented campaign with a local meeting and a thematic one.
inline campagne::Campagne campagne() {
  auto c = dossier::test::campagne();
  c.reunions = {{.code = "amont", .titre = "Réunion d’Amont", .theme = "", .communes = {"00001"}},
                {.code = "sante", .titre = "Réunion Santé", .theme = "sante"}};
  c.passages.retard = 10;
  c.passages.contestation = "Écrivez à la coordination dans les quinze jours.";
  return c;
}

struct Salle {
  dossier::test::People people;
  campagne::Campagne campagne = test::campagne();
  Reunion reunion{};
  std::vector<std::int64_t> passages{};  ///< at 9 h 00, at 9 h 15, without slot
  std::vector<std::int64_t> dossiers{};
  const personne::Acteur& runs() const { return people.boss; }
};

inline const Instant nine = paris("2029-10-04T09:00");
inline const Instant quarter_past = paris("2029-10-04T09:15"), half_past = paris("2029-10-04T09:30");

inline std::int64_t add_meeting(db::Writing& w, std::string_view code, std::string_view title) {
  return *w.one<std::int64_t>(
      "INSERT INTO reunion (campagne, code, titre, lieu, duree_passage) VALUES ('essai-2030', ?1, ?2, 'Salle "
      "des "
      "fêtes', 15) RETURNING id",
      code, title);
}

inline std::int64_t add_passage(db::Writing& w, std::int64_t meeting, std::int64_t dossier,
                                std::optional<std::int64_t> half_day, std::optional<Instant> from,
                                std::string_view code) {
  auto until = from ? std::optional(*from + std::chrono::minutes(15)) : std::nullopt;
  return *w.one<std::int64_t>(
      "INSERT INTO passage (dossier_id, reunion_id, demi_journee_id, debut, fin, etat, convoque_le, nonce, "
      "code) "
      "VALUES (?1, ?2, ?3, ?4, ?5, 'convoque', 0, ?6, ?6) RETURNING id",
      dossier, meeting, half_day, from, until, code);
}

inline std::int64_t add_half_day(db::Writing& w, std::int64_t meeting) {
  return *w.one<std::int64_t>(
      "INSERT INTO demi_journee (reunion_id, debut, fin, salle) VALUES (?1, ?2, ?3, 'Salle A') RETURNING id",
      meeting, nine, nine + std::chrono::hours(3));
}

inline std::int64_t deposited(db::Database& database, const dossier::test::People& p) {
  auto id = dossier::test::with_complete_note(database, p);
  database.write([&](db::Writing& w) {
    dossier::save_state(w, *dossier::lock(w, p.writer, id), dossier::NoteDeposee{paris("2029-09-11")},
                        paris("2029-09-11"));
  });
  return id;
}

/// Three passages of the same structure: X1 and X2 in their slots, X3 without; who comes for the first is
/// named.
inline Salle salle(db::Database& database) {
  Salle s{.people = dossier::test::people(database)};
  for (int i = 0; i < 3; ++i) s.dossiers.push_back(deposited(database, s.people));
  database.write([&](db::Writing& w) {
    auto meeting = add_meeting(w, "amont", "Réunion d’Amont");
    auto half_day = add_half_day(w, meeting);
    s.passages = {add_passage(w, meeting, s.dossiers[0], half_day, nine, "K7R2M1"),
                  add_passage(w, meeting, s.dossiers[1], half_day, quarter_past, "K7R2M2"),
                  add_passage(w, meeting, s.dossiers[2], std::nullopt, std::nullopt, "K7R2M3")};
    w.exec(
        "INSERT INTO participant (passage_id, rang, nom, fonction, represente) VALUES (?1, 1, 'Dominique "
        "Exemple', 'trésorerie', 1)",
        s.passages[0]);
    s.reunion = find_reunion(w, s.people.boss, meeting).value();
  });
  return s;
}

/// One tick by who runs the meeting.
inline Reponse tick(db::Database& database, const Salle& s, const Pointage& p, Instant now = nine) {
  return database.write(
      [&](db::Writing& w) { return noter(w, s.runs(), s.reunion, s.campagne, now, {p}).at(0); });
}

}  // namespace reunion::test
