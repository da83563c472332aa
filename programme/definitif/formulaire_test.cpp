#include "programme/definitif/formulaire.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/definitif/dossier_complet_test.h"

using namespace definitif;
using definitif::test::noon;

namespace {

const campagne::Campagne c = definitif::test::campagne();

struct Form {
  dossier::Brouillon b = definitif::test::answers();
  std::string forme = "association";
  base::Instant now = noon;

  Form& with(std::string_view field, std::string_view text) {
    definitif::test::put(b, field, text);
    return *this;
  }
  Situation situation() const { return {c, forme, b, now}; }
  std::string said(Partie p, std::string_view field) const {
    return std::string(erreurs(p, situation()).of(field));
  }
  std::size_t wrong() const {
    std::size_t n = 0;
    for (const auto& p : avancement(situation())) n += p.manques;
    return n;
  }
  bool asks(Partie p, std::string_view field) const {
    auto list = questions(p, situation());
    return std::ranges::find(list, field, &Question::nom) != list.end();
  }
};

}  // namespace

TEST_CASE("a complete form has nothing missing in any part") {
  Form f;
  for (auto p : parties)
    for (const auto& e : erreurs(p, f.situation())) FAIL_CHECK(e.field << ": " << e.message);
  CHECK(avancement(f.situation()).size() == parties.size());
  CHECK(std::ranges::all_of(avancement(f.situation()), [](const auto& p) {
    return p.avancement == Avancement::complet && p.manques == 0;
  }));
}

TEST_CASE("an empty form says everything at once, and which parts are not begun") {
  dossier::Brouillon nothing;
  Situation s{c, "association", nothing, noon};
  auto lines = avancement(s);
  CHECK(std::ranges::all_of(
      lines, [](const auto& p) { return p.avancement == Avancement::a_faire && p.manques > 0; }));
  CHECK(erreurs(Partie::suivi, s).size() == 4);
  dossier::Brouillon some;
  definitif::test::put(some, "evaluation", "Avec le conseil citoyen.");
  Situation begun{c, "association", some, noon};
  CHECK(avancement(begun).at(std::size_t(Partie::suivi)).avancement == Avancement::en_cours);
}

TEST_CASE("the note's answers keep the note's rules") {
  CHECK(Form().with("public_hommes", "16").said(Partie::publics, "public_hommes").contains("plus que 40"));
  CHECK(Form().with("fin", "01/01/2030").said(Partie::deroulement, "fin").contains("avant de commencer"));
  CHECK(Form().with("intitule", "").said(Partie::projet, "intitule").contains("Titre du projet"));
}

TEST_CASE("what decided of the meeting and of the funders is not asked again") {
  Form f;
  for (const auto& q : questions(Partie::objectifs, f.situation()))
    if (q.nom == "orientation") CHECK(q.fixe);
  auto asked = champs(questions(Partie::territoire, f.situation()));
  CHECK(std::ranges::find(asked, "commune") == asked.end());
  CHECK(std::ranges::find(asked, "quartiers") != asked.end());
  f.with("echelle", "intercommunale");
  CHECK(f.asks(Partie::territoire, "communes"));
  CHECK_FALSE(f.asks(Partie::territoire, "commune"));
}

TEST_CASE("only the objectives of the project's orientation are offered") {
  auto list = questions(Partie::objectifs, Form().situation());
  CHECK(list[1].options.size() == 2);
  CHECK(list[1].options[0].label.starts_with("★"));
  CHECK(questions(Partie::objectifs, Form().with("orientation", "").situation())[1].options.size() == 3);
}

TEST_CASE("each neighbourhood from which people come has its number; together they are not more than all") {
  Form f;
  f.with("public_quartiers", "QN00001M\nQN00002M\nQN99999M");
  CHECK(f.asks(Partie::publics, "public_qpv_QN00001M"));
  CHECK_FALSE(f.asks(Partie::publics, "public_qpv_QN99999M"));
  CHECK_FALSE(f.said(Partie::publics, "public_qpv_QN00001M").empty());
  f.with("public_qpv_QN00001M", "20").with("public_qpv_QN00002M", "10");
  CHECK(f.said(Partie::publics, "public_qpv").empty());
  f.with("public_qpv_QN00002M", "11");
  CHECK(f.said(Partie::publics, "public_qpv").contains("31 personnes, c’est plus que les 30"));
}

TEST_CASE("the relief of the property tax and the urban renewal are asked where the quarter has them") {
  Form f;
  CHECK(f.asks(Partie::territoire, "articulation_tfpb"));
  CHECK_FALSE(f.asks(Partie::territoire, "articulation_renouvellement"));
  f.with("quartiers", "").with("public_quartiers", "QN00002M");
  CHECK_FALSE(f.asks(Partie::territoire, "articulation_tfpb"));
  CHECK(f.asks(Partie::territoire, "articulation_renouvellement"));
}

TEST_CASE("associations tell of their people; public bodies may leave that empty") {
  CHECK(Form().with("benevoles", "").said(Partie::personnes, "benevoles").contains("Bénévoles"));
  Form town;
  town.forme = "commune";
  CHECK(town.with("benevoles", "").said(Partie::personnes, "benevoles").empty());
  CHECK_FALSE(town.asks(Partie::structure, "utilite_publique"));
  Form trust;
  trust.forme = "fondation";
  CHECK(trust.asks(Partie::structure, "utilite_publique"));
}

