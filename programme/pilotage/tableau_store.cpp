#include "programme/pilotage/tableau_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <unordered_map>

#include "programme/pilotage/tableau_store_requete.h"
#include "programme/ventilation/reunion_dates_store.h"

namespace pilotage {
namespace {

using campagne::Campagne;
using personne::Acteur;

std::vector<Faits> select(db::Reading& r, const Acteur& acteur, const Campagne& c, const Filtre& f,
                          std::size_t limit, Recherche how) {
  db::Params params;
  std::string sql = requete_de_page(params, r.engine(), acteur, c, f, limit, how);
  return r.all<Faits>(sql, params);
}

/// The rows of a page by their number, to hand each its lists.
class Attribution {
 public:
  explicit Attribution(std::vector<Ligne>& lines) {
    for (auto& line : lines) by_id_.emplace(line.id, &line);
    // As many parameters as the next power of two: few SQL texts for all sizes of page.
    std::size_t n = std::bit_ceil(lines.size());
    for (std::size_t i = 0; i < n; ++i)
      list_ += fmt::format("{}?{}", i ? ", " : "", params_.add(lines[std::min(i, lines.size() - 1)].id));
  }

  void codes(db::Reading& r, std::string_view table, std::string_view column,
             std::vector<std::string> Ligne::* to) {
    struct Code {
      std::int64_t dossier;
      std::string code;
    };
    for (auto& [dossier, code] : r.all<Code>(sql(table, column, column), params_))
      (by_id_.at(dossier)->*to).push_back(std::move(code));
  }

  /// State and meeting; of what the committee is still preparing, only who may know it learns.
  void ventilations(db::Reading& r, const Campagne& c, bool prepared) {
    struct Row {
      std::int64_t dossier;
      std::string etat, reunion;
    };
    auto dates = ventilation::dates_des_reunions(r, c);
    for (auto& row : r.all<Row>(requete_des_ventilations(list_, prepared), params_)) {
      auto& line = *by_id_.at(row.dossier);
      line.ventilation = std::move(row.etat);
      const auto* date = ventilation::trouver(dates, row.reunion);
      if (!date) continue;
      line.reunion = date->code, line.reunion_titre = date->titre, line.reunion_quand = date->quand;
    }
  }

  void agents(db::Reading& r, bool prepared) {
    struct Row {
      std::int64_t dossier;
      std::string financeur, nom;
    };
    for (auto& row : r.all<Row>(requete_des_agents(list_, prepared), params_))
      by_id_.at(row.dossier)->agents.push_back({std::move(row.financeur), std::move(row.nom)});
  }

  void amounts(db::Reading& r) {
    struct Amount {
      std::int64_t dossier;
      std::string financeur;
      base::Cents montant;
    };
    for (auto& [dossier, financeur, montant] :
         r.all<Amount>(sql("dossier_demande", "financeur, montant", "financeur"), params_))
      by_id_.at(dossier)->demandes.emplace_back(std::move(financeur), montant);
  }

 private:
  std::string sql(std::string_view table, std::string_view what, std::string_view order) const {
    return fmt::format("SELECT dossier_id, {} FROM {} WHERE dossier_id IN ({}) ORDER BY dossier_id, {}", what,
                       table, list_, order);
  }

