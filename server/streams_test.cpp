// Documents sent in several times: who may send where, and a sending that goes on.
#include <doctest/doctest.h>

#include <filesystem>

#include "platform/base/secret.h"
#include "programme/piece/coffre.h"
#include "server/acces_test.h"
#include "server/routes.h"
#include "tests/support/databases.h"

using server::acces::World;
using namespace std::literals;

namespace {

/// The matrix's world, whose final dossier asks for a quotation.
struct Site {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("dentelle-flux-" + base::random_token(9));
  World world;
  explicit Site(db::Database& database) : world(database) {
    piece::ouvrir_coffre(std::make_shared<files::Store>(folder, files::Keys::parse(files::Keys::new_line())));
  }
  ~Site() {
    piece::ouvrir_coffre(nullptr);
    std::filesystem::remove_all(folder);
  }
};

using Fields = std::vector<std::pair<std::string, std::string>>;
const std::string pdf = "%PDF-1.7\nDevis\n%%EOF\n";

Fields creation(std::size_t size) {
  return {{"tus-resumable", "1.0.0"},
          {"upload-length", std::to_string(size)},
          {"upload-metadata", "filename ZC5wZGY="}};
}
Fields continuation(std::size_t offset) {
  return {{"tus-resumable", "1.0.0"},
          {"x-http-method-override", "PATCH"},
          {"upload-offset", std::to_string(offset)}};
}

}  // namespace

TEST_CASE("each person gets on a streamed route what they get on the page of the piece") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    auto path = s.world.path_of("/dossiers/{id}/definitif/pieces/{piece}/televersements",
                                server::acces::Sujet::en_cours);
    std::string outcomes;
    for (const auto& viewer : server::acces::viewers)
      outcomes += std::to_string(s.world.sends(path, viewer.letter, creation(10), {}).status) + " ";
    CHECK(outcomes == "401 201 403 404 403 404 404 404 404 404 404 ");
  });
}

TEST_CASE("a sending without the page's token, or from another site, is refused") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    auto path = s.world.path_of("/dossiers/{id}/definitif/pieces/{piece}/televersements",
                                server::acces::Sujet::en_cours);
    auto fields = creation(10);
    fields.emplace_back("x-jeton", "autre");
    CHECK(s.world.sends(path, 'a', fields, {}).status == 403);
  });
}

TEST_CASE("what cannot be sent is told before a byte: no length, nothing, too much, another version") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    auto path = s.world.path_of("/dossiers/{id}/definitif/pieces/{piece}/televersements",
                                server::acces::Sujet::en_cours);
    auto status = [&](Fields fields) { return s.world.sends(path, 'a', std::move(fields), {}).status; };
    CHECK(status({{"tus-resumable", "1.0.0"}}) == 400);
    CHECK(status({{"tus-resumable", "1.0.0"}, {"upload-length", "1"}, {"upload-metadata", "filename ??"}}) ==
          400);
    CHECK(status(creation(0)) == 422);
    CHECK(status(creation(10'000'001)) == 413);
    CHECK(status({{"upload-length", "1"}}) == 412);
  });
}

TEST_CASE("a document sent in two times becomes a piece; its place is known between the two") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    auto path = s.world.path_of("/dossiers/{id}/definitif/pieces/{piece}/televersements",
                                server::acces::Sujet::en_cours);
    auto made = s.world.sends(path, 'a', creation(pdf.size()), {});
    REQUIRE(made.status == 201);
    std::string where(web::header_of(made, "Location"));
    CHECK(s.world.sends(where, 'x', continuation(0), pdf.substr(0, 8)).status == 404);
    auto first = s.world.sends(where, 'a', continuation(0), pdf.substr(0, 8));
    CHECK(first.status == 204);
    CHECK(web::header_of(first, "Upload-Offset") == "8");
    CHECK(s.world.sends(where, 'a', continuation(0), "x").status == 409);
    CHECK(s.world.sends(where, 'a', continuation(8), pdf.substr(8)).status == 204);
    auto standing = database.read([](db::Reading& r) {
      return r.one<int>(
          "SELECT COUNT(*) FROM piece p JOIN fichier f ON f.id = p.fichier_id WHERE p.retiree_le IS NULL AND "
          "f.titre = 'd.pdf'");
    });
    CHECK(standing == 1);
    CHECK(s.world.sends(where, 'a', continuation(pdf.size()), {}).status == 204);
  });
}

