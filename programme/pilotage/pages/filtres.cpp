#include "programme/pilotage/pages/filtres.h"

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/pilotage/etiquette.h"
#include "programme/ventilation/resultat.h"

namespace pilotage::pages {
namespace {

using namespace html::literals;

/// What a form shows: the filter in force, and the mistakes beside their fields.
struct Contexte {
  const page::Visite& visite;
  const Filtre& filtre;
  const base::FieldErrors& erreurs;
};

/// What the committee is still preparing is offered to who may know it.
bool offered(const Critere& critere, std::string_view code, const Contexte& c) {
  if (critere.nom != "ventilation" || ventilation::voit_la_preparation(c.visite.acteur)) return true;
  return std::ranges::any_of(ventilation::etats_lus,
                             [&](const auto& each) { return each.code == code && each.transmis; });
}

void choice(html::Out& out, const Contexte& c, const Critere& critere) {
  const std::string& chosen = c.filtre.*critere.valeur;
  std::vector<page::Choix> list;
  if (!critere.tous.empty())
    list.push_back({.valeur = "", .label = std::string(critere.tous), .coche = chosen.empty()});
  for (auto& [code, label] : critere.choix(c.visite.campagne))
    if (code == chosen || offered(critere, code, c))
      list.push_back({.valeur = code, .label = label, .coche = code == chosen});
  page::liste(out, {.nom = critere.nom, .label = critere.label, .erreur = c.erreurs.of(critere.nom)}, list);
}

/// Drafts are the porteurs' own: only the coordination may ask for them.
bool offered(const Critere& critere, const Contexte& c) {
  return critere.nom != "etat" || c.visite.acteur.est(personne::Role::coordination);
}

bool is_first(const Critere& critere) {
  constexpr std::string_view first[] = {"etat", "orientation", "commune", "financeur"};
  return std::ranges::find(first, critere.nom) != std::end(first);
}

void search(html::Out& out, const Contexte& c) {
  page::champ(out, {.nom = "q",
                    .label = "Rechercher",
                    .valeur = c.filtre.texte,
                    .aide = "Mots du projet, structure ou numéro",
                    .erreur = c.erreurs.of("q"),
                    .type = "search"});
}

void agent(html::Out& out, const Contexte& c) {
  page::champ(out, {.nom = "agent",
                    .label = "Confié à",
                    .valeur = c.filtre.agent,
                    .aide = "Nom ou partie du nom",
                    .erreur = c.erreurs.of("agent")});
}

void amounts_and_days(html::Out& out, const Contexte& c) {
  for (const auto& each : montants()) {
    auto value = c.filtre.*each.valeur ? base::plain_euros(*(c.filtre.*each.valeur))
                                       : c.visite.request.query.get(each.nom);
    page::champ(out, {.nom = each.nom,
                      .label = each.label,
                      .valeur = value,
                      .erreur = c.erreurs.of(each.nom),
                      .inputmode = "decimal",
                      .suffixe = "€"});
  }
  for (const auto& each : jours()) {
    std::string value = c.filtre.*each.valeur ? base::iso(*(c.filtre.*each.valeur)) : "";
    page::champ(out, {.nom = each.nom,
                      .label = each.label,
                      .valeur = value,
                      .erreur = c.erreurs.of(each.nom),
                      .type = "date"});
  }
}

void flags(html::Out& out, const Contexte& c) {
  for (const auto& each : cases())
    page::groupe(out, {.nom = each.nom,
                       .legende = each.label,
                       .erreur = c.erreurs.of(each.nom),
                       .choix = {{.valeur = "oui", .label = "Oui", .coche = c.filtre.*each.valeur}},
                       .multiple = true});
}

void sort(html::Out& out, const Contexte& c) {
  std::vector<page::Choix> orders,
      ways{{.valeur = "asc", .label = "Croissant", .coche = !c.filtre.decroissant},
           {.valeur = "desc", .label = "Décroissant", .coche = c.filtre.decroissant}};
  for (const auto& each : ordres)
    orders.push_back({.valeur = std::string(each.code),
                      .label = std::string(each.label),
                      .coche = each.tri == c.filtre.tri});
  page::liste(out, {.nom = "tri", .label = "Trier par", .erreur = c.erreurs.of("tri")}, orders);
  page::liste(out, {.nom = "sens", .label = "Ordre", .erreur = c.erreurs.of("sens")}, ways);
}

void columns(html::Out& out, const Contexte& c) {
  std::vector<page::Choix> list;
  for (const auto& each : intitules)
    if (each.colonne != Colonne::numero && each.colonne != Colonne::intitule)
      list.push_back({.valeur = std::string(each.code),
                      .label = std::string(each.label),
                      .coche = c.filtre.colonnes.has(each.colonne)});
  page::groupe(out, {.nom = "colonne",
                     .legende = "Colonnes affichées",
                     .aide = "Le numéro et le projet le sont toujours.",
                     .erreur = c.erreurs.of("colonne"),
                     .choix = std::move(list),
                     .multiple = true,
                     .en_ligne = true});
}

/// Whether a filter of the folded part is in force, or wrong there: then it is shown open.
bool unfolded(const Contexte& c) {
  const Filtre& f = c.filtre;
  bool choice = std::ranges::any_of(
      criteres(), [&](const auto& each) { return !is_first(each) && !(f.*each.valeur).empty(); });
  bool flag = std::ranges::any_of(cases(), [&](const auto& each) { return f.*each.valeur; });
  return choice || flag || !f.agent.empty() || f.demande_min || f.demande_max || f.depose_du || f.depose_au ||
         !c.erreurs.empty();
}

void folded_part(html::Out& out, const Contexte& c) {
  out(R"(<details class="govuk-details dt-filtres__plus" {}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">Plus de filtres, ordre et colonnes</span></summary>
<div class="govuk-details__text dt-filtres__suite">
)"_h,
      html::Attrs().flag("open", unfolded(c)));
  for (const auto& each : criteres())
    if (!is_first(each)) choice(out, c, each);
  agent(out, c);
  amounts_and_days(out, c);
  flags(out, c);
  sort(out, c);
  columns(out, c);
  out("</div>\n</details>\n"_h);
}

}  // namespace

