// What a form that saves field by field answers: what is saved, and the texts of two people who changed the
// same field.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "programme/dossier/brouillon.h"
#include "programme/page/visite.h"

namespace dossier {

/// A conflict as people read it: both texts with labels instead of codes.
struct ConflitLu {
  Conflit conflit;
  std::string label;   ///< of the field
  std::string auteur;  ///< who wrote the recorded text
};

/// Both texts, field by field; nothing when there is no conflict.
void conflits(html::Out&, const std::vector<ConflitLu>&);

/// What the autosave island understands: {"version", "heure"}.
web::Response json_enregistre(const page::Visite&, std::int64_t version);
/// 409 {"version", "conflits": [...]}
web::Response json_conflits(std::int64_t version, const std::vector<ConflitLu>&);

/// A text that could not be recorded, with the label of its field.
struct TexteRendu {
  std::string label, texte;
};
/// Refuses and gives the texts back, so that nothing typed is lost; in JSON, only says why: the island keeps
/// them. `ariane` writes the way back, above the title.
web::Response textes_rendus(const page::Visite&, const Obstacle& why, const std::vector<TexteRendu>&,
                            const std::function<void(html::Out&)>& ariane = {});

}  // namespace dossier
