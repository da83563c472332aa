// One deposited final dossier as the coordination checks it.
#pragma once
#include <optional>
#include <string>

#include "programme/completude/completude_store.h"
#include "programme/definitif/pages/pieces_lieu.h"

namespace completude::pages {

struct Controle {
  definitif::pages::Endroit endroit;  ///< with the final dossier
  std::vector<piece::Exigence> dues;
  std::optional<Demande> demande;  ///< the last request

  const definitif::Definitif& f() const { return *endroit.definitif; }
  /// A request waits for its answer, or its answer waits to be looked at.
  bool en_cours() const {
    return demande && (f().rendus || (!demande->rendue_le && f().etat_nom != definitif::Depose::name));
  }
};
/// The dossier that the address names, deposited, for who acts as coordination about it.
std::optional<Controle> controle(db::Reading&, const page::Visite&);
/// The same, held until the transaction ends.
std::optional<Controle> controle_pour_ecrire(db::Writing&, const page::Visite&);

/// What was typed in one of the page's forms, and what is wrong with it.
struct Typee {
  std::int64_t remise = 0;  ///< of the verdict; 0: a decision
  std::string motif{}, commentaire{};
  base::FieldErrors erreurs{};
};
web::Response page_de_controle(db::Reading&, const page::Visite&, const Controle&, const Typee&);

/// "/completude/12" and what follows.
std::string chemin(std::int64_t dossier, std::string_view suite = {});
void etiquette(html::Out&, Rang);
/// Where the dossier stands now.
Rang rang_de(const definitif::Definitif&, base::Instant now);

/// verdicts.cpp: each piece with its files, and how to say whether they are right.
void pieces_a_verifier(html::Out&, const page::Visite&, const Controle&, const Typee&);
/// decisions.cpp: complete, to be completed, rejected, or back to it.
void decisions(html::Out&, const page::Visite&, const Controle&, const Typee&);
/// changements_vue.cpp: the texts that came back, beside what they were.
void changements_vus(html::Out&, const campagne::Campagne&, const std::vector<Changement>&);

}  // namespace completude::pages
