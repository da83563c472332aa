#include "programme/pilotage/export_tableau.h"

#include <deque>

#include "platform/base/text.h"
#include "programme/pilotage/cellule.h"
#include "programme/pilotage/etiquette.h"

namespace pilotage {
namespace {

using campagne::Campagne;
using documents::Cell;
using documents::Kind;

bool is_money(Colonne c) { return c == Colonne::cout || c == Colonne::demande; }
bool counts_persons(Colonne c) {
  return c == Colonne::public_total || c == Colonne::public_qpv || c == Colonne::public_femmes;
}

double width(Colonne c) {
  switch (c) {
    case Colonne::intitule:
      return 48;
    case Colonne::communes:
    case Colonne::qpv:
    case Colonne::axes:
    case Colonne::structure:
    case Colonne::reunion:
    case Colonne::agents:
      return 32;
    case Colonne::saillant:
    case Colonne::bonus:
    case Colonne::echelle:
    case Colonne::numero:
      return 14;
    default:
      return 0;
  }
}

documents::Column header(const Intitule& each) {
  Colonne c = each.colonne;
  Kind kind = is_money(c)           ? Kind::money
              : counts_persons(c)   ? Kind::integer
              : c == Colonne::depot ? Kind::instant
                                    : Kind::text;
  return {std::string(each.label), kind, width(c), is_money(c) || counts_persons(c)};
}

/// One column of the tableau may take several of the sheet: the structure has its SIRET, the meeting its
/// date, and each funder its own column.
std::vector<documents::Column> headers(const Colonnes& chosen, const Campagne& c) {
  std::vector<documents::Column> list;
  for (const auto& each : intitules) {
    if (!chosen.has(each.colonne)) continue;
    if (each.colonne == Colonne::demandes)
      for (const auto& financeur : c.financeurs)
        list.push_back({"Demandé : " + financeur.sigle, Kind::money, 0, true});
    else
      list.push_back(header(each));
    if (each.colonne == Colonne::structure) list.push_back({"SIRET", Kind::text, 18});
    if (each.colonne == Colonne::reunion) list.push_back({"Date de la réunion", Kind::date});
  }
  return list;
}

/// Turns a row into cells; keeps the texts that the cells look at.
class Rangee {
 public:
  Rangee(const Ligne& line, const Colonnes& chosen, const Campagne& c) : line_(line), campagne_(c) {
    for (const auto& each : intitules)
      if (chosen.has(each.colonne)) add(each.colonne);
  }
  const std::vector<Cell>& cells() const { return cells_; }

 private:
  void add(Colonne column) {
    if (column == Colonne::demandes) return add_funders();
    if (column == Colonne::depot) return add_instant();
    if (column == Colonne::reunion) return add_meeting();
    if (auto amount = montant(column, line_))
      cells_.emplace_back(*amount);
    else if (counts_persons(column))
      add_persons(column);
    else
      add_text(texte(column, line_, campagne_));
    if (column == Colonne::structure) add_text(line_.structure_siret);
  }
  void add_text(std::string text) {
    cells_.emplace_back(std::string_view(texts_.emplace_back(std::move(text))));
  }
  void add_persons(Colonne column) {
    auto number = personnes(column, line_);
    cells_.push_back(number ? Cell(*number) : Cell());
  }
  void add_instant() { cells_.push_back(line_.depose_le ? Cell(*line_.depose_le) : Cell()); }
  void add_meeting() {
    add_text(line_.reunion_titre);
    cells_.push_back(line_.reunion_quand ? Cell(base::paris_date(line_.reunion_quand->from)) : Cell());
  }
  void add_funders() {
    for (const auto& financeur : campagne_.financeurs) {
      auto amount = line_.demande_a(financeur.code);
      cells_.push_back(amount.value ? Cell(amount) : Cell());
    }
  }

  const Ligne& line_;
  const Campagne& campagne_;
  std::deque<std::string> texts_;
  std::vector<Cell> cells_;
};

/// What the second sheet says: where these rows come from.
std::vector<std::pair<std::string, std::string>> about(const Campagne& c, const Filtre& f, base::Instant now,
                                                       const Somme& sum) {
  std::vector<std::string> conditions;
  for (const auto& tag : etiquettes(f, c)) conditions.push_back(tag.texte);
  return {
      {"Appel à projets", c.titre},
      {"Établi le", base::date_time(now)},
      {"Filtres", conditions.empty() ? "Aucun : tous les dossiers déposés" : base::join(conditions, " ; ")},
      {"Tri", phrase_du_tri(f)},
      {"Dossiers", std::to_string(sum.dossiers)},
      {"Coût total", base::euros(sum.cout)},
      {"Total demandé", base::euros(sum.demande)}};
}

}  // namespace

std::string nom_de_fichier(const Campagne& c, base::Instant now, documents::Format format) {
  return "tableau-" + c.code + "-" + base::iso(base::paris_date(now)) + "." + std::string(extension(format));
}

std::filesystem::path exporter(db::Reading& r, const personne::Acteur& acteur, const Campagne& c,
                               const Filtre& f, base::Instant now, documents::Format format,
                               const std::filesystem::path& folder) {
  documents::TableInfo info{.title = "Tableau de programmation",
                            .about = about(c, f, now, somme(r, acteur, c, f))};
  return documents::export_table(
      format, folder, info, headers(f.colonnes, c), [&](documents::TableWriter& table) {
        chaque_ligne(r, acteur, c, f,
                     [&](const Ligne& line) { table.row(Rangee(line, f.colonnes, c).cells()); });
      });
}

}  // namespace pilotage
