#include "server/router.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace server;

namespace {

web::Response nothing(db::Reading&, const page::Visite&) { return {}; }
web::Response nothing_written(db::Writing&, const page::Visite&) { return {}; }

Router router() {
  return Router({page::get("/", page::public_, nothing),
                 page::get("/structures/{id}", page::public_, nothing),
                 page::get("/structures/nouvelle", page::public_, nothing),
                 page::post("/structures/{id}", page::public_, nothing_written),
                 page::get("/structures/{id}/membres/{membre}", page::public_, nothing),
                 page::post("/deconnexion", page::public_, nothing_written)});
}

std::string_view pattern(const Found& found) { return found.route ? found.route->pattern : "none"; }

}  // namespace

TEST_CASE("a path finds its route, and what stands for the holes") {
  auto r = router();
  CHECK(pattern(r.find(web::Method::get, "/")) == "/");
  auto found = r.find(web::Method::get, "/structures/12/membres/34");
  CHECK(pattern(found) == "/structures/{id}/membres/{membre}");
  CHECK(found.path == std::vector<std::string>{"12", "34"});
}

TEST_CASE("a written segment wins over a hole") {
  auto r = router();
  CHECK(pattern(r.find(web::Method::get, "/structures/nouvelle")) == "/structures/nouvelle");
  CHECK(pattern(r.find(web::Method::get, "/structures/nouvelles")) == "/structures/{id}");
  CHECK(pattern(r.find(web::Method::post, "/structures/nouvelle")) == "/structures/{id}");
}

TEST_CASE("a hole is never empty, and the home page answers for nothing else") {
  auto r = router();
  for (auto path : {"/structures/", "/structures", "/x", "//", "/structures/1/", "/structures//membres/1"})
    CHECK_MESSAGE(pattern(r.find(web::Method::get, path)) == "none", path);
}

TEST_CASE("a path that answers another method only is told from one that answers nothing") {
  auto r = router();
  CHECK(r.find(web::Method::get, "/deconnexion").other_method);
  CHECK(r.find(web::Method::post, "/structures/1/membres/2").other_method);
  CHECK(!r.find(web::Method::get, "/absente").other_method);
}

TEST_CASE("two routes for the same requests are refused at start") {
  using Routes = std::vector<page::Route>;
  CHECK_THROWS_AS(Router(Routes{page::get("/a/{x}", page::public_, nothing),
                                page::get("/a/{y}", page::public_, nothing)}),
                  std::logic_error);
  CHECK_NOTHROW(Router(
      Routes{page::get("/a", page::public_, nothing), page::post("/a", page::public_, nothing_written)}));
}
