#include "programme/piece/pieces.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/campagne/charger.h"
#include "programme/piece/depot.h"
#include "tests/support/source_dir.h"

using namespace piece;
using namespace std::chrono_literals;
using campagne::Demande;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

constexpr base::Date today{2022y / 11 / 20};

Demande usual() {
  return {.orientation = "sante",
          .echelle = "communale",
          .forme = "association",
          .dispositif = "contrat_de_ville",
          .nature = "premiere",
          .objectifs = {},
          .financeurs = {"caf"},
          .particularites = {}};
}

std::vector<std::string> codes(const Demande& d) {
  std::vector<std::string> list;
  for (const auto& x : exigences(call(), d, {}, today)) list.push_back(x.piece->code);
  return list;
}

bool due(const Demande& d, std::string_view code) {
  return std::ranges::count(codes(d), std::string(code)) == 1;
}

Remise given(std::string code) { return {.id = 1, .code = std::move(code), .titre = "a.pdf", .type = "pdf"}; }

/// The state of that piece with these files.
Etat state(std::string_view code, std::vector<Remise> files) {
  for (const auto& x : exigences(call(), usual(), std::move(files), today))
    if (x.piece->code == code) return x.etat;
  FAIL("not due");
  return {};
}

}  // namespace

TEST_CASE("statutes are asked of an association and of a foundation, not of a commune") {
  auto d = usual();
  CHECK(due(d, "statuts"));
  d.forme = "fondation";
  CHECK(due(d, "statuts"));
  CHECK_FALSE(due(d, "bureau"));
  d.forme = "commune";
  CHECK_FALSE(due(d, "statuts"));
  CHECK(due(d, "rib"));
}

TEST_CASE("a renewed action owes its interim report, a new one does not") {
  auto d = usual();
  CHECK_FALSE(due(d, "bilan_intermediaire"));
  d.nature = "reconduction";
  CHECK(due(d, "bilan_intermediaire"));
  CHECK(due(d, "bilans_annee_precedente"));
}

TEST_CASE("an intercommunal project proves the training on equality, a communal one does not") {
  auto d = usual();
  CHECK_FALSE(due(d, "formation_egalite"));
  d.echelle = "intercommunale";
  CHECK(due(d, "formation_egalite"));
}

TEST_CASE("the letter to the president is asked of who asks the agglomeration for money") {
  auto d = usual();
  CHECK_FALSE(due(d, "lettre_president"));
  d.financeurs.emplace_back("agglomeration");
  CHECK(due(d, "lettre_president"));
}

TEST_CASE("PRE, VVV and ingénierie each have their own pieces") {
  auto d = usual();
  for (auto code : {"pre_tableau_de_bord", "vvv_fiche", "ingenierie_schema"}) CHECK_FALSE(due(d, code));
  d.dispositif = "pre";
  CHECK(due(d, "pre_tableau_de_bord"));
  CHECK_FALSE(due(d, "pre_devis"));
  d.particularites = {"devis"};
  CHECK(due(d, "pre_devis"));
  d.dispositif = "vvv";
  CHECK(due(d, "vvv_fiche"));
  CHECK_FALSE(due(d, "vvv_bilan"));
  d.dispositif = "ingenierie";
  CHECK(due(d, "ingenierie_schema"));
}

TEST_CASE("what the porteur says of the action adds pieces") {
  auto d = usual();
  CHECK_FALSE(due(d, "cv_intervenants"));
  d.particularites = {"intervenants", "compte_dauphin_a_ouvrir"};
  CHECK(due(d, "cv_intervenants"));
  CHECK(due(d, "ouverture_dauphin"));
}

TEST_CASE("only what pieces depend on is asked of the porteur") {
  std::vector<std::string> asked;
  for (const auto* p : particularites_utiles(call())) asked.push_back(p->code);
  CHECK(asked == std::vector<std::string>{"intervenants", "agents_mis_a_disposition", "devis",
                                          "compte_dauphin_a_ouvrir"});
}

TEST_CASE("pieces of other stages are not asked of the final dossier") {
  CHECK_FALSE(due(usual(), "note_intention"));
  CHECK_FALSE(due(usual(), "dauphin_dossier"));
  CHECK_FALSE(a_deposer(*call().piece("dauphin_dossier")));
}

TEST_CASE("what is filled in on the site is not given as a file, and never missing") {
  for (auto code : {"cerfa", "declaration_moyens", "cer"}) {
    CHECK_FALSE(a_deposer(*call().piece(code)));
    CHECK(state(code, {}) == Etat::dans_l_outil);
  }
  CHECK(a_deposer(*call().piece("lettre_president")));
}

TEST_CASE("what the sheets of a dispositif hold is not asked again as a file") {
  for (auto [scheme, code] : {std::pair{"vvv", "vvv_fiche"},
                              {"pre", "pre_tableau_de_bord"},
                              {"pre", "pre_recapitulatif"},
                              {"ingenierie", "ingenierie_financement"}}) {
    auto d = usual();
    d.dispositif = scheme;
    auto list = exigences(call(), d, {}, today);
    auto it =
        std::ranges::find(list, code, [](const Exigence& x) { return std::string_view(x.piece->code); });
    REQUIRE(it != list.end());
    CHECK(it->etat == Etat::dans_l_outil);
    CHECK_FALSE(it->manque());
  }
  CHECK(a_deposer(*call().piece("pre_fiches_actions")));
}

