// Every "no" has a reason: one cause per reason, one French phrase per cause, which a test can name and a
// person can read.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <utility>

/// Why an act is not possible. Adding a cause without its phrase does not compile (obstacle.cpp, no default).
enum class Cause {
  acces_inconnu,  ///< what is asked does not exist for this person
  role_requis,    ///< the role or right is missing
  etape_passee,   ///< the act is not possible in the present state
  periode_pas_ouverte,
  periode_close,
  dossier_incomplet,
  modifie_entre_temps,  ///< someone else changed it since it was read
  deja_fait,
  identifiants_refuses,
  compte_verrouille,
  lien_expire,
  saisie_invalide,
  siret_connu,             ///< another structure of the platform has that SIRET
  dernier_administrateur,  ///< a structure keeps at least one member who administers it
};

struct Obstacle {
  Cause cause;
  std::string detail{};  ///< completes the phrase: a date, a name; French, already fit to be read
};

template <class T>
using Result = std::expected<T, Obstacle>;

inline std::unexpected<Obstacle> refuse(Cause cause, std::string detail = {}) {
  return std::unexpected(Obstacle{cause, std::move(detail)});
}

/// What the person reads: a sentence or two, without jargon.
std::string phrase(const Obstacle&);
/// The name of the cause, for tests, logs and JSON answers: "periode_close".
std::string_view name(Cause);
