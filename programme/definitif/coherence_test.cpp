#include "programme/definitif/coherence.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "programme/campagne/charger.h"
#include "tests/support/source_dir.h"

using namespace definitif;
using namespace definitif::coherence;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

const base::Instant day = base::parse_paris("2022-11-20T10:00").value();

budget::LigneFinanceur caf(std::int64_t euros, std::string nom = {}) {
  return {"74-ORGSOC", "caf", std::move(nom), {}, {euros * 100}};
}

/// A budget with these charges, in euros, and what is asked of funders.
Faits facts(std::int64_t charges, std::vector<budget::LigneFinanceur> funders = {}) {
  budget::Budget b;
  b.montants["604"] = {charges * 100};
  b.financeurs = std::move(funders);
  return faits_du_budget(call(), b);
}

/// What one rule says, in one text; empty when it is silent.
std::string said(std::string_view rule, const Faits& f, const campagne::Campagne& c = call()) {
  auto all = regles();
  auto it = std::ranges::find(all, rule, &Regle::code);
  REQUIRE_MESSAGE(it != all.end(), rule);
  std::string text;
  for (const auto& phrase : it->trouve(f, {c, day})) text += phrase + "\n";
  return text;
}

campagne::Campagne without_figures() {
  auto c = call();
  c.seuils.clear();
  return c;
}

}  // namespace

TEST_CASE("every rule that the call weighs exists, and every rule that exists is weighed by the call") {
  std::set<std::string> weighed, known;
  for (const auto& [key, text] : call().textes)
    if (key.starts_with("coherence.")) {
      weighed.insert(key.substr(std::string_view("coherence.").size()));
      CHECK_MESSAGE(grade(text).has_value(), key);
    }
  for (const auto& rule : regles()) known.emplace(rule.code);
  CHECK(weighed == known);
  CHECK(known.size() == regles().size());
  CHECK_FALSE(grade("peut-être").has_value());
}

TEST_CASE("every figure that a rule needs is in the call") {
  for (auto code :
       {"convention", "comptes_publies", "part_en_nature", "cout_par_personne", "cout_par_journee_jeune",
        "ecart_avec_la_note", "ecart_avec_l_an_passe", "cout_d_un_emploi"})
    CHECK_MESSAGE(call().seuil(code, day) != nullptr, code);
}

TEST_CASE("a budget that agrees with all that is known has nothing said of it") {
  auto f = facts(1000, {caf(400)});
  f.sollicitations = {{"caf", true, "note", "", {40000}}};
  f.note = Reference{{100000}, {40000}};
  f.an_passe = f.note;
  f.personnes = 20;
  f.structure = f.campagne = {{"caf", {40000}, 1}};
  CHECK(juger(f, call(), day, true).empty());
}

TEST_CASE("a funder that was withdrawn, never asked, or left without a line") {
  auto f = facts(1000, {caf(400)});
  CHECK(said("financeur_jamais_sollicite", f).contains("ni la note ni la réunion"));
  CHECK(said("financeur_retire", f).empty());
  f.sollicitations = {{"caf", false, "", "", {}}};
  CHECK(said("financeur_jamais_sollicite", f).contains("400"));
  f.sollicitations = {{"caf", false, "note", "hors de son champ", {}}, {"etat", true, "note", "", {}}};
  CHECK(said("financeur_retire", f).contains("n’est plus sollicité : hors de son champ"));
  CHECK(said("financeur_jamais_sollicite", f).empty());
  CHECK(said("sollicite_sans_ligne", f).contains("État"));
  f.sollicitations = {{"caf", false, "note", "", {}}};
  CHECK(said("financeur_retire", f).contains("n’est plus sollicité."));
  f.sollicitations = {{"caf", true, "reunion", "", {}}, {"etat", false, "note", "", {}}};
  CHECK(said("financeur_retire", f).empty());
  CHECK(said("sollicite_sans_ligne", f).empty());
}

TEST_CASE(
    "more people for the action than the structure has is told, kind by kind, to the hundredth of a post") {
  Faits f;
  f.moyens = {{"Bénévoles", 300, 300}, {"Salarié·es, en équivalent temps plein", 150, 151}};
  CHECK(said("moyens_humains", f) ==
        "Salarié·es, en équivalent temps plein : 1,51 pour l’action, mais 1,5 dans toute la structure.\n");
  f.moyens = {{"Bénévoles", 0, 200}};
  CHECK(said("moyens_humains", f).contains("2 pour l’action, mais 0 dans"));
  f.moyens[0].action = 0;
  CHECK(said("moyens_humains", f).empty());
}

