// The handlers of this folder; routes.cpp gives them their addresses.
#pragma once
#include "programme/page/route.h"

namespace structure::pages {

// liste.cpp
web::Response liste(db::Reading&, const page::Visite&);
// nouvelle.cpp
web::Response nouvelle(db::Reading&, const page::Visite&);
web::Response creer_structure(db::Writing&, const page::Visite&);
web::Response demander_a_rejoindre(db::Writing&, const page::Visite&);
// resume.cpp
web::Response resume(db::Reading&, const page::Visite&);
// modification.cpp
web::Response modification(db::Reading&, const page::Visite&);
web::Response enregistrer(db::Writing&, const page::Visite&);
// bureau.cpp
web::Response composition(db::Reading&, const page::Visite&);
web::Response enregistrer_composition(db::Writing&, const page::Visite&);
// membres.cpp
web::Response equipe(db::Reading&, const page::Visite&);
web::Response donner_droits(db::Writing&, const page::Visite&);
web::Response retirer_membre(db::Writing&, const page::Visite&);
web::Response repondre_demande(db::Writing&, const page::Visite&);
// invitations.cpp
web::Response inviter_membre(db::Writing&, const page::Visite&);
web::Response annuler_invitation(db::Writing&, const page::Visite&);
web::Response invitation(db::Reading&, const page::Visite&);
web::Response accepter_invitation(db::Writing&, const page::Visite&);

}  // namespace structure::pages
