// What the porteur did with each recommendation of the meeting. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/definitif/question.h"

namespace definitif {

struct Recommandation {
  std::int64_t id = 0;
  std::string texte;        ///< as the porteur received it
  std::string suite;        ///< suivie, en_partie, non_suivie; empty: not answered yet
  std::string explication;  ///< needed when it is not wholly followed
  std::int64_t par = 0;     ///< who answered last
  base::Instant le{};
};

/// "Suivie", "Suivie en partie", "Non suivie"; empty when there is no answer.
std::string_view libelle_suite(std::string_view suite);

/// Two questions for each: what became of it, and why.
std::vector<Question> questions_recommandation(const Recommandation&);
dossier::Brouillon en_reponses(const std::vector<Recommandation>&);
std::vector<Recommandation> avec_reponses(std::vector<Recommandation>, const dossier::Brouillon&);
/// Everything that is missing, by field.
base::FieldErrors verifier(const std::vector<Recommandation>&);

}  // namespace definitif
