// The receipt of a deposit: what was sent, when, by whom, with a digest, and the mentions of an accusé de
// réception (CRPA, articles L112-3 and R112-5).
#pragma once
#include <string>
#include <vector>

#include "programme/dossier/dossier_store.h"

namespace dossier {

struct Recepisse {
  const Dossier& dossier;
  const Depot& depot;
  const campagne::Campagne& campagne;
  std::string_view public_url;
};

struct LigneRecepisse {
  std::string label, texte;
};
struct ContenuRecepisse {
  std::string titre;
  std::vector<LigneRecepisse> lignes;
  std::vector<std::string> mentions;
};
/// The same content for the page, the PDF and the e-mail.
ContenuRecepisse contenu(const Recepisse&);
/// The bytes of the PDF, with the whole note as it was sent. The same deposit gives the same document.
std::string pdf(const Recepisse&);

}  // namespace dossier
