#include "programme/campagne/charger.h"
#include "tests/support/source_dir.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace campagne;

namespace {

const std::filesystem::path petite = tests::source_dir() + "/tests/campagnes/petite";

Fichiers small() { return *lire_dossier(petite); }

std::string& content(Fichiers& fichiers, std::string_view nom) {
  return std::ranges::find(fichiers, nom, [](const auto& f) -> std::string_view { return f.first; })->second;
}

/// The mistakes found in the small campaign once `before` is written `after` in one of its files.
std::vector<Erreur> mistakes(std::string_view file, std::string_view before, std::string_view after) {
  Fichiers fichiers = small();
  std::string& text = content(fichiers, file);
  auto at = text.find(before);
  REQUIRE(at != std::string::npos);
  text.replace(at, before.size(), after);
  auto result = charger(fichiers);
  return result ? std::vector<Erreur>{} : result.error();
}

/// The only mistake, as a sentence.
std::string mistake(std::string_view file, std::string_view before, std::string_view after) {
  auto found = mistakes(file, before, after);
  REQUIRE(found.size() == 1);
  return phrase(found[0]);
}

}  // namespace

TEST_CASE("a campaign of another territory, other orientations and other dates is read the same") {
  auto c = charger(petite);
  REQUIRE(c);
  CHECK(c->code == "petite-2031");
  CHECK(c->annee == 2031);
  CHECK(c->territoire.commune("99001")->concernee);
  CHECK(c->territoire.commune("99002")->codes_postaux.size() == 2);
  CHECK(c->territoire.quartiers_de("99001").size() == 1);
  CHECK(c->objectif("mer_metiers")->saillant);
  CHECK_FALSE(c->objectif("repas_partages")->saillant);
  CHECK(c->financeurs.size() == 2);
  CHECK(c->accuse.silence_mois == 3);
  CHECK(c->texte("aide.phrase") == "Une phrase.");
  CHECK(c->pieces[0].condition.financeurs == std::vector<std::string>{"port"});
}

TEST_CASE("communes are in alphabetical order, accents aside") {
  auto c = charger(petite);
  REQUIRE(c);
  CHECK(c->territoire.communes[0].nom == "École-sur-Mer");
}

TEST_CASE("the last day of a period in days is included, an end given as an hour is not") {
  auto c = charger(petite);
  REQUIRE(c);
  CHECK(base::iso_paris(c->depot_note.from) == "2030-03-01T00:00:00");
  CHECK(base::iso_paris(c->depot_note.until) == "2030-04-01T00:00:00");
  CHECK(base::iso_paris(c->depot_final.until) == "2030-05-02T12:00:00");
}

TEST_CASE("the same files give the same campaign from a folder and from memory") {
  auto c = charger(small());
  REQUIRE(c);
  CHECK(c->titre == charger(petite)->titre);
}

TEST_CASE("a reference to a code that does not exist is told, with the codes that do") {
  CHECK(mistake("programme.toml", "orientations = [\"mer\"]", "orientations = [\"meer\"]") ==
        "programme.toml, ligne 50 : orientation « meer » : ce code n’existe pas. Attendu : l’un des codes "
        "déclarés (mer, repas).");
  CHECK(mistake("campagne.toml", "communes = [\"99001\"]", "communes = [\"59606\"]")
            .contains("commune « 59606 »"));
  CHECK(
      mistake("programme.toml", "reunion = \"repas\"", "reunion = \"dîner\"").contains("réunion « dîner »"));
  CHECK(mistake("programme.toml", "genre = \"autre\"", "genre = \"port\"")
            .contains("genre de financeur « port »"));
  CHECK(mistake("programme.toml", "formes = [\"etablissement_scolaire\"]", "formes = [\"lycee\"]")
            .contains("association"));
  CHECK(mistake("programme.toml", "reponse = \"non\"", "reponse = \"jamais\"")
            .contains("a_verifier, non, oui"));
}

TEST_CASE("an unknown key and the missing one are both told, with the keys that are known") {
  auto found = mistakes("programme.toml", "titre = \"Manger ensemble\"", "titr = \"Manger ensemble\"");
  REQUIRE(found.size() == 2);
  CHECK(phrase(found[0]) == "programme.toml, ligne 12 : la clé « titre » manque. Attendu : titre = ….");
  CHECK(found[1].ligne == 14);
  CHECK(found[1].constat == "la clé « titr » est inconnue");
  CHECK(found[1].attendu.contains("resume, reunion, titre"));
}

TEST_CASE("an unknown section is told") {
  CHECK(mistake("programme.toml", "[textes.aide]\n", "[orientations]\n[textes.aide]\n")
            .contains("« orientations » est inconnue"));
}

TEST_CASE("a rule of coherence weighs one of three things") {
  auto weighs = [](const char* what) {
    return mistakes("programme.toml", "[textes.aide]\n",
                    std::string("[textes.coherence]\nconvention = \"") + what + "\"\n[textes.aide]\n");
  };
  CHECK(weighs("agents").empty());
  auto found = weighs("interdit");
  REQUIRE(found.size() == 1);
  CHECK(found[0].constat.contains("coherence.convention"));
  CHECK(found[0].constat.contains("interdit"));
  CHECK(phrase(found[0]).contains("« bloque », « avertit » ou « agents »"));
}

