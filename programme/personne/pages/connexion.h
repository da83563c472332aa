// The sign-in form, shared by the page that shows it and by what was being sent when a session had expired.
#pragma once
#include "programme/page/visite.h"

namespace personne::pages {

/// What the form carries beside the address and the password.
struct Connexion {
  std::string courriel, retour;
  std::string action;    ///< where the kept fields were being sent; empty when nothing is kept
  web::Fields gardes{};  ///< the kept fields
};
web::Response formulaire_connexion(const page::Visite&, const Connexion&, const base::FieldErrors&,
                                   int status = 0);

/// The kept fields that came back with the sign-in form; `action` is empty unless it is a path of ours.
void lire_gardes(const web::Fields& form, Connexion&);
/// "a=1&b=2": how kept fields are stored.
std::string encoder(const web::Fields&);

}  // namespace personne::pages
