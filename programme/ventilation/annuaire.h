// Whom dossiers can be handed to, found by number, by funder, by e-mail address.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "programme/ventilation/proposition.h"

namespace ventilation {

/// A person's e-mail address, in lower case.
struct Adresse {
  std::int64_t personne = 0;
  std::string courriel;
};

class Annuaire {
 public:
  /// Both lists must outlive it.
  explicit Annuaire(std::span<const Agent>, std::span<const Adresse> = {});
  /// The role in which the person handles dossiers of that funder (empty: as territorial référent·e); nothing
  /// when the person does not.
  const Agent* agent(std::string_view financeur, std::int64_t personne) const;
  /// Every role of a person.
  std::span<const Agent* const> roles(std::int64_t personne) const;
  /// The name; "Une personne sans rôle" when unknown.
  std::string_view nom(std::int64_t personne) const;
  /// Dossiers that the person already has in this round.
  int charge(std::int64_t personne) const;
  /// 0 when nobody has that address.
  std::int64_t personne(std::string_view courriel) const;
  /// Empty when unknown.
  std::string_view courriel(std::int64_t personne) const;

 private:
  std::unordered_map<std::int64_t, std::vector<const Agent*>> by_person_;
  std::unordered_map<std::string_view, std::int64_t> by_address_;
  std::unordered_map<std::int64_t, std::string_view> addresses_;
};

}  // namespace ventilation
