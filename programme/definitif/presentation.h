// A final dossier as people read it, the same on a page and on paper. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/money.h"
#include "programme/definitif/contenu.h"
#include "programme/definitif/partie_lue.h"

namespace definitif {

/// Every part with its answers; questions that do not apply are left out, and optional ones without answer.
std::vector<PartieLue> presenter(const Contenu&, const campagne::Campagne&, base::Instant now);
/// What is known of the structure, from its own page.
PartieLue presenter_structure(const structure::Fiche&);

/// The sheets of its dispositif, one part each; contributions to the PRE stay with the référent·es who bring
/// them.
std::vector<PartieLue> presenter_fiches(const std::vector<fiche::Fiche>&, const campagne::Campagne&);
/// The same, then its pieces with their digests.
std::vector<PartieLue> presenter_jointes(const Contenu&, const campagne::Campagne&);

/// A line of a budget with an amount; a heading is the sum of those that follow.
struct LigneLue {
  std::string libelle;
  base::Cents montant{};
  bool entete = false;
};
/// The lines that are not nothing, in the order of the form; totals last.
std::vector<LigneLue> lignes(const dossier::Brouillon& budget, const campagne::Campagne&, bool charges);

/// "La subvention de 8 000 € demandée à l’État représente 40 % du total des produits." (Cerfa, 6.11), by
/// funder.
std::vector<std::string> parts_demandees(const dossier::Brouillon& budget, const campagne::Campagne&);

}  // namespace definitif
