#include "programme/definitif/fiche_regard.h"

#include <fmt/format.h>

#include <algorithm>

#include "programme/personne/conflit.h"

namespace definitif::fiche {
namespace {

using namespace std::chrono_literals;
using personne::Acteur;

bool deposited(const Etat& e) {
  return !std::holds_alternative<EnPreparation>(e) && !std::holds_alternative<ASigner>(e) &&
         !std::holds_alternative<Signe>(e);
}

std::optional<Obstacle> closed(const Etat& e, base::Instant now) {
  if (modifiable(e, now)) return std::nullopt;
  return Obstacle{Cause::etape_passee,
                  fmt::format("Le dossier définitif est « {} » : il ne peut plus être modifié.", label(e))};
}

std::optional<Obstacle> too_late(base::Instant now, const campagne::Campagne& c) {
  auto limit = limite_de_remise(c);
  if (!limit || now < *limit) return std::nullopt;
  return Obstacle{
      Cause::periode_close,
      fmt::format("Les contributions se remettaient jusqu’au {}. Adressez-vous au service qui dépose "
                  "le dossier.",
                  base::date_time_seconds(*limit - 1s))};
}

Regard as_member(const Acteur& a, const dossier::Dossier& d, const Etat& e, base::Instant now) {
  if (!a.peut(personne::Droit::ecrire, d.structure))
    return {.toutes = true, .refus = Obstacle{Cause::role_requis}};
  return {.toutes = true, .refus = closed(e, now)};
}

std::vector<std::string> territory(const Acteur& a) {
  std::vector<std::string> communes;
  for (const auto& held : a.attributions)
    if (held.role == Role::referent_pre)
      communes.insert(communes.end(), held.communes.begin(), held.communes.end());
  return communes;
}

}  // namespace

bool Regard::voit(const Fiche& f) const {
  return toutes || std::ranges::find(communes, f.commune) != communes.end();
}

std::optional<Regard> regard(const Acteur& a, const dossier::Dossier& d, Genre g, const Etat& e,
                             base::Instant now, const campagne::Campagne& c) {
  const Obstacle not_theirs{Cause::role_requis};
  if (a.membre_de(d.structure)) return as_member(a, d, e, now);
  if (personne::agit_comme(a, Role::coordination, d.structure))
    return Regard{.toutes = true, .refus = not_theirs};
  auto communes = territory(a);
  if (g == Genre::contribution && !communes.empty() && !personne::ecarte_de(a, d.structure)) {
    auto refused = closed(e, now);
    return Regard{.communes = std::move(communes), .refus = refused ? refused : too_late(now, c)};
  }
  if (deposited(e)) return Regard{.toutes = true, .refus = not_theirs};
  return std::nullopt;
}

std::optional<base::Instant> limite_de_remise(const campagne::Campagne& c) {
  const auto* step = c.etape(libelle(c, "remise", "etape"));
  if (!step) return std::nullopt;
  return step->periode.until;
}

std::vector<std::string> communes_ouvertes(const Regard& r, const campagne::Campagne& c) {
  std::vector<std::string> open;
  for (const auto& commune : c.territoire.communes)
    if (r.toutes ? commune.concernee : std::ranges::find(r.communes, commune.insee) != r.communes.end())
      open.push_back(commune.insee);
  return open;
}

}  // namespace definitif::fiche
