#include "programme/ventilation/proposition.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/base/text.h"
#include "programme/campagne/financement.h"

namespace ventilation {
namespace {

using campagne::Campagne;

std::string sentences(const std::vector<std::string_view>& list) {
  return base::join({list.begin(), list.end()}, " ");
}

FinanceurPropose weigh(const Campagne& c, const NoteAVentiler& note, const std::string& code) {
  const auto* financeur = c.financeur(code);
  if (!financeur) return {code, false, "Ce financeur ne figure pas dans l’appel à projets."};
  auto answer = campagne::possibilite(c, *financeur, note.demande);
  return {code, answer.reponse != campagne::Reponse::non, sentences(answer.raisons)};
}

/// The campaign's own rules: the first whose condition certainly holds.
const campagne::RegleReunion* rule_for(const Campagne& c, const NoteAVentiler& note) {
  auto it = std::ranges::find_if(c.ventilation.regles, [&](const auto& rule) {
    return campagne::convient(rule.condition, note.demande) == campagne::Accord::oui;
  });
  return it == c.ventilation.regles.end() ? nullptr : &*it;
}

ReunionProposee to_decide(std::string raison) { return {"", true, std::move(raison)}; }

std::string place(const Campagne& c, const NoteAVentiler& note) {
  std::vector<std::string> names;
  for (const auto& insee : note.communes) {
    const auto* commune = c.territoire.commune(insee);
    names.push_back(commune ? commune->nom : insee);
  }
  return base::join(names, ", ");
}

ReunionProposee of_commune(const Campagne& c, const NoteAVentiler& note) {
  if (note.communes.empty()) return to_decide("La note ne dit pas dans quelle commune : le comité choisit.");
  auto it = std::ranges::find_if(c.reunions, [&](const campagne::Reunion& r) {
    return std::ranges::find_first_of(r.communes, note.communes) != r.communes.end();
  });
  if (it == c.reunions.end())
    return to_decide(fmt::format("Aucune réunion n’est prévue pour {} : le comité choisit.", place(c, note)));
  return {it->code, false,
          fmt::format("Projet communal ({}) : il passe à la réunion de la commune.", place(c, note))};
}

ReunionProposee of_theme(const Campagne& c, const NoteAVentiler& note) {
  const auto* orientation = c.orientation(note.demande.orientation);
  if (!orientation) return to_decide("La note ne dit pas dans quelle orientation : le comité choisit.");
  const auto* meeting = c.reunion(orientation->reunion);
  if (!meeting)
    return to_decide(
        fmt::format("Aucune réunion n’est prévue pour « {} » : le comité choisit.", orientation->court));
  return {meeting->code, false,
          fmt::format("Projet intercommunal (« {} ») : il passe à la réunion de la thématique.",
                      orientation->court)};
}

}  // namespace

std::vector<FinanceurPropose> proposer_financeurs(const Campagne& c, const NoteAVentiler& note) {
  std::vector<FinanceurPropose> proposed;
  for (const auto& code : note.demande.financeurs) proposed.push_back(weigh(c, note, code));
  return proposed;
}

ReunionProposee proposer_reunion(const Campagne& c, const NoteAVentiler& note) {
  if (const auto* rule = rule_for(c, note)) return {rule->reunion, false, rule->raison};
  if (note.territorial)
    return {"", false, "Dossier rassemblé par les référent·es des communes : il ne passe pas en réunion."};
  auto echelle = campagne::echelle(note.demande.echelle);
  if (!echelle) return to_decide("La note ne dit pas à quelle échelle : le comité choisit.");
  return *echelle == campagne::Echelle::communale ? of_commune(c, note) : of_theme(c, note);
}

namespace {

using Suiveurs = std::vector<std::int64_t>;

/// Communes of the note by the référent·es who follow them.
std::map<Suiveurs, std::vector<std::string>> communes_by_referents(const NoteAVentiler& note,
                                                                   std::span<const Agent> agents) {
  std::map<Suiveurs, std::vector<std::string>> communes;
  for (const auto& commune : note.communes) {
    Besoin here{note.dossier, note.structure, "", note.demande.orientation, {commune}};
    Suiveurs who;
    for (const Agent& agent : agents)
      if (couvre(agent.attribution, here)) who.push_back(agent.personne);
    std::ranges::sort(who);
    communes[who].push_back(commune);
  }
  return communes;
}

/// Whoever alone follows one of the communes has the dossier anyway: they also answer for those communes that
/// they share with others.
void drop_already_followed(std::map<Suiveurs, std::vector<std::string>>& communes) {
  Suiveurs alone;
  for (const auto& [who, list] : communes)
    if (who.size() == 1) alone.push_back(who.front());
  std::erase_if(communes, [&](const auto& entry) {
    return entry.first.size() > 1 && std::ranges::find_first_of(entry.first, alone) != entry.first.end();
  });
}

void add_territorial(std::vector<Besoin>& needed, const NoteAVentiler& note, std::span<const Agent> agents) {
  auto communes = communes_by_referents(note, agents);
  drop_already_followed(communes);
  if (communes.empty()) communes[{}] = {};
  for (auto& [who, list] : communes)
    needed.push_back({note.dossier, note.structure, "", note.demande.orientation, std::move(list)});
}

/// Of all agents those who follow communes, so that each territorial note looks at a few.
std::vector<Agent> referents(std::span<const Agent> agents) {
  std::vector<Agent> found;
  std::ranges::copy_if(agents, std::back_inserter(found),
                       [](const Agent& a) { return a.attribution.role == personne::Role::referent_pre; });
  return found;
}

}  // namespace

std::vector<Besoin> besoins(const NoteAVentiler& note, std::span<const FinanceurPropose> financeurs,
                            std::span<const Agent> agents) {
  std::vector<Besoin> needed;
  for (const auto& each : financeurs)
    if (each.retenu)
      needed.push_back(
          {note.dossier, note.structure, each.financeur, note.demande.orientation, note.communes});
  if (note.territorial) add_territorial(needed, note, agents);
  return needed;
}

std::vector<Proposition> proposer(const Campagne& c, std::span<const NoteAVentiler> notes,
                                  std::span<const Agent> agents) {
  std::vector<Proposition> proposed;
  std::vector<Besoin> needed;
  std::vector<std::size_t> of;  // which note each need belongs to
  const auto territorial = referents(agents);
  for (const auto& note : notes) {
    auto& p = proposed.emplace_back(
        Proposition{note.dossier, proposer_financeurs(c, note), {}, proposer_reunion(c, note)});
    std::ranges::move(besoins(note, p.financeurs, territorial), std::back_inserter(needed));
    of.resize(needed.size(), proposed.size() - 1);
  }
  auto assigned = affecter(c, needed, agents);
  for (std::size_t i = 0; i < assigned.size(); ++i) proposed[of[i]].agents.push_back(std::move(assigned[i]));
  return proposed;
}

}  // namespace ventilation
