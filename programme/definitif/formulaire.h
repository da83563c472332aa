// The form of the final dossier: the sections of Cerfa 12156*06 and the local parts of the call. What the
// note already says is not asked again: it is carried forward, and may be made more precise. Pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/campagne/campagne.h"
#include "programme/definitif/question.h"

namespace definitif {

enum class Partie : std::uint8_t {
  demande,
  structure,
  personnes,
  projet,
  objectifs,
  publics,
  deroulement,
  territoire,
  priorites,
  partenaires,
  suivi,
  aides
};
inline constexpr std::array parties{Partie::demande,     Partie::structure,  Partie::personnes,
                                    Partie::projet,      Partie::objectifs,  Partie::publics,
                                    Partie::deroulement, Partie::territoire, Partie::priorites,
                                    Partie::partenaires, Partie::suivi,      Partie::aides};
/// "deroulement": in URLs.
std::string_view code(Partie);
std::string_view titre(Partie);
std::optional<Partie> partie(std::string_view code);
/// The part that follows, or nothing after the last.
std::optional<Partie> suivante(Partie);
/// Whether it tells of the structure: the same for all its dossiers of the year.
bool de_la_structure(Partie);

/// What decides which questions are asked.
struct Situation {
  const campagne::Campagne& campagne;
  std::string forme;  ///< code of the structure's legal form
  const dossier::Brouillon& reponses;
  base::Instant now{};  ///< for the figures of the law that hold that day

  bool associatif() const { return forme == "association" || forme == "fondation"; }
};

/// "public_qpv_QN05921M": how many people come from that neighbourhood.
std::string champ_quartier(std::string_view code);

/// The questions of a part, in order, those that depend on another answer included.
std::vector<Question> questions(Partie, const Situation&);
/// The names of the questions that are asked, that is: not fixed by the note.
std::vector<std::string> champs(const std::vector<Question>&);

/// Everything that is missing or wrong in a part, in the order of its questions.
base::FieldErrors erreurs(Partie, const Situation&);

enum class Avancement : std::uint8_t { a_faire, en_cours, complet };
struct EtatPartie {
  Partie partie;
  Avancement avancement;
  std::size_t manques;
};
/// One line per part, for the task list.
std::vector<EtatPartie> avancement(const Situation&);

/// What carries over when a final dossier is opened: `structure` from another final dossier of the same
/// structure, `action` from last year's one of the same action. An answer that is already there stays.
dossier::Brouillon reprendre(dossier::Brouillon, const Situation&, const dossier::Brouillon& structure,
                             const dossier::Brouillon& action);

}  // namespace definitif
