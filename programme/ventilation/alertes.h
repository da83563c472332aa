// What calls for attention in a line of the committee: shown beside it, and listed by the filter "avec
// alerte" (ventilation_store_requete.cpp asks the same of the database; a test compares them).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "programme/ventilation/lignes.h"

namespace ventilation {

struct Alerte {
  std::string_view code;  ///< "sans_agent"
  std::string texte;      ///< a French sentence
};

/// - sans_financeur: handed to no funder;
/// - financeur_refuse: handed to a funder whose rules say no;
/// - sans_agent, sans_referent: nobody of a funder, or no territorial référent·e, handles it;
/// - conflit: someone has, or may have, an interest in the structure;
/// - hors_perimetre: someone holds no role that covers it;
/// - surcharge: someone has more dossiers than the campaign's limit;
/// - sans_reunion: no rule gives the meeting, a person chooses it;
/// - sans_jumeau: on both arrondissements, without its twin deposit;
/// - note_changee: deposited again since it was handled.
/// None before the committee has begun with the note, nor for a note set aside.
std::vector<Alerte> alertes(const Ligne&, const campagne::Campagne&);

}  // namespace ventilation
