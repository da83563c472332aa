// Who has a confirmed conflict of interest is kept away from the structure's dossiers on every page of the
// program, whatever opens them: a role, an invitation to a meeting.
#include <doctest/doctest.h>

#include "platform/base/text.h"
#include "server/acces_test.h"
#include "server/coffre_test.h"
#include "tests/support/databases.h"

using server::acces::World;

namespace {

constexpr std::string_view project = "Voiles";  // the dossier's title

bool about_a_dossier(const page::Route& route) { return route.pattern.starts_with("/dossiers/{id}"); }

/// Opens to whoever holds the secret of a mail, signed in or not: who is kept away is sent none.
bool by_secret_link(const page::Route& route) {
  return route.acces.kind == page::Acces::tous && route.pattern.contains("{lien}");
}

/// The pages on which the person reads of the project.
std::vector<std::string> mentions(World& world, char viewer) {
  std::vector<std::string> pages;
  for (const auto& route : world.routes()) {
    if (route.method != web::Method::get || by_secret_link(route)) continue;
    auto path = world.path_of(route.pattern, server::acces::Sujet::en_cours);
    auto response = world.answer(route, path, viewer);
    const auto* text = std::get_if<std::string>(&response.body);
    if (text && text->contains(project)) pages.push_back(path);
  }
  return pages;
}

}  // namespace

TEST_CASE("a confirmed conflict of interest hides the project from every page") {
  server::CoffreDeTest files;
  tests::on_sqlite([](db::Database& database, const std::string&) {
    World world(database);
    for (char viewer : {'c', 'd', 'i'}) {
      CAPTURE(viewer);
      CHECK(mentions(world, viewer).size() >= 4);
      world.keep_away(viewer);
      auto left = mentions(world, viewer);
      CHECK(base::join(left, ", ") == "");
    }
  });
}

TEST_CASE("a confirmed conflict of interest leaves no act on the dossier") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    World world(database);
    world.keep_away('c');
    for (const auto& route : world.routes()) {
      if (!about_a_dossier(route)) continue;
      char outcome = world.outcome(route, world.path_of(route.pattern, server::acces::Sujet::en_cours), 'c');
      const bool kept_away = outcome == 'N' || outcome == 'R';
      CHECK_MESSAGE(kept_away, route.pattern);
    }
  });
}
