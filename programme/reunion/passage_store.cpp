#include "programme/reunion/passage_store.h"

#include <fmt/format.h>

#include "platform/base/secret.h"
#include "platform/db/insert_rows.h"
#include "platform/db/sets.h"
#include "programme/dossier/brouillon.h"
#include "programme/dossier/visibilite.h"
#include "programme/journal/journal.h"
#include "programme/personne/adresse.h"
#include "programme/reunion/code_passage.h"
#include "programme/reunion/placement_store.h"

namespace reunion {
namespace {

using personne::Acteur;

/// Nothing of the structures in which the person has an interest.
std::string without_interest(const Acteur& acteur, db::Params& params) {
  return acteur.conflits.empty() ? "1 = 1" : "d.structure_id NOT IN " + db::in_list(acteur.conflits, params);
}

/// Dossiers handed to these meetings of a campaign, without a passage. Who runs a meeting takes them all,
/// also those of other communes: the committee sent them there.
std::string handed(const Acteur& acteur, std::string_view campagne, const std::vector<std::string>& codes,
                   db::Params& params) {
  auto allowed = without_interest(acteur, params);
  return fmt::format(
      "FROM ventilation v JOIN dossier d ON d.id = v.dossier_id "
      "LEFT JOIN note_depot n ON n.dossier_id = d.id AND n.rang = d.depots "
      "WHERE v.reunion IN {} AND v.tour = 1 AND v.etat = 'transmise' AND d.campagne = ?{} AND d.etat = "
      "'note_deposee' "
      "AND NOT EXISTS (SELECT 1 FROM passage p WHERE p.dossier_id = d.id) AND {}",
      db::in_list(codes, params), params.add(campagne), allowed);
}

struct Handed {
  std::int64_t dossier;
  std::string contenu;
};

struct NewPassage {
  std::int64_t dossier, reunion;
  std::string etat, nonce, code, charge_nom, charge_courriel;
};

NewPassage passage_of(const Handed& h, const Reunion& u, std::set<std::string>& codes) {
  auto note = h.contenu.empty() ? dossier::Brouillon{} : dossier::depuis_json(h.contenu);
  return {h.dossier,
          u.id,
          std::string(Planifie::name),
          base::random_token(16),
          nouveau_code(codes),
          std::string(note.valeur("charge_nom")),
          personne::normaliser_adresse(note.valeur("charge_courriel"))};
}

constexpr std::string_view columns_of_divergence =
    "SELECT d.id, p.id, d.numero, d.intitule, s.nom, CASE WHEN v.etat = 'transmise' THEN v.reunion ELSE '' "
    "END, "
    "CASE WHEN v.etat IN ('ecartee', 'ecart_notifie') THEN 1 ELSE 0 END, u.id, u.titre "
    "FROM passage p JOIN reunion u ON u.id = p.reunion_id JOIN dossier d ON d.id = p.dossier_id "
    "JOIN structure s ON s.id = d.structure_id JOIN ventilation v ON v.dossier_id = d.id AND v.tour = 1 ";

}  // namespace

std::int64_t a_reprendre(db::Reading& r, const Acteur& acteur, const Reunion& u) {
  db::Params params;
  auto from = handed(acteur, u.campagne, {u.code}, params);
  return r.one<std::int64_t>("SELECT COUNT(*) " + from, params).value();
}

std::set<std::string> codes_donnes(db::Reading& r, std::int64_t reunion) {
  auto list = r.all<std::string>("SELECT code FROM passage WHERE reunion_id = ?1", reunion);
  return {list.begin(), list.end()};
}

Result<std::size_t> reprendre(db::Writing& w, const Acteur& acteur, base::Instant now,
                              const campagne::Campagne& c, const Reunion& u) {
  if (!anime(acteur, c, u.code)) return refuse(Cause::role_requis);
  annoncer(w, u.id);  // also holds the meeting: nobody else gives codes there meanwhile
  db::Params params;
  auto from = handed(acteur, u.campagne, {u.code}, params);
  auto codes = codes_donnes(w, u.id);
  std::vector<NewPassage> rows;
  for (const auto& h :
       w.all<Handed>("SELECT d.id, COALESCE(n.contenu, '') " + from + " ORDER BY d.numero, d.id", params))
    rows.push_back(passage_of(h, u, codes));
  auto made =
      db::insert_rows(w, "passage (dossier_id, reunion_id, etat, nonce, code, charge_nom, charge_courriel)",
                      rows, "ON CONFLICT (dossier_id) DO NOTHING");
  if (made > 0)
    journal::inscrire(w, acteur, now,
                      {"passages_repris", "reunion", u.id, {{"nombre", std::to_string(made)}}});
  return std::size_t(made);
}

namespace {

/// Open meetings of the campaign that the person runs.
std::vector<Reunion> run_by(db::Reading& r, const Acteur& acteur, const campagne::Campagne& c) {
  auto list = reunions(r, acteur, c.code);
  std::erase_if(list, [&](const Reunion& u) { return !anime(acteur, c, u.code); });
  return list;
}

struct Waiting {
  std::string reunion;
  std::int64_t dossiers;
};

std::vector<Waiting> waiting(db::Reading& r, const Acteur& acteur, const campagne::Campagne& c,
                             const std::vector<Reunion>& meetings) {
  std::vector<std::string> codes;
  for (const auto& u : meetings) codes.push_back(u.code);
  if (codes.empty()) return {};
  db::Params params;
  auto from = handed(acteur, c.code, codes, params);
  return r.all<Waiting>("SELECT v.reunion, COUNT(*) " + from + " GROUP BY v.reunion", params);
}

}  // namespace

std::int64_t a_reprendre_partout(db::Reading& r, const Acteur& acteur, const campagne::Campagne& c) {
  std::int64_t total = 0;
  for (const auto& w : waiting(r, acteur, c, run_by(r, acteur, c))) total += w.dossiers;
  return total;
}

std::size_t reprendre_partout(db::Writing& w, const Acteur& acteur, base::Instant now,
                              const campagne::Campagne& c) {
  auto meetings = run_by(w, acteur, c);
  auto awaited = waiting(w, acteur, c, meetings);
  std::size_t taken = 0;
  for (const auto& u : meetings)
    if (std::ranges::find(awaited, u.code, &Waiting::reunion) != awaited.end())
      taken += reprendre(w, acteur, now, c, u).value_or(0);
  return taken;
}

std::vector<Divergence> divergences(db::Reading& r, const Acteur& acteur, const Reunion& u) {
  db::Params params;
  auto visible = dossier::visibilite(acteur, params, dossier::Portee::liste);
  auto here = params.add(u.id), code = params.add(u.code), campagne = params.add(u.campagne);
  return r.all<Divergence>(
      fmt::format("{0}WHERE u.campagne = ?{3} AND {4} AND ((p.reunion_id = ?{1} AND (v.etat <> 'transmise' "
                  "OR v.reunion <> "
                  "?{2})) OR (p.reunion_id <> ?{1} AND v.etat = 'transmise' AND v.reunion = ?{2})) "
                  "ORDER BY d.numero, d.id",
                  columns_of_divergence, here, code, campagne, visible.sql),
      params);
}

Result<void> transferer(db::Writing& w, const Acteur& acteur, base::Instant now, const campagne::Campagne& c,
                        std::int64_t passage, const Reunion& to) {
  auto seen = find_passage(w, acteur, passage);
  if (!seen) return refuse(Cause::acces_inconnu);
  if (!anime(acteur, c, to.code)) return refuse(Cause::role_requis);
  if (seen->reunion == to.id) return refuse(Cause::deja_fait);
  annoncer(w, std::min(seen->reunion, to.id));
  annoncer(w, std::max(seen->reunion, to.id));
  auto p = lock_passage(w, acteur, passage).value();
  auto done = accomplir(p.etat(), Deplacer{}, p.contexte(acteur, now, c));
  if (!done) return std::unexpected(done.error());
  auto codes = codes_donnes(w, to.id);
  detail::record_move(w, p.id, {.reunion = to.id, .code = nouveau_code(codes)});
  inscrire(w, acteur, now, p, done->trace, {{"vers", to.titre}});
  return {};
}

Result<void> retirer_passage(db::Writing& w, const Acteur& acteur, base::Instant now,
                             const campagne::Campagne& c, std::int64_t passage) {
  auto p = lock_passage(w, acteur, passage);
  if (!p) return refuse(Cause::acces_inconnu);
  if (!anime(acteur, c, p->reunion_code)) return refuse(Cause::role_requis);
  if (!std::holds_alternative<Planifie>(p->etat()) || p->sequence > 0)
    return refuse(Cause::etape_passee,
                  "Le porteur a déjà été convoqué : enlevez plutôt le créneau, ou changez de réunion.");
  w.exec("DELETE FROM pointage WHERE passage_id = ?1", p->id);
  auto gone = w.exec(
      "DELETE FROM passage WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM avis_passage a WHERE a.passage_id = "
      "passage.id) "
      "AND NOT EXISTS (SELECT 1 FROM releve v WHERE v.passage_id = passage.id) "
      "AND NOT EXISTS (SELECT 1 FROM recommandation k WHERE k.passage_id = passage.id)",
      p->id);
  if (gone == 0) return refuse(Cause::etape_passee, "Des avis sont déjà écrits sur ce projet.");
  annoncer(w, p->reunion);
  inscrire(w, acteur, now, *p, "passage_retire");
  return {};
}

}  // namespace reunion
