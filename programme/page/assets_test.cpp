#include "programme/page/assets.h"

#include <doctest/doctest.h>

#include <fstream>

TEST_CASE("assets are found by the names that the manifest gives them") {
  auto folder = std::filesystem::temp_directory_path() / "dentelle-assets-test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "manifest.json") << R"({"styles.css": "styles-4F2A9C.css"})";
  page::set_assets_folder(folder);
  CHECK(page::assets("styles.css") == "/assets/styles-4F2A9C.css");
  CHECK(page::assets("inconnu.css") == "/assets/inconnu.css");
  std::filesystem::remove_all(folder);
}

TEST_CASE("a folder without manifest says which command makes it") {
  CHECK_THROWS_WITH(page::set_assets_folder("/nonexistent"), doctest::Contains("script/build-assets"));
}
