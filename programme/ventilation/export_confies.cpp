#include "programme/ventilation/export_confies.h"

#include <deque>

#include "platform/base/text.h"
#include "programme/ventilation/resultat.h"
#include "programme/ventilation/reunion_dates_store.h"

namespace ventilation {
namespace {

using campagne::Campagne;
using documents::Cell;
using documents::Column;
using documents::Kind;

std::vector<Column> columns() {
  return {{"N°", Kind::text, 12},
          {"Projet", Kind::text, 48},
          {"Structure", Kind::text, 32},
          {"Pour", Kind::text, 14},
          {.title = "Demandé", .kind = Kind::money, .total = true},
          {"Orientation", Kind::text, 24},
          {"Communes", Kind::text, 28},
          {"Réunion", Kind::text, 28},
          {"Date de la réunion", Kind::date},
          {"Passage", Kind::instant},
          {"État", Kind::text, 22},
          {"Confié à", Kind::text, 28}};
}

/// Turns a row into cells; keeps the texts that the cells look at.
class Rangee {
 public:
  Rangee(const Confie& c, const Campagne& campagne, const std::vector<DateDeReunion>& dates) {
    text(reference_de(c, campagne));
    text(c.intitule);
    text(c.structure_nom);
    text(pour(c.financeur, campagne));
    cells_.emplace_back(c.demande);
    const auto* orientation = campagne.orientation(c.orientation);
    text(orientation ? orientation->court : c.orientation);
    text(noms_des_communes(c.communes, campagne));
    const auto* date = trouver(dates, c.reunion);
    text(date ? date->titre : c.reunion_a_choisir ? "À choisir" : "");
    cells_.push_back(date && date->quand ? Cell(base::paris_date(date->quand->from)) : Cell());
    cells_.push_back(c.passage_le ? Cell(*c.passage_le) : Cell());
    text(std::string(suite(c)));
    text(base::join(c.agents, ", "));
  }
  const std::vector<Cell>& cells() const { return cells_; }

 private:
  void text(std::string value) {
    cells_.emplace_back(std::string_view(texts_.emplace_back(std::move(value))));
  }
  std::deque<std::string> texts_;
  std::vector<Cell> cells_;
};

documents::TableInfo info(const Campagne& c, const NomDeListe& name, base::Instant now) {
  return {
      .title = name.titre,
      .author = c.collectivite,
      .about = {{"Appel à projets", c.titre}, {"Liste", name.titre}, {"Établie le", base::date_time(now)}}};
}

}  // namespace

std::string nom_de_fichier(const NomDeListe& name, base::Instant now, documents::Format format) {
  return name.fichier + "-" + base::iso(base::paris_date(now)) + "." + std::string(extension(format));
}

std::filesystem::path exporter_confies(db::Reading& r, const personne::Acteur& acteur, const Tour& tour,
                                       const Liste& liste, const NomDeListe& name, base::Instant now,
                                       documents::Format format, const std::filesystem::path& folder) {
  auto dates = dates_des_reunions(r, tour.campagne);
  return documents::export_table(
      format, folder, info(tour.campagne, name, now), columns(), [&](documents::TableWriter& table) {
        chaque_confie(r, acteur, tour, liste,
                      [&](const Confie& c) { table.row(Rangee(c, tour.campagne, dates).cells()); });
      });
}

std::filesystem::path exporter_charges(db::Reading& r, const personne::Acteur& acteur, const Tour& tour,
                                       const NomDeListe& name, base::Instant now, documents::Format format,
                                       const std::filesystem::path& folder) {
  const std::vector<Column> titles{{"Pour", Kind::text, 18},
                                   {"Personne", Kind::text, 32},
                                   {.title = "Dossiers", .kind = Kind::integer, .total = true},
                                   {.title = "Dont en préparation", .kind = Kind::integer, .total = true},
                                   {.title = "Demandé", .kind = Kind::money, .total = true},
                                   {"Remarque", Kind::text, 32}};
  return documents::export_table(
      format, folder, info(tour.campagne, name, now), titles, [&](documents::TableWriter& table) {
        for (const auto& each : charges(r, acteur, tour)) {
          auto who = pour(each.financeur, tour.campagne);
          table.row({std::string_view(who), std::string_view(each.nom), each.dossiers, each.en_preparation,
                     each.demande, remarque(each, tour.campagne.ventilation.charge_maximale)});
        }
      });
}

}  // namespace ventilation
