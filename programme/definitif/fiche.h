// The sheets that some dispositifs add to the final dossier: an activity (VVV), a post (ingénierie), the
// contribution of an operator (PRE). Which dispositif has which, and what its lists offer, are texts of the
// campaign whose keys begin with "fiche.". Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/campagne/choix.h"
#include "programme/dossier/brouillon.h"

namespace definitif::fiche {

enum class Genre : std::uint8_t { activite, poste, contribution };
/// "activite": in the database.
std::string_view code(Genre);
std::optional<Genre> genre(std::string_view code);
/// The sheets of a dossier under that dispositif; nothing when it has none.
std::optional<Genre> genre_de(const campagne::Campagne&, std::string_view dispositif);

/// What the pages call them.
struct Mots {
  std::string_view une, plusieurs, titre, ajouter;
};
const Mots& mots(Genre);

/// What one may choose: the campaign's texts "fiche.LISTE.CODE", by code.
campagne::Choix choix(const campagne::Campagne&, std::string_view liste);
/// What people read for that code; empty when the list does not have it.
std::string_view libelle(const campagne::Campagne&, std::string_view liste, std::string_view code);

struct Fiche {
  std::int64_t id = 0;
  Genre genre = Genre::activite;
  std::string commune{};  ///< INSEE code: where a contribution comes from; empty for the other kinds
  std::int64_t version = 0;
  dossier::Brouillon saisie{};
  base::Instant modifie_le{};
  std::string modifie_par{};  ///< name
  std::optional<base::Instant> retiree_le{};
  /// What the sheet is called in a list: its title as typed, or "Activité sans titre".
  std::string titre() const;
};

}  // namespace definitif::fiche
