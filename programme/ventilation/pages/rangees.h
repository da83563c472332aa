// The table of the committee: one row per note, one card on a phone.
#pragma once
#include "programme/page/visite.h"
#include "programme/ventilation/lignes.h"

namespace ventilation::pages {

/// `vue`: the address of the list, to which the line's page leads back. `prepare`: shows what calls for
/// attention, and why each choice was made.
void table(html::Out&, const campagne::Campagne&, const std::vector<Ligne>&, std::string_view vue,
           bool prepare);
void pagination(html::Out&, const Filtre&, const Page&);
/// Why each funder, agent and meeting: a short list.
void raisons(html::Out&, const campagne::Campagne&, const Ligne&);
/// What calls for attention, as a list; nothing when nothing does.
void liste_alertes(html::Out&, const campagne::Campagne&, const Ligne&);

}  // namespace ventilation::pages
