#include "server/files.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "platform/base/secret.h"
#include "programme/dossier/test_personnes.h"
#include "programme/piece/reception.h"
#include "server/orphans.h"
#include "tests/support/databases.h"
#include "tests/support/source_dir.h"

using namespace std::chrono_literals;
using server::Exit;

namespace {

struct Place {
  std::filesystem::path folder;
  server::FileOptions options;
  Place() {
    base::start_sodium();
    folder = std::filesystem::temp_directory_path() / ("dentelle-documents-" + base::random_token(9));
    options = {folder / "fichiers", folder / "cle"};
  }
  ~Place() { std::filesystem::remove_all(folder); }
  std::filesystem::path path(const std::string& name) const {
    return options.folder / name.substr(0, 2) / name;
  }
};

files::Sealed keep(const files::Store& store, std::string_view content) {
  auto writer = store.create();
  writer.write(content);
  return writer.finish();
}

/// As if it had been given for a piece; taken away at that instant when there is one.
void know(db::Database& database, const dossier::test::People& people, const files::Sealed& file,
          std::optional<base::Instant> taken = {}) {
  database.write([&](db::Writing& w) {
    auto id = w.one<std::int64_t>(
        "INSERT INTO fichier (coffre, titre, type, taille, empreinte, recu_le) VALUES (?1, 'a.pdf', 'pdf', "
        "?2, ?3, 0) "
        "RETURNING id",
        file.name, file.size, file.digest);
    w.exec(
        "INSERT INTO piece (structure_id, code, fichier_id, remise_le, remise_par, retiree_le) VALUES (?1, "
        "'rib', ?2, "
        "0, ?3, ?4)",
        people.tilleuls, id.value(), people.writer.id, taken);
  });
}

server::CommonOptions on(const std::string& url) {
  return {.database = url, .migrations = tests::source_dir() + "/data/migrations"};
}

}  // namespace

TEST_CASE("the first start makes the key; a start without it, once something is kept, is refused") {
  Place place;
  auto kept = keep(*server::open_files(place.options), "texte");
  CHECK(server::open_files(place.options)->verify(kept.name).size == 5);
  std::filesystem::remove(place.options.keys);
  CHECK_THROWS_WITH(server::open_files(place.options), doctest::Contains("leur clé"));
  CHECK_FALSE(std::filesystem::exists(place.options.keys));
}

TEST_CASE("a key is changed: the new line first, every document wrapped anew, the old line taken away") {
  Place place;
  auto kept = keep(*server::open_files(place.options), "texte");
  std::ifstream before(place.options.keys);
  std::string old;
  std::getline(before, old);
  auto fresh = files::Keys::new_line();
  std::ofstream(place.options.keys) << fresh << old << "\n";
  CHECK(server::rotate_key(place.options) == Exit::done);
  std::ofstream(place.options.keys) << fresh;
  CHECK(server::open_files(place.options)->verify(kept.name).size == 5);
  std::ofstream(place.options.keys) << files::Keys::new_line();
  CHECK(server::rotate_key(place.options) == Exit::refused);
}

TEST_CASE("verifying names what is missing, damaged, or not what was handed in") {
  tests::on_sqlite([](db::Database& database, const std::string& url) {
    Place place;
    auto people = dossier::test::people(database);
    auto store = server::open_files(place.options);
    auto verdict = [&] { return server::verify_files(on(url), place.options); };
    auto first = keep(*store, "un");
    keep(*store, "sans document dans la base");
    know(database, people, first);
    CHECK(verdict() == Exit::done);
    auto second = keep(*store, "deux");
    auto other = second;
    other.digest = first.digest;
    know(database, people, other);
    CHECK(verdict() == Exit::refused);
    database.write([&](db::Writing& w) { piece::oublier(w, {second.name}); });
    CHECK(verdict() == Exit::done);
    std::ofstream(place.path(first.name), std::ios::app) << "x";
    CHECK(verdict() == Exit::refused);
    store->remove(first.name);
    CHECK(verdict() == Exit::refused);
  });
}

