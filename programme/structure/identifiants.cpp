#include "programme/structure/identifiants.h"

#include <algorithm>

#include "platform/base/text.h"

namespace structure {
namespace {

constexpr std::string_view la_poste = "356000000";
constexpr std::string_view la_poste_siege = "35600000000048";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Luhn: every second digit from the right counts double, and the sum of all digits is a multiple of ten.
bool luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, twice = !twice) {
    int value = (*it - '0') * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

/// La Poste has more establishments than the Luhn key leaves room for: apart from its seat, the plain sum of
/// the digits is a multiple of five.
bool siret_de_la_poste(std::string_view digits) {
  int sum = 0;
  for (char c : digits) sum += c - '0';
  return sum % 5 == 0;
}

/// Removes every occurrence of a separator, which may be several bytes long.
void remove_all(std::string& text, std::string_view separator) {
  for (auto at = text.find(separator); at != text.npos; at = text.find(separator, at))
    text.erase(at, separator.size());
}

std::string french_number(std::string_view digits) {  // 0 and nine digits
  std::string text(digits.substr(0, 2));
  for (std::size_t i = 2; i < digits.size(); i += 2) text += " " + std::string(digits.substr(i, 2));
  return text;
}

/// What follows the country's prefix of a French number, whatever the prefix; empty when it is not a French
/// number.
std::string_view national_part(std::string_view number) {
  for (std::string_view prefix : {"+33", "0033"}) {
    if (!number.starts_with(prefix)) continue;
    number.remove_prefix(prefix.size());
    if (number.starts_with('0')) number.remove_prefix(1);  // "+33 (0)3 27…"
    return number;
  }
  return number.starts_with('0') && !number.starts_with("00") ? number.substr(1) : std::string_view{};
}

}  // namespace

std::string compact(std::string_view typed) {
  std::string text(typed);
  for (std::string_view separator :
       {" ", "\t", "\n", "\u00A0", "\u202F", "\u2009", ".", "-", "\u2010", "\u2011", "\u2013"})
    remove_all(text, separator);
  return text;
}

Numero siren(std::string_view compact) {
  if (compact.size() != 9 || !base::all_digits(compact)) return Numero::longueur;
  return luhn(compact) ? Numero::juste : Numero::cle;
}

Numero siret(std::string_view compact) {
  if (compact.size() != 14 || !base::all_digits(compact)) return Numero::longueur;
  auto entity = compact.substr(0, 9);
  bool right = entity == la_poste && compact != la_poste_siege ? siret_de_la_poste(compact)
                                                               : luhn(entity) && luhn(compact);
  return right && compact != "00000000000000" ? Numero::juste : Numero::cle;
}

std::string siret_lisible(std::string_view siret) {
  if (siret.size() != 14) return std::string(siret);
  std::string text;
  for (auto [at, count] : {std::pair{0u, 3u}, {3u, 3u}, {6u, 3u}, {9u, 5u}})
    text += (at ? "\u00A0" : "") + std::string(siret.substr(at, count));
  return text;
}

Rna rna(std::string_view number) {
  if (number.size() != 10 || number[0] != 'W') return Rna::faux;
  auto rest = number.substr(1);
  if (base::all_digits(rest)) return Rna::officiel;
  return std::ranges::all_of(rest, [](char c) { return is_digit(c) || is_upper(c); }) ? Rna::large
                                                                                      : Rna::faux;
}

bool code_postal(std::string_view compact) {
  if (compact.size() != 5 || !base::all_digits(compact)) return false;
  int area = (compact[0] - '0') * 10 + (compact[1] - '0');
  return (area >= 1 && area <= 95) || area == 97 || area == 98;
}

std::optional<std::string> telephone(std::string_view typed) {
  std::string number = compact(typed);
  for (std::string_view separator : {"(", ")", "/"}) remove_all(number, separator);
  auto digits = std::string_view(number).substr(number.starts_with('+') ? 1 : 0);
  if (!base::all_digits(digits) || digits.empty()) return std::nullopt;
  if (auto national = national_part(number); !national.empty()) {
    if (national.size() != 9 || national[0] == '0') return std::nullopt;
    return french_number("0" + std::string(national));
  }
  if (digits.size() == number.size()) {  // no "+": abroad is written 00
    if (!number.starts_with("00")) return std::nullopt;
    digits.remove_prefix(2);
  }
  if (digits.size() < 8 || digits.size() > 15 || digits[0] == '0') return std::nullopt;
  return "+" + std::string(digits);
}

}  // namespace structure
