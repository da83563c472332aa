// A budget as it is typed: one field per amount, and for each funder under a heading four fields. It is kept
// as the answers of the note are (programme/dossier/brouillon.h), field by field, so that two people never
// overwrite each other; reading it never fails.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/budget/budget.h"
#include "programme/dossier/brouillon.h"

namespace budget {

/// How many funders may stand under one heading.
inline constexpr int financeurs_max = 20;
/// The choice "another funder" among those of the campaign.
inline constexpr std::string_view autre_financeur = "autre";

enum class Partie : std::uint8_t { qui, nom, droit_commun, specifique };

/// "m_601"
std::string champ_montant(std::string_view ligne);
/// "f_74-ETAT_1_qui": the n-th funder under that heading, counted from 1.
std::string champ_financeur(std::string_view ligne, int rang, Partie);
/// Whether a form of this campaign's budget has that field.
bool champ_connu(const campagne::Campagne&, std::string_view champ);
/// What people call the field: "601 Achats matières et fournitures".
std::string libelle_champ(const campagne::Campagne&, std::string_view champ);
/// "601 Achats matières et fournitures"; the label alone when the code is no account.
std::string libelle(const campagne::LigneBudget&);

/// The funders of the campaign that may stand under that heading.
std::vector<const campagne::Financeur*> financeurs_de(const campagne::Campagne&,
                                                      const campagne::LigneBudget&);
/// The highest rank under that heading with something written; 0 when there is none.
int dernier_rang(const dossier::Brouillon&, std::string_view ligne);

/// What could be read, and every mistake, in the order of the form.
struct Lecture {
  Budget budget;
  base::FieldErrors erreurs;
};
Lecture lire_budget(const dossier::Brouillon&, const campagne::Campagne&);

/// "1234,56", as a person types it; nothing for zero.
std::string comme_saisi(Cents);
/// The fields that hold this budget: what an import or the note's amounts become.
dossier::Envoi en_champs(const campagne::Campagne&, const Budget&);

/// What the note asked of each funder and the structure's own resources, on the lines where they belong.
Budget depuis_la_note(const dossier::Brouillon& note, const campagne::Campagne&);

}  // namespace budget
