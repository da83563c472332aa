// Who is invited to a whole meeting: what is wrong with what was typed, whom to propose. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "platform/base/instant.h"
#include "programme/campagne/campagne.h"

namespace reunion {

struct Invite {
  std::int64_t id = 0;
  std::string institution, financeur, nom, courriel;
  bool a_un_compte = false;
  std::optional<base::Instant> convie_le;  ///< when the invitation was sent
  std::string reponse;                     ///< empty, vient, ne_vient_pas
};

/// A line of the form; the institution of a proposed line is not typed.
struct InviteSaisi {
  std::string institution, financeur, nom, courriel;
  bool proposee = false;
  /// Nothing was typed: the line is nobody's.
  bool vide() const { return nom.empty() && courriel.empty() && (proposee || institution.empty()); }
};
inline constexpr std::size_t invites_max = 60;

/// Fields: institution-1, nom-1, courriel-1. An address is invited once.
base::FieldErrors defauts_invites(const std::vector<InviteSaisi>&, const std::vector<Invite>& deja);
/// The lines that name somebody, cleaned.
std::vector<InviteSaisi> retenus(const std::vector<InviteSaisi>&);

/// An agent to whom dossiers of the meeting were handed, not invited yet.
struct AgentPropose {
  std::int64_t personne = 0;
  std::string nom, courriel, financeur;
  std::int64_t dossiers = 0;
};

/// The campaign's funders and institutions of whom nobody is invited yet, as lines to complete.
std::vector<InviteSaisi> institutions_proposees(const campagne::Campagne&, std::string_view reunion,
                                                const std::vector<Invite>& deja);
/// What an agent is invited as: the funder's short name, "Référent·e territorial·e" for none.
std::string institution_de(const campagne::Campagne&, const AgentPropose&);

}  // namespace reunion
