#include "programme/reunion/parcours.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/base/text.h"
#include "programme/personne/conflit.h"

namespace reunion {
namespace {

struct Mots {
  Presence presence;
  std::string_view code, label;
};
constexpr std::array presences{
    Mots{Presence::attendu, "attendu", "Attendu·e"}, Mots{Presence::present, "present", "Présent·e"},
    Mots{Presence::en_retard, "en_retard", "En retard"}, Mots{Presence::excuse, "excuse", "Excusé·e"},
    Mots{Presence::absent, "absent", "Absent·e"}};

std::unexpected<Obstacle> without_slot() {
  return refuse(Cause::saisie_invalide, "Donnez d’abord un créneau à ce passage.");
}

std::optional<Obstacle> without_reason(std::string_view motif) {
  if (!base::trim(motif).empty()) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, "Écrivez le motif : la structure le lira."};
}

/// The porteur answers before the passage begins.
std::optional<Obstacle> too_late_to_answer(const Contexte& c) {
  if (!c.creneau || c.now < c.creneau->from) return std::nullopt;
  return Obstacle{Cause::periode_close,
                  fmt::format("Le passage était prévu le {}.", base::date_time(c.creneau->from))};
}

Result<Convoque> convene(const Contexte& c) {
  if (!c.creneau) return without_slot();
  if (auto late = too_late_to_answer(c)) return std::unexpected(*late);
  return Convoque{};
}

Result<Confirme> confirm(const ConfirmerVenue& acte, const Contexte& c) {
  if (auto late = too_late_to_answer(c)) return std::unexpected(*late);
  if (acte.participants == 0)
    return refuse(Cause::saisie_invalide, "Donnez le nom d’au moins une personne qui viendra.");
  if (acte.representants > 0 && !c.campagne.passages.representation)
    return refuse(Cause::saisie_invalide, c.campagne.passages.regle_representation);
  return Confirme{};
}

std::optional<Obstacle> cannot_ask(const DemanderDeplacement& acte, const Contexte& c) {
  if (auto late = too_late_to_answer(c)) return late;
  return base::trim(acte.motif).empty()
             ? std::optional(Obstacle{Cause::saisie_invalide, "Expliquez en une phrase ce qui vous empêche."})
             : std::nullopt;
}

Etat of_presence(Presence p, Etat expected) {
  switch (p) {
    case Presence::attendu:
      return expected;
    case Presence::present:
    case Presence::en_retard:
      return Present{};
    case Presence::excuse:
      return Excuse{};
    case Presence::absent:
      return Absent{};
  }
  throw std::invalid_argument("unknown presence");
}

/// An excuse is received beforehand; whether somebody came is known on the day only.
Result<Etat> note_presence(const Pointer& acte, const Contexte& c, const Etat& expected) {
  if (acte.presence == Presence::excuse && base::trim(acte.motif).empty())
    return refuse(Cause::saisie_invalide, "Écrivez en quelques mots le motif de l’excuse.");
  bool beforehand = acte.presence == Presence::excuse || acte.presence == Presence::attendu;
  if (beforehand || !c.creneau) return of_presence(acte.presence, expected);
  if (c.now < base::start_of_day(base::paris_date(c.creneau->from)))
    return refuse(Cause::periode_pas_ouverte,
                  fmt::format("La présence se note le jour même, {}.",
                              base::weekday_date(base::paris_date(c.creneau->from))));
  return of_presence(acte.presence, expected);
}

/// Nobody's absence is judged before the end of their slot.
Result<Annule> cancel(const AnnulerCandidature& acte, const Contexte& c) {
  if (auto missing = without_reason(acte.motif)) return std::unexpected(*missing);
  if (c.creneau && c.now < c.creneau->until)
    return refuse(Cause::periode_pas_ouverte,
                  fmt::format("Le passage finit le {}.", base::date_time(c.creneau->until)));
  return Annule{};
}

Result<Deroge> maintain(const DerogerPresence& acte) {
  if (auto missing = without_reason(acte.motif)) return std::unexpected(*missing);
  return Deroge{};
}

}  // namespace

std::string_view code(Presence p) { return presences.at(std::size_t(p)).code; }
std::string_view label(Presence p) { return presences.at(std::size_t(p)).label; }

std::optional<Presence> presence(std::string_view wanted) {
  auto it = std::ranges::find(presences, wanted, &Mots::code);
  return it == presences.end() ? std::nullopt : std::optional(it->presence);
}

Etat etat(const Faits& f) {
  if (f.consolide_le) return Consolide{};
  if (f.decision == "annulation") return Annule{};
  if (f.decision == "derogation") return Deroge{};
  if (f.presence != Presence::attendu) return of_presence(f.presence, Planifie{});
  if (f.etat == Planifie::name) return Planifie{};
  if (f.etat == Convoque::name) return Convoque{};
  if (f.etat == Confirme::name) return Confirme{};
  throw std::invalid_argument("unknown state of a passage: " + f.etat);
}

std::string_view name(const Etat& e) {
  return std::visit([]<class E>(const E&) { return E::name; }, e);
}

namespace {

constexpr std::array<std::string_view, std::variant_size_v<Etat>> labels{
    "À convoquer",  "Convoqué", "Venue confirmée",     "Présent",
    "Excusé",       "Absent",   "Candidature annulée", "Candidature maintenue",
    "Relevé envoyé"};

}  // namespace

