#include "programme/ventilation/csv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>

#include "platform/documents/csv.h"
#include "programme/ventilation/csv_cellule.h"
#include "programme/ventilation/lot_decor_test.h"

using namespace ventilation;
using namespace ventilation::essai;

namespace {

struct Lu : DecorDeLot {
  TableauLu table;
  explicit Lu(std::string_view text) {
    auto c = cadre();
    table = lire_tableau(text, c.campagne, c.annuaire);
  }
  const Voulu& wanted(std::size_t i = 0) const { return std::get<Voulu>(table.lignes.at(i).voulu); }
};

/// "2: sentence | 3: other".
std::string text(const std::vector<Probleme>& problems) {
  std::string all;
  for (const auto& each : problems)
    all += (all.empty() ? "" : " | ") + std::to_string(each.ligne) + ": " + each.phrase;
  return all;
}

std::string problems(std::string_view table) { return text(Lu(table).table.problemes); }

std::string export_of(const std::vector<Ligne>& lignes, const DecorDeLot& d, const Annuaire& annuaire,
                      documents::CsvOptions options = {}) {
  std::ostringstream out;
  documents::CsvWriter writer(out, colonnes(), options);
  for (const auto& l : lignes) ecrire_ligne(writer, l, d.campagne, annuaire);
  writer.finish();
  return std::move(out).str();
}

}  // namespace

TEST_CASE("a table says what each dossier is to be; a column that it lacks says nothing") {
  Lu lu(
      "numero;reunion;financeurs;agents;ecart;motif\n"
      "2030-0042;sante;caf, etat;dix@caf.example;;\n"
      "43;;;;doublon;Voir 42.\n");
  CHECK(text(lu.table.problemes).empty());
  REQUIRE(lu.table.lignes.size() == 2);
  CHECK(lu.table.lignes[0].numero == 42);
  CHECK(lu.table.lignes[0].ligne == 2);
  CHECK(lu.wanted(0) == Voulu{"sante", {{"caf", "etat"}}, {{{"caf", 10}}}, "", ""});
  CHECK(lu.wanted(1) ==
        Voulu{"", std::vector<std::string>{}, std::vector<Voulu::Agent>{}, "doublon", "Voir 42."});
  CHECK(Lu("numero;reunion\n42;sante\n").wanted() == Voulu{.reunion = "sante"});
}

TEST_CASE("a row that ends early says nothing of the columns that it does not reach") {
  CHECK(Lu("numero;reunion;financeurs\n42;sante\n").wanted() == Voulu{.reunion = "sante"});
}

TEST_CASE("titles may have accents, capitals and other usual names, in any order") {
  Lu lu("\"Agent·es\";Numéro du dossier;RÉUNION;Financeur\ndix@caf.example;42;Réunion sante;CAF\n");
  CHECK(text(lu.table.problemes).empty());
  CHECK(lu.wanted() == Voulu{"sante", std::vector<std::string>{"caf"}, {{{"caf", 10}}}, {}, {}});
  for (std::string_view title : {"n°", "N°", "No", "Dossier", "Référence", "numero"})
    CHECK(Lu(std::string(title) + ";reunion\n42;sante\n").table.lignes.size() == 1);
}

TEST_CASE(
    "columns that mean nothing here are named, those of the export are not, a mistyped one is a mistake") {
  Lu lu("numero;projet;Structure;reunion;Remarques\n42;Jardin;Tilleuls;sante;À voir\n");
  CHECK(lu.table.non_lues == std::vector<std::string>{"Remarques"});
  CHECK(lu.table.problemes.empty());
  CHECK(problems("numero;finaceurs;reunion\n42;caf;sante\n") ==
        "1: la colonne « finaceurs » n’existe pas. Vouliez-vous dire « financeurs » ?");
}

TEST_CASE("missing and doubled columns are all named at once, and no row is read under such titles") {
  CHECK(problems("projet;motif;motif\nJardin;x;y\n") ==
        "1: la colonne « motif » y est deux fois. | 1: il manque la colonne « numero » (le numéro de chaque "
        "dossier). | "
        "1: la colonne « motif » complète la colonne « ecart », qui manque.");
  CHECK(problems("numero;projet\n42;Jardin\n") ==
        "1: il faut au moins une colonne parmi « reunion », « financeurs », « agents » et « ecart ».");
  CHECK(Lu("numero;projet\n42;Jardin\n").table.lignes.empty());
}

