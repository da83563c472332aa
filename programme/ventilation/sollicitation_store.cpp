#include "programme/ventilation/sollicitation_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "platform/db/sets.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

using personne::Acteur;

constexpr int first_round = 1;

struct Row {
  std::int64_t dossier = 0;
  std::string financeur;
  std::int64_t retiree;
  std::string origine, raison, retrait_raison;
  base::Cents demande{};
};

Demandee told(const Row& row) {
  return {row.financeur, !row.retiree, row.origine, row.retiree ? row.retrait_raison : row.raison,
          row.demande};
}

std::optional<Obstacle> missing(const Ajustement& a) {
  if (a.retraits.empty() || !base::trim(a.raison).empty()) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, "Écrivez pourquoi un financeur est retiré."};
}

/// "Réunion partenariale : ajout de CAF ; retrait de Région."
std::string title(const campagne::Campagne& c, const Ajustement& a) {
  auto names = [&](const std::vector<std::string>& codes) {
    std::vector<std::string> list;
    for (const auto& code : codes)
      if (const auto* f = c.financeur(code)) list.push_back(f->sigle);
    return base::join(list, ", ");
  };
  std::string text = "Réunion partenariale :";
  if (!a.ajouts.empty()) text += " ajout de " + names(a.ajouts);
  if (!a.retraits.empty()) text += (a.ajouts.empty() ? " retrait de " : " ; retrait de ") + names(a.retraits);
  return text;
}

Sollicitation& of(EtatDossier& e, const std::string& financeur) {
  auto it = std::ranges::find(e.sollicitations, financeur, &Sollicitation::financeur);
  if (it != e.sollicitations.end()) return *it;
  e.sollicitations.push_back({.financeur = financeur, .origine = "reunion"});
  return e.sollicitations.back();
}

void add(Sollicitation& s, const Ajustement& a) {
  if (s.id != 0 && !s.retiree_le) return;  // someone else has just added it
  s.raison = a.raison.empty() ? "Conseillé en réunion partenariale." : a.raison;
  s.retiree_le.reset();
  s.retrait_raison.clear();
}

EtatDossier adjusted(EtatDossier e, const Ajustement& a, const Acteur& acteur, base::Instant now) {
  for (const auto& code : a.ajouts) add(of(e, code), a);
  for (const auto& code : a.retraits) retirer_financeur(e, code, now, a.raison);  // its agents leave with it
  for (auto& s : e.sollicitations)
    if (s.id == 0) s.cree_le = now, s.cree_par = acteur.id;
  ordonner(e);
  return e;
}

}  // namespace

std::vector<Demandee> demandees(db::Reading& r, const campagne::Campagne& c, std::int64_t dossier) {
  return std::move(demandees(r, c, std::vector{dossier}).at(dossier));
}

std::map<std::int64_t, std::vector<Demandee>> demandees(db::Reading& r, const campagne::Campagne& c,
                                                        const std::vector<std::int64_t>& dossiers) {
  std::map<std::int64_t, std::vector<Demandee>> all;
  if (dossiers.empty()) return all;
  db::Params params;
  auto rows = r.all<Row>(
      "SELECT dossier_id, financeur, CASE WHEN retiree_le IS NULL THEN 0 ELSE 1 END, origine, raison, "
      "retrait_raison, demande FROM sollicitation WHERE dossier_id IN " +
          db::in_list(dossiers, params),
      params);
  std::map<std::pair<std::int64_t, std::string>, const Row*> known;
  for (const auto& row : rows) known.emplace(std::pair(row.dossier, row.financeur), &row);
  for (auto dossier : dossiers) {
    auto& list = all[dossier];
    list.clear();
    for (const auto& f : c.financeurs) {
      auto it = known.find({dossier, f.code});
      list.push_back(it == known.end() ? Demandee{.financeur = f.code} : told(*it->second));
    }
  }
  return all;
}

std::vector<AgentDuDossier> agents_des_dossiers(db::Reading& r, const std::vector<std::int64_t>& dossiers) {
  if (dossiers.empty()) return {};
  db::Params params;
  auto round = std::to_string(params.add(first_round));
  return r.all<AgentDuDossier>(
      "SELECT a.dossier_id, a.financeur, p.nom, p.courriel FROM affectation a JOIN personne p ON p.id = "
      "a.personne_id WHERE a.tour = ?" +
          round + " AND a.financeur <> '' AND a.dossier_id IN " + db::in_list(dossiers, params) +
          " ORDER BY a.dossier_id, p.nom_tri, p.id",
      params);
}

Result<void> ajuster_financeurs(db::Writing& w, const Acteur& acteur, base::Instant now,
                                const campagne::Campagne& c, std::int64_t dossier, const Ajustement& a) {
  if (auto obstacle = missing(a)) return std::unexpected(*obstacle);
  const Tour round{c, first_round};
  interne::prendre(w, round);
  auto before = interne::etats_de(w, first_round, {dossier});
  if (!std::holds_alternative<Transmise>(before.front().etat()))
    return refuse(Cause::etape_passee, "Le comité n’a pas transmis ce projet.");
  auto after = adjusted(before.front(), a, acteur, now);
  if (meme_contenu(before.front(), after)) return {};
  after.version = interne::inscrire_operation(w, acteur, now, round, Genre::correction, title(c, a), before);
  after.modifie_le = now, after.modifie_par = acteur.id;
  interne::ecrire(w, first_round, before, {after});
  return {};
}

}  // namespace ventilation
