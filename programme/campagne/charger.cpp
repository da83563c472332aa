#include "programme/campagne/charger.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <tuple>

#include "platform/base/text.h"
#include "programme/campagne/formes.h"
#include "programme/campagne/sections.h"

namespace campagne {
namespace {

using Section = void (*)(Table&, Campagne&);

/// A section that comes once in the whole campaign ("[campagne]"), or as a list, possibly across files
/// ("[[commune]]").
struct Entree {
  std::string_view cle;
  Section lit;
  bool required;
};

constexpr std::array uniques{
    Entree{"campagne", sections::campagne, true},
    Entree{"territoire", sections::territoire, true},
    Entree{"accuse", sections::accuse, true},
    Entree{"ventilation", sections::ventilation, true},
    Entree{"passages", sections::passages, true},
    Entree{"depots", sections::depots, true},
    Entree{"complements", sections::complements, false},
    Entree{"budget", sections::budget, true},
};

constexpr std::array listes{
    Entree{"commune", sections::commune, true},
    Entree{"quartier", sections::quartier, false},
    Entree{"orientation", sections::orientation, true},
    Entree{"axe", sections::axe, false},
    Entree{"dispositif", sections::dispositif, true},
    Entree{"particularite", sections::particularite, false},
    Entree{"financeur", sections::financeur, true},
    Entree{"etape", sections::etape, true},
    Entree{"reunion", sections::reunion, false},
    Entree{"motif_ecart", sections::motif_ecart, true},
    Entree{"regle_reunion", sections::regle_reunion, false},
    Entree{"avis", sections::avis_possible, true},
    Entree{"piece", sections::piece, false},
    Entree{"motif_non_conforme", sections::motif_non_conforme, true},
    Entree{"ligne_budget", sections::ligne_budget, true},
    Entree{"seuil", sections::seuil, false},
    Entree{"indicateur", sections::indicateur, false},
    Entree{"engagement", sections::engagement, true},
    Entree{"bilan", sections::bilan, false},
    Entree{"appel", sections::appel, false},
    Entree{"rubrique", sections::rubrique, false},
    Entree{"ressource", sections::ressource, false},
    Entree{"contact", sections::contact, false},
};

void declare_fixed(Registre& r) {
  for (const Valeur& v : formes) r.valeur_fixe(Sorte::forme, v.code);
  for (const Valeur& v : natures) r.valeur_fixe(Sorte::nature, v.code);
  for (Echelle e : {Echelle::communale, Echelle::intercommunale}) r.valeur_fixe(Sorte::echelle, code(e));
  for (Reponse v : {Reponse::non, Reponse::a_verifier, Reponse::oui}) r.valeur_fixe(Sorte::reponse, code(v));
  for (auto each : {"note", "final", "dauphin"}) r.valeur_fixe(Sorte::etape_de_piece, each);
  for (auto each : {"partenaires", "porteurs"}) r.valeur_fixe(Sorte::public_vise, each);
  for (auto each : {"dossier", "structure"}) r.valeur_fixe(Sorte::portee, each);
  for (auto each : {"cerfa", "lettre_president", "bureau", "declaration_moyens", "cer", "charte", "fiches"})
    r.valeur_fixe(Sorte::produite, each);
  for (auto each : {"pdf", "jpeg", "png", "odt", "ods", "docx", "xlsx"})
    r.valeur_fixe(Sorte::type_de_fichier, each);
  for (auto each : {"charges", "produits"}) r.valeur_fixe(Sorte::cote_du_budget, each);
  for (auto each : {"euros", "pourcent", "nombre"}) r.valeur_fixe(Sorte::unite, each);
  for (auto each :
       {"etat", "region", "departement", "epci", "commune", "organisme_social", "sante", "bailleur", "autre"})
    r.valeur_fixe(Sorte::genre_de_financeur, each);
}

class Chargement {
 public:
  Chargement() { declare_fixed(registre_); }

  void lit(const std::string& nom, const std::string& contenu) {
    auto racine = lire_toml(nom, contenu);
    if (racine) return lit_racine(nom, *racine);
    registre_.erreurs().push_back(racine.error());
    entier_ = false;
  }

  std::expected<Campagne, std::vector<Erreur>> resultat() {
    if (entier_) verifie_l_ensemble();
    auto& erreurs = registre_.erreurs();
    if (erreurs.empty()) return range();
    std::ranges::stable_sort(erreurs, {}, [](const Erreur& e) { return std::tie(e.fichier, e.ligne); });
    return std::unexpected(std::move(erreurs));
  }

