// E-mail addresses: their syntax and the one form under which they are stored and compared.
#pragma once
#include <string>
#include <string_view>

namespace personne {

/// Without surrounding spaces, in lower case.
std::string normaliser_adresse(std::string_view saisie);
/// What is wrong with an address, as a French sentence fit for the form; empty when its syntax is good.
/// Quoted local parts, address literals and accents are refused: no mailbox of ours has them, typing mistakes
/// do.
std::string defaut_adresse(std::string_view normalisee);

}  // namespace personne
