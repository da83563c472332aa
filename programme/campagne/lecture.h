// Reading with all mistakes kept: tables of keys, codes that must be unique, references that must lead
// somewhere.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"
#include "programme/campagne/document.h"

namespace campagne {

/// What codes name; a reference of a kind must lead to a code of that kind.
enum class Sorte {
  orientation,
  objectif,
  axe,
  dispositif,
  particularite,
  financeur,
  etape,
  reunion,
  piece,
  bilan,
  rubrique,
  question,
  commune,
  quartier,
  texte,
  forme,
  nature,
  echelle,
  etape_de_piece,
  genre_de_financeur,
  reponse,
  public_vise,
  motif_ecart,
  avis,
  motif_non_conforme,
  ligne_budget,
  indicateur,
  engagement,
  portee,
  produite,
  cote_du_budget,
  unite,
  type_de_fichier
};
std::string_view nom(Sorte);

struct Place {
  std::string fichier;
  int ligne = 0;
};

/// All that is learnt across the files: mistakes, codes, and references, resolved when everything has been
/// read.
class Registre {
 public:
  void erreur(const Place&, std::string constat, std::string attendu);
  void valeur_fixe(Sorte, std::string_view code);
  /// Declares a code; an error when it is taken.
  void declare(Sorte, const std::string& code, const Place&);
  void refere(Sorte, const std::string& code, const Place&);
  void resout();
  std::vector<Erreur>& erreurs() { return erreurs_; }

 private:
  struct Reference {
    Sorte sorte;
    std::string code;
    Place place;
  };
  std::vector<Erreur> erreurs_;
  std::map<Sorte, std::map<std::string, Place, std::less<>>> codes_;
  std::vector<Reference> references_;
};

/// One table of a file. Each key asked for is thereby known; at the end of its life the others are reported.
class Table {
 public:
  Table(Registre& registre, std::string fichier, const Noeud& noeud)
      : registre_(registre), fichier_(std::move(fichier)), noeud_(noeud) {}
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  bool a(std::string_view cle);
  std::string texte(std::string_view cle);  ///< required, not blank
  std::string texte_facultatif(std::string_view cle);
  bool booleen(std::string_view cle);  ///< false when absent
  int entier(std::string_view cle, int least, int most);
  std::vector<std::string> textes(std::string_view cle);
  std::string code(Sorte);                             ///< the key "code", declared
  std::string reference(std::string_view cle, Sorte);  ///< required
  std::string reference_facultative(std::string_view cle, Sorte);
  std::vector<std::string> references(std::string_view cle, Sorte);
  /// "du" and "au": days, the last one included. Or "debut" and "fin": instants in Paris, the end excluded.
  base::Period periode();
  /// Calls f with each table of a list of tables (none when absent).
  void tables(std::string_view cle, const std::function<void(Table&)>& f);
  /// Calls f with the table under the key; an error when it is absent and required.
  void table(std::string_view cle, bool required, const std::function<void(Table&)>& f);
  /// Every text under this table, keys joined by points: "aide.diagnostic".
  void textes_par_cle(const std::string& prefixe, const std::function<void(std::string, std::string)>& f);

  Registre& registre() { return registre_; }
  Place place() const { return {fichier_, noeud_.ligne}; }
  Place place(std::string_view cle) const;

 private:
  const Noeud* valeur(std::string_view cle, Noeud::Genre, bool required);
  void manque(std::string_view cle);
  bool annonce(std::string_view cle) { return connues_.emplace(cle), noeud_.cle(cle) != nullptr; }
  std::optional<base::Date> date(std::string_view cle);
  std::optional<base::Instant> instant(std::string_view cle);
  base::Period jours();
  base::Period instants();
  base::Period dans_l_ordre(base::Period, std::string_view cle);

  Registre& registre_;
  std::string fichier_;
  const Noeud& noeud_;
  std::set<std::string, std::less<>> connues_;
};

}  // namespace campagne
