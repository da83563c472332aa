// What the porteur shows at the door of the meeting: on their page, and on the convocation in PDF.
#pragma once
#include <string_view>

#include "programme/page/gabarit.h"
#include "programme/reunion/presence_store.h"

namespace reunion::pages {

/// The code drawn and written, and the link to the document. `pdf`: path of the convocation. Nothing as long
/// as the passage was not convened or has no slot.
void code_d_arrivee(html::Out&, db::Reading&, const page::Visite&, const Passage&, std::string_view pdf);

}  // namespace reunion::pages
