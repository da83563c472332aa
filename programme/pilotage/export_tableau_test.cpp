#include "programme/pilotage/export_tableau.h"

#include <doctest/doctest.h>

#include "platform/base/text.h"
#include "programme/pilotage/pilotage_test.h"
#include "tests/support/databases.h"
#include "tests/support/outside.h"

using namespace pilotage;

namespace {

const campagne::Campagne campagne_ = pilotage::essai::campagne_d_essai();
const base::Instant now_ = *base::parse_paris("2031-09-17T10:30");

personne::Acteur coordination() {
  personne::Acteur acteur{.id = 1};
  acteur.attributions.push_back({.role = personne::Role::coordination});
  return acteur;
}

std::filesystem::path export_to(const tests::TemporaryFolder& folder, db::Database& database, const Filtre& f,
                                documents::Format format) {
  return database.read(
      [&](db::Reading& r) { return exporter(r, coordination(), campagne_, f, now_, format, folder.path()); });
}

/// What another program reads in the workbook: one cell per line, "A1 type value".
std::string read_by_openpyxl(const tests::TemporaryFolder& folder, const std::filesystem::path& file) {
  tests::write_file(folder / "read.py", R"(
import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1], data_only=True):
    print(sheet.title, "frozen", sheet.freeze_panes)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None: print(cell.coordinate, cell.data_type, cell.value)
)");
  auto renamed = folder / "export.xlsx";
  std::filesystem::rename(file, renamed);
  return tests::output_of(tests::python + (folder / "read.py").string() + " " + renamed.string());
}

void fill(db::Database& database) {
  database.write([](db::Writing& w) {
    pilotage::essai::insert(w, {.id = 1,
                                .numero = 1,
                                .depose_le = base::millis(*base::parse_paris("2031-09-16T23:59:59")),
                                .intitule = "=SOMME(A1)",
                                .saillant = true,
                                .public_total = 40,
                                .cout = 1234567,
                                .communes = {"99001"},
                                .qpv = {"QX001"},
                                .axes = {"jeunesse", "citoyennete"},
                                .demandes = {{"caf", 100050}, {"etat", 200000}}});
    pilotage::essai::insert(w, {.id = 2,
                                .numero = 2,
                                .intitule = "Vélo; \"école\"",
                                .orientation = "sante",
                                .cout = 100,
                                .demandes = {{"caf", 300}}});
    pilotage::essai::insert(w, {.id = 3, .etat = "note_en_preparation", .intitule = "Brouillon"});
  });
}

bool says(const std::string& text, const std::string& line) {
  return ("\n" + text).contains("\n" + line + "\n");
}

}  // namespace

TEST_CASE("the file is named after the campaign and the day") {
  CHECK(nom_de_fichier(campagne_, now_, documents::Format::xlsx) == "tableau-essai-2031-2031-09-17.xlsx");
  CHECK(nom_de_fichier(campagne_, now_, documents::Format::csv) == "tableau-essai-2031-2031-09-17.csv");
}

