#include "programme/ventilation/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "platform/base/text.h"
#include "platform/documents/csv.h"
#include "platform/documents/csv_reader.h"
#include "programme/ventilation/csv_cellule.h"

namespace ventilation {
namespace {

using documents::CsvProblem;
using Row = documents::CsvReader::Row;

enum class Colonne : std::uint8_t { numero, reunion, financeurs, agents, ecart, motif };
constexpr std::size_t read_columns = std::size(titres);
constexpr std::size_t longest_reason = 1000;  // as on the pages

/// Other spellings of the titles, as `sans_signes` gives them.
struct Synonyme {
  std::string_view titre;
  Colonne colonne;
};
constexpr Synonyme synonyms[] = {
    {"n", Colonne::numero},
    {"no", Colonne::numero},
    {"num", Colonne::numero},
    {"numeros", Colonne::numero},
    {"dossier", Colonne::numero},
    {"numero du dossier", Colonne::numero},
    {"numero de dossier", Colonne::numero},
    {"reference", Colonne::numero},
    {"reunions", Colonne::reunion},
    {"reunion partenariale", Colonne::reunion},
    {"financeur", Colonne::financeurs},
    {"financeurs retenus", Colonne::financeurs},
    {"agent", Colonne::agents},
    {"agent es", Colonne::agents},
    {"agentes", Colonne::agents},
    {"instructeur", Colonne::agents},
    {"instructeurs", Colonne::agents},
    {"instructrices", Colonne::agents},
    {"instructeur rice", Colonne::agents},
    {"instructeurs rices", Colonne::agents},
    {"referents", Colonne::agents},
    {"ecartee", Colonne::ecart},
    {"mise a l ecart", Colonne::ecart},
    {"motif d ecart", Colonne::ecart},
    {"precision", Colonne::motif},
    {"raison", Colonne::motif},
};
/// Columns of the export that only help to find one's way.
constexpr std::array<std::string_view, 7> beside{"etat",    "projet",   "structure",          "orientation",
                                                 "echelle", "communes", "financeurs demandes"};

std::optional<Colonne> column_titled(std::string_view title) {
  for (std::size_t i = 0; i < read_columns; ++i)
    if (title == titres[i]) return Colonne(i);
  for (const auto& each : synonyms)
    if (title == each.titre) return each.colonne;
  return std::nullopt;
}

std::string unreadable(CsvProblem problem) {
  switch (problem) {
    case CsvProblem::none:
      return {};
    case CsvProblem::quote_not_closed:
      return "des guillemets s’ouvrent ici et ne se ferment pas.";
    case CsvProblem::row_too_long:
      return "cette ligne est trop longue : des guillemets manquent peut-être plus haut.";
    case CsvProblem::too_many_cells:
      return "cette ligne a trop de colonnes.";
    case CsvProblem::utf16:
      return "ce fichier est au format « Texte Unicode » : enregistrez-le au format « CSV UTF-8 ».";
    case CsvProblem::workbook:
      return "ce fichier est un classeur : enregistrez-le au format CSV, ou copiez ses cellules et "
             "collez-les "
             "dans le cadre.";
  }
  return {};
}

/// Where each column stands in the rows.
struct Entete {
  std::array<std::optional<std::size_t>, read_columns> place{};
  std::size_t width = 0;
  bool has(Colonne c) const { return place[std::size_t(c)].has_value(); }
};

class Lecteur {
 public:
  Lecteur(const campagne::Campagne& c, const Annuaire& annuaire) : cells_(c, annuaire) {}

  TableauLu read(std::string_view text) {
    documents::CsvReader reader([&](const Row& row) { return row_read(row); });
    if (reader.feed(text)) reader.finish();
    if (auto problem = reader.problem(); problem != CsvProblem::none)
      wrong(reader.problem_line(), unreadable(problem));
    else if (!header_)
      wrong(0, "Le tableau est vide : collez au moins une ligne de titres et une ligne de dossier.");
    else if (out_.lignes.empty() && out_.problemes.empty())
      wrong(0, "Le tableau ne contient aucun dossier sous sa ligne de titres.");
    return std::move(out_);
  }

 private:
  void wrong(std::int64_t line, std::string phrase) { out_.problemes.push_back({line, std::move(phrase)}); }

  bool row_read(const Row& row) {
    if (std::ranges::all_of(row.cells, [](const auto& cell) { return base::trim(cell).empty(); }))
      return true;
    if (!header_) return read_header(row);
    read_row(row);
    return true;
  }

  /// Rows are read only under titles that are understood.
  bool read_header(const Row& row) {
    header_.emplace();
    header_->width = row.cells.size();
    for (std::size_t i = 0; i < row.cells.size(); ++i) place_title(i, row.cells[i], row.line);
    if (!header_->has(Colonne::numero))
      wrong(row.line, "il manque la colonne « numero » (le numéro de chaque dossier).");
    if (std::ranges::count_if(header_->place, [](const auto& p) { return p.has_value(); }) -
            header_->has(Colonne::numero) ==
        0)
      wrong(row.line,
            "il faut au moins une colonne parmi « reunion », « financeurs », « agents » et « ecart ».");
    if (header_->has(Colonne::motif) && !header_->has(Colonne::ecart))
      wrong(row.line, "la colonne « motif » complète la colonne « ecart », qui manque.");
    return out_.problemes.empty();
  }

