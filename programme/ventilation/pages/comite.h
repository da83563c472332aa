// One handler per page of the committee.
#pragma once
#include "programme/page/route.h"

namespace ventilation::pages {

// comite.cpp: every note on one screen.
web::Response comite(db::Reading&, const page::Visite&);
// calcul.cpp: the proposal is computed.
web::Response calculer(db::Writing&, const page::Visite&);
// annulation.cpp: the latest operation is undone.
web::Response annuler_operation(db::Writing&, const page::Visite&);
// ligne.cpp: one note, its funders, agents and meeting.
web::Response ligne_du_comite(db::Reading&, const page::Visite&);
web::Response enregistrer_ligne(db::Writing&, const page::Visite&);
// ecart.cpp: set aside, taken up again.
web::Response ecarter_note(db::Writing&, const page::Visite&);
web::Response reintegrer_note(db::Writing&, const page::Visite&);
// jumeau.cpp: the twin deposit.
web::Response enregistrer_jumeau(db::Writing&, const page::Visite&);
// transmission.cpp: what will be told, then telling it.
web::Response avant_transmission(db::Reading&, const page::Visite&);
web::Response transmettre_tout(db::Writing&, const page::Visite&);
// suite.cpp: what came of a note, for its porteur.
web::Response suite_de_la_note(db::Reading&, const page::Visite&);

}  // namespace ventilation::pages
