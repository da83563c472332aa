// Signatures, deposits and delays of final dossiers in the database. The caller has found the dossier for the
// person (definitif_store.h), and has locked it before writing.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/budget/budget_store.h"
#include "programme/definitif/contenu.h"
#include "programme/definitif/definitif_store.h"

namespace definitif {

/// Who signed what: a signature holds for its digest, and for nothing else.
struct Attestation {
  std::int64_t id = 0;
  std::string nom, qualite;
  std::string engagements;  ///< codes of what was attested, separated by one space
  std::string empreinte;
  base::Instant signee_le{};
};
/// The one that holds; nothing when there is none, or the text was opened again since.
std::optional<Attestation> attestation(db::Reading&, const Definitif&);
void signer(db::Writing&, const personne::Acteur&, base::Instant, const Definitif&, const Attestation&);
/// The signature no longer holds: the text is opened again.
void annuler_signature(db::Writing&, const Definitif&, base::Instant);

/// A signatory sent the dossier back instead of signing.
struct Declinee {
  std::string par, commentaire;
  base::Instant le{};
};
/// Latest first; only those since the last signature count for the page.
std::vector<Declinee> declinees(db::Reading&, const Definitif&);
void decliner(db::Writing&, const personne::Acteur&, base::Instant, const Definitif&,
              std::string_view commentaire);

/// One deposit, as it was sent.
struct Depot {
  int rang = 0;
  std::string reponses, annexes, structure, empreinte;
  base::Instant depose_le{};
  std::string par_nom;
  std::optional<base::Instant> repris_le;
  std::string signataire, qualite, engagements;
  base::Instant signee_le{};

  Contenu contenu() const { return relire({reponses, annexes, structure}); }
};
/// Keeps what is sent, and returns its rank.
int record_depot(db::Writing&, const personne::Acteur&, base::Instant, const Definitif&, const Contenu&,
                 const Attestation&);
void record_reprise(db::Writing&, const Definitif&, base::Instant);
std::optional<Depot> depot(db::Reading&, const Definitif&, int rang);
/// The deposit that stands, or the last one when it was taken back.
std::optional<Depot> dernier_depot(db::Reading&, const Definitif&);

/// A budget as the person reads it: what was sent once it is deposited, since the structure's goes on
/// changing; what is being written for those who write it.
budget::Enregistre budget_a_lire(db::Reading&, const personne::Acteur&, const Definitif&, budget::Genre,
                                 int annee);

/// A deposit in a list.
struct DepotListe {
  int rang = 0;
  base::Instant depose_le{};
  std::optional<base::Instant> repris_le;
  bool complements = false;  ///< it answers a request for completion
};
std::vector<DepotListe> depots(db::Reading&, const Definitif&);

struct Delai {
  base::Instant jusqu_au{};
  std::string motif, par;
  base::Instant le{};
};
std::vector<Delai> delais(db::Reading&, const Definitif&);
void accorder(db::Writing&, const personne::Acteur&, base::Instant, const Definitif&, base::Instant jusqu_au,
              std::string_view motif);

}  // namespace definitif
