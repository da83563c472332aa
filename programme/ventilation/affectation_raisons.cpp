#include "programme/ventilation/affectation_raisons.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"

namespace ventilation {
namespace {

using personne::Role;

bool is_agent_of(const Agent& agent, const std::string& financeur) {
  const auto& a = agent.attribution;
  return financeur.empty() ? a.role == Role::referent_pre
                           : a.role == Role::instructeur && a.financeur == financeur;
}

/// Up to three names; the others are counted.
std::string enumerated(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 3;
  if (names.size() <= 1) return names.empty() ? "" : names.front();
  if (names.size() > shown + 1)
    return fmt::format("{} et {} autres communes", base::join({names.begin(), names.begin() + shown}, ", "),
                       names.size() - shown);
  return base::join({names.begin(), names.end() - 1}, ", ") + " et " + names.back();
}

bool covers_place(const personne::Attribution& a, const Besoin& b) {
  if (a.communes.empty()) return a.role == Role::instructeur;
  return std::ranges::any_of(
      b.communes, [&](const auto& c) { return std::ranges::find(a.communes, c) != a.communes.end(); });
}

bool covers_theme(const personne::Attribution& a, const Besoin& b) {
  return a.role == Role::referent_pre || a.themes.empty() ||
         std::ranges::find(a.themes, b.orientation) != a.themes.end();
}

}  // namespace

Raisons::Raisons(const campagne::Campagne& campagne, std::span<const Agent> agents) : campagne_(campagne) {
  for (const Agent& agent : agents) {
    const auto& financeur = agent.attribution.financeur;
    if (is_agent_of(agent, financeur)) agents_[financeur].push_back(&agent);
  }
}

std::string Raisons::devant(const Besoin& b) const {
  if (b.financeur.empty()) return "Référent·e";
  const auto* financeur = campagne_.financeur(b.financeur);
  return financeur ? financeur->sigle : b.financeur;
}

std::string Raisons::lieu(const std::vector<std::string>& communes) const {
  std::vector<std::string> names;
  for (const auto& insee : communes) {
    const auto* commune = campagne_.territoire.commune(insee);
    names.push_back(commune ? commune->nom : insee);
  }
  return enumerated(names);
}

std::string Raisons::theme(const std::string& orientation) const {
  const auto* known = campagne_.orientation(orientation);
  return fmt::format("la thématique « {} »", known ? known->court : orientation);
}

std::string Raisons::confie(const Besoin& b, const personne::Attribution& a, int charge) const {
  std::vector<std::string> here;
  for (const auto& commune : b.communes)
    if (std::ranges::find(a.communes, commune) != a.communes.end()) here.push_back(commune);
  std::vector<std::string> what;
  if (!here.empty()) what.push_back(lieu(here));
  if (!a.themes.empty()) what.push_back(theme(b.orientation));
  if (what.empty()) what.push_back("tout le territoire");
  return fmt::format("{} : suit {} ; {} en tout.", devant(b), base::join(what, " et "),
                     base::counted(std::size_t(charge), "dossier", "dossiers"));
}

std::string Raisons::hors_perimetre(const Besoin& b, std::span<const Agent* const> agents) const {
  auto some = [&](auto covers) {
    return std::ranges::any_of(agents, [&](const Agent* a) { return covers(a->attribution, b); });
  };
  const bool place = some(covers_place), subject = some(covers_theme);
  if (!place && b.communes.empty())
    return "le projet ne nomme aucune commune, et chacun·e n’en suit que quelques-unes";
  if (place && subject)
    return fmt::format("personne ne suit à la fois {} et {}", lieu(b.communes), theme(b.orientation));
  if (place) return fmt::format("personne ne suit {}", theme(b.orientation));
  if (subject) return fmt::format("personne ne suit {}", lieu(b.communes));
  return fmt::format("personne ne suit {}, ni {}", lieu(b.communes), theme(b.orientation));
}

std::string Raisons::personne_ne_peut(const Besoin& b) const {
  auto found = agents_.find(b.financeur);
  if (found == agents_.end())
    return devant(b) +
           (b.financeur.empty() ? " : personne n’a ce rôle." : " : personne n’y instruit de dossiers.");
  std::size_t covering = 0, free = 0;
  for (const Agent* agent : found->second)
    if (couvre(agent->attribution, b)) ++covering, free += !en_conflit(*agent, b.structure);
  if (covering == 0) return fmt::format("{} : {}.", devant(b), hors_perimetre(b, found->second));
  if (free == 0)
    return fmt::format("{} : un conflit d’intérêts écarte {}.", devant(b),
                       covering == 1 ? "la seule personne qui suit ce dossier"
                                     : fmt::format("les {} personnes qui suivent ce dossier", covering));
  return fmt::format(
      "{} : {} le maximum de {}.", devant(b),
      free == 1 ? "la seule personne qui peut suivre ce dossier a atteint"
                : fmt::format("les {} personnes qui peuvent suivre ce dossier ont atteint", free),
      base::counted(std::size_t(campagne_.ventilation.charge_maximale), "dossier", "dossiers"));
}

}  // namespace ventilation