std::string_view label(const Etat& e) { return labels.at(e.index()); }

bool autorise(Roles by, const Contexte& c) {
  if (by.has(Role::porteur) && (c.porteur || c.acteur.peut(personne::Droit::ecrire, c.structure)))
    return true;
  if (personne::ecarte_de(c.acteur, c.structure)) return false;
  if (by.has(Role::coordination) && c.acteur.est(Role::coordination)) return true;
  if (!by.has(Role::chef_de_projet)) return false;
  return std::ranges::any_of(c.acteur.attributions, [&](const personne::Attribution& a) {
    return a.role == Role::chef_de_projet && std::ranges::any_of(a.communes, [&](const std::string& insee) {
             return std::ranges::find(c.communes, insee) != c.communes.end();
           });
  });
}

Result<Convoque> effet(const Planifie&, const Convoquer&, const Contexte& c) { return convene(c); }
Result<Convoque> effet(const Convoque&, const Convoquer&, const Contexte& c) { return convene(c); }
Result<Convoque> effet(const Confirme&, const Convoquer&, const Contexte& c) { return convene(c); }

Result<Confirme> effet(const Convoque&, const ConfirmerVenue& a, const Contexte& c) { return confirm(a, c); }
Result<Confirme> effet(const Confirme&, const ConfirmerVenue& a, const Contexte& c) { return confirm(a, c); }

Result<Convoque> effet(const Convoque&, const DemanderDeplacement& a, const Contexte& c) {
  if (auto obstacle = cannot_ask(a, c)) return std::unexpected(*obstacle);
  return Convoque{};
}
Result<Confirme> effet(const Confirme&, const DemanderDeplacement& a, const Contexte& c) {
  if (auto obstacle = cannot_ask(a, c)) return std::unexpected(*obstacle);
  return Confirme{};
}

Result<Planifie> effet(const Planifie&, const Deplacer&, const Contexte&) { return Planifie{}; }
Result<Planifie> effet(const Convoque&, const Deplacer&, const Contexte&) { return Planifie{}; }
Result<Planifie> effet(const Confirme&, const Deplacer&, const Contexte&) { return Planifie{}; }
Result<Planifie> effet(const Deroge&, const Deplacer&, const Contexte&) { return Planifie{}; }

Result<Etat> effet(const Planifie& e, const Pointer& a, const Contexte& c) { return note_presence(a, c, e); }
Result<Etat> effet(const Convoque& e, const Pointer& a, const Contexte& c) { return note_presence(a, c, e); }
Result<Etat> effet(const Confirme& e, const Pointer& a, const Contexte& c) { return note_presence(a, c, e); }
Result<Etat> effet(const Present&, const Pointer& a, const Contexte& c) {
  return note_presence(a, c, Planifie{});
}
Result<Etat> effet(const Excuse&, const Pointer& a, const Contexte& c) {
  return note_presence(a, c, Planifie{});
}
Result<Etat> effet(const Absent&, const Pointer& a, const Contexte& c) {
  return note_presence(a, c, Planifie{});
}

Result<Annule> effet(const Absent&, const AnnulerCandidature& a, const Contexte& c) { return cancel(a, c); }
Result<Annule> effet(const Excuse&, const AnnulerCandidature& a, const Contexte& c) { return cancel(a, c); }
Result<Deroge> effet(const Absent&, const DerogerPresence& a, const Contexte&) { return maintain(a); }
Result<Deroge> effet(const Excuse&, const DerogerPresence& a, const Contexte&) { return maintain(a); }
Result<Deroge> effet(const Annule&, const DerogerPresence& a, const Contexte&) { return maintain(a); }

Result<Consolide> effet(const Present&, const Consolider&, const Contexte&) { return Consolide{}; }
Result<Consolide> effet(const Deroge&, const Consolider&, const Contexte&) { return Consolide{}; }
Result<Consolide> effet(const Consolide&, const Consolider&, const Contexte&) { return Consolide{}; }

namespace {

template <class T>
constexpr std::string_view arrival() {
  if constexpr (std::is_same_v<T, Etat>)
    return "selon la présence";
  else
    return T::name;
}

template <class E, class A>
void add_transition(std::vector<Transition>& table) {
  if constexpr (Possible<E, A>) {
    using Next = typename decltype(effet(std::declval<const E&>(), std::declval<const A&>(),
                                         std::declval<const Contexte&>()))::value_type;
    table.push_back({E::name, A::name, A::label, arrival<Next>(), A::trace, A::by});
  }
}

template <class... Acts, class E>
void add_acts(std::vector<Transition>& table, const E*) {
  (add_transition<E, Acts>(table), ...);
}

template <class... States>
void add_states(std::vector<Transition>& table, const std::variant<States...>*) {
  (add_acts<Convoquer, ConfirmerVenue, DemanderDeplacement, Deplacer, Pointer, AnnulerCandidature,
            DerogerPresence, Consolider>(table, static_cast<const States*>(nullptr)),
   ...);
}

}  // namespace

std::vector<Transition> transitions() {
  std::vector<Transition> table;
  add_states(table, static_cast<const Etat*>(nullptr));
  return table;
}

}  // namespace reunion
