#include "programme/definitif/coherence_store.h"

#include <fmt/format.h>

#include <chrono>

#include "platform/base/text.h"
#include "programme/budget/budget_store.h"
#include "programme/definitif/fiche_faits.h"

namespace definitif::coherence {
namespace {

/// What dossiers ask of each funder: their budget once there is one, what the note asked before. Those that
/// the committee set aside ask nothing any more. One structure's are found through its own index.
std::string query(std::string_view whose) {
  return fmt::format(
      "WITH concerne AS (SELECT d.id FROM dossier d WHERE d.campagne = ?1 AND d.etat = 'note_deposee' {}AND "
      "NOT "
      "EXISTS (SELECT 1 FROM ventilation v WHERE v.dossier_id = d.id AND v.etat IN ('ecartee', "
      "'ecart_notifie'))), "
      "demande AS (SELECT b.dossier_id, l.financeur, l.montant FROM concerne k JOIN budget b ON b.dossier_id "
      "= "
      "k.id JOIN budget_ligne l ON l.budget_id = b.id WHERE l.financeur <> '' "
      "UNION ALL SELECT q.dossier_id, q.financeur, q.montant FROM concerne k JOIN dossier_demande q ON "
      "q.dossier_id = k.id WHERE NOT EXISTS (SELECT 1 FROM budget b WHERE b.dossier_id = k.id)) "
      "SELECT financeur, CAST(SUM(montant) AS BIGINT), COUNT(DISTINCT dossier_id) FROM demande GROUP BY "
      "financeur ORDER BY financeur",
      whose);
}

std::vector<Cumul> sums_of_structure(db::Reading& r, std::string_view campagne, std::int64_t structure) {
  static const auto sql = query("AND d.structure_id = ?2 ");
  return r.all<Cumul>(sql, campagne, structure);
}

std::vector<Cumul> sums_of_all(db::Reading& r, std::string_view campagne) {
  static const auto sql = query("");
  return r.all<Cumul>(sql, campagne);
}

/// The same action a year ago, in an earlier call of the same structure: the dossier from which this one was
/// copied, else, for an action that is renewed, the latest one that had the same title.
std::optional<Reference> last_year(db::Reading& r, const dossier::Dossier& d) {
  struct Row {
    base::Cents cout, demande;
  };
  auto row = r.one<Row>(
      "SELECT p.cout_total, p.demande_total FROM dossier d JOIN dossier p ON p.structure_id = d.structure_id "
      "WHERE d.id = ?1 AND p.etat = 'note_deposee' AND p.campagne <> d.campagne AND (p.id = d.copie_de OR "
      "(d.nature = 'reconduction' AND p.intitule_tri = d.intitule_tri AND p.depose_le < d.depose_le)) "
      "ORDER BY CASE WHEN p.id = d.copie_de THEN 0 ELSE 1 END, p.depose_le DESC LIMIT 1",
      d.id);
  if (!row) return std::nullopt;
  return Reference{row->cout, row->demande};
}

/// What the structure's budget of the year holds; nothing as long as it is not typed.
std::optional<budget::Totaux> of_the_year(db::Reading& r, const Definitif& f, const campagne::Campagne& c) {
  auto saved = budget::charger(r, f.dossier, budget::Genre::structure, c.annee);
  if (saved.id == 0) return std::nullopt;
  return budget::totaliser(c, budget::lire_budget(saved.saisie, c).budget);
}

std::optional<std::int64_t> days(const dossier::NoteIntention& note) {
  if (!note.debut || !note.fin || *note.fin < *note.debut) return std::nullopt;
  return (std::chrono::sys_days(*note.fin) - std::chrono::sys_days(*note.debut)).count() + 1;
}

}  // namespace

Faits faits(db::Reading& r, const Definitif& f, const campagne::Campagne& c, bool agent) {
  auto saved = budget::charger(r, f.dossier, budget::Genre::action, c.annee);
  auto facts = faits_du_budget(c, budget::lire_budget(saved.saisie, c).budget);
  facts.sollicitations = ventilation::demandees(r, c, f.id());
  facts.note = Reference{f.dossier.cout_total, f.dossier.demande_total};
  facts.an_passe = last_year(r, f.dossier);
  auto answers = draft(r, f);
  auto note = dossier::lire(answers, c).note;
  if (note.publics.total) facts.personnes = *note.publics.total;
  facts.jours = days(note);
  if (auto sheets = fiche::faits_des_fiches(r, f.dossier, c)) facts.journees_jeunes = sheets->journees;
  facts.etpt = centiemes(answers, "action_etpt");
  facts.moyens = moyens_declares(answers);
  facts.annee = of_the_year(r, f, c);
  facts.structure = sums_of_structure(r, c.code, f.dossier.structure);
  if (agent) facts.campagne = sums_of_all(r, c.code);
  return facts;
}

}  // namespace definitif::coherence
