// The attendance list in the database. Who looks must see the dossiers of the passages; whether they may tick
// is judged by the workflow (parcours.h), passage by passage.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/reunion/presence.h"
#include "programme/reunion/reunion_store.h"

namespace reunion {

/// Who comes for the project, as the porteur named them.
struct Venant {
  std::string nom, fonction;
  bool represente = false;  ///< stands for the person in charge
};

/// A person or an institution invited to the whole meeting.
struct Convive {
  std::string institution, nom;
};

/// A line of the list.
struct Emargement {
  Passage passage{};
  Situation situation{};
  std::vector<Venant> venants{};
};

/// The passages of the meeting that the person may see, in the order of their slots, those without slot last.
std::vector<Emargement> emargements(db::Reading&, const personne::Acteur&, std::int64_t reunion);
/// One of them; nothing when it is not in that meeting, or when the person may not see its dossier.
std::optional<Emargement> emargement(db::Reading&, const personne::Acteur&, std::int64_t reunion,
                                     std::int64_t passage);

/// Who is invited to the whole meeting, in the order of the institutions.
std::vector<Convive> convives(db::Reading&, std::int64_t reunion);

/// The passage of that meeting whose short code it is, however it was typed ("k7 r2m9"); nothing when none.
std::optional<std::int64_t> passage_du_code(db::Reading&, const personne::Acteur&, std::int64_t reunion,
                                            std::string_view code);
/// The titles of the campaign's other meetings where a passage has that code, at most three: codes are unique
/// in their meeting only.
std::vector<std::string> ailleurs(db::Reading&, const personne::Acteur&, const Reunion&,
                                  std::string_view code);

/// Records a batch of ticks, each standing alone, and answers each in the order given. The journal says who
/// noted what, never the reason of an excuse, which may be of the private kind.
std::vector<Reponse> noter(db::Writing&, const personne::Acteur&, const Reunion&, const campagne::Campagne&,
                           Instant now, const std::vector<Pointage>&);

/// Since when the list is closed.
std::optional<Instant> liste_close(db::Reading&, std::int64_t reunion);
/// What closing the list now would do.
Cloture prevoir_cloture(db::Reading&, const personne::Acteur&, const Reunion&, Instant now);
/// Closes the list: who is still expected and whose slot has ended is absent. How many were. Refused:
/// deja_fait, periode_pas_ouverte, role_requis.
Result<std::size_t> clore_liste(db::Writing&, const personne::Acteur&, const Reunion&,
                                const campagne::Campagne&, Instant now);
/// Opens it again; presences stay as they are. Refused: etape_passee, role_requis.
Result<void> rouvrir_liste(db::Writing&, const personne::Acteur&, const Reunion&, const campagne::Campagne&,
                           Instant now);
/// What has followed from that meeting's list.
Suites suites(db::Reading&, const Reunion&);

/// The address that the QR code of a passage holds: "/presence/12-…". Its secret is not that of the
/// convocation: who reads the code off a screen cannot answer for the porteur.
std::optional<std::string> chemin_presence(db::Reading&, std::int64_t passage);
/// The passage of such an address, for who may see it; nothing when it is not one of ours.
std::optional<Passage> passage_presente(db::Reading&, const personne::Acteur&, std::string_view lien);

}  // namespace reunion
