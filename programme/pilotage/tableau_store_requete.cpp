#include "programme/pilotage/tableau_store_requete.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "platform/db/search.h"
#include "programme/dossier/numero.h"
#include "programme/ventilation/resultat.h"

namespace pilotage {
namespace {

/// A filter on a column of dossier, and one on a list of codes beside it.
struct Colonnaire {
  std::string Filtre::* valeur;
  std::string_view column;
};
constexpr Colonnaire columns[]{
    {&Filtre::orientation, "orientation"},
    {&Filtre::echelle, "echelle"},
    {&Filtre::dispositif, "dispositif"},
    {&Filtre::nature, "nature"},
};
constexpr std::pair<bool Filtre::*, std::string_view> flags[]{
    {&Filtre::saillant, "saillant"},
    {&Filtre::bonus_egalite, "bonus_egalite"},
    {&Filtre::deux_arrondissements, "deux_arrondissements"},
};
struct Liste {
  std::string Filtre::* valeur;
  std::string_view table, column;
};
constexpr Liste lists[]{
    {&Filtre::commune, "dossier_commune", "commune"},
    {&Filtre::qpv, "dossier_qpv", "qpv"},
    {&Filtre::axe, "dossier_axe", "axe"},
    {&Filtre::financeur, "dossier_demande", "financeur"},
};

base::Instant end_of_day(base::Date day) {
  return base::start_of_day(base::Date(std::chrono::sys_days(day) + std::chrono::days(1)));
}

/// The notes d'intention go through the first round.
constexpr std::string_view of_first_round = "v.tour = 1";
/// What the committee is still preparing is hidden from who may not know it.
std::string known(bool prepared) { return prepared ? "" : " AND v.transmise_le IS NOT NULL"; }

/// A pattern for LIKE … ESCAPE '!': the folded name contains what was typed.
std::string containing(std::string_view typed) {
  std::string pattern = "%";
  for (char c : base::fold(typed)) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern + "%";
}

class Composer {
 public:
  Composer(db::Params& params, db::Engine engine, const Filtre& f, const campagne::Campagne& c, Recherche how,
           bool prepared)
      : params_(params), engine_(engine), filtre_(f), campagne_(c), how_(how), prepared_(prepared) {}

  std::string of_campaign() {
    campaign_ = parameter(campagne_.code);
    return "d.campagne = " + campaign_ + " AND d.etat = " + parameter(filtre_.etat);
  }

  std::string of_columns() {
    std::string sql, and_ = " AND d.";
    for (const auto& [value, column] : columns)
      if (!(filtre_.*value).empty())
        sql.append(and_).append(column).append(" = ").append(parameter(filtre_.*value));
    for (const auto& [flag, column] : flags)
      if (filtre_.*flag) sql.append(and_).append(column).append(" = 1");
    if (filtre_.demande_min) sql += and_ + "demande_total >= " + parameter(*filtre_.demande_min);
    if (filtre_.demande_max) sql += and_ + "demande_total <= " + parameter(*filtre_.demande_max);
    if (filtre_.depose_du) sql += and_ + "depose_le >= " + parameter(base::start_of_day(*filtre_.depose_du));
    if (filtre_.depose_au) sql += and_ + "depose_le < " + parameter(end_of_day(*filtre_.depose_au));
    return sql;
  }

  std::string of_lists() {
    std::string sql;
    for (const auto& [value, table, column] : lists)
      if (!(filtre_.*value).empty()) sql += linked(table, column, parameter(filtre_.*value));
    if (filtre_.structure) sql += " AND d.structure_id = " + parameter(*filtre_.structure);
    return sql;
  }

  std::string of_ventilation() {
    std::string sql;
    if (filtre_.ventilation == ventilation::etats_lus.front().code)
      sql += " AND NOT EXISTS (SELECT 1 FROM ventilation v WHERE v.dossier_id = d.id AND " +
             std::string(of_first_round) + known(prepared_) + ")";
    else if (!filtre_.ventilation.empty())
      sql += handled("v.etat = " + parameter(filtre_.ventilation));
    if (filtre_.reunion == sans_reunion)
      sql += handled("v.etat IN ('preparee', 'transmise') AND v.reunion = ''");
    else if (!filtre_.reunion.empty())
      sql += handled("v.etat IN ('preparee', 'transmise') AND v.reunion = " + parameter(filtre_.reunion));
    return sql;
  }

