// What the committee asks to see, read from the query of the URL and written back to it: a view is kept by
// its address, and a change in bulk says by it which dossiers it is for.
#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/ventilation/lignes.h"

namespace ventilation {

using Champ = std::pair<std::string, std::string>;

struct Demande {
  Filtre filtre;
  base::FieldErrors erreurs;  ///< what could not be read, by field
};
Demande lire(std::span<const Champ> query, const campagne::Campagne&);
/// What differs from the whole list; the place of the page last.
std::vector<Champ> ecrire(const Filtre&);

/// A filter by a choice among codes that the campaign knows.
struct Critere {
  std::string_view nom, label, tous;
  std::string Filtre::* valeur;
  std::vector<Champ> (*choix)(const campagne::Campagne&);  ///< code → what it is called
};
/// Those but the agents, whom the campaign does not know.
std::span<const Critere> criteres();
/// "Orientation : Santé", for each condition in force, with the same view without it. `agent`: the name of
/// the person filtered by.
struct Etiquette {
  std::string texte;
  Filtre sans;
};
std::vector<Etiquette> etiquettes(const Filtre&, const campagne::Campagne&, std::string_view agent = {});

}  // namespace ventilation
