#include "programme/budget/importation.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "programme/budget/disposition.h"
#include "programme/budget/exportation.h"
#include "programme/budget/montant_de_tableur.h"
#include "programme/budget/reconnaissance.h"
#include "programme/campagne/charger.h"
#include "tests/support/source_dir.h"

using namespace budget;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

Importation read(std::string_view csv) { return lire_feuilles(documents::read_sheets(csv).sheets, call()); }

/// "601=1200 74-ORGSOC:caf=0+500": what was taken, in the order of the file.
std::string taken(const Importation& i) {
  std::string text;
  for (const auto& p : i.prises) {
    if (!text.empty()) text += " ";
    if (p.financeur)
      text += fmt::format("{}:{}={}+{}", p.ligne, p.financeur->financeur + p.financeur->nom,
                          base::plain_euros(p.financeur->droit_commun),
                          base::plain_euros(p.financeur->specifique));
    else
      text += fmt::format("{}={}", p.ligne, base::plain_euros(p.montant));
  }
  return text;
}

std::string reasons(const Importation& i) {
  std::string text;
  for (const auto& l : i.laissees) text += fmt::format("{}: {}; ", l.rangee, l.raison);
  return text;
}

std::optional<std::int64_t> cents(std::string_view text, bool number = false) {
  auto read = lire_montant({std::string(text), number});
  return read ? std::optional(read->montant.value) : std::nullopt;
}

dossier::Brouillon typed(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  dossier::Brouillon b;
  for (auto [name, text] : fields) b.poser(name, {std::string(text), 1, {}});
  return b;
}

}  // namespace

TEST_CASE("amounts are read in French and in English notation") {
  CHECK(cents("1 234,56") == 123456);
  CHECK(cents("1\u202F234,5 €") == 123450);
  CHECK(cents("1,234.56") == 123456);
  CHECK(cents("1.234,56") == 123456);
  CHECK(cents("€1,234") == 123400);
  CHECK(cents("1.234.567") == 123456700);
  CHECK(cents("1'234") == 123400);
  CHECK(cents("12") == 1200);
  for (std::string_view wrong : {"", "mille", "-5", "1,2,3", "1.234.56", "12345,678", ",5", "12,", "12%"})
    CHECK_MESSAGE(cents(wrong) == std::nullopt, wrong);
}

TEST_CASE("a number of a workbook is rounded to the nearest cent, and it is told") {
  CHECK(cents("1234.5", true) == 123450);
  CHECK(cents("33.333333", true) == 3333);
  CHECK(cents("33.335", true) == 3334);
  CHECK(lire_montant({"33.335", true})->arrondi);
  CHECK_FALSE(lire_montant({"33.33", true})->arrondi);
  CHECK(cents("-4", true) == std::nullopt);
  CHECK(cents("1e+20", true) == std::nullopt);
  CHECK(cents("-4.123", true) == std::nullopt);
  CHECK(cents("1.2x4", true) == std::nullopt);
  CHECK(sans_montant({" - ", false}));
  CHECK(sans_montant({"€", false}));
  CHECK_FALSE(sans_montant({"0", false}));
}

TEST_CASE("lines are known by number, by label, or by the only label that begins so") {
  Reconnaissance names(call());
  auto code = [&](std::string_view text, std::optional<bool> charge = {}) {
    const auto* line = names.ligne(text, charge);
    return line ? line->code : std::string();
  };
  CHECK(code("601") == "601");
  CHECK(code("601 - Achats de fournitures") == "601");
  CHECK(code("LOCATIONS") == "613");
  CHECK(code("Frais de bouche").empty());
  CHECK(code("Rémunération des") == "641");
  CHECK(code("74-ETAT État : ministère(s)") == "74-ETAT");
  CHECK(code("Autres produits de gestion courante") == "750");
  CHECK(code("Prestations") == "862");
  CHECK(code("Prestations", false) == "871");
  CHECK(code("601", false).empty());
  CHECK(code("  ").empty());
  CHECK(code("999").empty());
  CHECK(code("Locations de salles") == "613");
  CHECK(code("Prestations de services à l’année") == "604");
  CHECK(code("Prestations de traiteur").empty());
  CHECK(code("Achats de livres").empty());
  CHECK(code("Achat").empty());
}

