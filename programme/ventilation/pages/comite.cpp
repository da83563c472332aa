// The committee's screen: counters, what can be done, filters, a page of lines.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/definitifs.h"
#include "programme/ventilation/pages/rangees.h"
#include "programme/ventilation/pages/resultats.h"
#include "programme/ventilation/pages/vers_les_lots.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

/// All that the screen shows.
struct Ecran {
  Demande asked;
  Page page;
  std::vector<Compte> counts;
  std::int64_t alerts = 0;
  std::vector<Agent> agents;
  std::optional<DerniereOperation> latest;
};

std::int64_t count_of(const Ecran& e, std::string_view state) {
  auto it = std::ranges::find(e.counts, state, &Compte::etat);
  return it == e.counts.end() ? 0 : it->dossiers;
}

/// How many notes the view has, all pages together.
std::int64_t in_view(const Ecran& e) {
  std::int64_t n = 0;
  for (const auto& each : e.counts)
    if (e.asked.filtre.etat.empty() || e.asked.filtre.etat == each.etat) n += each.dossiers;
  return n;
}

/// Each counter leads to its notes.
void counter(html::Out& out, const Ecran& e, const Etat& state) {
  Filtre f = e.asked.filtre;
  f.etat = name(state), f.repere.reset();
  out(R"(<li><a class="govuk-link" href="{}"><strong>{}</strong> {}</a></li>
)"_h,
      lien("/ventilation", f), count_of(e, name(state)), label(state));
}

void counters(html::Out& out, const page::Visite& v, const Ecran& e) {
  out(R"(<ul class="dt-chiffres" aria-label="Où en sont les notes">
)"_h);
  for (const Etat& s :
       {Etat(AVentiler{}), Etat(Preparee{}), Etat(Ecartee{}), Etat(Transmise{}), Etat(EcartNotifie{})})
    counter(out, e, s);
  Filtre f = e.asked.filtre;
  f.alerte = true, f.repere.reset();
  if (coordonne(v))
    out(R"(<li><a class="govuk-link" href="{}"><strong>{}</strong> avec alerte</a></li>
)"_h,
        lien("/ventilation", f), e.alerts);
  out("</ul>\n"_h);
}

void compute(html::Out& out, const page::Visite& v, const Ecran& e) {
  page::formulaire(out, v, "/ventilation/proposer", html::Attrs().set("class", "dt-comite__acte"));
  if (count_of(e, AVentiler::name) > 0) page::bouton(out, "Calculer la proposition", "quoi", "restantes");
  if (count_of(e, Preparee::name) > 0) page::bouton_secondaire(out, "Tout recalculer", "quoi", "toutes");
  page::fin_formulaire(out);
}

void undo(html::Out& out, const page::Visite& v, const Ecran& e) {
  if (!e.latest) return;
  const auto& o = e.latest->operation;
  out(R"(<div class="dt-comite__derniere"><p class="govuk-body">Dernière action : <strong>{}</strong>, par {}, le {}.</p>
)"_h,
      o.libelle, o.faite_par_nom, base::date_time(o.faite_le));
  if (e.latest->annulable) {
    page::formulaire(out, v, "/ventilation/annuler");
    out(R"(<input type="hidden" name="operation" value="{}"><input type="hidden" name="retour" value="{}">
)"_h,
        o.id, v.request.target);
    page::bouton_secondaire(out, "Annuler cette action");
    page::fin_formulaire(out);
  }
  out("</div>\n"_h);
}

void acts(html::Out& out, const page::Visite& v, const Ecran& e) {
  if (!coordonne(v)) return;
  out(R"(<div class="dt-comite__actes">
)"_h);
  compute(out, v, e);
  if (count_of(e, Transmise::name) > 0)
    out(R"(<p><a class="govuk-button govuk-button--secondary" href="/reunions-partenariales" role="button" draggable="false">Préparer les réunions</a></p>
)"_h);
  if (count_of(e, Preparee::name) + count_of(e, Ecartee::name) > 0)
    out(R"(<p><a class="govuk-button govuk-button--secondary" href="/ventilation/transmettre" role="button" draggable="false">Préparer la transmission</a></p>
)"_h);
  out("</div>\n"_h);
  undo(out, v, e);
}

void choice(html::Out& out, const page::Visite& v, const Demande& asked, const Critere& each) {
  const std::string& chosen = asked.filtre.*each.valeur;
  std::vector<page::Choix> list{{.valeur = "", .label = std::string(each.tous), .coche = chosen.empty()}};
  for (auto& [code, label] : each.choix(v.campagne))
    list.push_back({.valeur = code, .label = label, .coche = code == chosen});
  page::liste(out, {.nom = each.nom, .label = each.label, .erreur = asked.erreurs.of(each.nom)}, list);
}

void choice_of_agent(html::Out& out, const Ecran& e) {
  const auto& chosen = e.asked.filtre.agent;
  std::vector<page::Choix> list{
      {.valeur = "", .label = "Tou·tes", .coche = chosen.empty()},
      {.valeur = std::string(aucun), .label = "Personne", .coche = chosen == aucun}};
  std::int64_t last = 0;
  for (const auto& agent : e.agents) {
    auto id = std::to_string(agent.personne);
    if (agent.personne != last)
      list.push_back(
          {.valeur = id, .label = fmt::format("{} ({})", agent.nom, agent.charge), .coche = id == chosen});
    last = agent.personne;
  }
  page::liste(out, {.nom = "agent", .label = "Agent·e", .erreur = e.asked.erreurs.of("agent")}, list);
}

