#include "programme/definitif/fiche_lecture.h"

#include <doctest/doctest.h>

#include "programme/definitif/fiche_test.h"

using namespace definitif;
using namespace definitif::fiche;
using test::call;

namespace {

Fiche sheet(Genre g, const test::Answers& answers) {
  return {.id = 1, .genre = g, .saisie = test::typed(answers)};
}

}  // namespace

TEST_CASE("the call says which dispositif has which sheets; the others have none") {
  CHECK(genre_de(call(), "vvv") == Genre::activite);
  CHECK(genre_de(call(), "ingenierie") == Genre::poste);
  CHECK(genre_de(call(), "pre") == Genre::contribution);
  CHECK_FALSE(genre_de(call(), "contrat_de_ville"));
  CHECK_FALSE(genre_de(call(), ""));
  for (auto g : {Genre::activite, Genre::poste, Genre::contribution}) CHECK(genre(code(g)) == g);
  CHECK_FALSE(genre("autre"));
}

TEST_CASE("every list that the forms offer is in the call, and so are the step and the rules that it names") {
  for (auto list : {"nature", "vacances", "tranche", "contrat", "tranche_enfant", "sexe", "motif_entree",
                    "etat_parcours", "remise_piece", "remise_devis"})
    CHECK_MESSAGE(choix(call(), list).size() > 1, list);
  for (const auto& [nature, why] : choix(call(), "acm_requis"))
    CHECK_MESSAGE(!libelle(call(), "nature", nature).empty(), nature);
  for (const auto& [dispositif, kind] : choix(call(), "genre")) {
    CHECK_MESSAGE(call().dispositif(dispositif), dispositif);
    CHECK_MESSAGE(genre(kind), kind);
  }
  CHECK(call().etape(libelle(call(), "remise", "etape")));
  CHECK_FALSE(libelle(call(), "anonymat", "permis").empty());
  CHECK_FALSE(libelle(call(), "anonymat", "prenoms").empty());
}

TEST_CASE("what a dossier misses is counted over its sheets, without those withdrawn; one when it has none") {
  CHECK(manques({}, call()) == 1);
  auto complete = sheet(Genre::activite, test::sejour), empty = sheet(Genre::poste, {}), gone = empty;
  gone.retiree_le = base::Instant{};
  CHECK(manques({complete, sheet(Genre::poste, test::poste), sheet(Genre::contribution, test::contribution)},
                call()) == 0);
  CHECK(manques({complete, empty}, call()) == erreurs(Genre::poste, {}, call()).size());
  CHECK(manques({complete, gone}, call()) == 0);
  CHECK(manques({gone}, call()) == 1);
}

TEST_CASE("a form knows the fields of its part at every line, and no others") {
  auto money = champs_connus(Genre::contribution, call(), "financement");
  CHECK(money.contains("cout"));
  CHECK(money.contains("fin_12_montant"));
  CHECK_FALSE(money.contains("fin_13_montant"));
  CHECK_FALSE(money.contains("titre"));
  CHECK(champs_connus(Genre::contribution, call(), "parcours").contains("enf_60_suivi"));
  CHECK(champs_connus(Genre::activite, call(), "activite").contains("filles_11_13"));
  CHECK(champs_connus(Genre::poste, call(), "autre").empty());
}

TEST_CASE("a copy has the answers, a title that says so, and neither persons nor children") {
  auto copied = copie(sheet(Genre::contribution, test::contribution));
  CHECK(copied.at("titre").texte == "Coup de pouce lecture (copie)");
  CHECK(copied.at("fin_1_montant").texte == "3000");
  for (const auto& [name, field] : copied)
    CHECK_MESSAGE((!name.starts_with("int_") && !name.starts_with("enf_")), name);
  CHECK(copie(sheet(Genre::poste, {})).at("titre").texte == "Poste sans titre (copie)");
}

TEST_CASE("a text longer than its field is told with how much was written, and a number too large as well") {
  auto b = test::with(test::typed(test::sejour), "titre", std::string(121, 'a'));
  CHECK(erreurs(Genre::activite, b, call()).of("titre").contains("vous en avez écrit 121"));
  CHECK(erreurs(Genre::activite, test::with(b, "filles_11_13", "10000"), call())
            .of("filles_11_13")
            .contains("9999"));
  CHECK(erreurs(Genre::activite, test::with(b, "filles_11_13", "1 000"), call()).of("filles_11_13").empty());
  for (auto spaced : {"1\u00a0000", "1\u202f000"})
    CHECK(erreurs(Genre::activite, test::with(b, "filles_11_13", spaced), call()).of("filles_11_13").empty());
  CHECK_FALSE(erreurs(Genre::activite, test::with(b, "qpv", "1234567890"), call()).of("qpv").empty());
  CHECK_FALSE(erreurs(Genre::activite, test::with(b, "cout", "mille"), call()).of("cout").empty());
}
