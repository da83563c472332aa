// The funders of a project as a partner meeting adjusts them, after the committee has handed the project on.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "programme/campagne/campagne.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace ventilation {

/// A funder of the campaign, and whether the project asks it.
struct Demandee {
  std::string financeur;  ///< code
  bool sollicite = false;
  std::string origine{};  ///< "note", "comite", "reunion"; empty: never thought of
  std::string raison{};   ///< why it is asked, or why no longer
  base::Cents demande{};  ///< what the note asks of it
};
/// One for each funder of the campaign, in its order. The caller has found the dossier for the person.
std::vector<Demandee> demandees(db::Reading&, const campagne::Campagne&, std::int64_t dossier);
/// The same of many dossiers, by dossier.
std::map<std::int64_t, std::vector<Demandee>> demandees(db::Reading&, const campagne::Campagne&,
                                                        const std::vector<std::int64_t>& dossiers);

/// The agent to whom a dossier is handed for a funder, as those who carry it may write to them.
struct AgentDuDossier {
  std::int64_t dossier = 0;
  std::string financeur, nom, courriel;
};
/// Those of these dossiers, in the order of dossiers and names. The caller has found the dossiers for the
/// person.
std::vector<AgentDuDossier> agents_des_dossiers(db::Reading&, const std::vector<std::int64_t>& dossiers);

/// What a meeting decides about the funders of one project; codes of the campaign.
struct Ajustement {
  std::vector<std::string> ajouts, retraits;
  std::string raison;  ///< as people will read it; needed when one is withdrawn
};
/// Records it as a correction of what the committee transmitted: funders added come from the meeting, those
/// no longer asked are withdrawn with the reason. The caller has judged the right. Refused: etape_passee when
/// the dossier is not transmitted, saisie_invalide when a reason is missing.
Result<void> ajuster_financeurs(db::Writing&, const personne::Acteur&, base::Instant,
                                const campagne::Campagne&, std::int64_t dossier, const Ajustement&);

}  // namespace ventilation
