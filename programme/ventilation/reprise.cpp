#include "programme/ventilation/reprise.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/ventilation/confies.h"

namespace ventilation {
namespace {

using Nature = DifferenceDeTour::Nature;

bool asked(const Ligne& l, std::string_view funder) { return l.demande_a(funder).value > 0; }

/// The funders of the deposited budget, then the référent·e where the dispositif has one.
std::vector<std::string> needed(const Ligne& l) {
  std::vector<std::string> all;
  for (const auto& [funder, amount] : l.demandes)
    if (amount.value > 0) all.push_back(funder);
  if (l.note.territorial) all.emplace_back();
  return all;
}

/// Looks at one dossier.
class Regard {
 public:
  Regard(const DossierFinal& d, std::span<const Agent> agents) : d_(d), agents_(agents) {}

  Reprise look() && {
    for (const auto& funder : needed(d_.ligne)) of_funder(funder);
    for (const auto& s : d_.ligne.etat.sollicitations)
      if (!s.retiree_le && !asked(d_.ligne, s.financeur))
        out_.differences.push_back({Nature::plus_demande, s.financeur});
    return std::move(out_);
  }

 private:
  void of_funder(const std::string& funder) {
    bool somebody = false;
    for (const auto& a : d_.avant) {
      if (a.financeur != funder) continue;
      somebody = true, go_on(a);
    }
    if (somebody) return;
    bool known = funder.empty() || d_.ligne.etat.sollicitation(funder) != nullptr;
    out_.differences.push_back({known ? Nature::sans_agent : Nature::nouveau_financeur, funder});
  }

  void go_on(const AgentDuPremierTour& a) {
    const auto need = besoin(d_.ligne, a.financeur);
    bool covers = false, interest = false;
    for (const auto& agent : agents_) {
      if (agent.personne != a.personne) continue;
      covers = covers || couvre(agent.attribution, need);
      interest = interest || en_conflit(agent, need.structure);
    }
    if (interest) return out_.differences.push_back({Nature::en_conflit, a.financeur, a.nom});
    if (!covers) return out_.differences.push_back({Nature::hors_perimetre, a.financeur, a.nom});
    out_.reprises.push_back(
        {a.financeur, a.personne, "proposition", "Suivait déjà la note : son périmètre couvre ce dossier."});
  }

  const DossierFinal& d_;
  std::span<const Agent> agents_;
  Reprise out_;
};

}  // namespace

base::Instant ouverture_du_second_tour(const campagne::Campagne& c) {
  const auto* step = c.etape("ventilation_finale");
  return step ? step->periode.from : c.depot_final.until;
}

bool second_tour_ouvert(const campagne::Campagne& c, base::Instant now) {
  return now >= ouverture_du_second_tour(c);
}

std::string phrase(const DifferenceDeTour& e, const campagne::Campagne& c) {
  auto whom = pour(e.financeur, c);
  switch (e.nature) {
    case Nature::nouveau_financeur:
      return fmt::format("{} : nouveau dans le budget, personne ne suivait la note.", whom);
    case Nature::plus_demande:
      return fmt::format("{} : le budget ne lui demande plus rien, il sera retiré.", whom);
    case Nature::sans_agent:
      return fmt::format("{} : personne ne suivait la note.", whom);
    case Nature::hors_perimetre:
      return fmt::format("{} : {} suivait la note, mais n’a plus ce dossier dans son périmètre.", whom,
                         e.personne);
    case Nature::en_conflit:
      return fmt::format("{} : {} suivait la note, mais a un intérêt dans cette structure.", whom,
                         e.personne);
  }
  return {};
}

Reprise reprendre(const DossierFinal& d, std::span<const Agent> agents) { return Regard(d, agents).look(); }

std::vector<std::string> a_pourvoir(const Ligne& l, const Reprise& r) {
  auto all = needed(l);
  std::erase_if(all, [&](const auto& funder) {
    return std::ranges::find(r.reprises, funder, &Affectation::financeur) != r.reprises.end();
  });
  return all;
}

Besoin besoin(const Ligne& l, std::string_view funder) {
  return {l.note.dossier, l.note.structure, std::string(funder), l.note.demande.orientation, l.note.communes};
}

std::vector<const Agent*> candidats(const Ligne& l, std::string_view funder, std::span<const Agent> agents) {
  const auto need = besoin(l, funder);
  std::vector<const Agent*> found;
  for (const auto& agent : agents) {
    bool known = std::ranges::any_of(found, [&](const auto* a) { return a->personne == agent.personne; });
    if (!known && couvre(agent.attribution, need) && !en_conflit(agent, need.structure))
      found.push_back(&agent);
  }
  return found;
}

// A deposit made anew is looked at anew.
Stade stade(const DossierFinal& d, const Reprise& r) {
  const auto& e = d.ligne.etat;
  auto state = e.etat();
  if (transmis(state)) return Stade::transmis;
  if (std::holds_alternative<Preparee>(state) && e.modifie_le >= d.ligne.depose_le) return Stade::pret;
  return r.differences.empty() ? Stade::sans_difference : Stade::a_decider;
}

std::string champ_agent(std::int64_t dossier, std::string_view funder) {
  return fmt::format("agent_{}_{}", dossier, funder.empty() ? "referent" : funder);
}

namespace {

void choose(ChoixDecides& out, const DossierFinal& d, const std::string& funder, const ChoixDAgents& choices,
            std::span<const Agent> agents, const campagne::Campagne& c) {
  auto field = champ_agent(d.ligne.note.dossier, funder);
  auto chosen = choices.find(funder);
  if (chosen == choices.end() || chosen->second.empty()) {
    out.erreurs.add(
        field, fmt::format("{} : choisissez une personne, ou « Personne pour l’instant ».", pour(funder, c)));
    return;
  }
  if (chosen->second == aucun) return;
  auto possible = candidats(d.ligne, funder, agents);
  auto id = base::whole_number(chosen->second).value_or(0);
  if (std::ranges::none_of(possible, [&](const auto* a) { return a->personne == id; })) {
    out.erreurs.add(field, fmt::format("{} : choisissez une personne de la liste.", pour(funder, c)));
    return;
  }
  out.etat.affectations.push_back({funder, id, "comite", "Choisi pour le dossier définitif."});
}

}  // namespace

ChoixDecides decider(const DossierFinal& d, const Reprise& r, const ChoixDAgents& choices,
                     std::span<const Agent> agents, const campagne::Campagne& c) {
  ChoixDecides out{d.ligne.etat};
  out.etat.etat_nom = Preparee::name;
  // Says on which deposit it was decided: what is decided again on another one is a change.
  out.etat.reunion_raison =
      fmt::format("Dossier définitif déposé le {}.", base::date_time_seconds(d.ligne.depose_le));
  out.etat.affectations = r.reprises;
  for (const auto& funder : a_pourvoir(d.ligne, r)) choose(out, d, funder, choices, agents, c);
  ordonner(out.etat);
  return out;
}

}  // namespace ventilation
