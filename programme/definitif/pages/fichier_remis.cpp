#include "programme/definitif/pages/fichier_remis.h"

#include "programme/piece/coffre.h"

namespace definitif::pages {

web::Response fichier_remis(const page::Visite& v, const Endroit& e, const campagne::Piece& p,
                            const piece::Remise& r) {
  if (auto why = ferme_a_la_lecture(e, p, r)) return page::refus(v, *why);
  auto kind = files::kind(r.type);
  auto type = kind ? files::media_type(*kind) : std::string_view("application/octet-stream");
  auto response = web::download({piece::coffre().extract(r.coffre), true}, r.titre, type);
  response.header("ETag", "\"" + r.empreinte + "\"");
  return response;
}

}  // namespace definitif::pages
