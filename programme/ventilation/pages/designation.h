// A person or a structure named in a field: found when the name is whole, else chosen among those that it may
// mean.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/page/champ.h"
#include "programme/ventilation/conflit_store.h"

namespace ventilation::pages {

/// At most so many are offered; with more, the person is asked to type more of the name.
inline constexpr int designations_proposees = 12;

class Designe {
 public:
  /// `champ`: name of the field; the choice among candidates is posted as `champ` + "_id".
  Designe(std::string_view champ, const web::Fields&);

  std::string_view saisie() const { return saisie_; }
  /// What is said when nothing was typed, when nothing was found, when one of several is to be chosen.
  struct Phrases {
    std::string_view demande, inconnu, a_choisir;
  };
  /// Whom or what the field means, out of those found for what was typed. Nothing: the errors say what to do,
  /// and the field offers the candidates.
  std::optional<std::int64_t> parmi(std::vector<Designation> trouves, const Phrases&, base::FieldErrors&);
  void ecrire(html::Out&, std::string_view label, std::string_view aide, const base::FieldErrors&) const;

 private:
  std::optional<std::int64_t> choice() const;

  std::string champ_, saisie_, choisi_;
  std::vector<Designation> candidats_;
};

}  // namespace ventilation::pages
