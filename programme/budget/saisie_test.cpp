#include "programme/budget/saisie.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "programme/campagne/charger.h"
#include "tests/support/source_dir.h"

using namespace budget;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

dossier::Brouillon typed(std::initializer_list<std::pair<std::string, std::string>> fields) {
  dossier::Brouillon b;
  for (const auto& [name, text] : fields) b.poser(name, {text, 1, {}});
  return b;
}

dossier::Brouillon stored(const Budget& b) {
  return dossier::fusionner({}, en_champs(call(), b), 1, {}).brouillon;
}

}  // namespace

TEST_CASE("amounts are read as people type them; an empty field is nothing") {
  auto read = lire_budget(typed({{"m_601", " 1 234,50 € "}, {"m_604", ""}, {"m_641", "0"}}), call());
  CHECK(read.erreurs.empty());
  CHECK(read.budget.montant("601") == Cents{123'450});
  CHECK(read.budget.montants.size() == 1);
}

TEST_CASE("every amount that cannot be read is told at once, in the order of the form, with what was typed") {
  auto read = lire_budget(
      typed({{"m_870", "beaucoup"}, {"m_601", "12,345"}, {"m_604", "-5"}, {"m_613", "7"}}), call());
  REQUIRE(read.erreurs.size() == 3);
  CHECK(read.erreurs.begin()->field == "m_601");
  CHECK(read.erreurs.of("m_870").contains("« beaucoup »"));
  CHECK_FALSE(read.erreurs.of("m_604").empty());
  CHECK(read.budget.montant("613") == Cents{700});
}

TEST_CASE("a funder has a name, an amount of droit commun and one of specific credits") {
  auto read = lire_budget(typed({{"f_74-ORGSOC_1_qui", "caf"},
                                 {"f_74-ORGSOC_1_dc", "150"},
                                 {"f_74-ORGSOC_1_cs", "200,5"},
                                 {"f_74-PRIVE_2_qui", "autre"},
                                 {"f_74-PRIVE_2_nom", "Une fondation"},
                                 {"f_74-PRIVE_2_cs", "10"}}),
                          call());
  CHECK(read.erreurs.empty());
  REQUIRE(read.budget.financeurs.size() == 2);
  CHECK(read.budget.financeurs[0] == LigneFinanceur{"74-ORGSOC", "caf", "", {15'000}, {20'050}});
  CHECK(read.budget.financeurs[1] == LigneFinanceur{"74-PRIVE", "", "Une fondation", {}, {1'000}});
}

TEST_CASE(
    "an amount without a funder, or from another one without a name, is asked for; no amount, no error") {
  auto read = lire_budget(typed({{"f_74-ETAT_1_cs", "10"},
                                 {"f_74-ETAT_2_qui", "autre"},
                                 {"f_74-ETAT_2_dc", "5"},
                                 {"f_74-ETAT_3_qui", "autre"},
                                 {"f_74-ETAT_4_nom", std::string(121, 'a')}}),
                          call());
  CHECK(read.erreurs.size() == 3);
  CHECK_FALSE(read.erreurs.of("f_74-ETAT_1_qui").empty());
  CHECK_FALSE(read.erreurs.of("f_74-ETAT_2_nom").empty());
  CHECK(read.erreurs.of("f_74-ETAT_4_nom").contains("120"));
  CHECK(totaliser(call(), read.budget).ligne("74-ETAT") == Cents{1'500});
}

TEST_CASE("a funder of another kind cannot be chosen under a heading") {
  auto read = lire_budget(typed({{"f_74-ETAT_1_qui", "caf"}, {"f_74-ETAT_1_cs", "10"}}), call());
  CHECK_FALSE(read.erreurs.of("f_74-ETAT_1_qui").empty());
}

TEST_CASE("only the fields of this campaign's budget are known") {
  for (auto name : {"m_601", "m_RESSPROP", "m_CHIND-1", "f_74-ETAT_1_qui", "f_74-PRIVE_20_cs"})
    CHECK_MESSAGE(champ_connu(call(), name), name);
  for (auto name :
       {"m_60", "m_74-ETAT", "m_", "m_999", "f_74-ETAT_0_qui", "f_74-ETAT_21_qui", "f_74-ETAT_1_x",
        "f_601_1_qui", "f_74-ETAT_01_qui", "f_74-ETAT_1", "f_qui", "version", "jeton", ""})
    CHECK_FALSE_MESSAGE(champ_connu(call(), name), name);
}

TEST_CASE("a field is named as people read it on the form") {
  CHECK(libelle_champ(call(), "m_601") == "601 Achats matières et fournitures");
  CHECK(libelle_champ(call(), "m_60x") == "Autres fournitures");
  CHECK(libelle_champ(call(), "f_74-DEPT_2_dc") == "Conseil(s) départemental(aux), n° 2 : droit commun");
  CHECK(libelle_champ(call(), "autre_chose") == "autre_chose");
}

TEST_CASE("the highest rank of a heading counts what is written, not what was emptied") {
  auto b = typed({{"f_74-ETAT_1_qui", "etat"}, {"f_74-ETAT_3_nom", "x"}, {"f_74-ETAT_7_dc", ""}});
  CHECK(dernier_rang(b, "74-ETAT") == 3);
  CHECK(dernier_rang(b, "74-DEPT") == 0);
}

TEST_CASE("the note's requests and own resources are the first lines of the budget") {
  auto b = depuis_la_note(typed({{"demande_etat", "8 000,50"},
                                 {"demande_bailleurs", "100"},
                                 {"demande_caf", "0"},
                                 {"ressources_propres", "1000"}}),
                          call());
  REQUIRE(b.financeurs.size() == 2);
  CHECK(b.financeurs[0] == LigneFinanceur{"74-ETAT", "etat", "", {}, {800'050}});
  CHECK(b.financeurs[1].ligne == "74-PRIVE");
  CHECK(b.montant("RESSPROP") == Cents{100'000});
}

TEST_CASE("whatever the budget, its fields read back give the same budget") {
  CHECK(rc::check([] {
    Budget b;
    auto amount = [] { return Cents{*rc::gen::inRange<std::int64_t>(1, 100'000'000)}; };
    for (const auto& l : call().budget) {
      if (saisissable(call(), l) && *rc::gen::arbitrary<bool>()) b.montants[l.code] = amount();
      if (l.financeurs.empty()) continue;
      for (const auto* f : financeurs_de(call(), l))
        b.financeurs.push_back({l.code, f->code, "", amount(), {}});
      if (*rc::gen::arbitrary<bool>()) b.financeurs.push_back({l.code, "", "Autre", {}, amount()});
    }
    auto read = lire_budget(stored(b), call());
    RC_ASSERT(read.erreurs.empty());
    RC_ASSERT(read.budget == b);
  }));
}
