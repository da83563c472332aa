#include "programme/structure/membre_store.h"

#include "programme/journal/journal.h"

namespace structure {
namespace {

bool is_last_administrator(db::Reading& r, std::int64_t structure_id, std::int64_t personne_id) {
  return !r.one<std::int64_t>(
      "SELECT personne_id FROM membre WHERE structure_id = ?1 AND administrer = 1 AND personne_id <> ?2",
      structure_id, personne_id);
}

std::string yes_no(bool yes) { return yes ? "oui" : "non"; }

Result<void> exiger(db::Reading& r, const personne::Acteur& acteur, std::int64_t structure_id,
                    bool (*enough)(Droits)) {
  auto held = droits(r, acteur.id, structure_id);
  if (held && enough(*held)) return {};
  return refuse(held || voit(r, acteur, structure_id) ? Cause::role_requis : Cause::acces_inconnu);
}

}  // namespace

std::optional<Droits> droits(db::Reading& r, std::int64_t personne_id, std::int64_t structure_id) {
  return r.one<Droits>(
      "SELECT administrer, ecrire, signer FROM membre WHERE structure_id = ?1 AND personne_id = ?2",
      structure_id, personne_id);
}

bool voit(db::Reading& r, const personne::Acteur& acteur, std::int64_t structure_id) {
  if (acteur.est(personne::Role::coordination))
    return r.one<std::int64_t>("SELECT id FROM structure WHERE id = ?1", structure_id).has_value();
  return droits(r, acteur.id, structure_id).has_value();
}

Result<void> exiger_ecriture(db::Reading& r, const personne::Acteur& acteur, std::int64_t structure_id) {
  return exiger(r, acteur, structure_id, [](Droits d) { return d.ecrire || d.administrer; });
}

Result<void> exiger_administration(db::Reading& r, const personne::Acteur& acteur,
                                   std::int64_t structure_id) {
  return exiger(r, acteur, structure_id, [](Droits d) { return d.administrer; });
}

std::vector<Membre> membres(db::Reading& r, std::int64_t structure_id) {
  return r.all<Membre>(
      "SELECT p.id, p.nom, p.courriel, m.administrer, m.ecrire, m.signer, m.since FROM membre m"
      " JOIN personne p ON p.id = m.personne_id WHERE m.structure_id = ?1 ORDER BY p.nom_tri, p.id",
      structure_id);
}

void ajouter_membre(db::Writing& w, base::Instant now, std::int64_t structure_id, std::int64_t personne_id,
                    Droits d) {
  w.exec(
      "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since) VALUES (?1, ?2, "
      "?3, ?4, ?5, ?6)"
      " ON CONFLICT (structure_id, personne_id) DO UPDATE SET"
      " administrer = CASE WHEN excluded.administrer = 1 THEN 1 ELSE membre.administrer END,"
      " ecrire = CASE WHEN excluded.ecrire = 1 THEN 1 ELSE membre.ecrire END,"
      " signer = CASE WHEN excluded.signer = 1 THEN 1 ELSE membre.signer END",
      structure_id, personne_id, d.administrer, d.ecrire, d.signer, now);
}

void verrouiller_membres(db::Writing& w, std::int64_t structure_id) {
  w.exec("UPDATE structure SET membres_version = membres_version + 1 WHERE id = ?1", structure_id);
}

Result<void> changer_droits(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                            std::int64_t structure_id, std::int64_t personne_id, Droits wanted) {
  verrouiller_membres(w, structure_id);
  if (auto allowed = exiger_administration(w, acteur, structure_id); !allowed) return allowed;
  auto held = droits(w, personne_id, structure_id);
  if (!held) return refuse(Cause::acces_inconnu);
  if (*held == wanted) return {};
  if (!wanted.administrer && is_last_administrator(w, structure_id, personne_id))
    return refuse(Cause::dernier_administrateur);
  w.exec(
      "UPDATE membre SET administrer = ?3, ecrire = ?4, signer = ?5 WHERE structure_id = ?1 AND personne_id "
      "= ?2",
      structure_id, personne_id, wanted.administrer, wanted.ecrire, wanted.signer);
  journal::inscrire(w, acteur, now,
                    {"droits_changes",
                     "structure",
                     structure_id,
                     {{"personne", std::to_string(personne_id)},
                      {"administrer", yes_no(wanted.administrer)},
                      {"ecrire", yes_no(wanted.ecrire)},
                      {"signer", yes_no(wanted.signer)}}});
  return {};
}

Result<void> retirer(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                     std::int64_t structure_id, std::int64_t personne_id) {
  verrouiller_membres(w, structure_id);
  if (acteur.id != personne_id)
    if (auto allowed = exiger_administration(w, acteur, structure_id); !allowed) return allowed;
  if (!droits(w, personne_id, structure_id)) return refuse(Cause::acces_inconnu);
  if (is_last_administrator(w, structure_id, personne_id)) return refuse(Cause::dernier_administrateur);
  w.exec("DELETE FROM membre WHERE structure_id = ?1 AND personne_id = ?2", structure_id, personne_id);
  journal::inscrire(
      w, acteur, now,
      {"membre_retire", "structure", structure_id, {{"personne", std::to_string(personne_id)}}});
  return {};
}

}  // namespace structure
