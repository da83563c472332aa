#include "programme/budget/budget_store.h"

#include <algorithm>
#include <set>

#include "platform/db/insert_rows.h"
#include "platform/db/sets.h"

namespace budget {
namespace {

struct Row {
  std::int64_t id;
  std::int64_t version;
  std::string contenu;
};

struct Line {
  std::int64_t budget_id;
  std::string ligne;
  int rang;
  std::string financeur, nom;
  base::Cents droit_commun, specifique, montant;
  bool operator==(const Line&) const = default;
};

std::vector<Line> lines_of(std::int64_t id, const Budget& b) {
  std::vector<Line> lines;
  for (const auto& [code, amount] : b.montants) lines.push_back({id, code, 0, "", "", {}, {}, amount});
  std::map<std::string, int, std::less<>> ranks;
  for (const auto& f : b.financeurs)
    lines.push_back(
        {id, f.ligne, ++ranks[f.ligne], f.financeur, f.nom, f.droit_commun, f.specifique, f.montant()});
  return lines;
}

/// The lines of either that are not the same in the other, by code.
std::vector<std::string> changed(const std::vector<Line>& before, const std::vector<Line>& after) {
  std::set<std::string> codes;
  auto only_in = [&](const std::vector<Line>& a, const std::vector<Line>& b) {
    for (const auto& line : a)
      if (std::ranges::find(b, line) == b.end()) codes.insert(line.ligne);
  };
  only_in(before, after), only_in(after, before);
  return {codes.begin(), codes.end()};
}

/// Most saves change one line: only those that changed are written.
void rewrite(db::Writing& w, std::int64_t id, const std::vector<Line>& before, std::vector<Line> after) {
  auto codes = changed(before, after);
  if (codes.empty()) return;
  db::Params params;
  auto budget = params.add(id);
  w.exec("DELETE FROM budget_ligne WHERE budget_id = ?" + std::to_string(budget) + " AND ligne IN " +
             db::in_list(codes, params),
         params);
  std::erase_if(after, [&](const Line& l) { return !std::ranges::binary_search(codes, l.ligne); });
  db::insert_rows(
      w, "budget_ligne (budget_id, ligne, rang, financeur, nom, droit_commun, specifique, montant)", after);
}

}  // namespace

std::string_view code(Genre g) { return g == Genre::action ? "action" : "structure"; }

std::optional<Genre> genre(std::string_view code) {
  if (code == "action") return Genre::action;
  if (code == "structure") return Genre::structure;
  return std::nullopt;
}

Enregistre charger(db::Reading& r, const dossier::Dossier& d, Genre g, int annee) {
  auto row = g == Genre::action
                 ? r.one<Row>("SELECT id, version, contenu FROM budget WHERE dossier_id = ?1", d.id)
                 : r.one<Row>(
                       "SELECT id, version, contenu FROM budget WHERE structure_id = ?1 AND annee = ?2 AND "
                       "genre = 'structure'",
                       d.structure, annee);
  if (!row) return {};
  return {row->id, row->version, dossier::depuis_json(row->contenu)};
}

Enregistre verrouiller(db::Writing& w, const dossier::Dossier& d, Genre g, int annee, base::Instant now) {
  std::optional<std::int64_t> dossier;
  if (g == Genre::action) dossier = d.id;
  // Whoever comes second waits for the first on the unique index, and finds the row.
  w.exec(
      "INSERT INTO budget (genre, dossier_id, structure_id, annee, modifie_le) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT DO NOTHING",
      code(g), dossier, d.structure, annee, now);
  if (g == Genre::action)
    w.exec("UPDATE budget SET version = version + 1 WHERE dossier_id = ?1", d.id);
  else
    w.exec(
        "UPDATE budget SET version = version + 1 WHERE structure_id = ?1 AND annee = ?2 AND genre = "
        "'structure'",
        d.structure, annee);
  return charger(w, d, g, annee);
}

void enregistrer(db::Writing& w, const Enregistre& locked, const dossier::Brouillon& saisie,
                 const campagne::Campagne& c, base::Instant now) {
  w.exec("UPDATE budget SET contenu = ?2, modifie_le = ?3 WHERE id = ?1", locked.id, dossier::en_json(saisie),
         now);
  rewrite(w, locked.id, lines_of(locked.id, lire_budget(locked.saisie, c).budget),
          lines_of(locked.id, lire_budget(saisie, c).budget));
}

}  // namespace budget
