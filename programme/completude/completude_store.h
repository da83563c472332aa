// Completeness of deposited final dossiers in the database: the lists of the coordination, the requests and
// what answers them. Lists hold what the person may see as somebody who works on the dossiers. Functions that
// take a Definitif expect that the caller found it for the person, and locked it before writing.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/completude/completude.h"
#include "programme/definitif/depot_store.h"

namespace completude {

/// Where a deposited dossier stands in the lists; its state and the hour tell.
enum class Rang : std::uint8_t { a_verifier, demandes, rendus, a_rejeter, complets, rejetes };
inline constexpr std::array rangs{Rang::a_verifier, Rang::rendus,   Rang::demandes,
                                  Rang::a_rejeter,  Rang::complets, Rang::rejetes};
/// "a_rejeter": in addresses.
std::string_view code(Rang);
std::optional<Rang> rang(std::string_view code);
/// "À rejeter"
std::string_view label(Rang);

/// The place of a row in the list, by which the next page begins.
struct Repere {
  base::Instant depose_le{};
  std::int64_t id = 0;
};
/// "1669900000000-42"; nothing when it is not one.
std::optional<Repere> repere(std::string_view);
std::string ecrire(const Repere&);

struct Filtre {
  std::optional<Rang> rang{};  ///< none: all
  std::string texte{};         ///< words of the project, its structure or its number
  std::optional<Repere> apres{};
};

struct Ligne {
  std::int64_t id = 0;
  std::optional<std::int64_t> numero;
  std::string intitule, structure, etat;
  bool rendus = false;
  base::Instant depose_le{};
  std::optional<base::Instant> avant, complet_le, rejete_le;

  Rang rang(base::Instant now) const;
};
/// At most `limite`, in the order of deposits. One query.
std::vector<Ligne> lignes(db::Reading&, const personne::Acteur&, const campagne::Campagne&, const Filtre&,
                          base::Instant now, std::size_t limite);
/// How many stand in each place, in the order of Rang, of those that have the words. One query.
std::vector<std::int64_t> comptes(db::Reading&, const personne::Acteur&, const campagne::Campagne&,
                                  std::string_view texte, base::Instant now);
/// The text of the first, for the tests of its plan.
std::string requete(db::Params&, db::Engine, const personne::Acteur&, const campagne::Campagne&,
                    const Filtre&, base::Instant now, std::size_t limite);

/// One request for completion.
struct Demande {
  std::int64_t id = 0;
  base::Instant ouverte_le{};  ///< when something was first asked
  base::Instant demandee_le{}, avant{};
  std::string par, message;
  int rang_avant = 0;  ///< the deposit that stood when it was asked
  std::optional<int> rang_rendu;
  std::optional<base::Instant> rendue_le;
  std::string rendue_par, reponse;
  std::vector<Demandee> cibles{};

  std::vector<std::string> codes() const;
};
/// The last one, answered or not; nothing when nothing was ever asked.
std::optional<Demande> derniere_demande(db::Reading&, const definitif::Definitif&);
/// That one of that dossier.
std::optional<Demande> demande(db::Reading&, const definitif::Definitif&, std::int64_t id);
/// Records a request, and returns its number; it replaces the one that waits.
std::int64_t demander(db::Writing&, const personne::Acteur&, base::Instant, const definitif::Definitif&,
                      const Saisie&, base::Instant avant);
/// Keeps the completed contents as a deposit, and returns its rank. The signature stays that of the first
/// deposit: the digest is that of what is now given.
int rendre(db::Writing&, const personne::Acteur&, base::Instant, const definitif::Definitif&, const Demande&,
           const definitif::Contenu&, std::string_view reponse);
/// Who made that request: they are told when it is answered.
std::vector<dossier::Destinataire> demandeur(db::Reading&, std::int64_t demande);

}  // namespace completude
