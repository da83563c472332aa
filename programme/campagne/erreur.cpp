#include "programme/campagne/erreur.h"

namespace campagne {

std::string phrase(const Erreur& e) {
  std::string place = e.ligne > 0 ? e.fichier + ", ligne " + std::to_string(e.ligne) : e.fichier;
  return place + " : " + e.constat + ". Attendu : " + e.attendu + ".";
}

}  // namespace campagne
