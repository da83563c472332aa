// Handlers of the public pages: they read nothing but the campaign.
#pragma once
#include "platform/db/database.h"
#include "programme/page/visite.h"

namespace campagne::pages {

web::Response accueil(db::Reading&, const page::Visite&);
web::Response appel(db::Reading&, const page::Visite&);
web::Response calendrier(db::Reading&, const page::Visite&);
web::Response orientations(db::Reading&, const page::Visite&);
web::Response orientation(db::Reading&, const page::Visite&);
web::Response qui_finance_quoi(db::Reading&, const page::Visite&);
web::Response reunions(db::Reading&, const page::Visite&);
web::Response pieces(db::Reading&, const page::Visite&);
web::Response ressources(db::Reading&, const page::Visite&);
web::Response contacts(db::Reading&, const page::Visite&);
web::Response accessibilite(db::Reading&, const page::Visite&);
web::Response donnees_personnelles(db::Reading&, const page::Visite&);

}  // namespace campagne::pages