void filters(html::Out& out, const page::Visite& v, const Ecran& e) {
  out(R"(<form action="/ventilation" method="get" role="search" aria-label="Filtrer les notes" class="dt-filtres">
)"_h);
  page::champ(out, {.nom = "q",
                    .label = "Rechercher",
                    .valeur = e.asked.filtre.texte,
                    .aide = "Mots du projet, structure ou numéro",
                    .erreur = e.asked.erreurs.of("q"),
                    .type = "search"});
  for (const auto& each : criteres()) choice(out, v, e.asked, each);
  if (coordonne(v)) {
    choice_of_agent(out, e);
    page::groupe(out, {.nom = "alerte",
                       .legende = "Alertes",
                       .erreur = e.asked.erreurs.of("alerte"),
                       .choix = {{.valeur = "oui", .label = "Avec alerte", .coche = e.asked.filtre.alerte}},
                       .multiple = true});
  }
  out(R"(<button type="submit" class="govuk-button" data-module="govuk-button">Filtrer</button>
</form>
)"_h);
}

std::string name_of(const Ecran& e, std::string_view agent) {
  for (const auto& each : e.agents)
    if (std::to_string(each.personne) == agent) return each.nom;
  return std::string(agent);
}

void tags(html::Out& out, const page::Visite& v, const Ecran& e) {
  auto all = etiquettes(e.asked.filtre, v.campagne, name_of(e, e.asked.filtre.agent));
  if (all.empty()) return;
  out(R"(<div class="dt-filtres-actifs">
<h2 class="govuk-visually-hidden">Filtres en cours</h2>
<ul class="govuk-list dt-filtres-actifs__liste">
)"_h);
  for (const auto& tag : all)
    out(R"(<li><a class="govuk-tag dt-filtres-actifs__filtre" href="{}"><span class="govuk-visually-hidden">Retirer le filtre </span>{} <span aria-hidden="true">×</span></a></li>
)"_h,
        lien("/ventilation", tag.sans), tag.texte);
  out(R"(<li><a class="govuk-link" href="/ventilation">Retirer tous les filtres</a></li>
</ul>
</div>
)"_h);
}

void keys(html::Out& out) {
  out(R"(<details class="govuk-details dt-comite__clavier"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Travailler au clavier</span></summary>
<div class="govuk-details__text"><p class="govuk-body">Dans la liste, une fois une note choisie avec la touche Tab :</p>
<ul class="govuk-list">
<li><kbd>j</kbd> ou <kbd>↓</kbd> : note suivante</li>
<li><kbd>k</kbd> ou <kbd>↑</kbd> : note précédente</li>
<li><kbd>Entrée</kbd> : ouvrir la note</li>
<li><kbd>e</kbd> : écarter la note</li>
</ul></div></details>
)"_h);
}

void lines(html::Out& out, const page::Visite& v, const Ecran& e) {
  if (e.page.lignes.empty())
    return out(R"(<p class="govuk-body">Aucune note ne correspond à cette vue.</p>
)"_h);
  if (coordonne(v)) {
    vers_les_lots(out, e.asked.filtre, in_view(e));
    keys(out);
  }
  table(out, v.campagne, e.page.lignes, lien("/ventilation", e.asked.filtre), coordonne(v));
  pagination(out, e.asked.filtre, e.page);
}

Ecran read(db::Reading& r, const page::Visite& v) {
  Ecran e{.asked = demande(v)};
  const auto& f = e.asked.filtre;
  e.page = lire_page(r, v.acteur, tour(v), f);
  e.counts = comptes(r, v.acteur, tour(v), f);
  if (!coordonne(v)) return e;
  e.alerts = nombre_d_alertes(r, v.acteur, tour(v), f);
  e.agents = agents(r, v.acteur, tour(v));
  e.latest = derniere_operation(r, v.acteur, tour(v));
  return e;
}

bool sent_by_form(const web::Fields& query) {
  return std::ranges::any_of(query, [](const auto& field) { return field.second.empty(); });
}

}  // namespace

web::Response comite(db::Reading& r, const page::Visite& v) {
  auto asked = demande(v);
  if (asked.erreurs.empty() && sent_by_form(v.request.query))
    return web::redirect(lien("/ventilation", asked.filtre));
  const Ecran e = read(r, v);
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Ventilation des notes</h1>
<p class="govuk-body">{}</p>
)"_h,
        coordonne(v)
            ? "Chaque note est confiée à ses financeurs, à leurs agent·es et à sa réunion. Personne n’est "
              "prévenu avant la transmission."
            : "Ce que le comité a transmis : les financeurs de chaque note, leurs agent·es et sa réunion.");
    onglets_des_tours(out, v, "/ventilation");
    counters(out, v, e);
    acts(out, v, e);
    liens_des_resultats(out, v, "/ventilation");
    filters(out, v, e);
    tags(out, v, e);
    lines(out, v, e);
  };
  return page::page(v, {.titre = "Ventilation", .wide = true, .erreurs = &e.asked.erreurs}, view, 200);
}

}  // namespace ventilation::pages