  std::unordered_map<std::int64_t, Ligne*> by_id_;
  std::string list_;
  db::Params params_;
};

std::vector<Ligne> with_lists(db::Reading& r, const Acteur& acteur, const Campagne& c,
                              std::vector<Faits> rows) {
  std::vector<Ligne> lines;
  for (auto& row : rows) lines.push_back({std::move(row)});
  if (lines.empty()) return lines;
  Attribution attribution(lines);
  attribution.codes(r, "dossier_commune", "commune", &Ligne::communes);
  attribution.codes(r, "dossier_qpv", "qpv", &Ligne::qpv);
  attribution.codes(r, "dossier_axe", "axe", &Ligne::axes);
  attribution.amounts(r);
  bool prepared = ventilation::voit_la_preparation(acteur);
  attribution.ventilations(r, c, prepared);
  attribution.agents(r, prepared);
  return lines;
}

Repere place(const Faits& row, Tri tri, bool before) {
  if (ordre(tri).texte) return {before, row.id, row.cle};
  std::int64_t value = 0;
  std::from_chars(row.cle.data(), row.cle.data() + row.cle.size(), value);
  return {before, row.id, value};
}

Filtre from_the_start(Filtre f) {
  f.repere.reset();
  return f;
}

template <class Row>
std::vector<Row> grouped(db::Reading& r, const Acteur& acteur, const Campagne& c, const Filtre& f,
                         std::string_view code, std::string_view asked, std::string_view join) {
  db::Params params;
  std::string where = conditions(params, r.engine(), acteur, c, f, Recherche::par_liste);
  return r.all<Row>(fmt::format("SELECT {0}, COUNT(*), CAST(SUM(d.cout_total) AS BIGINT), CAST(SUM({1}) AS "
                                "BIGINT) FROM dossier d {2} WHERE {3} GROUP BY {0} "
                                "ORDER BY {0}",
                                code, asked, join, where),
                    params);
}

std::vector<Total> totals_by(db::Reading& r, const Acteur& acteur, const Campagne& c, const Filtre& f,
                             std::string_view code, std::string_view asked, std::string_view join) {
  struct Row {
    std::string code;
    std::int64_t dossiers;
    base::Cents cout, demande;
  };
  std::vector<Total> list;
  for (auto& row : grouped<Row>(r, acteur, c, f, code, asked, join))
    list.push_back({std::move(row.code), {row.dossiers, row.cout, row.demande}});
  return list;
}

}  // namespace

base::Cents Ligne::demande_a(std::string_view financeur) const {
  auto it = std::ranges::find(demandes, financeur, [](const auto& d) -> std::string_view { return d.first; });
  return it == demandes.end() ? base::Cents{} : it->second;
}

std::string reference(const Faits& d, int annee) {
  return d.numero ? fmt::format("{}-{:04}", annee, *d.numero) : fmt::format("provisoire {}", d.id);
}

Page lire_page(db::Reading& r, const Acteur& acteur, const Campagne& c, const Filtre& f, std::size_t taille,
               Recherche how) {
  bool back = f.repere && f.repere->avant;
  auto rows = select(r, acteur, c, f, taille + 1, how);
  bool more = rows.size() > taille;
  // Nothing beyond that place, or a first page that would be shorter than the others.
  if (f.repere && (rows.empty() || (back && !more)))
    return lire_page(r, acteur, c, from_the_start(f), taille, how);
  if (more) rows.pop_back();
  if (back) std::ranges::reverse(rows);
  Page page;
  if (!rows.empty() && (back || more)) page.suivante = place(rows.back(), f.tri, false);
  if (!rows.empty() && (back ? more : f.repere.has_value()))
    page.precedente = place(rows.front(), f.tri, true);
  page.lignes = with_lists(r, acteur, c, std::move(rows));
  return page;
}

void chaque_ligne(db::Reading& r, const Acteur& acteur, const Campagne& c, const Filtre& f,
                  const std::function<void(const Ligne&)>& each) {
  constexpr std::size_t batch = 1024;
  Filtre from = from_the_start(f);
  for (bool more = true; more;) {
    auto rows = select(r, acteur, c, from, batch, Recherche::une_par_une);
    more = rows.size() == batch;
    if (more) from.repere = place(rows.back(), f.tri, false);
    for (const auto& line : with_lists(r, acteur, c, std::move(rows))) each(line);
  }
}

Somme somme(db::Reading& r, const Acteur& acteur, const Campagne& c, const Filtre& f) {
  db::Params params;
  std::string sql = requete_des_sommes(params, r.engine(), acteur, c, f);
  return r.one<Somme>(sql, params).value();
}

Vue lire_vue(db::Reading& r, const Acteur& acteur, const Campagne& c, const Filtre& f) {
  constexpr std::int64_t few = 1000;  // measured at 30 000 dossiers: below, listing costs less than walking
  Somme sum = somme(r, acteur, c, f);
  if (sum.dossiers == 0) return {};
  return {sum, lire_page(r, acteur, c, f, lignes_par_page,
                         sum.dossiers < few ? Recherche::par_liste : Recherche::une_par_une)};
}

Totaux totaux(db::Reading& r, const Acteur& acteur, const Campagne& c, const Filtre& f) {
  auto by = [&](std::string_view code, std::string_view asked, std::string_view join) {
    return totals_by(r, acteur, c, f, code, asked, join);
  };
  return {
      somme(r, acteur, c, f), by("d.orientation", "d.demande_total", ""),
      by("COALESCE(g.commune, '')", "d.demande_total", "LEFT JOIN dossier_commune g ON g.dossier_id = d.id"),
      by("COALESCE(g.qpv, '')", "d.demande_total", "LEFT JOIN dossier_qpv g ON g.dossier_id = d.id"),
      by("g.financeur", "g.montant", "JOIN dossier_demande g ON g.dossier_id = d.id")};
}

}  // namespace pilotage
