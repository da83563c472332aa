// One post of an ingénierie dossier: what it is, what it costs, who pays it. Pure; amounts in cents, ETP in
// hundredths.
#pragma once
#include "programme/definitif/fiche_financement.h"

namespace definitif::fiche {

struct Poste {
  std::string titre, contrat;
  std::int64_t etp = 0;  ///< hundredths of a full-time post
  base::Cents brut{}, charges{};
  std::vector<Part> financements;
  base::Cents cout() const { return brut + charges; }
};

std::vector<Partie> parties_poste(const campagne::Campagne&, const dossier::Brouillon&);

struct LecturePoste {
  Poste poste;
  base::FieldErrors erreurs;
};
/// Every mistake at once; the funders' amounts must add up to the cost of the post, to the cent.
LecturePoste lire_poste(const dossier::Brouillon&, const campagne::Campagne&);

struct TotauxPostes {
  std::size_t postes = 0;
  std::int64_t etp = 0;
  base::Cents cout{};
  std::vector<std::pair<std::string, base::Cents>> financeurs{};  ///< by name, in the order they come
};
TotauxPostes totaliser(const campagne::Campagne&, const std::vector<Poste>&);

/// "0,5", "1".
std::string etp_lisible(std::int64_t centiemes);

}  // namespace definitif::fiche
