// The workflow of a conflict of interest, whole: a person with a role sits in a structure, represents it or
// belongs to it. The program suggests, a person decides. docs/parcours-conflit.md is the same as a table (a
// test compares them).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace ventilation {

using personne::Role;
using personne::Roles;

/// Nothing is known between that person and that structure.
struct SansConflit {
  static constexpr std::string_view name = "aucun", label = "Aucun lien connu";
};
struct ConflitSuggere {
  static constexpr std::string_view name = "suggere", label = "À examiner";
};
/// The person is kept away from every dossier of the structure.
struct ConflitConfirme {
  static constexpr std::string_view name = "confirme", label = "Confirmé";
};
/// Looked at, and no reason to keep the person away: a homonym, a former member.
struct ConflitEcarte {
  static constexpr std::string_view name = "ecarte", label = "Écarté";
};
using EtatConflit = std::variant<SansConflit, ConflitSuggere, ConflitConfirme, ConflitEcarte>;

struct ContexteConflit {
  const personne::Acteur& acteur;
  std::int64_t personne = 0;  ///< whose conflict it is
};

/// `concerne`: the person concerned may do it too.
struct ConfirmerConflit {
  static constexpr Roles by{Role::coordination};
  static constexpr bool concerne = false;
  static constexpr std::string_view name = "confirmer_conflit", trace = "conflit_confirme",
                                    label = "Confirmer le conflit";
  std::string_view motif{};  ///< may be empty
};
struct EcarterConflit {
  static constexpr Roles by{Role::coordination};
  static constexpr bool concerne = false;
  static constexpr std::string_view name = "ecarter_conflit", trace = "conflit_ecarte",
                                    label = "Écarter : pas de conflit";
  std::string_view motif{};
};
struct DeclarerConflit {
  static constexpr Roles by{Role::coordination};
  static constexpr bool concerne = true;
  static constexpr std::string_view name = "declarer_conflit", trace = "conflit_declare",
                                    label = "Déclarer un conflit";
  std::string_view motif{};
};

Result<ConflitConfirme> effet(const ConflitSuggere&, const ConfirmerConflit&, const ContexteConflit&);
Result<ConflitConfirme> effet(const ConflitEcarte&, const ConfirmerConflit&, const ContexteConflit&);
Result<ConflitEcarte> effet(const ConflitSuggere&, const EcarterConflit&, const ContexteConflit&);
Result<ConflitEcarte> effet(const ConflitConfirme&, const EcarterConflit&, const ContexteConflit&);
Result<ConflitConfirme> effet(const SansConflit&, const DeclarerConflit&, const ContexteConflit&);
Result<ConflitConfirme> effet(const ConflitSuggere&, const DeclarerConflit&, const ContexteConflit&);
Result<ConflitConfirme> effet(const ConflitEcarte&, const DeclarerConflit&, const ContexteConflit&);

template <class E, class A>
concept ConflitPossible =
    requires(const E& etat, const A& acte, const ContexteConflit& contexte) { effet(etat, acte, contexte); };

std::string_view name(const EtatConflit&);
std::string_view label(const EtatConflit&);
/// Throws std::invalid_argument for an unknown name.
EtatConflit etat_conflit(std::string_view name);

/// Longest text of a motif, in characters.
inline constexpr int motif_max = 500;

struct ConflitAccompli {
  EtatConflit etat;
  std::string_view trace;
};

/// Whether that person may do it, apart from any state.
template <class A>
bool autorise(const ContexteConflit& c) {
  return c.acteur.est_un_de(A::by) || (A::concerne && c.acteur.id == c.personne);
}

/// The only door: rights, state, guards. Refused deja_fait where the state is already the one wanted.
template <class A>
Result<ConflitAccompli> accomplir(const EtatConflit& etat, const A& acte, const ContexteConflit& contexte) {
  if (!autorise<A>(contexte)) return refuse(Cause::role_requis);
  return std::visit(
      [&]<class E>(const E& present) -> Result<ConflitAccompli> {
        if constexpr (ConflitPossible<E, A>) {
          auto next = effet(present, acte, contexte);
          if (!next) return std::unexpected(next.error());
          return ConflitAccompli{*next, A::trace};
        } else {
          return refuse(Cause::deja_fait);
        }
      },
      etat);
}

struct TransitionConflit {
  std::string_view depuis, acte, vers, trace;
  bool concerne;
};
std::vector<TransitionConflit> transitions_conflit();

}  // namespace ventilation
