#include "platform/files/keys.h"

#include <doctest/doctest.h>

#include <fstream>

#include "platform/base/secret.h"

using files::Keys;

namespace {

std::filesystem::path file(std::string_view content, bool mine = true) {
  auto path = std::filesystem::temp_directory_path() / ("dentelle-cles-" + base::random_token(9));
  std::ofstream(path) << content;
  auto others = mine ? std::filesystem::perms::none : std::filesystem::perms::group_read;
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write | others);
  return path;
}

}  // namespace

TEST_CASE("keys are read line by line, the current one first; comments and blank lines are skipped") {
  auto first = Keys::new_line(), second = Keys::new_line();
  auto keys = Keys::parse("# 2023\n" + first + "\n  \n" + second);
  CHECK(keys.size() == 2);
  CHECK(keys.current().id == Keys::parse(first).current().id);
  CHECK(keys.find(Keys::parse(second).current().id) != nullptr);
  CHECK(keys.find(Keys::parse(Keys::new_line()).current().id) == nullptr);
  CHECK(files::text(keys.current().id).size() == 16);
}

TEST_CASE("a line that is no key, a key twice and no key at all are refused") {
  auto line = Keys::new_line();
  CHECK_THROWS_WITH(Keys::parse(line + "abc\n"),
                    "clés des fichiers, ligne 2 : il faut 64 chiffres hexadécimaux");
  CHECK_THROWS(Keys::parse(line.substr(0, 62)));
  CHECK_THROWS(Keys::parse(line.substr(0, 64) + "00"));
  CHECK_THROWS(Keys::parse(std::string(64, 'g')));
  CHECK_THROWS_WITH(Keys::parse(line + line), "clés des fichiers, ligne 2 : cette clé est déjà donnée");
  CHECK_THROWS_WITH(Keys::parse("# rien\n"), "clés des fichiers : aucune clé");
}

TEST_CASE("a file of keys that others may read is refused, and so is one that is not there") {
  CHECK(Keys::load(file(Keys::new_line())).size() == 1);
  CHECK_THROWS(Keys::load(file(Keys::new_line(), false)));
  CHECK_THROWS(Keys::load("/nowhere/at/all"));
  CHECK_THROWS(Keys::load(file("")));
}

TEST_CASE("a file of keys is made once, and never again over the first") {
  auto folder = std::filesystem::temp_directory_path() / ("dentelle-cles-" + base::random_token(9));
  CHECK(files::make_key_file(folder / "cle"));
  auto id = Keys::load(folder / "cle").current().id;
  CHECK_FALSE(files::make_key_file(folder / "cle"));
  CHECK(Keys::load(folder / "cle").current().id == id);
  std::filesystem::remove_all(folder);
}
