#include "programme/budget/montant_de_tableur.h"

#include <algorithm>

#include "platform/base/text.h"

namespace budget {
namespace {

using base::Cents;

/// Spaces of any kind, apostrophes and the currency mean nothing.
std::string compact(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    auto rest = text.substr(i);
    std::size_t skipped = 0;
    for (std::string_view mark :
         {" ", "\t", "\n", "'", "’", "\u00A0", "\u202F", "\u2009", "€", "euros", "euro", "EUR"})
      if (rest.starts_with(mark)) skipped = std::max(skipped, mark.size());
    if (skipped == 0) out += text[i];
    i += std::max<std::size_t>(skipped, 1);
  }
  return out;
}

/// A whole part whose thousands may be marked, all by the same sign: "1.234.567" → "1234567".
std::optional<std::string> whole_part(std::string_view text, char mark) {
  std::string digits;
  std::size_t group = 0;
  bool marked = false;
  for (char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c, ++group;
      continue;
    }
    if (c != mark || (marked ? group != 3 : group < 1 || group > 3)) return std::nullopt;
    marked = true, group = 0;
  }
  if (digits.empty() || (marked && group != 3)) return std::nullopt;
  return digits;
}

std::optional<Cents> of_text(std::string_view text) {
  auto last = text.find_last_of(".,");
  if (last == text.npos) return base::parse_cents(text);
  auto decimals = text.substr(last + 1);
  if (decimals.size() == 3) {
    auto whole = whole_part(text, text[last]);
    return whole ? base::parse_cents(*whole) : std::nullopt;
  }
  auto whole = whole_part(text.substr(0, last), text[last] == '.' ? ',' : '.');
  return whole ? base::parse_cents(*whole + "." + std::string(decimals)) : std::nullopt;
}

/// A number of the file: digits and a point, decimals as many as there are.
std::optional<MontantDeTableur> of_number(std::string_view text) {
  auto point = text.find('.');
  auto decimals = point == text.npos ? std::string_view{} : text.substr(point + 1);
  if (decimals.size() <= 2) {
    auto read = base::parse_cents(text);
    return read ? std::optional(MontantDeTableur{*read, false}) : std::nullopt;
  }
  if (!base::all_digits(decimals)) return std::nullopt;
  auto read = base::parse_cents(text.substr(0, point + 3));
  if (!read) return std::nullopt;
  return MontantDeTableur{*read + Cents{decimals[2] >= '5' ? 1 : 0}, true};
}

}  // namespace

std::optional<MontantDeTableur> lire_montant(const documents::SheetCell& cell) {
  if (cell.number) return of_number(cell.text);
  auto read = of_text(compact(cell.text));
  return read ? std::optional(MontantDeTableur{*read, false}) : std::nullopt;
}

bool sans_montant(const documents::SheetCell& cell) {
  auto text = compact(cell.text);
  return text.empty() || text == "-" || text == "–" || text == "—";
}

}  // namespace budget
