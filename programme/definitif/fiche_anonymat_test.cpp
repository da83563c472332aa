#include "programme/definitif/fiche_anonymat.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "programme/definitif/fiche_test.h"

using definitif::fiche::identifie;
using definitif::test::call;

TEST_CASE("plain words about a path are recorded") {
  for (auto text :
       {"", "Suit un atelier de lecture deux fois par semaine.", "suivi CMP et PMI, à Vieux-Condé",
        "L’enfant vient au club. Son père l’accompagne.", "À revoir dans 6 mois : 3 séances",
        "Réussite Éducative : accompagnement à la scolarité", "aidé 1/2 journée, 2-3 fois",
        "A participé au CLAS de la Briquette", "En 5e, depuis 2 ans ; relais vers la PMI",
        "« Très assidu » depuis la rentrée 2021", "Y va seul. D’abord timide…"})
    CHECK_MESSAGE(!identifie(text, call()), text);
}

TEST_CASE("names are refused: first names, capitals inside a sentence, initials, titles, names in capitals") {
  for (auto text :
       {"Léa suit un atelier", "lea vient le mardi", "Va au club avec Théo", "Le petit Delattre progresse",
        "L. progresse", "Suivi avec M. Petit", "mme Durand l’accompagne", "MARTEL suit un atelier",
        "suit un atelier (Delattre)", "Atelier. DELATTRE y va", "l’Émile du groupe", "Œdipe, Zébulon"})
    CHECK_MESSAGE(identifie(text, call()), text);
  CHECK(identifie("Va au club avec Zébulon", call())->contains("« Zébulon »"));
}

TEST_CASE("birth dates are refused, however they are written") {
  for (auto text :
       {"né en avril", "Née à Anzin", "12/03/2014", "12-03-14", "12 03 2014", "2014-03-12", "12.03.14",
        "le 12 mars", "le 1er août", "de 2014", "date de naissance inconnue", "12032014"})
    CHECK_MESSAGE(identifie(text, call()), text);
}

TEST_CASE("the years in which a child of the programme may be born are refused, later ones are not") {
  CHECK(identifie("depuis 2020", call()));
  CHECK(identifie("depuis 2003", call()));
  CHECK_FALSE(identifie("depuis 2021", call()));
  CHECK_FALSE(identifie("livre de 2002", call()));
}

TEST_CASE("addresses and numbers that lead to a person are refused") {
  CHECK(identifie("ecrire a parent@famille.example", call()));
  CHECK(identifie("au 03 27 00 00 00", call()));
  CHECK(identifie("n° 123456", call()));
  CHECK_FALSE(identifie("salle 12345", call()));
}

TEST_CASE("whatever is typed is judged, and a first name is found wherever it is added") {
  rc::check("bytes that are no text are judged too", [](const std::string& bytes) {
    identifie(bytes, call());
    identifie("\xE2" + bytes + "\xC2", call());
  });
  rc::check("a first name between other words is found", [] {
    auto word = rc::gen::element<std::string>("suit", "l’atelier", "à", "Vieux-Condé", "2", "fois", "PMI");
    auto before = *rc::gen::container<std::vector<std::string>>(word);
    auto after = *rc::gen::container<std::vector<std::string>>(word);
    std::string text;
    for (const auto& w : before) text += w + " ";
    text += *rc::gen::element<std::string>("Théo", "théo", "THEO", "Inès");
    for (const auto& w : after) text += " " + w;
    RC_ASSERT(identifie(text, call()).has_value());
  });
}
