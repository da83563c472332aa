#include "platform/documents/table.h"

#include <doctest/doctest.h>

#include "tests/support/outside.h"

using namespace documents;

namespace {

std::size_t files_in(const tests::TemporaryFolder& folder) {
  return std::size_t(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

}  // namespace

TEST_CASE("a table is exported to a new file of the folder, in both formats, by the same rows") {
  tests::TemporaryFolder folder;
  auto rows = [](TableWriter& table) { table.row({"Éveil", base::Cents{100}}); };
  auto csv = export_table(Format::csv, folder.path(), {.title = "T"}, {{"Nom"}, {"Montant"}}, rows);
  auto xlsx = export_table(Format::xlsx, folder.path(), {.title = "T"}, {{"Nom"}, {"Montant"}}, rows);
  CHECK(tests::contents(csv).ends_with("Éveil;1\r\n"));
  CHECK(tests::contents(xlsx).starts_with("PK"));
  CHECK(files_in(folder) == 2);
}

TEST_CASE("an export that fails leaves no file behind") {
  tests::TemporaryFolder folder;
  auto broken = [](TableWriter& table) {
    table.row({"a"});
    throw std::runtime_error("the database is gone");
  };
  CHECK_THROWS_AS(export_table(Format::csv, folder.path(), {.title = "T"}, {{"Nom"}}, broken),
                  std::runtime_error);
  CHECK_THROWS_AS(export_table(Format::xlsx, folder.path(), {.title = "T"}, {{"Nom"}}, broken),
                  std::runtime_error);
  CHECK(files_in(folder) == 0);
  CHECK_THROWS_AS(export_table(Format::csv, folder / "absent", {.title = "T"}, {{"Nom"}}, broken),
                  std::runtime_error);
}
