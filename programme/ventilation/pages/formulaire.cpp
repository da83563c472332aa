#include "programme/ventilation/pages/formulaire.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/campagne/financement.h"
#include "programme/page/champ.h"
#include "programme/ventilation/pages/commun.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

struct Candidat {
  const Agent* agent;
  bool choisi = false, couvre = false, en_conflit = false, plein = false;
  /// Shown at once: who is chosen, or could be without a warning.
  bool evident() const { return choisi || (couvre && !en_conflit && !plein); }
};

bool chosen(const Formulaire& f, const std::string& funder, std::int64_t person) {
  auto it = f.saisie.agents.find(funder);
  return it != f.saisie.agents.end() && std::ranges::find(it->second, person) != it->second.end();
}

std::vector<Candidat> candidates(const Formulaire& f, const std::string& funder) {
  Besoin need{f.ligne.note.dossier, f.ligne.note.structure, funder, f.ligne.note.demande.orientation,
              f.ligne.note.communes};
  std::vector<Candidat> all;
  for (const auto& agent : f.agents) {
    bool right_role = funder.empty() == (agent.attribution.role == personne::Role::referent_pre);
    if (agent.attribution.financeur != funder || !right_role) continue;
    all.push_back({&agent, chosen(f, funder, agent.personne), couvre(agent.attribution, need),
                   en_conflit(agent, f.ligne.note.structure),
                   agent.charge >= f.visite.campagne.ventilation.charge_maximale});
  }
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return a.evident() > b.evident(); });
  return all;
}

/// "Anzin, Valenciennes ; Santé", or nothing when the role has no limit.
std::string perimeter(const campagne::Campagne& c, const personne::Attribution& a) {
  std::vector<std::string> themes;
  for (const auto& code : a.themes) {
    const auto* known = c.orientation(code);
    themes.push_back(known ? known->court : code);
  }
  std::vector<std::string> parts;
  if (!a.communes.empty()) parts.push_back(communes(c, a.communes));
  if (!themes.empty()) parts.push_back(base::join(themes, ", "));
  return parts.empty() ? "tout le territoire" : base::join(parts, " ; ");
}

std::string explained(const Formulaire& f, const Candidat& who) {
  std::vector<std::string> parts{
      fmt::format("Suit : {}. {} sur {}.", perimeter(f.visite.campagne, who.agent->attribution),
                  base::counted(std::size_t(who.agent->charge), "dossier", "dossiers"),
                  f.visite.campagne.ventilation.charge_maximale)};
  if (who.en_conflit)
    parts.emplace_back("Conflit d’intérêts avec cette structure : ne peut pas être choisi·e.");
  if (!who.couvre) parts.emplace_back("Attention : dossier hors de son périmètre.");
  if (who.plein && !who.choisi) parts.emplace_back("Attention : a déjà le nombre maximal de dossiers.");
  return base::join(parts, " ");
}

void person(html::Out& out, const Formulaire& f, const std::string& funder, const Candidat& who) {
  auto id = fmt::format("agent-{}-{}", funder.empty() ? "referent" : funder, who.agent->personne);
  html::Attrs attributes;
  attributes.flag("checked", who.choisi).flag("disabled", who.en_conflit);
  out(R"(<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="{}" name="agent" type="checkbox" value="{}:{}" aria-describedby="{}-aide" {}>
<label class="govuk-label govuk-checkboxes__label" for="{}">{}</label>
<div id="{}-aide" class="govuk-hint govuk-checkboxes__hint">{}</div>
</div>
)"_h,
      id, funder, who.agent->personne, id, attributes, id, who.agent->nom, id, explained(f, who));
}

template <class Keep>
void some_people(html::Out& out, const Formulaire& f, const std::string& funder,
                 const std::vector<Candidat>& all, Keep keep) {
  out(R"(<div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
)"_h);
  for (const auto& who : all)
    if (keep(who)) person(out, f, funder, who);
  out("</div>\n"_h);
}

std::string_view word(campagne::Reponse r) {
  if (r == campagne::Reponse::oui) return "Possible.";
  return r == campagne::Reponse::non ? "L’appel à projets dit non." : "À vérifier.";
}

/// Why this funder, as kept, or what the campaign's rules say.
std::string why(const Formulaire& f, const campagne::Financeur& funder) {
  auto answer = campagne::possibilite(f.visite.campagne, funder, f.ligne.note.demande);
  std::string text(word(answer.reponse));
  for (auto reason : answer.raisons) text.append(" ").append(reason);
  const auto* kept = f.ligne.etat.sollicitation(funder.code);
  if (kept && kept->origine != "note") text.append(" ").append(kept->raison);
  return text;
}

bool wanted(const Formulaire& f, const std::string& code) {
  return std::ranges::find(f.saisie.financeurs, code) != f.saisie.financeurs.end();
}

