#include <fmt/format.h>

#include "platform/base/secret.h"
#include "programme/dossier/visibilite.h"
#include "programme/personne/lien.h"
#include "programme/personne/personne_store.h"
#include "programme/reunion/presence_store.h"

namespace reunion {
namespace {

using personne::Acteur;

/// Codes are shown in groups and typed as people hear them.
std::string clean_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) code += c;
  }
  return code;
}

std::optional<std::string> secret_of(db::Reading& r, std::int64_t id) {
  auto nonce = r.one<std::string>("SELECT nonce FROM passage WHERE id = ?1", id);
  auto key = personne::cle_des_liens(r);
  if (!nonce || key.empty()) return std::nullopt;
  return personne::jeton_lien(key, "presence", id, *nonce);
}

}  // namespace

std::optional<std::int64_t> passage_du_code(db::Reading& r, const Acteur& acteur, std::int64_t reunion,
                                            std::string_view typed) {
  db::Params params;
  auto visible = dossier::visibilite(acteur, params);
  return r.one<std::int64_t>(
      fmt::format(
          "SELECT p.id FROM passage p JOIN dossier d ON d.id = p.dossier_id WHERE p.reunion_id = ?{} AND "
          "p.code = ?{} AND {}",
          params.add(reunion), params.add(clean_code(typed)), visible.sql),
      params);
}

std::vector<std::string> ailleurs(db::Reading& r, const Acteur& acteur, const Reunion& u,
                                  std::string_view typed) {
  db::Params params;
  auto visible = dossier::visibilite(acteur, params);
  return r.all<std::string>(
      fmt::format(
          "SELECT u.titre FROM reunion u JOIN passage p ON p.reunion_id = u.id AND p.code = ?{} JOIN dossier "
          "d "
          "ON d.id = p.dossier_id WHERE u.campagne = ?{} AND u.id <> ?{} AND {} ORDER BY u.titre LIMIT 3",
          params.add(clean_code(typed)), params.add(u.campagne), params.add(u.id), visible.sql),
      params);
}

std::optional<std::string> chemin_presence(db::Reading& r, std::int64_t passage) {
  auto secret = secret_of(r, passage);
  if (!secret) return std::nullopt;
  return "/presence/" + personne::ecrire_lien(passage, *secret);
}

std::optional<Passage> passage_presente(db::Reading& r, const Acteur& acteur, std::string_view lien) {
  auto read = personne::lire_lien(lien);
  if (!read) return std::nullopt;
  auto secret = secret_of(r, read->id);
  if (!secret || !base::same_secret(*secret, read->jeton)) return std::nullopt;
  return find_passage(r, acteur, read->id);
}

}  // namespace reunion