TEST_CASE("what was taken away is removed after a month, what was not finished sending after a day") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Place place;
    auto people = dossier::test::people(database);
    auto store = server::open_files(place.options);
    piece::ouvrir_coffre(store);
    auto now = dossier::test::paris("2022-11-20T10:00");
    auto stands = keep(*store, "un"), taken = keep(*store, "deux"), part = keep(*store, "trois");
    know(database, people, stands);
    know(database, people, taken, now);
    database.write([&](db::Writing& w) {
      auto id = piece::commencer(w, people.writer, now,
                                 {.lieu = {people.tilleuls, {}}, .code = "rib", .titre = "a", .taille = 9});
      piece::ajouter(w, id.value(), {0, 5, part.name});
    });
    server::clean_files(database, *store, now + 23h);
    CHECK(store->has(part.name));
    server::clean_files(database, *store, now + 24h);
    CHECK_FALSE(store->has(part.name));
    CHECK(store->has(taken.name));
    server::clean_files(database, *store, now + 30 * 24h + 1ms);
    CHECK_FALSE(store->has(taken.name));
    CHECK(store->has(stands.name));
    piece::ouvrir_coffre(nullptr);
  });
}

TEST_CASE(
    "keys that open nothing of what is kept stop the start; a folder with nothing, or some opened, does "
    "not") {
  Place place;
  server::check_keys(*server::open_files(place.options));
  keep(*server::open_files(place.options), "texte");
  server::check_keys(*server::open_files(place.options));
  std::ofstream(place.options.keys) << files::Keys::new_line();
  auto other = server::open_files(place.options);
  CHECK_THROWS_WITH(server::check_keys(*other), doctest::Contains("aucune des clés"));
  keep(*other, "avec l’autre clé");
  server::check_keys(*other);
}

namespace {

void grow_old(const std::filesystem::path& path, std::chrono::seconds age) {
  std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - age);
}

}  // namespace

TEST_CASE("a file that no document names is removed after a day; one that is named, or under way, never") {
  tests::on_sqlite([](db::Database& database, const std::string& url) {
    Place place;
    auto people = dossier::test::people(database);
    auto store = server::open_files(place.options);
    auto named = keep(*store, "un"), part = keep(*store, "deux"), lost = keep(*store, "trois"),
         young = keep(*store, "quatre");
    know(database, people, named);
    database.write([&](db::Writing& w) {
      auto id = piece::commencer(w, people.writer, dossier::test::paris("2022-11-20T10:00"),
                                 {.lieu = {people.tilleuls, {}}, .code = "rib", .titre = "a", .taille = 9});
      piece::ajouter(w, id.value(), {0, 4, part.name});
    });
    for (const auto& name : {named.name, part.name, lost.name}) grow_old(place.path(name), 24h + 1s);
    grow_old(place.path(young.name), 24h - 60s);
    CHECK(server::remove_orphans(on(url), place.options, false) == Exit::done);
    CHECK_FALSE(store->has(lost.name));
    for (const auto& name : {named.name, part.name, young.name}) CHECK(store->has(name));
  });
}

TEST_CASE(
    "a database that knows less than is lost may be the wrong one: nothing is removed until that is insisted "
    "on") {
  tests::on_sqlite([](db::Database& database, const std::string& url) {
    Place place;
    auto people = dossier::test::people(database);
    auto store = server::open_files(place.options);
    know(database, people, keep(*store, "un"));
    auto first = keep(*store, "deux"), second = keep(*store, "trois");
    for (const auto& name : {first.name, second.name}) grow_old(place.path(name), 48h);
    CHECK(server::remove_orphans(on(url), place.options, false) == Exit::refused);
    CHECK(store->has(first.name));
    CHECK(server::remove_orphans(on(url), place.options, true) == Exit::done);
    CHECK_FALSE(store->has(first.name));
    CHECK_FALSE(store->has(second.name));
  });
}

TEST_CASE("a file that is recorded while orphans are looked for is none") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Place place;
    auto people = dossier::test::people(database);
    auto store = server::open_files(place.options);
    auto lost = keep(*store, "un"), late = keep(*store, "deux");
    auto found = server::orphans(*store, 0s, [&] {
      know(database, people, late);  // its transaction ends after the folder was read
      return database.read(server::named_files);
    });
    CHECK(found == std::vector{lost.name});
  });
}

TEST_CASE("every column that names a kept file is looked into before one is removed") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto tables = database.read([](db::Reading& r) {
      return r.all<std::string>(
          "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND "
          "c.name = "
          "'coffre' ORDER BY m.name");
    });
    CHECK(tables == std::vector<std::string>{"fichier", "televersement_part"});
  });
}
