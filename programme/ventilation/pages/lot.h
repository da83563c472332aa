// What the pages of lots share: the lines of a lot with all that judges them, the frame of a preview.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "programme/page/gabarit.h"
#include "programme/ventilation/pages/lot_demande.h"
#include "programme/ventilation/pages/vue_consequences.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation::pages {

/// The lines of a lot, and what they are judged by.
class Lot {
 public:
  Lot(db::Reading&, const page::Visite&, std::vector<Ligne> = {});
  Lot(const Lot&) = delete;
  Lot& operator=(const Lot&) = delete;

  Consequences consequences(const Modification&) const;
  Consequences consequences(const Modifications&) const;
  /// Applies what was read as one unit that can be undone.
  Result<Operation> appliquer(db::Writing&, const Modification& nom, const Consequences&) const;

  void porter_sur(std::vector<Ligne> lignes) { lignes_ = std::move(lignes); }
  const std::vector<Ligne>& lignes() const { return lignes_; }
  const Annuaire& annuaire() const { return annuaire_; }

 private:
  Cadre cadre() const { return {visite_.acteur, visite_.now, visite_.campagne, annuaire_}; }

  const page::Visite& visite_;
  std::vector<Ligne> lignes_;
  std::vector<Agent> agents_;
  std::vector<Adresse> adresses_;
  Annuaire annuaire_;
};

/// What a preview says besides the consequences.
struct Apercu {
  std::string titre;           ///< what is about to be done
  std::string precision{};     ///< for which dossiers
  bool change_depuis = false;  ///< something changed since the person read the consequences
  std::string retour;          ///< where one goes back without applying
  std::string action;          ///< where the form that applies is sent, with these fields
  Champs champs{};
  std::function<void(html::Out&)> suite{};  ///< after all this; may be empty
};
/// 200, or 409 when something changed since. There is nothing to apply when nothing would change.
web::Response apercu(const page::Visite&, const Apercu&, const Consequences&, const std::vector<Ligne>&);
/// After it was applied: back to the committee's screen, with what was done.
web::Response applique(const page::Visite&, std::string_view vers, const Operation&);

void champs_caches(html::Out&, const Champs&);

}  // namespace ventilation::pages
