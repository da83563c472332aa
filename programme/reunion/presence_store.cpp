#include "programme/reunion/presence_store.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "platform/base/text.h"
#include "platform/db/sets.h"
#include "programme/journal/journal.h"

namespace reunion {
namespace {

using personne::Acteur;

/// What a passage's row says of its last tick, besides what Passage has.
struct Dernier {
  std::int64_t passage = 0;
  std::string motif, mode;
  std::int64_t version = 0;
  std::string par;
};

std::map<std::int64_t, Dernier> last_ticks(db::Reading& r, std::int64_t reunion) {
  std::map<std::int64_t, Dernier> all;
  for (auto& one : r.all<Dernier>(
           "SELECT p.id, p.presence_motif, p.presence_mode, p.presence_version, COALESCE(n.nom, '') "
           "FROM passage p LEFT JOIN personne n ON n.id = p.presence_par WHERE p.reunion_id = ?1",
           reunion))
    all.emplace(one.passage, std::move(one));
  return all;
}

Situation situation(const Passage& p, const Dernier& last) {
  return {.faits = {p.etat_nom, p.presence(), p.decision, p.consolide_le},
          .le = p.presence_le,
          .motif = last.motif,
          .mode = mode(last.mode).value_or(Mode::pointage),
          .version = last.version,
          .par = last.par};
}

/// Each with its situation; nobody among those who come.
std::vector<Emargement> with_situations(db::Reading& r, std::int64_t reunion, std::vector<Passage> passages) {
  auto ticks = last_ticks(r, reunion);
  std::vector<Emargement> all;
  for (auto& p : passages) {
    auto s = situation(p, ticks[p.id]);
    all.push_back({std::move(p), std::move(s), {}});
  }
  return all;
}

struct VenantDuPassage {
  std::int64_t passage = 0;
  std::string nom, fonction;
  bool represente = false;
};

void add_participants(db::Reading& r, std::int64_t reunion, std::vector<Emargement>& lines) {
  std::map<std::int64_t, std::vector<Venant>> by_passage;
  for (auto& one : r.all<VenantDuPassage>(
           "SELECT a.passage_id, a.nom, a.fonction, a.represente FROM participant a JOIN passage p ON p.id = "
           "a.passage_id WHERE p.reunion_id = ?1 ORDER BY a.passage_id, a.rang",
           reunion))
    by_passage[one.passage].push_back({std::move(one.nom), std::move(one.fonction), one.represente});
  for (auto& line : lines) line.venants = std::move(by_passage[line.passage.id]);
}

std::vector<std::int64_t> passages_of(const std::vector<Pointage>& ticks) {
  std::set<std::int64_t> ids;
  for (const auto& one : ticks) ids.insert(one.passage);
  return {ids.begin(), ids.end()};
}

/// Holds the passages until the end of the transaction; only then is it read where they stand.
void hold(db::Writing& w, std::int64_t reunion, const std::vector<std::int64_t>& ids) {
  db::Params params;
  auto among = db::in_list(ids, params);
  w.exec(fmt::format("UPDATE passage SET version = version WHERE reunion_id = ?{} AND id IN {}",
                     params.add(reunion), among),
         params);
}

void add_known_keys(db::Reading& r, const std::vector<Pointage>& ticks, Feuille& sheet) {
  std::vector<std::string> keys;
  for (const auto& one : ticks)
    for (const auto& key : {one.cle, one.vu})
      if (!key.empty() && !base::all_digits(key)) keys.push_back(key);
  if (keys.empty()) return;
  db::Params params;
  auto sql = "SELECT cle, passage_id, version FROM pointage WHERE cle IN " + db::in_list(keys, params);
  for (auto& known : r.all<Feuille::Cle>(sql, params))
    sheet.deja_recu(known.cle, known.passage, known.version);
}

void save(db::Writing& w, std::int64_t author, const std::vector<Feuille::Change>& changes) {
  using Row =
      std::tuple<std::int64_t, std::string, std::optional<Instant>, std::string, std::string, std::int64_t>;
  if (changes.empty()) return;
  std::vector<Row> rows;
  for (const auto& [passage, s] : changes) {
    bool noted = s.faits.presence != Presence::attendu;
    rows.emplace_back(passage, code(s.faits.presence), s.le, s.motif, noted ? code(s.mode) : "", s.version);
  }
  db::Params params;
  auto values = db::values_of(rows, params);
  w.exec(fmt::format(
             "WITH v (id, presence, le, motif, mode, version) AS ({}) UPDATE passage SET presence = "
             "v.presence, presence_le = v.le, presence_par = ?{}, presence_motif = v.motif, presence_mode = "
             "v.mode, presence_version = v.version, version = passage.version + 1 FROM v WHERE passage.id = "
             "v.id",
             values, params.add(author)),
         params);
}

void save_keys(db::Writing& w, const std::vector<Feuille::Cle>& keys, Instant now) {
  if (keys.empty()) return;
  std::vector<std::tuple<std::string, std::int64_t, std::int64_t>> rows;
  for (const auto& one : keys) rows.emplace_back(one.cle, one.passage, one.version);
  db::Params params;
  auto values = db::values_of(rows, params);
  w.exec(
      fmt::format(
          "WITH v (cle, passage, version) AS ({}) INSERT INTO pointage (cle, passage_id, version, recu_le) "
          "SELECT cle, passage, version, CAST(?{} AS BIGINT) FROM v WHERE 1 = 1 ON CONFLICT (cle) DO "
          "NOTHING",
          values, params.add(now)),
      params);
}

using Lines = std::map<std::int64_t, Passage>;

std::vector<journal::Fait> facts(const std::vector<Reponse>& answers, const Lines& lines) {
  std::vector<journal::Fait> all;
  for (const auto& [tick, verdict] : answers) {
    if (verdict.issue != Issue::note) continue;
    const auto& p = lines.at(tick.passage);
    all.push_back({Pointer::trace,
                   "dossier",
                   p.dossier,
                   {{"passage", std::to_string(p.id)},
                    {"reunion", p.reunion_titre},
                    {"presence", std::string(code(tick.presence))}}});
  }
  return all;
}

}  // namespace

std::vector<Emargement> emargements(db::Reading& r, const Acteur& acteur, std::int64_t reunion) {
  auto lines = with_situations(r, reunion, passages(r, acteur, reunion));
  add_participants(r, reunion, lines);
  return lines;
}

std::optional<Emargement> emargement(db::Reading& r, const Acteur& acteur, std::int64_t reunion,
                                     std::int64_t passage) {
  auto lines = with_situations(r, reunion, passages_parmi(r, acteur, reunion, {passage}));
  if (lines.empty()) return std::nullopt;
  add_participants(r, reunion, lines);
  return std::move(lines.front());
}

std::vector<Convive> convives(db::Reading& r, std::int64_t reunion) {
  return r.all<Convive>(
      "SELECT institution, nom FROM invite WHERE reunion_id = ?1 AND retire_le IS NULL ORDER BY institution, "
      "nom, id",
      reunion);
}

std::optional<Instant> liste_close(db::Reading& r, std::int64_t reunion) {
  return r.one<std::optional<Instant>>("SELECT close_le FROM reunion WHERE id = ?1", reunion).value();
}

std::vector<Reponse> noter(db::Writing& w, const Acteur& acteur, const Reunion& u,
                           const campagne::Campagne& c, Instant now, const std::vector<Pointage>& ticks) {
  if (ticks.empty()) return {};
  auto ids = passages_of(ticks);
  hold(w, u.id, ids);
  Feuille sheet(liste_close(w, u.id));
  Lines lines;
  for (auto& line : with_situations(w, u.id, passages_parmi(w, acteur, u.id, ids))) {
    sheet.ajouter(line.passage.id, line.situation, line.passage.contexte(acteur, now, c));
    lines.emplace(line.passage.id, std::move(line.passage));
  }
  add_known_keys(w, ticks, sheet);
  std::vector<Reponse> answers;
  for (const auto& tick : ticks) answers.push_back(sheet.pointer(tick));
  save(w, acteur.id, sheet.changements());
  save_keys(w, sheet.cles(), now);
  auto noted = facts(answers, lines);
  if (!noted.empty()) annoncer(w, u.id);
  journal::inscrire_tous(w, acteur, now, noted);
  return answers;
}

}  // namespace reunion
