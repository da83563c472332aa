// The minutes of the committee, to keep or to complete.
#include "programme/ventilation/compte_rendu_store.h"
#include "programme/ventilation/pages/resultats.h"

namespace ventilation::pages {
namespace {

web::Response minutes(db::Reading& r, const page::Visite& v, documents::DocumentFormat format) {
  auto content = lire_compte_rendu(r, v.acteur, v.now, tour_des_notes(v));
  if (!content) return page::introuvable(v);
  auto name =
      "compte-rendu-ventilation-" + base::iso(base::paris_date(v.now)) + "." + std::string(extension(format));
  web::Response response{.status = 200,
                         .content_type = std::string(content_type(format)),
                         .headers = {},
                         .body = documents::write(format, informations(*content), raconter(*content))};
  response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

}  // namespace

web::Response compte_rendu_pdf(db::Reading& r, const page::Visite& v) {
  return minutes(r, v, documents::DocumentFormat::pdf);
}
web::Response compte_rendu_docx(db::Reading& r, const page::Visite& v) {
  return minutes(r, v, documents::DocumentFormat::docx);
}

}  // namespace ventilation::pages
