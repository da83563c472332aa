// The handlers of completeness: the coordination's lists, one dossier's check, its decisions; what the
// porteur is asked.
#pragma once
#include "programme/page/route.h"

namespace completude::pages {

web::Response liste(db::Reading&, const page::Visite&);
// controle.cpp, verdicts.cpp, decisions.cpp
web::Response controler(db::Reading&, const page::Visite&);
web::Response verifier_une_piece(db::Writing&, const page::Visite&);
web::Response declarer_complet(db::Writing&, const page::Visite&);
web::Response rejeter_dossier(db::Writing&, const page::Visite&);
web::Response revenir_sur_decision(db::Writing&, const page::Visite&);
// demande.cpp
web::Response preparer_demande(db::Reading&, const page::Visite&);
web::Response demander_complements(db::Writing&, const page::Visite&);
// complements.cpp
web::Response montrer_complements(db::Reading&, const page::Visite&);
web::Response rendre_complements(db::Writing&, const page::Visite&);

}  // namespace completude::pages
