#include "programme/ventilation/conflit_noms.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/base/text.h"

using namespace ventilation;

TEST_CASE("the same name is found whatever its order, accents, capitals and hyphens") {
  CHECK(meme_nom("Zoé Exemple", "Zoé", "Exemple"));
  CHECK(meme_nom("EXEMPLE Zoe", "Zoé", "Exemple"));
  CHECK(meme_nom("Anne-Lise Exemple", "anne lise", "EXEMPLE"));
  CHECK(meme_nom("Annelise Exemple", "Anne-Lise", "Exemple"));
  CHECK(meme_nom("Exemple Anne Lise", "Anne-Lise", "Exemple"));
  CHECK(meme_nom("Mme Zoé Exemple", "Zoé", "Exemple"));
  CHECK(meme_nom("Dr. Zoé Exemple", "Mlle Zoé", "Exemple"));
}

TEST_CASE("particles and the way of sticking them to the name do not count") {
  CHECK(meme_nom("Zoé de l’Exemple", "Zoé", "Exemple"));
  CHECK(meme_nom("Zoé D’Exemple", "Zoé", "Dexemple"));
  CHECK(meme_nom("Zoé Van den Exemple", "Zoé", "Vandenexemple"));
  CHECK(meme_nom("Vandenexemple Zoé", "Zoé", "Van den Exemple"));
  CHECK(meme_nom("Anh Minh Le", "Anh Minh", "Le"));
  CHECK_FALSE(meme_nom("Zoé de Modèle", "Zoé", "de Exemple"));
}

TEST_CASE("of a double name one half is enough, but never the prénom or the nom alone") {
  CHECK(meme_nom("Zoé Exemple-Modèle", "Zoé", "Exemple"));
  CHECK(meme_nom("Zoé Exemple", "Zoé", "Modèle-Exemple"));
  CHECK(meme_nom("Anne Exemple", "Anne-Lise", "Exemple"));
  CHECK_FALSE(meme_nom("Exemple", "Zoé", "Exemple"));
  CHECK_FALSE(meme_nom("Zoé", "Zoé", "Exemple"));
  CHECK_FALSE(meme_nom("Lise Exemple", "Zoé", "Exemple"));
  CHECK_FALSE(meme_nom("Zoé Modèle", "Zoé", "Exemple"));
  CHECK_FALSE(meme_nom("Anne Lise", "Anne-Lise", "Exemple"));
  CHECK(meme_nom("Zoé Modèle Exemple", "Zoé", "Exemple Autre"));  // Modèle may be a second prénom
}

TEST_CASE("what is no name matches nothing") {
  CHECK_FALSE(meme_nom("", "", ""));
  CHECK_FALSE(meme_nom("Zoé Exemple", "", "Exemple"));
  CHECK_FALSE(meme_nom("Zoé Exemple", "Zoé", ""));
  CHECK_FALSE(meme_nom("Mme Exemple", "Zoé", "Exemple"));
  std::string endless;
  for (int i = 0; i < 5000; ++i) endless += "zoe ";
  CHECK_FALSE(meme_nom(endless + "exemple", endless, "exemple"));
}

TEST_CASE("a directory finds all homonyms, in the order in which they were entered") {
  Repertoire directory;
  directory.ajouter(3, "Zoé Exemple");
  directory.ajouter(1, "Exemple Zoé");
  directory.ajouter(2, "Lise Exemple");
  CHECK(directory.porteurs("Zoé", "EXEMPLE") == std::vector<std::int64_t>{3, 1});
  CHECK(directory.porteurs("Zoé", "Modèle").empty());
  CHECK(directory.porteurs("", "").empty());
}

TEST_CASE("a directory finds whom comparing with each person finds") {
  CHECK(rc::check([] {
    const std::vector<std::string> vocabulary{"zoe", "Anne", "lise", "annelise",   "exemple", "modele",
                                              "de",  "van",  "d'",   "vanexemple", "mme",     "-"};
    auto name = [&](int most) {
      std::vector<std::string> words;
      for (int n = *rc::gen::inRange(0, most); n > 0; --n) words.push_back(*rc::gen::elementOf(vocabulary));
      return base::join(words, " ");
    };
    std::vector<std::string> persons;
    Repertoire directory;
    for (std::int64_t i = 0; i < 12; ++i) {
      persons.push_back(name(6));
      directory.ajouter(i, persons.back());
    }
    auto prenom = name(3), nom = name(4);
    std::vector<std::int64_t> expected;
    for (std::size_t i = 0; i < persons.size(); ++i)
      if (meme_nom(persons[i], prenom, nom)) expected.push_back(std::int64_t(i));
    RC_ASSERT(directory.porteurs(prenom, nom) == expected);
  }));
}