TEST_CASE("an empty table, or one of titles only, is a mistake of the whole") {
  CHECK(problems("").starts_with("0: Le tableau est vide"));
  CHECK(problems("\n\n ; \n").starts_with("0: Le tableau est vide"));
  CHECK(problems("numero;reunion\n").starts_with("0: Le tableau ne contient aucun dossier"));
  CHECK(problems("numero;reunion\n;\n \n").starts_with("0: Le tableau ne contient aucun dossier"));
}

TEST_CASE(
    "every mistake of every row is named, with its line and what was expected; good rows are read all the "
    "same") {
  Lu lu(
      "numero;reunion;financeurs;agents;ecart;motif\n"
      "abc;Lune;xyz;personne;jamais;\n"
      ";sante;;;;\n"
      "44;sante;;;;\n"
      "2022-0045;Réunion sant;CAG;zoe@caf.example;;Trop tard\n");
  CHECK(text(lu.table.problemes) ==
        "2: « abc » n’est pas un numéro de dossier. Écrivez par exemple 2030-0042. | "
        "2: « Lune » n’est pas une réunion de l’appel. Écrivez son titre ou son code. | "
        "2: « xyz » n’est pas un financeur de l’appel. Écrivez son sigle ou son code. | "
        "2: « personne » n’est pas une adresse électronique. | "
        "2: « jamais » n’est pas un motif de mise à l’écart. Écrivez son titre ou son code. | "
        "3: il manque le numéro du dossier. | "
        "5: le dossier « 2022-0045 » n’est pas de cet appel (2030). | "
        "5: « Réunion sant » n’est pas une réunion de l’appel. Vouliez-vous dire « Réunion sante » ? | "
        "5: « CAG » n’est pas un financeur de l’appel. Écrivez son sigle ou son code. | "
        "5: aucun·e agent·e n’a l’adresse « zoe@caf.example ». | "
        "5: un motif est écrit, mais la colonne « ecart » est vide : dites pourquoi la note est écartée.");
  REQUIRE(lu.table.lignes.size() == 1);
  CHECK(lu.table.lignes[0].numero == 44);
}

TEST_CASE("a dossier that stands twice is a mistake that names the first line") {
  CHECK(problems("numero;reunion\n42;sante\n2030-0042;amont\n43;sante\n042;sante\n") ==
        "3: le dossier 42 est déjà à la ligne 2. | 5: le dossier 42 est déjà à la ligne 2.");
}

TEST_CASE("the text of a reason is as long as on the pages, and no longer") {
  auto with = [](std::size_t n) {
    std::string text;
    while (n-- > 0) text += "é";
    return problems("numero;ecart;motif\n42;doublon;" + text + "\n");
  };
  CHECK(with(1000).empty());
  CHECK(with(1001) == "2: le motif fait 1001 caractères, pour 1 000 au plus.");
}

TEST_CASE("numbers are read as people write them") {
  DecorDeLot d;
  auto cadre = d.cadre();
  Cellules cells(cadre.campagne, cadre.annuaire);
  Cellules::Phrases phrases;
  for (std::string_view typed : {"42", "0042", "2030-0042", "2030-42", "n° 42", "N° 2030-0042", "dossier 42"})
    CHECK(cells.numero(typed, phrases) == 42);
  CHECK(phrases.empty());
  for (std::string_view typed :
       {"0", "-3x", "4 2", "42.5", "99999999999999999999", "2030-0000", "2029-0042", "="})
    CHECK_FALSE(cells.numero(typed, phrases).has_value());
  CHECK(phrases.size() == 8);
}

TEST_CASE("none is said by an empty cell or in words") {
  for (std::string_view cell : {"", " ", "-", "aucune", "Aucun", "non", "sans", "Sans réunion"})
    CHECK(Lu("numero;reunion\n42;" + std::string(cell) + "\n").wanted().reunion == "");
}

