#include "programme/definitif/modele_faits.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/budget/saisie.h"
#include "programme/structure/identifiants.h"

namespace definitif {
namespace {

std::string amount(base::Cents c) { return c.value > 0 ? base::euros(c) : std::string(); }

std::string total_cost(const Sujet& s) {
  auto read = budget::lire_budget(s.contenu->budget_action, s.campagne).budget;
  return amount(budget::totaliser(s.campagne, read).charges);
}

std::string siege(const structure::Fiche& f) {
  auto town = fmt::format("{} {}", f.siege_code_postal, f.siege_commune);
  std::vector<std::string> parts;
  for (const auto& part : {f.siege_voie, std::string(base::trim(town))})
    if (!part.empty()) parts.push_back(part);
  return base::join(parts, ", ");
}

}  // namespace

base::Cents somme_demandee(const Sujet& s) {
  base::Cents sum{};
  if (!s.contenu) return sum;
  const auto& asked = s.piece.condition.financeurs;
  auto read = budget::lire_budget(s.contenu->budget_action, s.campagne).budget;
  for (const auto& d : budget::plan_de_financement(s.campagne, read))
    if (std::ranges::find(asked, d.financeur) != asked.end()) sum += d.montant();
  return sum;
}

campagne::Valeurs valeurs(const Sujet& s) {
  const auto& f = s.structure;
  campagne::Valeurs known{
      {"annee", std::to_string(s.campagne.annee)},
      {"appel", s.campagne.titre},
      {"collectivite", s.campagne.collectivite},
      {"date", base::long_date(s.le)},
      {"structure", f.nom},
      {"siege", siege(f)},
      {"siret", f.siret.empty() ? "" : structure::siret_lisible(f.siret)},
      {"representant", std::string(base::trim(f.representant_prenom + " " + f.representant_nom))},
      {"qualite", f.representant_fonction}};
  if (!s.contenu) return known;
  known["action"] = std::string(base::trim(s.contenu->reponses.valeur("intitule")));
  known["cout"] = total_cost(s);
  known["demande"] = amount(somme_demandee(s));
  return known;
}

}  // namespace definitif