TEST_CASE("a piece whose condition is not known yet is shown, and does not count as missing") {
  auto d = usual();
  d.nature.clear();
  auto list = exigences(call(), d, {}, today);
  auto it = std::ranges::find(list, "bilan_intermediaire", [](const Exigence& x) { return x.piece->code; });
  REQUIRE(it != list.end());
  CHECK_FALSE(it->certaine);
  CHECK_FALSE(it->manque());
}

TEST_CASE("missing pieces are counted until each is given") {
  auto before = manquantes(exigences(call(), usual(), {}, today));
  CHECK(before > 2);
  CHECK(manquantes(exigences(call(), usual(), {given("rib"), given("statuts")}, today)) == before - 2);
  CHECK(manquantes(exigences(call(), usual(), {given("inconnue")}, today)) == before);
}

TEST_CASE("a file is given, then verified, or refused with a reason that is told") {
  auto r = given("rib");
  CHECK(state("rib", {}) == Etat::a_remettre);
  CHECK(state("rib", {r}) == Etat::remise);
  r.verdict = Verdict::conforme;
  CHECK(state("rib", {r}) == Etat::verifiee);
  CHECK(refus_de(call(), r).empty());
  r.verdict = Verdict::non_conforme;
  r.motif = "illisible";
  CHECK(state("rib", {r}) == Etat::refusee);
  CHECK(refus_de(call(), r) == "Le document ne peut pas être lu : il est flou, coupé ou protégé.");
  r.commentaire = "Page 2 manquante.";
  CHECK(refus_de(call(), r).ends_with("protégé. Page 2 manquante."));
  r.motif = "disparu";
  CHECK(refus_de(call(), r).starts_with("disparu"));
}

TEST_CASE(
    "a file waits for the antivirus when one is asked; an infected one is refused whatever an agent said") {
  auto r = given("rib");
  r.analyse = Analyse::attente;
  CHECK(state("rib", {r}) == Etat::en_analyse);
  r.analyse = Analyse::saine;
  CHECK(state("rib", {r}) == Etat::remise);
  r.analyse = Analyse::infectee;
  r.verdict = Verdict::conforme;
  CHECK(state("rib", {r}) == Etat::refusee);
  CHECK(refus_de(call(), r).contains("malveillant"));
}

TEST_CASE("accounts are valid 24 months: their last day counts, the day after does not") {
  const auto& p = *call().piece("bilan_structure");
  auto r = given("bilan_structure");
  CHECK_FALSE(valable_jusqu_au(p, r));
  CHECK(etat(p, r, today) == Etat::remise);
  r.date = base::Date{2020y / 11 / 20};
  CHECK(valable_jusqu_au(p, r) == today);
  CHECK(etat(p, r, today) == Etat::remise);
  r.date = base::Date{2020y / 11 / 19};
  CHECK(etat(p, r, today) == Etat::perimee);
  r.date = base::Date{2020y / 2 / 29};
  CHECK(valable_jusqu_au(p, r) == base::Date{2022y / 2 / 28});
  CHECK_FALSE(valable_jusqu_au(*call().piece("rib"), r));
}

TEST_CASE("of several files, the worst tells the state") {
  auto d = usual();
  d.particularites = {"intervenants"};
  auto good = given("cv_intervenants"), bad = given("cv_intervenants"), waiting = given("cv_intervenants");
  good.verdict = Verdict::conforme;
  bad.verdict = Verdict::non_conforme;
  waiting.analyse = Analyse::attente;
  auto of = [&](std::vector<Remise> files) {
    for (const auto& x : exigences(call(), d, std::move(files), today))
      if (x.piece->code == "cv_intervenants") return x.etat;
    return Etat::dans_l_outil;
  };
  CHECK(of({good, good}) == Etat::verifiee);
  CHECK(of({good, given("cv_intervenants")}) == Etat::remise);
  CHECK(of({good, waiting}) == Etat::en_analyse);
  CHECK(of({waiting, bad, good}) == Etat::refusee);
}

TEST_CASE("a due piece says why it is asked") {
  CHECK(pourquoi(*call().piece("rib")) == "Demandée à tous.");
  CHECK(pourquoi(*call().piece("bilan_intermediaire")) == "Demandée parce que l’action est reconduite.");
}

TEST_CASE("every state has a name, every code leads back to its value") {
  for (auto e : {Etat::dans_l_outil, Etat::a_remettre, Etat::en_analyse, Etat::remise, Etat::verifiee,
                 Etat::refusee, Etat::perimee})
    CHECK_FALSE(label(e).empty());
  for (auto a : {Analyse::sans, Analyse::attente, Analyse::saine, Analyse::infectee})
    CHECK(analyse(code(a)) == a);
  CHECK_THROWS(analyse("peut-être"));
  for (auto v : {Verdict::aucun, Verdict::conforme, Verdict::non_conforme}) CHECK(verdict(code(v)) == v);
  CHECK_FALSE(verdict("bof"));
}
