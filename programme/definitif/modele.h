// The pieces that the program makes from what it knows: the letter that asks for money, the list of the
// bureau, the declaration of means, the commitments. Their words belong to the call (textes.modele). Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/story.h"
#include "programme/definitif/contenu.h"

namespace definitif {

enum class Modele : std::uint8_t { lettre_president, bureau, declaration_moyens, cer, charte };
/// From what a campaign's piece says under `produite`; nothing when the program makes no such document.
std::optional<Modele> modele(std::string_view produite);
/// Whether it says nothing of the action: the structure's page is enough.
bool de_la_structure(Modele);
/// Whether people complete it by hand or change its words: it is offered as DOCX too.
bool modifiable_a_la_main(Modele);
/// The document that is made for this piece; nothing when none is, or when the call has no words for it.
std::optional<Modele> modele_de(const campagne::Campagne&, const campagne::Piece&);

/// What a document is made from.
struct Sujet {
  const campagne::Campagne& campagne;
  const campagne::Piece& piece;
  structure::Fiche structure{};
  std::vector<structure::Dirigeant> dirigeants{};
  std::optional<Contenu> contenu{};  ///< of the final dossier; none in a structure's safe
  base::Instant le{};
};
/// "Demande de subvention pour l’action « Un jardin »"
std::string titre_du_modele(Modele, const Sujet&);
/// What is not known is left to be completed. A document of the action needs the contents of a dossier.
documents::Story rediger(Modele, const Sujet&);
/// The bytes of the file.
std::string ecrire(documents::DocumentFormat, Modele, const Sujet&);

}  // namespace definitif
