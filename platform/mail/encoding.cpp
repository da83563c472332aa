#include "platform/mail/encoding.h"

#include <algorithm>
#include <cstdint>

#include "platform/base/text.h"

namespace mail {
namespace {

constexpr std::string_view base64_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr std::size_t line_width = 76;

std::uint32_t octet(char c) { return static_cast<unsigned char>(c); }

void append_hex(std::string& to, char mark, char c) {
  to += mark;
  to += hex_digits[octet(c) >> 4];
  to += hex_digits[octet(c) & 15];
}

bool printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

bool simple(char c) {
  bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || c == '.' || c == '-' || c == '_';
}

bool made_of_simple(std::string_view text) { return std::all_of(text.begin(), text.end(), simple); }

/// What may stand in a header: clean UTF-8 on one line.
std::string one_line(std::string_view text) {
  auto clean = base::clean_text(text);
  std::replace_if(clean.begin(), clean.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return clean;
}

/// The beginning of the text that fits in so many bytes without cutting a character.
std::string_view whole_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (octet(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string encoded_words(std::string_view text) {
  constexpr std::size_t bytes_per_word = 42;  // 56 in base64, 68 with the marks: less than the 75 allowed
  std::string words;
  while (!text.empty()) {
    auto part = whole_characters(text, bytes_per_word);
    words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(part) + "?=";
    text.remove_prefix(part.size());
  }
  return words;
}

/// Writes one line of text, given without its end, as quoted-printable.
void append_quoted_line(std::string& to, std::string_view line) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char c = line[i];
    bool last = i + 1 == line.size();
    bool plain = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !last);
    if (i == 0 && (c == '.' || line.starts_with("From "))) plain = false;
    std::size_t width = plain ? 1 : 3;
    if (column + width > line_width - 1) {
      to += "=\r\n";
      column = 0;
    }
    if (plain)
      to += c;
    else
      append_hex(to, '=', c);
    column += width;
  }
}

}  // namespace

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    auto left = std::min<std::size_t>(bytes.size() - i, 3);
    std::uint32_t group = octet(bytes[i]) << 16;
    if (left > 1) group |= octet(bytes[i + 1]) << 8;
    if (left > 2) group |= octet(bytes[i + 2]);
    for (std::size_t n = 0; n < 4; ++n) out += n <= left ? base64_letters[group >> (18 - 6 * n) & 63] : '=';
  }
  return out;
}

std::string base64_lines(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += line_width / 4 * 3)
    out += base64(bytes.substr(i, line_width / 4 * 3)) + "\r\n";
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    auto end = std::min(text.find('\n'), text.size());
    append_quoted_line(out, text.substr(0, end));
    out += "\r\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string header_text(std::string_view text) {
  constexpr std::size_t longest_plain = 60;
  auto line = one_line(text);
  bool plain = printable_ascii(line) && line.size() <= longest_plain && !line.contains("=?");
  return plain ? line : encoded_words(line);
}

std::string display_name(std::string_view name) {
  auto line = one_line(name);
  if (!printable_ascii(line) || line.size() > 60) return encoded_words(line);
  std::string quoted = "\"";
  for (char c : line) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string parameter(std::string_view name, std::string_view value) {
  auto line = one_line(value);
  auto attribute = std::string(name);
  if (made_of_simple(line)) return attribute + "=\"" + line + "\"";
  std::string encoded;
  for (char c : line) {
    if (simple(c))
      encoded += c;
    else
      append_hex(encoded, '%', c);
  }
  return attribute + "*=UTF-8''" + encoded;
}

}  // namespace mail
