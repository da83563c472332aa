// The note and the final dossier side by side: what changed in the words, and in the euros. Pure.
#pragma once
#include <string>
#include <vector>

#include "platform/base/money.h"
#include "programme/definitif/contenu.h"

namespace definitif {

struct Ecart {
  std::string label, avant, apres;  ///< as people read them; empty: no answer
};
struct EcartsDePartie {
  Partie partie;
  std::vector<Ecart> ecarts;
};
/// The answers of the note that differ in the final dossier, part by part; parts without difference are left
/// out.
std::vector<EcartsDePartie> comparer(const dossier::Brouillon& note, const Contenu&,
                                     const campagne::Campagne&, base::Instant now);

/// One amount at both stages, in cents.
struct EcartDeMontant {
  std::string label;
  base::Cents note{}, definitif{};
  base::Cents ecart() const { return definitif - note; }
};
/// The total cost, what is asked of each funder that either asks, all that is asked, own resources, droit
/// commun. Amounts of the note that cannot be read count as nothing.
std::vector<EcartDeMontant> comparer_montants(const dossier::Brouillon& note, const Contenu&,
                                              const campagne::Campagne&);
/// "+ 1 200 €", "− 300 €", "inchangé".
std::string ecart_lisible(base::Cents);

}  // namespace definitif
