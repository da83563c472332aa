// The ventilation as a table that people edit in a spreadsheet: written from the committee's lines, read back
// with every mistake named. Pure.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/documents/table.h"
#include "programme/ventilation/consequences.h"

namespace ventilation {

/// A mistake of a table, as people read it. `ligne` 0: of the whole.
struct Probleme {
  std::int64_t ligne = 0;
  std::string phrase;
  bool operator==(const Probleme&) const = default;
};

/// What one line of the table asks.
struct LigneLue {
  std::int64_t ligne = 0;   ///< of the text, counted from 1
  std::int64_t numero = 0;  ///< of the dossier in the campaign
  Modification voulu;       ///< always a Voulu
};

struct TableauLu {
  std::vector<LigneLue> lignes;       ///< each dossier once
  std::vector<Probleme> problemes;    ///< in the order of the lines; none: it can be applied
  std::vector<std::string> non_lues;  ///< titles of columns that mean nothing here
};

/// The titles that are read, in their order.
inline constexpr std::string_view titres[] = {"numero", "reunion", "financeurs", "agents", "ecart", "motif"};

/// Reads a table, pasted or from a file. `numero` is needed and one of the others; their order is free, a
/// column that is not there changes nothing, an empty cell takes away what was there, a cell "=" leaves it.
/// People are named by their e-mail address (before it "caf:" when they work for several funders, "referent:"
/// as référent·e), meetings and reasons by code or title, funders by code, acronym or name.
TableauLu lire_tableau(std::string_view texte, const campagne::Campagne&, const Annuaire&);
/// Adds the numbers that no dossier has among these lines, and gives the place in `tableau.lignes` of each of
/// them.
std::vector<std::size_t> confronter(TableauLu& tableau, std::span<const Ligne>);
/// Adds what cannot be done, line by line. `lignes` are those that were given to `consequences`.
void ajouter_refus(TableauLu& tableau, std::span<const std::size_t> places, const Consequences&);

/// The lines as a table that says the same, with every column; a cell "=" says nothing.
std::string reecrire(std::span<const LigneLue>, const Annuaire&);

/// The columns of the export: those that are read and, between, a few that help to find one's way.
std::vector<documents::Column> colonnes();
/// Writes the line; reading it back without a change changes nothing.
void ecrire_ligne(documents::TableWriter&, const Ligne&, const campagne::Campagne&, const Annuaire&);

}  // namespace ventilation
