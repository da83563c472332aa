// Links by which a person without an account gives one document: once, until a moment, and nothing else.
// Rules without database.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/field_errors.h"
#include "platform/base/instant.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"
#include "programme/piece/lieu.h"

namespace piece {

struct LienRemise {
  std::int64_t id = 0;
  Lieu lieu;
  std::string code;              ///< of the campaign's piece
  std::string courriel;          ///< who is asked
  std::string nom{}, message{};  ///< first name or function; may be empty
  base::Instant demande_le{};
  std::int64_t demande_par = 0;
  std::string demandeur{}, structure_nom{};
  bool appuye = true;  ///< who asked may still give this structure's documents
  base::Instant expire_le{};
  std::optional<base::Instant> retire_le{}, servi_le{};
};

enum class EtatLien : std::uint8_t { ouvert, servi, retire, expire, sans_demandeur };
EtatLien etat(const LienRemise&, base::Instant now);
/// "En attente", "Document reçu"…
std::string_view label(EtatLien);
/// Why nothing can be given through it, for who holds it; nothing while it is open. Cause: lien_expire.
std::optional<Obstacle> ferme(const LienRemise&, base::Instant now);
/// The same when its structure no longer lets who asked give documents.
Obstacle sans_demandeur();

/// Whoever writes through the link: without account, role nor structure. It is found nowhere, and finds
/// nothing.
personne::Acteur acteur_du_lien(const LienRemise&);

/// Whom a document is asked of.
struct DemandeAQuelquUn {
  std::string courriel{}, nom{}, message{};
};
inline constexpr int message_max = 400, nom_max = 80;
/// Reads what was typed; every mistake goes to `errors`, under "courriel", "nom" and "message". A message
/// with the address of a site is one: we send it to people who do not know us.
DemandeAQuelquUn lire_demande_a(std::string_view courriel, std::string_view nom, std::string_view message,
                                base::FieldErrors& errors);

/// Until when a link of so many days may be used.
base::Instant fin_du_lien(base::Instant asked, int jours);

}  // namespace piece