 private:
  void lit_racine(const std::string& nom, const Noeud& racine) {
    Table table(registre_, nom, racine);
    for (const Entree& each : uniques) table.table(each.cle, false, [&](Table& t) { lit_unique(each, t); });
    for (const Entree& each : listes)
      table.tables(each.cle, [&](Table& t) { vues_.emplace(each.cle), each.lit(t, campagne_); });
    table.table("textes", false, [&](Table& t) { sections::textes(t, campagne_); });
  }

  void lit_unique(const Entree& entree, Table& t) {
    if (!vues_.emplace(entree.cle).second)
      registre_.erreur(t.place(), "[" + std::string(entree.cle) + "] est écrit deux fois",
                       "une seule fois pour toute la campagne");
    entree.lit(t, campagne_);
  }

  /// What can be judged only when every file has been understood.
  void verifie_l_ensemble() {
    for (const Entree& each : uniques) presence(each, "[" + std::string(each.cle) + "]");
    for (const Entree& each : listes) presence(each, "au moins un [[" + std::string(each.cle) + "]]");
    registre_.resout();
    if (!registre_.erreurs().empty()) return;
    announced("depot_note", campagne_.depot_note);
    announced("depot_final", campagne_.depot_final);
  }

  /// The calendar that people read must say the deadline that is enforced.
  void announced(const std::string& cle, const base::Period& depot) {
    bool said = std::ranges::any_of(
        campagne_.calendrier, [&](const Etape& e) { return e.limite && e.periode.until == depot.until; });
    if (!said)
      registre_.erreur(
          {"campagne", 0},
          "« " + cle + " » finit le " + base::iso_paris(depot.until) + ", le calendrier ne le dit pas",
          "une [[etape]] avec limite = true qui finit à cet instant");
  }

  void presence(const Entree& entree, std::string attendu) {
    if (entree.required && !vues_.contains(entree.cle))
      registre_.erreur({"campagne", 0}, "« " + std::string(entree.cle) + " » manque dans tous les fichiers",
                       std::move(attendu));
  }

  Campagne range() {
    std::ranges::sort(campagne_.textes);
    std::ranges::stable_sort(campagne_.territoire.communes, {},
                             [](const territoire::Commune& c) { return base::fold(c.nom); });
    std::ranges::stable_sort(campagne_.calendrier, {},
                             [](const Etape& e) { return std::pair(e.periode.from, e.periode.until); });
    return std::move(campagne_);
  }

  Registre registre_;
  Campagne campagne_;
  std::set<std::string, std::less<>> vues_;
  bool entier_ =
      true;  ///< every file could be parsed: otherwise references into a lost file would seem wrong
};

std::unexpected<std::vector<Erreur>> une_seule(const std::filesystem::path& where, std::string constat,
                                               std::string attendu) {
  return std::unexpected(std::vector{Erreur{where.string(), 0, std::move(constat), std::move(attendu)}});
}

std::expected<std::vector<std::filesystem::path>, std::error_code> toml_files(
    const std::filesystem::path& folder) {
  std::error_code failure;
  std::vector<std::filesystem::path> paths;
  std::filesystem::directory_iterator it(folder, failure);
  for (; !failure && it != std::filesystem::directory_iterator(); it.increment(failure))
    if (it->path().extension() == ".toml") paths.push_back(it->path());
  if (failure) return std::unexpected(failure);
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

std::expected<Fichiers, std::vector<Erreur>> lire_dossier(const std::filesystem::path& folder) {
  auto paths = toml_files(folder);
  if (!paths) return une_seule(folder, "ce dossier ne peut pas être lu", "un dossier de fichiers .toml");
  if (paths->empty())
    return une_seule(folder, "ce dossier ne contient aucun fichier .toml", "les fichiers d’une campagne");
  Fichiers fichiers;
  for (const auto& path : *paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return une_seule(path, "ce fichier ne peut pas être lu", "un fichier lisible");
    fichiers.emplace_back(path.filename().string(), std::string(std::istreambuf_iterator<char>(in), {}));
  }
  return fichiers;
}

std::expected<Campagne, std::vector<Erreur>> charger(const Fichiers& fichiers) {
  Chargement chargement;
  for (const auto& [nom, contenu] : fichiers) chargement.lit(nom, contenu);
  return chargement.resultat();
}

std::expected<Campagne, std::vector<Erreur>> charger(const std::filesystem::path& folder) {
  auto fichiers = lire_dossier(folder);
  if (!fichiers) return std::unexpected(fichiers.error());
  return charger(*fichiers);
}

}  // namespace campagne
