#include "programme/ventilation/pages/lot_choix.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/lot.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;
using Choices = std::vector<page::Choix>;

struct Contexte {
  const page::Visite& visite;
  const DemandeDeLot& asked;
  const Filtre& filter;
  const std::vector<Agent>& agents;
  std::size_t count = 0;  ///< dossiers of the lot
};

/// What was chosen before, when the form comes back with a mistake.
std::string_view typed(const Contexte& c, std::string_view field) {
  const auto& v = c.visite.request;
  return v.method == web::Method::post ? v.form.get(field) : v.query.get(field);
}

void choice(html::Out& out, const Contexte& c, std::string_view field, std::string_view label, Choices list) {
  list.insert(list.begin(), {.valeur = "", .label = "Choisissez"});
  page::liste(out,
              {.nom = field, .label = label, .valeur = typed(c, field), .erreur = c.asked.erreurs.of(field)},
              list);
}

void begin(html::Out& out, std::string_view title) {
  out(R"(<section class="dt-lot__partie">
<h2 class="govuk-heading-m">{}</h2>
)"_h,
      title);
}

void end(html::Out& out) { out("</section>\n"_h); }

void meeting(html::Out& out, const Contexte& c) {
  begin(out, "La réunion");
  Choices list{{.valeur = "aucune", .label = "Aucune réunion"}};
  for (const auto& each : c.visite.campagne.reunions)
    list.push_back({.valeur = each.code, .label = each.titre});
  choice(out, c, "lot_reunion", "Réunion de ces dossiers", std::move(list));
  page::bouton_secondaire(out, "Voir ce que cela change", "acte", "reunion");
  end(out);
}

void funder(html::Out& out, const Contexte& c) {
  begin(out, "Un financeur");
  Choices list;
  for (const auto& each : c.visite.campagne.financeurs)
    list.push_back({.valeur = each.code, .label = each.nom});
  choice(out, c, "lot_financeur", "Financeur", std::move(list));
  out(R"(<div class="govuk-button-group">
)"_h);
  page::bouton_secondaire(out, "Ajouter : voir ce que cela change", "acte", "ajouter_financeur");
  page::bouton_secondaire(out, "Retirer : voir ce que cela change", "acte", "retirer_financeur");
  out("</div>\n"_h);
  end(out);
}

std::string agent_label(const Contexte& c, const Agent& agent) {
  const auto* funder = c.visite.campagne.financeur(agent.attribution.financeur);
  return fmt::format("{} — {} ({})", funder ? funder->sigle : "Référent·e", agent.nom,
                     dossiers(std::size_t(agent.charge)));
}

/// By funder, then by name. `busy`: only those who have dossiers.
Choices people(const Contexte& c, bool busy) {
  Choices list;
  for (const Agent& agent : c.agents)
    if (!busy || agent.charge > 0)
      list.push_back({.valeur = ecrire_agent({agent.attribution.financeur, agent.personne}),
                      .label = agent_label(c, agent)});
  std::ranges::stable_sort(list, {}, [](const page::Choix& each) { return base::fold(each.label); });
  return list;
}

void agent(html::Out& out, const Contexte& c) {
  begin(out, "Une personne");
  choice(out, c, "lot_agent", "Agent·e ou référent·e", people(c, false));
  out(R"(<div class="govuk-button-group">
)"_h);
  page::bouton_secondaire(out, "Confier : voir ce que cela change", "acte", "ajouter_agent");
  page::bouton_secondaire(out, "Retirer : voir ce que cela change", "acte", "retirer_agent");
  out("</div>\n"_h);
  end(out);
}

void replacement(html::Out& out, const Contexte& c) {
  begin(out, "Une personne à la place d’une autre");
  choice(out, c, "lot_ancien", "Personne à remplacer", people(c, true));
  choice(out, c, "lot_nouveau", "Remplacée par", people(c, false));
  page::bouton_secondaire(out, "Voir ce que cela change", "acte", "remplacer_agent");
  end(out);
}

void aside(html::Out& out, const Contexte& c) {
  begin(out, "Écarter, ou reprendre");
  Choices list;
  for (const auto& each : c.visite.campagne.ventilation.motifs)
    list.push_back({.valeur = each.code, .label = each.titre});
  choice(out, c, "lot_motif", "Motif", std::move(list));
  page::champ(out, {.nom = "lot_texte",
                    .label = "Précision, lue par les porteurs",
                    .valeur = typed(c, "lot_texte"),
                    .erreur = c.asked.erreurs.of("lot_texte"),
                    .lignes = 3,
                    .max = 1000,
                    .facultatif = true});
  out(R"(<div class="govuk-button-group">
)"_h);
  page::bouton_secondaire(out, "Écarter : voir ce que cela change", "acte", "ecarter");
  page::bouton_secondaire(out, "Reprendre : voir ce que cela change", "acte", "reintegrer");
  out("</div>\n"_h);
  end(out);
}

void form(html::Out& out, const Contexte& c) {
  out(R"(<form action="/ventilation/lot" method="get" class="dt-lot__choix">
)"_h);
  champs_caches(out, ecrire(c.filter));
  champs_caches(out, ecrire(DemandeDeLot{.dossiers = c.asked.dossiers, .modification = {}, .erreurs = {}}));
  meeting(out, c);
  funder(out, c);
  agent(out, c);
  replacement(out, c);
  aside(out, c);
  out("</form>\n"_h);
}

/// How many dossiers the filter lets through.
std::size_t counted(db::Reading& r, const page::Visite& v, const Filtre& f) {
  std::int64_t n = 0;
  for (const auto& each : comptes(r, v.acteur, tour(v), f))
    if (f.etat.empty() || f.etat == each.etat) n += each.dossiers;
  return std::size_t(n);
}

}  // namespace

web::Response choix_du_lot(db::Reading& r, const page::Visite& v, const DemandeDeLot& asked,
                           const Filtre& f) {
  auto agents = ventilation::agents(r, v.acteur, tour(v));
  Contexte c{
      v, asked, f, agents,
      asked.dossiers.empty() ? counted(r, v, f) : lignes_de(r, v.acteur, tour(v), asked.dossiers).size()};
  auto title = fmt::format("Changer {}", dossiers(c.count));
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Ventilation", lien("/ventilation", f)}});
    out(R"(<h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body">{} Choisissez un changement : vous verrez ce qu’il donnerait avant de l’appliquer.</p>
)"_h,
        title, asked.dossiers.empty() ? "Tous ceux de la vue." : "Ceux que vous avez cochés.");
    form(out, c);
    out(R"(<p class="govuk-body"><a class="govuk-link" href="/ventilation/importer">Changer plusieurs choses à la fois avec un tableur</a></p>
)"_h);
  };
  return page::page(v, {.titre = title, .erreurs = &asked.erreurs}, view);
}

}  // namespace ventilation::pages
