#include "programme/piece/televersement_store.h"

namespace piece {
namespace {

constexpr std::int64_t most_at_once = 50, most_by_link = 10;

struct Row {
  std::int64_t id, structure;
  std::optional<std::int64_t> dossier;
  std::string code, precision;
  std::optional<std::string> date;
  std::string titre;
  std::int64_t taille, recu;
  base::Instant expire_le;
  std::optional<base::Instant> fini_le;
};

struct PartRow {
  std::int64_t debut, taille;
  std::string coffre;
};

Televersement read(const Row& row) {
  bool over = row.fini_le.has_value();
  return {.id = row.id,
          .lieu = {row.structure, row.dossier},
          .code = row.code,
          .reponses = {row.precision, row.date ? base::parse_date(*row.date) : std::nullopt},
          .titre = row.titre,
          .taille = static_cast<std::uint64_t>(row.taille),
          .recu = static_cast<std::uint64_t>(over ? row.taille : row.recu),
          .expire_le = row.expire_le,
          .fini = over};
}

std::int64_t received(db::Reading& r, std::int64_t id) {
  return r
      .one<std::int64_t>(
          "SELECT CAST(COALESCE(SUM(taille), 0) AS BIGINT) FROM televersement_part WHERE televersement_id = "
          "?1",
          id)
      .value_or(0);
}

/// Begun by that person (`lien` 0), or through that link, on request of that person.
struct Envoyeur {
  std::int64_t personne = 0, lien = 0;
};

constexpr std::string_view of_sender =
    "t.personne_id = ?1 AND COALESCE(t.lien_id, 0) = ?2 AND t.expire_le > ?3";

Result<std::int64_t> begin(db::Writing& w, const Envoyeur& who, std::int64_t most, base::Instant now,
                           const Televersement& t) {
  auto under_way = w.one<std::int64_t>(
      "SELECT COUNT(*) FROM televersement t WHERE t.fini_le IS NULL AND " + std::string(of_sender),
      who.personne, who.lien, now);
  if (under_way.value_or(0) >= most)
    return refuse(Cause::saisie_invalide, "Trop d’envois sont en cours : attendez la fin des premiers.");
  std::optional<std::string> date;
  if (t.reponses.date) date = base::iso(*t.reponses.date);
  std::optional<std::int64_t> link;
  if (who.lien != 0) link = who.lien;
  return w
      .one<std::int64_t>(
          "INSERT INTO televersement (personne_id, structure_id, dossier_id, code, precision, date_document, "
          "titre, taille, cree_le, expire_le, lien_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
          "RETURNING id",
          who.personne, t.lieu.structure, t.lieu.dossier, t.code, t.reponses.precision, date, t.titre,
          t.taille, now, now + duree_televersement, link)
      .value();
}

std::optional<Televersement> find(db::Reading& r, const Envoyeur& who, base::Instant now, std::int64_t id) {
  auto row = r.one<Row>(
      "SELECT t.id, t.structure_id, t.dossier_id, t.code, t.precision, t.date_document, t.titre, t.taille, "
      "(SELECT CAST(COALESCE(SUM(p.taille), 0) AS BIGINT) FROM televersement_part p WHERE p.televersement_id "
      "= t.id), t.expire_le, t.fini_le FROM televersement t WHERE t.id = ?4 AND " +
          std::string(of_sender),
      who.personne, who.lien, now, id);
  return row ? std::optional(read(*row)) : std::nullopt;
}

}  // namespace

Result<std::int64_t> commencer(db::Writing& w, const personne::Acteur& who, base::Instant now,
                               const Televersement& t) {
  return begin(w, {who.id, 0}, most_at_once, now, t);
}

std::optional<Televersement> televersement(db::Reading& r, const personne::Acteur& who, base::Instant now,
                                           std::int64_t id) {
  return find(r, {who.id, 0}, now, id);
}

Result<std::int64_t> commencer_par_lien(db::Writing& w, const LienRemise& l, base::Instant now,
                                        const Televersement& t) {
  return begin(w, {l.demande_par, l.id}, most_by_link, now, t);
}

std::optional<Televersement> televersement_du_lien(db::Reading& r, const LienRemise& l, base::Instant now,
                                                   std::int64_t id) {
  return find(r, {l.demande_par, l.id}, now, id);
}

bool ajouter(db::Writing& w, std::int64_t id, const Part& p) {
  if (received(w, id) != static_cast<std::int64_t>(p.debut)) return false;
  // On PostgreSQL two may find the same end: the key lets one of them in.
  return w.exec(
             "INSERT INTO televersement_part (televersement_id, debut, taille, coffre) VALUES (?1, ?2, ?3, "
             "?4) ON "
             "CONFLICT DO NOTHING",
             id, p.debut, p.taille, p.coffre) == 1;
}

std::vector<Part> parts(db::Reading& r, std::int64_t id) {
  std::vector<Part> list;
  for (auto& row : r.all<PartRow>(
           "SELECT debut, taille, coffre FROM televersement_part WHERE televersement_id = ?1 ORDER BY debut",
           id))
    list.push_back({static_cast<std::uint64_t>(row.debut), static_cast<std::uint64_t>(row.taille),
                    std::move(row.coffre)});
  return list;
}

void finir(db::Writing& w, std::int64_t id, base::Instant now) {
  w.exec("DELETE FROM televersement_part WHERE televersement_id = ?1", id);
  w.exec("UPDATE televersement SET fini_le = ?2 WHERE id = ?1", id, now);
}

void abandonner(db::Writing& w, std::int64_t id) {
  w.exec("DELETE FROM televersement_part WHERE televersement_id = ?1", id);
  w.exec("DELETE FROM televersement WHERE id = ?1", id);
}

std::vector<std::int64_t> expires(db::Reading& r, base::Instant now) {
  return r.all<std::int64_t>("SELECT id FROM televersement WHERE expire_le <= ?1 ORDER BY id LIMIT 500", now);
}

std::vector<std::string> fichiers_en_cours(db::Reading& r) {
  return r.all<std::string>("SELECT coffre FROM televersement_part ORDER BY coffre");
}

}  // namespace piece
