// The form by which a document is given, and what is read of it: the same for a member of the structure and
// for who was asked by a link.
#pragma once
#include <optional>
#include <string>

#include "programme/page/gabarit.h"
#include "programme/piece/coffre.h"

namespace definitif::pages {

/// What was typed beside a file that could not be taken, and what is wrong.
struct Saisie {
  std::string precision{}, date{};
  base::FieldErrors erreurs{};
};

/// Its fields. The answers stand before the file: they have arrived when its first byte does.
void champs_du_document(html::Out&, const page::Visite&, const campagne::Piece&, const Saisie&);

/// A document that came whole with the form. Nothing of it remains unless it is kept.
class DocumentRemis {
 public:
  DocumentRemis(const page::Visite&, const campagne::Piece&);
  /// With every mistake; to be asked first.
  const Saisie& saisie() const { return saisie_; }
  const piece::Reponses& reponses() const { return reponses_; }
  /// Seals it. Only without any mistake.
  piece::Recu sceller() { return arrivee_->sceller(nom_); }
  void garder() { arrivee_->garder(); }

 private:
  Saisie saisie_;
  piece::Reponses reponses_;
  std::string nom_;
  std::optional<piece::Arrivee> arrivee_{};
};

}  // namespace definitif::pages
