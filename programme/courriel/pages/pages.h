// The handlers of this room's pages.
#pragma once
#include "platform/db/database.h"
#include "programme/page/visite.h"

namespace courriel::pages {

/// The demonstration's mailbox (boite.cpp): not found outside a demonstration.
web::Response boite_aux_lettres(db::Reading&, const page::Visite&);
web::Response message_recu(db::Reading&, const page::Visite&);
web::Response invitation_recue(db::Reading&, const page::Visite&);

/// The outbox as the coordination follows it (suivi.cpp).
web::Response suivi(db::Reading&, const page::Visite&);
web::Response relancer(db::Writing&, const page::Visite&);

}  // namespace courriel::pages
