// A sheet of any kind: its parts, its mistakes. Pure.
#pragma once
#include <set>

#include "programme/definitif/fiche_champ.h"

namespace definitif::fiche {

/// The parts of its form, with as many lines as are written and some empty ones.
std::vector<Partie> parties(Genre, const campagne::Campagne&, const dossier::Brouillon&);
/// The fields that the form of that part may send, at whatever line; empty when there is no such part.
std::set<std::string, std::less<>> champs_connus(Genre, const campagne::Campagne&, std::string_view partie);

/// What is missing or wrong in it, in the order of its parts.
base::FieldErrors erreurs(Genre, const dossier::Brouillon&, const campagne::Campagne&);
/// How many things are missing or wrong in all of them; a dossier that has none misses one thing.
std::size_t manques(const std::vector<Fiche>&, const campagne::Campagne&);

/// What a copy of it begins with: the answers, without persons and children.
dossier::Envoi copie(const Fiche&);

}  // namespace definitif::fiche
