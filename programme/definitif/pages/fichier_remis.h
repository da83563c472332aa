// A document that was given, as it is downloaded.
#pragma once
#include "programme/definitif/pages/pieces_lieu.h"

namespace definitif::pages {

/// The file, or why it cannot be opened. It is downloaded, never shown inside the site.
web::Response fichier_remis(const page::Visite&, const Endroit&, const campagne::Piece&,
                            const piece::Remise&);

}  // namespace definitif::pages
