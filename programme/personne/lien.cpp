#include "programme/personne/lien.h"

#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

#include "platform/base/secret.h"

namespace personne {
namespace {

constexpr std::array all_objects{ObjetLien::confirmation, ObjetLien::mot_de_passe, ObjetLien::invitation,
                                 ObjetLien::adresse};
constexpr std::size_t secret_length = 64;

std::string_view page_of(ObjetLien objet) {
  switch (objet) {
    case ObjetLien::confirmation:
      return "/confirmation/";
    case ObjetLien::mot_de_passe:
    case ObjetLien::invitation:
      return "/mot-de-passe/";
    case ObjetLien::adresse:
      return "/adresse/";
  }
  std::unreachable();
}

}  // namespace

std::string_view code(ObjetLien objet) {
  switch (objet) {
    case ObjetLien::confirmation:
      return "confirmation";
    case ObjetLien::mot_de_passe:
      return "mot_de_passe";
    case ObjetLien::invitation:
      return "invitation";
    case ObjetLien::adresse:
      return "adresse";
  }
  std::unreachable();
}

std::optional<ObjetLien> objet_lien(std::string_view written) {
  for (ObjetLien objet : all_objects)
    if (code(objet) == written) return objet;
  return std::nullopt;
}

std::chrono::hours duree(ObjetLien objet) {
  switch (objet) {
    case ObjetLien::confirmation:
    case ObjetLien::adresse:
      return std::chrono::hours(48);
    case ObjetLien::mot_de_passe:
      return std::chrono::hours(1);
    case ObjetLien::invitation:
      return std::chrono::hours(24 * 7);
  }
  std::unreachable();
}

std::string jeton_lien(std::string_view cle, std::string_view objet, std::int64_t id,
                       std::string_view nonce) {
  if (cle.empty()) throw std::logic_error("a link cannot be signed without the server's key");
  std::string message(objet);
  message.append("|").append(std::to_string(id)).append("|").append(nonce);
  return base::hmac_hex(cle, message);
}

std::string ecrire_lien(std::int64_t id, std::string_view jeton) {
  return std::to_string(id).append("-").append(jeton);
}

std::optional<LienLu> lire_lien(std::string_view texte) {
  LienLu lu;
  const char* end = texte.data() + texte.size();
  auto [after, error] = std::from_chars(texte.data(), end, lu.id);
  if (error != std::errc{} || lu.id <= 0 || after == end || *after != '-') return std::nullopt;
  lu.jeton.assign(after + 1, end);
  if (lu.jeton.size() != secret_length) return std::nullopt;
  return lu;
}

std::string chemin_lien(ObjetLien objet, std::int64_t id, std::string_view jeton) {
  return std::string(page_of(objet)).append(ecrire_lien(id, jeton));
}

}  // namespace personne
