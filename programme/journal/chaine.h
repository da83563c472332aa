// The chain of digests: what each line's digest is made of, and how a chain is followed.
#pragma once

#include "programme/journal/journal.h"

namespace journal {

/// What is stored of a line, and therefore digested.
struct Inscription {
  std::int64_t numero = 0;
  base::Instant le{};
  std::int64_t auteur_id = 0;
  std::string acte, objet;
  std::int64_t objet_id = 0;
  std::string details, empreinte;
};

/// SHA-256 over the digest before and every field, each preceded by its length: no two different lines read
/// the same.
std::string empreinte(std::string_view precedente, const Inscription&);

/// The JSON object of the details, keys sorted: one text for one set of facts.
std::string json(const std::vector<std::pair<std::string, std::string>>& details);
/// One value of such an object, or an empty text.
std::string valeur(std::string_view json, std::string_view nom);

/// Follows a chain from its first line, keeping only the last digest.
class Suivi {
 public:
  void suivante(const Inscription&);
  /// To be called after the last line, with what the head of the chain says.
  Verification conclure(std::int64_t tete_numero, std::string_view tete_empreinte);

 private:
  void rompre(std::int64_t numero, std::string_view raison);

  Verification verification_;
  std::int64_t dernier_ = 0;
  std::string empreinte_;
};

}  // namespace journal
