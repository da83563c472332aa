#include "programme/ventilation/parcours.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "platform/base/text.h"

namespace ventilation {
namespace {

std::optional<Obstacle> without_reason(std::string_view motif) {
  if (!base::trim(motif).empty()) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, "Écrivez pourquoi : les personnes concernées le liront."};
}

std::optional<Obstacle> in_conflict(const Contenu& contenu) {
  if (contenu.en_conflit.empty()) return std::nullopt;
  return Obstacle{
      Cause::saisie_invalide,
      fmt::format("{} a un intérêt dans cette structure : ce dossier ne peut pas lui être confié.",
                  contenu.en_conflit)};
}

std::optional<Obstacle> not_a_reason(const Ecarter& acte, const Contexte& c) {
  if (c.campagne.motif_ecart(acte.motif)) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, "Choisissez un motif dans la liste."};
}

/// As long as notes can be deposited they can also be taken back: nobody is told before.
std::optional<Obstacle> too_early(const Contexte& c) {
  if (c.now >= c.campagne.depot_note.until) return std::nullopt;
  return Obstacle{Cause::periode_pas_ouverte,
                  fmt::format("Les notes peuvent encore être déposées ou reprises jusqu’au {}.",
                              base::date_time(c.campagne.depot_note.until))};
}

std::optional<Obstacle> not_ready(const Contenu& contenu) {
  if (auto conflict = in_conflict(contenu)) return conflict;
  if (contenu.financeurs == 0)
    return Obstacle{Cause::saisie_invalide, "Choisissez au moins un financeur, ou écartez la note."};
  if (contenu.reunion_a_choisir) return Obstacle{Cause::saisie_invalide, "Choisissez la réunion."};
  return std::nullopt;
}

/// The state when nothing stands in the way.
template <class State>
Result<State> unless(std::initializer_list<std::optional<Obstacle>> obstacles) {
  for (const auto& each : obstacles)
    if (each) return std::unexpected(*each);
  return State{};
}

constexpr std::array<std::string_view, std::variant_size_v<Etat>> labels{"À ventiler", "Préparée", "Écartée",
                                                                         "Transmise", "Écartée, notifiée"};

}  // namespace

std::string_view name(const Etat& e) {
  return std::visit([]<class E>(const E&) { return E::name; }, e);
}

std::string_view label(const Etat& e) { return labels.at(e.index()); }

namespace {

template <std::size_t... I>
Etat by_name(std::string_view wanted, std::index_sequence<I...>) {
  std::optional<Etat> found;
  ((std::variant_alternative_t<I, Etat>::name == wanted ? void(found = std::variant_alternative_t<I, Etat>{})
                                                        : void()),
   ...);
  if (!found) throw std::invalid_argument("unknown state of the ventilation: " + std::string(wanted));
  return *found;
}

}  // namespace

Etat etat(std::string_view wanted) {
  return by_name(wanted, std::make_index_sequence<std::variant_size_v<Etat>>());
}

bool transmis(const Etat& e) {
  return std::holds_alternative<Transmise>(e) || std::holds_alternative<EcartNotifie>(e);
}

bool autorise(Roles by, const Contexte& c) {
  if (std::ranges::find(c.acteur.conflits, c.structure) != c.acteur.conflits.end()) return false;
  return by.has(Role::coordination) && c.acteur.est(Role::coordination);
}

Result<Preparee> effet(const AVentiler&, const Proposer&, const Contexte&) { return Preparee{}; }
Result<Preparee> effet(const Preparee&, const Proposer&, const Contexte&) { return Preparee{}; }

Result<Preparee> effet(const AVentiler&, const Preparer& a, const Contexte&) {
  return unless<Preparee>({in_conflict(a.contenu)});
}
Result<Preparee> effet(const Preparee&, const Preparer& a, const Contexte&) {
  return unless<Preparee>({in_conflict(a.contenu)});
}

Result<Ecartee> effet(const AVentiler&, const Ecarter& a, const Contexte& c) {
  return unless<Ecartee>({not_a_reason(a, c)});
}
Result<Ecartee> effet(const Preparee&, const Ecarter& a, const Contexte& c) {
  return unless<Ecartee>({not_a_reason(a, c)});
}
Result<Ecartee> effet(const Ecartee&, const Ecarter& a, const Contexte& c) {
  return unless<Ecartee>({not_a_reason(a, c)});
}
Result<EcartNotifie> effet(const Transmise&, const Ecarter& a, const Contexte& c) {
  return unless<EcartNotifie>({not_a_reason(a, c), without_reason(a.texte)});
}

Result<Preparee> effet(const Ecartee&, const Reintegrer&, const Contexte&) { return Preparee{}; }
Result<Preparee> effet(const EcartNotifie&, const Reintegrer& a, const Contexte&) {
  return unless<Preparee>({without_reason(a.motif)});
}

Result<Transmise> effet(const Preparee&, const Transmettre& a, const Contexte& c) {
  return unless<Transmise>({too_early(c), not_ready(a.contenu)});
}
Result<EcartNotifie> effet(const Ecartee&, const NotifierEcart&, const Contexte& c) {
  return unless<EcartNotifie>({too_early(c)});
}

Result<Transmise> effet(const Transmise&, const Corriger& a, const Contexte&) {
  return unless<Transmise>({without_reason(a.motif), not_ready(a.contenu)});
}

bool defaisable(const Etat& avant, const Etat& apres) { return !transmis(avant) && !transmis(apres); }

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
  (add_acts<Proposer, Preparer, Ecarter, Reintegrer, Transmettre, NotifierEcart, Corriger>(
       table, static_cast<const States*>(nullptr)),
   ...);
}

}  // namespace

std::vector<Transition> transitions() {
  std::vector<Transition> table;
  add_states(table, static_cast<const Etat*>(nullptr));
  return table;
}

}  // namespace ventilation
