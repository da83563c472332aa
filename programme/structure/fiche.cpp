#include "programme/structure/fiche.h"

#include <algorithm>
#include <array>

#include "platform/base/instant.h"
#include "platform/base/text.h"
#include "programme/personne/adresse.h"
#include "programme/structure/identifiants.h"

namespace structure {
namespace {

constexpr std::array<Attribut, 25> all_attributs{{
    {"nom", "Nom de la structure", &Fiche::nom, 200},
    {"sigle", "Sigle", &Fiche::sigle, 30},
    {"forme", "Forme juridique", &Fiche::forme, 40},
    {"siret", "SIRET", &Fiche::siret, 14},
    {"rna", "Numéro RNA", &Fiche::rna, 10},
    {"sans_rna", "Raison de l’absence de RNA", &Fiche::sans_rna, 40},
    {"sans_rna_precision", "Précision", &Fiche::sans_rna_precision, 300},
    {"registre_tribunal", "Tribunal", &Fiche::registre_tribunal, 100},
    {"registre_date", "Date d’inscription", &Fiche::registre_date, 10},
    {"registre_volume", "Volume", &Fiche::registre_volume, 30},
    {"registre_folio", "Folio", &Fiche::registre_folio, 30},
    {"siege_voie", "Numéro et rue du siège", &Fiche::siege_voie, 200},
    {"siege_code_postal", "Code postal du siège", &Fiche::siege_code_postal, 5},
    {"siege_commune", "Commune du siège", &Fiche::siege_commune, 100},
    {"correspondance_voie", "Numéro et rue pour le courrier", &Fiche::correspondance_voie, 200},
    {"correspondance_code_postal", "Code postal pour le courrier", &Fiche::correspondance_code_postal, 5},
    {"correspondance_commune", "Commune pour le courrier", &Fiche::correspondance_commune, 100},
    {"telephone", "Téléphone", &Fiche::telephone, 30},
    {"courriel", "Adresse électronique", &Fiche::courriel, 254},
    {"site", "Site internet", &Fiche::site, 200},
    {"representant_prenom", "Prénom", &Fiche::representant_prenom, 100},
    {"representant_nom", "Nom", &Fiche::representant_nom, 100},
    {"representant_fonction", "Fonction", &Fiche::representant_fonction, 100},
    {"representant_telephone", "Téléphone du représentant", &Fiche::representant_telephone, 30},
    {"representant_courriel", "Adresse électronique du représentant", &Fiche::representant_courriel, 254},
}};

void check_lengths(const Fiche& fiche, base::FieldErrors& errors) {
  for (const auto& attribut : all_attributs)
    if (base::length(fiche.*attribut.valeur) > attribut.max && attribut.nom != "siret" &&
        attribut.nom != "rna")
      errors.add(attribut.nom,
                 std::string(attribut.label) + " : " + std::to_string(attribut.max) + " caractères au plus.");
}

void check_siret(const Fiche& fiche, base::FieldErrors& errors) {
  if (fiche.siret.empty()) return;
  switch (siret(fiche.siret)) {
    case Numero::juste:
      return;
    case Numero::longueur:
      return errors.add("siret",
                        "Le SIRET compte 14 chiffres. Vous le trouvez sur l’avis de situation de l’Insee.");
    case Numero::cle:
      return errors.add("siret", "Ce SIRET contient une faute de frappe : relisez les 14 chiffres un à un.");
  }
}

void check_rna(const Fiche& fiche, base::FieldErrors& errors) {
  if (!fiche.rna.empty() && rna(fiche.rna) == Rna::faux)
    errors.add("rna", "Le numéro RNA s’écrit avec un W suivi de 9 chiffres, par exemple W123456789.");
  if (!fiche.sans_rna.empty() && !sans_rna(fiche.sans_rna))
    errors.add("sans_rna", "Choisissez une des raisons proposées.");
  if (!fiche.rna.empty() && !fiche.sans_rna.empty())
    errors.add("sans_rna",
               "Vous avez donné un numéro RNA et une raison de ne pas en avoir : gardez l’un des deux.");
  if (!fiche.registre_date.empty() && !base::parse_date(fiche.registre_date))
    errors.add("registre_date", "Écrivez la date d’inscription sous la forme 28/02/2001.");
}

void check_contacts(const Fiche& fiche, base::FieldErrors& errors) {
  for (auto [field, value] : {std::pair{"siege_code_postal", &fiche.siege_code_postal},
                              {"correspondance_code_postal", &fiche.correspondance_code_postal}})
    if (!value->empty() && !code_postal(*value))
      errors.add(field, "Le code postal compte 5 chiffres, par exemple 59300.");
  for (auto [field, value] :
       {std::pair{"telephone", &fiche.telephone}, {"representant_telephone", &fiche.representant_telephone}})
    if (!value->empty() && !telephone(*value))
      errors.add(field, "Le numéro de téléphone compte 10 chiffres, par exemple 03 27 00 00 00.");
  for (auto [field, value] :
       {std::pair{"courriel", &fiche.courriel}, {"representant_courriel", &fiche.representant_courriel}})
    if (auto wrong = personne::defaut_adresse(*value); !value->empty() && !wrong.empty())
      errors.add(field, wrong);
}

void normalise_date(std::string& text) {
  if (auto date = base::parse_french_date(text)) text = base::iso(*date);
}

void normalise_phone(std::string& text) {
  if (auto number = telephone(text)) text = *number;
}

std::string upper_ascii(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  return text;
}

using Remarques = std::vector<Remarque>;

void add_if(Remarques& list, bool missing, const char* field, const char* text) {
  if (missing) list.push_back({field, text});
}

void missing_registration(const Fiche& fiche, Remarques& list) {
  add_if(list, fiche.siret.empty(), "siret", "le numéro SIRET");
  auto kind = forme(fiche.forme);
  if (!kind || !attend_rna(*kind)) return;
  add_if(list, fiche.rna.empty() && fiche.sans_rna.empty(), "rna",
         "le numéro RNA, ou la raison de ne pas en avoir");
  if (auto reason = sans_rna(fiche.sans_rna)) {
    bool register_incomplete =
        fiche.registre_date.empty() || fiche.registre_volume.empty() || fiche.registre_folio.empty();
    add_if(list, *reason == SansRna::alsace_moselle && register_incomplete, "registre_date",
           "la date, le volume et le folio de l’inscription au registre du tribunal");
    add_if(list, *reason == SansRna::autre && fiche.sans_rna_precision.empty(), "sans_rna_precision",
           "la raison de ne pas avoir de numéro RNA");
  }
}

}  // namespace

std::span<const Attribut> attributs() { return all_attributs; }

Fiche normaliser(Fiche fiche) {
  for (const auto& attribut : all_attributs)
    fiche.*attribut.valeur = std::string(base::trim(fiche.*attribut.valeur));
  for (auto* number : {&fiche.siret, &fiche.siege_code_postal, &fiche.correspondance_code_postal})
    *number = compact(*number);
  fiche.rna = upper_ascii(compact(fiche.rna));
  for (auto* phone : {&fiche.telephone, &fiche.representant_telephone}) normalise_phone(*phone);
  for (auto* address : {&fiche.courriel, &fiche.representant_courriel})
    *address = personne::normaliser_adresse(*address);
  normalise_date(fiche.registre_date);
  return fiche;
}

base::FieldErrors verifier(const Fiche& fiche) {
  base::FieldErrors errors;
  if (fiche.nom.empty()) errors.add("nom", "Écrivez le nom de la structure.");
  if (!forme(fiche.forme)) errors.add("forme", "Choisissez la forme juridique.");
  check_siret(fiche, errors);
  check_rna(fiche, errors);
  check_contacts(fiche, errors);
  check_lengths(fiche, errors);
  return errors;
}

std::vector<Remarque> avertissements(const Fiche& fiche) {
  Remarques list;
  add_if(list, rna(fiche.rna) == Rna::large, "rna",
         "Ce numéro RNA contient des lettres. Il est accepté, mais vérifiez-le : d’ordinaire, un W est suivi "
         "de 9 chiffres.");
  return list;
}

std::vector<Remarque> manques(const Fiche& fiche, std::size_t dirigeants) {
  Remarques list;
  missing_registration(fiche, list);
  add_if(list, fiche.siege_voie.empty() || fiche.siege_code_postal.empty() || fiche.siege_commune.empty(),
         "siege_voie", "l’adresse du siège");
  add_if(list, fiche.telephone.empty(), "telephone", "un numéro de téléphone");
  add_if(list, fiche.courriel.empty(), "courriel", "une adresse électronique");
  add_if(list, fiche.representant_nom.empty() || fiche.representant_fonction.empty(), "representant_nom",
         "le nom et la fonction de la personne qui représente légalement la structure");
  auto kind = forme(fiche.forme);
  add_if(list, kind && attend_bureau(*kind) && dirigeants == 0, "bureau", "les membres du bureau");
  return list;
}

bool souscrit_cer(const Fiche& fiche) {
  auto kind = forme(fiche.forme);
  return kind && souscrit_cer(*kind);
}

std::vector<Dirigeant> normaliser(std::vector<Dirigeant> list) {
  for (auto& dirigeant : list)
    for (auto* text : {&dirigeant.fonction, &dirigeant.prenom, &dirigeant.nom})
      *text = std::string(base::trim(*text));
  std::erase_if(list, [](const Dirigeant& d) { return d.vide(); });
  return list;
}

base::FieldErrors verifier(const std::vector<Dirigeant>& typed) {
  struct Column {
    std::string field;
    std::string Dirigeant::* value;
    std::string question;
  };
  static const std::array<Column, 3> columns{{{"fonction-", &Dirigeant::fonction, "la fonction"},
                                              {"prenom-", &Dirigeant::prenom, "le prénom"},
                                              {"nom-", &Dirigeant::nom, "le nom"}}};
  base::FieldErrors errors;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (normaliser(std::vector{typed[i]}).empty()) continue;
    std::string rank = std::to_string(i + 1);
    for (const auto& column : columns) {
      const std::string& value = typed[i].*column.value;
      if (base::trim(value).empty())
        errors.add(column.field + rank, "Ligne " + rank + " : écrivez " + column.question + ".");
      if (base::length(value) > 100)
        errors.add(column.field + rank, "Ligne " + rank + " : 100 caractères au plus.");
    }
  }
  return errors;
}

}  // namespace structure
