#include "programme/ventilation/conflit.h"

#include <optional>
#include <stdexcept>

#include "platform/base/text.h"

namespace ventilation {
namespace {

std::optional<Obstacle> too_long(std::string_view motif) {
  if (base::length(motif) <= std::size_t(motif_max)) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, "Le motif dépasse 500 caractères : raccourcissez-le."};
}

std::optional<Obstacle> without_reason(std::string_view motif, std::string_view ask) {
  if (base::trim(motif).empty()) return Obstacle{Cause::saisie_invalide, std::string(ask)};
  return too_long(motif);
}

Result<ConflitConfirme> confirm(const ConfirmerConflit& a) {
  if (auto no = too_long(a.motif)) return std::unexpected(*no);
  return ConflitConfirme{};
}

/// Nobody clears themselves.
Result<ConflitEcarte> put_aside(const EcarterConflit& a, const ContexteConflit& c) {
  if (c.acteur.id == c.personne)
    return refuse(Cause::role_requis,
                  "Ce lien vous concerne : une autre personne de la coordination doit décider.");
  if (auto no = without_reason(a.motif, "Écrivez pourquoi ce n’est pas un conflit d’intérêts."))
    return std::unexpected(*no);
  return ConflitEcarte{};
}

Result<ConflitConfirme> declare(const DeclarerConflit& a) {
  if (auto no = without_reason(a.motif, "Dites en quelques mots quel est ce lien."))
    return std::unexpected(*no);
  return ConflitConfirme{};
}

}  // namespace

Result<ConflitConfirme> effet(const ConflitSuggere&, const ConfirmerConflit& a, const ContexteConflit&) {
  return confirm(a);
}
Result<ConflitConfirme> effet(const ConflitEcarte&, const ConfirmerConflit& a, const ContexteConflit&) {
  return confirm(a);
}
Result<ConflitEcarte> effet(const ConflitSuggere&, const EcarterConflit& a, const ContexteConflit& c) {
  return put_aside(a, c);
}
Result<ConflitEcarte> effet(const ConflitConfirme&, const EcarterConflit& a, const ContexteConflit& c) {
  return put_aside(a, c);
}
Result<ConflitConfirme> effet(const SansConflit&, const DeclarerConflit& a, const ContexteConflit&) {
  return declare(a);
}
Result<ConflitConfirme> effet(const ConflitSuggere&, const DeclarerConflit& a, const ContexteConflit&) {
  return declare(a);
}
Result<ConflitConfirme> effet(const ConflitEcarte&, const DeclarerConflit& a, const ContexteConflit&) {
  return declare(a);
}

std::string_view name(const EtatConflit& etat) {
  return std::visit([]<class E>(const E&) { return E::name; }, etat);
}

std::string_view label(const EtatConflit& etat) {
  return std::visit([]<class E>(const E&) { return E::label; }, etat);
}

EtatConflit etat_conflit(std::string_view wanted) {
  if (wanted == SansConflit::name) return SansConflit{};
  if (wanted == ConflitSuggere::name) return ConflitSuggere{};
  if (wanted == ConflitConfirme::name) return ConflitConfirme{};
  if (wanted == ConflitEcarte::name) return ConflitEcarte{};
  throw std::invalid_argument("unknown state of a conflict: " + std::string(wanted));
}

namespace {

template <class E, class A>
void add_transition(std::vector<TransitionConflit>& table) {
  if constexpr (ConflitPossible<E, A>) {
    using Next = typename decltype(effet(std::declval<const E&>(), std::declval<const A&>(),
                                         std::declval<const ContexteConflit&>()))::value_type;
    table.push_back({E::name, A::name, Next::name, A::trace, A::concerne});
  }
}

template <class E>
void add_transitions_from(std::vector<TransitionConflit>& table) {
  add_transition<E, ConfirmerConflit>(table);
  add_transition<E, EcarterConflit>(table);
  add_transition<E, DeclarerConflit>(table);
}

}  // namespace

std::vector<TransitionConflit> transitions_conflit() {
  std::vector<TransitionConflit> table;
  add_transitions_from<SansConflit>(table);
  add_transitions_from<ConflitSuggere>(table);
  add_transitions_from<ConflitConfirme>(table);
  add_transitions_from<ConflitEcarte>(table);
  return table;
}

}  // namespace ventilation
