#include "programme/reunion/invites.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/personne/adresse.h"

namespace reunion {
namespace {

InviteSaisi cleaned(const InviteSaisi& typed) {
  return {std::string(base::trim(typed.institution)), typed.financeur, std::string(base::trim(typed.nom)),
          personne::normaliser_adresse(typed.courriel), typed.proposee};
}

std::string field(std::string_view name, std::size_t line) { return fmt::format("{}-{}", name, line + 1); }

/// Why the address cannot be invited; empty when it can.
std::string wrong_address(const std::string& address, const std::vector<Invite>& already,
                          const std::vector<std::string>& above) {
  if (address.empty()) return "Donnez l’adresse à laquelle envoyer l’invitation.";
  if (auto wrong = personne::defaut_adresse(address); !wrong.empty()) return wrong;
  if (auto known = std::ranges::find(already, address, &Invite::courriel); known != already.end())
    return fmt::format("Cette adresse est déjà invitée ({}).", known->institution);
  return std::ranges::find(above, address) != above.end() ? "Cette adresse figure déjà plus haut." : "";
}

void too_long(base::FieldErrors& errors, const std::string& name, std::string_view text) {
  if (base::length(text) > 120) errors.add(name, "Écrivez 120 caractères au plus.");
}

}  // namespace

base::FieldErrors defauts_invites(const std::vector<InviteSaisi>& typed, const std::vector<Invite>& already) {
  base::FieldErrors errors;
  std::vector<std::string> above;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    auto line = cleaned(typed[i]);
    if (line.vide()) continue;
    if (line.institution.empty())
      errors.add(field("institution", i), "Donnez l’institution que cette personne représente.");
    too_long(errors, field("institution", i), line.institution);
    too_long(errors, field("nom", i), line.nom);
    if (auto wrong = wrong_address(line.courriel, already, above); !wrong.empty())
      errors.add(field("courriel", i), wrong);
    above.push_back(line.courriel);
  }
  return errors;
}

std::vector<InviteSaisi> retenus(const std::vector<InviteSaisi>& typed) {
  std::vector<InviteSaisi> list;
  for (const auto& one : typed)
    if (auto line = cleaned(one); !line.vide()) list.push_back(std::move(line));
  return list;
}

std::vector<InviteSaisi> institutions_proposees(const campagne::Campagne& c, std::string_view code,
                                                const std::vector<Invite>& already) {
  std::vector<InviteSaisi> list;
  const auto* meeting = c.reunion(code);
  if (!meeting) return list;
  auto invited = [&](std::string_view text, std::string Invite::* what) {
    return std::ranges::any_of(already, [&](const Invite& i) { return i.*what == text; });
  };
  for (const auto& funder : meeting->financeurs)
    if (!invited(funder, &Invite::financeur))
      list.push_back({.institution = c.financeur(funder)->nom, .financeur = funder, .proposee = true});
  for (const auto& name : meeting->institutions)
    if (!invited(name, &Invite::institution)) list.push_back({.institution = name, .proposee = true});
  return list;
}

std::string institution_de(const campagne::Campagne& c, const AgentPropose& agent) {
  const auto* funder = c.financeur(agent.financeur);
  return funder ? funder->nom : "Référent·e territorial·e";
}

}  // namespace reunion
