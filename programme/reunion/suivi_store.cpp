#include "programme/reunion/suivi_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "programme/dossier/visibilite.h"

namespace reunion {
namespace {

using personne::Acteur;

struct Mots {
  Par par;
  std::string_view code, label, cle;  ///< cle: what the rows are grouped by
};
constexpr std::array tranches{Mots{Par::reunion, "reunion", "Par réunion", "CAST(u.id AS TEXT)"},
                              Mots{Par::commune, "commune", "Par commune", "COALESCE(k.commune, '')"},
                              Mots{Par::theme, "theme", "Par thème", "d.orientation"}};

constexpr std::string_view counts =
    "COUNT(*), COUNT(CASE WHEN p.etat <> 'planifie' THEN 1 END), "
    "COUNT(CASE WHEN p.etat = 'confirme' THEN 1 END), "
    "COUNT(CASE WHEN p.presence IN ('present', 'en_retard') THEN 1 END), "
    "COUNT(CASE WHEN p.presence IN ('excuse', 'absent') THEN 1 END), "
    "COUNT(CASE WHEN p.decision <> '' THEN 1 END), COUNT(p.consolide_le) "
    "FROM passage p JOIN reunion u ON u.id = p.reunion_id JOIN dossier d ON d.id = p.dossier_id ";

/// "WHERE …": the passages of the campaign that the person follows in their work.
std::string followed(const Acteur& acteur, std::string_view campagne, db::Params& params) {
  auto visible = dossier::visibilite_de_travail(acteur, params, dossier::Portee::liste);
  return fmt::format("WHERE u.campagne = ?{} AND {}", params.add(campagne), visible.sql);
}

/// As the database counts it, by meeting.
struct Compte {
  std::int64_t reunion;
  std::string code;
  std::int64_t sans_creneau, a_convoquer, deplacements, a_pointer, absences, releves;
};

std::vector<Compte> waiting(db::Reading& r, const Acteur& acteur, base::Instant now,
                            std::string_view campagne) {
  db::Params params;
  auto at = params.add(now);
  auto sql = fmt::format(
      "SELECT u.id, u.code, "
      "COUNT(CASE WHEN p.debut IS NULL AND p.presence = 'attendu' AND p.decision <> 'annulation' THEN 1 "
      "END), "
      "COUNT(CASE WHEN p.debut > ?{0} AND p.etat = 'planifie' AND p.presence = 'attendu' THEN 1 END), "
      "COUNT(CASE WHEN EXISTS (SELECT 1 FROM deplacement m WHERE m.passage_id = p.id AND m.repondu_le IS "
      "NULL) THEN 1 END), "
      "COUNT(CASE WHEN p.fin <= ?{0} AND p.presence = 'attendu' AND u.close_le IS NULL THEN 1 END), "
      "COUNT(CASE WHEN u.close_le IS NOT NULL AND p.presence IN ('excuse', 'absent') AND p.decision = '' AND "
      "p.consolide_le IS NULL THEN 1 END), "
      "COUNT(CASE WHEN p.presence IN ('present', 'en_retard') AND p.consolide_le IS NULL THEN 1 END) "
      "FROM passage p JOIN reunion u ON u.id = p.reunion_id JOIN dossier d ON d.id = p.dossier_id ",
      at);
  sql += followed(acteur, campagne, params) + " GROUP BY u.id, u.code";
  return r.all<Compte>(sql, params);
}

struct Confies {
  std::string code;
  std::int64_t dossiers;
};

/// Handed to a meeting by the committee, and passing nowhere.
std::vector<Confies> handed(db::Reading& r, const Acteur& acteur, std::string_view campagne) {
  db::Params params;
  auto visible = dossier::visibilite_de_travail(acteur, params, dossier::Portee::liste);
  return r.all<Confies>(
      fmt::format(
          "SELECT v.reunion, COUNT(*) FROM ventilation v JOIN dossier d ON d.id = v.dossier_id "
          "WHERE v.tour = 1 AND v.etat = 'transmise' AND v.reunion <> '' AND d.campagne = ?{} AND d.etat = "
          "'note_deposee' AND NOT EXISTS (SELECT 1 FROM passage p WHERE p.dossier_id = d.id) AND {} "
          "GROUP BY v.reunion",
          params.add(campagne), visible.sql),
      params);
}

Attente attente(const Compte& c) {
  return {.reunion = c.reunion,
          .code = c.code,
          .sans_creneau = c.sans_creneau,
          .a_convoquer = c.a_convoquer,
          .deplacements = c.deplacements,
          .a_pointer = c.a_pointer,
          .absences = c.absences,
          .releves = c.releves};
}

}  // namespace

std::string_view code(Par p) { return tranches.at(std::size_t(p)).code; }
std::string_view label(Par p) { return tranches.at(std::size_t(p)).label; }

std::optional<Par> par(std::string_view wanted) {
  auto it = std::ranges::find(tranches, wanted, &Mots::code);
  return it == tranches.end() ? std::nullopt : std::optional(it->par);
}

std::vector<Avancement> avancements(db::Reading& r, const Acteur& acteur, std::string_view campagne, Par p) {
  db::Params params;
  auto key = tranches.at(std::size_t(p)).cle;
  std::string_view communes = p == Par::commune ? "LEFT JOIN dossier_commune k ON k.dossier_id = d.id " : "";
  return r.all<Avancement>(
      fmt::format("SELECT {}, {}{}{} GROUP BY 1", key, counts, communes, followed(acteur, campagne, params)),
      params);
}

Avancement avancement(db::Reading& r, const Acteur& acteur, std::string_view campagne) {
  db::Params params;
  auto found =
      r.one<Avancement>(fmt::format("SELECT '', {}{}", counts, followed(acteur, campagne, params)), params);
  return found.value_or(Avancement{});
}

bool Attente::rien() const {
  return a_reprendre + sans_creneau + a_convoquer + deplacements + a_pointer + absences + releves == 0;
}

std::vector<Attente> attentes(db::Reading& r, const Acteur& acteur, base::Instant now,
                              const campagne::Campagne& c) {
  auto counted = waiting(r, acteur, now, c.code);
  auto without = handed(r, acteur, c.code);
  std::vector<Attente> all;
  std::map<std::string, bool> opened;
  auto add = [&](Attente a) {
    auto it = std::ranges::find(without, a.code, &Confies::code);
    if (it != without.end()) a.a_reprendre = it->dossiers;
    if (!a.rien() && anime(acteur, c, a.code)) all.push_back(std::move(a));
  };
  for (const auto& u : reunions(r, acteur, c.code)) {
    opened[u.code] = true;
    auto it = std::ranges::find(counted, u.id, &Compte::reunion);
    add(it == counted.end() ? Attente{.reunion = u.id, .code = u.code} : attente(*it));
  }
  for (const auto& one : c.reunions)
    if (!opened[one.code]) add({.code = one.code});
  return all;
}

}  // namespace reunion
