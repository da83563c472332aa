#include <algorithm>

#include "platform/base/secret.h"
#include "programme/personne/personne_store.h"

namespace personne {
namespace {

struct Row {
  std::int64_t id, personne;
  std::string objet, nonce, donnee;
  base::Instant expire_le;
  std::string nom, courriel;
};

std::optional<Row> load(db::Reading& r, std::int64_t id) {
  return r.one<Row>(
      "SELECT l.id, l.personne_id, l.objet, l.nonce, l.donnee, l.expire_le, p.nom, p.courriel"
      " FROM lien l JOIN personne p ON p.id = l.personne_id WHERE l.id = ?1",
      id);
}

/// Whether the secret received is that of the row; the same time whatever is wrong with it.
bool authentic(db::Reading& r, const Row& row, std::string_view jeton) {
  const std::string key = cle_des_liens(r);
  return !key.empty() && base::same_secret(jeton_lien(key, row.objet, row.id, row.nonce), jeton);
}

}  // namespace

std::string assurer_cle_des_liens(db::Writing& w) {
  if (std::string key = cle_des_liens(w); !key.empty()) return key;
  w.exec("INSERT INTO secret (name, value) VALUES ('liens', ?1) ON CONFLICT (name) DO NOTHING",
         base::random_token());
  return cle_des_liens(w);
}

std::string cle_des_liens(db::Reading& r) {
  return r.one<std::string>("SELECT value FROM secret WHERE name = 'liens'").value_or("");
}

std::int64_t creer_lien(db::Writing& w, std::int64_t personne, ObjetLien objet, base::Instant now,
                        std::string_view donnee) {
  assurer_cle_des_liens(w);
  w.exec("DELETE FROM lien WHERE personne_id = ?1 AND objet = ?2", personne, code(objet));
  return w
      .one<std::int64_t>(
          "INSERT INTO lien (personne_id, objet, nonce, donnee, cree_le, expire_le)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id",
          personne, code(objet), base::random_token(16), donnee, now, now + duree(objet))
      .value();
}

Result<LienOuvert> lire_lien_recu(db::Reading& r, std::string_view texte,
                                  std::initializer_list<ObjetLien> objets, base::Instant now) {
  const auto lu = lire_lien(texte);
  if (!lu) return refuse(Cause::lien_expire);
  auto row = load(r, lu->id);
  if (!row || !authentic(r, *row, lu->jeton) || now >= row->expire_le) return refuse(Cause::lien_expire);
  const ObjetLien objet = objet_lien(row->objet).value();
  if (std::ranges::find(objets, objet) == objets.end()) return refuse(Cause::lien_expire);
  return LienOuvert{row->id, row->personne, objet, row->donnee, row->nom, row->courriel};
}

Result<LienOuvert> utiliser_lien(db::Writing& w, std::string_view texte,
                                 std::initializer_list<ObjetLien> objets, base::Instant now) {
  auto lien = lire_lien_recu(w, texte, objets, now);
  // Deleting is what decides between two uses at once: the second one finds nothing to delete.
  if (lien && w.exec("DELETE FROM lien WHERE id = ?1", lien->id) == 0) return refuse(Cause::lien_expire);
  return lien;
}

std::optional<LienAEnvoyer> lien_a_envoyer(db::Reading& r, std::int64_t lien) {
  const std::string key = cle_des_liens(r);
  auto row = load(r, lien);
  if (!row || key.empty()) return std::nullopt;
  const ObjetLien objet = objet_lien(row->objet).value();
  const std::string secret = jeton_lien(key, row->objet, row->id, row->nonce);
  return LienAEnvoyer{chemin_lien(objet, row->id, secret), row->expire_le,
                      objet == ObjetLien::adresse ? row->donnee : row->courriel};
}

}  // namespace personne
