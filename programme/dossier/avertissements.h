// What the porteur should know before depositing, and which does not prevent it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "programme/campagne/campagne.h"
#include "programme/dossier/note.h"

namespace dossier {

struct Avertissement {
  Section section;
  std::string texte;
};

/// - a funder is asked that the campaign's rules exclude for this project, with its reason;
/// - the project also concerns another agglomeration: two deposits, two budgets (note de cadrage, "modalités
/// de dépôt");
/// - the project ends before, or begins after, the year of the programme;
/// - the project is renewed: an interim report will be due with the final dossier.
std::vector<Avertissement> avertissements(const NoteIntention&, std::string_view forme,
                                          const campagne::Campagne&);

}  // namespace dossier