  std::string of_agents() {
    std::string sql;
    if (!filtre_.agent.empty())
      sql += fmt::format(
          " AND d.id IN (SELECT v.dossier_id FROM personne p JOIN affectation a ON a.personne_id = p.id JOIN "
          "{} AND {} AND p.nom_tri LIKE {} ESCAPE '!')",
          in_hand(), of_row, parameter(containing(filtre_.agent)));
    if (filtre_.sans_agent)
      sql += fmt::format(
          " AND d.id IN (SELECT v.dossier_id FROM sollicitation g JOIN {0} AND g.dossier_id = v.dossier_id "
          "AND "
          "g.retiree_le IS NULL AND NOT EXISTS (SELECT 1 FROM affectation a WHERE {1} AND a.financeur = "
          "g.financeur) UNION ALL SELECT v.dossier_id FROM dossier e JOIN {0} AND e.id = v.dossier_id AND "
          "e.territorial = 1 AND NOT EXISTS (SELECT 1 FROM affectation a WHERE {1} AND a.financeur = ''))",
          in_hand(), of_row);
    return sql;
  }

  std::string of_text() {
    if (filtre_.texte.empty()) return "";
    std::string words = db::search_expression(filtre_.texte, engine_ == db::Engine::sqlite);
    if (words.empty()) return " AND 1 = 0";  // nothing in it is a word: no dossier has it
    std::string sql = db::search_condition(engine_, "dossier", "d", parameter(words));
    if (auto number = dossier::lire_numero(filtre_.texte, campagne_.annee))
      sql = "(" + sql + " OR (d.campagne = " + campaign_ + " AND d.numero = " + parameter(*number) + "))";
    return " AND " + sql;
  }

 private:
  template <class T>
  std::string parameter(const T& value) {
    return "?" + std::to_string(params_.add(value));
  }

  /// Whether the dossier has that code in that table.
  std::string linked(std::string_view table, std::string_view column, const std::string& code) const {
    std::string rows = std::string(table) + " l WHERE l." + std::string(column) + " = " + code;
    if (how_ == Recherche::par_liste) return " AND d.id IN (SELECT l.dossier_id FROM " + rows + ")";
    return " AND EXISTS (SELECT 1 FROM " + rows + " AND l.dossier_id = d.id)";
  }

  static constexpr std::string_view of_row = "a.dossier_id = v.dossier_id AND a.tour = v.tour";
  /// "ventilation v ON …": what is handed on, as far as the person may know it.
  std::string in_hand() const {
    return fmt::format("ventilation v ON {}{} AND v.etat IN ('preparee', 'transmise')", of_first_round,
                       known(prepared_));
  }
  /// Whether the committee's row of the dossier meets that condition.
  std::string handled(const std::string& condition) const {
    std::string rows = "ventilation v WHERE " + std::string(of_first_round) + known(prepared_);
    if (how_ == Recherche::par_liste)
      return " AND d.id IN (SELECT v.dossier_id FROM " + rows + " AND " + condition + ")";
    return " AND EXISTS (SELECT 1 FROM " + rows + " AND v.dossier_id = d.id AND " + condition + ")";
  }

