#include "programme/definitif/question.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"

namespace definitif {
namespace {

constexpr std::size_t longest_number = 7;

std::string without_spaces(std::string_view text) {
  std::string kept;
  for (char c : base::trim(text))
    if (c != ' ') kept += c;
  return kept;
}

std::string missing(const Question& q) {
  switch (q.genre) {
    case Genre::choix:
    case Genre::oui_non:
      return fmt::format("Choisissez une réponse à « {} ».", q.label);
    case Genre::choix_multiple:
      return fmt::format("Cochez au moins une réponse à « {} ».", q.label);
    case Genre::nombre:
      return fmt::format("« {} » : indiquez un nombre, ou 0.", q.label);
    case Genre::date:
      return fmt::format("« {} » : indiquez une date.", q.label);
    default:
      return fmt::format("Répondez à la question « {} ».", q.label);
  }
}

bool known(const Question& q, std::string_view code) {
  return std::ranges::find(q.options, code, &Option::code) != q.options.end();
}

std::string wrong_choice(const Question& q, std::string_view value) {
  for (const auto& code : base::split(value, '\n'))
    if (!known(q, code)) return missing(q);
  return {};
}

std::string wrong_number(const Question& q, std::string_view value) {
  if (q.decimal)
    return lire_decimal(value)
               ? ""
               : fmt::format("« {} » : écrivez un nombre, avec deux décimales au plus. Exemple : 2,5",
                             q.label);
  auto digits = without_spaces(value);
  if (base::all_digits(digits) && digits.size() <= longest_number) return {};
  return fmt::format("« {} » : écrivez un nombre en chiffres, sans virgule. Exemple : 45", q.label);
}

std::string too_long(const Question& q, std::string_view value) {
  auto n = base::length(value);
  return n > q.max ? fmt::format("« {} » : ce texte a {} caractères, {} au plus.", q.label, n, q.max) : "";
}

std::string chosen(const Question& q, std::string_view value) {
  std::vector<std::string> labels;
  for (const auto& code : base::split(value, '\n')) {
    auto it = std::ranges::find(q.options, code, &Option::code);
    labels.push_back(it == q.options.end() ? code : it->label);
  }
  return base::join(labels, "\n");
}

}  // namespace

Question texte(std::string nom, std::string label, std::size_t max) {
  return {.nom = std::move(nom), .genre = Genre::texte, .label = std::move(label), .max = max};
}

Question ligne(std::string nom, std::string label, std::size_t max) {
  return {.nom = std::move(nom), .genre = Genre::ligne, .label = std::move(label), .max = max};
}

Question oui_non(std::string nom, std::string label) {
  return {.nom = std::move(nom),
          .genre = Genre::oui_non,
          .label = std::move(label),
          .options = {{"oui", "Oui"}, {"non", "Non"}}};
}

Question nombre(std::string nom, std::string label) {
  return {.nom = std::move(nom), .genre = Genre::nombre, .label = std::move(label)};
}

Question choix(std::string nom, std::string label, std::vector<Option> options) {
  return {
      .nom = std::move(nom), .genre = Genre::choix, .label = std::move(label), .options = std::move(options)};
}

Question facultative(Question q) {
  q.obligatoire = false;
  return q;
}

Question seulement_si(Question q, std::string champ, std::string valeur) {
  q.si = std::move(champ), q.vaut = std::move(valeur);
  return q;
}

bool posee(const Question& q, const dossier::Brouillon& b) {
  return q.si.empty() || b.valeur(q.si) == q.vaut;
}

std::string verifier(const Question& q, std::string_view valeur) {
  auto value = base::trim(valeur);
  if (value.empty()) return q.obligatoire ? missing(q) : "";
  switch (q.genre) {
    case Genre::choix:
    case Genre::oui_non:
    case Genre::choix_multiple:
      return wrong_choice(q, value);
    case Genre::nombre:
      return wrong_number(q, value);
    case Genre::date:
      return base::parse_french_date(value)
                 ? ""
                 : fmt::format("« {} » : cette date n’existe pas. Écrivez le jour, le mois et l’année.",
                               q.label);
    default:
      return too_long(q, value);
  }
}

std::string presenter(const Question& q, std::string_view valeur, const campagne::Campagne& c) {
  auto value = base::trim(valeur);
  if (value.empty()) return {};
  if (!q.options.empty()) return chosen(q, value);
  auto read = dossier::presenter(
      dossier::Question{q.nom, dossier::Section::projet, q.genre, q.label, q.max, q.obligatoire}, value, c);
  return q.unite.empty() ? read : read + " " + q.unite;
}

std::optional<std::int64_t> lire_decimal(std::string_view text) {
  auto value = base::trim(text);
  if (value.ends_with('%')) value = base::trim(value.substr(0, value.size() - 1));
  if (value.find_first_of("€eE") != value.npos) return std::nullopt;
  auto read = base::parse_cents(value);
  return read ? std::optional(read->value) : std::nullopt;
}

}  // namespace definitif
