// Texts of the call that the program completes with what it knows: "Nous demandons {demande}." Pure.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace campagne {

/// The names that may stand between braces.
std::span<const std::string_view> noms_a_remplir();
/// What stands between braces and is none of those names; empty when there is nothing such.
std::string nom_inconnu(std::string_view texte);

/// By name. A name without value, or with an empty one, leaves a place to be completed by hand.
using Valeurs = std::map<std::string, std::string, std::less<>>;
inline constexpr std::string_view a_completer = "[à compléter]";
std::string remplir(std::string_view texte, const Valeurs&);

}  // namespace campagne
