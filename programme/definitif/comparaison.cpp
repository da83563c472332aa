#include "programme/definitif/comparaison.h"

#include <algorithm>

#include "programme/budget/saisie.h"
#include "programme/dossier/note.h"

namespace definitif {
namespace {

using base::Cents;

Cents asked_by_note(const dossier::NoteIntention& n, const std::string& funder) {
  auto it = std::ranges::find(n.demandes, funder, &dossier::Demande::financeur);
  return it == n.demandes.end() ? Cents{} : it->montant;
}

Cents asked_by_plan(const std::vector<budget::Demande>& plan, const std::string& funder) {
  auto it = std::ranges::find(plan, funder, &budget::Demande::financeur);
  return it == plan.end() ? Cents{} : it->montant();
}

/// Of the campaign's funders and of others.
Cents common_law(const budget::Budget& b) {
  Cents sum{};
  for (const auto& f : b.financeurs) sum += f.droit_commun;
  return sum;
}

}  // namespace

std::vector<EcartsDePartie> comparer(const dossier::Brouillon& note, const Contenu& c,
                                     const campagne::Campagne& call, base::Instant now) {
  std::vector<EcartsDePartie> parts;
  auto s = c.situation(call, now);
  for (auto p : parties) {
    std::vector<Ecart> list;
    for (const auto& q : questions(p, s))
      if (q.de_la_note && note.valeur(q.nom) != c.reponses.valeur(q.nom))
        list.push_back(
            {q.label, presenter(q, note.valeur(q.nom), call), presenter(q, c.reponses.valeur(q.nom), call)});
    if (!list.empty()) parts.push_back({p, std::move(list)});
  }
  return parts;
}

std::vector<EcartDeMontant> comparer_montants(const dossier::Brouillon& note, const Contenu& c,
                                              const campagne::Campagne& call) {
  auto before = dossier::lire(note, call).note;
  auto now = budget::lire_budget(c.budget_action, call).budget;
  auto totals = budget::totaliser(call, now);
  auto plan = budget::plan_de_financement(call, now);
  std::vector<EcartDeMontant> list{{"Coût total", before.cout_total.value_or(Cents{}), totals.charges}};
  Cents all{};
  for (const auto& f : call.financeurs) {
    EcartDeMontant one{f.nom, asked_by_note(before, f.code), asked_by_plan(plan, f.code)};
    all += one.definitif;
    if (one.note.value > 0 || one.definitif.value > 0) list.push_back(std::move(one));
  }
  list.push_back({"Demandé à tous les financeurs de l’appel", before.demande_total, all});
  list.push_back(
      {"Ressources propres", before.ressources_propres.value_or(Cents{}), totals.ligne("RESSPROP")});
  list.push_back({"Financements de droit commun", before.droit_commun.value_or(Cents{}), common_law(now)});
  return list;
}

std::string ecart_lisible(Cents gap) {
  if (gap.value == 0) return "inchangé";
  return gap.value > 0 ? "+ " + base::euros(gap) : "− " + base::euros(Cents{} - gap);
}

}  // namespace definitif
