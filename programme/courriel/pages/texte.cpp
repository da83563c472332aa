#include "programme/courriel/pages/texte.h"

#include <algorithm>

namespace courriel::pages {
namespace {

using namespace html::literals;

/// What a link leads to: within this site, whatever name it is visited under.
std::string_view target(std::string_view address, std::string_view public_url) {
  bool local = !public_url.empty() && address.starts_with(public_url) && address.size() > public_url.size() &&
               address[public_url.size()] == '/';
  return local ? address.substr(public_url.size()) : address;
}

std::size_t find_address(std::string_view text) {
  return std::min(text.find("http://"), text.find("https://"));
}

/// Where an address ends: before a blank, and without the punctuation of the sentence around it.
std::size_t address_end(std::string_view text, std::size_t at) {
  auto end = std::min(text.find_first_of(" \t\n<>\"", at), text.size());
  while (std::string_view(".,;:!?)").contains(text[end - 1])) --end;
  return end;
}

void line(html::Out& out, std::string_view text, std::string_view public_url) {
  for (auto at = find_address(text); at != text.npos; at = find_address(text)) {
    auto end = address_end(text, at);
    auto address = text.substr(at, end - at);
    out(R"({}<a class="govuk-link" href="{}">{}</a>)"_h, text.substr(0, at), target(address, public_url),
        address);
    text.remove_prefix(end);
  }
  out("{}"_h, text);
}

}  // namespace

void texte_avec_liens(html::Out& out, std::string_view text, std::string_view public_url) {
  out(R"(<div class="govuk-body dt-texte-libre">)"_h);
  line(out, text, public_url);
  out("</div>\n"_h);
}

}  // namespace courriel::pages
