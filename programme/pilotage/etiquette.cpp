#include "programme/pilotage/etiquette.h"

#include <functional>

#include "platform/base/text.h"

namespace pilotage {
namespace {

class Redacteur {
 public:
  explicit Redacteur(const Filtre& f) : filtre_(f) {}

  void add(std::string text, const std::function<void(Filtre&)>& lift) {
    Filtre without = filtre_;
    without.repere.reset();
    lift(without);
    list_.push_back({std::move(text), std::move(without)});
  }
  std::vector<Etiquette> take() { return std::move(list_); }

 private:
  const Filtre& filtre_;
  std::vector<Etiquette> list_;
};

void add_bounds(Redacteur& tags, const Filtre& f) {
  for (const auto& each : montants())
    if (f.*each.valeur)
      tags.add(std::string(each.label) + " : " + base::euros(*(f.*each.valeur)),
               [&](Filtre& without) { (without.*each.valeur).reset(); });
  for (const auto& each : jours())
    if (f.*each.valeur)
      tags.add(std::string(each.label) + " " + base::short_date(*(f.*each.valeur)),
               [&](Filtre& without) { (without.*each.valeur).reset(); });
}

}  // namespace

std::vector<Etiquette> etiquettes(const Filtre& f, const campagne::Campagne& c, std::string_view structure) {
  const Filtre as_it_opens;
  Redacteur tags(f);
  if (!f.texte.empty()) tags.add("Recherche : " + f.texte, [](Filtre& without) { without.texte.clear(); });
  for (const auto& each : criteres())
    if (f.*each.valeur != as_it_opens.*each.valeur)
      tags.add(std::string(each.label) + " : " + libelle(each, c, f.*each.valeur),
               [&](Filtre& without) { without.*each.valeur = as_it_opens.*each.valeur; });
  for (const auto& each : cases())
    if (f.*each.valeur)
      tags.add(std::string(each.label), [&](Filtre& without) { without.*each.valeur = false; });
  if (!f.agent.empty()) tags.add("Confié à : " + f.agent, [](Filtre& without) { without.agent.clear(); });
  add_bounds(tags, f);
  if (f.structure)
    tags.add(structure.empty() ? "Une seule structure" : "Structure : " + std::string(structure),
             [](Filtre& without) { without.structure.reset(); });
  return tags.take();
}

std::string phrase_du_tri(const Filtre& f) {
  std::string label(ordre(f.tri).label);
  return label + (f.decroissant ? ", ordre décroissant" : ", ordre croissant");
}

}  // namespace pilotage
