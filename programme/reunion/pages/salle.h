// The room of a meeting: the note on one side, on the other what institutions and those who run the meeting
// write, live. Blocks carry data-bloc: the island replaces those that changed and leaves alone what the
// person is writing.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "programme/dossier/pages/conflits.h"
#include "programme/reunion/ecrits_store.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/salle_store.h"
#include "programme/ventilation/sollicitation_store.h"

namespace reunion::pages {

/// A passage as the room shows it to this person.
struct EnSalle {
  Reunion reunion;
  Passage passage;
  bool anime =
      false;  ///< the person runs the meeting: the record and the recommendations are theirs to write
  Parties parties;
  std::vector<std::string> parts;  ///< in which the person writes
  std::vector<Avis> avis;
  Ecrit releve;
  std::vector<Recommandation> recommandations;
  std::vector<ventilation::Demandee> financeurs;  ///< whom the project asks, in the campaign's order
};

/// The meeting and the passage of the address, without what is written; nothing when the person may not
/// follow it.
std::optional<EnSalle> en_salle(db::Reading&, const page::Visite&);
/// Reads what is written, as it stands now.
void lire_ecrits(db::Reading&, const page::Visite&, EnSalle&);
std::string chemin_salle(const EnSalle&, std::string_view suite = {});

/// What was sent and is not kept: shown in the fields instead of what is recorded.
struct Rendu {
  dossier::Envoi champs{};
  std::optional<std::vector<std::string>> coches{};  ///< the funders ticked
  std::vector<dossier::ConflitLu> conflits{};
  base::FieldErrors erreurs{};
};
web::Response page_passage(db::Reading&, const page::Visite&, EnSalle, const Rendu& = {}, int status = 0);
/// What changes while the meeting goes on (salle_blocs.cpp).
void blocs(html::Out&, const page::Visite&, const EnSalle&, const Rendu&);

/// The name in forms of a field of that part, or of that record: "avis_financeur_caf".
std::string nom_de_champ(std::string_view champ, std::string_view suffixe);

/// A field of a form that saves by itself: its name there, its name where it is kept, its label.
struct ChampDeForme {
  std::string nom, garde, label;
};
dossier::Envoi lire_envoi(const web::Fields&, const std::vector<ChampDeForme>&);
/// The answer to such a form, after the store has merged it: saved, or both texts of a conflict.
web::Response reponse_enregistrement(db::Writing&, const page::Visite&, const EnSalle&, const Enregistre&,
                                     const std::vector<ChampDeForme>&, std::string_view ancre);
/// Refuses, and gives back what was typed.
web::Response refus_avec_textes(const page::Visite&, const dossier::Envoi&, const std::vector<ChampDeForme>&,
                                const Obstacle&);
/// What stands in the way of writing about this passage.
std::optional<Obstacle> ecriture_fermee(const EnSalle&);

/// The same for what only those who run the meeting write.
std::optional<Obstacle> reserve_a_l_animation(const EnSalle&);

/// The answer to a button of the room: JSON for the island, else back to the page.
web::Response acte_fait(const page::Visite&, const EnSalle&, std::string_view ancre,
                        std::string_view message);

}  // namespace reunion::pages