TEST_CASE("subsidised jobs are among the employees") {
  CHECK(Form().with("emplois_aides", "2").said(Partie::personnes, "emplois_aides").empty());
  CHECK(Form()
            .with("emplois_aides", "3")
            .said(Partie::personnes, "emplois_aides")
            .contains("c’est plus que 2"));
}

TEST_CASE("a detail is asked only after the answer that calls for it") {
  Form f;
  CHECK(f.said(Partie::structure, "utilite_publique_date").empty());
  f.with("utilite_publique", "oui");
  CHECK_FALSE(f.said(Partie::structure, "utilite_publique_date").empty());
  CHECK(f.with("utilite_publique_date", "31/02/2020")
            .said(Partie::structure, "utilite_publique_date")
            .contains("n’existe pas"));
  CHECK(
      f.with("utilite_publique_date", "28/02/2020").said(Partie::structure, "utilite_publique_date").empty());
  CHECK_FALSE(Form().with("recrutement", "oui").said(Partie::deroulement, "recrutement_etpt").empty());
}

TEST_CASE("meetings with the funders come after the beginning") {
  CHECK(Form()
            .with("reunion_suivi", "31/01/2030")
            .said(Partie::suivi, "reunion_suivi")
            .contains("avant le début"));
  CHECK(Form().with("reunion_suivi", "01/02/2030").said(Partie::suivi, "reunion_suivi").empty());
  CHECK(Form()
            .with("reunion_suivi", "31/01/2030")
            .with("debut", "bientôt")
            .said(Partie::suivi, "reunion_suivi")
            .empty());
  CHECK(
      Form().with("reunion_copil", "un jour").said(Partie::suivi, "reunion_copil").contains("n’existe pas"));
}

TEST_CASE("the figure on public aid is that of the day; without one nothing is asked") {
  CHECK(questions(Partie::aides, Form().situation())[0].label.contains(base::euros({50'000'000})));
  CHECK_FALSE(Form().with("aides_publiques", "oui").said(Partie::aides, "aides_publiques_detail").empty());
  Form later;
  later.now = definitif::test::paris("2031-01-01");
  CHECK(questions(Partie::aides, later.situation()).empty());
  CHECK(avancement(later.situation()).size() == parties.size() - 1);
}

TEST_CASE("numbers, decimals, choices and lengths are checked, each with its sentence") {
  auto n = nombre("n", "Nombre");
  CHECK(verifier(n, " 1 200 ").empty());
  CHECK(verifier(n, "douze").contains("en chiffres"));
  CHECK(verifier(n, "12345678").contains("en chiffres"));
  CHECK(verifier(n, "").contains("ou 0"));
  n.decimal = true;
  CHECK(verifier(n, "2,5").empty());
  CHECK(verifier(n, "2,555").contains("deux décimales"));
  CHECK(verifier(choix("c", "Choix", {{"a", "A"}}), "b").contains("Choisissez"));
  CHECK(verifier(choix("c", "Choix", {{"a", "A"}}), "a").empty());
  auto boxes = choix("c", "Choix", {{"a", "A"}, {"b", "B"}});
  boxes.genre = Genre::choix_multiple;
  CHECK(verifier(boxes, "a\nb").empty());
  CHECK(verifier(boxes, "a\nz").contains("Cochez"));
  CHECK(verifier(texte("t", "Texte", 3), "abcd").contains("4 caractères, 3 au plus"));
  CHECK(verifier(texte("t", "Texte", 3), "").contains("Répondez"));
  CHECK(verifier(facultative(ligne("l", "Ligne", 3)), "").empty());
}

TEST_CASE("answers are read with labels, units and French dates") {
  CHECK(presenter(choix("c", "Choix", {{"a", "Premier"}, {"b", "Second"}}), "b\nx", c) == "Second\nx");
  auto n = nombre("n", "Temps");
  n.unite = "ETPT";
  CHECK(presenter(n, " 2,5 ", c) == "2,5 ETPT");
  CHECK(presenter(n, "  ", c).empty());
  auto d = ligne("d", "Date");
  d.genre = Genre::date;
  CHECK(presenter(d, "01/02/2030", c) == "1er février 2030");
}

TEST_CASE("decimals are read in hundredths, amounts of money are not numbers") {
  CHECK(lire_decimal("2,5") == 250);
  CHECK(lire_decimal("12 %") == 1200);
  CHECK_FALSE(lire_decimal("5 €").has_value());
  CHECK_FALSE(lire_decimal("cinq").has_value());
}

TEST_CASE(
    "what another dossier of the structure said is carried over, never over an answer, never the note's") {
  dossier::Brouillon note = dossier::test::complete(), other = definitif::test::answers(),
                     last = definitif::test::answers();
  definitif::test::put(note, "benevoles", "9"), definitif::test::put(other, "diagnostic", "Autre chose.");
  definitif::test::put(last, "moyens_materiels", "La salle de l’an passé.");
  auto b = reprendre(note, {c, "association", note, noon}, other, last);
  CHECK(b.valeur("benevoles") == "9");
  CHECK(b.valeur("salaries_etpt") == "1,5");
  CHECK(b.valeur("diagnostic") == "Peu d’espaces verts.");
  CHECK(b.valeur("moyens_materiels") == "La salle de l’an passé.");
  CHECK(reprendre(note, {c, "association", note, noon}, other, {}).valeur("moyens_materiels").empty());
}

TEST_CASE("each part has its address and its successor") {
  for (auto p : parties) CHECK(partie(code(p)) == p);
  CHECK_FALSE(partie("autre").has_value());
  CHECK(suivante(Partie::demande) == Partie::structure);
  CHECK_FALSE(suivante(Partie::aides).has_value());
}
