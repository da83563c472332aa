// The workflow of the final dossier, whole: from its opening to the complete dossier that the funders
// receive. A state is a struct, an act is a struct that says who may do it, a permitted transition is one
// overload of `effet`. docs/parcours-definitif.md is the same, as a table (a test compares them).
//
// Note de cadrage, "étape 3": the deposit ends on 02/12/2022 ("les projets déposés passé ce délai ne seront
// pas instruits"); an incomplete file is rejected, by a person, never by the machine alone.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace definitif {

using base::Instant;
using personne::Role;
using personne::Roles;

struct EnPreparation {
  static constexpr std::string_view name = "en_preparation";
};
struct ASigner {  ///< nothing is written any more until the signatory answers
  static constexpr std::string_view name = "a_signer";
};
struct Signe {  ///< attested on its digest; not deposited yet
  static constexpr std::string_view name = "signe";
};
struct Depose {
  static constexpr std::string_view name = "depose";
  Instant depose_le{};
};
struct ACompleter {  ///< the sections and pieces named by the request are open again, until that instant
  static constexpr std::string_view name = "a_completer";
  Instant depose_le{}, avant{};
};
struct Complet {
  static constexpr std::string_view name = "complet";
  Instant depose_le{};
};
struct Rejete {
  static constexpr std::string_view name = "rejete";
  Instant depose_le{};
};
using Etat = std::variant<EnPreparation, ASigner, Signe, Depose, ACompleter, Complet, Rejete>;

/// What the rules may know besides the state and the act.
struct Contexte {
  const personne::Acteur& acteur;
  Instant now{};
  const campagne::Campagne& campagne;
  std::int64_t structure = 0;
  std::optional<Instant> delai{};  ///< latest instant until which a late deposit was granted
};

struct DemanderSignature {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "demander_signature", trace = "signature_demandee",
                                    label = "Demander la signature";
  std::size_t manques = 0;  ///< answers missing or wrong, pieces missing, rules that block
};
/// By a member who may sign: the legal representative or a mandataire.
struct Signer {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "signer", trace = "definitif_signe", label = "Attester et signer";
  std::size_t manques = 0;
  bool engagements = false;  ///< every attestation that is due was ticked
};
struct DeclinerSignature {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "decliner_signature", trace = "signature_declinee",
                                    label = "Renvoyer avec un commentaire";
  std::string_view commentaire{};
};
/// Before the deposit: to change something, the signature or its request is given up.
struct Rouvrir {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "rouvrir", trace = "definitif_rouvert",
                                    label = "Rouvrir pour modifier";
};
struct Deposer {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "deposer", trace = "definitif_depose",
                                    label = "Déposer le dossier";
  std::size_t manques = 0;
  bool meme_texte = false;  ///< what is deposited is what was signed
};
/// After the deposit and before the deadline.
struct Reprendre {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "reprendre", trace = "definitif_repris",
                                    label = "Reprendre le dossier pour le modifier";
};
struct AccorderDelai {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "accorder_delai", trace = "delai_definitif_accorde",
                                    label = "Accorder un délai";
  Instant jusqu_au{};
  std::string_view motif{};
};
struct DemanderComplements {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "demander_complements", trace = "complements_demandes",
                                    label = "Demander des compléments";
  std::size_t cibles = 0;  ///< sections and pieces named
  Instant avant{};
};
struct RendreComplements {
  static constexpr Roles by{Role::porteur};
  static constexpr std::string_view name = "rendre_complements", trace = "complements_rendus",
                                    label = "Rendre les compléments";
  std::size_t manques = 0;
};
struct DeclarerComplet {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "declarer_complet", trace = "definitif_complet",
                                    label = "Déclarer le dossier complet";
  std::size_t non_conformes = 0;  ///< pieces due that nobody found right: missing, refused, not verified
};
struct Rejeter {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "rejeter", trace = "definitif_rejete",
                                    label = "Rejeter le dossier";
  std::string_view motif{};
};
/// The coordination hears a contestation, or sees its own mistake.
struct RevenirSurDecision {
  static constexpr Roles by{Role::coordination};
  static constexpr std::string_view name = "revenir_sur_decision", trace = "decision_reprise",
                                    label = "Revenir sur la décision";
  std::string_view motif{};
};

Result<EnPreparation> effet(const EnPreparation&, const AccorderDelai&, const Contexte&);
Result<ASigner> effet(const ASigner&, const AccorderDelai&, const Contexte&);
Result<Signe> effet(const Signe&, const AccorderDelai&, const Contexte&);
Result<ASigner> effet(const EnPreparation&, const DemanderSignature&, const Contexte&);
Result<Signe> effet(const ASigner&, const Signer&, const Contexte&);
Result<Signe> effet(const EnPreparation&, const Signer&,
                    const Contexte&);  ///< who signs may have written it alone
Result<EnPreparation> effet(const ASigner&, const DeclinerSignature&, const Contexte&);
Result<EnPreparation> effet(const ASigner&, const Rouvrir&, const Contexte&);
Result<EnPreparation> effet(const Signe&, const Rouvrir&, const Contexte&);
Result<Depose> effet(const Signe&, const Deposer&, const Contexte&);
Result<EnPreparation> effet(const Depose&, const Reprendre&, const Contexte&);
Result<ACompleter> effet(const Depose&, const DemanderComplements&, const Contexte&);
Result<ACompleter> effet(const ACompleter&, const DemanderComplements&, const Contexte&);
Result<Depose> effet(const ACompleter&, const RendreComplements&, const Contexte&);
Result<Complet> effet(const Depose&, const DeclarerComplet&, const Contexte&);
Result<Rejete> effet(const Depose&, const Rejeter&, const Contexte&);
Result<Rejete> effet(const ACompleter&, const Rejeter&, const Contexte&);
Result<Depose> effet(const Complet&, const RevenirSurDecision&, const Contexte&);
Result<Depose> effet(const Rejete&, const RevenirSurDecision&, const Contexte&);

template <class E, class A>
concept Possible =
    requires(const E& etat, const A& acte, const Contexte& contexte) { effet(etat, acte, contexte); };

/// The new state, and the name under which the journal keeps the act.
struct Accompli {
  Etat etat;
  std::string_view trace;
};

std::string_view name(const Etat&);
std::string_view label(const Etat&);  ///< "En préparation"
/// The state that a row of the database tells. Throws std::invalid_argument for an unknown name.
Etat etat(std::string_view name, std::optional<Instant> depose_le, std::optional<Instant> avant);

/// The first instant at which this final dossier can no longer be deposited: the campaign's, or a later one
/// granted.
Instant limite_depot(const Contexte&);
bool depot_ouvert(const Contexte&);
/// Whether the porteur may change the answers: in preparation, or what a request for completion opened.
bool modifiable(const Etat&, Instant now);

/// Whether the person has the right, apart from any state: a porteur must be able to write for the structure,
/// or to sign for it.
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

/// One line of the table of the workflow.
struct Transition {
  std::string_view depuis, acte, label, vers, trace;
  Roles by;
};
std::vector<Transition> transitions();

}  // namespace definitif
