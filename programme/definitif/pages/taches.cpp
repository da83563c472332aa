#include "programme/definitif/pages/taches.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/fiche.h"
#include "programme/definitif/pages/cadre.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

/// A line of the list.
struct Tache {
  std::string suite, titre;
  std::size_t manques = 0;
  bool commencee = true;
};

Tache advice(const Contenu& c) {
  bool begun = std::ranges::any_of(c.recommandations, [](const auto& r) { return !r.suite.empty(); });
  return {"/recommandations", "Les recommandations de la réunion", verifier(c.recommandations).size(), begun};
}

Tache indicators(const Contenu& c, const campagne::Campagne& call) {
  std::size_t wrong = c.indicateurs.empty() ? 1 : 0;
  for (const auto& i : c.indicateurs) wrong += verifier(i, call, c.reponses).size();
  return {"/indicateurs", "Les indicateurs", wrong, !c.indicateurs.empty()};
}

Tache one_budget(std::string place, std::string title, const dossier::Brouillon& typed,
                 const campagne::Campagne& call) {
  return {std::move(place), std::move(title), budget_a_revoir(typed, call) ? 1u : 0u, !typed.empty()};
}

/// What another room asks: its page, and how much of it is missing.
Tache elsewhere(std::string place, std::string title, const std::vector<Manque>& missing) {
  auto n = std::ranges::count_if(missing, [&](const Manque& m) { return m.suite.starts_with(place); });
  return {std::move(place), std::move(title), std::size_t(n)};
}

std::vector<Tache> all(const page::Visite& v, const Definitif& f, const Contenu& c,
                       const std::vector<Manque>& missing) {
  std::vector<Tache> list;
  auto lacking = structure::manques(c.structure, c.dirigeants).size();
  for (const auto& p : avancement(c.situation(v.campagne, v.now))) {
    auto wrong = p.manques + (p.partie == Partie::structure ? lacking : 0);
    list.push_back({fmt::format("/partie/{}", code(p.partie)), std::string(titre(p.partie)), wrong,
                    p.avancement != Avancement::a_faire});
  }
  if (!c.recommandations.empty()) list.push_back(advice(c));
  list.push_back(indicators(c, v.campagne));
  list.push_back(one_budget("/budget/action", "Le budget de l’action", c.budget_action, v.campagne));
  if (budget_de_structure_attendu(c))
    list.push_back(one_budget("/budget/structure",
                              fmt::format("Le budget de la structure {}", v.campagne.annee),
                              c.budget_structure, v.campagne));
  if (auto kind = fiche::genre_de(v.campagne, f.dossier.dispositif))
    list.push_back(elsewhere("/fiches", std::string(fiche::mots(*kind).plusieurs), missing));
  list.push_back(elsewhere("/pieces", "Les pièces à joindre", missing));
  return list;
}

void one(html::Out& out, const Definitif& f, const Tache& t, std::size_t n) {
  out(R"(<li class="govuk-task-list__item govuk-task-list__item--with-link"><div class="govuk-task-list__name-and-hint"><a class="govuk-link govuk-task-list__link" href="{}" aria-describedby="etat-{}">{}</a></div>
<div class="govuk-task-list__status" id="etat-{}">)"_h,
      chemin_definitif(f.dossier, t.suite), n, t.titre, n);
  etiquette_manques(out, t.manques, t.commencee);
  out("</div></li>\n"_h);
}

}  // namespace

void taches(html::Out& out, const page::Visite& v, const Definitif& f, const Contenu& c,
            const std::vector<Manque>& a_regler) {
  auto list = all(v, f, c, a_regler);
  auto done = std::size_t(std::ranges::count(list, 0u, &Tache::manques));
  out(R"(<h2 class="govuk-heading-m">Ce qu’il contient</h2>
<p class="govuk-body">Votre note d’intention y est reprise : relisez chaque partie et complétez-la. Tout s’enregistre au fur et à mesure, et vous pouvez vous y mettre à plusieurs.</p>
<p class="govuk-body"><strong>{} sur {}</strong></p>
<ul class="govuk-task-list">
)"_h,
      base::counted(done, "partie complète", "parties complètes"), list.size());
  std::size_t n = 0;
  for (const auto& t : list) one(out, f, t, ++n);
  out(R"(</ul>
<p><a class="govuk-button" href="{}" role="button" draggable="false">Vérifier et signer</a></p>
)"_h,
      chemin_definitif(f.dossier, "/verifier"));
}

}  // namespace definitif::pages
