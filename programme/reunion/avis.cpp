#include "programme/reunion/avis.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace reunion {
namespace {

using personne::Role;

constexpr std::string_view of_funder = "financeur:", of_commune = "commune:", of_invitation = "invite:";

std::string key(std::string_view kind, std::string_view code) { return std::string(kind).append(code); }

void add(std::vector<std::string>& parts, std::string part) {
  if (std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
}

bool at_stake(const Parties& here, const std::string& insee) {
  return std::ranges::find(here.communes, insee) != here.communes.end();
}

void of_role(std::vector<std::string>& parts, const personne::Attribution& a, const Parties& here) {
  if (a.role == Role::instructeur && !a.financeur.empty()) add(parts, key(of_funder, a.financeur));
  if (a.role != Role::chef_de_projet && a.role != Role::referent_pre) return;
  for (const auto& insee : a.communes)
    if (at_stake(here, insee)) add(parts, key(of_commune, insee));
}

std::string name_of_invitation(std::string_view number, const std::vector<Invitation>& all) {
  auto it = std::ranges::find(all, base::whole_number(number).value_or(0), &Invitation::id);
  if (it == all.end()) return "Institution invitée";
  return it->nom.empty() ? it->institution : it->institution + " – " + it->nom;
}

}  // namespace

std::vector<std::string> parts_de(const personne::Acteur& acteur, const Parties& here) {
  std::vector<std::string> parts;
  for (const auto& a : acteur.attributions) of_role(parts, a, here);
  auto mine = [&](const Invitation& i) { return i.personne == acteur.id && !acteur.visiteur(); };
  for (const auto& i : here.invitations)
    if (mine(i) && !i.financeur.empty()) add(parts, key(of_funder, i.financeur));
  if (!parts.empty()) return parts;
  for (const auto& i : here.invitations)
    if (mine(i)) add(parts, key(of_invitation, std::to_string(i.id)));
  return parts;
}

std::string nom_de_part(std::string_view part, const campagne::Campagne& c,
                        const std::vector<Invitation>& invitations) {
  auto colon = part.find(':');
  auto kind = part.substr(0, colon + 1), code = part.substr(colon + 1);
  if (kind == of_invitation) return name_of_invitation(code, invitations);
  if (kind == of_commune) {
    const auto* commune = c.territoire.commune(code);
    return commune ? commune->nom + " (commune)" : std::string(code);
  }
  const auto* funder = c.financeur(code);
  return funder ? funder->sigle : std::string(code);
}

std::string suffixe(std::string_view part) {
  std::string text(part);
  std::ranges::replace(text, ':', '_');
  return text;
}

std::string avertissement(const campagne::Campagne& c, std::string_view avis, std::string_view texte) {
  const auto* chosen = c.avis_possible(avis);
  if (!chosen || !chosen->commentaire || !base::trim(texte).empty()) return {};
  return fmt::format("Expliquez en une phrase cet avis « {} ».", chosen->titre);
}

}  // namespace reunion
