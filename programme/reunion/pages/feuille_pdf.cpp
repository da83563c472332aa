// The attendance list on paper: to be signed on the day, and as a record afterwards.
#include "programme/reunion/feuille.h"

#include <fmt/format.h>

#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

web::Response pdf(std::string bytes, const std::string& name) {
  web::Response response;
  response.content_type = "application/pdf";
  response.body = std::move(bytes);
  response.header("Content-Disposition", fmt::format("inline; filename=\"{}.pdf\"", name));
  return response;
}

web::Response printed(db::Reading& r, const page::Visite& v, std::string (*make)(const ListeImprimee&),
                      std::string_view name) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto half_days = demi_journees(r, *u);
  auto lines = emargements(r, v.acteur, u->id);
  auto invited = convives(r, u->id);
  return pdf(make({v.campagne, *u, half_days, lines, invited, v.now}), fmt::format("{}-{}", name, u->code));
}

}  // namespace

web::Response feuille_pdf(db::Reading& r, const page::Visite& v) {
  return printed(r, v, feuille_a_signer, "emargement");
}

web::Response presences_pdf(db::Reading& r, const page::Visite& v) {
  return printed(r, v, releve_des_presences, "presences");
}

}  // namespace reunion::pages
