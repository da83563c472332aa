// The numbers by which France knows a structure, checked without asking anyone.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace structure {

/// What was typed without its spaces (of any kind), dots and dashes: "123 456.789" → "123456789".
std::string compact(std::string_view typed);

enum class Numero { juste, longueur, cle };  ///< right; not the right number of digits; a digit was mistyped

/// 9 digits whose Luhn key is right. Takes compact text.
Numero siren(std::string_view compact);
/// 14 digits: a right SIREN, and a right Luhn key over the whole. La Poste's establishments have a rule of
/// their own.
Numero siret(std::string_view compact);
/// "732 829 320 00074"
std::string siret_lisible(std::string_view siret);

/// Number in the national register of associations. `large`: letters stand where the official rule wants
/// digits, as happens overseas; it exists, so it is accepted with a warning.
enum class Rna { faux, officiel, large };
Rna rna(std::string_view compact_upper_case);

/// 5 digits of a French département or territory.
bool code_postal(std::string_view compact);

/// The number as it is kept ("03 27 00 00 00", "+3265000000"); nothing when it is not one. Numbers of France,
/// written with 0, +33 or 0033; numbers of other countries, written with + or 00.
std::optional<std::string> telephone(std::string_view typed);

}  // namespace structure
