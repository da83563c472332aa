// The page of one piece: what was given, the form to give a file, and the agent's verification.
#pragma once
#include "programme/definitif/pages/document_remis.h"
#include "programme/definitif/pages/liens_vue.h"
#include "programme/definitif/pages/pieces_lieu.h"

namespace definitif::pages {

web::Response page_de_la_piece(const page::Visite&, const Endroit&, const piece::Exigence&, const Demandes&,
                               const Saisie&);

/// The names of the verification's fields end with the number of the file that they are about.
std::string champ_verdict(const piece::Remise&);

}  // namespace definitif::pages
