#include "programme/piece/proposition_store.h"

#include "programme/piece/piece_store_interne.h"

namespace piece {

std::vector<Remise> propositions(db::Reading& r, const Lieu& lieu, const campagne::Piece& p) {
  return interne::all(
      r,
      interne::rows_where(
          "p.structure_id = ?1 AND p.dossier_id IS NOT DISTINCT FROM ?2 AND p.code = ?3 ORDER BY p.id", true),
      lieu, p);
}

std::vector<std::string> codes_proposes(db::Reading& r, const Lieu& lieu) {
  return r.all<std::string>(
      "SELECT DISTINCT code FROM piece WHERE structure_id = ?1 AND (dossier_id IS NULL OR dossier_id = ?2) "
      "AND "
      "retiree_le IS NULL AND proposee = 1 ORDER BY code",
      lieu.structure, lieu.dossier);
}

Result<void> accepter(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
                      const campagne::Piece& p, const Remise& r) {
  interne::hold(w, lieu);
  interne::clear(w, now, lieu, p);
  if (w.exec("UPDATE piece SET proposee = 0 WHERE id = ?1 AND proposee = 1 AND retiree_le IS NULL", r.id) ==
      0)
    return refuse(Cause::deja_fait);
  interne::trace(w, by, now, lieu, "proposition_acceptee", {{"piece", r.code}, {"empreinte", r.empreinte}});
  return {};
}

Result<void> refuser(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
                     const Remise& r) {
  if (w.exec("UPDATE piece SET retiree_le = ?2 WHERE id = ?1 AND proposee = 1 AND retiree_le IS NULL", r.id,
             now) == 0)
    return refuse(Cause::deja_fait);
  interne::trace(w, by, now, lieu, "proposition_refusee", {{"piece", r.code}, {"empreinte", r.empreinte}});
  return {};
}

}  // namespace piece
