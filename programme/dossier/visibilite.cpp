#include "programme/dossier/visibilite.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "platform/db/sets.h"

namespace dossier {
namespace {

using db::in_list;

/// Composes the condition; holds what every part of it needs.
class Composer {
 public:
  Composer(db::Params& params, Portee portee) : params_(params), portee_(portee) {}

  /// What a role lets see; empty when nothing.
  std::string of_role(const personne::Attribution& a) {
    switch (a.role) {
      case personne::Role::coordination:
        return "1 = 1";
      case personne::Role::chef_de_projet:
        return a.communes.empty() ? "" : deposited + within(a.communes);
      case personne::Role::referent_pre:
        return a.communes.empty() ? "" : deposited + "d.territorial = 1 AND " + within(a.communes);
      case personne::Role::instructeur:
        return a.financeur.empty() ? "" : of_instructeur(a);
      case personne::Role::porteur:  // through the structures
      case personne::Role::elu:
        return "";
    }
    return "";
  }

  std::string of_structures(const personne::Acteur& acteur) {
    if (acteur.structures.empty()) return "";
    std::vector<std::int64_t> ids;
    for (const auto& membre : acteur.structures) ids.push_back(membre.structure);
    return "d.structure_id IN " + in_list(ids, params_);
  }

  /// What was handed to the person by name, whatever the perimeter of their role.
  std::string of_affectations(const personne::Acteur& acteur) {
    if (acteur.attributions.empty()) return "";
    return deposited + linked("affectation_transmise", "personne_id = " + parameter(acteur.id));
  }

  std::string of_reunions(const personne::Acteur& acteur) {
    if (acteur.reunions.empty()) return "";
    return deposited + linked("passage", "reunion_id IN " + in_list(acteur.reunions, params_));
  }

  std::string away_from(const std::vector<std::int64_t>& structures) {
    return structures.empty() ? "" : " AND d.structure_id NOT IN " + in_list(structures, params_);
  }

 private:
  template <class T>
  std::string parameter(const T& value) {
    return "?" + std::to_string(params_.add(value));
  }

  /// What the note asks of the funder, and what the committee or a meeting handed to it.
  std::string of_instructeur(const personne::Attribution& a) {
    std::string sql = deposited + linked("demande_ou_sollicitation", "financeur = " + parameter(a.financeur));
    if (!a.communes.empty()) sql += " AND " + within(a.communes);
    if (!a.themes.empty()) sql += " AND d.orientation IN " + in_list(a.themes, params_);
    return sql;
  }

  std::string within(const std::vector<std::string>& communes) {
    return linked("dossier_commune", "commune IN " + in_list(communes, params_));
  }

  /// Whether the dossier has a row in that table that meets the condition.
  std::string linked(const std::string& table, const std::string& condition) const {
    if (portee_ == Portee::liste)
      return "d.id IN (SELECT v.dossier_id FROM " + table + " v WHERE v." + condition + ")";
    return "EXISTS (SELECT 1 FROM " + table + " v WHERE v.dossier_id = d.id AND v." + condition + ")";
  }

  inline static const std::string deposited = "d.etat = 'note_deposee' AND ";
  db::Params& params_;
  Portee portee_;
};

std::string any_of(std::initializer_list<std::string> conditions) {
  std::string any;
  for (const auto& one : conditions)
    if (!one.empty()) any += (any.empty() ? "(" : " OR (") + one + ")";
  return any;
}

/// What roles, affectations and invitations let see, but nothing of the structures in which the person has an
/// interest.
std::string of_work(Composer& composer, const personne::Acteur& acteur) {
  std::string roles;
  for (const auto& attribution : acteur.attributions) roles = any_of({roles, composer.of_role(attribution)});
  std::string any = any_of({roles, composer.of_affectations(acteur), composer.of_reunions(acteur)});
  return any.empty() || acteur.conflits.empty() ? any : "(" + any + ")" + composer.away_from(acteur.conflits);
}

/// Alone, as "1 = 1": the planner must see that nothing is to be checked.
bool sees_all(const personne::Acteur& acteur) {
  return acteur.attribution(personne::Role::coordination) && acteur.conflits.empty();
}

Visibilite in_parentheses(const std::string& any) { return {any.empty() ? "(1 = 0)" : "(" + any + ")"}; }

}  // namespace

Visibilite visibilite(const personne::Acteur& acteur, db::Params& params, Portee portee) {
  if (sees_all(acteur)) return {"(1 = 1)"};
  Composer composer(params, portee);
  return in_parentheses(any_of({composer.of_structures(acteur), of_work(composer, acteur)}));
}

Visibilite visibilite_de_travail(const personne::Acteur& acteur, db::Params& params, Portee portee) {
  if (sees_all(acteur)) return {"(1 = 1)"};
  Composer composer(params, portee);
  return in_parentheses(of_work(composer, acteur));
}

}  // namespace dossier