TEST_CASE("funders are known by name, acronym, or another name that the call gives") {
  Reconnaissance names(call());
  auto code = [&](std::string_view text) {
    const auto* f = names.financeur(text);
    return f ? f->code : std::string();
  };
  CHECK(code("CAF") == "caf");
  CHECK(code("Caisse d'allocations familiales du Nord") == "caf");
  CHECK(code("Conseil départemental du Nord") == "departement");
  CHECK(code("ANCT") == "etat");
  CHECK(code("Une fondation").empty());
  CHECK(code("").empty());
}

TEST_CASE("charges and produits side by side, as the form prints them") {
  auto i = read(
      "Budget de l’action;;;\n"
      "CHARGES;Montant;PRODUITS;Montant\n"
      "60 - Achats;1 500,00;70 - Vente de produits finis;200\n"
      "Prestations de services;1 500;74 - Subventions d’exploitation;\n"
      "64 - Charges de personnel;;Région Hauts-de-France;1000\n"
      "Rémunération des personnels;300;CAF;500,50\n"
      "TOTAL DES CHARGES;1800;TOTAL DES PRODUITS;1700,50\n");
  CHECK(taken(i) == "70=200 604=1500 74-REGION:region=0+1000 641=300 74-ORGSOC:caf=0+500.50");
  CHECK(reasons(i).empty());
  CHECK(i.remarques.empty());
}

TEST_CASE("one side after the other, with a year to choose among several columns") {
  auto i = read(
      "Libellé;Réalisé 2021;Prévision 2023;Prévision 2022\n"
      "DEPENSES;;;\n"
      "Prestations de services;1;20;3\n"
      "RECETTES;;;\n"
      "Cotisations;4;50;6\n"
      "Divers;7;8;9\n");
  CHECK(taken(i) == "604=20 756=50");
  CHECK(reasons(i) == "6: aucune ligne du budget ne porte ce nom ou ce numéro; ");
}

TEST_CASE("without titles, the column with most amounts that are no line numbers is read") {
  auto i = read("601;Achats matières et fournitures;12,5\n613;Locations;7\n");
  CHECK(taken(i) == "601=12.50 613=7");
  CHECK(read("un;deux\ntrois;quatre\n").prises.empty());
}

TEST_CASE("rows below a line of subsidies name its funders; its own amount is then their total") {
  auto i = read(
      "Libellé;Montant\n"
      "74-COMMUNE Commune(s);300\n"
      "Commune d’exemple;200\n"
      "Autre commune;100\n"
      "74-REGION Conseil régional;50\n"
      "74-ETAT État;\n"
      "74-ORGSOC Organismes sociaux;80\n"
      "75 Autres produits;\n");
  CHECK(taken(i) ==
        "74-COMMUNE:Commune d’exemple=0+200 74-COMMUNE:Autre commune=0+100 74-REGION:region=0+50");
  CHECK(reasons(i) == "7: le fichier ne dit pas quel financeur : écrivez-le dans la page; ");
}

TEST_CASE("a heading without details, a line twice, and what is no amount are left with their reasons") {
  auto i = read(
      "Libellé;Montant\n"
      "61 Services extérieurs;900\n"
      "604;10\n"
      "604;20\n"
      "641;beaucoup\n"
      "Fusées;5\n"
      "613;-\n"
      "Fusées;\n");
  CHECK(taken(i) == "604=10");
  CHECK(reasons(i) ==
        "2: ce montant n’est pas détaillé : répartissez-le entre ses lignes; "
        "4: cette ligne a déjà reçu un montant plus haut; "
        "5: « beaucoup » n’est pas un montant; "
        "6: aucune ligne du budget ne porte ce nom ou ce numéro; ");
}

TEST_CASE("totals of the file that are not the sum of its lines are told, to the cent") {
  auto i = read(
      "CHARGES;Montant;PRODUITS;Montant\n60 Achats;100,01;70;5\n604;100;870;3\nTotal;100,01;Total "
      "général;8\nTotal des achats;7;;\n");
  REQUIRE(i.remarques.size() == 2);
  CHECK(i.remarques[0].contains("Rangée 2"));
  CHECK(i.remarques[1].contains("Rangée 4"));
}

