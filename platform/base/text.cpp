#include "platform/base/text.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <utility>

namespace base {
namespace {

constexpr char32_t bad = 0xFFFD;

struct Decoded {
  char32_t code;     ///< U+FFFD for a byte that begins no valid sequence
  std::size_t size;  ///< bytes consumed, at least 1
  bool valid;
};

std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool canonical(char32_t code, std::size_t size) {
  if (size == 3) return code >= 0x800 && !(code >= 0xD800 && code <= 0xDFFF);
  if (size == 4) return code >= 0x10000 && code <= 0x10FFFF;
  return true;
}

Decoded decode(std::string_view text) {
  auto lead = static_cast<unsigned char>(text[0]);
  auto size = sequence_size(lead);
  if (size == 1) return {lead, 1, true};
  if (size == 0 || size > text.size()) return {bad, 1, false};
  char32_t code = lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return {bad, 1, false};
    code = (code << 6) | (byte & 0x3F);
  }
  if (!canonical(code, size)) return {bad, 1, false};
  return {code, size, true};
}

// Letters of French and its neighbours, without their accents.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> families{{{"àáâãäåÀÁÂÃÄÅ", "a"},
                                                                                  {"çÇ", "c"},
                                                                                  {"èéêëÈÉÊË", "e"},
                                                                                  {"ìíîïÌÍÎÏ", "i"},
                                                                                  {"ñÑ", "n"},
                                                                                  {"òóôõöÒÓÔÕÖ", "o"},
                                                                                  {"ùúûüÙÚÛÜ", "u"},
                                                                                  {"ýÿÝŸ", "y"},
                                                                                  {"œŒ", "oe"},
                                                                                  {"æÆ", "ae"}}};

std::string_view folded(std::string_view letter) {
  for (auto& [letters, plain] : families)
    if (letter.size() > 1 && letters.find(letter) != letters.npos) return plain;
  for (std::string_view mark : {"’", "‘", "–", "—", "\u00A0", "\u202F", "«", "»"})
    if (letter == mark) return " ";
  if (letter.size() == 2 && letter[0] == '\xCC') return "";  // combining accent
  return letter;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    auto d = decode(text);
    if (!d.valid) return false;
    text.remove_prefix(d.size);
  }
  return true;
}

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    auto d = decode(text);
    if (!d.valid)
      out += "\uFFFD";
    else if (d.code >= 0x20 ? d.code != 0x7F : d.code == '\t' || d.code == '\n')
      out += text.substr(0, d.size);
    else if (d.code == '\r' && (text.size() < 2 || text[1] != '\n'))
      out += '\n';
    text.remove_prefix(d.size);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t length(std::string_view utf8) {
  std::size_t n = 0;
  for (char c : utf8) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

std::string shorten(std::string_view utf8, std::size_t n) {
  if (length(utf8) <= n) return std::string(utf8);
  std::string out;
  for (std::size_t i = 0; i + 1 < n && !utf8.empty(); ++i) {
    auto size = decode(utf8).size;
    out += utf8.substr(0, size);
    utf8.remove_prefix(size);
  }
  return out + "…";
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    auto size = decode(utf8).size;
    if (size > 1)
      out += folded(utf8.substr(0, size));
    else if (utf8[0] >= 'A' && utf8[0] <= 'Z')
      out += static_cast<char>(utf8[0] - 'A' + 'a');
    else
      out += utf8[0] == '\'' || utf8[0] == '-' ? ' ' : utf8[0];
    utf8.remove_prefix(size);
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

std::string counted(std::size_t n, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", n, n < 2 ? singular : plural);
}

}  // namespace base
