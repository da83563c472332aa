#include "programme/definitif/coherence_moyens.h"

#include <fmt/format.h>

#include "platform/base/money.h"
#include "platform/base/text.h"
#include "programme/budget/saisie.h"
#include "programme/definitif/coherence_regles.h"

namespace definitif::coherence {

std::optional<std::int64_t> centiemes(const dossier::Brouillon& b, std::string_view field) {
  auto text = base::trim(b.valeur(field));
  auto read = text.empty() ? std::nullopt : base::parse_cents(text);
  return read ? std::optional(read->value) : std::nullopt;
}

std::string nombre(std::int64_t hundredths) {
  auto whole = hundredths / 100, rest = hundredths % 100;
  if (rest == 0) return std::to_string(whole);
  return rest % 10 == 0 ? fmt::format("{},{}", whole, rest / 10) : fmt::format("{},{:02}", whole, rest);
}

std::vector<Moyen> moyens_declares(const dossier::Brouillon& answers) {
  std::vector<Moyen> all;
  for (const auto& kind : moyens_humains) {
    auto has = centiemes(answers, kind.structure), announced = centiemes(answers, kind.action);
    if (has && announced) all.push_back({kind.titre, *has, *announced});
  }
  return all;
}

std::vector<std::string> moyens_humains_superieurs(const Faits& f, const Cadre&) {
  std::vector<std::string> said;
  for (const auto& m : f.moyens)
    if (m.action > m.structure)
      said.push_back(fmt::format("{} : {} pour l’action, mais {} dans toute la structure.", m.titre,
                                 nombre(m.action), nombre(m.structure)));
  return said;
}

std::vector<std::string> charges_superieures_a_la_structure(const Faits& f, const Cadre& c) {
  std::vector<std::string> said;
  if (!f.annee || f.annee->charges.value == 0) return said;
  for (const auto& line : c.campagne.budget) {
    if (!line.charge || !line.dans.empty()) continue;
    auto of_action = f.charge(line.code), of_all = f.annee->ligne(line.code);
    if (of_action > of_all)
      said.push_back(
          fmt::format("« {} » : {} dans le budget de l’action, mais {} dans celui de la structure, qui "
                      "devrait les comprendre.",
                      budget::libelle(line), base::euros(of_action), base::euros(of_all)));
  }
  return said;
}

}  // namespace definitif::coherence
