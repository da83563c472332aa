// An indicator of the action: what will be counted, why, how, with what, from where to where. Chosen now,
// read back in the bilans. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/definitif/question.h"

namespace definitif {

struct Indicateur {
  std::int64_t id = 0;
  std::string modele;  ///< code of the campaign's library; empty when it was written freely
  std::string intitule;
  std::string objectif;       ///< why: code of an objective of the campaign
  std::string mesure, outil;  ///< how it is measured, and with which tool
  std::string unite;          ///< "personnes", "%"
  std::string depart, cible;  ///< as typed
  bool par_qpv = false, par_sexe = false;
  std::int64_t par = 0;  ///< who changed it last
  base::Instant le{};
};

/// The indicator that begins with what the library says.
Indicateur depuis_modele(const campagne::ModeleIndicateur&);
/// The models that suit an orientation: those that name it first, then those for all.
std::vector<const campagne::ModeleIndicateur*> modeles_pour(const campagne::Campagne&,
                                                            std::string_view orientation);

/// The questions of its page; its objective is one of those that the project has ticked.
std::vector<Question> questions_indicateur(const campagne::Campagne&, const dossier::Brouillon& reponses);
/// Its fields as answers, so that two people never overwrite each other, and back.
dossier::Brouillon en_reponses(const Indicateur&);
Indicateur avec_reponses(Indicateur, const dossier::Brouillon&);

/// Everything that is missing or wrong in it.
base::FieldErrors verifier(const Indicateur&, const campagne::Campagne&, const dossier::Brouillon& reponses);

/// "de 0 à 40 personnes".
std::string trajectoire(const Indicateur&);
/// "par quartier et par sexe"; empty when it is counted once for all.
std::string decoupage(const Indicateur&);

}  // namespace definitif
