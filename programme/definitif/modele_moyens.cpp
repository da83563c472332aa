#include "programme/definitif/modele_moyens.h"

#include <algorithm>
#include <array>

#include "programme/budget/saisie.h"
#include "programme/definitif/coherence_moyens.h"
#include "programme/definitif/presentation.h"

namespace definitif {
namespace {

using base::Cents;
using campagne::Campagne;
using documents::GridRow;
using documents::Story;

struct Lu {
  budget::Budget budget;
  budget::Totaux totaux;
};

Lu read(const dossier::Brouillon& typed, const Campagne& c) {
  Lu all{budget::lire_budget(typed, c).budget, {}};
  all.totaux = budget::totaliser(c, all.budget);
  return all;
}

void side(Story& story, const dossier::Brouillon& typed, const Campagne& c, bool charges) {
  std::vector<GridRow> rows;
  for (const auto& l : lignes(typed, c, charges)) rows.push_back({l.libelle, base::euros(l.montant)});
  story.table({{charges ? "Charges" : "Produits", 4}, {"Montant", 1, true}}, rows);
}

std::string funder(const budget::LigneFinanceur& f, const Campagne& c) {
  const auto* known = c.financeur(f.financeur);
  if (!known) return f.nom;
  return f.nom.empty() ? known->nom : known->nom + ", " + f.nom;
}

/// What no funder gives stands in one row, so that the plan adds up to the total of the produits.
void plan(Story& story, const Lu& lu, const Campagne& c) {
  std::vector<GridRow> rows;
  for (const auto& f : lu.budget.financeurs)
    if (f.montant().value > 0)
      rows.push_back(
          {funder(f, c), base::euros(f.droit_commun), base::euros(f.specifique), base::euros(f.montant())});
  rows.push_back(
      {"Autres produits de l’action", "", "", base::euros(lu.totaux.produits - lu.totaux.subventions)});
  rows.push_back({"Total", "", "", base::euros(lu.totaux.produits)});
  story.heading(2, "Plan de financement");
  story.table(
      {{"Financeur", 4}, {"Droit commun", 2, true}, {"Crédits spécifiques", 2, true}, {"Total", 2, true}},
      rows);
}

/// The questions of the course of the action that tell of people and things.
bool of_means(const Question& q) { return q.nom.starts_with("action_") || q.nom.starts_with("moyens_"); }

void people_and_things(Story& story, const Contenu& c, const Campagne& call, base::Instant now) {
  story.heading(2, "Moyens humains et matériels de l’action");
  for (const auto& q : questions(Partie::deroulement, c.situation(call, now))) {
    if (!of_means(q) || !posee(q, c.reponses)) continue;
    auto text = presenter(q, c.reponses.valeur(q.nom), call);
    story.definition(q.label, text.empty() ? "Pas de réponse" : text);
  }
}

std::string counted(const Contenu& c, std::string_view field) {
  auto text = c.reponses.valeur(field);
  return text.empty() ? "Pas de réponse" : std::string(text);
}

/// What is announced, beside what exists. The structure's budget is not asked when the request is for its
/// whole working.
void agreement(Story& story, const Contenu& c, const Lu& lu, const Campagne& call) {
  std::vector<GridRow> rows;
  for (const auto& p : coherence::moyens_humains)
    rows.push_back({std::string(p.titre), counted(c, p.structure), counted(c, p.action)});
  auto whole = read(c.budget_structure, call);
  auto money = [&](std::string label, Cents structure, Cents action) {
    rows.push_back(
        {std::move(label), c.budget_structure.empty() ? "" : base::euros(structure), base::euros(action)});
  };
  for (const auto& line : call.budget)
    if (line.charge && line.dans.empty() && lu.totaux.ligne(line.code).value > 0)
      money(budget::libelle(line), whole.totaux.ligne(line.code), lu.totaux.ligne(line.code));
  money("Total des charges en argent", whole.totaux.charges, lu.totaux.charges);
  story.heading(2, "Moyens annoncés et moyens existants");
  story.table({{"Moyens", 4}, {"De la structure", 2, true}, {"Dont pour l’action", 2, true}}, rows);
}

}  // namespace

void moyens(Story& story, const Contenu& c, const Campagne& call, base::Instant now) {
  auto lu = read(c.budget_action, call);
  story.heading(2, "Budget prévisionnel de l’action");
  side(story, c.budget_action, call, true);
  side(story, c.budget_action, call, false);
  plan(story, lu, call);
  people_and_things(story, c, call, now);
  agreement(story, c, lu, call);
}

}  // namespace definitif
