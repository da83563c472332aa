#include "programme/definitif/parcours.h"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "platform/base/text.h"
#include "programme/personne/conflit.h"

namespace definitif {
namespace {

/// Everything about the period: from the opening to the deadline, or to the end of a delay granted.
std::optional<Obstacle> outside_period(const Contexte& c) {
  using namespace std::chrono_literals;
  if (c.now < c.campagne.depot_final.from)
    return Obstacle{Cause::periode_pas_ouverte,
                    fmt::format("Le dépôt ouvre le {}.", base::date_time(c.campagne.depot_final.from))};
  if (!depot_ouvert(c))
    return Obstacle{Cause::periode_close, fmt::format("Le dépôt s’est terminé le {}.",
                                                      base::date_time_seconds(limite_depot(c) - 1s))};
  return std::nullopt;
}

std::optional<Obstacle> incomplete(std::size_t missing) {
  if (missing == 0) return std::nullopt;
  return Obstacle{Cause::dossier_incomplet,
                  fmt::format("Il reste {} à régler.", base::counted(missing, "point", "points"))};
}

std::optional<Obstacle> without(std::string_view text, std::string_view wanted) {
  if (!base::trim(text).empty()) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, std::string(wanted)};
}

std::optional<Obstacle> may_not_sign(const Contexte& c) {
  if (c.acteur.peut(personne::Droit::signer, c.structure)) return std::nullopt;
  return Obstacle{Cause::role_requis, "Seule une personne qui peut signer pour la structure le fait."};
}

Result<Signe> sign(const Signer& acte, const Contexte& c) {
  if (auto no = may_not_sign(c)) return std::unexpected(*no);
  if (auto no = incomplete(acte.manques)) return std::unexpected(*no);
  if (!acte.engagements)
    return refuse(Cause::saisie_invalide, "Cochez chacune des attestations : sans elles, rien n’est signé.");
  return Signe{};
}

std::optional<Obstacle> bad_delay(const AccorderDelai& acte, const Contexte& c) {
  if (auto no = without(acte.motif, "Écrivez le motif de ce délai.")) return no;
  if (acte.jusqu_au > c.now && acte.jusqu_au > limite_depot(c)) return std::nullopt;
  return Obstacle{Cause::saisie_invalide,
                  "La nouvelle date limite doit être à venir, et après celle en vigueur."};
}

template <class State>
Result<State> delay(const AccorderDelai& acte, const Contexte& c) {
  if (auto no = bad_delay(acte, c)) return std::unexpected(*no);
  return State{};
}

Result<ACompleter> ask(Instant depose_le, const DemanderComplements& acte, const Contexte& c) {
  if (acte.cibles == 0)
    return refuse(Cause::saisie_invalide, "Nommez au moins une partie ou une pièce à compléter.");
  if (acte.avant <= c.now)
    return refuse(Cause::saisie_invalide, "La date limite des compléments doit être à venir.");
  return ACompleter{depose_le, acte.avant};
}

Result<Rejete> reject(Instant depose_le, const Rejeter& acte) {
  if (auto no = without(acte.motif, "Écrivez le motif du rejet : la structure le lira."))
    return std::unexpected(*no);
  return Rejete{depose_le};
}

Result<Depose> back(Instant depose_le, const RevenirSurDecision& acte) {
  if (auto no = without(acte.motif, "Écrivez pourquoi la décision change.")) return std::unexpected(*no);
  return Depose{depose_le};
}

constexpr std::array<std::string_view, std::variant_size_v<Etat>> labels{
    "En préparation", "À signer", "Signé, à déposer", "Déposé", "À compléter", "Complet", "Rejeté"};

}  // namespace

std::string_view name(const Etat& e) {
  return std::visit([]<class E>(const E&) { return E::name; }, e);
}
std::string_view label(const Etat& e) { return labels.at(e.index()); }

Etat etat(std::string_view name, std::optional<Instant> depose_le, std::optional<Instant> avant) {
  if (name == EnPreparation::name) return EnPreparation{};
  if (name == ASigner::name) return ASigner{};
  if (name == Signe::name) return Signe{};
  if (name == Depose::name && depose_le) return Depose{*depose_le};
  if (name == ACompleter::name && depose_le && avant) return ACompleter{*depose_le, *avant};
  if (name == Complet::name && depose_le) return Complet{*depose_le};
  if (name == Rejete::name && depose_le) return Rejete{*depose_le};
  throw std::invalid_argument("unknown state of a final dossier: " + std::string(name));
}

Instant limite_depot(const Contexte& c) {
  auto limit = c.campagne.depot_final.until;
  return c.delai ? std::max(limit, *c.delai) : limit;
}

bool depot_ouvert(const Contexte& c) {
  return base::Period{c.campagne.depot_final.from, limite_depot(c)}.contains(c.now);
}

bool modifiable(const Etat& e, Instant now) {
  if (const auto* asked = std::get_if<ACompleter>(&e)) return now < asked->avant;
  return std::holds_alternative<EnPreparation>(e);
}

