// The handlers of the meetings' pages, one pair of files per page.
#pragma once
#include "programme/page/route.h"

namespace reunion::pages {

// reunions.cpp: all meetings, with their counters; opening them.
web::Response reunions(db::Reading&, const page::Visite&);
web::Response ouvrir_reunion(db::Writing&, const page::Visite&);
web::Response ouvrir_les_reunions(db::Writing&, const page::Visite&);
// reunion.cpp: one meeting, who passes when.
web::Response reunion(db::Reading&, const page::Visite&);

// salle.cpp: in the room, and the stream by which it is live.
web::Response salle(db::Reading&, const page::Visite&);
web::Response salle_passage(db::Reading&, const page::Visite&);
web::Response salle_fragment(db::Reading&, const page::Visite&);
web::Response direct(db::Reading&, const page::Visite&);
// avis.cpp, releve.cpp, recommandations.cpp: what is written there.
web::Response ecrire_avis(db::Writing&, const page::Visite&);
web::Response ecrire_releve(db::Writing&, const page::Visite&);
web::Response ecrire_financeurs(db::Writing&, const page::Visite&);
web::Response ajouter_recommandation(db::Writing&, const page::Visite&);
web::Response modifier_recommandation(db::Writing&, const page::Visite&);
web::Response deplacer_recommandation(db::Writing&, const page::Visite&);
web::Response retirer_recommandation(db::Writing&, const page::Visite&);

}  // namespace reunion::pages