TEST_CASE("means are held against each other only where both numbers are given") {
  dossier::Brouillon b;
  auto put = [&](std::string_view field, std::string text) { b.poser(field, {std::move(text), 1, day}); };
  CHECK(moyens_declares(b).empty());
  put("benevoles", "3"), put("action_salaries", "2"), put("salaries_etpt", "1,5"),
      put("action_etpt", "beaucoup");
  CHECK(moyens_declares(b).empty());
  put("action_benevoles", " 4 ");
  auto all = moyens_declares(b);
  REQUIRE(all.size() == 1);
  CHECK(all[0].structure == 300);
  CHECK(all[0].action == 400);
  CHECK(nombre(1205) == "12,05");
}

TEST_CASE("charges of the action are part of the structure's: no account may be larger, to the cent") {
  auto f = facts(1000);
  CHECK(said("moyens_financiers", f).empty());
  f.annee = facts(0).totaux;
  CHECK(said("moyens_financiers", f).empty());
  f.annee = facts(1000).totaux;
  CHECK(said("moyens_financiers", f).empty());
  budget::Budget b;
  b.montants["604"] = {1000'01};
  f = faits_du_budget(call(), b);
  f.annee = facts(1000).totaux;
  auto text = said("moyens_financiers", f);
  CHECK(text.contains("60"));
  CHECK(text.contains(base::euros({1000'01}) + " dans le budget de l’action"));
  f.annee->charges = {1};
  f.annee->lignes.clear();
  CHECK(said("moyens_financiers", f).contains(base::euros({0}) + " dans celui de la structure"));
}

TEST_CASE("no more is asked than the action costs, to the cent") {
  CHECK(said("demande_superieure_au_cout", facts(400, {caf(400)})).empty());
  auto over = facts(400, {caf(400), {"74-ETAT", "etat", "", {1}, {}}});
  CHECK(said("demande_superieure_au_cout", over).contains("plus que"));
}

TEST_CASE("the same funder twice under a line is told once, unless a precision tells them apart") {
  CHECK(said("financeur_en_double", facts(9, {caf(1), caf(2)})).contains("2 fois"));
  CHECK(said("financeur_en_double", facts(9, {caf(1), caf(2), caf(3)})).contains("3 fois"));
  CHECK(said("financeur_en_double", facts(9, {caf(1, "Loisirs"), caf(2, "LOISIRS")})).contains("2 fois"));
  CHECK(said("financeur_en_double", facts(9, {caf(1, "Loisirs"), caf(2)})).empty());
  CHECK(said("financeur_en_double", facts(9, {caf(1), {"74-ETAT", "etat", "", {}, {5}}})).empty());
  budget::LigneFinanceur other{"74-PRIVE", "", "Fondation d’essai", {}, {100}};
  CHECK(said("financeur_en_double", facts(9, {other, other})).contains("Fondation d’essai"));
}

TEST_CASE("half of the total in kind is explained, a cent less is not") {
  budget::Budget b;
  b.montants = {{"604", {10000}}, {"864", {10000}}};
  CHECK(said("part_en_nature", faits_du_budget(call(), b)).contains("50 %"));
  b.montants["864"] = {9999};
  CHECK(said("part_en_nature", faits_du_budget(call(), b)).empty());
  CHECK(said("part_en_nature", faits_du_budget(call(), {})).empty());
  CHECK(said("part_en_nature", faits_du_budget(call(), b), without_figures()).empty());
}

TEST_CASE("staff and the charges of staff go together") {
  budget::Budget b;
  b.montants = {{"641", {750'000}}};
  auto paid = faits_du_budget(call(), b);
  auto unpaid = facts(100);
  CHECK(said("personnel_sans_charges", unpaid).empty());
  CHECK(said("charges_sans_personnel", paid).empty());
  CHECK(said("personnel_trop_faible", paid).empty());
  unpaid.etpt = paid.etpt = 0;
  CHECK(said("personnel_sans_charges", unpaid).empty());
  CHECK(said("charges_sans_personnel", unpaid).empty());
  CHECK(said("charges_sans_personnel", paid).contains("aucun temps"));
  unpaid.etpt = 50;
  CHECK(said("personnel_sans_charges", unpaid).contains("0,5 "));
  CHECK(said("personnel_trop_faible", unpaid).empty());
  paid.etpt = 50;  // half a post for a year costs 7,500 at least
  CHECK(said("personnel_sans_charges", paid).empty());
  CHECK(said("charges_sans_personnel", paid).empty());
  CHECK(said("personnel_trop_faible", paid).empty());
  paid.etpt = 51;
  CHECK(said("personnel_trop_faible", paid).contains("moins que"));
  paid.jours = 300;
  CHECK(said("personnel_trop_faible", paid).empty());
  CHECK(said("personnel_trop_faible", paid, without_figures()).empty());
}

TEST_CASE("the cost per person and per youth-day, from the figure on") {
  auto f = facts(20'000);
  CHECK(said("cout_par_personne", f).empty());
  f.personnes = 0;
  CHECK(said("cout_par_personne", f).empty());
  f.personnes = 10;
  CHECK(said("cout_par_personne", f).contains("personne touchée"));
  f.personnes = 11;
  CHECK(said("cout_par_personne", f).empty());
  CHECK(said("cout_par_personne", f, without_figures()).empty());
  f.journees_jeunes = 250;
  CHECK(said("cout_par_journee_jeune", f).contains("jeune et par jour"));
  f.journees_jeunes = 251;
  CHECK(said("cout_par_journee_jeune", f).empty());
}

TEST_CASE(
    "over all the structure's dossiers: the convention beyond 23,000 €, published accounts from 153,000 € "
    "on") {
  auto f = facts(1);
  f.structure = {{"caf", {2'300'000}, 2}};
  CHECK(said("convention", f).empty());
  CHECK(said("comptes_publies", f).empty());
  f.structure[0].montant.value += 1;
  CHECK(said("convention", f).contains("2 dossiers"));
  CHECK(said("convention", f, without_figures()).empty());
  f.structure = {{"caf", {10'000'000}, 1}, {"etat", {5'299'999}, 1}, {"bailleurs", {1'000'000}, 1}};
  CHECK(said("comptes_publies", f).empty());
  f.structure[1].montant.value += 1;
  CHECK(said("comptes_publies", f).contains("certifiés"));
  CHECK(said("comptes_publies", f, without_figures()).empty());
}

TEST_CASE("a funder's envelope, when the call tells it and the dossier asks it") {
  auto c = call();
  std::ranges::find(c.financeurs, "caf", &campagne::Financeur::code)->enveloppe = base::Cents{1000};
  auto f = facts(100, {caf(1)});
  f.campagne = {{"caf", {1000}, 3}, {"etat", {9000}, 3}, {"inconnu", {9000}, 1}};
  CHECK(said("enveloppe_depassee", f, c).empty());
  f.campagne[0].montant.value += 1;
  CHECK(said("enveloppe_depassee", f, c).contains("3 dossiers"));
  f.plan.clear();
  CHECK(said("enveloppe_depassee", f, c).empty());
  CHECK(said("enveloppe_depassee", f).empty());
}

TEST_CASE("a fifth more or less than the note, or than last year, is explained") {
  auto f = facts(1200, {caf(400)});
  CHECK(said("ecart_avec_la_note", f).empty());
  CHECK(said("ecart_avec_l_an_passe", f).empty());
  f.note = f.an_passe = Reference{{100'000}, {50'000}};
  auto text = said("ecart_avec_la_note", f);
  CHECK(text.contains("Le coût de l’action passe de"));
  CHECK(text.contains("(+20 %)"));
  CHECK(text.contains("(−20 %)"));
  CHECK(said("ecart_avec_l_an_passe", f).contains("l’an passé"));
  f.note = Reference{{100'001}, {49'999}};
  CHECK(said("ecart_avec_la_note", f).empty());
  f.note = Reference{{0}, {0}};
  CHECK(said("ecart_avec_la_note", f).empty());
  f.note = Reference{{120'000}, {40'000}};
  CHECK(said("ecart_avec_la_note", f).empty());
  CHECK(said("ecart_avec_la_note", f, without_figures()).empty());
}

TEST_CASE(
    "what blocks comes first; what is for agents is read by agents; a rule without weight is not applied") {
  auto f = facts(1, {caf(50'000), caf(1)});
  f.structure = {{"caf", {5'000'100}, 1}};
  auto list = juger(f, call(), day, false);
  REQUIRE(list.size() == 3);
  CHECK(list[0].grade == Grade::bloque);
  CHECK(list[1].grade == Grade::bloque);
  CHECK(list[2].grade == Grade::avertit);
  auto agents = juger(f, call(), day, true);
  CHECK(agents.size() == 4);
  CHECK(agents.back().regle == "convention");
  auto c = call();
  c.textes.clear();
  CHECK(juger(f, c, day, true).empty());
}