bool autorise(Roles by, const Contexte& c) {
  bool member = c.acteur.peut(personne::Droit::ecrire, c.structure) ||
                c.acteur.peut(personne::Droit::signer, c.structure);
  if (by.has(Role::porteur) && member) return true;
  return by.has(Role::coordination) && personne::agit_comme(c.acteur, Role::coordination, c.structure);
}

Result<EnPreparation> effet(const EnPreparation&, const AccorderDelai& a, const Contexte& c) {
  return delay<EnPreparation>(a, c);
}
Result<ASigner> effet(const ASigner&, const AccorderDelai& a, const Contexte& c) {
  return delay<ASigner>(a, c);
}
Result<Signe> effet(const Signe&, const AccorderDelai& a, const Contexte& c) { return delay<Signe>(a, c); }

Result<ASigner> effet(const EnPreparation&, const DemanderSignature& a, const Contexte&) {
  if (auto no = incomplete(a.manques)) return std::unexpected(*no);
  return ASigner{};
}

Result<Signe> effet(const ASigner&, const Signer& a, const Contexte& c) { return sign(a, c); }
Result<Signe> effet(const EnPreparation&, const Signer& a, const Contexte& c) { return sign(a, c); }

Result<EnPreparation> effet(const ASigner&, const DeclinerSignature& a, const Contexte& c) {
  if (auto no = may_not_sign(c)) return std::unexpected(*no);
  if (auto no = without(a.commentaire, "Écrivez ce qui est à revoir.")) return std::unexpected(*no);
  return EnPreparation{};
}

Result<EnPreparation> effet(const ASigner&, const Rouvrir&, const Contexte&) { return EnPreparation{}; }
Result<EnPreparation> effet(const Signe&, const Rouvrir&, const Contexte&) { return EnPreparation{}; }

Result<Depose> effet(const Signe&, const Deposer& a, const Contexte& c) {
  if (auto no = outside_period(c)) return std::unexpected(*no);
  if (auto no = incomplete(a.manques)) return std::unexpected(*no);
  if (!a.meme_texte)
    return refuse(Cause::modifie_entre_temps,
                  "Le dossier a changé depuis la signature : faites-le signer de nouveau.");
  return Depose{c.now};
}

Result<EnPreparation> effet(const Depose&, const Reprendre&, const Contexte& c) {
  if (auto no = outside_period(c)) return std::unexpected(*no);
  return EnPreparation{};
}

Result<ACompleter> effet(const Depose& e, const DemanderComplements& a, const Contexte& c) {
  return ask(e.depose_le, a, c);
}
Result<ACompleter> effet(const ACompleter& e, const DemanderComplements& a, const Contexte& c) {
  return ask(e.depose_le, a, c);
}

Result<Depose> effet(const ACompleter& e, const RendreComplements& a, const Contexte& c) {
  if (c.now >= e.avant)
    return refuse(Cause::periode_close,
                  fmt::format("Les compléments étaient attendus avant le {}.", base::date_time(e.avant)));
  if (auto no = incomplete(a.manques)) return std::unexpected(*no);
  return Depose{e.depose_le};
}

Result<Complet> effet(const Depose& e, const DeclarerComplet& a, const Contexte&) {
  if (a.non_conformes > 0)
    return refuse(
        Cause::dossier_incomplet,
        fmt::format("Il reste {}.", base::counted(a.non_conformes, "pièce à vérifier, manquante ou refusée",
                                                  "pièces à vérifier, manquantes ou refusées")));
  return Complet{e.depose_le};
}

Result<Rejete> effet(const Depose& e, const Rejeter& a, const Contexte&) { return reject(e.depose_le, a); }
Result<Rejete> effet(const ACompleter& e, const Rejeter& a, const Contexte& c) {
  if (c.now < e.avant)
    return refuse(Cause::periode_pas_ouverte,
                  fmt::format("Les compléments sont attendus jusqu’au {}.", base::date_time(e.avant)));
  return reject(e.depose_le, a);
}

Result<Depose> effet(const Complet& e, const RevenirSurDecision& a, const Contexte&) {
  return back(e.depose_le, a);
}
Result<Depose> effet(const Rejete& e, const RevenirSurDecision& a, const Contexte&) {
  return back(e.depose_le, a);
}

namespace {

template <class E, class A>
void add_transition(std::vector<Transition>& table) {
  if constexpr (Possible<E, A>) {
    using Next = typename decltype(effet(std::declval<const E&>(), std::declval<const A&>(),
                                         std::declval<const Contexte&>()))::value_type;
    table.push_back({E::name, A::name, A::label, Next::name, A::trace, A::by});
  }
}

template <class... Acts, class E>
void add_acts(std::vector<Transition>& table, const E*) {
  (add_transition<E, Acts>(table), ...);
}

template <class... States>
void add_states(std::vector<Transition>& table, const std::variant<States...>*) {
  (add_acts<AccorderDelai, DemanderSignature, Signer, DeclinerSignature, Rouvrir, Deposer, Reprendre,
            DemanderComplements, RendreComplements, DeclarerComplet, Rejeter, RevenirSurDecision>(
       table, static_cast<const States*>(nullptr)),
   ...);
}

}  // namespace

std::vector<Transition> transitions() {
  std::vector<Transition> table;
  add_states(table, static_cast<const Etat*>(nullptr));
  return table;
}

}  // namespace definitif
