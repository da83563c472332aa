// A file that somebody gives: what is asked with it, and what is checked before it is kept.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/base/field_errors.h"
#include "platform/base/instant.h"
#include "platform/files/kinds.h"
#include "programme/campagne/campagne.h"

namespace piece {

/// What the form asks besides the file.
struct Reponses {
  std::string precision{};           ///< for whom or what, where there is one for each
  std::optional<base::Date> date{};  ///< of the document, where its validity is limited
};
/// Reads them; every mistake goes to `errors`, under "precision" and "date". A date to come is one.
Reponses lire_reponses(const campagne::Piece&, std::string_view precision, std::string_view date,
                       base::Date today, base::FieldErrors& errors);

/// A file that was received and kept.
struct Recu {
  std::string coffre;  ///< its name among the kept files
  std::string titre;   ///< its own name, cleaned
  files::Kind type{};
  std::uint64_t taille = 0;  ///< bytes
  std::string empreinte;
};

/// The kinds that the campaign accepts.
std::vector<files::Kind> types_acceptes(const campagne::Campagne&);
/// "PDF, image JPEG ou image PNG"
std::string phrase_types(const std::vector<files::Kind>&);
/// For a file field: "application/pdf,.pdf,…".
std::string accept(const std::vector<files::Kind>&);
/// Bytes of the largest file.
std::uint64_t taille_max(const campagne::Campagne&);
/// "3,4 Mo", "12 ko".
std::string taille(std::uint64_t bytes);

/// What is wrong with a file, as a French sentence that says what is accepted; empty when nothing is.
std::string defaut(const campagne::Campagne&, const files::Sample&);
/// The name as it is kept: one line, at most 120 characters, never empty, with the extension of its kind.
std::string titre_du_fichier(std::string_view sent, files::Kind);

}  // namespace piece
