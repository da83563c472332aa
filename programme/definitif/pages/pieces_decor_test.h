// A final dossier in preparation on the whole call, with a folder of files of its own, for the tests of
// pieces.
#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "platform/base/secret.h"
#include "programme/campagne/charger.h"
#include "programme/definitif/definitif_store.h"
#include "programme/definitif/pages/pieces.h"
#include "programme/dossier/test_personnes.h"
#include "programme/piece/coffre.h"
#include "programme/piece/piece_store.h"
#include "tests/support/databases.h"
#include "tests/support/source_dir.h"
#include "tests/support/visite.h"

namespace definitif::test_pieces {

using dossier::test::paris;

inline const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

/// A folder of files of its own.
struct Folder {
  std::filesystem::path path;
  Folder() {
    base::start_sodium();
    path = std::filesystem::temp_directory_path() / ("dentelle-pieces-" + base::random_token(9));
    piece::ouvrir_coffre(std::make_shared<files::Store>(path, files::Keys::parse(files::Keys::new_line())));
  }
  ~Folder() {
    piece::ouvrir_coffre(nullptr);
    std::filesystem::remove_all(path);
  }
  std::size_t kept() const {
    std::size_t n = 0;
    piece::coffre().each([&](const std::string&) { ++n; });
    return n;
  }
};

inline const std::string pdf = "%PDF-1.7\nRelevé\n%%EOF\n";

using Read = web::Response (*)(db::Reading&, const page::Visite&);
using Write = web::Response (*)(db::Writing&, const page::Visite&);
using Give = web::Response (*)(db::Database&, const page::Visite&);

/// A final dossier in preparation; its writer looks at it.
struct Site {
  db::Database& database;
  Folder folder{};
  dossier::test::People people = dossier::test::people(database);
  std::int64_t id = opened();
  tests::Visiteur visitor{.acteur = people.writer, .now = paris("2022-11-20T10:00"), .campagne = call()};

  std::int64_t opened() {
    auto made = dossier::test::with_complete_note(database, people);
    database.write([&](db::Writing& w) {
      auto d = dossier::lock(w, people.writer, made).value();
      dossier::save_state(w, d, dossier::NoteDeposee{paris("2022-09-16T10:00")}, paris("2022-09-16T10:00"));
      create(w, people.writer, paris("2022-11-01T10:00"), made, {});
    });
    return made;
  }
  web::Response get(Read handler, std::vector<std::string> path) {
    visitor.gets("/x", std::move(path));
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  web::Response post(Write handler, std::vector<std::string> path, tests::Values form = {}) {
    visitor.posts("/x", form, std::move(path));
    return database.write([&](db::Writing& w) { return handler(w, visitor.visite()); });
  }
  web::Response give(Give handler, std::vector<std::string> path, std::string_view content = pdf,
                     tests::Values form = {}) {
    visitor.posts("/x", form, std::move(path));
    auto sent = folder.path / "envoi";
    std::ofstream(sent, std::ios::binary) << content;
    visitor.request.uploads = {{"fichier", "relevé.pdf", "application/pdf", sent, content.size()}};
    return handler(database, visitor.visite());
  }
  std::string me() const { return std::to_string(id); }
  std::string structure() const { return std::to_string(people.tilleuls); }
  std::string list() { return get(pages::pieces, {me()}).text(); }
  std::vector<piece::Remise> standing() {
    return database.read(
        [&](db::Reading& r) { return piece::remises(r, *dossier::find(r, people.writer, id)); });
  }
  void state(std::string_view name, bool deposited) {
    database.write([&](db::Writing& w) {
      w.exec("UPDATE definitif SET etat = ?2, depose_le = ?3 WHERE dossier_id = ?1", id, name,
             deposited ? std::optional(visitor.now) : std::nullopt);
    });
  }
};

inline std::string content(const web::Response& r) {
  std::ifstream in(std::get<web::FileBody>(r.body).path, std::ios::binary);
  std::stringstream s;
  s << in.rdbuf();
  return s.str();
}

}  // namespace definitif::test_pieces
