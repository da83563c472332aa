// Form fields, as govuk-frontend writes them: label, hint, error, value; the only way that a form is written.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "programme/page/visite.h"

namespace page {

/// The opening of a form with its CSRF token; `attributes` for data-… of the islands. fin_formulaire closes
/// it.
void formulaire(html::Out&, const Visite&, std::string_view action, html::Attrs attributes = {});
void fin_formulaire(html::Out&);

struct Champ {
  std::string_view nom;  ///< name and id
  std::string_view label;
  std::string_view valeur{};
  std::string_view aide{};          ///< hint under the label; plain text
  std::string_view erreur{};        ///< French sentence
  std::string_view type = "text";   ///< text, email, password, tel, url, number, date
  std::string_view autocomplete{};  ///< HTML autofill token, where one exists (RGAA 11.13)
  std::string_view inputmode{};     ///< "numeric", "decimal"
  std::string_view largeur{};       ///< "2", "5", "10", "20": govuk-input--width-N
  std::string_view suffixe{};       ///< "€"
  int lignes = 0;                   ///< > 0: a textarea of so many lines
  int max = 0;                      ///< > 0: maximum number of characters, counted live by an island
  bool facultatif = false;          ///< adds "(facultatif)" to the label
};
void champ(html::Out&, const Champ&);

struct Choix {
  std::string valeur, label, aide{};
  bool coche = false;
  bool saillant = false;  ///< ★ before the label, read aloud as "objectif saillant"
};
struct Groupe {
  std::string_view nom, legende;
  std::string_view aide{}, erreur{};
  std::vector<Choix> choix;
  bool multiple = false;  ///< checkboxes instead of radios
  bool en_ligne = false;
};
void groupe(html::Out&, const Groupe&);                           ///< fieldset of radios or checkboxes
void liste(html::Out&, const Champ&, const std::vector<Choix>&);  ///< select

void bouton(html::Out&, std::string_view texte, std::string_view nom = {}, std::string_view valeur = {});
void bouton_secondaire(html::Out&, std::string_view texte, std::string_view nom = {},
                       std::string_view valeur = {});
void bouton_danger(html::Out&, std::string_view texte, std::string_view nom = {},
                   std::string_view valeur = {});

}  // namespace page