TEST_CASE("a document that is none of the kinds is refused once it is whole, and forgotten") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    auto path = s.world.path_of("/dossiers/{id}/definitif/pieces/{piece}/televersements",
                                server::acces::Sujet::en_cours);
    auto made = s.world.sends(path, 'a', creation(12), {});
    std::string where(web::header_of(made, "Location"));
    auto refused = s.world.sends(where, 'a', continuation(0), "MZ programme");
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("d’un type qui n’est pas accepté"));
    CHECK(s.world.sends(where, 'a', continuation(0), "MZ").status == 404);
  });
}

namespace {

/// A document announced and begun; its address.
std::string begun(Site& s) {
  auto path = s.world.path_of("/dossiers/{id}/definitif/pieces/{piece}/televersements",
                              server::acces::Sujet::en_cours);
  auto made = s.world.sends(path, 'a', creation(pdf.size()), {});
  REQUIRE(made.status == 201);
  std::string where(web::header_of(made, "Location"));
  REQUIRE(s.world.sends(where, 'a', continuation(0), pdf.substr(0, 8)).status == 204);
  return where;
}

}  // namespace

TEST_CASE(
    "a document one stretch of which was damaged meanwhile is to be sent again, and its rest is forgotten") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    auto where = begun(s);
    piece::coffre().each([](const std::string& name) { piece::coffre().remove(name); });
    auto refused = s.world.sends(where, 'a', continuation(8), pdf.substr(8));
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("Envoyez-le de nouveau"));
    CHECK(s.world.sends(where, 'a', continuation(0), pdf).status == 404);
    CHECK(piece::coffre().some(1).empty());
  });
}

TEST_CASE(
    "without room for a document the sender is told so, keeps what was sent, and goes on once there is "
    "room") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    auto where = begun(s);
    auto folder = piece::coffre().temporary_folder();
    auto elsewhere = folder.string() + "-ailleurs";
    std::filesystem::rename(folder, elsewhere);
    std::filesystem::create_symlink("/dev/full", folder);  // no file can be made there
    auto refused = s.world.sends(where, 'a', continuation(8), pdf.substr(8));
    std::filesystem::remove(folder);
    std::filesystem::rename(elsewhere, folder);
    CHECK(refused.status == 503);
    CHECK(refused.text().contains("Reprenez l’envoi"));
    CHECK(s.world.sends(where, 'a', continuation(8), pdf.substr(8)).status == 204);
  });
}

namespace {

/// What whoever holds the world's open link sends to.
std::string by_link(const Site& s) {
  return s.world.path_of("/remise/{lien}/televersements", server::acces::Sujet::en_cours);
}

}  // namespace

TEST_CASE("whoever holds a link sends through it, signed in or not, and not without the page's token") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    for (char viewer : {'v', 'x', 'c'})
      CHECK(s.world.sends(by_link(s), viewer, creation(10), {}).status == 201);
    auto fields = creation(10);
    fields.emplace_back("x-jeton", "autre");
    CHECK(s.world.sends(by_link(s), 'v', fields, {}).status == 403);
    CHECK(s.world.sends("/remise/1-abc/televersements", 'v', creation(10), {}).status == 404);
    CHECK(s.world.sends(by_link(s), 'v', creation(10'000'001), {}).status == 413);
  });
}

TEST_CASE(
    "a document sent in two times through a link arrives once; the other who sends is told that the link "
    "served") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site s(database);
    auto begin = [&] {
      auto made = s.world.sends(by_link(s), 'v', creation(pdf.size()), {});
      return std::string(web::header_of(made, "Location"));
    };
    auto given = [&] {
      return database.read([](db::Reading& r) {
        return r.one<std::int64_t>("SELECT COUNT(*) FROM piece WHERE lien_id IS NOT NULL").value();
      });
    };
    auto before = given();
    auto where = begin(), other = begin();
    REQUIRE(where.starts_with("/remise/"));
    auto number = where.substr(where.rfind('/') + 1);
    CHECK(s.world.sends("/televersements/" + number, 'a', continuation(0), pdf).status == 404);
    CHECK(s.world.sends(where, 'v', continuation(0), pdf.substr(0, 8)).status == 204);
    CHECK(s.world.sends(where, 'v', continuation(8), pdf.substr(8)).status == 204);
    auto late = s.world.sends(other, 'v', continuation(0), pdf);
    CHECK(late.status == 410);
    CHECK(late.text().contains("Il a déjà servi"));
    CHECK(s.world.sends(where, 'v', continuation(pdf.size()), {}).status == 204);
    CHECK(s.world.sends(by_link(s), 'v', creation(10), {}).status == 410);
    CHECK(given() == before + 1);
  });
}
