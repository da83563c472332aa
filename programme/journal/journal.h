// The journal: every act leaves a line, in the transaction that performs it. Append-only, hash-chained, one
// chain per database. E-mails are read off it after commit.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/db/database.h"
#include "programme/personne/acteur.h"

namespace journal {

/// What happened to which object. `details`: short facts by name ("financeur" → "caf"), never a secret, never
/// a long text.
struct Fait {
  std::string_view acte;   ///< "note_deposee"
  std::string_view objet;  ///< "dossier", "structure", "personne", "campagne"
  std::int64_t objet_id = 0;
  std::vector<std::pair<std::string, std::string>> details{};
};

/// Appends a line to the chain and returns its number. Acts of the whole database are put in order here: on
/// PostgreSQL the head of the chain stays locked until commit, so call it last in the transaction.
std::int64_t inscrire(db::Writing&, const personne::Acteur& auteur, base::Instant le, const Fait&);
/// The same for an act on many objects at once, in a few statements; returns the number of the last line.
/// Nothing when there is no fact: then 0.
std::int64_t inscrire_tous(db::Writing&, const personne::Acteur& auteur, base::Instant le,
                           const std::vector<Fait>&);

struct Ligne {
  std::int64_t numero = 0;
  base::Instant le{};
  std::int64_t auteur_id = 0;  ///< 0: the program itself
  std::string auteur_nom;      ///< as known today; "Dentelle" for the program
  std::string acte, objet;
  std::int64_t objet_id = 0;
  std::string details;  ///< JSON object of strings, keys sorted
};
/// The value of one detail, or an empty text.
std::string detail(const Ligne&, std::string_view nom);

/// The lines about one object, oldest first. The caller has checked that the person may see the object.
std::vector<Ligne> de_l_objet(db::Reading&, std::string_view objet, std::int64_t objet_id);
/// Lines after that number, at most `limit`: what the outbox reads.
std::vector<Ligne> apres(db::Reading&, std::int64_t numero, int limit);

/// The first line whose digest is not that of its content and of the line before it, or whose number is
/// missing.
struct Rupture {
  std::int64_t numero = 0;
  std::string raison;
};
struct Verification {
  std::int64_t lignes = 0;
  std::optional<Rupture> rupture;
};
Verification verifier(db::Reading&);

}  // namespace journal
