// The draft of a note: what was typed, as it was typed. Saving never validates; two people never overwrite
// each other.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"

namespace dossier {

/// One answer: several choices are separated by line feeds.
struct Saisie {
  std::string valeur;
  std::int64_t par = 0;  ///< id of the person who wrote it
  base::Instant le{};
};

/// The answers by name of field; a field never answered is absent.
class Brouillon {
 public:
  std::string_view valeur(std::string_view champ) const;
  std::vector<std::string> valeurs(std::string_view champ) const;
  const Saisie* saisie(std::string_view champ) const;
  void poser(std::string_view champ, Saisie);
  auto begin() const { return champs_.begin(); }
  auto end() const { return champs_.end(); }
  bool empty() const { return champs_.empty(); }

 private:
  std::map<std::string, Saisie, std::less<>> champs_;
};

/// JSON with sorted keys: the same answers give the same text.
std::string en_json(const Brouillon&);
/// Throws std::runtime_error when the text is not one that en_json wrote.
Brouillon depuis_json(std::string_view);
/// What is sent, without who typed it and when: the text that the receipt's digest covers.
std::string contenu_canonique(const Brouillon&);

/// A short mark of a text (FNV-1a, 64 bits, hexadecimal): a form carries the mark of each answer as it was
/// shown, so that the server knows what the person changed and what someone else changed meanwhile. The
/// islands compute the same.
std::string marque(std::string_view texte);

/// One field as a form sends it.
struct ChampEnvoye {
  std::string texte;
  std::string avant;  ///< marque of the text that was shown; empty when the form did not say
};
using Envoi = std::map<std::string, ChampEnvoye, std::less<>>;

/// Someone else changed the same field since: both texts are handed back, neither is lost.
struct Conflit {
  std::string champ, votre_texte, texte_enregistre;
  std::int64_t par = 0;
  base::Instant le{};
};

struct Fusion {
  Brouillon brouillon;               ///< with every field that could be kept
  std::vector<std::string> changes;  ///< names of the fields that changed
  std::vector<Conflit> conflits;     ///< fields left as they were
};

/// Puts what was sent into the draft, field by field. A text that the person did not change is left alone. A
/// field is in conflict when the person changed it and the recorded text is neither the one they saw nor the
/// one they send.
Fusion fusionner(Brouillon, const Envoi&, std::int64_t par, base::Instant le);

}  // namespace dossier
