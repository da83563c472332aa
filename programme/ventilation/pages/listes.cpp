// Each funder's list, and the list of the territorial référent·es.
#include <algorithm>

#include "programme/ventilation/pages/resultats.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;
using personne::Role;

/// The coordination sees every funder, an agent those for whom they work.
bool opens(const page::Visite& v, std::string_view funder) {
  return v.acteur.est(Role::coordination) || std::ranges::any_of(v.acteur.attributions, [&](const auto& a) {
           return a.role == Role::instructeur && a.financeur == funder;
         });
}

struct Rangee {
  const campagne::Financeur& financeur;
  SommeConfies somme;
};

/// In the order of the campaign.
std::vector<Rangee> rows_of(const page::Visite& v, const std::vector<SommeFinanceur>& sums) {
  std::vector<Rangee> rows;
  for (const auto& each : v.campagne.financeurs) {
    if (!opens(v, each.code)) continue;
    auto it = std::ranges::find(sums, each.code, &SommeFinanceur::financeur);
    rows.push_back({each, it == sums.end() ? SommeConfies{} : it->somme});
  }
  return rows;
}

void number(html::Out& out, std::string_view title, std::int64_t value) {
  out(R"(<td class="govuk-table__cell govuk-table__cell--numeric" data-titre="{}">{}</td>
)"_h,
      title, value);
}

void row(html::Out& out, const Rangee& each, bool prepared) {
  out(R"(<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header"><a class="govuk-link" href="/ventilation/financeurs/{}">{}</a></th>
)"_h,
      each.financeur.code, each.financeur.nom);
  number(out, "Dossiers", each.somme.dossiers);
  if (prepared) number(out, "Dont en préparation", each.somme.en_preparation);
  number(out, "Sans agent", each.somme.sans_agent);
  out(R"(<td class="govuk-table__cell govuk-table__cell--numeric" data-titre="Demandé"><span class="dt-montant">{}</span></td>
</tr>
)"_h,
      base::euros(each.somme.demande));
}

void table(html::Out& out, const std::vector<Rangee>& rows, bool prepared) {
  out(R"(<div class="dt-tableau dt-tableau--cartes dt-tableau--entier">
<table class="govuk-table dt-tableau__table">
<caption class="govuk-visually-hidden">Dossiers confiés à chaque financeur</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">Financeur</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Dossiers</th>
)"_h);
  if (prepared)
    out(R"(<th scope="col" class="govuk-table__header govuk-table__header--numeric">Dont en préparation</th>
)"_h);
  out(R"(<th scope="col" class="govuk-table__header govuk-table__header--numeric">Sans agent</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Demandé</th>
</tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const auto& each : rows) row(out, each, prepared);
  out("</tbody>\n</table>\n</div>\n"_h);
}

/// The list named by the address; nothing when the campaign has no such funder or it is not the person's.
std::optional<Vue> of_funder(const page::Visite& v) {
  const auto* funder = v.path.empty() ? nullptr : v.campagne.financeur(v.path.front());
  if (!funder || !opens(v, funder->code)) return std::nullopt;
  auto path = "/ventilation/financeurs/" + funder->code;
  return Vue{.liste = {Liste::Genre::financeur, funder->code},
             .nom = {"Dossiers confiés : " + funder->nom, "dossiers-" + funder->code},
             .chemin = path,
             .fichier = path + "/liste",
             .vide = "Aucun dossier n’est confié à ce financeur pour l’instant.",
             .autre = path + "/definitifs"};
}

/// The same of the final dossiers.
std::optional<Vue> final_of_funder(const page::Visite& v) {
  auto vue = of_funder(v);
  if (!vue) return vue;
  const auto& funder = *v.campagne.financeur(vue->liste.financeur);
  vue->nom = {"Dossiers définitifs : " + funder.nom, "definitifs-" + funder.code};
  std::swap(vue->chemin, vue->autre);
  vue->fichier = vue->chemin, vue->tour = 2;
  vue->vide = "Aucun dossier définitif n’est transmis à ce financeur pour l’instant.";
  return vue;
}

web::Response file_of_funder(db::Reading& r, const page::Visite& v, std::optional<Vue> vue,
                             documents::Format format) {
  return vue ? fichier_de_liste(r, v, *vue, format) : page::introuvable(v);
}

Vue of_referents() {
  return {.liste = {Liste::Genre::territoriale},
          .nom = {"Dossiers rassemblés par les référent·es", "dossiers-referents"},
          .chemin = "/ventilation/referents",
          .fichier = "/ventilation/referents",
          .vide = "Aucun dossier n’est confié aux référent·es pour l’instant."};
}

}  // namespace

web::Response listes_des_financeurs(db::Reading& r, const page::Visite& v) {
  auto rows = rows_of(v, sommes_par_financeur(r, v.acteur, tour_des_notes(v)));
  bool prepared = v.acteur.est(Role::coordination);
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Listes par financeur</h1>
<p class="govuk-body">Les dossiers que le comité de ventilation confie à chaque financeur. Un dossier confié à plusieurs financeurs est dans la liste de chacun.</p>
)"_h);
    table(out, rows, prepared);
    liens_des_resultats(out, v, "/ventilation/financeurs");
  };
  return page::page(v, {.titre = "Listes par financeur"}, view);
}

web::Response liste_du_financeur(db::Reading& r, const page::Visite& v) {
  auto vue = of_funder(v);
  return vue ? page_de_liste(r, v, *vue) : page::introuvable(v);
}
web::Response liste_du_financeur_xlsx(db::Reading& r, const page::Visite& v) {
  return file_of_funder(r, v, of_funder(v), documents::Format::xlsx);
}
web::Response liste_du_financeur_csv(db::Reading& r, const page::Visite& v) {
  return file_of_funder(r, v, of_funder(v), documents::Format::csv);
}

web::Response definitifs_du_financeur(db::Reading& r, const page::Visite& v) {
  auto vue = final_of_funder(v);
  return vue ? page_de_liste(r, v, *vue) : page::introuvable(v);
}
web::Response definitifs_du_financeur_xlsx(db::Reading& r, const page::Visite& v) {
  return file_of_funder(r, v, final_of_funder(v), documents::Format::xlsx);
}
web::Response definitifs_du_financeur_csv(db::Reading& r, const page::Visite& v) {
  return file_of_funder(r, v, final_of_funder(v), documents::Format::csv);
}

web::Response liste_des_referents(db::Reading& r, const page::Visite& v) {
  return page_de_liste(r, v, of_referents());
}
web::Response liste_des_referents_xlsx(db::Reading& r, const page::Visite& v) {
  return fichier_de_liste(r, v, of_referents(), documents::Format::xlsx);
}
web::Response liste_des_referents_csv(db::Reading& r, const page::Visite& v) {
  return fichier_de_liste(r, v, of_referents(), documents::Format::csv);
}

}  // namespace ventilation::pages