TEST_CASE("a model asks only for what the program can put in it") {
  auto body = [](const char* text) {
    return mistakes("programme.toml", "{structure} respecte", std::string(text));
  };
  CHECK(body("{structure}, le {date},").empty());
  auto found = body("{maire}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].constat.contains("modele.charte.corps"));
  CHECK(found[0].constat.contains("{maire}"));
  CHECK(found[0].attendu.contains("structure"));
}

TEST_CASE("a date that does not exist is told") {
  CHECK(mistake("campagne.toml", "2030-03-31", "2030-02-30")
            .contains("ligne 8 : la date « 2030-02-30 » n’existe pas"));
  CHECK(mistake("campagne.toml", "2030-05-01T08:00", "2030-05-01")
            .contains("le moment « 2030-05-01 » n’existe pas"));
}

TEST_CASE("a period that ends before it begins is told") {
  CHECK(mistake("campagne.toml", "2030-05-02T12:00", "2030-05-01T08:00").contains("la période finit avant"));
  CHECK(mistake("campagne.toml", "\"2030-03-01\"", "\"2030-04-01\"").contains("la période finit avant"));
}

TEST_CASE("a final deposit that ends before the note's is told") {
  CHECK(mistake("campagne.toml", "du = \"2030-03-01\", au = \"2030-03-31\"",
                "du = \"2031-03-01\", au = \"2031-03-31\"")
            .contains("le dépôt définitif finit avant"));
}

TEST_CASE("a deadline that the calendar does not announce is told") {
  CHECK(mistake("campagne.toml", "au = \"2030-03-31\"", "au = \"2030-03-30\"")
            .contains("« depot_note » finit le 2030-03-31T00:00:00, le calendrier ne le dit pas"));
}

TEST_CASE("a period without any date is told") {
  CHECK(mistake("programme.toml", "du = \"2030-03-31\"\n", "").contains("aucune date n’est donnée"));
}

TEST_CASE("a code taken twice is told, with the place of the first") {
  CHECK(mistake("programme.toml", "code = \"repas_partages\"", "code = \"mer_metiers\"") ==
        "programme.toml, ligne 20 : objectif « mer_metiers » : ce code est déjà pris. "
        "Attendu : un code différent de celui de programme.toml, ligne 8.");
}

TEST_CASE("a value of another kind, out of bounds or blank is told") {
  CHECK(mistake("programme.toml", "saillant = true", "saillant = \"oui\"")
            .contains("contient un texte. Attendu : true ou false"));
  CHECK(mistake("campagne.toml", "annee = 2031", "annee = 31").contains("un nombre entre 2000 et 2100"));
  CHECK(mistake("programme.toml", "\"Une phrase.\"", "\"  \"").contains("la clé « phrase » est vide"));
  CHECK(mistake("campagne.toml", "[\"99100\", \"99110\"]", "[\"99100\", 99110]")
            .contains("des textes seulement"));
}

TEST_CASE("an identifier or an address that cannot be one is told") {
  CHECK(mistake("campagne.toml", "siren = \"123456782\"", "siren = \"1234\"").contains("9 chiffres"));
  CHECK(mistake("campagne.toml", "insee = \"99002\"", "insee = \"9900\"").contains("5 caractères"));
  CHECK(mistake("campagne.toml", "code = \"QP099001\"", "code = \"Port\"").contains("QN05921M"));
  CHECK(mistake("campagne.toml", "projets@val-joli.example", "projets").contains("une adresse comme"));
}

TEST_CASE("every mistake of every file is told at once, in the order of files and lines") {
  Fichiers fichiers = small();
  content(fichiers, "campagne.toml").append("\n[[axe]]\ncode = \"a\"\n");
  content(fichiers, "programme.toml").append("\n[[orientation]]\ncode = \"mer\"\n");
  auto result = charger(fichiers);
  REQUIRE_FALSE(result);
  CHECK(result.error().size() == 7);
  CHECK(std::ranges::is_sorted(result.error(), {},
                               [](const Erreur& e) { return std::pair(e.fichier, e.ligne); }));
}

TEST_CASE("a file that is not TOML is told with its line, without blaming references to what it held") {
  auto found = mistakes("programme.toml", "titre = \"Vivre de la mer\"", "titre = \"Vivre de la mer");
  REQUIRE(found.size() == 1);
  CHECK(found[0].fichier == "programme.toml");
  CHECK(found[0].ligne == 3);
  CHECK(found[0].constat.contains("n’est pas du TOML"));
}

TEST_CASE("a section that is missing everywhere or written twice is told") {
  Fichiers fichiers = small();
  Fichiers only_one{{"campagne.toml", content(fichiers, "campagne.toml")}};
  auto result = charger(only_one);
  REQUIRE_FALSE(result);
  CHECK(result.error()[0].constat == "« orientation » manque dans tous les fichiers");
  Fichiers twice = small();
  twice.emplace_back("z.toml", "[territoire]\nnom = \"x\"\nsiren = \"123456782\"\n");
  CHECK(phrase(charger(twice).error().at(0)).contains("z.toml, ligne 1 : [territoire] est écrit deux fois"));
}

TEST_CASE("no file, or no folder, is a mistake too") {
  CHECK_FALSE(charger(Fichiers{}));
  CHECK(charger(petite / "nowhere").error()[0].constat == "ce dossier ne peut pas être lu");
  CHECK(charger(petite.parent_path()).error()[0].constat == "ce dossier ne contient aucun fichier .toml");
}
