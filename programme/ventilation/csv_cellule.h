// Cells of the ventilation's table, one by one: a number, a meeting, funders, people, a reason.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "programme/ventilation/lot.h"

namespace ventilation {

/// Letters and digits only, folded, words separated by one blank: what two spellings of a title have in
/// common.
std::string sans_signes(std::string_view);
/// Whether one was probably typed for the other: at most two letters differ.
bool proche(std::string_view, std::string_view);

/// Reads the cells of one table; what cannot be read is said in a sentence.
class Cellules {
 public:
  Cellules(const campagne::Campagne&, const Annuaire&);

  using Phrases = std::vector<std::string>;
  /// "2023-0042", "0042", "n° 42".
  std::optional<std::int64_t> numero(std::string_view, Phrases&) const;
  std::optional<std::string> reunion(std::string_view, Phrases&) const;
  std::optional<std::vector<std::string>> financeurs(std::string_view, Phrases&) const;
  std::optional<std::vector<Voulu::Agent>> agents(std::string_view, Phrases&) const;
  std::optional<std::string> ecart(std::string_view, Phrases&) const;

 private:
  struct Noms {
    std::unordered_map<std::string, std::string> codes;  ///< by spelling
    std::vector<std::string> titres;                     ///< offered when one is close
    void add(std::string_view spelling, const std::string& code);
    void add_title(const std::string& titre, const std::string& code);
    std::optional<std::string> find(std::string_view typed) const;
    /// " Vouliez-vous dire « Santé » ?", or where the list is to be found.
    std::string help(std::string_view typed, std::string_view where) const;
  };
  std::optional<Voulu::Agent> agent(std::string_view typed, Phrases&) const;
  std::optional<Voulu::Agent> in_a_role(std::string_view typed, std::string_view prefix,
                                        std::int64_t personne, Phrases&) const;

  const campagne::Campagne& campagne_;
  const Annuaire& annuaire_;
  Noms meetings_, funders_, reasons_;
};

/// "caf:prenom@caf.example"
std::string adresse_avec_role(const Annuaire&, std::string_view financeur, std::int64_t personne);
/// The same, or the address alone when the person has one role.
std::string ecrire_agent(const Annuaire&, const Affectation&);

}  // namespace ventilation
