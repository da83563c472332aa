// What a person sees of a dossier's sheets, and whether they may change them. Pure.
//
// Activities and posts are the structure's: its members write them while the final dossier is open; the
// coordination sees them, agents once it is deposited. The contributions to the single dossier of the PRE
// come by the référent·es: each sees and changes those of their communes, until the call's day of handing
// over; the service that deposits sees all, and may still correct them until the signature.
#pragma once
#include "programme/definitif/fiche.h"
#include "programme/definitif/parcours.h"
#include "programme/dossier/dossier_store.h"

namespace definitif::fiche {

struct Regard {
  bool toutes = false;                  ///< sees the sheets of every commune
  std::vector<std::string> communes{};  ///< otherwise those of these communes
  std::optional<Obstacle> refus{};      ///< why the person may not change them
  bool voit(const Fiche&) const;
  bool territorial() const { return !toutes; }  ///< looks as référent·e
};

/// Nothing when the person sees none of them.
std::optional<Regard> regard(const personne::Acteur&, const dossier::Dossier&, Genre, const Etat&,
                             base::Instant now, const campagne::Campagne&);

/// The first instant at which référent·es hand over no more; nothing when the call has no such day.
std::optional<base::Instant> limite_de_remise(const campagne::Campagne&);

/// The communes from which this person may bring a contribution: theirs, or all those concerned by the call.
std::vector<std::string> communes_ouvertes(const Regard&, const campagne::Campagne&);

}  // namespace definitif::fiche
