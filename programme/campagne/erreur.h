// A mistake in the files of a campaign, in French: those who write these files are agents of the
// agglomeration.
#pragma once
#include <string>

namespace campagne {

struct Erreur {
  std::string fichier;
  int ligne = 0;        ///< 0 when the mistake is not on a line (a file is missing)
  std::string constat;  ///< what is wrong
  std::string attendu;  ///< what was expected
  bool operator==(const Erreur&) const = default;
};

/// "orientations.toml, ligne 12 : la clé « titr » est inconnue. Attendu : titre, resume."
std::string phrase(const Erreur&);

}  // namespace campagne
