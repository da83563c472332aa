#include "programme/ventilation/annuaire.h"

#include "platform/base/text.h"

namespace ventilation {

Annuaire::Annuaire(std::span<const Agent> agents, std::span<const Adresse> addresses) {
  for (const Agent& agent : agents) by_person_[agent.personne].push_back(&agent);
  for (const Adresse& each : addresses) {
    by_address_[each.courriel] = each.personne;
    addresses_[each.personne] = each.courriel;
  }
}

std::span<const Agent* const> Annuaire::roles(std::int64_t personne) const {
  auto found = by_person_.find(personne);
  if (found == by_person_.end()) return {};
  return found->second;
}

const Agent* Annuaire::agent(std::string_view financeur, std::int64_t personne) const {
  auto wanted = financeur.empty() ? personne::Role::referent_pre : personne::Role::instructeur;
  for (const Agent* agent : roles(personne))
    if (agent->attribution.role == wanted && agent->attribution.financeur == financeur) return agent;
  return nullptr;
}

std::string_view Annuaire::nom(std::int64_t personne) const {
  auto all = roles(personne);
  return all.empty() ? "Une personne sans rôle" : std::string_view(all.front()->nom);
}

int Annuaire::charge(std::int64_t personne) const {
  auto all = roles(personne);
  return all.empty() ? 0 : all.front()->charge;
}

std::int64_t Annuaire::personne(std::string_view courriel) const {
  auto found = by_address_.find(base::lower_ascii(courriel));
  return found == by_address_.end() ? 0 : found->second;
}

std::string_view Annuaire::courriel(std::int64_t personne) const {
  auto found = addresses_.find(personne);
  return found == addresses_.end() ? std::string_view() : found->second;
}

}  // namespace ventilation
