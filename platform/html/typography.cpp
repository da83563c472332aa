#include "platform/html/typography.h"

#include <array>

namespace html {
namespace {

constexpr std::string_view no_break = "\u00A0";
constexpr std::string_view closing = "»", opening = "«";

bool high_mark(std::string_view rest) {
  if (rest.empty()) return false;
  return rest[0] == ':' || rest[0] == ';' || rest[0] == '?' || rest[0] == '!' || rest[0] == '%' ||
         rest.starts_with(closing) || rest.starts_with("€");
}

bool digit(std::string_view text, std::size_t i) {
  return i < text.size() && text[i] >= '0' && text[i] <= '9';
}

/// One of the two spaces of "9 h 30".
bool within_hour(std::string_view text, std::size_t i) {
  auto around = [&](std::size_t h) {
    return h >= 2 && text.substr(h - 1, 3) == " h " && digit(text, h - 2) && digit(text, h + 2);
  };
  return around(i + 1) || (i > 0 && around(i - 1));
}

void append_text(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool before = text[i] == ' ' && high_mark(text.substr(i + 1));
    bool after = text[i] == ' ' && out.ends_with(opening);
    if (before || after || (text[i] == ' ' && within_hour(text, i)))
      out += no_break;
    else
      out += text[i];
  }
}

/// The elements whose content is not prose.
std::string_view verbatim_end(std::string_view tag) {
  struct Element {
    std::string_view begin, end;
  };
  constexpr std::array elements{Element{"<textarea", "</textarea"}, Element{"<pre", "</pre"},
                                Element{"<script", "</script"}, Element{"<style", "</style"},
                                Element{"<option", "</option"}};
  for (auto& e : elements)
    if (tag.starts_with(e.begin)) return e.end;
  return {};
}

/// Where the tag that begins at `i` ends; quoted attribute values may hold '>'.
std::size_t tag_end(std::string_view page, std::size_t i) {
  char quote = 0;
  for (; i < page.size(); ++i) {
    if (quote)
      quote = page[i] == quote ? char{0} : quote;
    else if (page[i] == '"')
      quote = '"';
    else if (page[i] == '>')
      return i + 1;
  }
  return page.size();
}

}  // namespace

std::string french_spaces(std::string_view page) {
  std::string out;
  out.reserve(page.size() + page.size() / 50);
  while (!page.empty()) {
    auto tag = page.find('<');
    append_text(out, page.substr(0, tag));
    if (tag == page.npos) break;
    page.remove_prefix(tag);
    auto end = tag_end(page, 0);
    if (auto closing_tag = verbatim_end(page); !closing_tag.empty())
      end = std::min(page.find(closing_tag), page.size());
    out += page.substr(0, end);
    page.remove_prefix(end);
  }
  return out;
}

}  // namespace html
