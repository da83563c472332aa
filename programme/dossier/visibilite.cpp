#include "programme/dossier/visibilite.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace dossier {
namespace {

constexpr const char* deposited = "d.etat = 'note_deposee'";

/// "(?3, ?4, ?5, ?6)". The list is padded with its last value up to a power of two, so that perimeters of
/// different sizes share a handful of SQL texts, each prepared once per connection.
template <class T>
std::string in_list(const std::vector<T>& values, db::Params& params) {
  std::string sql = "(";
  for (std::size_t i = 0, n = std::bit_ceil(values.size()); i < n; ++i)
    sql += (i ? ", ?" : "?") + std::to_string(params.add(values[std::min(i, values.size() - 1)]));
  return sql + ")";
}

std::string within_communes(const std::vector<std::string>& communes, db::Params& params) {
  std::string list = in_list(communes, params);
  return "(d.commune IN " + list +
         " OR EXISTS (SELECT 1 FROM dossier_commune vc WHERE vc.dossier_id = d.id AND vc.commune IN " + list +
         "))";
}

std::string asks_of(const std::string& financeur, db::Params& params) {
  return "EXISTS (SELECT 1 FROM dossier_demande vf WHERE vf.dossier_id = d.id AND vf.financeur = ?" +
         std::to_string(params.add(financeur)) + ")";
}

std::string of_instructeur(const personne::Attribution& a, db::Params& params) {
  if (a.financeur.empty()) return {};
  std::string sql = std::string(deposited) + " AND " + asks_of(a.financeur, params);
  if (!a.communes.empty()) sql += " AND " + within_communes(a.communes, params);
  if (!a.themes.empty()) sql += " AND d.orientation IN " + in_list(a.themes, params);
  return sql;
}

std::string of_communes(const personne::Attribution& a, db::Params& params) {
  if (a.communes.empty()) return {};
  return std::string(deposited) + " AND " + within_communes(a.communes, params);
}

/// What a role lets see; empty when nothing.
std::string of_role(const personne::Attribution& a, db::Params& params) {
  switch (a.role) {
    case personne::Role::coordination:
      return "1 = 1";
    case personne::Role::chef_de_projet:
      return of_communes(a, params);
    case personne::Role::instructeur:
      return of_instructeur(a, params);
    case personne::Role::referent_pre: {
      std::string sql = of_communes(a, params);
      return sql.empty() ? sql : "d.dispositif = 'pre' AND " + sql;
    }
    case personne::Role::porteur:  // through the structures, below
    case personne::Role::elu:
      return {};
  }
  return {};
}

std::string of_structures(const personne::Acteur& acteur, db::Params& params) {
  if (acteur.structures.empty()) return {};
  std::vector<std::int64_t> ids;
  for (const auto& structure : acteur.structures) ids.push_back(structure.structure);
  return "d.structure_id IN " + in_list(ids, params);
}

}  // namespace

Visibilite visibilite(const personne::Acteur& acteur, db::Params& params) {
  // Alone: the planner must see that nothing is to be checked.
  if (acteur.attribution(personne::Role::coordination)) return {"(1 = 1)"};
  std::string any = of_structures(acteur, params);
  for (const auto& attribution : acteur.attributions)
    if (std::string one = of_role(attribution, params); !one.empty())
      any += (any.empty() ? "(" : " OR (") + one + ")";
  return {any.empty() ? "(1 = 0)" : "(" + any + ")"};
}

}  // namespace dossier
