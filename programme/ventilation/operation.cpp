#include "programme/ventilation/operation.h"

#include <algorithm>

#include "platform/base/text.h"
#include "programme/campagne/financement.h"

namespace ventilation {
namespace {

std::string answer_of(const campagne::Campagne& c, const Ligne& l, std::string_view code) {
  const auto* funder = c.financeur(code);
  auto answer = funder ? campagne::possibilite(c, *funder, l.note.demande).reponse : campagne::Reponse::non;
  return std::string(campagne::code(answer));
}

Sollicitation* row_of(EtatDossier& e, std::string_view funder) {
  auto it = std::ranges::find(e.sollicitations, funder, &Sollicitation::financeur);
  return it == e.sollicitations.end() ? nullptr : &*it;
}

/// The row of that funder as it was, or a new one.
Sollicitation kept_or_new(const EtatDossier& e, std::string_view funder) {
  auto it = std::ranges::find(e.sollicitations, funder, &Sollicitation::financeur);
  return it == e.sollicitations.end() ? Sollicitation{.financeur = std::string(funder)} : *it;
}

void propose_funders(EtatDossier& e, const Ligne& l, const Proposition& p, const campagne::Campagne& c) {
  std::vector<Sollicitation> kept;
  for (const auto& proposed : p.financeurs) {
    if (!proposed.retenu) continue;
    auto row = kept_or_new(e, proposed.financeur);
    row.demande = l.demande_a(proposed.financeur), row.origine = "note", row.raison = proposed.raison;
    row.reponse = answer_of(c, l, proposed.financeur), row.sans_agent.clear();
    row.retiree_le.reset(), row.retrait_raison.clear();
    kept.push_back(std::move(row));
  }
  e.sollicitations = std::move(kept);
}

void propose_agents(EtatDossier& e, const Proposition& p) {
  e.affectations.clear(), e.sans_referent.clear();
  for (const auto& each : p.agents) {
    if (each.personne)
      e.affectations.push_back({each.financeur, *each.personne, "proposition", each.raison});
    else if (each.financeur.empty())
      e.sans_referent = each.raison;
    else if (auto* row = row_of(e, each.financeur))
      row->sans_agent = each.raison;
  }
}

}  // namespace

EtatDossier avec_proposition(const Ligne& l, const Proposition& p, const campagne::Campagne& c) {
  EtatDossier e = l.etat;
  e.etat_nom = Preparee::name;
  propose_funders(e, l, p, c);
  propose_agents(e, p);
  choisir_reunion(e, p.reunion.code, p.reunion.a_decider, p.reunion.raison);
  ordonner(e);
  return e;
}

std::vector<Changement> avec_propositions(std::span<const Ligne> lines, std::span<const Agent> people,
                                          const campagne::Campagne& c) {
  std::vector<NoteAVentiler> notes;
  for (const auto& l : lines) notes.push_back(l.note);
  auto proposed = proposer(c, notes, people);
  std::vector<Changement> all;
  for (std::size_t i = 0; i < lines.size(); ++i)
    all.push_back({lines[i].etat, avec_proposition(lines[i], proposed.at(i), c)});
  return all;
}

void retenir_financeur(EtatDossier& e, const Ligne& l, const campagne::Campagne& c, std::string_view funder,
                       std::string_view raison) {
  if (e.sollicitation(funder)) return;
  auto row = kept_or_new(e, funder);
  row.demande = l.demande_a(funder), row.origine = row.demande.value > 0 ? "note" : "comite";
  row.raison = raison, row.reponse = answer_of(c, l, funder), row.sans_agent.clear();
  row.retiree_le.reset(), row.retrait_raison.clear();
  std::erase_if(e.sollicitations, [&](const auto& s) { return s.financeur == funder; });
  e.sollicitations.push_back(std::move(row));
  ordonner(e);
}

void retirer_financeur(EtatDossier& e, std::string_view funder, base::Instant now, std::string_view raison) {
  std::erase_if(e.affectations, [&](const auto& a) { return a.financeur == funder; });
  if (!transmis(e.etat())) {
    std::erase_if(e.sollicitations, [&](const auto& s) { return s.financeur == funder; });
  } else if (auto* row = row_of(e, funder); row && !row->retiree_le) {
    row->retiree_le = now, row->retrait_raison = raison;
  }
}

void confier(EtatDossier& e, std::string_view funder, std::int64_t person, std::string_view raison) {
  auto people = e.agents(funder);
  if (std::ranges::find(people, person) != people.end()) return;
  e.affectations.push_back({std::string(funder), person, "comite", std::string(raison)});
  ordonner(e);
}

void reprendre(EtatDossier& e, std::string_view funder, std::int64_t person) {
  std::erase_if(e.affectations, [&](const auto& a) { return a.financeur == funder && a.personne == person; });
}

void choisir_reunion(EtatDossier& e, std::string_view code, bool to_choose, std::string_view raison) {
  e.reunion = code, e.reunion_a_choisir = to_choose && code.empty(), e.reunion_raison = raison;
}

Contenu contenu(const EtatDossier& e, std::int64_t structure, std::span<const Agent> agents) {
  Contenu found{.financeurs = e.financeurs(), .reunion_a_choisir = e.reunion_a_choisir};
  for (const auto& a : e.affectations)
    for (const auto& agent : agents)
      if (agent.personne == a.personne && en_conflit(agent, structure)) found.en_conflit = agent.nom;
  return found;
}

std::string raison_du_comite(std::string_view texte) {
  auto written = base::trim(texte);
  return written.empty() ? "Choisi par le comité." : "Choisi par le comité : " + std::string(written);
}

}  // namespace ventilation
