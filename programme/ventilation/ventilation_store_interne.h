// What the files of the store share: conditions on dossiers, lists of parameters, rows written many at a
// time.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/database.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation::interne {

/// As many numbers as one statement takes; longer lists go by pieces.
inline constexpr std::size_t piece = 512;

/// "?3, ?4, ?5, ?5": padded with the last one up to a power of two, so that SQL texts are few.
template <class T>
std::string padded(db::Params& params, std::span<const T> values) {
  std::string sql;
  for (std::size_t i = 0, n = std::bit_ceil(values.size()); i < n; ++i)
    sql += (i ? ", ?" : "?") + std::to_string(params.add(values[std::min(i, values.size() - 1)]));
  return sql;
}

/// Calls f with pieces of the list.
template <class T, class F>
void by_pieces(std::span<const T> all, F f) {
  for (std::size_t from = 0; from < all.size(); from += piece)
    f(all.subspan(from, std::min(piece, all.size() - from)));
}

/// Writes rows by statements of 256, 128, 64… rows: a handful of SQL texts for any number. `bind` adds the
/// values of one row, always as many.
template <class Row, class Bind>
void insert_rows(db::Writing& w, std::string_view head, std::string_view tail, std::span<const Row> rows,
                 Bind bind) {
  constexpr std::size_t at_most = 256;
  while (!rows.empty()) {
    std::size_t n = std::min(at_most, std::bit_floor(rows.size()));
    db::Params params;
    std::string sql(head);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<int> numbers = bind(params, rows[i]);
      sql += i ? ", (" : " VALUES (";
      for (std::size_t k = 0; k < numbers.size(); ++k) sql += (k ? ", ?" : "?") + std::to_string(numbers[k]);
      sql += ")";
    }
    w.exec(sql + std::string(tail), params);
    rows = rows.subspan(n);
  }
}

/// What a query of lines looks at: "dossier d JOIN structure s … LEFT JOIN ventilation v …", and its
/// condition: the deposited dossiers of the campaign that the person may see, and what the filter asks (not
/// its place).
struct Choix {
  std::string from, where;
  db::Params params;
};
Choix choix(db::Engine, const personne::Acteur&, const Tour&, const Filtre&);

/// SQL on an affectation a of dossier d: 1 when a role of the person covers the dossier for that funder.
extern const std::string_view covered;
/// The state of the committee's preparation is the coordination's.
bool prepare(const personne::Acteur&);

/// The funders of the dossiers of a list ("?1, ?2"), in the order of dossier and funder.
void lire_sollicitations(db::Reading&, const std::string& list, const db::Params&,
                         const std::function<void(std::int64_t dossier, Sollicitation)>&);
/// How many dossiers of the round each of these people has.
void lire_charges(db::Reading&, const Tour&, std::unordered_map<std::int64_t, int>&);
/// The states of these dossiers, in the order of their ids, without asking who looks.
std::vector<EtatDossier> etats_de(db::Reading&, int tour, std::vector<std::int64_t> dossiers);
/// Writes `apres` where `avant` stood: rows that go are deleted, the others written, as they are.
void ecrire(db::Writing&, int tour, const std::vector<EtatDossier>& avant,
            const std::vector<EtatDossier>& apres);

/// Takes the round: whoever else changes it waits, or has finished.
void prendre(db::Writing&, const Tour&);
/// Keeps what the dossiers were, and returns the number of the operation.
std::int64_t inscrire_operation(db::Writing&, const personne::Acteur&, base::Instant, const Tour&, Genre,
                                std::string_view libelle, const std::vector<EtatDossier>& avant);
/// Applies the changes as one unit, whatever their states: ventilation_store.h, `appliquer`. Writes no line
/// of the journal.
Result<Operation> enregistrer(db::Writing&, const personne::Acteur&, base::Instant, const Tour&, Genre,
                              std::string_view libelle, std::vector<Changement>);

}  // namespace ventilation::interne
