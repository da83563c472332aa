#include "programme/ventilation/pages/designation.h"

#include <algorithm>

#include "platform/base/text.h"

namespace ventilation::pages {
namespace {

constexpr std::size_t longest = 200;

bool is_exact(const Designation& d) { return d.exacte; }

}  // namespace

Designe::Designe(std::string_view champ, const web::Fields& form)
    : champ_(champ),
      saisie_(base::shorten(base::trim(base::clean_text(form.get(champ))), longest)),
      choisi_(form.get(champ_ + "_id")) {}

std::optional<std::int64_t> Designe::choice() const {
  for (const auto& each : candidats_)
    if (std::to_string(each.id) == choisi_) return each.id;
  if (std::ranges::count_if(candidats_, is_exact) != 1) return std::nullopt;
  return std::ranges::find_if(candidats_, is_exact)->id;
}

std::optional<std::int64_t> Designe::parmi(std::vector<Designation> trouves, const Phrases& phrases,
                                           base::FieldErrors& errors) {
  candidats_ = std::move(trouves);
  if (saisie_.empty()) return errors.add(champ_, phrases.demande), std::nullopt;
  if (candidats_.empty()) return errors.add(champ_, phrases.inconnu), std::nullopt;
  auto id = choice();
  if (!id) errors.add(champ_ + "_id", phrases.a_choisir);
  return id;
}

void Designe::ecrire(html::Out& out, std::string_view label, std::string_view aide,
                     const base::FieldErrors& errors) const {
  page::champ(out, {.nom = champ_,
                    .label = label,
                    .valeur = saisie_,
                    .aide = aide,
                    .erreur = errors.of(champ_),
                    .autocomplete = "off"});
  if (candidats_.empty()) return;
  std::string name = champ_ + "_id";
  if (errors.of(name).empty() && choisi_.empty()) return;
  page::Groupe choices{.nom = name, .legende = "Voulez-vous dire :", .erreur = errors.of(name), .choix = {}};
  for (const auto& each : candidats_) {
    auto value = std::to_string(each.id);
    choices.choix.push_back(
        {.valeur = value, .label = each.nom, .aide = each.precision, .coche = value == choisi_});
  }
  page::groupe(out, choices);
}

}  // namespace ventilation::pages
