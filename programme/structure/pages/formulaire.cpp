#include "programme/structure/pages/formulaire.h"

#include <stdexcept>

#include "platform/base/instant.h"
#include "programme/page/champ.h"

namespace structure::pages {
namespace {

using namespace html::literals;

const Attribut& attribut(std::string_view name) {
  for (const auto& one : attributs())
    if (one.nom == name) return one;
  throw std::logic_error("no such field of the fiche");
}

/// A field of the fiche: `look` brings what is particular to it.
void field(html::Out& out, const Saisie& s, std::string_view name, page::Champ look = {}) {
  const auto& a = attribut(name);
  auto value = valeur_lisible(a, s.fiche);
  look.nom = name;
  if (look.label.empty()) look.label = a.label;
  look.valeur = value;
  look.erreur = s.errors.of(name);
  page::champ(out, look);
}

void heading(html::Out& out, std::string_view text) {
  out(R"(<h2 class="govuk-heading-m govuk-!-margin-top-6">{}</h2>
)"_h,
      text);
}

std::vector<page::Choix> legal_forms(const std::string& chosen) {
  std::vector<page::Choix> list{{"", "Choisissez"}};
  for (auto f : all_formes)
    list.push_back({std::string(code(f)), std::string(label(f)), {}, code(f) == chosen});
  return list;
}

std::vector<page::Choix> reasons(const std::string& chosen) {
  std::vector<page::Choix> list{{"", "Non, elle a un numéro RNA, ou va le demander", {}, chosen.empty()}};
  for (auto s : all_sans_rna)
    list.push_back({std::string(code(s)), std::string(label(s)), {}, code(s) == chosen});
  return list;
}

void rna_field(html::Out& out, const Saisie& s, bool optional) {
  field(
      out, s, "rna",
      {.aide =
           "Pour une association : un W suivi de 9 chiffres, sur le récépissé de déclaration en préfecture.",
       .largeur = "10",
       .facultatif = optional});
}

void seat_fields(html::Out& out, const Saisie& s, bool optional) {
  field(out, s, "siege_voie", {.autocomplete = "address-line1", .facultatif = optional});
  field(out, s, "siege_code_postal",
        {.autocomplete = "postal-code", .inputmode = "numeric", .largeur = "5", .facultatif = optional});
  field(out, s, "siege_commune", {.autocomplete = "address-level2", .largeur = "20", .facultatif = optional});
}

}  // namespace

std::string valeur_lisible(const Attribut& attribut, const Fiche& fiche) {
  const std::string& value = fiche.*attribut.valeur;
  auto date = attribut.nom == "registre_date" ? base::parse_date(value) : std::nullopt;
  return date ? base::short_date(*date) : value;
}

Fiche lire_fiche(const web::Fields& form, Fiche fiche) {
  for (const auto& one : attributs())
    if (form.has(one.nom)) fiche.*one.valeur = std::string(form.get(one.nom));
  return normaliser(std::move(fiche));
}

void champs_identite(html::Out& out, const Saisie& s) {
  field(out, s, "nom",
        {.aide = "Tel qu’il est déclaré : dans les statuts, ou sur l’avis de situation de l’Insee.",
         .autocomplete = "organization"});
  field(out, s, "sigle", {.largeur = "10", .facultatif = true});
  page::liste(out, {.nom = "forme", .label = "Forme juridique", .erreur = s.errors.of("forme")},
              legal_forms(s.fiche.forme));
  field(out, s, "siret",
        {.label = "Numéro SIRET",
         .aide = "14 chiffres. Laissez vide si la structure n’est pas encore immatriculée : il sera demandé "
                 "plus tard.",
         .inputmode = "numeric",
         .largeur = "20"});
}

void champs_essentiels(html::Out& out, const Saisie& s) {
  rna_field(out, s, true);
  seat_fields(out, s, true);
}

void champs_association(html::Out& out, const Saisie& s) {
  heading(out, "Déclaration de l’association");
  out(R"(<p class="govuk-body">Cette partie ne concerne que les associations.</p>
)"_h);
  rna_field(out, s, false);
  page::groupe(out, {.nom = "sans_rna",
                     .legende = "Est-elle sans numéro RNA pour une raison particulière ?",
                     .erreur = s.errors.of("sans_rna"),
                     .choix = reasons(s.fiche.sans_rna)});
  field(out, s, "sans_rna_precision", {.label = "Si c’est une autre raison, laquelle ?", .facultatif = true});
  out(R"(<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">Si elle est inscrite en Alsace ou en Moselle</legend>
)"_h);
  field(out, s, "registre_tribunal", {.facultatif = true});
  field(out, s, "registre_date", {.aide = "Par exemple 28/02/2001.", .largeur = "10", .facultatif = true});
  field(out, s, "registre_volume", {.largeur = "5", .facultatif = true});
  field(out, s, "registre_folio", {.largeur = "5", .facultatif = true});
  out("</fieldset>\n"_h);
}

void champs_adresses(html::Out& out, const Saisie& s) {
  heading(out, "Adresse et contact");
  seat_fields(out, s, false);
  field(out, s, "telephone", {.type = "tel", .autocomplete = "tel", .largeur = "20"});
  field(out, s, "courriel",
        {.aide = "Celle de la structure plutôt que celle d’une personne.",
         .type = "email",
         .autocomplete = "email"});
  field(out, s, "site", {.facultatif = true});
  out(R"(<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">Adresse pour le courrier, si ce n’est pas celle du siège</legend>
)"_h);
  field(out, s, "correspondance_voie", {.label = "Numéro et rue", .facultatif = true});
  field(out, s, "correspondance_code_postal",
        {.label = "Code postal", .inputmode = "numeric", .largeur = "5", .facultatif = true});
  field(out, s, "correspondance_commune", {.label = "Commune", .largeur = "20", .facultatif = true});
  out("</fieldset>\n"_h);
}

void champs_representant(html::Out& out, const Saisie& s) {
  heading(out, "Représentant·e légal·e");
  out(R"(<p class="govuk-body">La personne qui engage la structure : président·e, maire, directeur·rice…</p>
)"_h);
  field(out, s, "representant_prenom", {.largeur = "20"});
  field(out, s, "representant_nom", {.largeur = "20"});
  field(out, s, "representant_fonction", {.largeur = "20"});
  field(out, s, "representant_telephone",
        {.label = "Téléphone", .type = "tel", .largeur = "20", .facultatif = true});
  field(out, s, "representant_courriel",
        {.label = "Adresse électronique", .type = "email", .facultatif = true});
}

}  // namespace structure::pages
