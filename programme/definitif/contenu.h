// All that a final dossier says: what is checked, signed on its digest, and kept at the deposit. The budget
// of the structure and its identity are shared with its other dossiers and go on changing: what was deposited
// does not. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "programme/campagne/condition.h"
#include "programme/definitif/fiche.h"
#include "programme/definitif/formulaire.h"
#include "programme/definitif/indicateur.h"
#include "programme/definitif/piece_jointe.h"
#include "programme/definitif/recommandation.h"
#include "programme/structure/fiche.h"

namespace definitif {

struct Contenu {
  dossier::Brouillon reponses, budget_action, budget_structure;
  std::vector<Indicateur> indicateurs;
  std::vector<Recommandation> recommandations;
  std::vector<fiche::Fiche> fiches;  ///< of its dispositif, without those withdrawn
  structure::Fiche structure;
  std::size_t dirigeants = 0;  ///< members of the structure's bureau
  std::vector<PieceJointe> pieces{};

  Situation situation(const campagne::Campagne&, base::Instant now) const;
};

/// Three texts of the table definitif_depot: the answers, the rest, the structure.
struct Ecrit {
  std::string reponses, annexes, structure;
};
Ecrit ecrire(const Contenu&);
/// Throws std::runtime_error when the texts are not those that ecrire() made.
Contenu relire(const Ecrit&);

/// SHA-256, hexadecimal, of what people wrote: who typed it and when does not count. One changed letter gives
/// another.
std::string empreinte(const Contenu&);

/// What the conditions of attestations hold against the project; its particularities are asked with the
/// pieces.
campagne::Demande demande_de(const Contenu&, const campagne::Campagne&);
/// The attestations that the signatory of this dossier makes.
std::vector<const campagne::Engagement*> engagements(const Contenu&, const campagne::Campagne&);

}  // namespace definitif
