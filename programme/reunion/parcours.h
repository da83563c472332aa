// The workflow of a passage, whole: a dossier's slot in a partner meeting, from its planning to the record
// that the porteur receives. A state is a struct, an act is a struct that says who may do it, a permitted
// transition is one overload of `effet`. docs/parcours-passage.md is the same, as a table (a test compares
// them).
//
// Note de cadrage, "étape 2": presence is obligatory "sous peine d'annulation de la candidature". The machine
// never cancels: an absence only proposes it, a person decides.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace reunion {

using base::Instant;
using personne::Role;
using personne::Roles;

enum class Presence : std::uint8_t { attendu, present, en_retard, excuse, absent };
std::string_view code(Presence);
std::string_view label(Presence);  ///< "En retard"
std::optional<Presence> presence(std::string_view code);

struct Planifie {  ///< has a place in the plan, perhaps; nothing was sent
  static constexpr std::string_view name = "planifie";
};
struct Convoque {  ///< the porteur was written to
  static constexpr std::string_view name = "convoque";
};
struct Confirme {  ///< the porteur said who comes
  static constexpr std::string_view name = "confirme";
};
struct Present {  ///< came, in time or late
  static constexpr std::string_view name = "present";
};
struct Excuse {
  static constexpr std::string_view name = "excuse";
};
struct Absent {
  static constexpr std::string_view name = "absent";
};
struct Annule {  ///< the candidature was cancelled by a person
  static constexpr std::string_view name = "annule";
};
struct Deroge {  ///< the candidature goes on in spite of the absence
  static constexpr std::string_view name = "deroge";
};
struct Consolide {  ///< the porteur received the record of the passage
  static constexpr std::string_view name = "consolide";
};
using Etat = std::variant<Planifie, Convoque, Confirme, Present, Excuse, Absent, Annule, Deroge, Consolide>;

/// What a row of the database tells; the state is derived from it, never stored.
struct Faits {
  std::string etat;  ///< planifie, convoque, confirme
  Presence presence = Presence::attendu;
  std::string decision;  ///< empty, annulation, derogation
  std::optional<Instant> consolide_le{};
};
Etat etat(const Faits&);
std::string_view name(const Etat&);
std::string_view label(const Etat&);  ///< "Venue confirmée"

/// What the rules may know besides the state and the act.
struct Contexte {
  const personne::Acteur& acteur;
  Instant now{};
  const campagne::Campagne& campagne;
  std::int64_t structure = 0;
  std::vector<std::string> communes{};  ///< of the meeting: its chef·fe de projet runs it
  std::optional<base::Period> creneau{};
  bool porteur = false;  ///< holds the secret link of the convocation
};

struct Convoquer {
  static constexpr Roles by{Role::coordination, Role::chef_de_projet};
  static constexpr std::string_view name = "convoquer", trace = "passage_convoque",
                                    label = "Envoyer la convocation";
};
struct ConfirmerVenue {
  static constexpr Roles by{Role::porteur, Role::coordination, Role::chef_de_projet};
  static constexpr std::string_view name = "confirmer_venue", trace = "venue_confirmee", label = "Confirmer";
  std::size_t participants = 0, representants = 0;
};
struct DemanderDeplacement {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "demander_deplacement", trace = "deplacement_demande",
                                    label = "Demander un autre moment";
  std::string_view motif{};
};
/// Another slot, in the same meeting or in another one: has to be convened and confirmed anew.
struct Deplacer {
  static constexpr Roles by{Role::coordination, Role::chef_de_projet};
  static constexpr std::string_view name = "deplacer", trace = "passage_deplace",
                                    label = "Déplacer le passage";
};
struct Pointer {
  static constexpr Roles by{Role::coordination, Role::chef_de_projet};
  static constexpr std::string_view name = "pointer", trace = "presence_pointee", label = "Noter la présence";
  Presence presence = Presence::present;
  std::string_view motif{};  ///< of an excuse
};
struct AnnulerCandidature {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "annuler_candidature", trace = "candidature_annulee",
                                    label = "Annuler la candidature";
  std::string_view motif{};
};
struct DerogerPresence {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "deroger_presence", trace = "presence_derogee",
                                    label = "Maintenir la candidature";
  std::string_view motif{};
};
struct Consolider {
  static constexpr Roles by{Role::coordination, Role::chef_de_projet};
  static constexpr std::string_view name = "consolider", trace = "passage_consolide",
                                    label = "Envoyer le relevé au porteur";
};

Result<Convoque> effet(const Planifie&, const Convoquer&, const Contexte&);
Result<Convoque> effet(const Convoque&, const Convoquer&, const Contexte&);
Result<Convoque> effet(const Confirme&, const Convoquer&, const Contexte&);
Result<Confirme> effet(const Convoque&, const ConfirmerVenue&, const Contexte&);
Result<Confirme> effet(const Confirme&, const ConfirmerVenue&, const Contexte&);
Result<Convoque> effet(const Convoque&, const DemanderDeplacement&, const Contexte&);
Result<Confirme> effet(const Confirme&, const DemanderDeplacement&, const Contexte&);
Result<Planifie> effet(const Planifie&, const Deplacer&, const Contexte&);
Result<Planifie> effet(const Convoque&, const Deplacer&, const Contexte&);
Result<Planifie> effet(const Confirme&, const Deplacer&, const Contexte&);
Result<Planifie> effet(const Deroge&, const Deplacer&, const Contexte&);
// Presence may be noted for who was never convened (they came all the same), and corrected until it has a
// consequence.
Result<Etat> effet(const Planifie&, const Pointer&, const Contexte&);
Result<Etat> effet(const Convoque&, const Pointer&, const Contexte&);
Result<Etat> effet(const Confirme&, const Pointer&, const Contexte&);
Result<Etat> effet(const Present&, const Pointer&, const Contexte&);
Result<Etat> effet(const Excuse&, const Pointer&, const Contexte&);
Result<Etat> effet(const Absent&, const Pointer&, const Contexte&);
Result<Annule> effet(const Absent&, const AnnulerCandidature&, const Contexte&);
Result<Annule> effet(const Excuse&, const AnnulerCandidature&, const Contexte&);
Result<Deroge> effet(const Absent&, const DerogerPresence&, const Contexte&);
Result<Deroge> effet(const Excuse&, const DerogerPresence&, const Contexte&);
Result<Deroge> effet(const Annule&, const DerogerPresence&, const Contexte&);  ///< a contestation was heard
Result<Consolide> effet(const Present&, const Consolider&, const Contexte&);
Result<Consolide> effet(const Deroge&, const Consolider&, const Contexte&);
Result<Consolide> effet(const Consolide&, const Consolider&, const Contexte&);  ///< corrected and sent again

template <class E, class A>
concept Possible =
    requires(const E& etat, const A& acte, const Contexte& contexte) { effet(etat, acte, contexte); };

/// The new state, and the name under which the journal keeps the act.
struct Accompli {
  Etat etat;
  std::string_view trace;
};

/// Whether the person has the right, apart from any state: a porteur writes for the structure or holds the
/// convocation's link; a chef·fe de projet runs the meetings of their communes.
bool autorise(Roles by, const Contexte&);

/// The only door: rights, state, guards. The caller records the consequences and the journal line in the same
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

/// One line of the table of the workflow; `vers` is "selon la présence" when it depends on what was noted.
struct Transition {
  std::string_view depuis, acte, label, vers, trace;
  Roles by;
};
std::vector<Transition> transitions();

}  // namespace reunion
