// Lines that repeat in a sheet (funders, intervenants, paths): their fields are named by a prefix, a rank
// from 1 on, and the part: "fin_2_montant". Pure.
#pragma once
#include <string>
#include <string_view>

#include "programme/dossier/brouillon.h"

namespace definitif::fiche {

std::string champ_de_ligne(std::string_view prefixe, int rang, std::string_view partie);
/// The highest rank at which something is written, at most `max`; 0 when there is none.
int derniere_ligne(const dossier::Brouillon&, std::string_view prefixe, int max);
/// How many lines a form shows: those written and some empty ones, so that a save without scripts gives the
/// next.
int lignes_montrees(const dossier::Brouillon&, std::string_view prefixe, int vides, int max);

}  // namespace definitif::fiche
