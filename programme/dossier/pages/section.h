// One section of the note: its form, and its saving with or without JavaScript.
#pragma once
#include "programme/page/route.h"

namespace dossier {

web::Response montrer_section(db::Reading&, const page::Visite&);
web::Response enregistrer_section(db::Writing&, const page::Visite&);

}  // namespace dossier
