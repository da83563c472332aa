#include "programme/dossier/parcours.h"

#include <fmt/format.h>

#include <stdexcept>

#include "platform/base/text.h"
#include "programme/personne/conflit.h"

namespace dossier {
namespace {

std::unexpected<Obstacle> too_late(const Contexte& c) {
  using namespace std::chrono_literals;
  auto last_second = limite_depot(c) - 1s;
  return refuse(Cause::periode_close,
                fmt::format("Le dépôt s’est terminé le {}.", base::date_time_seconds(last_second)));
}

std::unexpected<Obstacle> too_early(const Contexte& c) {
  return refuse(Cause::periode_pas_ouverte,
                fmt::format("Le dépôt ouvre le {}.", base::date_time(c.campagne.depot_note.from)));
}

/// Everything about the period: from the opening to the deadline, or to the end of a dérogation.
std::optional<Obstacle> outside_period(const Contexte& c) {
  if (c.now < c.campagne.depot_note.from) return too_early(c).error();
  if (!depot_ouvert(c)) return too_late(c).error();
  return std::nullopt;
}

}  // namespace

Instant limite_depot(const Contexte& c) {
  auto limit = c.campagne.depot_note.until;
  return c.derogation ? std::max(limit, *c.derogation) : limit;
}

bool depot_ouvert(const Contexte& c) {
  return base::Period{c.campagne.depot_note.from, limite_depot(c)}.contains(c.now);
}

bool autorise(Roles by, const Contexte& c) {
  if (by.has(Role::porteur) && c.acteur.peut(personne::Droit::ecrire, c.structure)) return true;
  return by.has(Role::coordination) && personne::agit_comme(c.acteur, Role::coordination, c.structure);
}

Result<NoteDeposee> effet(const NoteEnPreparation&, const DeposerNote& acte, const Contexte& c) {
  if (auto obstacle = outside_period(c)) return std::unexpected(*obstacle);
  if (auto n = acte.lecture->erreurs.size())
    return refuse(Cause::dossier_incomplet, fmt::format("Il reste {} avant de pouvoir déposer.",
                                                        base::counted(n, "réponse à donner ou à corriger",
                                                                      "réponses à donner ou à corriger")));
  return NoteDeposee{c.now};
}

Result<NoteEnPreparation> effet(const NoteDeposee&, const ReprendreNote&, const Contexte& c) {
  if (auto obstacle = outside_period(c)) return std::unexpected(*obstacle);
  return NoteEnPreparation{};
}

Result<NoteAbandonnee> effet(const NoteEnPreparation&, const AbandonnerNote&, const Contexte&) {
  return NoteAbandonnee{};
}

Result<NoteEnPreparation> effet(const NoteAbandonnee&, const RouvrirNote&, const Contexte&) {
  return NoteEnPreparation{};
}

Result<NoteEnPreparation> effet(const NoteEnPreparation&, const AccorderDerogation& acte, const Contexte& c) {
  if (base::trim(acte.motif).empty()) return refuse(Cause::saisie_invalide, "Écrivez le motif de ce délai.");
  if (acte.jusqu_au <= c.now || acte.jusqu_au <= limite_depot(c))
    return refuse(Cause::saisie_invalide,
                  "La nouvelle date limite doit être à venir, et après celle en vigueur.");
  return NoteEnPreparation{};
}

std::string_view name(const Etat& etat) {
  return std::visit([]<class E>(const E&) { return E::name; }, etat);
}

Etat etat(std::string_view name, std::optional<Instant> depose_le) {
  if (name == NoteEnPreparation::name) return NoteEnPreparation{};
  if (name == NoteDeposee::name && depose_le) return NoteDeposee{*depose_le};
  if (name == NoteAbandonnee::name) return NoteAbandonnee{};
  throw std::invalid_argument("unknown state of a dossier: " + std::string(name));
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

template <class E>
void add_transitions_from(std::vector<Transition>& table) {
  add_transition<E, DeposerNote>(table);
  add_transition<E, ReprendreNote>(table);
  add_transition<E, AbandonnerNote>(table);
  add_transition<E, RouvrirNote>(table);
  add_transition<E, AccorderDerogation>(table);
}

}  // namespace

std::vector<Transition> transitions() {
  std::vector<Transition> table;
  add_transitions_from<NoteEnPreparation>(table);
  add_transitions_from<NoteDeposee>(table);
  add_transitions_from<NoteAbandonnee>(table);
  return table;
}

}  // namespace dossier
