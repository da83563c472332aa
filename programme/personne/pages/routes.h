// The pages of persons: signing up, in and out, one's account, and the coordination's list of persons.
#pragma once
#include <string_view>
#include <vector>

#include "programme/page/route.h"

namespace personne {

std::vector<page::Route> routes();

/// Name of the session's cookie; its value is what ouvrir_session returns.
inline constexpr std::string_view cookie_session = "dentelle_session";

/// For the server, when a POST arrives without a living session on a route that asks for one: the sign-in
/// form, which keeps all that was being sent and gives it back after signing in. Whoever wants JSON gets 401
/// {"connexion": path}. The visit is that of a visitor, with a visitor's form token.
web::Response reprise_apres_expiration(const page::Visite&);
/// For the server, when a GET asks for a page that needs signing in: to the sign-in form, and back.
web::Response vers_connexion(const page::Visite&);

}  // namespace personne
