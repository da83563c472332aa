#include "programme/dossier/brouillon.h"

#include <doctest/doctest.h>

using namespace dossier;
using namespace std::chrono_literals;

namespace {

const base::Instant noon = base::from_millis(1'663'000'000'000);

Brouillon with(std::string_view champ, std::string_view texte, std::int64_t par = 1) {
  Brouillon b;
  b.poser(champ, {std::string(texte), par, noon});
  return b;
}

Envoi send(std::string_view champ, std::string_view texte, std::string_view shown) {
  Envoi e;
  e[std::string(champ)] = {std::string(texte), marque(shown)};
  return e;
}

}  // namespace

TEST_CASE("the mark of a text is the FNV-1a hash that browsers compute too") {
  CHECK(marque("") == "cbf29ce484222325");
  CHECK(marque("a") == "af63dc4c8601ec8c");
  CHECK(marque("é") != marque("e"));
}

TEST_CASE("a draft written as JSON reads back the same, whatever was typed") {
  Brouillon b;
  b.poser("intitule", {"\"Guillemets\" \\ et\nlignes, œuvre ★", 12, noon});
  b.poser("vide", {"", 3, noon + 1ms});
  auto again = depuis_json(en_json(b));
  CHECK(again.valeur("intitule") == b.valeur("intitule"));
  REQUIRE(again.saisie("vide"));
  CHECK(again.saisie("vide")->par == 3);
  CHECK(again.saisie("vide")->le == noon + 1ms);
  CHECK(en_json(again) == en_json(b));
}

TEST_CASE("a text that is not a draft is refused") {
  CHECK_THROWS(depuis_json("pas du JSON"));
  CHECK_THROWS(depuis_json(R"({"a": 3})"));
}

TEST_CASE("what is sent does not depend on who typed it nor when, nor on emptied answers") {
  auto a = with("intitule", "Jardin", 1), b = with("intitule", "Jardin", 2);
  b.poser("phrase", {"", 2, noon});
  CHECK(contenu_canonique(a) == contenu_canonique(b));
  CHECK(contenu_canonique(a) != contenu_canonique(with("intitule", "Jardins")));
}

TEST_CASE("several choices are kept one per line") {
  auto b = with("axes", "jeunesse\ncitoyennete");
  CHECK(b.valeurs("axes") == std::vector<std::string>{"jeunesse", "citoyennete"});
  CHECK(b.valeurs("inconnu").empty());
}

TEST_CASE("a first answer is recorded with its author and its time") {
  auto f = fusionner({}, send("intitule", "Jardin", ""), 7, noon);
  CHECK(f.changes == std::vector<std::string>{"intitule"});
  CHECK(f.brouillon.saisie("intitule")->par == 7);
  CHECK(f.conflits.empty());
}

TEST_CASE("a text that the person did not change never replaces what someone else wrote meanwhile") {
  auto f = fusionner(with("intitule", "Nouveau", 2), send("intitule", "Ancien", "Ancien"), 1, noon);
  CHECK(f.changes.empty());
  CHECK(f.conflits.empty());
  CHECK(f.brouillon.valeur("intitule") == "Nouveau");
}

TEST_CASE("two people who write the same text do not conflict") {
  auto f = fusionner(with("intitule", "Jardin", 2), send("intitule", "Jardin", ""), 1, noon);
  CHECK(f.conflits.empty());
  CHECK(f.changes.empty());
}

TEST_CASE(
    "a field changed by someone else since it was read hands both texts back and keeps the recorded one") {
  auto f = fusionner(with("intitule", "Le leur", 2), send("intitule", "Le mien", "Ancien"), 1, noon);
  REQUIRE(f.conflits.size() == 1);
  CHECK(f.conflits[0].votre_texte == "Le mien");
  CHECK(f.conflits[0].texte_enregistre == "Le leur");
  CHECK(f.conflits[0].par == 2);
  CHECK(f.brouillon.valeur("intitule") == "Le leur");
}

TEST_CASE("a conflict on one field does not keep the others from being recorded") {
  auto e = send("intitule", "Le mien", "Ancien");
  e["phrase"] = {"Une phrase", marque("")};
  auto f = fusionner(with("intitule", "Le leur", 2), e, 1, noon);
  CHECK(f.conflits.size() == 1);
  CHECK(f.changes == std::vector<std::string>{"phrase"});
}

TEST_CASE("a form that does not say what it showed never overwrites a recorded text") {
  Envoi e;
  e["intitule"] = {"Le mien", ""};
  CHECK(fusionner(with("intitule", "Le leur", 2), e, 1, noon).conflits.size() == 1);
  CHECK(fusionner({}, e, 1, noon).changes.size() == 1);
}

TEST_CASE("an answer can be emptied") {
  auto f = fusionner(with("intitule", "Jardin"), send("intitule", "", "Jardin"), 1, noon);
  CHECK(f.changes.size() == 1);
  CHECK(f.brouillon.valeur("intitule").empty());
}
