#include "programme/definitif/recommandation.h"

#include <algorithm>

#include <fmt/format.h>

#include "platform/base/text.h"

namespace definitif {
namespace {

constexpr std::size_t longest_quote = 80;

std::string suite_of(const Recommandation& r) { return fmt::format("suite_{}", r.id); }
std::string why_of(const Recommandation& r) { return fmt::format("explication_{}", r.id); }

std::vector<Option> outcomes() {
  return {{"suivie", "Suivie"}, {"en_partie", "Suivie en partie"}, {"non_suivie", "Non suivie"}};
}

bool known(std::string_view suite) { return !libelle_suite(suite).empty(); }

}  // namespace

std::string_view libelle_suite(std::string_view suite) {
  if (suite == "suivie") return "Suivie";
  if (suite == "en_partie") return "Suivie en partie";
  return suite == "non_suivie" ? "Non suivie" : "";
}

std::vector<Question> questions_recommandation(const Recommandation& r) {
  auto why =
      facultative(texte(why_of(r), "Ce que vous avez fait, ou pourquoi vous ne l’avez pas suivie", 1000));
  why.aide = "À remplir si vous ne l’avez suivie qu’en partie, ou pas du tout.";
  auto what = choix(suite_of(r), r.texte, outcomes());
  what.aide = "Qu’en avez-vous fait ?";
  return {std::move(what), std::move(why)};
}

dossier::Brouillon en_reponses(const std::vector<Recommandation>& list) {
  dossier::Brouillon b;
  for (const auto& r : list) {
    if (!r.suite.empty()) b.poser(suite_of(r), {r.suite, r.par, r.le});
    if (!r.explication.empty()) b.poser(why_of(r), {r.explication, r.par, r.le});
  }
  return b;
}

std::vector<Recommandation> avec_reponses(std::vector<Recommandation> list, const dossier::Brouillon& b) {
  for (auto& r : list) {
    auto suite = b.valeur(suite_of(r));
    r.suite = known(suite) ? suite : "";
    r.explication = std::string(b.valeur(why_of(r)));
  }
  return list;
}

base::FieldErrors verifier(const std::vector<Recommandation>& list) {
  base::FieldErrors found;
  for (const auto& r : list) {
    auto quote = base::shorten(r.texte, longest_quote);
    if (!known(r.suite))
      found.add(suite_of(r), fmt::format("Dites ce que vous avez fait de la recommandation « {} ».", quote));
    else if (r.suite != "suivie" && base::trim(r.explication).empty())
      found.add(
          why_of(r),
          fmt::format("Expliquez pourquoi la recommandation « {} » n’est pas entièrement suivie.", quote));
  }
  return found;
}

}  // namespace definitif
