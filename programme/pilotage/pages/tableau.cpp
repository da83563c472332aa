// The tableau: filters, sums, a page of rows.
#include "programme/page/gabarit.h"
#include "programme/pilotage/pages/filtres.h"
#include "programme/pilotage/pages/pages.h"
#include "programme/pilotage/pages/rangees.h"

namespace pilotage::pages {
namespace {

using namespace html::literals;

/// A form sends its empty fields and every box of its columns: the view has a shorter address, worth keeping.
bool sent_by_form(const web::Fields& query, const Filtre& f) {
  bool has_columns = query.has("colonne");
  for (const auto& [name, value] : query)
    if (value.empty()) return true;
  return has_columns && f.colonnes.all();
}

/// Everywhere else than on a page of rows, the whole of what is filtered counts.
Filtre whole(Filtre f) {
  f.repere.reset();
  return f;
}

void actions(html::Out& out, const page::Visite& v, const Filtre& f) {
  Filtre all = whole(f);
  out(R"(<p class="govuk-body dt-actions">
<a class="govuk-link" href="{}">Totaux par orientation, commune, quartier et financeur</a>
<a class="govuk-link" href="{}" download>Télécharger pour un tableur (XLSX)</a>
<a class="govuk-link" href="{}" download>Télécharger en CSV</a>
)"_h,
      lien("/tableau/totaux", all), lien("/tableau.xlsx", all), lien("/tableau.csv", all));
  if (v.acteur.est_un_de({personne::Role::coordination, personne::Role::instructeur}))
    out(R"(<a class="govuk-link" href="/ventilation/financeurs">Dossiers confiés à chaque financeur</a>
)"_h);
  out("</p>\n"_h);
}

void rows(html::Out& out, const page::Visite& v, const Filtre& f, const Page& page) {
  if (page.lignes.empty())
    return out(R"(<p class="govuk-body">Aucun dossier ne correspond à cette vue.</p>
)"_h);
  table(out, v.campagne, f, page.lignes);
  pagination(out, f, page);
}

}  // namespace

web::Response tableau(db::Reading& r, const page::Visite& v) {
  const Demande asked = demande(v);
  const Filtre& f = asked.filtre;
  if (asked.erreurs.empty() && sent_by_form(v.request.query, f)) return web::redirect(lien("/tableau", f));
  const Vue found = lire_vue(r, v.acteur, v.campagne, f);
  const auto errors = pour_le_resume(asked.erreurs);
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Tableau de programmation</h1>
)"_h);
    formulaire(out, v, "/tableau", asked);
    conditions_en_cours(out, v, "/tableau", f);
    sommes(out, found.somme);
    actions(out, v, f);
    rows(out, v, f, found.page);
  };
  return page::page(v, {.titre = "Tableau de programmation", .wide = true, .erreurs = &errors}, view, 200);
}

}  // namespace pilotage::pages
