// The workflow of the ventilation of one dossier, whole: from the closing of the notes to the moment at which
// agents and porteurs are told, and what may still change afterwards. A state is a struct, an act is a struct
// that says who may do it, a permitted transition is one overload of `effet`. docs/parcours-ventilation.md is
// the same, as a table (a test compares them).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace ventilation {

using base::Instant;
using personne::Role;
using personne::Roles;

struct AVentiler {  ///< deposited; the committee has not begun with it
  static constexpr std::string_view name = "a_ventiler";
};
struct Preparee {  ///< has its funders, agents and meeting; nobody was told
  static constexpr std::string_view name = "preparee";
};
struct Ecartee {  ///< will not be handled; nobody was told
  static constexpr std::string_view name = "ecartee";
};
struct Transmise {  ///< agents were told; the porteur can read it
  static constexpr std::string_view name = "transmise";
};
struct EcartNotifie {  ///< the porteur was told why, and how to contest
  static constexpr std::string_view name = "ecart_notifie";
};
using Etat = std::variant<AVentiler, Preparee, Ecartee, Transmise, EcartNotifie>;

std::string_view name(const Etat&);
std::string_view label(const Etat&);  ///< "À ventiler"
/// Throws std::invalid_argument for an unknown name.
Etat etat(std::string_view name);
/// Whether agents and porteurs were told.
bool transmis(const Etat&);

/// What the rules may know besides the state and the act.
struct Contexte {
  const personne::Acteur& acteur;
  Instant now{};
  const campagne::Campagne& campagne;
  std::int64_t structure = 0;
};

/// What a line that is being prepared holds, as far as the rules look at it.
struct Contenu {
  std::size_t financeurs = 0;  ///< handed to so many funders
  bool reunion_a_choisir = false;
  std::string_view en_conflit{};  ///< name of a person chosen who has an interest in the structure
};

/// The first ventilation, computed; also when it is computed anew.
struct Proposer {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "proposer", trace = "ventilation_proposee",
                                    label = "Calculer la proposition";
};
struct Preparer {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "preparer", trace = "ventilation_preparee", label = "Enregistrer";
  Contenu contenu{};
};
/// Sets the note aside, with a reason of the campaign; `texte` completes it, and must once people were told.
struct Ecarter {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "ecarter", trace = "note_ecartee", label = "Écarter la note";
  std::string_view motif{};  ///< code
  std::string_view texte{};
};
struct Reintegrer {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "reintegrer", trace = "note_reintegree",
                                    label = "Reprendre la note";
  std::string_view motif{};  ///< read by the porteur; needed once people were told
};
struct Transmettre {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "transmettre", trace = "ventilation_transmise",
                                    label = "Transmettre";
  Contenu contenu{};
};
/// The porteur of a note set aside is told why, and how to contest.
struct NotifierEcart {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "notifier_ecart", trace = "ecart_notifie",
                                    label = "Annoncer l’écart";
};
/// A change after the transmission: a reason is needed, those concerned are told.
struct Corriger {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "corriger", trace = "ventilation_corrigee",
                                    label = "Enregistrer et prévenir";
  Contenu contenu{};
  std::string_view motif{};
};

Result<Preparee> effet(const AVentiler&, const Proposer&, const Contexte&);
Result<Preparee> effet(const Preparee&, const Proposer&, const Contexte&);
Result<Preparee> effet(const AVentiler&, const Preparer&, const Contexte&);
Result<Preparee> effet(const Preparee&, const Preparer&, const Contexte&);
Result<Ecartee> effet(const AVentiler&, const Ecarter&, const Contexte&);
Result<Ecartee> effet(const Preparee&, const Ecarter&, const Contexte&);
Result<Ecartee> effet(const Ecartee&, const Ecarter&, const Contexte&);  ///< another reason
Result<EcartNotifie> effet(const Transmise&, const Ecarter&, const Contexte&);
Result<Preparee> effet(const Ecartee&, const Reintegrer&, const Contexte&);
Result<Preparee> effet(const EcartNotifie&, const Reintegrer&, const Contexte&);  ///< it was contested
Result<Transmise> effet(const Preparee&, const Transmettre&, const Contexte&);
Result<EcartNotifie> effet(const Ecartee&, const NotifierEcart&, const Contexte&);
Result<Transmise> effet(const Transmise&, const Corriger&, const Contexte&);

template <class E, class A>
concept Possible =
    requires(const E& etat, const A& acte, const Contexte& contexte) { effet(etat, acte, contexte); };

/// The new state, and the name under which the journal keeps the act.
struct Accompli {
  Etat etat;
  std::string_view trace;
};

/// Whether the person has the right, apart from any state: nobody decides of a structure in which they have a
/// confirmed interest.
bool autorise(Roles by, const Contexte&);

/// The only door: rights, state, guards. The caller records the content and the journal line in the same
/// transaction.
template <class A>
Result<Accompli> accomplir(const Etat& present, const A& acte, const Contexte& contexte) {
  if (!autorise(A::by, contexte)) return refuse(Cause::role_requis);
  return std::visit(
      [&]<class E>(const E& from) -> Result<Accompli> {
        if constexpr (Possible<E, A>) {
          auto next = effet(from, acte, contexte);
          if (!next) return std::unexpected(next.error());
          return Accompli{*next, A::trace};
        } else {
          return refuse(Cause::etape_passee);
        }
      },
      present);
}

template <class A>
bool possible(const Etat& present) {
  return std::visit([]<class E>(const E&) { return Possible<E, A>; }, present);
}

/// Whether an undoable operation may lead from one state to the other: nothing that was sent is part of it.
bool defaisable(const Etat& avant, const Etat& apres);

/// One line of the table of the workflow.
struct Transition {
  std::string_view depuis, acte, label, vers, trace;
  Roles by;
};
std::vector<Transition> transitions();

}  // namespace ventilation
