// What the program makes of a final dossier or of a structure: pieces filled in, and the whole as a ZIP.
#pragma once
#include "programme/definitif/modele.h"
#include "programme/definitif/pages/pieces_lieu.h"
#include "programme/page/route.h"

namespace definitif::pages {

web::Response modele_du_dossier(db::Reading&, const page::Visite&);
web::Response modele_du_coffre(db::Reading&, const page::Visite&);
web::Response dossier_en_zip(db::Reading&, const page::Visite&);

/// The document made for this piece, as this person may have it at this place.
std::optional<Modele> modele_offert(const page::Visite&, const Endroit&, const campagne::Piece&);
/// What documents of that place are made from; their piece is still to be named.
struct Matiere {
  structure::Fiche structure{};
  std::vector<structure::Dirigeant> dirigeants{};
  std::optional<Contenu> contenu{};
};
/// What was sent once the dossier is deposited, what is being written before.
Matiere matiere(db::Reading&, const page::Visite&, const Endroit&);
Sujet sujet(const page::Visite&, const Matiere&, const campagne::Piece&);

/// The links to the document that is made for a piece; nothing when there is none.
void liens_du_modele(html::Out&, const page::Visite&, const Endroit&, const campagne::Piece&);
/// The link to the whole dossier.
void lien_de_l_archive(html::Out&, const Endroit&);

std::vector<page::Route> routes_des_documents();

}  // namespace definitif::pages
