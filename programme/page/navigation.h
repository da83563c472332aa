// Where each person may go from any page.
#pragma once
#include <string_view>
#include <vector>

#include "programme/page/visite.h"

namespace page {

struct Onglet {
  std::string_view texte, href;
};
/// The tabs of the header for that person, in their order.
std::vector<Onglet> onglets(const personne::Acteur&, const Settings&);
/// Where that person begins once signed in: the tableau, their dossiers, or the call.
std::string_view premiere_page(const personne::Acteur&);
/// Whether the page at that path stands under the tab.
bool sous_onglet(std::string_view path, const Onglet&);

}  // namespace page