TEST_CASE("of several sheets, the one that is best understood is read") {
  std::vector<documents::Sheet> sheets;
  for (std::string_view csv : {"note;1\n", "604;10\n613;5\n", "604;3\n"}) {
    auto one = documents::read_sheets(csv).sheets.at(0);
    one.name = fmt::format("F{}", sheets.size());
    sheets.push_back(one);
  }
  auto i = lire_feuilles(sheets, call());
  CHECK(i.feuille == "F1");
  CHECK(taken(i) == "604=10 613=5");
  CHECK(lire_feuilles({}, call()).prises.empty());
}

TEST_CASE("our own spreadsheet, filled in, is read back as it was") {
  Budget b;
  b.montants = {{"601", {123456}}, {"RESSPROP", {5}}, {"864", {700}}};
  b.financeurs = {{"74-ORGSOC", "caf", "", {100}, {250}},
                  {"74-ORGSOC", "", "Mutuelle d’essai", {}, {300}},
                  {"74-ETAT", "etat", "", {1}, {}}};
  auto path = documents::export_table(
      documents::Format::xlsx, std::filesystem::temp_directory_path(), {.title = "Budget"},
      colonnes_du_tableur(), [&](documents::TableWriter& table) { ecrire_tableur(table, call(), b); });
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::filesystem::remove(path);
  auto i = lire_feuilles(documents::read_sheets(std::move(bytes).str()).sheets, call());
  CHECK(taken(i) ==
        "601=1234.56 864=7 74-ETAT:etat=0.01+0 74-ORGSOC:caf=1+2.50 74-ORGSOC:Mutuelle d’essai=0+3 "
        "RESSPROP=0.05");
  CHECK(reasons(i).empty());
  CHECK(i.remarques.empty());
}

TEST_CASE("only what changes becomes a field, with the mark of what stands there") {
  auto i = read("604;10\n613;5\n615;7\nCAF;9\nFondation d’essai;1\n");
  auto now = typed({{"m_604", "10,00"},
                    {"m_613", "4"},
                    {"m_615", "sept"},
                    {"f_74-ORGSOC_1_qui", "cpam"},
                    {"f_74-ORGSOC_2_qui", "caf"},
                    {"f_74-ORGSOC_2_dc", "3"}});
  auto fields = champs_importes(i, now);
  CHECK_FALSE(fields.contains("m_604"));
  CHECK(fields.at("m_613").texte == "5");
  CHECK(fields.at("m_613").avant == dossier::marque("4"));
  CHECK(fields.at("m_615").texte == "7");
  CHECK(fields.at("f_74-ORGSOC_2_cs").texte == "9");
  CHECK(fields.at("f_74-ORGSOC_2_dc").texte.empty());
  CHECK_FALSE(fields.contains("f_74-ORGSOC_2_qui"));
  CHECK_FALSE(i.prises.at(0).change);
  CHECK(i.prises.at(1).change);
  CHECK(i.prises.at(1).actuel == base::euros({400}));
  CHECK(i.prises.at(2).actuel == "sept");
  CHECK(i.prises.at(3).actuel == base::euros({300}));
}

TEST_CASE("a funder without a free row is left, and told") {
  dossier::Brouillon full;
  for (int rang = 1; rang <= financeurs_max; ++rang)
    full.poser(champ_financeur("74-ORGSOC", rang, Partie::qui), {"cpam", 1, {}});
  auto i = read("CAF;9\n604;1\n");
  auto fields = champs_importes(i, full);
  CHECK(taken(i) == "604=1");
  CHECK(reasons(i) == "1: toutes les places de financeurs de cette ligne sont prises; ");
  CHECK(fields.size() == 1);
}

TEST_CASE("the titles of sides in their usual words") {
  for (std::string_view text : {"CHARGES", "Dépenses", "Dépenses prévisionnelles (en euros)", "charge"})
    CHECK_MESSAGE(cote_du_titre(text) == true, text);
  for (std::string_view text : {"Produits", "RECETTES", "Ressources"})
    CHECK_MESSAGE(cote_du_titre(text) == false, text);
  CHECK(cote_du_titre("Charges de personnel") == std::nullopt);
}
