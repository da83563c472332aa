#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/documents/sheet.h"
#include "programme/budget/budget_store.h"
#include "programme/campagne/charger.h"
#include "programme/definitif/definitif_store.h"
#include "programme/definitif/pages/pages.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"
#include "tests/support/source_dir.h"
#include "tests/support/visite.h"

using namespace definitif;
using dossier::test::paris;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

/// A final dossier in preparation, and its writer.
struct Site {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  std::int64_t id = dossier::test::with_complete_note(database, people);
  tests::Visiteur visitor{.acteur = people.writer, .now = paris("2022-11-20T10:00"), .campagne = call()};

  explicit Site(db::Database& d) : database(d) {
    database.write([&](db::Writing& w) { create(w, people.writer, visitor.now, id, {}); });
  }
  std::vector<std::string> path(std::string genre = "action") const { return {std::to_string(id), genre}; }
  /// What the person reads after sending such a file; none when it is empty.
  web::Response sends(std::string_view bytes, std::string genre = "action") {
    visitor.posts("/x", {}, path(genre));
    auto file = std::filesystem::temp_directory_path() / ("import-" + std::to_string(id));
    if (!bytes.empty()) {
      std::ofstream(file, std::ios::binary) << bytes;
      visitor.request.uploads.push_back({"fichier", "b", "text/csv", file, bytes.size()});
    }
    auto response = pages::lire_budget_importe(database, visitor.visite());
    std::filesystem::remove(file);
    return response;
  }
  web::Response gets(web::Response (*handler)(db::Reading&, const page::Visite&),
                     std::string genre = "action") {
    visitor.gets("/x", path(genre));
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  web::Response saves(tests::Values form) {
    visitor.posts("/x", form, path());
    return database.write([&](db::Writing& w) { return pages::enregistrer_budget(w, visitor.visite()); });
  }
  bool empty() {
    return database.read([&](db::Reading& r) {
      auto d = dossier::find(r, people.writer, id).value();
      return budget::charger(r, d, budget::Genre::action, 2023).saisie.empty();
    });
  }
};

}  // namespace

TEST_CASE("a file is shown line by line; nothing changes before it is confirmed") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto page = s.sends("CHARGES;Montant;PRODUITS;Montant\n604;1 500,00;CAF;500\nFusées;7;Cotisations;-\n");
    REQUIRE(page.status == 200);
    CHECK(page.text().contains("2 montants compris"));
    CHECK(page.text().contains("1 ligne laissée de côté"));
    CHECK(page.text().contains("aucune ligne du budget ne porte ce nom"));
    CHECK(page.text().contains("name=\"m_604\" value=\"1500\""));
    CHECK(page.text().contains("name=\"f_74-ORGSOC_1_qui\" value=\"caf\""));
    CHECK(page.text().contains("name=\"avant_m_604\" value=\"" + dossier::marque("") + "\""));
    CHECK(s.empty());
  });
}

TEST_CASE("what was confirmed is an ordinary save: another person's change meanwhile is a conflict") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto seen = dossier::marque("");
    CHECK(s.saves({{"m_604", "1500"}, {"avant_m_604", seen}}).status == 303);
    CHECK(s.saves({{"m_604", "20"}, {"avant_m_604", seen}}).status == 409);
    auto page = s.sends("604;1500,00\n613;5\n").text();
    CHECK(page.contains("inchangé"));
    CHECK_FALSE(page.contains("name=\"m_604\""));
    CHECK(s.sends("604;1500\n").text().contains("rien à enregistrer"));
  });
}

TEST_CASE("a wrong file says what is accepted, and what to do") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.sends("").text().contains("Choisissez un fichier"));
    for (auto [bytes, said] : {std::pair{"%PDF-1.4", "XLSX"},
                               {"\xD0\xCF\x11\xE0", "ancien format XLS"},
                               {"a;\"b", "abîmé"},
                               {"\n", "vide"},
                               {"un;deux\n", "Aucun montant"}}) {
      auto page = s.sends(bytes);
      CHECK(page.status == 422);
      CHECK_MESSAGE(page.text().contains(said), said);
    }
    CHECK(s.sends(std::string(5100 * 2, '\n') +
                  [] {
                    std::string rows;
                    for (int i = 0; i < 5100; ++i) rows += "604;1\n";
                    return rows;
                  }())
              .text()
              .contains("trop grand"));
  });
}

TEST_CASE(
    "only who may write imports, while the dossier can be changed; the spreadsheet is for all who read it") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.gets(pages::importer_budget).text().contains("Fichier du budget"));
    CHECK(s.gets(pages::importer_budget, "structure").status == 200);
    CHECK(s.gets(pages::importer_budget, "autre").status == 404);
    CHECK(s.sends("604;1\n", "autre").status == 404);
    CHECK(s.gets(pages::budget_xlsx, "autre").status == 404);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE definitif SET etat = 'a_signer' WHERE dossier_id = ?1", s.id);
    });
    CHECK(s.gets(pages::importer_budget).status == 422);
    CHECK(s.sends("604;1\n").status == 422);
    CHECK(s.gets(pages::budget_xlsx).status == 200);
    s.visitor.acteur = s.people.other;
    CHECK(s.gets(pages::importer_budget).status == 404);
    CHECK(s.sends("604;1\n").status == 404);
    CHECK(s.gets(pages::budget_xlsx).status == 404);
  });
}

TEST_CASE("the spreadsheet of the budget is read back without a change") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.saves({{"m_604", "1 500,25"},
             {"f_74-ORGSOC_1_qui", "caf"},
             {"f_74-ORGSOC_1_cs", "10"},
             {"f_74-UE_1_qui", "autre"},
             {"f_74-UE_1_nom", "Fonds d’essai"},
             {"f_74-UE_1_dc", "3"}});
    auto file = std::get<web::FileBody>(s.gets(pages::budget_xlsx).body);
    auto bytes = contents(file.path);
    std::filesystem::remove(file.path);
    auto page = s.sends(bytes).text();
    CHECK(page.contains("3 montants compris"));
    CHECK(page.contains("rien à enregistrer"));
  });
}
