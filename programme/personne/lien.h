// Secret links sent by e-mail. Their secret is an HMAC of what they are for, so that the outbox can write the
// link after the commit from what the database holds, while neither the journal nor the table holds the
// secret itself.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace personne {

/// What a link opens; the name is also the object signed, so that a link of one kind is worth nothing for
/// another.
enum class ObjetLien : std::uint8_t { confirmation, mot_de_passe, invitation, adresse };
/// "confirmation": in the database and under the signature.
std::string_view code(ObjetLien);
std::optional<ObjetLien> objet_lien(std::string_view code);

/// How long a link of that kind may be used.
std::chrono::hours duree(ObjetLien);

/// The secret of a link: recomputable by whoever holds the server's key, and by nobody else. `cle` must not
/// be empty.
std::string jeton_lien(std::string_view cle, std::string_view objet, std::int64_t id, std::string_view nonce);

/// What stands in the address of the page: "12-9f86d0…".
std::string ecrire_lien(std::int64_t id, std::string_view jeton);
struct LienLu {
  std::int64_t id = 0;
  std::string jeton;
};
/// Reads it back; nothing when it cannot be one.
std::optional<LienLu> lire_lien(std::string_view texte);
/// The page that the link of that kind leads to: "/confirmation/12-9f86d0…".
std::string chemin_lien(ObjetLien, std::int64_t id, std::string_view jeton);

}  // namespace personne
