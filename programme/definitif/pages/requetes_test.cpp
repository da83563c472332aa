// How many queries each page of a final dossier may make, and that more of everything does not make more of
// them.
#include "programme/definitif/pages/chantier_test.h"
#include "programme/definitif/pages/pieces.h"

using namespace definitif;
using definitif::test::Chantier;
using definitif::test::noon;

namespace {

std::int64_t queries_of(Chantier& site, test::Read page, std::vector<std::string> more = {}) {
  const auto before = db::queries_of_this_thread();
  CHECK(site.get(page, std::move(more)).status == 200);
  return db::queries_of_this_thread() - before;
}

struct Budget {
  std::string page;
  test::Read handler;
  std::vector<std::string> more;
  std::int64_t most;
};

const std::vector<Budget>& budgets() {
  static const std::vector<Budget> list = {
      {"check", pages::verifier_dossier, {}, 28},
      {"pieces", pages::pieces, {}, 9},
      {"budget", pages::montrer_budget, {"action"}, 10},
      {"comparison", pages::montrer_comparaison, {}, 15},
  };
  return list;
}

/// Ten times more indicators and lines of budget.
void grow(Chantier& site) {
  site.database.write([&](db::Writing& w) {
    auto f = lock(w, site.people.writer, site.id).value();
    for (int i = 0; i < 10; ++i) ajouter_indicateur(w, site.people.writer, noon, f, test::indicator());
  });
  auto larger = test::budget("9000", "8000", "1000");
  for (int rank = 2; rank < 12; ++rank) {
    test::put(larger, budget::champ_financeur("74-ETAT", rank, budget::Partie::nom),
              "Autre " + std::to_string(rank));
    test::put(larger, budget::champ_financeur("74-ETAT", rank, budget::Partie::qui), budget::autre_financeur);
    test::put(larger, budget::champ_financeur("74-ETAT", rank, budget::Partie::specifique), "10");
  }
  site.budget_is(budget::Genre::action, larger);
}

}  // namespace

TEST_CASE("a page of the final dossier keeps to its number of queries, however much the dossier holds") {
  tests::on_both_engines([](db::Database& database) {
    Chantier site{database};
    site.completed();
    std::vector<std::int64_t> few;
    for (const auto& b : budgets()) few.push_back(queries_of(site, b.handler, b.more));
    grow(site);
    for (std::size_t i = 0; i < budgets().size(); ++i) {
      const auto& b = budgets()[i];
      CAPTURE(b.page);
      CHECK(few[i] <= b.most);
      CHECK(queries_of(site, b.handler, b.more) == few[i]);
    }
  });
}