void formulaire(html::Out& out, const page::Visite& v, std::string_view chemin, const Demande& asked) {
  Contexte c{v, asked.filtre, asked.erreurs};
  out(R"(<form action="{}" method="get" role="search" aria-label="Filtrer les dossiers" class="dt-filtres">
)"_h,
      chemin);
  search(out, c);
  for (const auto& each : criteres())
    if (is_first(each) && offered(each, c)) choice(out, c, each);
  if (c.filtre.structure)
    out(R"(<input type="hidden" name="structure" value="{}">
)"_h,
        *c.filtre.structure);
  folded_part(out, c);
  out(R"(<button type="submit" class="govuk-button" data-module="govuk-button">Filtrer</button>
</form>
)"_h);
}

void conditions_en_cours(html::Out& out, const page::Visite& v, std::string_view chemin, const Filtre& f) {
  auto tags = etiquettes(f, v.campagne);
  if (tags.empty()) return;
  out(R"(<div class="dt-filtres-actifs">
<h2 class="govuk-visually-hidden">Filtres en cours</h2>
<ul class="govuk-list dt-filtres-actifs__liste">
)"_h);
  for (const auto& tag : tags)
    out(R"(<li><a class="govuk-tag dt-filtres-actifs__filtre" href="{}"><span class="govuk-visually-hidden">Retirer le filtre </span>{} <span aria-hidden="true">×</span></a></li>
)"_h,
        lien(chemin, tag.sans), tag.texte);
  Filtre without;
  without.tri = f.tri, without.decroissant = f.decroissant, without.colonnes = f.colonnes;
  out(R"(<li><a class="govuk-link" href="{}">Retirer tous les filtres</a></li>
</ul>
</div>
)"_h,
      lien(chemin, without));
}

void sommes(html::Out& out, const Somme& sum) {
  out(R"(<ul class="dt-chiffres">
<li><strong>{}</strong> {}</li>
<li><strong>{}</strong> de coût total</li>
<li><strong>{}</strong> demandés</li>
</ul>
)"_h,
      sum.dossiers, sum.dossiers > 1 ? "dossiers" : "dossier", base::euros(sum.cout),
      base::euros(sum.demande));
}

base::FieldErrors pour_le_resume(const base::FieldErrors& errors) {
  base::FieldErrors list;
  for (const auto& each : errors)
    list.add(each.field == "page" || each.field == "structure" ? "" : each.field, each.message);
  return list;
}

}  // namespace pilotage::pages