TEST_CASE("a list is separated by commas, semicolons, bars or lines, and names each once") {
  for (std::string_view cell :
       {"\"caf, etat\"", "\"caf;etat\"", "caf | État", "\"caf\netat\n\"", "CAF,État,caf,"})
    CHECK(Lu("numero;financeurs\n42;" + std::string(cell) + "\n").wanted().financeurs ==
          std::vector<std::string>{"caf", "etat"});
}

TEST_CASE("who works for several funders is named with the funder; who has one role without") {
  Lu two("numero;agents\n42;vingt@etat.example\n");
  CHECK(text(two.table.problemes) ==
        "2: « vingt@etat.example » a plusieurs rôles : écrivez pour qui, par exemple « "
        "etat:vingt@etat.example ».");
  CHECK(
      Lu("numero;agents\n42;\"CAF: Vingt@Etat.example, referent:trente@amont.example\"\n").wanted().agents ==
      std::vector<Voulu::Agent>{{"caf", 20}, {"", 30}});
  CHECK(Lu("numero;agents\n42;trente@amont.example\n").wanted().agents ==
        std::vector<Voulu::Agent>{{"", 30}});
  CHECK(problems("numero;agents\n42;lune:dix@caf.example\n") ==
        "2: « lune » n’est pas un financeur de l’appel. Écrivez son sigle ou son code.");
}

TEST_CASE("someone who has no role any more can stay where the table names the funder") {
  DecorDeLot d;
  d.adresses.push_back({40, "quarante@caf.example"});
  auto cadre = d.cadre();
  auto read = [&](std::string_view cell) {
    return lire_tableau("numero;agents\n42;" + std::string(cell) + "\n", cadre.campagne, cadre.annuaire);
  };
  CHECK(text(read("quarante@caf.example").problemes) ==
        "2: « quarante@caf.example » ne suit plus de dossiers.");
  CHECK(read("caf:quarante@caf.example").problemes.empty());
  CHECK(ecrire_agent(cadre.annuaire, {"caf", 40, "", ""}) == "caf:quarante@caf.example");
}

