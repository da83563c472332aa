// The tableau as a file.
#include "programme/pilotage/export_tableau.h"
#include "programme/pilotage/pages/adresse.h"
#include "programme/pilotage/pages/pages.h"

namespace pilotage::pages {
namespace {

/// An address that is not understood leads to the page that says why: a file with more rows than were asked
/// would deceive.
web::Response file(db::Reading& r, const page::Visite& v, documents::Format format) {
  const Demande asked = demande(v);
  if (!asked.erreurs.empty()) {
    std::size_t query = v.request.target.find('?');
    return web::redirect("/tableau" + (query == std::string::npos ? "" : v.request.target.substr(query)));
  }
  auto path =
      exporter(r, v.acteur, v.campagne, asked.filtre, v.now, format, std::filesystem::temp_directory_path());
  return web::download({path, true}, nom_de_fichier(v.campagne, v.now, format), content_type(format));
}

}  // namespace

web::Response tableau_xlsx(db::Reading& r, const page::Visite& v) {
  return file(r, v, documents::Format::xlsx);
}
web::Response tableau_csv(db::Reading& r, const page::Visite& v) {
  return file(r, v, documents::Format::csv);
}

}  // namespace pilotage::pages
