// The ventilation as a file that a spreadsheet edits and importer.cpp reads back.
#include <fmt/format.h>

#include "platform/documents/table.h"
#include "platform/web/http.h"
#include "programme/ventilation/adresses_store.h"
#include "programme/ventilation/csv.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/lots.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation::pages {
namespace {

web::Response file(db::Reading& r, const page::Visite& v, documents::Format format) {
  const Tour round = tour(v);
  auto asked = demande(v);
  if (!asked.erreurs.empty()) return web::redirect("/ventilation");
  Filtre filter = asked.filtre;
  filter.repere.reset();
  const auto lines = lignes(r, v.acteur, round, filter);
  const auto people = agents(r, v.acteur, round);
  const auto addresses = adresses(r, v.acteur, round.numero);
  const Annuaire annuaire(people, addresses);
  auto path = documents::export_table(format, std::filesystem::temp_directory_path(),
                                      {.title = "Ventilation", .author = v.campagne.collectivite}, colonnes(),
                                      [&](documents::TableWriter& table) {
                                        for (const auto& each : lines)
                                          ecrire_ligne(table, each, v.campagne, annuaire);
                                      });
  auto name = fmt::format("ventilation-{}-{}.{}", v.campagne.code, base::iso(base::paris_date(v.now)),
                          documents::extension(format));
  return web::download({path, true}, name, documents::content_type(format));
}

}  // namespace

web::Response ventilation_csv(db::Reading& r, const page::Visite& v) {
  return file(r, v, documents::Format::csv);
}
web::Response ventilation_xlsx(db::Reading& r, const page::Visite& v) {
  return file(r, v, documents::Format::xlsx);
}

}  // namespace ventilation::pages