void funder(html::Out& out, const Formulaire& f, const campagne::Financeur& each) {
  auto asked = f.ligne.demande_a(each.code);
  auto id = "financeur-" + each.code;
  out(R"(<section class="dt-comite__financeur">
<div class="govuk-checkboxes" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="{}" name="financeur" type="checkbox" value="{}" aria-describedby="{}-aide" {}>
<label class="govuk-label govuk-checkboxes__label" for="{}"><strong>{}</strong>{}</label>
<div id="{}-aide" class="govuk-hint govuk-checkboxes__hint">{}</div>
</div></div>
)"_h,
      id, each.code, id, html::Attrs().flag("checked", wanted(f, each.code)), id, each.sigle,
      asked.value > 0 ? " : " + base::euros(asked) + " demandés" : " : rien n’est demandé", id, why(f, each));
  agents_au_choix(out, f, each.code, "Agent·es : " + each.sigle);
  out("</section>\n"_h);
}

bool concerned(const Formulaire& f, const campagne::Financeur& each) {
  return wanted(f, each.code) || f.ligne.demande_a(each.code).value > 0;
}

void funders(html::Out& out, const Formulaire& f) {
  out(R"(<h2 class="govuk-heading-m" id="financeurs">Financeurs et agent·es</h2>
)"_h);
  erreur_des_agents(out, f.erreurs);
  for (const auto& each : f.visite.campagne.financeurs)
    if (concerned(f, each)) funder(out, f, each);
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Ajouter un autre financeur</span></summary><div class="govuk-details__text">
)"_h);
  for (const auto& each : f.visite.campagne.financeurs)
    if (!concerned(f, each)) funder(out, f, each);
  out("</div></details>\n"_h);
  if (f.ligne.note.territorial) agents_au_choix(out, f, "", "Référent·es des communes");
}

void meeting(html::Out& out, const Formulaire& f) {
  const auto& now = f.saisie.reunion;
  std::vector<page::Choix> list{
      {.valeur = std::string(a_choisir), .label = "À choisir plus tard", .coche = now == a_choisir},
      {.valeur = "", .label = "Pas de réunion", .coche = now.empty()}};
  for (const auto& each : f.visite.campagne.reunions)
    list.push_back(
        {.valeur = each.code,
         .label = each.seances.empty() ? each.titre : fmt::format("{}, {}", each.titre, quand(each)),
         .coche = now == each.code});
  out(R"(<h2 class="govuk-heading-m">Réunion</h2>
)"_h);
  page::liste(out,
              {.nom = "reunion_choisie",
               .label = "Réunion où le projet passe",
               .aide = f.ligne.etat.reunion_raison,
               .erreur = f.erreurs.of("reunion_choisie")},
              list);
}

}  // namespace

void agents_au_choix(html::Out& out, const Formulaire& f, const std::string& funder,
                     std::string_view legend) {
  auto all = candidates(f, funder);
  out(R"(<fieldset class="govuk-fieldset dt-comite__agents"><legend class="govuk-fieldset__legend">{}</legend>
)"_h,
      legend);
  if (all.empty())
    out(R"(<p class="govuk-hint">Personne n’a ce rôle dans l’outil. <a class="govuk-link" href="/personnes">Voir les personnes</a></p>
)"_h);
  some_people(out, f, funder, all, [](const auto& who) { return who.evident(); });
  auto others = std::ranges::count_if(all, [](const auto& who) { return !who.evident(); });
  if (others > 0) {
    out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{}</span></summary><div class="govuk-details__text">
)"_h,
        base::counted(std::size_t(others), "autre personne", "autres personnes"));
    some_people(out, f, funder, all, [](const auto& who) { return !who.evident(); });
    out("</div></details>\n"_h);
  }
  out("</fieldset>\n"_h);
}

void erreur_des_agents(html::Out& out, const base::FieldErrors& errors) {
  if (auto error = errors.of("agents"); !error.empty())
    out(R"(<p id="agents" class="govuk-error-message"><span class="govuk-visually-hidden">Erreur :</span> {}</p>
)"_h,
        error);
}

void champ_raison(html::Out& out, const Formulaire& f) {
  bool told = transmis(f.ligne.etat.etat());
  page::champ(out, {.nom = "raison",
                    .label = told ? "Motif du changement" : "Pourquoi ce choix",
                    .valeur = f.saisie.raison,
                    .aide = told ? "Les personnes concernées le liront dans leur message."
                                 : "Gardé avec ce que vous changez.",
                    .erreur = f.erreurs.of("raison"),
                    .lignes = 2,
                    .max = 500,
                    .facultatif = !told});
}

void formulaire_ligne(html::Out& out, const Formulaire& f) {
  bool told = transmis(f.ligne.etat.etat());
  page::formulaire(out, f.visite, fmt::format("/ventilation/{}", f.ligne.note.dossier));
  out(R"(<input type="hidden" name="version" value="{}"><input type="hidden" name="retour" value="{}">
)"_h,
      f.ligne.etat.version, retour(f.visite));
  funders(out, f);
  meeting(out, f);
  champ_raison(out, f);
  page::bouton(out, told ? Corriger::label : Preparer::label);
  page::fin_formulaire(out);
}

}  // namespace ventilation::pages
