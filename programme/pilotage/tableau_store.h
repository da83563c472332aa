// All the SQL of the tableau de programmation: a page of it, the sums of what is filtered, and its totals by
// orientation, commune, QPV and funder. What the person may not see is neither shown nor counted.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "platform/db/database.h"
#include "programme/campagne/campagne.h"
#include "programme/personne/acteur.h"
#include "programme/pilotage/filtre.h"

namespace pilotage {

/// What stands in the row of the dossier itself.
struct Faits {
  std::int64_t id = 0;
  std::optional<std::int64_t> numero;
  std::int64_t structure = 0;
  std::string structure_nom, structure_siret;
  std::string etat;
  std::optional<base::Instant> depose_le;
  std::string intitule, orientation;
  bool saillant = false;
  std::string echelle;
  bool deux_arrondissements = false;
  std::string dispositif, nature;
  base::Cents cout{}, demande{};
  std::optional<std::int64_t> public_total, public_qpv, public_femmes;
  bool bonus_egalite = false;
  std::string cle;  ///< what the row is sorted by
};

/// Someone to whom the dossier is handed, for that funder; none: the territorial référent·e.
struct Agent {
  std::string financeur, nom;
};

struct Ligne : Faits {
  std::vector<std::string> communes{}, qpv{}, axes{};           ///< codes
  std::vector<std::pair<std::string, base::Cents>> demandes{};  ///< funder → amount
  /// Of the ventilation, as far as the person may know it: the code of its state (empty: nothing to tell),
  /// the meeting with its date, and who handles the dossier, in the order of funders and names.
  std::string ventilation{}, reunion{};
  std::string reunion_titre{};
  std::optional<base::Period> reunion_quand{};
  std::vector<Agent> agents{};
  base::Cents demande_a(std::string_view financeur) const;
};

/// "2023-0042"; "provisoire 12" before the first deposit.
std::string reference(const Faits&, int annee);

struct Page {
  std::vector<Ligne> lignes;
  std::optional<Repere> precedente, suivante;
};
inline constexpr std::size_t lignes_par_page = 50;

/// How the dossiers of a filter are looked for; the answer is the same.
enum class Recherche : std::uint8_t {
  une_par_une,  ///< rows are judged one by one in their order: a page is soon full when many are in the
                ///< filter
  par_liste,    ///< those of each condition are listed from its index first: better when few are
};

/// A page of what is filtered, in order. A place that no longer exists (rows have gone) gives the first page.
Page lire_page(db::Reading&, const personne::Acteur&, const campagne::Campagne&, const Filtre&,
               std::size_t taille = lignes_par_page, Recherche = Recherche::une_par_une);
/// Every row of what is filtered, in order, a batch at a time: memory does not grow with their number.
void chaque_ligne(db::Reading&, const personne::Acteur&, const campagne::Campagne&, const Filtre&,
                  const std::function<void(const Ligne&)>&);

struct Somme {
  std::int64_t dossiers = 0;
  base::Cents cout{}, demande{};
};
Somme somme(db::Reading&, const personne::Acteur&, const campagne::Campagne&, const Filtre&);

/// What the tableau shows: the sums, and a page looked for in the way that their number advises.
struct Vue {
  Somme somme;
  Page page;
};
Vue lire_vue(db::Reading&, const personne::Acteur&, const campagne::Campagne&, const Filtre&);

/// The sum of the dossiers that have that code. For a funder, `demande` is what is asked of it.
struct Total {
  std::string code;
  Somme somme;
};
struct Totaux {
  Somme ensemble;
  /// In the order of codes; a dossier counts once in each of its communes and QPV, whole; without any: code
  /// "".
  std::vector<Total> orientations, communes, qpv, financeurs;
};
Totaux totaux(db::Reading&, const personne::Acteur&, const campagne::Campagne&, const Filtre&);

}  // namespace pilotage
