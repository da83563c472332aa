#include "platform/html/html.h"

namespace html {
namespace {

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&#34;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

bool safe_scheme(std::string_view scheme) {
  return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

}  // namespace

void append_escaped(std::string& to, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto replacement = entity(text[i]);
    if (replacement.empty()) continue;
    to.append(text, from, i - from).append(replacement);
    from = i + 1;
  }
  to.append(text, from);
}

void append_percent_encoded(std::string& to, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (unreserved(c))
      to += c;
    else
      to.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
}

void append_url(std::string& to, std::string_view url) {
  // Browsers drop tabs and line ends inside a scheme, and control characters before it: none of them is
  // wanted.
  bool clean =
      std::all_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; });
  auto mark = url.find_first_of(":/?#");
  bool has_scheme = mark != url.npos && url[mark] == ':';
  if (!clean || (has_scheme && !safe_scheme(url.substr(0, mark))))
    to += '#';
  else
    append_escaped(to, url);
}

Attrs& Attrs::flag(std::string_view name, bool on) {
  if (on) text_.append(text_.empty() ? "" : " ").append(name);
  return *this;
}

Attrs& Attrs::set(std::string_view name, std::string_view value) {
  text_.append(text_.empty() ? "" : " ").append(name).append("=\"");
  append_escaped(text_, value);
  text_ += '"';
  return *this;
}

}  // namespace html
