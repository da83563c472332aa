#include "programme/territoire/territoire.h"

#include <algorithm>

namespace territoire {

const Commune* Territoire::commune(std::string_view insee) const {
  auto it = std::ranges::find(communes, insee, &Commune::insee);
  return it == communes.end() ? nullptr : &*it;
}

const Qpv* Territoire::quartier(std::string_view code) const {
  auto it = std::ranges::find(qpv, code, &Qpv::code);
  return it == qpv.end() ? nullptr : &*it;
}

std::vector<const Qpv*> Territoire::quartiers_de(std::string_view insee) const {
  std::vector<const Qpv*> found;
  for (const Qpv& quartier : qpv)
    if (std::ranges::find(quartier.communes, insee) != quartier.communes.end()) found.push_back(&quartier);
  return found;
}

std::string Territoire::nom_complet(const Qpv& quartier) const {
  std::string names;
  for (const auto& insee : quartier.communes)
    if (const auto* known = commune(insee)) names.append(names.empty() ? "" : ", ").append(known->nom);
  return names.empty() ? quartier.nom : quartier.nom + " (" + names + ")";
}

std::string Territoire::nom_distinct(const Qpv& quartier) const {
  return std::ranges::count(qpv, quartier.nom, &Qpv::nom) > 1 ? nom_complet(quartier) : quartier.nom;
}

}  // namespace territoire
