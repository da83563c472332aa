#include "programme/definitif/definitif_store.h"

#include <algorithm>

#include "programme/personne/conflit.h"

namespace definitif {
namespace {

using personne::Acteur;

struct Row {
  std::string etat_nom;
  std::int64_t version;
  base::Instant ouvert_le, modifie_le;
  std::optional<base::Instant> signature_demandee_le, depose_le;
  int depots;
  std::optional<base::Instant> completer_avant, complet_le, rejete_le;
  std::string rejet_motif;
  std::optional<base::Instant> delai;
  bool rendus;
};

std::optional<Row> row_of(db::Reading& r, std::int64_t dossier) {
  return r.one<Row>(
      "SELECT f.etat, f.version, f.ouvert_le, f.modifie_le, f.signature_demandee_le, f.depose_le, f.depots, "
      "f.completer_avant, f.complet_le, f.rejete_le, f.rejet_motif, "
      "(SELECT MAX(l.jusqu_au) FROM delai_definitif l WHERE l.dossier_id = f.dossier_id), f.rendus "
      "FROM definitif f WHERE f.dossier_id = ?1",
      dossier);
}

bool sees_drafts(const Acteur& acteur, const dossier::Dossier& d) {
  return personne::agit_comme(acteur, Role::coordination, d.structure) ||
         acteur.membre_de(d.structure) != nullptr;
}

}  // namespace

Contexte Definitif::contexte(const Acteur& acteur, base::Instant now, const campagne::Campagne& c) const {
  return {acteur, now, c, dossier.structure, delai};
}

bool Definitif::ouverte(std::string_view target) const {
  return etat_nom != ACompleter::name || std::ranges::find(ouvertes, target) != ouvertes.end();
}

std::optional<Obstacle> obstacle_a_l_ouverture(db::Reading& r, const dossier::Dossier& d) {
  auto ready = r.one<std::int64_t>(
      "SELECT 1 FROM dossier d WHERE d.id = ?1 AND d.etat = 'note_deposee' AND ("
      "EXISTS (SELECT 1 FROM passage p WHERE p.dossier_id = d.id AND p.consolide_le IS NOT NULL AND "
      "p.decision <> "
      "'annulation') OR (d.territorial = 1 AND EXISTS (SELECT 1 FROM ventilation v WHERE v.dossier_id = d.id "
      "AND v.tour = 1 "
      "AND v.etat = 'transmise')))",
      d.id);
  if (ready) return std::nullopt;
  return Obstacle{
      Cause::etape_passee,
      "Le dossier définitif s’ouvre après la réunion partenariale, quand vous avez reçu le relevé de votre "
      "passage."};
}

std::vector<std::string> cibles_ouvertes(db::Reading& r, std::int64_t dossier) {
  return r.all<std::string>(
      "SELECT c.cible FROM complement_demande c JOIN demande_complements q ON q.id = c.demande_id WHERE "
      "q.dossier_id = ?1 AND q.rendue_le IS NULL AND q.remplacee_le IS NULL ORDER BY c.rang",
      dossier);
}

std::optional<Definitif> find(db::Reading& r, const Acteur& acteur, std::int64_t id) {
  auto d = dossier::find(r, acteur, id);
  auto row = d ? row_of(r, id) : std::nullopt;
  if (!row || (!row->depose_le && row->depots == 0 && !sees_drafts(acteur, *d))) return std::nullopt;
  auto opened = row->etat_nom == ACompleter::name ? cibles_ouvertes(r, id) : std::vector<std::string>{};
  return Definitif{std::move(*d),        std::move(row->etat_nom),
                   row->version,         row->ouvert_le,
                   row->modifie_le,      row->signature_demandee_le,
                   row->depose_le,       row->depots,
                   row->completer_avant, row->complet_le,
                   row->rejete_le,       std::move(row->rejet_motif),
                   row->delai,           row->rendus,
                   std::move(opened)};
}

std::optional<Definitif> lock(db::Writing& w, const Acteur& acteur, std::int64_t id) {
  // The update holds the row until the transaction ends on PostgreSQL; SQLite has one writer at a time.
  if (w.exec("UPDATE definitif SET version = version + 1 WHERE dossier_id = ?1", id) == 0)
    return std::nullopt;
  return find(w, acteur, id);
}

void create(db::Writing& w, const Acteur& acteur, base::Instant now, std::int64_t dossier,
            const dossier::Brouillon& carried) {
  w.exec(
      "INSERT INTO definitif (dossier_id, etat, contenu, ouvert_le, ouvert_par, modifie_le) VALUES (?1, "
      "'en_preparation', ?2, ?3, ?4, ?3)",
      dossier, dossier::en_json(carried), now, acteur.id);
}

dossier::Brouillon draft(db::Reading& r, const Definitif& f) {
  auto text = r.one<std::string>("SELECT contenu FROM definitif WHERE dossier_id = ?1", f.id());
  return text ? dossier::depuis_json(*text) : dossier::Brouillon{};
}

void save_draft(db::Writing& w, const Definitif& f, const dossier::Brouillon& b, base::Instant now) {
  w.exec("UPDATE definitif SET contenu = ?2, modifie_le = ?3 WHERE dossier_id = ?1", f.id(),
         dossier::en_json(b), now);
}

namespace {

struct Columns {
  std::optional<base::Instant> depose_le, avant, complet_le, rejete_le, demandee_le;
};

Columns columns_of(const Etat& state, const Definitif& f, base::Instant now) {
  Columns c;
  if (const auto* e = std::get_if<Depose>(&state)) c.depose_le = e->depose_le;
  if (const auto* e = std::get_if<ACompleter>(&state)) c.depose_le = e->depose_le, c.avant = e->avant;
  if (const auto* e = std::get_if<Complet>(&state)) c.depose_le = e->depose_le, c.complet_le = now;
  if (const auto* e = std::get_if<Rejete>(&state)) c.depose_le = e->depose_le, c.rejete_le = now;
  if (std::holds_alternative<ASigner>(state)) c.demandee_le = f.signature_demandee_le.value_or(now);
  return c;
}

}  // namespace

void save_state(db::Writing& w, const Definitif& f, const Etat& state, base::Instant now,
                const Acteur& acteur, std::string_view rejet_motif) {
  auto c = columns_of(state, f, now);
  std::optional<std::int64_t> asked_by;
  if (c.demandee_le) asked_by = acteur.id;
  w.exec(
      "UPDATE definitif SET etat = ?2, depose_le = ?3, completer_avant = ?4, complet_le = ?5, rejete_le = "
      "?6, "
      "rejet_motif = ?7, rendus = 0, signature_demandee_le = ?8, signature_demandee_par = ?9, modifie_le = "
      "?10 WHERE "
      "dossier_id = ?1",
      f.id(), name(state), c.depose_le, c.avant, c.complet_le, c.rejete_le, c.rejete_le ? rejet_motif : "",
      c.demandee_le, asked_by, now);
}

}  // namespace definitif
