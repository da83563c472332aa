// The rule of passwords (CNIL, délibération 2022-100): 12 characters of 4 classes, or 14 of 3 classes, or 7
// words.
#pragma once
#include <string>
#include <string_view>

namespace personne {

/// The rule in a sentence or two, to be shown under the field.
std::string_view regle_mot_de_passe();
/// What is wrong or missing, as a French sentence fit for the form; empty when the password may be used.
/// `courriel` is the account's address: a password is never that address.
std::string defaut_mot_de_passe(std::string_view mot_de_passe, std::string_view courriel);

}  // namespace personne
