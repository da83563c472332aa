#include "platform/web/headers.h"

#include <algorithm>
#include <charconv>

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "platform/web/url.h"

namespace web {
namespace {

/// Takes what stands before the separator off the front of `list`.
std::string_view take(std::string_view& list, char separator) {
  auto end = std::min(list.find(separator), list.size());
  auto first = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return base::trim(first);
}

bool token_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").contains(c);
}

bool is_token(std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), token_char); }

std::optional<std::uint64_t> number(std::string_view digits) {
  if (digits.empty() || digits.size() > 18 || !base::all_digits(digits)) return {};
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// "q=0", "q=0.0"...: refused by the client.
bool weight_is_zero(std::string_view parameters) {
  while (!parameters.empty()) {
    auto one = take(parameters, ';');
    if (!one.starts_with("q=") && !one.starts_with("Q=")) continue;
    return one.size() > 2 && one.find_first_not_of("0.", 2) == one.npos;
  }
  return false;
}

bool same_ascii(std::string_view a, std::string_view b) {
  return base::lower_ascii(a) == base::lower_ascii(b);
}

}  // namespace

Fields parse_cookies(std::string_view header) {
  Fields cookies;
  for (int kept = 0; !header.empty() && kept < 100;) {
    auto pair = take(header, ';');
    auto equals = pair.find('=');
    if (equals == pair.npos) continue;
    auto name = base::trim(pair.substr(0, equals)), value = base::trim(pair.substr(equals + 1));
    if (!is_token(name)) continue;
    if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"'))
      value = value.substr(1, value.size() - 2);
    cookies.add(std::string(name), base::clean_text(percent_decoded(value, false)));
    ++kept;
  }
  return cookies;
}

Range parse_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  header = base::trim(header);
  if (!header.starts_with(unit) || header.contains(',')) return {};
  header.remove_prefix(unit.size());
  auto dash = header.find('-');
  if (dash == header.npos) return {};
  auto first = header.substr(0, dash), last = header.substr(dash + 1);
  auto from = number(first), until = number(last);
  if ((!first.empty() && !from) || (!last.empty() && !until) || (!from && !until)) return {};
  if (!from) {  // the last n bytes
    if (*until == 0 || size == 0) return {Range::impossible};
    auto length = std::min(*until, size);
    return {Range::part, size - length, length};
  }
  if (until && *until < *from) return {};
  if (*from >= size) return {Range::impossible};
  return {Range::part, *from, std::min(until.value_or(size - 1), size - 1) - *from + 1};
}

bool accepts_encoding(std::string_view header, std::string_view coding) {
  bool any = false;
  while (!header.empty()) {
    auto one = take(header, ',');
    auto name = take(one, ';');
    if (same_ascii(name, coding)) return !weight_is_zero(one);
    if (name == "*") any = !weight_is_zero(one);
  }
  return any;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  auto strong = [](std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; };
  if (etag.empty()) return false;
  while (!if_none_match.empty()) {
    auto one = take(if_none_match, ',');
    if (one == "*" || strong(one) == strong(etag)) return true;
  }
  return false;
}

Response with_etag(const Request& request, Response response) {
  const auto* text = std::get_if<std::string>(&response.body);
  if (!text || response.status != 200) return response;
  auto etag = '"' + base::sha256_hex(*text).substr(0, 24) + '"';
  if (names_etag(request.if_none_match, etag)) response.status = 304, response.body = std::string();
  response.header("ETag", std::move(etag));
  return response;
}

std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  auto semicolon = header.find(';');
  while (semicolon != header.npos) {
    header = base::trim(header.substr(semicolon + 1));
    auto equals = header.find('=');
    if (equals == header.npos) return {};
    bool found = same_ascii(base::trim(header.substr(0, equals)), name);
    header.remove_prefix(equals + 1);
    std::string value;
    std::size_t i = 0;
    if (header.starts_with('"')) {
      for (i = 1; i < header.size() && header[i] != '"'; ++i) {
        if (header[i] == '\\' && i + 1 < header.size() && (header[i + 1] == '"' || header[i + 1] == '\\'))
          ++i;
        value += header[i];
      }
      if (i == header.size()) return {};  // the quote never ends
    } else {
      i = std::min(header.find(';'), header.size());
      value = base::trim(header.substr(0, i));
    }
    if (found) return value;
    semicolon = header.find(';', i);
  }
  return {};
}

}  // namespace web
