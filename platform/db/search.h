// Full text in French, the same on both engines: what is stored and what is asked go through the same words.
#pragma once
#include <string>
#include <string_view>

#include "platform/db/database.h"

namespace db {

/// The words of a text as they are indexed: folded (no accents, œ→oe), stemmed by Snowball's French stemmer,
/// separated by one space. "L'évaluation des chevaux" → "l evalu de cheval". Stored in a column beside the
/// text.
std::string search_words(std::string_view text);
/// The words a person typed, as an expression for the engine: every word must be present, the last one may be
/// a beginning. Empty when nothing searchable was typed. Operators typed by the person have no meaning.
std::string search_expression(std::string_view typed, bool sqlite);

/// The SQL of the index of a table's words, for migrations: write {{search:dossier}} there, after the table,
/// which must have `id` and a text column `mots` that holds search_words(...). SQLite gets a full-text table
/// <table>_mots kept by triggers.
std::string search_index(Engine, std::string_view table);

/// The condition "this row has the words asked", for a query with `table` named or aliased `row` in it; the
/// parameter is search_expression(typed, engine == Engine::sqlite), which must not be empty:
///   "... FROM dossier d WHERE " + search_condition(r.engine(), "dossier", "d", "?3")
std::string search_condition(Engine, std::string_view table, std::string_view row,
                             std::string_view parameter);

}  // namespace db
