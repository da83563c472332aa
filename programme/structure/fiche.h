// What is known of a structure, as its members write it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/structure/forme.h"

namespace structure {

/// The members stand in the order of the columns of the table. Everything but `nom` and `forme` may be empty:
/// a volunteer fills it in when they have the paper at hand, and manques() says what is still expected.
struct Fiche {
  std::string nom, sigle;
  std::string forme;  ///< code of a Forme
  std::string siret;  ///< empty while the registration is under way
  std::string rna;
  std::string sans_rna;  ///< code of a SansRna; empty when there is a RNA
  std::string sans_rna_precision;
  std::string registre_tribunal, registre_date, registre_volume, registre_folio;
  std::string siege_voie, siege_code_postal, siege_commune;
  std::string correspondance_voie, correspondance_code_postal,
      correspondance_commune;  ///< all empty: the siège
  std::string telephone, courriel, site;
  std::string representant_prenom, representant_nom, representant_fonction, representant_telephone,
      representant_courriel;

  bool operator==(const Fiche&) const = default;
};

/// A member of Fiche by the name of its form field and column.
struct Attribut {
  std::string_view nom, label;
  std::string Fiche::* valeur;
  std::size_t max;  ///< characters
};
std::span<const Attribut> attributs();

/// Spaces trimmed, numbers without separators, capitals where they belong: what is kept and compared.
Fiche normaliser(Fiche);

/// What is wrong in a normalised fiche; what is merely missing is not wrong.
base::FieldErrors verifier(const Fiche&);

/// Worth a second look, though accepted: sentences.
struct Remarque {
  std::string champ, texte;
};
std::vector<Remarque> avertissements(const Fiche&);
/// What is still expected before the final dossier, in the order of the form.
std::vector<Remarque> manques(const Fiche&, std::size_t dirigeants);

/// Whether the contrat d'engagement républicain is asked of it.
bool souscrit_cer(const Fiche&);

/// A member of the bureau. Birth dates are not asked at this stage.
struct Dirigeant {
  std::string fonction, prenom, nom;
  bool operator==(const Dirigeant&) const = default;
  bool vide() const { return fonction.empty() && prenom.empty() && nom.empty(); }
};
inline constexpr std::size_t dirigeants_max = 20;
/// Empty lines dropped; a line half filled is an error at field "fonction-1", "prenom-1", "nom-1" (its place
/// among those typed).
std::vector<Dirigeant> normaliser(std::vector<Dirigeant>);
base::FieldErrors verifier(const std::vector<Dirigeant>& typed);

}  // namespace structure
