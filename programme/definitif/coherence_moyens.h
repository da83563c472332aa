// Means announced for the action against means that the structure declares to have: people, and money account
// by account (note de cadrage, étape 3: "démontrer la concordance entre les moyens annoncés et les moyens
// existants", annexes 10 and 11).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/dossier/brouillon.h"

namespace definitif::coherence {

/// The two questions of the form about the same kind of people.
struct GenreDeMoyens {
  std::string_view titre, structure, action;
};
inline constexpr std::array moyens_humains{
    GenreDeMoyens{"Bénévoles", "benevoles", "action_benevoles"},
    GenreDeMoyens{"Volontaires", "volontaires", "action_volontaires"},
    GenreDeMoyens{"Salarié·es", "salaries", "action_salaries"},
    GenreDeMoyens{"Salarié·es, en équivalent temps plein", "salaries_etpt", "action_etpt"}};

/// Both answers, in hundredths ("0,5" is 50).
struct Moyen {
  std::string_view titre;
  std::int64_t structure = 0, action = 0;
};
/// Where both are answered by a number.
std::vector<Moyen> moyens_declares(const dossier::Brouillon&);
/// A number as typed, in hundredths: "1,5" is 150.
std::optional<std::int64_t> centiemes(const dossier::Brouillon&, std::string_view champ);
/// 150 is "1,5", 300 is "3".
std::string nombre(std::int64_t centiemes);

struct Faits;
struct Cadre;
/// More people for the action than the structure has.
std::vector<std::string> moyens_humains_superieurs(const Faits&, const Cadre&);
/// More charges of an account for the action than in the structure's budget of the year, which includes the
/// action.
std::vector<std::string> charges_superieures_a_la_structure(const Faits&, const Cadre&);

}  // namespace definitif::coherence
