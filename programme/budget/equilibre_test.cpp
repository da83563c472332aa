// The cases that the page's own sums are held to as well (tests/journeys/budget.mjs): one file for both.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "programme/budget/budget.h"
#include "tests/support/source_dir.h"

using namespace budget;
namespace json = boost::json;

namespace {

json::object cases() {
  std::ifstream in(tests::source_dir() + "/tests/budget/equilibre.json");
  std::ostringstream text;
  text << in.rdbuf();
  return json::parse(std::move(text).str()).as_object();
}

bool flag(const json::object& o, std::string_view name) { return o.contains(name) && o.at(name).as_bool(); }

campagne::Campagne call(const json::array& lines) {
  campagne::Campagne c;
  for (const auto& each : lines) {
    const auto& o = each.as_object();
    campagne::LigneBudget line{.code = std::string(o.at("code").as_string()),
                               .titre = std::string(o.at("titre").as_string()),
                               .dans = std::string(o.at("dans").as_string()),
                               .charge = o.at("charge").as_bool(),
                               .saisie = flag(o, "saisie"),
                               .nature = flag(o, "nature"),
                               .hors_plan = flag(o, "hors_plan"),
                               .equilibre = flag(o, "equilibre")};
    if (flag(o, "financeurs")) line.financeurs = {"autre"};
    c.budget.push_back(std::move(line));
  }
  return c;
}

Budget budget_of(const campagne::Campagne& c, const json::object& amounts) {
  Budget b;
  for (const auto& [code, value] : amounts) {
    Cents amount{value.as_int64()};
    if (c.ligne_budget(code)->financeurs.empty())
      b.montants[std::string(code)] = amount;
    else
      b.financeurs.push_back({std::string(code), "", "Fonds d’essai", {}, amount});
  }
  return b;
}

/// Spaces that do not break are read as spaces.
std::string plain(std::string text) {
  for (std::string_view space : {"\u00A0", "\u202F"})
    for (auto at = text.find(space); at != text.npos; at = text.find(space))
      text.replace(at, space.size(), " ");
  return text;
}

}  // namespace

TEST_CASE("sums, balance and where to look, by the cases that the page is held to as well") {
  auto file = cases();
  auto c = call(file.at("lignes").as_array());
  for (const auto& each : file.at("cas").as_array()) {
    const auto& o = each.as_object();
    CAPTURE(json::serialize(o));
    auto b = budget_of(c, o.at("montants").as_object());
    auto t = totaliser(c, b);
    json::array sums{t.charges.value, t.produits.value, t.emplois.value, t.contributions.value};
    CHECK(json::serialize(sums) == json::serialize(o.at("totaux")));
    json::array said;
    for (const auto& phrase : ou_regarder(c, b, t)) said.emplace_back(plain(phrase));
    CHECK(json::serialize(said) == json::serialize(o.at("phrases")));
  }
}
