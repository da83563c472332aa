#include "platform/web/url.h"

#include <algorithm>

#include "platform/base/text.h"

namespace web {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The byte written %XY at that place, or -1.
int percent_at(std::string_view s, std::size_t i) {
  if (s[i] != '%' || i + 2 >= s.size()) return -1;
  int high = hex_value(s[i + 1]), low = hex_value(s[i + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool has_dot_segment(std::string_view path) {
  for (std::size_t from = 1; from <= path.size();) {
    auto end = std::min(path.find('/', from), path.size());
    auto segment = path.substr(from, end - from);
    if (segment == "." || segment == "..") return true;
    from = end + 1;
  }
  return false;
}

std::string_view without_authority(std::string_view target) {
  for (std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    auto slash = target.find('/', scheme.size());
    return slash == target.npos ? "/" : target.substr(slash);
  }
  return target;
}

std::string clean_part(std::string_view encoded) { return base::clean_text(percent_decoded(encoded, true)); }

}  // namespace

std::string percent_decoded(std::string_view s, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    int byte = percent_at(s, i);
    if (byte >= 0)
      decoded += static_cast<char>(byte), i += 2;
    else
      decoded += s[i] == '+' && plus_is_space ? ' ' : s[i];
  }
  return decoded;
}

std::optional<std::string> decode_path(std::string_view path) {
  if (!path.starts_with('/')) return {};
  std::string decoded;
  for (std::size_t i = 0; i < path.size(); ++i) {
    char c = path[i];
    if (c == '%') {
      int byte = percent_at(path, i);
      if (byte < 0 || byte == '/') return {};
      c = static_cast<char>(byte);
      i += 2;
    }
    if (control(c) || c == '\\') return {};
    decoded += c;
  }
  if (!base::valid_utf8(decoded) || has_dot_segment(decoded)) return {};
  return decoded;
}

std::optional<Target> parse_target(std::string_view target) {
  if (target.contains('#')) return {};
  target = without_authority(target);
  auto mark = target.find('?');
  auto path = decode_path(target.substr(0, mark));
  if (!path) return {};
  return Target{std::move(*path), mark == target.npos ? std::string_view{} : target.substr(mark + 1)};
}

std::optional<Fields> parse_urlencoded(std::string_view text, std::size_t most) {
  Fields fields;
  std::size_t n = 0;
  while (!text.empty()) {
    auto end = std::min(text.find('&'), text.size());
    auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (++n > most) return {};
    auto equals = std::min(pair.find('='), pair.size());
    fields.add(clean_part(pair.substr(0, equals)),
               clean_part(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return fields;
}

}  // namespace web
