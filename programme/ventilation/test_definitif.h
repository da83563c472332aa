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
  auto budget =
      w.one<std::int64_t>(
           "INSERT INTO budget (genre, dossier_id, structure_id, annee, modifie_le) SELECT 'action', "
           "id, structure_id, 2031, 0 FROM dossier WHERE id = ?1 RETURNING id",
           note)
          .value();
  int rank = 0;
  for (const auto& [funder, amount] : asked)
    w.exec(
        "INSERT INTO budget_ligne (budget_id, ligne, rang, financeur, specifique, montant) VALUES (?1, '74', "
        "?2, ?3, ?4, ?4)",
        budget, ++rank, funder, amount);
}

}  // namespace ventilation::essai
