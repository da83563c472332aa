#include "programme/ventilation/pages/fiche_ligne.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/ventilation/alertes.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/rangees.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

void fact(html::Out& out, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      label, value);
}

std::string asked(const campagne::Campagne& c, const Ligne& l) {
  std::vector<std::string> parts;
  for (const auto& [code, amount] : l.demandes) parts.push_back(sigle(c, code) + " " + base::euros(amount));
  return base::join(parts, " ; ");
}

void facts(html::Out& out, const FicheLigne& f) {
  const auto& c = f.visite.campagne;
  const auto& l = f.ligne;
  const auto* theme = c.orientation(l.note.demande.orientation);
  const auto* scheme = c.dispositif(l.note.demande.dispositif);
  out(R"(<dl class="govuk-summary-list">
)"_h);
  fact(out, "Structure", l.structure_nom);
  fact(out, "Orientation", theme ? theme->court : l.note.demande.orientation);
  fact(out, "Lieu", ou(c, l));
  fact(out, "Dispositif", scheme ? scheme->titre : "");
  fact(out, "Demandé", asked(c, l));
  fact(out, "Objectif saillant", l.saillant ? "★ Oui" : "");
  out("</dl>\n<p><a class=\"govuk-link\" href=\"/dossiers/{}\">Lire la note</a></p>\n"_h, l.note.dossier);
}

void refused(html::Out& out, const FicheLigne& f) {
  if (!f.refus || f.voulu) return;
  out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Rien n’est enregistré</h2><div class="govuk-error-summary__body"><p>{}</p></div></div>
)"_h,
      phrase(*f.refus));
}

std::string funders(const campagne::Campagne& c, const EtatDossier& e) {
  std::vector<std::string> names;
  for (const auto& s : e.sollicitations)
    if (!s.retiree_le) names.push_back(sigle(c, s.financeur));
  return base::join(names, ", ");
}

std::string people(const FicheLigne& f, const EtatDossier& e) {
  std::vector<std::string> names;
  for (const auto& a : e.affectations)
    for (const auto& agent : f.agents)
      if (agent.personne == a.personne && agent.attribution.financeur == a.financeur)
        names.push_back(fmt::format("{} ({})", agent.nom, sigle(f.visite.campagne, a.financeur)));
  return base::join(names, ", ");
}

void compared(html::Out& out, std::string_view what, const std::string& kept, const std::string& sent) {
  out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th><td class="govuk-table__cell" data-titre="Enregistré entre-temps">{}</td><td class="govuk-table__cell" data-titre="Votre choix">{}</td></tr>
)"_h,
      what, kept.empty() ? "rien" : kept, sent.empty() ? "rien" : sent);
}

/// Somebody else was faster: both are shown, the form below holds the person's own choices.
void both(html::Out& out, const FicheLigne& f) {
  if (!f.voulu) return;
  const auto& c = f.visite.campagne;
  const auto &kept = f.ligne.etat, &sent = *f.voulu;
  out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Quelqu’un a changé cette note pendant que vous choisissiez</h2>
<div class="govuk-error-summary__body"><p>Votre choix n’est pas enregistré. Le formulaire le garde : enregistrez-le de nouveau s’il reste le bon.</p></div></div>
<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-label="Les deux choix"><table class="govuk-table dt-tableau__table">
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Sur quoi</th><th scope="col" class="govuk-table__header">Enregistré entre-temps</th><th scope="col" class="govuk-table__header">Votre choix</th></tr></thead>
<tbody class="govuk-table__body">
)"_h);
  compared(out, "État", std::string(label(kept.etat())), std::string(label(sent.etat())));
  compared(out, "Financeurs", funders(c, kept), funders(c, sent));
  compared(out, "Agent·es", people(f, kept), people(f, sent));
  compared(out, "Réunion", nom_reunion(c, kept), nom_reunion(c, sent));
  out("</tbody></table></div>\n"_h);
}

void aside_form(html::Out& out, const FicheLigne& f) {
  bool told = transmis(f.ligne.etat.etat());
  auto sent = f.ecart.value_or(EcartSaisi{f.ligne.etat.ecart_motif, f.ligne.etat.ecart_texte, ""});
  std::vector<page::Choix> reasons;
  for (const auto& each : f.visite.campagne.ventilation.motifs)
    reasons.push_back(
        {.valeur = each.code, .label = each.titre, .aide = each.texte, .coche = each.code == sent.motif});
  out(R"(<h2 class="govuk-heading-m" id="ecarter">Écarter la note</h2>
<p class="govuk-body">{}</p>
)"_h,
      told ? "La structure et les agent·es sont prévenus aussitôt."
           : "La structure sera prévenue à la transmission, avec le motif et la façon de contester.");
  page::formulaire(out, f.visite, fmt::format("/ventilation/{}/ecarter", f.ligne.note.dossier));
  out(R"(<input type="hidden" name="version" value="{}"><input type="hidden" name="retour" value="{}">
)"_h,
      f.ligne.etat.version, retour(f.visite));
  page::groupe(out, {.nom = "motif", .legende = "Motif", .erreur = f.erreurs->of("motif"), .choix = reasons});
  page::champ(out, {.nom = "texte",
                    .label = "Précision pour la structure",
                    .valeur = sent.texte,
                    .erreur = f.erreurs->of("texte"),
                    .lignes = 3,
                    .max = 1000,
                    .facultatif = !told});
  page::bouton_danger(out, Ecarter::label);
  page::fin_formulaire(out);
}

