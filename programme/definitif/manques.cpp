#include "programme/definitif/manques.h"

#include <fmt/format.h>

#include "platform/base/text.h"

namespace definitif {
namespace {

using List = std::vector<Manque>;

void form(List& list, const Contenu& c, const Situation& s) {
  for (const auto& remark : structure::manques(c.structure, c.dirigeants))
    list.push_back({std::string(titre(Partie::structure)), "/partie/structure",
                    fmt::format("La fiche de la structure attend encore {}.", remark.texte)});
  for (auto p : parties)
    for (const auto& e : erreurs(p, s))
      list.push_back(
          {std::string(titre(p)), fmt::format("/partie/{}?verifier=1#{}", code(p), e.field), e.message});
}

void advice(List& list, const Contenu& c) {
  for (const auto& e : verifier(c.recommandations))
    list.push_back(
        {"Les recommandations", fmt::format("/recommandations?verifier=1#{}", e.field), e.message});
}

void indicators(List& list, const Contenu& c, const campagne::Campagne& call) {
  if (c.indicateurs.empty())
    list.push_back({"Les indicateurs", "/indicateurs", "Choisissez au moins un indicateur."});
  for (const auto& i : c.indicateurs)
    for (const auto& e : verifier(i, call, c.reponses))
      list.push_back({i.intitule.empty() ? "Un indicateur" : i.intitule,
                      fmt::format("/indicateurs/{}?verifier=1#{}", i.id, e.field), e.message});
}

void one_budget(List& list, std::string title, std::string place, const dossier::Brouillon& typed,
                const campagne::Campagne& call) {
  if (auto wrong = budget_a_revoir(typed, call)) list.push_back({std::move(title), std::move(place), *wrong});
}

}  // namespace

std::optional<std::string> budget_a_revoir(const dossier::Brouillon& typed, const campagne::Campagne& call) {
  auto read = budget::lire_budget(typed, call);
  auto totals = budget::totaliser(call, read.budget);
  if (!read.erreurs.empty())
    return base::counted(read.erreurs.size(), "montant est à corriger.", "montants sont à corriger.");
  auto looks = budget::ou_regarder(call, read.budget, totals);
  if (!looks.empty()) return looks.front();
  if (totals.charges.value == 0 && totals.produits.value == 0) return "Le budget est à remplir.";
  return std::nullopt;
}

bool budget_de_structure_attendu(const Contenu& c) {
  return c.reponses.valeur("objet_demande") != "fonctionnement";
}

std::vector<Manque> manques(const Contenu& c, const campagne::Campagne& call, base::Instant now) {
  List list;
  form(list, c, c.situation(call, now));
  advice(list, c);
  indicators(list, c, call);
  one_budget(list, "Budget de l’action", "/budget/action", c.budget_action, call);
  if (budget_de_structure_attendu(c))
    one_budget(list, "Budget de la structure", "/budget/structure", c.budget_structure, call);
  return list;
}

}  // namespace definitif
