// The workflow of the note d'intention, whole: a state is a struct that carries what is true there, an act is
// a struct that says who may do it, a permitted transition is one overload of `effet`. What is not written
// here is not possible. docs/parcours-note.md is the same, as a table (a test compares them).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/dossier/note.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace dossier {

using base::Instant;
using personne::Role;
using personne::Roles;

struct NoteEnPreparation {
  static constexpr std::string_view name = "note_en_preparation";
};
struct NoteDeposee {
  static constexpr std::string_view name = "note_deposee";
  Instant depose_le{};
};
struct NoteAbandonnee {
  static constexpr std::string_view name = "note_abandonnee";
};
using Etat = std::variant<NoteEnPreparation, NoteDeposee, NoteAbandonnee>;

/// What the rules may know besides the state and the act.
struct Contexte {
  const personne::Acteur& acteur;
  Instant now{};
  const campagne::Campagne& campagne;
  std::int64_t structure = 0;
  std::optional<Instant> derogation{};  ///< latest instant until which a late deposit was granted
};

struct DeposerNote {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "deposer_note", trace = "note_deposee", label = "Déposer la note";
  const Lecture* lecture = nullptr;
};
struct ReprendreNote {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "reprendre_note", trace = "note_reprise",
                                    label = "Reprendre la note pour la modifier";
};
struct AbandonnerNote {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "abandonner_note", trace = "note_abandonnee",
                                    label = "Abandonner ce projet";
};
struct RouvrirNote {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "rouvrir_note", trace = "note_rouverte",
                                    label = "Rouvrir ce projet";
};
struct AccorderDerogation {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "accorder_derogation", trace = "derogation_accordee",
                                    label = "Accorder un délai";
  Instant jusqu_au{};
  std::string_view motif{};
};

Result<NoteDeposee> effet(const NoteEnPreparation&, const DeposerNote&, const Contexte&);
Result<NoteEnPreparation> effet(const NoteDeposee&, const ReprendreNote&, const Contexte&);
Result<NoteAbandonnee> effet(const NoteEnPreparation&, const AbandonnerNote&, const Contexte&);
Result<NoteEnPreparation> effet(const NoteAbandonnee&, const RouvrirNote&, const Contexte&);
Result<NoteEnPreparation> effet(const NoteEnPreparation&, const AccorderDerogation&, const Contexte&);

template <class E, class A>
concept Possible =
    requires(const E& etat, const A& acte, const Contexte& contexte) { effet(etat, acte, contexte); };

/// The new state, and the name under which the journal keeps the act.
struct Accompli {
  Etat etat;
  std::string_view trace;
};

std::string_view name(const Etat&);
/// The state that a row of the database tells. Throws std::invalid_argument for an unknown name.
Etat etat(std::string_view name, std::optional<Instant> depose_le);

/// The first instant at which this dossier's note can no longer be deposited: the campaign's, or a later
/// dérogation's.
Instant limite_depot(const Contexte&);
bool depot_ouvert(const Contexte&);

/// Whether the person has the right, apart from any state: a porteur must be able to write for the structure.
bool autorise(Roles by, const Contexte&);

/// The only door: rights, state, guards. The caller records the new state and the journal line in the same
/// transaction.
template <class A>
Result<Accompli> accomplir(const Etat& etat, const A& acte, const Contexte& contexte) {
  if (!autorise(A::by, contexte)) return refuse(Cause::role_requis);
  return std::visit(
      [&]<class E>(const E& present) -> Result<Accompli> {
        if constexpr (Possible<E, A>) {
          auto next = effet(present, acte, contexte);
          if (!next) return std::unexpected(next.error());
          return Accompli{*next, A::trace};
        } else {
          return refuse(Cause::etape_passee);
        }
      },
      etat);
}

/// One line of the table of the workflow.
struct Transition {
  std::string_view depuis, acte, label, vers, trace;
  Roles by;
};
/// Every permitted transition, from the overloads above.
std::vector<Transition> transitions();

}  // namespace dossier
