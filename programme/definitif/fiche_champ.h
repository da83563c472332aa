// The fields of a sheet, described once: the pages draw them, the reading checks each of them the same way.
// Pure.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "programme/definitif/fiche.h"

namespace definitif::fiche {

enum class Type : std::uint8_t {
  texte,
  long_texte,
  nombre,
  montant,   ///< euros, kept in cents
  centieme,  ///< a number with two decimals at most (ETP), kept in hundredths
  date,
  choix,
};

struct Champ {
  std::string nom, label;
  Type type = Type::texte;
  std::string manque{};  ///< said when it is empty; without it the field may stay empty
  std::string aide{};
  campagne::Choix choix{};  ///< what a choice offers
  std::int64_t max = 200;   ///< characters of a text; the largest number, or number of hundredths
};

/// Fields that stand together under a title.
struct Bloc {
  std::string titre, aide{};
  std::vector<Champ> champs{};
  bool en_ligne = false;  ///< short fields, side by side
};

/// One step of a sheet: what is shown and saved together.
struct Partie {
  std::string code, titre;
  std::vector<Bloc> blocs{};
  std::string aide{};  ///< what to know before filling it in
  const Champ* champ(std::string_view nom) const;
};

/// What could be read; nothing of a field that is empty or wrong.
class Valeurs {
 public:
  std::string texte(std::string_view champ) const;  ///< trimmed; the code of a choice
  std::optional<std::int64_t> nombre(std::string_view champ) const;
  base::Cents montant(std::string_view champ) const;  ///< 0 when there is none
  std::optional<base::Date> date(std::string_view champ) const;

 private:
  friend class Lecteur;
  std::map<std::string, std::string, std::less<>> textes_;
  std::map<std::string, std::int64_t, std::less<>> nombres_;
  std::map<std::string, base::Date, std::less<>> dates_;
};

/// Reads every field and keeps every mistake, in the order of the form.
class Lecteur {
 public:
  Lecteur(const dossier::Brouillon& b, base::FieldErrors& erreurs) : brouillon_(b), erreurs_(erreurs) {}
  void lire(const std::vector<Bloc>&);
  void lire(const Champ&);
  const Valeurs& valeurs() const { return valeurs_; }

 private:
  void texte(const Champ&, std::string_view);
  void nombre(const Champ&, std::string_view);
  void montant(const Champ&, std::string_view);
  void date(const Champ&, std::string_view);
  void un_choix(const Champ&, std::string_view);

  const dossier::Brouillon& brouillon_;
  base::FieldErrors& erreurs_;
  Valeurs valeurs_;
};

}  // namespace definitif::fiche
