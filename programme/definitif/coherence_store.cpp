#include "programme/definitif/coherence_store.h"

#include <chrono>

#include "platform/base/text.h"
#include "programme/budget/budget_store.h"

namespace definitif::coherence {
namespace {

/// What the call's dossiers ask of each funder: their budget once there is one, what the note asked before.
/// Dossiers set aside by the committee ask nothing any more.
constexpr std::string_view asked =
    "WITH concerne AS (SELECT d.id FROM dossier d WHERE d.campagne = ?1 AND d.etat = 'note_deposee' "
    "AND (CAST(?2 AS BIGINT) = 0 OR d.structure_id = ?2) AND NOT EXISTS (SELECT 1 FROM ventilation v WHERE "
    "v.dossier_id = d.id AND v.etat IN ('ecartee', 'ecart_notifie'))), "
    "demande AS (SELECT b.dossier_id, l.financeur, l.montant FROM concerne k JOIN budget b ON b.dossier_id = "
    "k.id JOIN budget_ligne l ON l.budget_id = b.id WHERE l.financeur <> '' "
    "UNION ALL SELECT q.dossier_id, q.financeur, q.montant FROM concerne k JOIN dossier_demande q ON "
    "q.dossier_id = k.id WHERE NOT EXISTS (SELECT 1 FROM budget b WHERE b.dossier_id = k.id)) "
    "SELECT financeur, CAST(SUM(montant) AS BIGINT), COUNT(DISTINCT dossier_id) FROM demande GROUP BY "
    "financeur ORDER BY financeur";

/// `structure` 0: everybody.
std::vector<Cumul> sums(db::Reading& r, std::string_view campagne, std::int64_t structure) {
  return r.all<Cumul>(asked, campagne, structure);
}

/// The same action a year ago: the dossier of another call from which this one was copied.
std::optional<Reference> last_year(db::Reading& r, const dossier::Dossier& d) {
  struct Row {
    base::Cents cout, demande;
  };
  auto row = r.one<Row>(
      "SELECT p.cout_total, p.demande_total FROM dossier d JOIN dossier p ON p.id = d.copie_de WHERE d.id = "
      "?1 "
      "AND p.campagne <> d.campagne AND p.structure_id = d.structure_id AND p.etat = 'note_deposee'",
      d.id);
  if (!row) return std::nullopt;
  return Reference{row->cout, row->demande};
}

/// A number as typed, in hundredths: "1,5" is 150.
std::optional<std::int64_t> hundredths(const dossier::Brouillon& b, std::string_view field) {
  auto text = base::trim(b.valeur(field));
  auto read = text.empty() ? std::nullopt : base::parse_cents(text);
  return read ? std::optional(read->value) : std::nullopt;
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
  facts.etpt = hundredths(answers, "action_etpt");
  facts.structure = sums(r, c.code, f.dossier.structure);
  if (agent) facts.campagne = sums(r, c.code, 0);
  return facts;
}

}  // namespace definitif::coherence
