#include "platform/db/search.h"

#include <libstemmer.h>

#include <memory>

#include "platform/base/text.h"
#include "platform/db/replace.h"

namespace db {
namespace {

/// Stemmers keep state: one per thread.
std::string stem(std::string_view word) {
  thread_local std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer{
      sb_stemmer_new("french", "UTF_8"), &sb_stemmer_delete};
  if (!stemmer) throw std::runtime_error("the French stemmer is missing");
  auto stemmed =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()), int(word.size()));
  if (!stemmed) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stemmed), std::size_t(sb_stemmer_length(stemmer.get()))};
}

/// Only plain letters and digits make words: all that both engines could read as operators separates.
bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Longer words than any of French are cut, and so are questions longer than a person's: both engines have
// limits there.
constexpr std::size_t longest_word = 60, most_words_asked = 16;

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> list;
  std::string word;
  auto end_word = [&] {
    if (!word.empty()) list.push_back(word.substr(0, longest_word));
    word.clear();
  };
  for (char c : base::fold(text)) in_word(c) ? word.push_back(c) : end_word();
  end_word();
  return list;
}

/// A word whose end may not have been typed yet: as typed, or as its stem ("chevaux" must find "cheval").
std::string beginning(const std::string& typed, bool sqlite) {
  auto stemmed = stem(typed);
  auto open = [&](const std::string& word) { return sqlite ? '"' + word + "\" *" : '\'' + word + "':*"; };
  if (stemmed == typed) return open(typed);
  return "(" + open(typed) + (sqlite ? " OR " : " | ") + open(stemmed) + ")";
}

// An external-content table must be told the words that leave as well as those that come.
constexpr std::string_view sqlite_index = R"(
CREATE VIRTUAL TABLE $_mots USING fts5 (mots, content = '$', content_rowid = 'id', tokenize = 'unicode61');
CREATE TRIGGER $_mots_insert AFTER INSERT ON $ BEGIN
  INSERT INTO $_mots (rowid, mots) VALUES (new.id, new.mots);
END;
CREATE TRIGGER $_mots_delete AFTER DELETE ON $ BEGIN
  INSERT INTO $_mots ($_mots, rowid, mots) VALUES ('delete', old.id, old.mots);
END;
CREATE TRIGGER $_mots_update AFTER UPDATE OF mots ON $ WHEN new.mots <> old.mots BEGIN
  INSERT INTO $_mots ($_mots, rowid, mots) VALUES ('delete', old.id, old.mots);
  INSERT INTO $_mots (rowid, mots) VALUES (new.id, new.mots);
END;
)";

}  // namespace

std::string search_words(std::string_view text) {
  auto list = words(text);
  for (auto& word : list) word = stem(word);
  return base::join(list, " ");
}

std::string search_expression(std::string_view typed, bool sqlite) {
  auto list = words(typed);
  if (list.size() > most_words_asked) list.resize(most_words_asked);
  std::string expression;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) expression += sqlite ? " AND " : " & ";
    char quote = sqlite ? '"' : '\'';
    expression += i + 1 == list.size() ? beginning(list[i], sqlite) : quote + stem(list[i]) + quote;
  }
  return expression;
}

std::string search_index(Engine engine, std::string_view table) {
  std::string sql(
      engine == Engine::sqlite
          ? sqlite_index
          : "CREATE INDEX $_mots ON $ USING gin (array_to_tsvector(string_to_array(mots, ' ')));\n");
  replace_all(sql, "$", table);
  return sql;
}

std::string search_condition(Engine engine, std::string_view table, std::string_view row,
                             std::string_view parameter) {
  std::string sql(engine == Engine::sqlite
                      ? "@.id IN (SELECT rowid FROM $_mots WHERE $_mots MATCH #)"
                      : "array_to_tsvector(string_to_array(@.mots, ' ')) @@ CAST(# AS tsquery)");
  if (engine == Engine::sqlite) replace_all(sql, "$", table);
  replace_all(sql, "#", parameter);
  // The operator of PostgreSQL is spelt with the same sign: the row is named first, once.
  return sql.replace(sql.find('@'), 1, row);
}

}  // namespace db
