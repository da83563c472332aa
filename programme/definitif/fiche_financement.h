// Who pays what is described by a sheet, line by line: funders of the call, the structure itself, others.
// Pure; amounts in cents.
#pragma once
#include "programme/definitif/fiche_champ.h"

namespace definitif::fiche {

/// How many lines there may be.
inline constexpr int financements_max = 12;
/// Choices besides the campaign's funders.
inline constexpr std::string_view fonds_propres = "porteur", autre = "autre";

struct Part {
  std::string financeur;  ///< code of the campaign's funder, fonds_propres or autre
  std::string nom;        ///< as written, for another one
  base::Cents montant{};
  bool operator==(const Part&) const = default;
};

/// The lines that are written, and one more.
std::vector<Bloc> blocs_financement(const campagne::Campagne&, const dossier::Brouillon&);

/// The lines that could be read; every mistake, and the gap to the cent when they do not add up to the cost.
std::vector<Part> lire_financement(const dossier::Brouillon&, const campagne::Campagne&, base::Cents cout,
                                   base::FieldErrors&);
base::Cents total(const std::vector<Part>&);
/// "Caisse d’allocations familiales du Nord", "La structure", or the name written.
std::string nom_du_financeur(const campagne::Campagne&, const Part&);

}  // namespace definitif::fiche
