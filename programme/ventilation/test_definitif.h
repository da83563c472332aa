// Final dossiers put straight into the tables, for the tests of the second round.
#pragma once
#include "programme/ventilation/test_comite.h"

namespace ventilation::essai {

inline base::Instant second_comite() { return paris("2030-12-03T10:00"); }

/// The first round told: that note is with these people.
inline void premier_tour(db::Writing& w, std::int64_t note,
                         const std::vector<std::pair<std::string, std::int64_t>>& agents) {
  w.exec(
      "INSERT INTO ventilation (dossier_id, tour, etat, version, modifie_le, modifie_par, transmise_le, "
      "transmission) VALUES (?1, 1, 'transmise', 1, 0, 1, 0, 1)",
      note);
  w.exec(
      "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, cree_le, cree_par) "
      "SELECT dossier_id, financeur, montant, 'note', 0, 0 FROM dossier_demande WHERE dossier_id = ?1",
      note);
  for (const auto& [funder, person] : agents)
    w.exec(
        "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine) VALUES (?1, 1, ?2, ?3, "
        "'comite')",
        note, funder, person);
}

/// What the deposited dossier asks is that.
inline void demander(db::Writing& w, std::int64_t note,
                     const std::vector<std::pair<std::string, std::int64_t>>& asked) {
  w.exec("DELETE FROM demande_definitive WHERE dossier_id = ?1", note);
  for (const auto& [funder, amount] : asked)
    if (amount > 0)
      w.exec("INSERT INTO demande_definitive (dossier_id, financeur, montant) VALUES (?1, ?2, ?3)", note,
             funder, amount);
}

/// The final dossier of that note, with what its budget asks of each funder of the call (in cents).
inline void deposer_definitif(db::Writing& w, std::int64_t note, std::int64_t by,
                              const std::vector<std::pair<std::string, std::int64_t>>& asked,
                              std::string_view etat = "depose") {
  std::optional<base::Instant> deposited;
  if (etat == "depose") deposited = paris("2030-12-02T10:00");
  w.exec(
      "INSERT INTO definitif (dossier_id, etat, ouvert_le, ouvert_par, modifie_le, depose_le, depots) VALUES "
      "(?1, ?2, 0, ?3, 0, ?4, ?5)",
      note, etat, by, deposited, deposited ? 1 : 0);
  if (deposited) demander(w, note, asked);
}

}  // namespace ventilation::essai
