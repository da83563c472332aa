// What the coordination asks again of a deposited final dossier, and what came back: which sections and
// pieces there are to ask, what a request must hold, what keeps it from being answered, what changed. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/definitif/comparaison.h"
#include "programme/definitif/manques.h"
#include "programme/piece/pieces.h"

namespace completude {

/// The target of the sheets that some dispositifs add.
inline constexpr std::string_view fiches = "fiches";

/// A section or a piece that is asked again, and why.
struct Demandee {
  std::string cible;  ///< definitif/cible.h: "partie/projet", "pieces/rib"
  std::string raison;
};

/// What may be asked again.
struct Section {
  std::string cible, titre;
};
/// The sections that this dossier has: parts of the form with questions, recommendations when there are some,
/// indicators, budgets, the sheets of its dispositif.
std::vector<Section> sections(const definitif::Contenu&, const campagne::Campagne&, base::Instant now);
/// The pieces that it owes and that are given as files.
std::vector<Section> pieces(const std::vector<piece::Exigence>&);
/// The title of a target; its code when the call does not know it any more.
std::string titre(std::string_view cible, const campagne::Campagne&);

/// What the form of a request proposes: the pieces that are missing, refused or too old, each with its
/// reason.
std::vector<Demandee> proposees(const std::vector<piece::Exigence>&, const campagne::Campagne&);
/// Days that the call gives to answer; 10 when it does not say.
int jours(const campagne::Campagne&);

/// A request as it was typed.
struct Saisie {
  std::string date;     ///< last day to answer
  std::string message;  ///< more words; may be empty
  std::vector<Demandee> cibles;
};
struct Lue {
  base::Instant avant{};  ///< first instant that is too late
  base::FieldErrors erreurs;
};
/// Checks it: a date to come, something asked, a reason for each. All errors at once, under "date", "cibles"
/// and "raison-partie-projet".
Lue lire(const Saisie&, base::Instant now);
/// "30 novembre 2022 à 23 h 59": the last moment before that instant.
std::string dernier_moment(base::Instant avant);
/// The name of the form's field for the reason of a target, and its id.
std::string champ_raison(std::string_view cible);

/// Pieces that keep the dossier from being declared complete: due, and that nobody found right.
std::size_t non_conformes(const std::vector<piece::Exigence>&);

/// What keeps the completion from being given back: what is missing in the targets, and no more.
std::vector<definitif::Manque> manques(const std::vector<std::string>& cibles,
                                       const std::vector<definitif::Manque>& du_dossier,
                                       const std::vector<piece::Exigence>&);

/// The deposited contents with the targets as they are now; whatever else was written meanwhile (the budget
/// of the structure from another dossier, its page) does not get in.
definitif::Contenu completer(definitif::Contenu depose, const definitif::Contenu& courant,
                             const std::vector<std::string>& cibles, const campagne::Campagne&,
                             base::Instant now);

/// What changed in one section between two deposits.
struct Changement {
  std::string cible;
  std::vector<definitif::Ecart> ecarts;  ///< empty: it came back as it was
};
/// One for each section asked; pieces and sheets are left out: they are looked at on their own pages.
std::vector<Changement> changements(const definitif::Contenu& avant, const definitif::Contenu& apres,
                                    const std::vector<std::string>& cibles, const campagne::Campagne&,
                                    base::Instant now);

}  // namespace completude
