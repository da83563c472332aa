// The ventilation, changed from a table: pasted or as a file, read with every mistake, previewed, applied.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "platform/base/text.h"
#include "platform/documents/csv_reader.h"
#include "programme/page/champ.h"
#include "programme/ventilation/csv.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/lot.h"
#include "programme/ventilation/pages/lots.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

constexpr std::string_view path = "/ventilation/importer";
constexpr std::size_t most_problems = 200;
/// A longer text is not written back into the page: it comes from a file, which is corrected there.
constexpr std::size_t longest_written_back = 200 * 1000;

/// Everything that one table leads to.
struct Essai {
  TableauLu table;
  std::vector<std::size_t> places;  ///< of each line of the lot, in the table
  std::unique_ptr<Lot> lot;
  Consequences found;
};

/// The lines of the table's dossiers.
std::vector<Ligne> lines_of(db::Reading& r, const page::Visite& v, const TableauLu& table) {
  std::vector<std::int64_t> numbers;
  for (const auto& each : table.lignes) numbers.push_back(each.numero);
  return lignes_par_numero(r, v.acteur, tour(v), numbers);
}

Essai attempt(db::Reading& r, const page::Visite& v, std::string_view text) {
  Essai e;
  e.lot = std::make_unique<Lot>(r, v);
  e.table = lire_tableau(text, v.campagne, e.lot->annuaire());
  e.lot->porter_sur(lines_of(r, v, e.table));
  e.places = confronter(e.table, e.lot->lignes());
  e.found = e.lot->consequences(
      Modifications([&](std::size_t i) -> const Modification& { return e.table.lignes[e.places[i]].voulu; }));
  ajouter_refus(e.table, e.places, e.found);
  return e;
}

void problems(html::Out& out, const TableauLu& table) {
  if (table.problemes.empty()) return;
  out(R"(<section class="dt-lot__partie dt-lot__partie--refus" id="problemes">
<h2 class="govuk-heading-m">{} à corriger</h2>
<p class="govuk-body">Rien n’a été changé. Corrigez tout, puis vérifiez à nouveau.</p>
<table class="govuk-table">
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Ligne</th><th scope="col" class="govuk-table__header">Ce qui ne va pas</th></tr></thead>
<tbody class="govuk-table__body">
)"_h,
      base::counted(table.problemes.size(), "erreur", "erreurs"));
  for (std::size_t i = 0; i < std::min(most_problems, table.problemes.size()); ++i) {
    const auto& each = table.problemes[i];
    out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th><td class="govuk-table__cell">{}</td></tr>
)"_h,
        each.ligne ? std::to_string(each.ligne) : "–", each.phrase);
  }
  out("</tbody>\n</table>\n"_h);
  if (table.problemes.size() > most_problems)
    out(R"(<p class="govuk-body">Et {} autres, plus bas dans le tableau.</p>
)"_h,
        table.problemes.size() - most_problems);
  out("</section>\n"_h);
}

void ignored(html::Out& out, const TableauLu& table) {
  if (!table.non_lues.empty())
    out(R"(<p class="govuk-inset-text">Colonnes qui ne sont pas lues : {}.</p>
)"_h,
        base::join(table.non_lues, ", "));
}

struct Terme {
  std::string_view titre, sens;
};
constexpr Terme columns[]{
    {"numero", "le numéro du dossier : obligatoire"},
    {"reunion", "la réunion, par son titre ou son code"},
    {"financeurs", "les financeurs retenus, par leur sigle ou leur code, séparés par des virgules"},
    {"agents",
     "qui suit le dossier : des adresses électroniques, séparées par des virgules ; si une personne a "
     "plusieurs "
     "rôles, « caf: » devant son adresse dit pour quel financeur, « referent: » comme référent·e"},
    {"ecart", "pourquoi la note est écartée : le titre ou le code du motif"},
    {"motif", "la précision que lira le porteur"},
};

void explanation(html::Out& out) {
  out(R"(<p class="govuk-body">Le plus simple : téléchargez la ventilation, changez-la dans votre tableur, puis collez ici toutes les cellules, titres compris.</p>
<p class="govuk-body dt-actions"><a class="govuk-link" href="/ventilation.xlsx" download>Télécharger pour un tableur (XLSX)</a> <a class="govuk-link" href="/ventilation.csv" download>Télécharger en CSV</a></p>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Les colonnes qui sont lues</span></summary>
<div class="govuk-details__text">
<dl class="dt-lot__colonnes">
)"_h);
  for (const auto& each : columns) out("<dt>{}</dt><dd>{}</dd>\n"_h, each.titre, each.sens);
  out(R"(</dl>
<p class="govuk-body">L’ordre des colonnes est libre. Une colonne absente ne change rien. Une case vide retire ce qui s’y trouvait.</p>
</div></details>
)"_h);
}

void codes(html::Out& out, const campagne::Campagne& c) {
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Les codes des réunions, des financeurs et des motifs</span></summary>
<div class="govuk-details__text">
<dl class="dt-lot__colonnes">
)"_h);
  for (const auto& each : c.reunions) out("<dt>{}</dt><dd>{}</dd>\n"_h, each.code, each.titre);
  for (const auto& each : c.financeurs) out("<dt>{}</dt><dd>{}</dd>\n"_h, each.code, each.nom);
  for (const auto& each : c.ventilation.motifs) out("<dt>{}</dt><dd>{}</dd>\n"_h, each.code, each.titre);
  out("</dl>\n</div></details>\n"_h);
}

