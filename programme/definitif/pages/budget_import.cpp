// A budget from a spreadsheet: read, shown line by line, recorded by the budget's own form; and the budget as
// a spreadsheet. Nothing here writes.
#include "programme/definitif/pages/budget_import.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/documents/table.h"
#include "programme/budget/exportation.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/pages.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using documents::SheetProblem;

constexpr std::string_view accepted_kinds =
    "Choisissez un classeur Excel (XLSX), un classeur LibreOffice (ODS) ou un fichier CSV.";

std::string sentence(SheetProblem problem) {
  switch (problem) {
    case SheetProblem::none:
      return {};
    case SheetProblem::unknown_kind:
      return fmt::format("Ce fichier n’est pas un tableau. {}", accepted_kinds);
    case SheetProblem::old_or_locked:
      return "Ce classeur est à l’ancien format XLS, ou protégé par un mot de passe. Enregistrez-le au "
             "format XLSX, sans mot de passe.";
    case SheetProblem::damaged:
      return "Ce fichier ne peut pas être lu jusqu’au bout : il est abîmé ou protégé. Ouvrez-le dans votre "
             "tableur, puis enregistrez-le de nouveau.";
    case SheetProblem::too_big:
      return "Ce classeur est trop grand pour un budget. Copiez la feuille du budget dans un classeur neuf.";
    case SheetProblem::empty:
      return "Ce fichier est vide.";
  }
  return {};
}

std::string contents(const web::Upload& upload) {
  std::ifstream in(upload.path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::string title(budget::Genre g) {
  return g == budget::Genre::action ? "Importer le budget de l’action" : "Importer le budget de la structure";
}

web::Response entry_page(const page::Visite& v, const Definitif& f, budget::Genre g,
                         const base::FieldErrors& errors) {
  auto view = [&](html::Out& out) {
    cadre(out, v, f.dossier, fmt::format("/budget/{}", code(g)), title(g));
    choix_du_fichier(out, v, f, g, errors.of("fichier"));
  };
  return page::page(v, {.titre = title(g), .erreurs = &errors}, view);
}

web::Response wrong_file(const page::Visite& v, const Definitif& f, budget::Genre g, std::string_view why) {
  base::FieldErrors errors;
  errors.add("fichier", why);
  return entry_page(v, f, g, errors);
}

web::Response preview(const page::Visite& v, const Definitif& f, budget::Genre g,
                      const budget::Importation& import, const dossier::Envoi& fields) {
  auto view = [&](html::Out& out) {
    cadre(out, v, f.dossier, fmt::format("/budget/{}", code(g)), title(g));
    apercu_de_l_import(out, v, f, g, import, fields);
  };
  return page::page(v, {.titre = title(g), .wide = true}, view);
}

/// What was asked for, when the person may import there.
struct Demande {
  Definitif f;
  budget::Genre genre;
  dossier::Brouillon saisie;
};

std::expected<Demande, web::Response> asked(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  auto g = budget::genre(v.path[1]);
  if (!f || !g) return std::unexpected(page::introuvable(v));
  if (auto why = non_modifiable(v, *f, fmt::format("/budget/{}", code(*g))))
    return std::unexpected(page::refus(v, *why));
  auto saved = budget::charger(r, f->dossier, *g, v.campagne.annee);
  return Demande{*std::move(f), *g, std::move(saved.saisie)};
}

}  // namespace

web::Response importer_budget(db::Reading& r, const page::Visite& v) {
  auto d = asked(r, v);
  return d ? entry_page(v, d->f, d->genre, {}) : d.error();
}

web::Response lire_budget_importe(db::Database& database, const page::Visite& v) {
  auto d = database.read([&](db::Reading& r) { return asked(r, v); });
  if (!d) return d.error();
  if (v.request.uploads.empty()) return wrong_file(v, d->f, d->genre, "Choisissez un fichier.");
  auto reading = documents::read_sheets(contents(v.request.uploads.front()));
  if (reading.problem != SheetProblem::none) return wrong_file(v, d->f, d->genre, sentence(reading.problem));
  auto import = budget::lire_feuilles(reading.sheets, v.campagne);
  if (import.prises.empty() && import.laissees.empty())
    return wrong_file(v, d->f, d->genre,
                      "Aucun montant n’a été trouvé dans ce fichier. Il faut une colonne de libellés et une "
                      "colonne de montants.");
  auto fields = budget::champs_importes(import, d->saisie);
  return preview(v, d->f, d->genre, import, fields);
}

web::Response budget_xlsx(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  auto g = budget::genre(v.path[1]);
  if (!f || !g) return page::introuvable(v);
  auto shown = budget_a_lire(r, v.acteur, *f, *g, v.campagne.annee);
  auto read = budget::lire_budget(shown.saisie, v.campagne);
  auto path = documents::export_table(
      documents::Format::xlsx, std::filesystem::temp_directory_path(),
      {.title = "Budget", .author = f->dossier.structure_nom}, budget::colonnes_du_tableur(),
      [&](documents::TableWriter& table) { budget::ecrire_tableur(table, v.campagne, read.budget); });
  auto name = fmt::format("budget-{}-{}.xlsx", code(*g), dossier::reference(f->dossier, v.campagne.annee));
  return web::download({path, true}, name, documents::content_type(documents::Format::xlsx));
}

}  // namespace definitif::pages
