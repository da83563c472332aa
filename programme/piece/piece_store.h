// All the SQL of pieces and of the files given for them. The caller has found the dossier or the structure
// for the person, and has judged the right; a piece is found only among those of that dossier or that
// structure.
#pragma once
#include <string>
#include <vector>

#include "platform/files/store.h"
#include "programme/piece/depot.h"
#include "programme/piece/lieu.h"
#include "programme/piece/pieces.h"

namespace piece {

struct LienRemise;

/// What stands for the dossier: its own pieces and those of its structure's safe; oldest first.
std::vector<Remise> remises(db::Reading&, const dossier::Dossier&);
/// What stands in the safe.
std::vector<Remise> remises_au_coffre(db::Reading&, std::int64_t structure);
/// One of those that stand there (a dossier's include its structure's safe).
std::optional<Remise> trouver(db::Reading&, const Lieu&, std::int64_t id);

/// A file, and for which piece it is given.
struct Nouvelle {
  const campagne::Piece& piece;
  Reponses reponses;
  Recu recu;
  Analyse analyse = Analyse::sans;
  const LienRemise* lien = nullptr;  ///< through which it came; none: a member of the structure gives it
};
/// Records it where the piece belongs, and takes away the one it replaces unless several may stand together.
/// What came through a link replaces nothing: it is proposed beside what stands (proposition_store.h).
/// Refused: saisie_invalide when too many stand already.
Result<std::int64_t> remettre(db::Writing&, const personne::Acteur&, base::Instant, const Lieu&,
                              const Nouvelle&);
/// Takes one away; nothing when it does not stand there (any more).
void retirer(db::Writing&, const personne::Acteur&, base::Instant, const Lieu&, const Remise&);
/// An agent says whether it is right; `motif` and `commentaire` with non_conforme only.
void verifier(db::Writing&, const personne::Acteur&, base::Instant, const Lieu&, const Remise&, Verdict,
              std::string_view motif, std::string_view commentaire);

/// A file that waits for the antivirus.
struct EnAttente {
  std::int64_t id = 0;
  std::string coffre;
};
/// After an attempt without a verdict, another is made so much later.
inline constexpr std::chrono::seconds pause_analyse{30};
/// At most so many that were not tried since that instant, those never tried first.
std::vector<EnAttente> en_attente_d_analyse(db::Reading&, base::Instant since, int most);
/// What the antivirus said, or (`attente`) that it could not be asked.
void noter_analyse(db::Writing&, base::Instant, std::int64_t fichier, Analyse);

/// The particularities that the porteur said hold.
std::vector<std::string> particularites(db::Reading&, std::int64_t dossier);
void enregistrer_particularites(db::Writing&, std::int64_t dossier, const std::vector<std::string>&);

/// Files whose piece was taken away before that instant and that no deposited dossier may have held.
std::vector<std::string> fichiers_perdus(db::Reading&, base::Instant before);
/// Forgets them, with their pieces.
void oublier(db::Writing&, const std::vector<std::string>& coffres);
/// Every file that the database knows: name and digest.
struct Connu {
  std::string coffre, empreinte;
  std::uint64_t taille = 0;
};
std::vector<Connu> fichiers_connus(db::Reading&);

}  // namespace piece