  db::Params& params_;
  db::Engine engine_;
  const Filtre& filtre_;
  const campagne::Campagne& campagne_;
  Recherche how_;
  bool prepared_;
  std::string campaign_;
};

std::string bound(db::Params& params, const std::variant<std::int64_t, std::string>& value) {
  return "?" + std::to_string(std::visit([&](const auto& v) { return params.add(v); }, value));
}

/// Whether the query walks from large to small.
bool downwards(const Filtre& f) { return f.decroissant != (f.repere && f.repere->avant); }

/// In the order of the members of Faits; what the row is sorted by comes last.
constexpr std::string_view shown =
    "SELECT d.id, d.numero, d.structure_id, s.nom, COALESCE(s.siret, ''), d.etat, d.depose_le, d.intitule, "
    "d.orientation, "
    "d.saillant, d.echelle, d.deux_arrondissements, d.dispositif, d.nature, d.cout_total, d.demande_total, "
    "d.public_total, "
    "d.public_qpv, d.public_femmes, d.bonus_egalite, ";

/// What rows are sorted by: an expression on d, the same as in the index made for it.
std::string_view sort_key(Tri tri) {
  switch (tri) {
    case Tri::numero:
      return "COALESCE(d.numero, 0)";
    case Tri::depot:
      return "COALESCE(d.depose_le, 0)";
    case Tri::intitule:
      return "d.intitule_tri";
    case Tri::structure:
      return "d.structure_tri";
    case Tri::commune:  // INSEE numbers the communes of a département in alphabetical order
      return "d.commune";
    case Tri::orientation:
      return "d.orientation";
    case Tri::cout:
      return "d.cout_total";
    case Tri::demande:
      return "d.demande_total";
  }
  return "d.id";
}

/// "AND (...) > (...)": the rows beyond the place where the page begins; empty for the first page.
std::string beyond(db::Params& params, db::Engine engine, const Filtre& f) {
  if (!f.repere) return "";
  std::string key(sort_key(f.tri)), value = bound(params, f.repere->valeur), sign = downwards(f) ? "<" : ">";
  std::string id = "?" + std::to_string(params.add(f.repere->id));
  std::string sql = " AND (" + key + ", d.id) " + sign + " (" + value + ", " + id + ")";
  // This says nothing more, but SQLite finds the place in the index of an expression by it. PostgreSQL needs
  // no such help, and would believe that the two conditions together leave next to nothing.
  if (engine == db::Engine::sqlite) sql += " AND " + key + " " + sign + "= " + value;
  return sql;
}

std::string in_order(const Filtre& f) {
  std::string way = downwards(f) ? " DESC" : "";
  return " ORDER BY " + std::string(sort_key(f.tri)) + way + ", d.id" + way;
}

}  // namespace

std::string conditions(db::Params& params, db::Engine engine, const personne::Acteur& acteur,
                       const campagne::Campagne& c, const Filtre& f, Recherche how) {
  Composer composer(params, engine, f, c, how, ventilation::voit_la_preparation(acteur));
  std::string sql = composer.of_campaign();
  sql += composer.of_columns();
  sql += composer.of_lists();
  sql += composer.of_ventilation();
  sql += composer.of_agents();
  sql += composer.of_text();
  auto portee = how == Recherche::par_liste ? dossier::Portee::liste : dossier::Portee::un_dossier;
  return sql + " AND " + dossier::visibilite_de_travail(acteur, params, portee).sql;
}

std::string requete_de_page(db::Params& params, db::Engine engine, const personne::Acteur& acteur,
                            const campagne::Campagne& c, const Filtre& f, std::size_t limite, Recherche how) {
  std::string sql(shown), where = conditions(params, engine, acteur, c, f, how);
  sql.append("CAST(").append(sort_key(f.tri));
  sql += " AS TEXT) FROM dossier d JOIN structure s ON s.id = d.structure_id WHERE ";
  if (how == Recherche::par_liste)
    sql += Composer(params, engine, f, c, how, false).of_campaign() +
           " AND d.id IN (SELECT d.id FROM dossier d WHERE " + where + ")";
  else
    sql += where;
  sql += beyond(params, engine, f);
  sql += in_order(f);
  return sql + " LIMIT ?" + std::to_string(params.add(limite));
}

std::string requete_des_sommes(db::Params& params, db::Engine engine, const personne::Acteur& acteur,
                               const campagne::Campagne& c, const Filtre& f) {
  return "SELECT COUNT(*), CAST(COALESCE(SUM(d.cout_total), 0) AS BIGINT), "
         "CAST(COALESCE(SUM(d.demande_total), 0) AS BIGINT) "
         "FROM dossier d WHERE " +
         conditions(params, engine, acteur, c, f, Recherche::par_liste);
}

std::string requete_des_ventilations(std::string_view list, bool prepared) {
  return fmt::format(
      "SELECT v.dossier_id, v.etat, CASE WHEN v.etat IN ('preparee', 'transmise') THEN v.reunion ELSE '' END "
      "FROM ventilation v WHERE v.dossier_id IN ({}) AND {}{}",
      list, of_first_round, known(prepared));
}

std::string requete_des_agents(std::string_view list, bool prepared) {
  return fmt::format(
      "SELECT a.dossier_id, a.financeur, p.nom FROM ventilation v "
      "JOIN affectation a ON a.dossier_id = v.dossier_id AND a.tour = v.tour "
      "JOIN personne p ON p.id = a.personne_id WHERE v.dossier_id IN ({}) AND {}{} "
      "AND v.etat IN ('preparee', 'transmise') ORDER BY a.dossier_id, a.financeur, p.nom_tri, p.id",
      list, of_first_round, known(prepared));
}

}  // namespace pilotage
