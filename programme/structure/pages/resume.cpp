// The page of a structure: what is known, what is still expected, who belongs to it.
#include "platform/base/text.h"
#include "programme/structure/identifiants.h"
#include "programme/structure/pages/commun.h"
#include "programme/structure/pages/pages.h"

namespace structure::pages {
namespace {

using namespace html::literals;

void row(html::Out& out, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      label, value);
}

std::string address(const std::string& street, const std::string& postcode, const std::string& town) {
  std::string end = base::join({postcode, town}, " ");
  return street.empty() ? std::string(base::trim(end)) : street + ", " + end;
}

std::string representative(const Fiche& f) {
  std::string name = std::string(base::trim(f.representant_prenom + " " + f.representant_nom));
  return f.representant_fonction.empty() || name.empty() ? name : name + ", " + f.representant_fonction;
}

std::string registration(const Fiche& f) {
  auto reason = sans_rna(f.sans_rna);
  if (!reason) return f.rna;
  std::string text(label(*reason));
  if (!f.sans_rna_precision.empty()) text += " : " + f.sans_rna_precision;
  if (*reason == SansRna::alsace_moselle && !f.registre_volume.empty())
    text += " (volume " + f.registre_volume + ", folio " + f.registre_folio + ")";
  return text;
}

void facts(html::Out& out, const Fiche& f) {
  auto kind = forme(f.forme);
  out(R"(<dl class="govuk-summary-list">
)"_h);
  row(out, "Nom", f.sigle.empty() ? f.nom : f.nom + " (" + f.sigle + ")");
  row(out, "Forme juridique", kind ? label(*kind) : std::string_view(f.forme));
  row(out, "SIRET", siret_lisible(f.siret));
  row(out, "RNA", registration(f));
  row(out, "Siège", address(f.siege_voie, f.siege_code_postal, f.siege_commune));
  row(out, "Courrier",
      address(f.correspondance_voie, f.correspondance_code_postal, f.correspondance_commune));
  row(out, "Téléphone", f.telephone);
  row(out, "Adresse électronique", f.courriel);
  row(out, "Site internet", f.site);
  row(out, "Représentant·e légal·e", representative(f));
  out("</dl>\n"_h);
}

void expected(html::Out& out, const Structure& s, std::size_t dirigeants) {
  auto list = manques(s.fiche, dirigeants);
  if (list.empty()) return;
  out(R"(<div class="govuk-inset-text"><p class="govuk-body">Vous pouvez déjà déposer une note d’intention. Avant le dossier final,
il faudra compléter :</p>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& missing : list)
    out(R"(<li><a class="govuk-link" href="{}">{}</a></li>
)"_h,
        missing.champ == "bureau" ? chemin(s.id, "/bureau") : chemin(s.id, "/modifier#" + missing.champ),
        missing.texte);
  out("</ul></div>\n"_h);
}

void warnings(html::Out& out, const Fiche& fiche) {
  for (const auto& remark : avertissements(fiche))
    out(R"(<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Attention</span> {}</strong></div>
)"_h,
        remark.texte);
}

void leaders(html::Out& out, const Structure& s, const std::vector<Dirigeant>& list, bool writes) {
  auto kind = forme(s.fiche.forme);
  if (!kind || !attend_bureau(*kind)) return;
  out(R"(<h2 class="govuk-heading-m">Bureau</h2>
)"_h);
  if (list.empty()) out(R"(<p class="govuk-body">Personne n’est encore indiqué.</p>)"_h);
  if (!list.empty())
    out(R"(<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& d : list) out("<li>{} {}, {}</li>\n"_h, d.prenom, d.nom, d.fonction);
  if (!list.empty()) out("</ul>\n"_h);
  if (writes)
    out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Modifier le bureau</a></p>
)"_h,
        chemin(s.id, "/bureau"));
}

}  // namespace

web::Response resume(db::Reading& r, const page::Visite& v) {
  auto found = trouver(r, v.acteur, v.id());
  if (!found) return page::introuvable(v);
  auto mine = mes_droits(r, v, found->id);
  auto list = bureau(r, found->id).dirigeants;
  auto team = membres(r, found->id);
  bool writes = mine.ecrire || mine.administrer;
  return page::page(v, {.titre = found->fiche.nom}, [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Mes structures", "/structures"}});
    out(R"(<h1 class="govuk-heading-l">{}</h1>
)"_h,
        found->fiche.nom);
    warnings(out, found->fiche);
    if (writes) expected(out, *found, list.size());
    facts(out, found->fiche);
    if (writes)
      out(R"(<a class="govuk-button govuk-button--secondary" href="{}" role="button" draggable="false">Modifier la fiche</a>
)"_h,
          chemin(found->id, "/modifier"));
    leaders(out, *found, list, writes);
    out(R"(<h2 class="govuk-heading-m">Pièces</h2>
<p class="govuk-body"><a class="govuk-link" href="{}">Les pièces de la structure</a>, remises une fois pour tous ses dossiers.</p>
)"_h,
        chemin(found->id, "/pieces"));
    out(R"(<h2 class="govuk-heading-m">Membres</h2>
<p class="govuk-body">{} à cet espace. <a class="govuk-link" href="{}">Voir les membres et leurs droits</a></p>
)"_h,
        base::counted(team.size(), "personne a accès", "personnes ont accès"), chemin(found->id, "/membres"));
  });
}

}  // namespace structure::pages
