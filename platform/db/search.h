// Full text in French, the same on both engines: what is stored and what is asked go through the same words.
#pragma once
#include <string>
#include <string_view>

namespace db {

/// The words of a text as they are indexed: folded (no accents, œ→oe), stemmed by Snowball's French stemmer, separated by
/// one space. "L'évaluation des chevaux" → "l evalu de cheval". Stored in a column beside the text.
std::string search_words(std::string_view text);
/// The words a person typed, as an expression for the engine: every word must be present, the last one may be a beginning.
/// Empty when nothing searchable was typed. Operators typed by the person have no meaning.
std::string search_expression(std::string_view typed, bool sqlite);

}  // namespace db
