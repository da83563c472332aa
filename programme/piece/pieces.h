// Which pieces a final dossier owes, why, and where each stands. Rules without database, except manquantes().
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/campagne/condition.h"
#include "programme/dossier/dossier_store.h"

namespace piece {

/// What the antivirus said of a file; `sans` when none was asked for.
enum class Analyse : std::uint8_t { sans, attente, saine, infectee };
std::string_view code(Analyse);
Analyse analyse(std::string_view code);

/// What an agent said of it.
enum class Verdict : std::uint8_t { aucun, conforme, non_conforme };
/// "", "conforme", "non_conforme": in the database and in forms.
std::string_view code(Verdict);
std::optional<Verdict> verdict(std::string_view code);

/// A file given for a piece, as the rules see it.
struct Remise {
  std::int64_t id = 0;
  std::string code;                   ///< of the campaign's piece
  std::string precision{};            ///< for whom or what
  bool au_coffre = false;             ///< in the structure's safe
  std::string titre{};                ///< name of the file
  std::string type{};                 ///< code of files::Kind
  std::uint64_t taille = 0;           ///< bytes
  std::string empreinte{}, coffre{};  ///< digest of the content, name among the kept files
  Analyse analyse = Analyse::sans;
  std::optional<base::Date> date{};  ///< of the document, when its validity is counted from it
  base::Instant remise_le{};
  std::string par{};  ///< who gave it
  Verdict verdict = Verdict::aucun;
  std::string motif{}, commentaire{};  ///< code of the campaign's reason; more words
};

enum class Etat : std::uint8_t {
  dans_l_outil,  ///< nothing to give: it is filled in or signed here
  a_remettre,
  en_analyse,  ///< given, and not shown to anyone before the antivirus has answered
  remise,
  verifiee,
  refusee,  ///< by an agent, or because it carries a malicious program
  perimee,
};
/// "À remettre"
std::string_view label(Etat);

/// The last day on which it is accepted; nothing when the piece has no limit or no date was given.
std::optional<base::Date> valable_jusqu_au(const campagne::Piece&, const Remise&);
/// Where one file stands on that day.
Etat etat(const campagne::Piece&, const Remise&, base::Date today);

/// One piece asked of the dossier, with what was given for it.
struct Exigence {
  const campagne::Piece* piece = nullptr;
  bool certaine = true;  ///< false: it depends on something that has not been said yet
  std::vector<Remise> remises{};
  Etat etat = Etat::a_remettre;  ///< the worst of its files
  /// Whether it keeps the dossier from being complete.
  bool manque() const {
    return certaine && (etat == Etat::a_remettre || etat == Etat::refusee || etat == Etat::perimee);
  }
};
/// The pieces of the final dossier, in the campaign's order. `remises` are the dossier's and its structure's.
std::vector<Exigence> exigences(const campagne::Campagne&, const campagne::Demande&, std::vector<Remise>,
                                base::Date today);
std::size_t manquantes(const std::vector<Exigence>&);

/// "Demandée parce que l’action est reconduite." "Demandée à tous."
std::string pourquoi(const campagne::Piece&);
/// Why it was refused, in sentences: the reason chosen, then what was added. Empty when it was not.
std::string refus_de(const campagne::Campagne&, const Remise&);

/// A piece that the person gives as a file: of the final dossier, and not made or filled in here.
bool a_deposer(const campagne::Piece&);
/// The structure's pieces: given once, kept in its safe.
bool au_coffre(const campagne::Piece&);
/// Several files may stand together: one for each person, purchase…
bool plusieurs(const campagne::Piece&);
/// The particularities on which a piece of the final dossier depends: what the porteur is asked.
std::vector<const campagne::Particularite*> particularites_utiles(const campagne::Campagne&);

/// What is known of the dossier: its note, its structure's form, the funders asked, what the porteur said.
campagne::Demande demande(db::Reading&, const campagne::Campagne&, const dossier::Dossier&);
/// Everything about the pieces of a final dossier that the caller has found for the person.
std::vector<Exigence> exigences(db::Reading&, const campagne::Campagne&, const dossier::Dossier&,
                                base::Instant now);
/// How many due pieces are missing, refused or out of date: they keep it from being signed and deposited.
std::size_t manquantes(db::Reading&, const campagne::Campagne&, const dossier::Dossier&, base::Instant now);

}  // namespace piece
