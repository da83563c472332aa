// A mail's text on a page: paragraphs, and links that can be followed.
#pragma once
#include <string_view>

#include "platform/html/html.h"

namespace courriel::pages {

/// Writes the text; each http(s) address in it becomes a link, local when it is one of this site.
void texte_avec_liens(html::Out&, std::string_view texte, std::string_view public_url);

}  // namespace courriel::pages
