// How the blocks of the room write their forms.
#pragma once
#include "programme/reunion/pages/salle.h"

namespace reunion::pages {

/// What every block needs.
struct Ecriture {
  html::Out& out;
  const page::Visite& v;
  const EnSalle& s;
  const Rendu& rendu;
  bool ouverte;  ///< whether anything may be written of this passage

  /// A form that saves by itself; it says who wrote last, for those to whom the change is brought live.
  void debut_forme(const std::string& action, std::int64_t version, std::string_view auteur,
                   base::Instant) const;
  void fin_forme(std::string_view quoi) const;
  /// What is handed back, else what is recorded.
  std::string_view montre(std::string_view champ, std::string_view garde) const;
  /// The mark of what is recorded, so that the server knows what the person saw.
  void marque(std::string_view champ, std::string_view garde) const;
  void signature(std::string_view auteur, base::Instant) const;
};

/// salle_listes.cpp: the funders to be asked, and the recommendations one by one.
void bloc_financeurs(const Ecriture&);
void bloc_recommandations(const Ecriture&);

}  // namespace reunion::pages
