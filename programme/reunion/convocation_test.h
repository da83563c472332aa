// The meeting of emargement_test.h before anything was sent, for the tests of convocations.
#pragma once
#include "programme/journal/journal.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/emargement_test.h"

namespace reunion::test {

inline const Instant in_september = paris("2029-09-25T10:00");

/// Nothing sent; X1 and X2 have their slots, X3 has none. Who carries X1 has an address of their own, who
/// carries X2 is the member of the structure.
inline Salle a_convoquer(db::Database& database) {
  auto s = salle(database);
  s.campagne.passages.reponse = 3;
  database.write([&](db::Writing& w) {
    w.exec("DELETE FROM participant");
    w.exec("UPDATE passage SET etat = 'planifie', convoque_le = NULL");
    w.exec(
        "UPDATE passage SET charge_nom = 'Dominique Exemple', charge_courriel = 'dominique@jardin.example' "
        "WHERE id = ?1",
        s.passages[0]);
    w.exec(
        "UPDATE passage SET charge_nom = 'Ecrit Elle', charge_courriel = 'ecrit@essai.example' WHERE id = ?1",
        s.passages[1]);
    w.exec(
        "UPDATE reunion SET lieu = 'Salle des fêtes', adresse = '1 place d’Amont', consigne = 'Sonnez' WHERE "
        "id = ?1",
        s.reunion.id);
    s.reunion = find_reunion(w, s.people.boss, s.reunion.id).value();
  });
  return s;
}

inline std::vector<Convocable> list(db::Database& database, const Salle& s) {
  return database.read(
      [&](db::Reading& r) { return convocables(r, s.runs(), *find_reunion(r, s.runs(), s.reunion.id)); });
}

/// Sends everything that has to be sent.
inline void send_all(db::Database& database, const Salle& s, Instant now = in_september) {
  database.write([&](db::Writing& w) {
    auto u = lock_reunion(w, s.runs(), s.reunion.id).value();
    std::vector<std::int64_t> convened, cancelled;
    for (auto& c : convocables(w, s.runs(), u)) {
      if (c.envoi == Envoi::annulation)
        cancelled.push_back(c.passage.id);
      else if (c.envoi != Envoi::aucun)
        convened.push_back(c.passage.id);
    }
    enregistrer_convocations(w, s.runs(), now, u, convened, cancelled);
    enregistrer_invitations(w, s.runs(), now, u, convies(w, u, now));
  });
}

inline std::int64_t add_invite(db::Writing& w, const Salle& s, std::string_view address) {
  return *w.one<std::int64_t>(
      "INSERT INTO invite (reunion_id, institution, nom, courriel, nonce) VALUES (?1, 'Caisse d’essai', "
      "'Alix "
      "Exemple', ?2, ?2) RETURNING id",
      s.reunion.id, address);
}

inline std::vector<Convie> guests(db::Database& database, const Salle& s, Instant now = in_september) {
  return database.read([&](db::Reading& r) { return convies(r, s.reunion, now); });
}

/// Gives the passage another slot, as the plan does.
inline void move(db::Database& database, std::int64_t passage, std::optional<Instant> to) {
  database.write([&](db::Writing& w) {
    auto until = to ? std::optional(*to + std::chrono::minutes(15)) : std::nullopt;
    w.exec(
        "UPDATE passage SET debut = ?2, fin = ?3, demi_journee_id = CASE WHEN CAST(?2 AS BIGINT) IS NULL "
        "THEN NULL "
        "ELSE (SELECT MIN(id) FROM demi_journee) END, etat = 'planifie', convoque_le = NULL, confirme_le = "
        "NULL WHERE "
        "id = ?1",
        passage, to, until);
  });
}

inline std::vector<journal::Ligne> lines(db::Database& database, std::string_view acte) {
  return database.read([&](db::Reading& r) {
    auto all = journal::apres(r, 0, 1000);
    std::erase_if(all, [&](auto& l) { return l.acte != acte; });
    return all;
  });
}

}  // namespace reunion::test
