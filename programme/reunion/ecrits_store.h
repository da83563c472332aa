// What is written of a passage in the room: the avis of each institution, the record, the recommendations.
// The caller has found the passage for the person (salle_store.h) and judged their right; functions that
// write begin by taking the room, so that its writers come one after the other, and announce the change to
// those who follow.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/dossier/brouillon.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// Something written field by field, as it is kept; `version` 0: nothing yet.
struct Ecrit {
  std::int64_t version = 0;
  dossier::Brouillon contenu;
  base::Instant modifie_le{};
  std::int64_t modifie_par = 0;
  std::string auteur;
};

/// What became of a form that was sent: what is kept now, and its version.
struct Enregistre {
  dossier::Fusion fusion;
  std::int64_t version = 0;
};

/// The fields of an avis.
inline constexpr std::string_view champ_avis = "avis", champ_texte = "texte";

struct Avis {
  std::string part;
  Ecrit ecrit;
};
/// Every part that was written in, in the order of the parts.
std::vector<Avis> avis(db::Reading&, const Passage&);
/// Puts what was sent into that part, field by field; who changed the same field meanwhile is not
/// overwritten.
Enregistre ecrire_avis(db::Writing&, const personne::Acteur&, base::Instant, const Passage&,
                       std::string_view part, const dossier::Envoi&);

/// The fields of the record.
struct ChampReleve {
  std::string_view nom, label, aide;
};
inline constexpr std::array champs_releve{
    ChampReleve{"pertinence", "Pertinence du projet", "À quel besoin répond-il ? Pour qui ?"},
    ChampReleve{"existant", "Ce qui existe déjà",
                "Actions, structures ou financements avec lesquels s’articuler."},
    ChampReleve{"partenaires", "Partenaires à rencontrer", "Un par ligne, avec si possible qui contacter."}};
Ecrit releve(db::Reading&, const Passage&);
Enregistre ecrire_releve(db::Writing&, const personne::Acteur&, base::Instant, const Passage&,
                         const dossier::Envoi&);

/// What the meeting recommends; the final dossier answers each.
struct Recommandation {
  std::int64_t id = 0, rang = 0;
  std::string texte;
  std::int64_t version = 0;
  base::Instant modifie_le{};
  std::int64_t modifie_par = 0;
  std::string auteur;
};
/// Those that stand, in their order.
std::vector<Recommandation> recommandations(db::Reading&, const Passage&);
/// One that stands, of that passage.
std::optional<Recommandation> recommandation(db::Reading&, const Passage&, std::int64_t id);

/// Adds it at the end. Refused (saisie_invalide) when it is empty.
Result<std::int64_t> ajouter_recommandation(db::Writing&, const personne::Acteur&, base::Instant,
                                            const Passage&, std::string_view texte);
/// Puts the text that was sent into it, as ecrire_avis does. Refused (saisie_invalide) when it would be
/// empty, (acces_inconnu) when it no longer stands.
Result<Enregistre> modifier_recommandation(db::Writing&, const personne::Acteur&, base::Instant,
                                           const Passage&, std::int64_t id, const dossier::ChampEnvoye&);
enum class Sens : std::uint8_t { monter, descendre };
/// Exchanges it with its neighbour; nothing when it has none.
Result<void> deplacer_recommandation(db::Writing&, const Passage&, std::int64_t id, Sens);
/// Refused (modifie_entre_temps) when someone else changed it since the version that the person saw.
Result<void> retirer_recommandation(db::Writing&, const personne::Acteur&, base::Instant, const Passage&,
                                    std::int64_t id, std::int64_t version);

}  // namespace reunion