void paste_form(html::Out& out, const page::Visite& v, std::string_view text, std::string_view error) {
  page::formulaire(out, v, path);
  page::champ(out, {.nom = "tableau",
                    .label = "Tableau",
                    .valeur = text,
                    .aide = "Collez les cellules de votre tableur, avec leurs titres.",
                    .erreur = error,
                    .lignes = 12});
  page::bouton(out, "Vérifier le tableau");
  page::fin_formulaire(out);
}

void file_form(html::Out& out, const page::Visite& v, std::string_view error) {
  page::formulaire(out, v, path, html::Attrs().set("enctype", "multipart/form-data"));
  out(R"(<div class="govuk-form-group{}"><label class="govuk-label" for="fichier">Fichier CSV</label>
)"_h,
      error.empty() ? "" : " govuk-form-group--error");
  if (!error.empty())
    out(R"(<p id="fichier-error" class="govuk-error-message"><span class="govuk-visually-hidden">Erreur : </span>{}</p>
)"_h,
        error);
  out(R"(<input class="govuk-file-upload" id="fichier" name="fichier" type="file" accept=".csv,.txt,.tsv,text/csv" {}></div>
)"_h,
      error.empty() ? html::Attrs() : html::Attrs().set("aria-describedby", "fichier-error"));
  page::bouton_secondaire(out, "Vérifier le fichier");
  page::fin_formulaire(out);
}

web::Response entry_page(const page::Visite& v, std::string_view text, const base::FieldErrors& errors,
                         const TableauLu& table = {}) {
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Ventilation", "/ventilation"}});
    out(R"(<h1 class="govuk-heading-l">Changer la ventilation avec un tableur</h1>
)"_h);
    problems(out, table);
    ignored(out, table);
    explanation(out);
    codes(out, v.campagne);
    paste_form(out, v, text, errors.of("tableau"));
    out(R"(<h2 class="govuk-heading-m">Ou envoyez un fichier</h2>
)"_h);
    file_form(out, v, errors.of("fichier"));
  };
  return page::page(v, {.titre = "Changer la ventilation avec un tableur", .erreurs = &errors}, view);
}

/// The table without the lines that change nothing, as small as what is applied.
std::string remaining(const Essai& e) {
  std::vector<LigneLue> kept;
  for (const auto& effect : e.found.effets) kept.push_back(e.table.lignes[e.places[effect.ligne]]);
  return reecrire(kept, e.lot->annuaire());
}

void correction(html::Out& out, const page::Visite& v, std::string_view text) {
  if (text.size() > longest_written_back) return;
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Corriger le tableau</span></summary>
<div class="govuk-details__text">
)"_h);
  paste_form(out, v, text, {});
  out("</div></details>\n"_h);
}

web::Response preview(const page::Visite& v, const Essai& e, std::string_view text, bool changed_since) {
  Apercu what{.titre = "Import d’un tableau",
              .precision = fmt::format("Le tableau parle de {}.", dossiers(e.lot->lignes().size())),
              .change_depuis = changed_since,
              .retour = "/ventilation",
              .action = std::string(path),
              .champs = {{"acte", "appliquer"}, {"tableau", remaining(e)}},
              .suite = [&](html::Out& out) {
                ignored(out, e.table);
                correction(out, v, text);
              }};
  return apercu(v, what, e.found, e.lot->lignes());
}

std::string contents(const web::Upload& upload) {
  std::ifstream in(upload.path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

web::Response with_problems(const page::Visite& v, const Essai& e, std::string_view text,
                            std::string_view field) {
  base::FieldErrors errors;
  errors.add(field, fmt::format("Le tableau a {} : voyez la liste.",
                                base::counted(e.table.problemes.size(), "erreur", "erreurs")));
  return entry_page(v, text.size() > longest_written_back ? std::string_view() : text, errors, e.table);
}

web::Response missing(const page::Visite& v, std::string_view field, std::string_view message) {
  base::FieldErrors errors;
  errors.add(field, message);
  return entry_page(v, {}, errors);
}

}  // namespace

web::Response importer(db::Reading&, const page::Visite& v) { return entry_page(v, {}, {}); }

web::Response importer_tableau(db::Writing& w, const page::Visite& v) {
  const auto& request = v.request;
  const bool file = !request.uploads.empty();
  if (!file && !request.form.has("tableau")) return missing(v, "fichier", "Choisissez un fichier.");
  const std::string bytes =
      file ? contents(request.uploads.front()) : std::string(request.form.get("tableau"));
  if (base::trim(bytes).empty()) return missing(v, file ? "fichier" : "tableau", "Le tableau est vide.");
  auto e = attempt(w, v, bytes);
  const std::string text = documents::readable_text(bytes);
  if (!e.table.problemes.empty()) return with_problems(v, e, text, file ? "fichier" : "tableau");
  const bool applies = request.form.get("acte") == "appliquer";
  if (!applies) return preview(v, e, text, false);
  if (e.found.empreinte != request.form.get("empreinte")) return preview(v, e, text, true);
  auto done = e.lot->appliquer(w, Voulu{}, e.found);
  if (!done) return page::refus(v, done.error());
  return applique(v, "/ventilation", *done);
}

}  // namespace ventilation::pages
