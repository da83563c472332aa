#include "programme/reunion/absences_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "platform/base/text.h"
#include "platform/db/sets.h"
#include "programme/dossier/visibilite.h"

namespace reunion {
namespace {

using personne::Acteur;

struct Vue {
  VoirAbsences voir;
  std::string_view code, label, condition;
};

/// The words of the partial index passage_absence.
constexpr std::string_view in_index = "(p.presence IN ('excuse', 'absent') OR p.decision <> '')";

constexpr std::array vues{
    Vue{VoirAbsences::a_decider, "a_decider", "À décider", "p.decision = '' AND p.consolide_le IS NULL"},
    Vue{VoirAbsences::annulees, "annulees", "Annulées", "p.decision = 'annulation'"},
    Vue{VoirAbsences::maintenues, "maintenues", "Maintenues", "p.decision = 'derogation'"}};

/// What the row says besides Passage.
struct Suite {
  std::int64_t passage = 0;
  std::string motif, mode;
  std::int64_t version = 0;
  std::string par;
  std::optional<Instant> close;
  std::string decide_par;
};

std::map<std::int64_t, Suite> completed(db::Reading& r, const std::vector<Passage>& passages) {
  if (passages.empty()) return {};
  std::vector<std::int64_t> ids;
  for (const auto& p : passages) ids.push_back(p.id);
  db::Params params;
  auto sql =
      "SELECT p.id, p.presence_motif, p.presence_mode, p.presence_version, COALESCE(n.nom, ''), u.close_le, "
      "COALESCE(m.nom, '') FROM passage p JOIN reunion u ON u.id = p.reunion_id LEFT JOIN personne n ON n.id "
      "= "
      "p.presence_par LEFT JOIN personne m ON m.id = p.decision_par WHERE p.id IN " +
      db::in_list(ids, params);
  std::map<std::int64_t, Suite> all;
  for (auto& one : r.all<Suite>(sql, params)) all.emplace(one.passage, std::move(one));
  return all;
}

std::vector<Absence> with_details(db::Reading& r, std::vector<Passage> passages) {
  auto details = completed(r, passages);
  std::vector<Absence> all;
  for (auto& p : passages) {
    auto& d = details[p.id];
    Situation s{.faits = {p.etat_nom, p.presence(), p.decision, p.consolide_le},
                .le = p.presence_le,
                .motif = std::move(d.motif),
                .mode = mode(d.mode).value_or(Mode::pointage),
                .version = d.version,
                .par = std::move(d.par)};
    all.push_back({std::move(p), std::move(s), d.close, std::move(d.decide_par)});
  }
  return all;
}

bool coordinates(const Acteur& acteur) { return acteur.est(Role::coordination); }

template <class A>
Result<Accompli> perform(const Absence& a, std::string_view motif, const Contexte& c) {
  return accomplir(a.passage.etat(), A{motif}, c);
}

Result<Accompli> judge(const Absence& a, const DecisionAbsence& d, const Contexte& c) {
  // lock_passage has made the version grow.
  if (a.passage.version != d.version + 1) return refuse(Cause::modifie_entre_temps);
  if (!a.liste_close)
    return refuse(Cause::etape_passee,
                  "La liste de présence de cette réunion est encore ouverte : elle se clôt d’abord.");
  if (base::length(d.motif) > motif_decision_max)
    return refuse(Cause::saisie_invalide, fmt::format("Le motif dépasse {} caractères.", motif_decision_max));
  return d.annuler ? perform<AnnulerCandidature>(a, d.motif, c) : perform<DerogerPresence>(a, d.motif, c);
}

/// What the mail to the structure says, even if the passage has moved when it is written.
std::vector<std::pair<std::string, std::string>> told(const Absence& a, const std::string& motif) {
  std::vector<std::pair<std::string, std::string>> details{{"motif", motif}};
  if (a.passage.debut) details.emplace_back("moment", base::date_time(*a.passage.debut));
  if (a.passage.decision == "annulation") details.emplace_back("revise", "1");
  return details;
}

}  // namespace

std::string_view code(VoirAbsences v) { return vues.at(std::size_t(v)).code; }
std::string_view label(VoirAbsences v) { return vues.at(std::size_t(v)).label; }

std::optional<VoirAbsences> voir_absences(std::string_view wanted) {
  auto it = std::ranges::find(vues, wanted, &Vue::code);
  return it == vues.end() ? std::nullopt : std::optional(it->voir);
}

std::vector<Absence> absences(db::Reading& r, const Acteur& acteur, std::string_view campagne,
                              VoirAbsences voir, std::int64_t apres, int limit) {
  if (!coordinates(acteur)) return {};
  db::Params params;
  auto visible = dossier::visibilite(acteur, params);
  auto conditions =
      fmt::format("WHERE {} AND {} AND u.campagne = ?{} AND p.id > ?{} AND {} ORDER BY p.id LIMIT ?{}",
                  in_index, vues.at(std::size_t(voir)).condition, params.add(campagne), params.add(apres),
                  visible.sql, params.add(limit));
  return with_details(r, detail::passages_ou(r, params, conditions));
}

std::optional<Absence> absence(db::Reading& r, const Acteur& acteur, std::int64_t passage) {
  auto found = coordinates(acteur) ? find_passage(r, acteur, passage) : std::nullopt;
  if (!found) return std::nullopt;
  return std::move(with_details(r, {*std::move(found)}).front());
}

CompteAbsences compter_absences(db::Reading& r, const Acteur& acteur, std::string_view campagne) {
  if (!coordinates(acteur)) return {};
  db::Params params;
  auto visible = dossier::visibilite(acteur, params, dossier::Portee::liste);
  auto count = [&](VoirAbsences voir) {
    return fmt::format("COALESCE(SUM(CASE WHEN {} THEN 1 ELSE 0 END), 0)",
                       vues.at(std::size_t(voir)).condition);
  };
  auto sql = fmt::format(
      "SELECT {}, {}, {} FROM passage p JOIN reunion u ON u.id = p.reunion_id JOIN dossier d ON d.id = "
      "p.dossier_id WHERE {} AND u.campagne = ?{} AND {}",
      count(VoirAbsences::a_decider), count(VoirAbsences::annulees), count(VoirAbsences::maintenues),
      in_index, params.add(campagne), visible.sql);
  return r.one<CompteAbsences>(sql, params).value();
}

Result<void> decider(db::Writing& w, const Acteur& acteur, const campagne::Campagne& c, Instant now,
                     const DecisionAbsence& d) {
  if (!lock_passage(w, acteur, d.passage)) return refuse(Cause::acces_inconnu);
  auto a = absence(w, acteur, d.passage);
  if (!a) return refuse(Cause::role_requis);
  auto done = judge(*a, d, a->passage.contexte(acteur, now, c));
  if (!done) return std::unexpected(done.error());
  auto motif = std::string(base::trim(d.motif));
  w.exec(
      "UPDATE passage SET decision = ?1, decision_motif = ?2, decision_le = ?3, decision_par = ?4 WHERE id = "
      "?5",
      d.annuler ? "annulation" : "derogation", motif, now, acteur.id, d.passage);
  annoncer(w, a->passage.reunion);
  inscrire(w, acteur, now, a->passage, done->trace, told(*a, motif));
  return {};
}

}  // namespace reunion
