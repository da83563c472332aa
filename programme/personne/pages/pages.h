// The handlers of this folder, one pair (form, action) per page; routes.cpp gives them their addresses.
#pragma once
#include <string>
#include <string_view>

#include "programme/page/route.h"

namespace personne::pages {

// inscription.cpp
web::Response inscription(db::Reading&, const page::Visite&);
web::Response s_inscrire(db::Database&, const page::Visite&);
web::Response inscription_merci(db::Reading&, const page::Visite&);
// confirmation.cpp
web::Response confirmation(db::Reading&, const page::Visite&);
web::Response confirmer_compte(db::Writing&, const page::Visite&);
// connexion.cpp
web::Response connexion(db::Reading&, const page::Visite&);
web::Response se_connecter(db::Database&, const page::Visite&);
web::Response se_deconnecter(db::Writing&, const page::Visite&);
// reprise.cpp
web::Response reprise(db::Reading&, const page::Visite&);
web::Response oublier_reprise(db::Writing&, const page::Visite&);
// mot_de_passe_perdu.cpp
web::Response mot_de_passe_oublie(db::Reading&, const page::Visite&);
web::Response demander_lien(db::Writing&, const page::Visite&);
web::Response lien_demande(db::Reading&, const page::Visite&);
web::Response nouveau_mot_de_passe(db::Reading&, const page::Visite&);
web::Response choisir_nouveau(db::Database&, const page::Visite&);
// compte.cpp
web::Response compte(db::Reading&, const page::Visite&);
web::Response fermer_une_session(db::Writing&, const page::Visite&);
web::Response fermer_les_autres(db::Writing&, const page::Visite&);
// compte_nom.cpp
web::Response nom(db::Reading&, const page::Visite&);
web::Response changer_de_nom(db::Writing&, const page::Visite&);
// compte_adresse.cpp
web::Response adresse(db::Reading&, const page::Visite&);
web::Response demander_une_adresse(db::Database&, const page::Visite&);
web::Response adresse_recue(db::Reading&, const page::Visite&);
web::Response prendre_adresse(db::Writing&, const page::Visite&);
// compte_mot_de_passe.cpp
web::Response mot_de_passe(db::Reading&, const page::Visite&);
web::Response changer_de_mot_de_passe(db::Database&, const page::Visite&);
// personnes.cpp
web::Response personnes(db::Reading&, const page::Visite&);
web::Response nouvelle(db::Reading&, const page::Visite&);
web::Response inviter_personne(db::Writing&, const page::Visite&);
// fiche.cpp
web::Response fiche(db::Reading&, const page::Visite&);
web::Response donner_role(db::Writing&, const page::Visite&);
web::Response retirer_role(db::Writing&, const page::Visite&);
web::Response renvoyer_invitation(db::Writing&, const page::Visite&);

}  // namespace personne::pages
