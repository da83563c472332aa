#include "platform/base/text.h"
#include "platform/db/like.h"
#include "programme/personne/attribution.h"
#include "programme/personne/personne_store.h"

namespace personne {
namespace {

struct Row {
  std::int64_t id;
  std::string role, financeur, communes, themes;
  base::Instant donnee_le;
};

AttributionDonnee as_given(const Row& row) {
  Attribution a{role(row.role).value(), lire_codes(row.communes), lire_codes(row.themes), row.financeur};
  return {row.id, std::move(a), row.donnee_le};
}

struct ListRow {
  std::int64_t id;
  std::string nom, nom_tri, courriel;
  bool confirme;
  std::optional<std::string> role;
};

}  // namespace

std::vector<AttributionDonnee> attributions_de(db::Reading& r, std::int64_t personne) {
  std::vector<AttributionDonnee> given;
  r.each<Row>(
      "SELECT id, role, financeur, communes, themes, donnee_le FROM attribution WHERE personne_id = ?1 ORDER "
      "BY id",
      [&](const Row& row) { given.push_back(as_given(row)); }, personne);
  return given;
}

std::int64_t enregistrer_attribution(db::Writing& w, std::int64_t personne, const Attribution& a,
                                     base::Instant now) {
  return w
      .one<std::int64_t>(
          "INSERT INTO attribution (personne_id, role, financeur, communes, themes, donnee_le)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (personne_id, role, financeur) DO UPDATE"
          " SET communes = excluded.communes, themes = excluded.themes, donnee_le = excluded.donnee_le "
          "RETURNING id",
          personne, code(a.role), a.financeur, ecrire_codes(a.communes), ecrire_codes(a.themes), now)
      .value();
}

Result<std::int64_t> donner_attribution(db::Writing& w, const Acteur& par, std::int64_t personne,
                                        const Attribution& a, base::Instant now) {
  if (!par.est(Role::coordination)) return refuse(Cause::role_requis);
  if (!compte(w, personne)) return refuse(Cause::acces_inconnu);
  return enregistrer_attribution(w, personne, a, now);
}

Result<Attribution> retirer_attribution(db::Writing& w, const Acteur& par, std::int64_t personne,
                                        std::int64_t attribution) {
  if (!par.est(Role::coordination)) return refuse(Cause::role_requis);
  auto row = w.one<Row>(
      "SELECT id, role, financeur, communes, themes, donnee_le FROM attribution WHERE id = ?1 AND "
      "personne_id = ?2",
      attribution, personne);
  if (!row) return refuse(Cause::acces_inconnu);
  if (personne == par.id && row->role == code(Role::coordination))
    return refuse(Cause::role_requis, "Une autre personne de la coordination doit vous retirer ce rôle.");
  w.exec("DELETE FROM attribution WHERE id = ?1", attribution);
  return as_given(*row).attribution;
}

std::vector<LignePersonne> chercher_personnes(db::Reading& r, const Acteur& qui, std::string_view typed,
                                              const Borne& after, int limit) {
  std::vector<LignePersonne> found;
  if (!qui.est(Role::coordination)) return found;
  auto add = [&](const ListRow& row) {
    if (found.empty() || found.back().id != row.id)
      found.push_back({row.id, row.nom, row.nom_tri, row.courriel, row.confirme, {}});
    if (row.role) found.back().roles.push_back(role(*row.role).value());
  };
  r.each<ListRow>(
      "SELECT p.id, p.nom, p.nom_tri, p.courriel, CASE WHEN p.confirme_le IS NULL THEN 0 ELSE 1 END, a.role "
      "FROM"
      " (SELECT id, nom, nom_tri, courriel, confirme_le FROM personne WHERE (nom_tri, id) > (?1, ?2)"
      "  AND recherche LIKE ?3 ESCAPE '!' ORDER BY nom_tri, id LIMIT ?4) p"
      " LEFT JOIN attribution a ON a.personne_id = p.id ORDER BY p.nom_tri, p.id, a.id",
      add, after.nom_tri, after.id, db::containing(base::fold(base::trim(typed))), limit);
  return found;
}

}  // namespace personne
