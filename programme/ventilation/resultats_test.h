// The committee's decor once it has handed notes on, put straight into the tables.
#pragma once
#include "programme/ventilation/test_comite.h"

namespace ventilation::essai {

struct ConfieDEssai {
  std::int64_t dossier = 0;
  std::string etat = "transmise", reunion;
  /// Funder ("": référent·e) → who handles it, 0 for nobody.
  std::vector<std::pair<std::string, std::int64_t>> confies{};
  int tour = 1;
};

inline void hand_on(db::Writing& w, const ConfieDEssai& c) {
  bool told = c.etat == "transmise" || c.etat == "ecart_notifie";
  w.exec(
      "INSERT INTO ventilation (dossier_id, tour, etat, reunion, ecart_motif, ecart_texte, modifie_le, "
      "modifie_par, transmise_le) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 1, ?7)",
      c.dossier, c.tour, c.etat, c.reunion, c.etat.starts_with("ecart") ? "irrecevable" : "",
      c.etat.starts_with("ecart") ? "Il manque le lieu." : "",
      told ? std::optional<std::int64_t>(1) : std::nullopt);
  for (const auto& [financeur, person] : c.confies) {
    if (!financeur.empty())
      w.exec(
          "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, cree_le, cree_par) SELECT ?1, "
          "?2, "
          "COALESCE(MAX(montant), 0), 'note', 0, 0 FROM dossier_demande WHERE dossier_id = ?1 AND financeur "
          "= ?2",
          c.dossier, financeur);
    if (person != 0)
      w.exec(
          "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine) VALUES (?1, ?2, ?3, "
          "?4, "
          "'comite')",
          c.dossier, c.tour, financeur, person);
  }
}

/// The notes of the decor: 1 and 2 are handed on, 3 is being prepared, 4 is the référent·e's, 5 is set aside.
struct DecorVentile : Decor {
  explicit DecorVentile(db::Database& database) : Decor(database) {
    campagne.reunions[1].seances = {{paris("2030-10-18T14:00"), paris("2030-10-18T17:00")}};
    campagne.reunions[0].seances = {{paris("2030-10-14T09:30"), paris("2030-10-14T12:30")}};
    database.write([&](db::Writing& w) {
      hand_on(w, {.dossier = notes[0],
                  .reunion = "aubrive",
                  .confies = {{"etat", agent_etat.id}, {"caf", agent_caf.id}}});
      hand_on(w, {.dossier = notes[1], .reunion = "insertion", .confies = {{"etat", agent_etat.id}}});
      hand_on(w, {.dossier = notes[2],
                  .etat = "preparee",
                  .reunion = "sante",
                  .confies = {{"ars", 0}, {"etat", agent_etat.id}}});
      hand_on(w, {.dossier = notes[3], .confies = {{"etat", 0}, {"", referent.id}}});
      hand_on(w, {.dossier = notes[4], .etat = "ecart_notifie"});
    });
  }
};

}  // namespace ventilation::essai