void take_up_form(html::Out& out, const FicheLigne& f) {
  bool told = transmis(f.ligne.etat.etat());
  out(R"(<h2 class="govuk-heading-m" id="reprendre">Reprendre la note</h2>
<p class="govuk-body">Elle retrouve ses financeurs, ses agent·es et sa réunion ; vous pouvez ensuite les changer.</p>
)"_h);
  page::formulaire(out, f.visite, fmt::format("/ventilation/{}/reintegrer", f.ligne.note.dossier));
  out(R"(<input type="hidden" name="version" value="{}"><input type="hidden" name="retour" value="{}">
)"_h,
      f.ligne.etat.version, retour(f.visite));
  if (told)
    page::champ(out, {.nom = "motif",
                      .label = "Motif",
                      .valeur = f.ecart ? f.ecart->reprise : "",
                      .aide = "La structure le lira dans son message.",
                      .lignes = 2,
                      .max = 1000});
  page::bouton(out, Reintegrer::label);
  page::fin_formulaire(out);
}

void propose_form(html::Out& out, const FicheLigne& f) {
  page::formulaire(out, f.visite, fmt::format("/ventilation/{}/proposer", f.ligne.note.dossier));
  out(R"(<input type="hidden" name="retour" value="{}">
)"_h,
      retour(f.visite));
  page::bouton_secondaire(out, "Calculer la proposition pour cette note", "quoi", "une");
  page::fin_formulaire(out);
}

void twin_now(html::Out& out, const Jumeau& j) {
  if (j.autre)
    out(R"(<p class="govuk-body">Dépôt jumeau : <a class="govuk-link" href="/dossiers/{}">{}</a> {}</p>
)"_h,
        *j.autre, j.autre_intitule, j.collectivite);
  else
    out(R"(<p class="govuk-body">Dépôt jumeau : {} {}</p>
)"_h,
        j.collectivite, j.reference);
}

void twin_form(html::Out& out, const FicheLigne& f) {
  const auto& j = f.ligne.jumeau;
  std::vector<page::Choix> list{
      {.valeur = "", .label = "Aucun dossier de cet outil", .coche = !j || !j->autre}};
  for (const auto& each : f.jumeaux)
    list.push_back({.valeur = std::to_string(each.dossier),
                    .label = each.intitule + (each.proche ? " (titre proche)" : ""),
                    .aide = each.campagne,
                    .coche = j && j->autre == each.dossier});
  page::formulaire(out, f.visite, fmt::format("/ventilation/{}/jumeau", f.ligne.note.dossier));
  if (list.size() > 1)
    page::groupe(out, {.nom = "autre", .legende = "Même structure, autre appel à projets", .choix = list});
  page::champ(out, {.nom = "collectivite",
                    .label = "Autre agglomération",
                    .valeur = j ? j->collectivite : std::string(),
                    .erreur = f.erreurs->of("collectivite"),
                    .facultatif = true});
  page::champ(out, {.nom = "reference",
                    .label = "Référence du dépôt là-bas",
                    .valeur = j ? j->reference : std::string(),
                    .erreur = f.erreurs->of("reference"),
                    .facultatif = true});
  page::bouton_secondaire(out, "Enregistrer le dépôt jumeau");
  page::fin_formulaire(out);
}

void twin(html::Out& out, const FicheLigne& f) {
  if (!f.ligne.deux_arrondissements && !f.ligne.jumeau) return;
  out(R"(<h2 class="govuk-heading-m" id="jumeau">Projet sur deux arrondissements</h2>
<p class="govuk-body">Il fait l’objet d’un second dépôt, avec son propre budget, auprès de l’autre agglomération.</p>
)"_h);
  if (f.ligne.jumeau) twin_now(out, *f.ligne.jumeau);
  if (coordonne(f.visite)) twin_form(out, f);
}

void change(html::Out& out, const FicheLigne& f) {
  auto state = f.ligne.etat.etat();
  if (possible<Preparer>(state) || possible<Corriger>(state))
    formulaire_ligne(out, {f.visite, f.ligne, f.agents, f.saisie, *f.erreurs});
  if (possible<Proposer>(state)) propose_form(out, f);
  if (possible<Reintegrer>(state)) take_up_form(out, f);
  if (possible<Ecarter>(state)) aside_form(out, f);
}

void reasons(html::Out& out, const FicheLigne& f) {
  if (f.ligne.etat.version == 0) return;
  out(R"(<h2 class="govuk-heading-m">Pourquoi</h2>
)"_h);
  raisons(out, f.visite.campagne, f.ligne);
}

}  // namespace

void fiche(html::Out& out, const FicheLigne& f) {
  const auto& c = f.visite.campagne;
  page::fil_d_ariane(out, {{"Ventilation", retour(f.visite, f.ligne.note.dossier)}});
  refused(out, f);
  both(out, f);
  out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1><p>)"_h,
      reference(f.ligne, c), titre_de(f.ligne));
  etiquette_etat(out, f.ligne.etat.etat());
  out("</p>\n"_h);
  if (coordonne(f.visite)) liste_alertes(out, c, f.ligne);
  facts(out, f);
  reasons(out, f);
  if (coordonne(f.visite)) change(out, f);
  twin(out, f);
}

}  // namespace ventilation::pages
