// Whether a final dossier holds together: its budget beside the note, the committee's funders, the people and
// the staff that it declares, the structure's other dossiers. Each rule is named, and the campaign says how
// much it weighs (coherence.toml, [textes.coherence]): it blocks the deposit, warns the porteur, or is told
// to agents only.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/definitif/coherence_regles.h"
#include "programme/definitif/definitif_store.h"

namespace definitif {

enum class Grade : std::uint8_t {
  bloque,   ///< the dossier cannot be signed nor deposited as it stands
  avertit,  ///< the porteur reads it, and may deposit all the same
  agents,   ///< only those who examine the dossier read it
};
/// "bloque", "avertit", "agents": as the campaign writes it; nothing for another word.
std::optional<Grade> grade(std::string_view code);

/// What one rule found, in a French sentence that says what to look at.
struct Constat {
  std::string_view regle;  ///< code of the rule: "plan_et_sollicitations"
  Grade grade = Grade::avertit;
  std::string phrase;
};

/// What the campaign's rules find in these facts, those that block first; without those for agents when
/// somebody else reads. A rule to which the campaign gives no weight is not applied. Pure.
std::vector<Constat> juger(const coherence::Faits&, const campagne::Campagne&, base::Instant now, bool agent);

/// Everything that the campaign's rules find in this dossier, those that block first. The caller has found
/// the dossier for the person; who reads only as a porteur does not see the grade `agents`.
std::vector<Constat> constats(db::Reading&, const personne::Acteur&, const Definitif&,
                              const campagne::Campagne&, base::Instant now);
/// How many of them block: they count among what is missing before signing and depositing.
std::size_t bloquants(db::Reading&, const personne::Acteur&, const Definitif&, const campagne::Campagne&,
                      base::Instant now);

}  // namespace definitif