TEST_CASE("a workbook, a Unicode text or a quote left open is explained") {
  CHECK(problems("PK\x03\x04...").starts_with("1: ce fichier est un classeur"));
  CHECK(problems("\xFF\xFEn").starts_with("1: ce fichier est au format « Texte Unicode »"));
  CHECK(problems("numero;reunion\n42;\"sante\n43;amont\n").starts_with("2: des guillemets s’ouvrent ici"));
  CHECK(problems("numero;reunion\n42;" + std::string(70'000, 'x'))
            .starts_with("2: cette ligne est trop longue"));
  CHECK(problems("numero;reunion\n42" + std::string(300, ';'))
            .starts_with("2: cette ligne a trop de colonnes"));
  CHECK(problems("numero;reunion\n42;sante;de trop\n") ==
        "2: 3 cases pour 2 titres : un séparateur de trop ?");
  CHECK(problems("numero;reunion\n42;sante;;\n").empty());
}

TEST_CASE("a file of Excel in Windows-1252 and cells pasted from a spreadsheet are read") {
  Lu windows(
      "num\xE9ro;r\xE9union;\xE9"
      "cart;motif\r\n42;R\xE9union sante;D\xE9j\xE0 d\xE9pos\xE9;L\x92\xE9"
      "cole\r\n");
  CHECK(text(windows.table.problemes).empty());
  CHECK(windows.wanted() == Voulu{"sante", {}, {}, "doublon", "L’école"});
  CHECK(Lu("numero\tagents\n42\tdix@caf.example, onze@caf.example\n").wanted().agents ==
        std::vector<Voulu::Agent>{{"caf", 10}, {"caf", 11}});
}

TEST_CASE("a cell that looks like a formula is a text like another, with or without its guard") {
  CHECK(Lu("numero;ecart;motif\n42;doublon;'=1+1\n").wanted().ecart_texte == "=1+1");
  CHECK(Lu("numero;ecart;motif\n42;doublon;=1+1\n").wanted().ecart_texte == "=1+1");
  CHECK(problems("numero;reunion\n=42;sante\n").empty());
  CHECK(problems("numero;reunion\n42;=CMD()\n") ==
        "2: « =CMD() » n’est pas une réunion de l’appel. Écrivez son titre ou son code.");
}

TEST_CASE("lines are written again as a table that says the same") {
  Lu lu(
      "numero;reunion;financeurs;agents;ecart;motif\n"
      "42;sante;caf, etat;caf:vingt@etat.example, "
      "dix@caf.example;doublon;=1+1\n43;;;;;\n44;sante\n45;=;=;=;=;=\n");
  CHECK(text(lu.table.problemes).empty());
  CHECK(lu.wanted(3) == Voulu{});
  auto cadre = lu.cadre();
  auto again = lire_tableau(reecrire(lu.table.lignes, cadre.annuaire), cadre.campagne, cadre.annuaire);
  CHECK(text(again.problemes).empty());
  REQUIRE(again.lignes.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(again.lignes[i].numero == lu.table.lignes[i].numero);
    CHECK(std::get<Voulu>(again.lignes[i].voulu) == lu.wanted(i));
  }
}

TEST_CASE("numbers that no dossier has are named, in the order of the lines, and the others find their row") {
  Lu lu("numero;reunion\n45;sante\n42;amont\n44;Lune\n41;sante\n");
  std::vector<Ligne> lignes{lu.preparee(42)};
  auto places = confronter(lu.table, lignes);
  CHECK(places == std::vector<std::size_t>{1});
  CHECK(text(lu.table.problemes) ==
        "2: aucun dossier déposé ne porte le numéro 45. | "
        "4: « Lune » n’est pas une réunion de l’appel. Écrivez son titre ou son code. | "
        "5: aucun dossier déposé ne porte le numéro 41.");
  CHECK_THROWS_AS(confronter(lu.table, std::vector{lu.preparee(50)}), std::logic_error);
}

TEST_CASE("what cannot be done is a mistake of its line") {
  Lu lu("numero;reunion\n43;sante\n42;sante\n");
  std::vector<Ligne> lignes{lu.transmise(42), lu.preparee(43)};
  auto places = confronter(lu.table, lignes);
  auto cadre = lu.cadre();
  auto found = consequences(
      cadre, lignes, [&](std::size_t i) -> const Modification& { return lu.table.lignes[places[i]].voulu; });
  ajouter_refus(lu.table, places, found);
  CHECK(text(lu.table.problemes) == "3: Déjà transmis : à corriger dossier par dossier, en disant pourquoi.");
  CHECK(found.effets.size() == 1);
}

TEST_CASE("what was exported is read back without a change, in any state and with any separator") {
  rc::check([] {
    DecorDeLot d;
    d.adresses.push_back({40, "quarante@caf.example"});
    auto cadre = d.cadre();
    auto strange =
        d.ecartee(4, "irrecevable", *rc::gen::element<std::string>("=1+1", "'-x", "a;b\n\"c\"", "", "L’été"));
    auto former = d.preparee(5);
    former.etat.affectations.push_back({"caf", 40, "comite", ""});
    former.etat.affectations.push_back({"caf", 20, "comite", ""});
    ordonner(former.etat);
    auto open = d.preparee(6);
    open.etat.reunion.clear(), open.etat.reunion_a_choisir = true;
    std::vector<Ligne> lignes{d.attente(1), d.preparee(2), d.transmise(3), strange, former, open};
    documents::CsvOptions options{*rc::gen::element(';', ',', '\t'), '.'};
    auto table = lire_tableau(export_of(lignes, d, cadre.annuaire, options), cadre.campagne, cadre.annuaire);
    RC_ASSERT(text(table.problemes).empty());
    RC_ASSERT(table.non_lues.empty());
    auto places = confronter(table, lignes);
    RC_ASSERT(table.problemes.empty());
    auto found = consequences(
        cadre, lignes, [&](std::size_t i) -> const Modification& { return table.lignes[places[i]].voulu; });
    RC_ASSERT(found.inchangees.size() == lignes.size());
  });
}

TEST_CASE("two words are close when at most two letters differ, and short words never are") {
  CHECK(proche("finaceurs", "financeurs"));
  CHECK(proche("reunoin", "reunion"));
  CHECK_FALSE(proche("remarques", "reunion"));
  CHECK_FALSE(proche("abc", "abd"));
  CHECK(sans_signes("  L’École — n° 3 ") == "l ecole n 3");
}
