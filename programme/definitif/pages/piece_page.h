// The page of one piece: what was given, the form to give a file, and the agent's verification.
#pragma once
#include "programme/definitif/pages/pieces_lieu.h"

namespace definitif::pages {

/// What was typed beside a file that could not be taken, and what is wrong.
struct Saisie {
  std::string precision{}, date{};
  base::FieldErrors erreurs{};
};
web::Response page_de_la_piece(const page::Visite&, const Endroit&, const piece::Exigence&, const Saisie&);

/// The names of the verification's fields end with the number of the file that they are about.
std::string champ_verdict(const piece::Remise&);

}  // namespace definitif::pages
