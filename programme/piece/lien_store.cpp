#include "programme/piece/lien_store.h"

#include "platform/base/secret.h"
#include "programme/journal/journal.h"
#include "programme/personne/lien.h"
#include "programme/personne/personne_store.h"
#include "programme/piece/piece_store_interne.h"

namespace piece {
namespace {

/// Under the signature: a link of another kind is worth nothing here.
constexpr std::string_view objet = "piece_demandee";
constexpr std::string_view page_path = "/remise/";

struct Row {
  std::int64_t id, structure;
  std::optional<std::int64_t> dossier;
  std::string code, courriel, nom, message;
  base::Instant demande_le;
  std::int64_t demande_par;
  std::string demandeur, structure_nom;
  bool appuye;
  base::Instant expire_le;
  std::optional<base::Instant> retire_le, servi_le;
};

std::string rows_where(std::string_view condition) {
  constexpr std::string_view select =
      "SELECT l.id, l.structure_id, l.dossier_id, l.code, l.courriel, l.nom, l.message, l.demande_le, "
      "l.demande_par, who.nom, s.nom, CASE WHEN EXISTS (SELECT 1 FROM membre m WHERE m.structure_id = "
      "l.structure_id AND m.personne_id = l.demande_par AND (m.ecrire = 1 OR m.signer = 1)) THEN 1 ELSE 0 "
      "END, l.expire_le, l.retire_le, l.servi_le FROM lien_remise l JOIN structure s ON s.id = "
      "l.structure_id JOIN personne who ON who.id = l.demande_par WHERE ";
  return std::string(select).append(condition);
}

LienRemise read(const Row& row) {
  return {.id = row.id,
          .lieu = {row.structure, row.dossier},
          .code = row.code,
          .courriel = row.courriel,
          .nom = row.nom,
          .message = row.message,
          .demande_le = row.demande_le,
          .demande_par = row.demande_par,
          .demandeur = row.demandeur,
          .structure_nom = row.structure_nom,
          .appuye = row.appuye,
          .expire_le = row.expire_le,
          .retire_le = row.retire_le,
          .servi_le = row.servi_le};
}

constexpr std::string_view of_piece =
    "l.structure_id = ?1 AND l.code = ?2 AND (?3 = 1 OR l.dossier_id IS NOT DISTINCT FROM ?4)";

std::int64_t count(db::Reading& r, std::string_view condition, std::int64_t structure, base::Instant when) {
  return r
      .one<std::int64_t>(
          "SELECT COUNT(*) FROM lien_remise WHERE structure_id = ?1 AND " + std::string(condition), structure,
          when)
      .value_or(0);
}

std::optional<Obstacle> too_many(db::Reading& r, std::int64_t structure, base::Instant now) {
  if (count(r, "servi_le IS NULL AND retire_le IS NULL AND expire_le > ?2", structure, now) >=
      liens_ouverts_max)
    return Obstacle{Cause::saisie_invalide, "Trop de liens attendent un document : retirez-en d’abord."};
  if (count(r, "demande_le > ?2", structure, now - std::chrono::hours(24)) >= liens_par_jour_max)
    return Obstacle{Cause::saisie_invalide, "Trop de liens ont été envoyés depuis hier : attendez demain."};
  return std::nullopt;
}

void end_earlier(db::Writing& w, base::Instant now, const Lieu& lieu, const campagne::Piece& p,
                 const std::string& courriel) {
  w.exec(
      "UPDATE lien_remise SET retire_le = ?5 WHERE structure_id = ?1 AND code = ?2 AND (?3 = 1 OR dossier_id "
      "IS NOT DISTINCT FROM ?4) AND courriel = ?6 AND servi_le IS NULL AND retire_le IS NULL",
      lieu.structure, p.code, au_coffre(p), lieu.dossier, now, courriel);
}

bool end(db::Writing& w, base::Instant now, std::int64_t id) {
  return w.exec(
             "UPDATE lien_remise SET retire_le = ?2 WHERE id = ?1 AND servi_le IS NULL AND retire_le IS NULL",
             id, now) == 1;
}

Result<std::int64_t> make(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
                          int jours, const campagne::Piece& p, const DemandeAQuelquUn& d) {
  if (auto why = too_many(w, lieu.structure, now)) return std::unexpected(*why);
  personne::assurer_cle_des_liens(w);
  auto id = w.one<std::int64_t>(
                 "INSERT INTO lien_remise (structure_id, dossier_id, code, courriel, nom, message, nonce, "
                 "demande_le, demande_par, expire_le) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
                 "RETURNING id",
                 lieu.structure, lieu.dossier, p.code, d.courriel, d.nom, d.message, base::random_token(16),
                 now, by.id, fin_du_lien(now, jours))
                .value();
  interne::trace(w, by, now, lieu, objet, {{"piece", p.code}, {"lien", std::to_string(id)}});
  return id;
}

/// The secret of a link; nothing when there is none.
std::optional<std::string> secret_of(db::Reading& r, std::int64_t id) {
  auto nonce = r.one<std::string>("SELECT nonce FROM lien_remise WHERE id = ?1", id);
  auto key = personne::cle_des_liens(r);
  if (!nonce || key.empty()) return std::nullopt;
  return personne::jeton_lien(key, objet, id, *nonce);
}

}  // namespace

std::vector<LienRemise> liens(db::Reading& r, const Lieu& lieu, const campagne::Piece& p) {
  std::vector<LienRemise> list;
  for (const auto& row : r.all<Row>(rows_where(std::string(of_piece) + " ORDER BY l.id DESC LIMIT 50"),
                                    lieu.structure, p.code, au_coffre(p), lieu.dossier))
    list.push_back(read(row));
  return list;
}

std::optional<LienRemise> lien(db::Reading& r, const Lieu& lieu, const campagne::Piece& p, std::int64_t id) {
  auto row = r.one<Row>(rows_where(std::string(of_piece) + " AND l.id = ?5"), lieu.structure, p.code,
                        au_coffre(p), lieu.dossier, id);
  return row ? std::optional(read(*row)) : std::nullopt;
}

std::optional<LienRemise> lien_par_numero(db::Reading& r, std::int64_t id) {
  auto row = r.one<Row>(rows_where("l.id = ?1"), id);
  return row ? std::optional(read(*row)) : std::nullopt;
}

Result<std::int64_t> demander(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
                              const campagne::Campagne& c, const campagne::Piece& p,
                              const DemandeAQuelquUn& d) {
  interne::hold(w, lieu);
  if (!plusieurs(p)) end_earlier(w, now, lieu, p, d.courriel);
  return make(w, by, now, lieu, c.depots.jours_du_lien, p, d);
}

Result<void> retirer(db::Writing& w, const personne::Acteur& by, base::Instant now, const LienRemise& l) {
  if (!end(w, now, l.id)) return refuse(Cause::deja_fait);
  interne::trace(w, by, now, l.lieu, "lien_de_remise_retire",
                 {{"piece", l.code}, {"lien", std::to_string(l.id)}});
  return {};
}

Result<std::int64_t> renvoyer(db::Writing& w, const personne::Acteur& by, base::Instant now,
                              const campagne::Campagne& c, const campagne::Piece& p, const LienRemise& l) {
  interne::hold(w, l.lieu);
  if (!end(w, now, l.id)) return refuse(Cause::deja_fait);
  return make(w, by, now, l.lieu, c.depots.jours_du_lien, p, {l.courriel, l.nom, l.message});
}

std::optional<std::string> chemin_lien_remise(db::Reading& r, std::int64_t id) {
  auto secret = secret_of(r, id);
  if (!secret) return std::nullopt;
  return std::string(page_path) + personne::ecrire_lien(id, *secret);
}

std::optional<LienRemise> lien_recu(db::Reading& r, std::string_view texte) {
  auto received = personne::lire_lien(texte);
  if (!received) return std::nullopt;
  auto secret = secret_of(r, received->id);
  if (!secret || !base::same_secret(*secret, received->jeton)) return std::nullopt;
  return lien_par_numero(r, received->id);
}

Result<std::int64_t> remettre_par_lien(db::Writing& w, base::Instant now, const LienRemise& l,
                                       const campagne::Piece& p, const Reponses& answers,
                                       const Recu& received, Analyse analysis) {
  // This is what decides between two at once: the second one waits for the first, and finds it served.
  auto served = w.exec(
      "UPDATE lien_remise SET servi_le = ?2 WHERE id = ?1 AND servi_le IS NULL AND retire_le IS NULL AND "
      "expire_le > ?2",
      l.id, now);
  if (served == 0) {
    auto meanwhile = lien_par_numero(w, l.id);
    return std::unexpected(ferme(meanwhile.value_or(l), now).value_or(Obstacle{Cause::lien_expire}));
  }
  return remettre(w, acteur_du_lien(l), now, l.lieu, {p, answers, received, analysis, &l});
}

std::int64_t oublier_liens(db::Writing& w, base::Instant before) {
  return w.exec(
      "DELETE FROM lien_remise WHERE expire_le < ?1 AND NOT EXISTS (SELECT 1 FROM piece p WHERE p.lien_id = "
      "lien_remise.id) AND NOT EXISTS (SELECT 1 FROM televersement t WHERE t.lien_id = lien_remise.id)",
      before);
}

}  // namespace piece
