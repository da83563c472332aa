#include "programme/definitif/fiche_store.h"

#include <fmt/format.h>

#include "platform/db/sets.h"

namespace definitif::fiche {
namespace {

struct Row {
  std::int64_t id;
  std::string genre, commune;
  std::int64_t version;
  std::string contenu;
  base::Instant modifie_le;
  std::string modifie_par;
  std::optional<base::Instant> retiree_le;
};

/// The beginning of every query: those of the dossier that the person sees.
std::string seen(const dossier::Dossier& d, const Regard& look, db::Params& params) {
  auto sql = fmt::format(
      "SELECT f.id, f.genre, f.commune, f.version, f.contenu, f.modifie_le, p.nom, f.retiree_le FROM "
      "fiche_dispositif f JOIN personne p ON p.id = f.modifie_par WHERE f.dossier_id = ?{}",
      params.add(d.id));
  if (look.toutes) return sql;
  if (look.communes.empty()) return sql + " AND 1 = 0";
  return sql + " AND f.commune IN " + db::in_list(look.communes, params);
}

Fiche from(Row row) {
  return {row.id,
          genre(row.genre).value(),
          std::move(row.commune),
          row.version,
          dossier::depuis_json(row.contenu),
          row.modifie_le,
          std::move(row.modifie_par),
          row.retiree_le};
}

struct Ouverture {
  std::string etat;
  std::optional<base::Instant> depose_le, avant;
};

}  // namespace

std::optional<Etat> etat_de(db::Reading& r, const dossier::Dossier& d) {
  auto row =
      r.one<Ouverture>("SELECT etat, depose_le, completer_avant FROM definitif WHERE dossier_id = ?1", d.id);
  if (!row) return std::nullopt;
  return etat(row->etat, row->depose_le, row->avant);
}

bool verrouiller(db::Writing& w, const dossier::Dossier& d) {
  return w.exec("UPDATE definitif SET version = version + 1 WHERE dossier_id = ?1", d.id) > 0;
}

std::vector<Fiche> fiches(db::Reading& r, const dossier::Dossier& d, const Regard& look) {
  db::Params params;
  auto sql = seen(d, look, params) + " ORDER BY f.id";
  std::vector<Fiche> list;
  for (auto& row : r.all<Row>(sql, params)) list.push_back(from(std::move(row)));
  return list;
}

std::optional<Fiche> trouver(db::Reading& r, const dossier::Dossier& d, const Regard& look, std::int64_t id) {
  db::Params params;
  auto sql = seen(d, look, params);
  sql += fmt::format(" AND f.id = ?{}", params.add(id));
  auto row = r.one<Row>(sql, params);
  if (!row) return std::nullopt;
  return from(std::move(*row));
}

Result<std::int64_t> ajouter(db::Writing& w, const personne::Acteur& a, base::Instant now,
                             const dossier::Dossier& d, Genre g, std::string_view commune,
                             const dossier::Brouillon& b) {
  auto there = w.one<std::int64_t>("SELECT COUNT(*) FROM fiche_dispositif WHERE dossier_id = ?1", d.id);
  if (there.value_or(0) >= fiches_max)
    return refuse(Cause::saisie_invalide, fmt::format("Un dossier compte {} fiches au plus.", fiches_max));
  return w
      .one<std::int64_t>(
          "INSERT INTO fiche_dispositif (dossier_id, genre, commune, contenu, cree_le, cree_par, modifie_le, "
          "modifie_par) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?6) RETURNING id",
          d.id, code(g), commune, dossier::en_json(b), now, a.id)
      .value();
}

void enregistrer(db::Writing& w, const personne::Acteur& a, base::Instant now, const Fiche& f,
                 const dossier::Brouillon& b) {
  w.exec(
      "UPDATE fiche_dispositif SET contenu = ?2, version = version + 1, modifie_le = ?3, modifie_par = ?4 "
      "WHERE id "
      "= ?1",
      f.id, dossier::en_json(b), now, a.id);
}

void retirer(db::Writing& w, const personne::Acteur& a, base::Instant now, const Fiche& f, bool de_retour) {
  std::optional<base::Instant> when;
  if (!de_retour) when = now;
  w.exec(
      "UPDATE fiche_dispositif SET retiree_le = ?2, version = version + 1, modifie_le = ?3, modifie_par = ?4 "
      "WHERE "
      "id = ?1",
      f.id, when, now, a.id);
}

}  // namespace definitif::fiche
