// Pieces of view shared by the public pages.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/html.h"
#include "programme/campagne/chronologie.h"

namespace campagne::pages {

/// "vendredi 16 septembre 2022", "du 18 juillet 2022 au 16 septembre 2022".
std::string jours(const base::Period&);
/// "vendredi 16 septembre 2022 à 23 h 59 min 59 s": the last second of a deposit.
std::string derniere_seconde(const base::Period&);
/// "mardi 18 octobre 2022, de 9 h 30 à 12 h 30 et de 14 h 00 à 17 h 00"; when only the beginning is
/// announced, "à 9 h 30"; a whole day whose hours are told later, "toute la journée".
std::string horaire(const Reunion&);

/// Its title, its text and its list of points.
void text_block(html::Out&, const TextBlock&);
void points(html::Out&, const std::vector<std::string>&);
/// A paragraph, nothing when the text is empty.
void paragraphe(html::Out&, std::string_view);
/// A row of a summary list.
void definition(html::Out&, std::string_view titre, std::string_view texte);
/// The title of an objective, its ★ before it.
void objectif(html::Out&, const Objectif&);
/// "★ objectif saillant : …", said once on pages that show stars.
void legende_de_l_etoile(html::Out&);
/// The steps of the calendar as a thread, with a mark at today.
void chronologie(html::Out&, const Campagne&, base::Instant now);

}  // namespace campagne::pages
