// One activity of a VVV dossier (annexe 7): a stay, workshops, outings. What is computed is never typed: the
// youths are the sum of the ages by sex, youths × days their product, the cost per youth and day a division
// rounded to the nearest cent. Pure; amounts in cents.
#pragma once
#include <map>

#include "programme/definitif/fiche_champ.h"

namespace definitif::fiche {

struct Effectif {
  std::int64_t filles = 0, garcons = 0;
  std::int64_t tous() const { return filles + garcons; }
  Effectif& operator+=(const Effectif& o) { return filles += o.filles, garcons += o.garcons, *this; }
  bool operator==(const Effectif&) const = default;
};

struct Activite {
  std::string titre, nature, acm;
  std::optional<base::Date> debut, fin;
  std::int64_t jours = 0, qpv = 0;
  std::map<std::string, Effectif, std::less<>> tranches;  ///< by code of the campaign's age bands
  base::Cents cout{};
  Effectif jeunes() const;
  std::int64_t journees() const { return jeunes().tous() * jours; }  ///< youths × days
};

/// The cost of one youth for one day, to the nearest cent; nothing when nobody comes.
std::optional<base::Cents> cout_par_journee(base::Cents cout, std::int64_t journees);

std::vector<Partie> parties_activite(const campagne::Campagne&);

struct LectureActivite {
  Activite activite;
  base::FieldErrors erreurs;
};
/// Every mistake at once. A cost per youth and day that reaches the call's figure
/// ("cout_par_journee_jeune") must be explained.
LectureActivite lire_activite(const dossier::Brouillon&, const campagne::Campagne&);

/// Whether the number has the form that the campaign gives ("fiche.acm.format": 9 for a digit, A for a
/// letter); spaces and hyphens do not count. Without a form everything is accepted.
bool acm_valable(const campagne::Campagne&, std::string_view numero);

/// All activities of a dossier together.
struct TotauxActivites {
  std::size_t activites = 0;
  Effectif jeunes{};
  std::int64_t qpv = 0, journees = 0;
  std::map<std::string, Effectif, std::less<>> tranches{};
  base::Cents cout{};
};
TotauxActivites totaliser(const std::vector<Activite>&);

}  // namespace definitif::fiche