TEST_CASE(
    "another program reads in the workbook typed cells, texts that are no formulas, totals and the filters") {
  tests::on_both_engines([](db::Database& database) {
    fill(database);
    Filtre f{.colonnes =
                 Colonnes({Colonne::structure, Colonne::depot, Colonne::saillant, Colonne::communes,
                           Colonne::cout, Colonne::demandes, Colonne::demande, Colonne::public_total})};
    tests::TemporaryFolder folder;
    auto file = export_to(folder, database, f, documents::Format::xlsx);
    auto text = read_by_openpyxl(folder, file);
    CAPTURE(text);
    CHECK(says(text, "Tableau de programmation frozen A2"));
    // N°, Projet, Structure, SIRET, Déposé le, ★, Communes, Coût, État, CAF, ARS, Total, Public
    CHECK(says(text, "K1 s Demandé : ARS"));
    CHECK(says(text, "A2 s 2031-0001"));
    CHECK(says(text, "B2 s =SOMME(A1)"));
    CHECK(says(text, "D2 s siret 1"));
    CHECK(says(text, "E2 d 2031-09-16 23:59:59"));
    CHECK(says(text, "F2 s ★"));
    CHECK(says(text, "G2 s Aubrive"));
    CHECK(says(text, "H2 n 12345.67"));
    CHECK(says(text, "I2 n 2000"));
    CHECK(says(text, "J2 n 1000.5"));
    CHECK(says(text, "L2 n 3000.5"));
    CHECK(says(text, "M2 n 40"));
    CHECK_FALSE(text.contains("\nK2 "));
    CHECK(says(text, "A4 s Total"));
    CHECK(says(text, "H4 n 12346.67"));
    CHECK(says(text, "J4 n 1003.5"));
    CHECK_FALSE(text.contains("Brouillon"));
    CHECK(says(text, "À propos frozen None"));
    CHECK(says(text, "B2 s 17 septembre 2031 à 10 h 30"));
    CHECK(says(text, "B3 s Aucun : tous les dossiers déposés"));
    CHECK(says(text, "B5 s 2"));
  });
}

TEST_CASE(
    "the file has the state of the ventilation, the meeting with its date in a column of its own, the "
    "agents") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      pilotage::essai::insert(w, {.id = 1,
                                  .numero = 1,
                                  .ventilation = "transmise",
                                  .reunion = "sante",
                                  .confies = {{"caf", 101}, {"", 103}}});
      pilotage::essai::insert(w, {.id = 2, .numero = 2});
    });
    tests::TemporaryFolder folder;
    Filtre f{.colonnes = Colonnes({Colonne::ventilation, Colonne::reunion, Colonne::agents})};
    auto text = read_by_openpyxl(folder, export_to(folder, database, f, documents::Format::xlsx));
    CAPTURE(text);
    CHECK(says(text, "C2 s Transmise"));
    CHECK(says(text, "D2 s Réunion Santé"));
    CHECK(says(text, "E1 s Date de la réunion"));
    CHECK(says(text, "E2 d 2030-10-14 00:00:00"));
    CHECK(says(text, "F2 s Référent·e : Chloé Modèle ; CAF : Alix Modèle"));
    CHECK_FALSE(text.contains("\nE3 "));
  });
}

TEST_CASE("the second sheet names the filters and the order") {
  tests::on_both_engines([](db::Database& database) {
    fill(database);
    tests::TemporaryFolder folder;
    auto file = export_to(folder, database, {.orientation = "sante", .tri = Tri::cout, .decroissant = true},
                          documents::Format::xlsx);
    auto text = read_by_openpyxl(folder, file);
    CHECK(says(text, "B3 s Orientation : Santé"));
    CHECK(says(text, "B4 s Coût total, ordre décroissant"));
    CHECK(says(text, "B5 s 1"));
    CHECK_FALSE(text.contains("SOMME"));
  });
}

TEST_CASE("the CSV has the same rows in the same order, and its texts are no formulas either") {
  tests::on_both_engines([](db::Database& database) {
    fill(database);
    tests::TemporaryFolder folder;
    auto file = export_to(folder, database,
                          {.decroissant = true, .colonnes = Colonnes({Colonne::demandes, Colonne::depot})},
                          documents::Format::csv);
    auto lines = base::split(tests::contents(file), '\n');
    REQUIRE(lines.size() >= 3);
    CHECK(lines[0].contains("N°;Projet;Déposé le;Demandé : État;Demandé : CAF;Demandé : ARS"));
    CHECK(lines[1].starts_with("2031-0002;\"Vélo; \"\"école\"\"\";"));
    CHECK(lines[2].contains("'=SOMME(A1)"));
    CHECK(lines[2].contains("2031-09-16 23:59:59;2000;1000,50;"));
  });
}
