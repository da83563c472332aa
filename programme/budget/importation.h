// A budget read from somebody's own spreadsheet: what was understood, row by row, and what was not, with the
// reason. Pure; nothing is changed here: the fields that it gives are sent by the person who has read them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/documents/sheet.h"
#include "programme/budget/saisie.h"

namespace budget {

/// A row that was understood: an amount on a line, or what a funder gives under it.
struct Prise {
  std::int64_t rangee = 0;  ///< as the spreadsheet numbers it
  std::string texte;        ///< what stands there
  std::string ligne;        ///< code of the budget's line
  Cents montant{};          ///< of the line; unused with a funder
  std::optional<LigneFinanceur> financeur{};
  bool arrondi = false;  ///< the file held parts of a cent
  /// Set by champs_importes: what stands there now, as people read it (empty: nothing), and whether it
  /// changes.
  std::string actuel{};
  bool change = false;
  Cents total() const { return financeur ? financeur->montant() : montant; }
};

struct Laissee {
  std::int64_t rangee = 0;
  std::string texte, raison;  ///< the reason ends a sentence: "c’est un total…"
};

struct Importation {
  std::string feuille;  ///< name of the sheet that was read; empty for a CSV
  std::vector<Prise> prises;
  std::vector<Laissee> laissees;
  std::vector<std::string> remarques;  ///< totals of the file that are not the sum of its lines
};

/// Reads the sheet in which most rows are understood. A line that is not in it, or has no amount there, is
/// left as it is.
Importation lire_feuilles(const std::vector<documents::Sheet>&, const campagne::Campagne&);

/// The fields to send so that the budget holds what was read: each with the mark of what stands there now.
/// Only those that change. A funder goes to the row that names it already, else to the first free one;
/// without a free row it is put among `laissees`.
dossier::Envoi champs_importes(Importation&, const dossier::Brouillon& actuel);

}  // namespace budget
