#include "programme/reunion/reunion_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/secret.h"
#include "platform/db/sets.h"
#include "programme/dossier/visibilite.h"
#include "programme/journal/journal.h"
#include "programme/personne/lien.h"
#include "programme/personne/personne_store.h"

namespace reunion {
namespace {

using personne::Acteur;

constexpr std::string_view objet_du_lien = "convocation";

constexpr std::string_view columns_of_reunion =
    "SELECT u.id, u.campagne, u.code, u.titre, u.theme, u.lieu, u.adresse, u.consigne, u.duree_passage, "
    "u.version, "
    "u.direct, u.convoquee_le, u.close_le FROM reunion u ";

constexpr std::string_view columns_of_passage =
    "SELECT p.id, p.dossier_id, p.reunion_id, p.demi_journee_id, p.debut, p.fin, p.etat, p.sequence, "
    "p.convoque_le, "
    "p.confirme_le, p.confirme_par, p.nonce, p.code, p.charge_nom, p.charge_courriel, p.presence, "
    "p.presence_le, p.decision, "
    "p.decision_motif, "
    "p.decision_le, p.consolide_le, p.version, d.numero, d.intitule, d.orientation, d.commune, "
    "d.structure_id, s.nom, "
    "u.code, u.titre FROM passage p JOIN dossier d ON d.id = p.dossier_id JOIN structure s ON s.id = "
    "d.structure_id "
    "JOIN reunion u ON u.id = p.reunion_id ";

std::vector<Passage> select(db::Reading& r, const db::Params& params, const std::string& conditions) {
  return r.all<Passage>(std::string(columns_of_passage) + conditions, params);
}

std::optional<Passage> first(std::vector<Passage> rows) {
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

/// The passage whose column has that value, if the person may see its dossier.
std::optional<Passage> one_where(db::Reading& r, const Acteur& acteur, std::string_view column,
                                 std::int64_t value) {
  db::Params params;
  auto visible = dossier::visibilite(acteur, params);
  return first(
      select(r, params, fmt::format("WHERE p.{} = ?{} AND {}", column, params.add(value), visible.sql)));
}

std::optional<std::string> secret_of(db::Reading& r, std::int64_t id) {
  auto nonce = r.one<std::string>("SELECT nonce FROM passage WHERE id = ?1", id);
  auto key = personne::cle_des_liens(r);
  if (!nonce || key.empty()) return std::nullopt;
  return personne::jeton_lien(key, objet_du_lien, id, *nonce);
}

}  // namespace

Etat Passage::etat() const { return reunion::etat({etat_nom, presence(), decision, consolide_le}); }

std::optional<base::Period> Passage::creneau() const {
  return debut && fin ? std::optional(base::Period{*debut, *fin}) : std::nullopt;
}

Contexte Passage::contexte(const Acteur& acteur, base::Instant now, const campagne::Campagne& c) const {
  return {acteur, now, c, structure, communes_de(c, reunion_code), creneau()};
}

base::Period consolidation(const campagne::Campagne& c) {
  const auto* step = c.etape("consolidation");
  return step ? step->periode : base::Period{c.depot_note.until, c.depot_final.until};
}

std::vector<std::string> communes_de(const campagne::Campagne& c, std::string_view code) {
  const auto* known = c.reunion(code);
  return known ? known->communes : std::vector<std::string>{};
}

bool anime(const Acteur& acteur, const campagne::Campagne& c, std::string_view code) {
  return autorise({Role::coordination, Role::chef_de_projet},
                  {.acteur = acteur, .campagne = c, .communes = communes_de(c, code)});
}

void ajouter_animees(db::Reading& r, Acteur& acteur, const campagne::Campagne& c) {
  if (!acteur.est(Role::chef_de_projet)) return;
  std::vector<std::string> codes;
  for (const auto& u : c.reunions)
    if (anime(acteur, c, u.code)) codes.push_back(u.code);
  if (codes.empty()) return;
  db::Params params;
  auto sql = fmt::format("SELECT id FROM reunion WHERE campagne = ?{} AND code IN ", params.add(c.code));
  for (auto id : r.all<std::int64_t>(sql + db::in_list(codes, params), params)) acteur.reunions.push_back(id);
}

constexpr personne::Roles agents{Role::coordination, Role::chef_de_projet, Role::instructeur,
                                 Role::referent_pre};

bool voit_des_reunions(const Acteur& acteur) { return acteur.est_un_de(agents) || !acteur.reunions.empty(); }

bool voit(const Acteur& acteur, const Reunion& u) {
  return acteur.est_un_de(agents) || std::ranges::find(acteur.reunions, u.id) != acteur.reunions.end();
}

std::optional<Reunion> find_reunion(db::Reading& r, const Acteur& acteur, std::int64_t id) {
  auto found = r.one<Reunion>(std::string(columns_of_reunion) + "WHERE u.id = ?1", id);
  return found && voit(acteur, *found) ? found : std::nullopt;
}

std::vector<Reunion> reunions(db::Reading& r, const Acteur& acteur, std::string_view campagne) {
  auto all = r.all<Reunion>(std::string(columns_of_reunion) +
                                "WHERE u.campagne = ?1 ORDER BY (SELECT MIN(h.debut) FROM demi_journee h "
                                "WHERE h.reunion_id = u.id), u.id",
                            campagne);
  std::erase_if(all, [&](const Reunion& u) { return !voit(acteur, u); });
  return all;
}

std::vector<DemiJournee> demi_journees(db::Reading& r, const Reunion& u) {
  return r.all<DemiJournee>(
      "SELECT id, reunion_id, debut, fin, salle, theme FROM demi_journee WHERE reunion_id = ?1 ORDER BY "
      "debut, salle, id",
      u.id);
}

std::optional<Reunion> lock_reunion(db::Writing& w, const Acteur& acteur, std::int64_t id) {
  // The update holds the row until the transaction ends on PostgreSQL; SQLite has one writer at a time.
  if (w.exec("UPDATE reunion SET version = version + 1 WHERE id = ?1", id) == 0) return std::nullopt;
  return find_reunion(w, acteur, id);
}

void annoncer(db::Writing& w, std::int64_t reunion) {
  w.exec("UPDATE reunion SET direct = direct + 1 WHERE id = ?1", reunion);
}

void inscrire(db::Writing& w, const Acteur& acteur, base::Instant now, const Passage& p,
              std::string_view trace, std::vector<std::pair<std::string, std::string>> details) {
  details.emplace_back("passage", std::to_string(p.id));
  details.emplace_back("reunion", p.reunion_titre);
  journal::inscrire(w, acteur, now, {trace, "dossier", p.dossier, std::move(details)});
}

std::optional<Passage> find_passage(db::Reading& r, const Acteur& acteur, std::int64_t id) {
  return one_where(r, acteur, "id", id);
}

std::optional<Passage> passage_du_dossier(db::Reading& r, const Acteur& acteur, std::int64_t dossier) {
  return one_where(r, acteur, "dossier_id", dossier);
}

std::vector<Passage> passages(db::Reading& r, const Acteur& acteur, std::int64_t reunion) {
  db::Params params;
  auto visible = dossier::visibilite(acteur, params, dossier::Portee::liste);
  return select(
      r, params,
      fmt::format("WHERE p.reunion_id = ?{} AND {} ORDER BY CASE WHEN p.debut IS NULL THEN 1 ELSE 0 END, "
                  "p.debut, p.demi_journee_id, p.id",
                  params.add(reunion), visible.sql));
}

std::vector<Passage> passages_parmi(db::Reading& r, const Acteur& acteur, std::int64_t reunion,
                                    const std::vector<std::int64_t>& ids) {
  if (ids.empty()) return {};
  db::Params params;
  auto visible = dossier::visibilite(acteur, params);
  auto among = db::in_list(ids, params);
  return select(r, params,
                fmt::format("WHERE p.reunion_id = ?{} AND p.id IN {} AND {} ORDER BY p.id",
                            params.add(reunion), among, visible.sql));
}

std::optional<Passage> lock_passage(db::Writing& w, const Acteur& acteur, std::int64_t id) {
  if (w.exec("UPDATE passage SET version = version + 1 WHERE id = ?1", id) == 0) return std::nullopt;
  return find_passage(w, acteur, id);
}

std::optional<Reunion> reunion_du_passage(db::Reading& r, const Passage& p) {
  return r.one<Reunion>(std::string(columns_of_reunion) + "WHERE u.id = ?1", p.reunion);
}

std::optional<std::string> chemin_convocation(db::Reading& r, std::int64_t passage) {
  auto secret = secret_of(r, passage);
  if (!secret) return std::nullopt;
  return "/convocations/" + personne::ecrire_lien(passage, *secret);
}

std::string chemin_convocation(std::string_view cle, std::int64_t passage, std::string_view nonce) {
  return "/convocations/" +
         personne::ecrire_lien(passage, personne::jeton_lien(cle, objet_du_lien, passage, nonce));
}

std::optional<Passage> passage_du_lien(db::Reading& r, std::string_view lien) {
  auto read = personne::lire_lien(lien);
  if (!read) return std::nullopt;
  auto secret = secret_of(r, read->id);
  if (!secret || !base::same_secret(*secret, read->jeton)) return std::nullopt;
  db::Params params;
  return first(select(r, params, fmt::format("WHERE p.id = ?{}", params.add(read->id))));
}

std::vector<Passage> detail::passages_ou(db::Reading& r, const db::Params& params,
                                         const std::string& conditions) {
  return select(r, params, conditions);
}

}  // namespace reunion
