// The handlers of pieces: those of a final dossier, and those of a structure's safe, which are the same acts
// in another place.
#pragma once
#include "programme/page/route.h"

namespace definitif::pages {

web::Response pieces(db::Reading&, const page::Visite&);
web::Response enregistrer_particularites(db::Writing&, const page::Visite&);
web::Response coffre(db::Reading&, const page::Visite&);

web::Response piece_du_dossier(db::Reading&, const page::Visite&);
web::Response remettre_au_dossier(db::Database&, const page::Visite&);
web::Response retirer_du_dossier(db::Writing&, const page::Visite&);
web::Response fichier_du_dossier(db::Reading&, const page::Visite&);
web::Response verifier_piece(db::Writing&, const page::Visite&);

web::Response piece_du_coffre(db::Reading&, const page::Visite&);
web::Response remettre_au_coffre(db::Database&, const page::Visite&);
web::Response retirer_du_coffre(db::Writing&, const page::Visite&);
web::Response fichier_du_coffre(db::Reading&, const page::Visite&);

/// The routes of both.
std::vector<page::Route> routes_des_pieces();

}  // namespace definitif::pages
