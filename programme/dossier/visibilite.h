// Which dossiers a person may see, as a condition for the WHERE of every query that reads dossiers.
//
//   db::Params params;
//   auto visible = dossier::visibilite(acteur, params);
//   int id = params.add(dossier_id);
//   reading.one<Row>("SELECT ... FROM dossier d WHERE d.id = ?" + std::to_string(id) + " AND " + visible.sql,
//   params);
#pragma once
#include <string>

#include "platform/db/database.h"
#include "programme/personne/acteur.h"

namespace dossier {

/// A condition in parentheses on the dossier whose alias is d; its values stand in the Params it was composed
/// with.
struct Visibilite {
  std::string sql;
};

/// How many dossiers the query looks at: the condition is the same, only the way to compute it differs.
enum class Portee {
  un_dossier,  ///< one or a few, found by their number: each is checked by itself
  liste,       ///< a table, a sum: the dossiers of the perimeter are listed once, then looked up
};

/// What the person sees is the union of what each role lets them see:
/// - member of a structure: its dossiers, whatever their state;
/// - coordination: every dossier;
/// - chef de projet communal: deposited dossiers of their communes, communal or intercommunal;
/// - instructeur: deposited dossiers that ask money of their funder or were handed to it, within their
/// communes and themes when they have some;
/// - référent PRE: deposited dossiers of their communes whose dispositif is gathered territorially;
/// - whoever holds a role: the dossiers handed to them by name at the ventilation;
/// - whoever is invited to a partner meeting: the dossiers that pass there.
/// Except for the first, nothing of a structure in which they have a confirmed conflict of interest.
/// A role that lacks what defines it (no commune, no funder) shows nothing. Texts are few: lists are padded
/// (see .cpp).
Visibilite visibilite(const personne::Acteur&, db::Params&, Portee = Portee::un_dossier);
/// The same without the first: what the person sees as somebody who works on the dossiers. For the pages of
/// that work (tableau, ventilation, meetings), where even a member sees nothing of a structure from which a
/// conflict of interest keeps them away.
Visibilite visibilite_de_travail(const personne::Acteur&, db::Params&, Portee = Portee::un_dossier);

}  // namespace dossier