  void place_title(std::size_t i, const std::string& cell, std::int64_t line) {
    auto title = sans_signes(cell);
    if (title.empty()) return;
    if (auto column = column_titled(title)) {
      auto& place = header_->place[std::size_t(*column)];
      if (place) wrong(line, fmt::format("la colonne « {} » y est deux fois.", titres[std::size_t(*column)]));
      place = i;
    } else if (std::ranges::find(beside, title) == beside.end()) {
      unknown_title(title, cell, line);
    }
  }

  /// A title that is almost one of ours was mistyped; another column is the person's own.
  void unknown_title(std::string_view title, const std::string& cell, std::int64_t line) {
    auto close = std::ranges::find_if(titres, [&](auto known) { return proche(title, known); });
    if (close == std::end(titres))
      out_.non_lues.push_back(base::shorten(base::trim(cell), 60));
    else
      wrong(line, fmt::format("la colonne « {} » n’existe pas. Vouliez-vous dire « {} » ?",
                              base::shorten(base::trim(cell), 60), *close));
  }

  /// Nothing when the table has no such column, when the row is too short to say, or says "=".
  std::optional<std::string_view> cell(const Row& row, Colonne c) const {
    auto place = header_->place[std::size_t(c)];
    if (!place || *place >= row.cells.size()) return std::nullopt;
    auto text = base::trim(documents::without_formula_guard(base::trim(row.cells[*place])));
    return text == "=" ? std::nullopt : std::optional(text);
  }

  void read_row(const Row& row) {
    Cellules::Phrases phrases;
    if (row.cells.size() > header_->width &&
        std::ranges::any_of(row.cells.begin() + std::ptrdiff_t(header_->width), row.cells.end(),
                            [](const auto& extra) { return !base::trim(extra).empty(); }))
      phrases.push_back(
          fmt::format("{} cases pour {} titres : un séparateur de trop ?", row.cells.size(), header_->width));
    auto number = read_number(row, phrases);
    Voulu wanted = read_wanted(row, phrases);
    for (auto& each : phrases) wrong(row.line, std::move(each));
    if (number && phrases.empty()) out_.lignes.push_back({row.line, *number, std::move(wanted)});
  }

  std::optional<std::int64_t> read_number(const Row& row, Cellules::Phrases& phrases) {
    auto typed = cell(row, Colonne::numero).value_or("");
    if (typed.empty()) {
      phrases.push_back("il manque le numéro du dossier.");
      return std::nullopt;
    }
    auto number = cells_.numero(typed, phrases);
    if (!number) return number;
    auto [first, is_new] = seen_.emplace(*number, row.line);
    if (!is_new)
      phrases.push_back(fmt::format("le dossier {} est déjà à la ligne {}.", *number, first->second));
    return number;
  }

  Voulu read_wanted(const Row& row, Cellules::Phrases& phrases) const {
    Voulu wanted;
    if (auto text = cell(row, Colonne::reunion)) wanted.reunion = cells_.reunion(*text, phrases);
    if (auto text = cell(row, Colonne::financeurs)) wanted.financeurs = cells_.financeurs(*text, phrases);
    if (auto text = cell(row, Colonne::agents)) wanted.agents = cells_.agents(*text, phrases);
    if (auto text = cell(row, Colonne::ecart)) wanted.ecart = cells_.ecart(*text, phrases);
    if (auto text = cell(row, Colonne::motif)) wanted.ecart_texte = reason(*text, phrases);
    if (wanted.ecart == "" && wanted.ecart_texte && !wanted.ecart_texte->empty())
      phrases.push_back(
          "un motif est écrit, mais la colonne « ecart » est vide : dites pourquoi la note est écartée.");
    return wanted;
  }

  static std::string reason(std::string_view text, Cellules::Phrases& phrases) {
    if (auto n = base::length(text); n > longest_reason)
      phrases.push_back(fmt::format("le motif fait {} caractères, pour 1 000 au plus.", n));
    return std::string(text);
  }

  Cellules cells_;
  std::optional<Entete> header_;
  std::map<std::int64_t, std::int64_t> seen_;  ///< number → line
  TableauLu out_;
};

}  // namespace

TableauLu lire_tableau(std::string_view text, const campagne::Campagne& c, const Annuaire& annuaire) {
  return Lecteur(c, annuaire).read(text);
}

std::vector<std::size_t> confronter(TableauLu& table, std::span<const Ligne> lignes) {
  std::unordered_map<std::int64_t, std::size_t> by_number;
  for (std::size_t i = 0; i < table.lignes.size(); ++i) by_number[table.lignes[i].numero] = i;
  std::vector<std::size_t> places;
  for (const auto& ligne : lignes) {
    auto found = by_number.find(ligne.numero.value_or(0));
    if (found == by_number.end()) throw std::logic_error("a line that the table did not ask for");
    places.push_back(found->second);
    by_number.erase(found);
  }
  for (const auto& [number, place] : by_number)
    table.problemes.push_back(
        {table.lignes[place].ligne, fmt::format("aucun dossier déposé ne porte le numéro {}.", number)});
  std::ranges::stable_sort(table.problemes, {}, &Probleme::ligne);
  return places;
}

void ajouter_refus(TableauLu& table, std::span<const std::size_t> places, const Consequences& found) {
  for (const auto& each : found.refus)
    table.problemes.push_back({table.lignes[places[each.ligne]].ligne, each.raison});
  std::ranges::stable_sort(table.problemes, {}, &Probleme::ligne);
}

}  // namespace ventilation
