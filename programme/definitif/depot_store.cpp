#include "programme/definitif/depot_store.h"

#include "programme/definitif/contenu_store.h"

namespace definitif {
namespace {

using personne::Acteur;

/// What the budget asks of each funder stands beside the deposit: the budget itself can be typed over.
void keep_demands(db::Writing& w, const Definitif& f) {
  w.exec("DELETE FROM demande_definitive WHERE dossier_id = ?1", f.id());
  w.exec(
      "INSERT INTO demande_definitive (dossier_id, financeur, montant) "
      "SELECT b.dossier_id, l.financeur, SUM(l.montant) FROM budget b JOIN budget_ligne l ON l.budget_id = "
      "b.id "
      "WHERE b.dossier_id = ?1 AND l.financeur <> '' GROUP BY b.dossier_id, l.financeur HAVING "
      "SUM(l.montant) > 0",
      f.id());
}

constexpr std::string_view deposit_columns =
    "SELECT p.rang, p.contenu, p.annexes, p.structure, p.empreinte, p.depose_le, q.nom, p.repris_le, a.nom, "
    "a.qualite, "
    "a.engagements, a.signee_le FROM definitif_depot p JOIN personne q ON q.id = p.depose_par JOIN "
    "attestation a ON a.id "
    "= p.attestation_id WHERE p.dossier_id = ?1 ";

}  // namespace

std::optional<Attestation> attestation(db::Reading& r, const Definitif& f) {
  return r.one<Attestation>(
      "SELECT id, nom, qualite, engagements, empreinte, signee_le FROM attestation WHERE dossier_id = ?1 AND "
      "caduque_le "
      "IS NULL ORDER BY id DESC LIMIT 1",
      f.id());
}

void signer(db::Writing& w, const Acteur& acteur, base::Instant now, const Definitif& f,
            const Attestation& a) {
  annuler_signature(w, f, now);
  w.exec(
      "INSERT INTO attestation (dossier_id, personne_id, nom, qualite, engagements, empreinte, signee_le) "
      "VALUES (?1, "
      "?2, ?3, ?4, ?5, ?6, ?7)",
      f.id(), acteur.id, a.nom, a.qualite, a.engagements, a.empreinte, now);
}

void annuler_signature(db::Writing& w, const Definitif& f, base::Instant now) {
  w.exec("UPDATE attestation SET caduque_le = ?2 WHERE dossier_id = ?1 AND caduque_le IS NULL", f.id(), now);
}

std::vector<Declinee> declinees(db::Reading& r, const Definitif& f) {
  return r.all<Declinee>(
      "SELECT p.nom, s.commentaire, s.declinee_le FROM signature_declinee s JOIN personne p ON p.id = "
      "s.personne_id "
      "WHERE s.dossier_id = ?1 AND s.declinee_le > COALESCE((SELECT MAX(a.signee_le) FROM attestation a "
      "WHERE "
      "a.dossier_id = s.dossier_id), 0) ORDER BY s.id DESC",
      f.id());
}

void decliner(db::Writing& w, const Acteur& acteur, base::Instant now, const Definitif& f,
              std::string_view commentaire) {
  w.exec(
      "INSERT INTO signature_declinee (dossier_id, personne_id, commentaire, declinee_le) VALUES (?1, ?2, "
      "?3, ?4)",
      f.id(), acteur.id, commentaire, now);
}

int record_depot(db::Writing& w, const Acteur& acteur, base::Instant now, const Definitif& f,
                 const Contenu& c, const Attestation& a) {
  auto rank = f.depots + 1;
  auto written = ecrire(c);
  w.exec(
      "INSERT INTO definitif_depot (dossier_id, rang, contenu, annexes, structure, empreinte, "
      "attestation_id, "
      "depose_le, depose_par) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      f.id(), rank, written.reponses, written.annexes, written.structure, a.empreinte, a.id, now, acteur.id);
  w.exec("UPDATE definitif SET depots = ?2 WHERE dossier_id = ?1", f.id(), rank);
  keep_demands(w, f);
  return rank;
}

void record_reprise(db::Writing& w, const Definitif& f, base::Instant now) {
  w.exec("UPDATE definitif_depot SET repris_le = ?3 WHERE dossier_id = ?1 AND rang = ?2", f.id(), f.depots,
         now);
}

std::optional<Depot> depot(db::Reading& r, const Definitif& f, int rang) {
  return r.one<Depot>(std::string(deposit_columns) + "AND p.rang = ?2", f.id(), rang);
}

std::optional<Depot> dernier_depot(db::Reading& r, const Definitif& f) { return depot(r, f, f.depots); }

budget::Enregistre budget_a_lire(db::Reading& r, const Acteur& acteur, const Definitif& f, budget::Genre g,
                                 int annee) {
  bool written = !f.depose_le || std::holds_alternative<ACompleter>(f.etat());
  if (written && voit_la_preparation(acteur, f)) return budget::charger(r, f.dossier, g, annee);
  auto sent = dernier_depot(r, f);
  if (!sent) return {};
  auto c = sent->contenu();
  return {1, f.version,
          g == budget::Genre::action ? std::move(c.budget_action) : std::move(c.budget_structure)};
}

std::vector<DepotListe> depots(db::Reading& r, const Definitif& f) {
  return r.all<DepotListe>(
      "SELECT p.rang, p.depose_le, p.repris_le, EXISTS (SELECT 1 FROM demande_complements q WHERE "
      "q.dossier_id = "
      "p.dossier_id AND q.rang_rendu = p.rang) FROM definitif_depot p WHERE p.dossier_id = ?1 ORDER BY "
      "p.rang",
      f.id());
}

std::vector<Delai> delais(db::Reading& r, const Definitif& f) {
  return r.all<Delai>(
      "SELECT d.jusqu_au, d.motif, p.nom, d.accorde_le FROM delai_definitif d JOIN personne p ON p.id = "
      "d.accorde_par "
      "WHERE d.dossier_id = ?1 ORDER BY d.id",
      f.id());
}

void accorder(db::Writing& w, const Acteur& acteur, base::Instant now, const Definitif& f,
              base::Instant jusqu_au, std::string_view motif) {
  w.exec(
      "INSERT INTO delai_definitif (dossier_id, jusqu_au, motif, accorde_par, accorde_le) VALUES (?1, ?2, "
      "?3, ?4, ?5)",
      f.id(), jusqu_au, motif, acteur.id, now);
}

}  // namespace definitif
