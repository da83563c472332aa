#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/pages/budget_import.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using budget::Importation;
using budget::Laissee;
using budget::Prise;

/// A file of something else may have thousands of rows that nobody will read.
constexpr std::size_t most_rows = 200;

std::string label_of(const page::Visite& v, const Prise& p) {
  const auto* line = v.campagne.ligne_budget(p.ligne);
  std::string label = line ? budget::libelle(*line) : p.ligne;
  if (!p.financeur) return label;
  const auto* known = v.campagne.financeur(p.financeur->financeur);
  return label + " – " + (known ? known->nom : p.financeur->nom);
}

std::string outcome(const Prise& p) {
  std::string said = !p.change ? "inchangé" : p.actuel.empty() ? "ajouté" : "remplacé";
  if (p.arrondi) said += ", arrondi au centime";
  return said;
}

void taken_row(html::Out& out, const page::Visite& v, const Prise& p) {
  out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th><td class="govuk-table__cell" data-titre="Dans le fichier">rangée {} : {}</td><td class="govuk-table__cell govuk-table__cell--numeric" data-titre="Montant actuel">{}</td><td class="govuk-table__cell govuk-table__cell--numeric" data-titre="Montant du fichier">{}</td><td class="govuk-table__cell" data-titre="Effet">{}</td></tr>
)"_h,
      label_of(v, p), p.rangee, p.texte, p.actuel.empty() ? std::string("–") : p.actuel,
      base::euros(p.total()), outcome(p));
}

void taken(html::Out& out, const page::Visite& v, const Importation& i) {
  out(R"(<h2 class="govuk-heading-m" id="compris">{}</h2>
<div class="dt-tableau dt-tableau--cartes dt-tableau--entier" role="region" tabindex="0" aria-labelledby="compris"><table class="govuk-table">
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Ligne du budget</th><th scope="col" class="govuk-table__header">Dans le fichier</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Montant actuel</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Montant du fichier</th><th scope="col" class="govuk-table__header">Effet</th></tr></thead>
<tbody class="govuk-table__body">
)"_h,
      base::counted(i.prises.size(), "montant compris", "montants compris"));
  for (const auto& p : i.prises) taken_row(out, v, p);
  out("</tbody></table></div>\n"_h);
}

void left(html::Out& out, const Importation& i) {
  if (i.laissees.empty()) return;
  out(R"(<section class="dt-lot__partie dt-lot__partie--alerte"><h2 class="govuk-heading-m">{}</h2>
<p class="govuk-body">Ces lignes du fichier ne changent rien au budget. Vous pourrez écrire leurs montants dans la page.</p>
<ul class="govuk-list govuk-list--bullet">
)"_h,
      base::counted(i.laissees.size(), "ligne laissée de côté", "lignes laissées de côté"));
  for (std::size_t n = 0; n < std::min(most_rows, i.laissees.size()); ++n)
    out("<li>Rangée {}, « {} » : {}.</li>\n"_h, i.laissees[n].rangee, i.laissees[n].texte,
        i.laissees[n].raison);
  out("</ul>\n"_h);
  if (i.laissees.size() > most_rows)
    out(R"(<p class="govuk-body">Et {} autres.</p>
)"_h,
        i.laissees.size() - most_rows);
  out("</section>\n"_h);
}

void remarks(html::Out& out, const Importation& i) {
  if (i.remarques.empty()) return;
  out(R"(<section class="dt-lot__partie"><h2 class="govuk-heading-m">Totaux à vérifier</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& remark : i.remarques) out("<li>{}</li>\n"_h, remark);
  out("</ul></section>\n"_h);
}

/// The same form as the page's own: another person's change meanwhile is a conflict, as always.
void decision(html::Out& out, const page::Visite& v, const std::string& path, const dossier::Envoi& fields) {
  if (fields.empty()) {
    out(R"(<p class="govuk-inset-text">Le budget dit déjà tout ce que le fichier contient : il n’y a rien à enregistrer.</p>
<p class="govuk-body"><a class="govuk-link" href="{}">Revenir au budget</a></p>
)"_h,
        path);
    return;
  }
  page::formulaire(out, v, path);
  for (const auto& [name, field] : fields)
    out(R"(<input type="hidden" name="{}" value="{}"><input type="hidden" name="avant_{}" value="{}">
)"_h,
        name, field.texte, name, field.avant);
  out(R"(<div class="dt-actions">)"_h);
  page::bouton(out, "Enregistrer ces montants");
  out(R"(<a class="govuk-link" href="{}">Ne rien changer</a></div>
)"_h,
      path);
  page::fin_formulaire(out);
}

}  // namespace

std::string chemin_budget(const Definitif& f, budget::Genre g) {
  return chemin_definitif(f.dossier, fmt::format("/budget/{}", code(g)));
}

void choix_du_fichier(html::Out& out, const page::Visite& v, const Definitif& f, budget::Genre g,
                      std::string_view erreur) {
  auto path = chemin_budget(f, g);
  out(R"(<p class="govuk-body">Envoyez le budget que vous avez déjà dans un tableur : Excel (XLSX), LibreOffice (ODS) ou CSV. Les lignes sont reconnues par leur numéro ou leur nom, les financeurs par leur nom ou leur sigle. Vous verrez tout ce qui a été compris avant que rien ne change.</p>
<p class="govuk-body">Vous pouvez aussi <a class="govuk-link" href="{}/tableur.xlsx" download>télécharger le budget pour un tableur (XLSX)</a>, le remplir et l’envoyer ici.</p>
)"_h,
      path);
  page::formulaire(out, v, path + "/importer", html::Attrs().set("enctype", "multipart/form-data"));
  out(R"(<div class="govuk-form-group{}"><label class="govuk-label" for="fichier">Fichier du budget</label>
<div id="fichier-hint" class="govuk-hint">XLSX, ODS ou CSV, 5 Mo au plus.</div>
)"_h,
      erreur.empty() ? "" : " govuk-form-group--error");
  if (!erreur.empty())
    out(R"(<p id="fichier-error" class="govuk-error-message"><span class="govuk-visually-hidden">Erreur : </span>{}</p>
)"_h,
        erreur);
  out(R"(<input class="govuk-file-upload" id="fichier" name="fichier" type="file" accept=".xlsx,.ods,.csv,.txt,.tsv,text/csv" aria-describedby="{}"></div>
)"_h,
      erreur.empty() ? "fichier-hint" : "fichier-hint fichier-error");
  page::bouton(out, "Lire le fichier");
  page::fin_formulaire(out);
}

void apercu_de_l_import(html::Out& out, const page::Visite& v, const Definitif& f, budget::Genre g,
                        const Importation& i, const dossier::Envoi& fields) {
  out(R"(<p class="govuk-body">Rien n’est encore changé. Une ligne absente du fichier, ou sans montant, reste comme elle est{}</p>
)"_h,
      i.feuille.empty() ? std::string(".") : fmt::format(". La feuille lue est « {} ».", i.feuille));
  remarks(out, i);
  left(out, i);
  if (!i.prises.empty()) taken(out, v, i);
  decision(out, v, chemin_budget(f, g), fields);
}

}  // namespace definitif::pages
