#include "programme/structure/adhesion_store.h"

#include "programme/journal/journal.h"

namespace structure {
namespace {

std::optional<std::int64_t> with_siret(db::Reading& r, std::string_view siret) {
  return r.one<std::int64_t>("SELECT id FROM structure WHERE siret = ?1", siret);
}

/// The person who asked, if the request still waits.
std::optional<std::int64_t> asker(db::Reading& r, std::int64_t structure_id, std::int64_t adhesion_id) {
  return r.one<std::int64_t>(
      "SELECT personne_id FROM adhesion WHERE id = ?1 AND structure_id = ?2 AND decidee_le IS NULL",
      adhesion_id, structure_id);
}

std::vector<std::pair<std::string, std::string>> facts(std::int64_t adhesion_id, std::int64_t personne_id) {
  return {{"adhesion", std::to_string(adhesion_id)}, {"personne", std::to_string(personne_id)}};
}

}  // namespace

std::vector<Adhesion> adhesions(db::Reading& r, std::int64_t structure_id) {
  return r.all<Adhesion>(
      "SELECT a.id, p.id, p.nom, p.courriel, a.demandee_le FROM adhesion a JOIN personne p ON p.id = "
      "a.personne_id"
      " WHERE a.structure_id = ?1 AND a.decidee_le IS NULL ORDER BY a.demandee_le, a.id",
      structure_id);
}

std::vector<MaDemande> mes_demandes(db::Reading& r, const personne::Acteur& acteur) {
  return r.all<MaDemande>(
      "SELECT s.siret, a.demandee_le FROM adhesion a JOIN structure s ON s.id = a.structure_id"
      " WHERE a.personne_id = ?1 AND a.decidee_le IS NULL ORDER BY a.demandee_le, a.id",
      acteur.id);
}

Result<void> demander_adhesion(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                               std::string_view siret) {
  auto structure_id = with_siret(w, siret);
  if (!structure_id) return refuse(Cause::acces_inconnu);
  if (droits(w, acteur.id, *structure_id))
    return refuse(Cause::deja_fait, "Vous êtes déjà membre de cette structure.");
  auto id = w.one<std::int64_t>(
      "INSERT INTO adhesion (structure_id, personne_id, demandee_le) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (structure_id, personne_id) WHERE decidee_le IS NULL DO NOTHING RETURNING id",
      *structure_id, acteur.id, now);
  if (!id) return refuse(Cause::deja_fait, "Votre demande attend déjà une réponse.");
  journal::inscrire(w, acteur, now, {"adhesion_demandee", "structure", *structure_id, facts(*id, acteur.id)});
  return {};
}

Result<void> repondre_adhesion(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                               std::int64_t structure_id, std::int64_t adhesion_id,
                               std::optional<Droits> acceptee) {
  verrouiller_membres(w, structure_id);
  if (auto allowed = exiger_administration(w, acteur, structure_id); !allowed) return allowed;
  auto personne_id = asker(w, structure_id, adhesion_id);
  if (!personne_id) return refuse(Cause::deja_fait, "Quelqu’un a déjà répondu à cette demande.");
  w.exec("UPDATE adhesion SET decidee_le = ?2, decidee_par = ?3, acceptee = ?4 WHERE id = ?1", adhesion_id,
         now, acteur.id, acceptee.has_value());
  if (acceptee) ajouter_membre(w, now, structure_id, *personne_id, *acceptee);
  journal::inscrire(w, acteur, now,
                    {acceptee ? "adhesion_acceptee" : "adhesion_refusee", "structure", structure_id,
                     facts(adhesion_id, *personne_id)});
  return {};
}

}  // namespace structure
