#include "server/command_line.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>
#include <vector>

#include "platform/base/secret.h"
#include "tests/support/source_dir.h"

namespace {

/// A folder for one test's database.
struct Place {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("dentelle-" + base::random_token(9));
  Place() { std::filesystem::create_directories(folder); }
  ~Place() { std::filesystem::remove_all(folder); }
  std::string database() const { return "sqlite:" + (folder / "sous-dossier" / "d.db").string(); }
};

const std::string source = tests::source_dir();

int run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "dentelle");
  std::vector<const char*> pointers;
  for (const auto& a : arguments) pointers.push_back(a.c_str());
  return server::run_command_line(static_cast<int>(pointers.size()), pointers.data());
}

/// With the database and the migrations of that place.
int run_at(const Place& place, std::vector<std::string> arguments) {
  for (auto more : {std::string("--database"), place.database(), std::string("--migrations"),
                    source + "/data/migrations"})
    arguments.push_back(more);
  return run(std::move(arguments));
}

const std::string small_campaign = source + "/tests/campagnes/petite";

}  // namespace

TEST_CASE("every command has its help") {
  using Words = std::vector<std::string>;
  for (auto words : {Words{},
                     {"serve"},
                     {"campagne"},
                     {"campagne", "check"},
                     {"campagne", "load"},
                     {"demo"},
                     {"personne"},
                     {"personne", "create"},
                     {"journal"},
                     {"journal", "check"},
                     {"fichiers"},
                     {"fichiers", "verifier"},
                     {"fichiers", "nettoyer"},
                     {"fichiers", "tourner-cle"},
                     {"fichiers", "nouvelle-cle"}}) {
    words.emplace_back("--help");
    CHECK(run(words) == 0);
  }
}

TEST_CASE("a command line that cannot be understood ends with 2") {
  CHECK(run({}) == 2);
  CHECK(run({"campagne"}) == 2);
  CHECK(run({"danser"}) == 2);
  CHECK(run({"serve", "--inconnue"}) == 2);
  CHECK(run({"serve", "--horloge", "demain"}) == 2);
  CHECK(run({"serve", "--listen", "8080"}) == 2);
  CHECK(run({"campagne", "check", "/nowhere/at/all"}) == 2);
  CHECK(run({"personne", "create", "--nom", "Camille"}) == 2);
}

TEST_CASE("a campaign is checked without a database, and its mistakes end with 1") {
  Place place;
  CHECK(run({"campagne", "check", small_campaign}) == 0);
  std::ofstream(place.folder / "campagne.toml") << "[campagne]\ncode = 1\n";
  CHECK(run({"campagne", "check", place.folder.string()}) == 1);
  CHECK(run_at(place, {"campagne", "load", place.folder.string()}) == 1);
}

TEST_CASE("a campaign is loaded, then loaded again without change, and the journal is intact") {
  Place place;
  CHECK(run_at(place, {"campagne", "load", small_campaign}) == 0);
  CHECK(run_at(place, {"campagne", "load", small_campaign}) == 0);
  CHECK(run_at(place, {"journal", "check"}) == 0);
}

TEST_CASE("the demonstration of each stage is made by acts that the programme permits, for any campaign") {
  for (const auto& [campaign, stage, notes] :
       {std::tuple{small_campaign, "notes", "24"},
        {small_campaign, "ventilation", "24"},
        {small_campaign, "reunions", "24"},
        {small_campaign, "salle", "24"},
        {small_campaign, "releves", "24"},
        {small_campaign, "releves", "0"},
        {small_campaign, "definitifs", "24"},
        {small_campaign, "completude", "24"},
        {small_campaign, "completude", "0"},
        {source + "/campagnes/valenciennes-2023", "definitifs", "60"},
        {source + "/campagnes/valenciennes-2023", "completude", "60"}}) {
    CAPTURE(campaign);
    CAPTURE(stage);
    Place place;
    CHECK(run_at(place, {"campagne", "load", campaign}) == 0);
    auto files = (place.folder / "fichiers").string(), keys = (place.folder / "cle").string();
    CHECK(run_at(place, {"demo", "--notes", notes, "--etape", stage, "--fichiers", files, "--cle-fichiers",
                         keys}) == 0);
    CHECK(run_at(place, {"demo", "--notes", notes}) == 1);
    CHECK(run_at(place, {"journal", "check"}) == 0);
    CHECK(run_at(place, {"fichiers", "verifier", "--fichiers", files, "--cle-fichiers", keys}) == 0);
  }
}

TEST_CASE("a demonstration needs a campaign, and a stage that exists") {
  Place place;
  CHECK(run_at(place, {"demo", "--etape", "vacances"}) == 2);
  CHECK(run_at(place, {"demo"}) == 1);
}

TEST_CASE("a person is created once, with a role that exists") {
  Place place;
  auto create = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"personne",        "create",     "--nom",
                                   "Camille Exemple", "--courriel", "camille@agglo.example"};
    words.insert(words.end(), more.begin(), more.end());
    return run_at(place, words);
  };
  CHECK(create({"--role", "ministre"}) == 1);
  CHECK(create({"--role", "instructeur"}) == 1);
  std::ofstream(place.folder / "faible") << "court\n";
  CHECK(create({"--password-file", (place.folder / "faible").string()}) == 1);
  CHECK(create({"--role", "chef_de_projet", "--communes", "99001,99002"}) == 0);
  CHECK(create({}) == 1);
}

TEST_CASE("an option may come from the environment") {
  Place place;
  setenv("DENTELLE_DATABASE", place.database().c_str(), 1);
  CHECK(run({"journal", "check", "--migrations", source + "/data/migrations"}) == 0);
  unsetenv("DENTELLE_DATABASE");
  CHECK(std::filesystem::exists(place.folder / "sous-dossier" / "d.db"));
}

TEST_CASE("a machine that fails ends with 3") {
  Place place;
  CHECK(run({"journal", "check", "--database", "postgresql://nobody@127.0.0.1:1/none"}) == 3);
  CHECK(run({"journal", "check", "--database", place.database(), "--migrations", "/nowhere/at/all"}) == 3);
  CHECK(run_at(place, {"serve", "--listen", "127.0.0.1:0", "--assets", "/nowhere/at/all"}) == 3);
}
