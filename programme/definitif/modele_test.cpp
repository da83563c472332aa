#include "programme/definitif/modele.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/campagne/charger.h"
#include "programme/definitif/dossier_complet_test.h"
#include "programme/definitif/modele_faits.h"
#include "tests/support/outside.h"
#include "tests/support/source_dir.h"

using namespace definitif;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

/// What a dossier of the small campaign says, read by the words and the budget of the true one.
Contenu contents() {
  auto c = test::complete();
  c.budget_action = {};
  test::put(c.budget_action, budget::champ_montant("601"), "6000");
  test::put(c.budget_action, budget::champ_montant("641"), "4000,50");
  test::put(c.budget_action, budget::champ_montant("70"), "1000,50");
  auto line = [&](int rank, std::string_view who, std::string_view common, std::string_view specific) {
    using budget::Partie;
    for (auto [part, text] :
         {std::pair{Partie::qui, who}, {Partie::droit_commun, common}, {Partie::specifique, specific}})
      test::put(c.budget_action, budget::champ_financeur("74-EPCI", rank, part), text);
  };
  line(1, "agglomeration", "2000", "7000");
  return c;
}

Sujet about(std::string_view code, std::optional<Contenu> c = contents()) {
  return {.campagne = call(),
          .piece = *call().piece(code),
          .structure = test::fiche(),
          .dirigeants = {{"Présidente", "Camille", "Exemple"}, {"Trésorier", "Claude", "Modèle"}},
          .contenu = std::move(c),
          .le = test::paris("2022-11-20T10:00")};
}

std::string code_of(Modele m) {
  for (const auto& p : call().pieces)
    if (modele_de(call(), p) == m) return p.code;
  return {};
}

/// The document as other programs read it; it is also verified.
std::string read(Modele m, const Sujet& s) {
  tests::TemporaryFolder folder;
  auto path = (folder / "a.pdf").string();
  tests::write_file(path, ecrire(documents::DocumentFormat::pdf, m, s));
  CHECK(tests::output_of("qpdf --check " + path).contains("No syntax or stream encoding errors"));
  CHECK(tests::output_of("pdfinfo " + path).contains("Tagged:          yes"));
  auto text = tests::output_of("pdftotext -raw " + path + " -");
  std::string plain;  // no-break spaces are spaces, and a line that is full goes on
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 3) == "\xe2\x80\xaf")
      plain += ' ', i += 3;
    else if (text.substr(i, 2) == "\xc2\xa0")
      plain += ' ', i += 2;
    else
      plain += text[i] == '\n' ? ' ' : text[i], ++i;
  }
  return plain;
}

bool in_order(const std::string& text, std::initializer_list<std::string_view> parts) {
  std::size_t from = 0;
  for (auto part : parts) {
    from = text.find(part, from);
    if (from == text.npos) {
      MESSAGE("missing or out of order: ", part);
      return false;
    }
    from += part.size();
  }
  return true;
}

}  // namespace

TEST_CASE("the call says which of its pieces the program makes") {
  CHECK(code_of(Modele::lettre_president) == "lettre_president");
  CHECK(code_of(Modele::bureau) == "bureau");
  CHECK(code_of(Modele::declaration_moyens) == "declaration_moyens");
  CHECK(code_of(Modele::cer) == "cer");
  CHECK(code_of(Modele::charte) == "charte_laicite");
  CHECK_FALSE(modele_de(call(), *call().piece("rib")));
  CHECK_FALSE(modele_de(call(), *call().piece("cerfa")));
  CHECK_FALSE(modele("autre"));
}

TEST_CASE("a document for which the call has no words is not offered") {
  auto c = call();
  std::erase_if(c.textes, [](const auto& t) { return t.first == "modele.charte.corps"; });
  CHECK_FALSE(modele_de(c, *c.piece("charte_laicite")));
  CHECK(modele_de(c, *c.piece("bureau")));
}

TEST_CASE("which documents are about the structure alone, and which are offered to be changed") {
  CHECK_FALSE(de_la_structure(Modele::lettre_president));
  CHECK_FALSE(de_la_structure(Modele::declaration_moyens));
  for (auto m : {Modele::bureau, Modele::cer, Modele::charte}) CHECK(de_la_structure(m));
  CHECK(modifiable_a_la_main(Modele::lettre_president));
  CHECK(modifiable_a_la_main(Modele::bureau));
  for (auto m : {Modele::declaration_moyens, Modele::cer, Modele::charte})
    CHECK_FALSE(modifiable_a_la_main(m));
}

TEST_CASE("the letter names the action, the sum asked of the agglomération and the whole cost") {
  auto s = about("lettre_president");
  auto text = read(Modele::lettre_president, s);
  auto action = std::string(s.contenu->reponses.valeur("intitule"));
  CHECK(in_order(text, {"Les Tilleuls", "1 place d’Amont, 00100 Amont", "SIRET",
                        "Monsieur le Président de Valenciennes Métropole", "Le 20 novembre 2022",
                        "Demande de subvention pour l’action", "Nom de l’action : " + action,
                        "Somme demandée à Valenciennes Métropole : 9 000 €",
                        "Montant total de l’action : 10 000,50 €", "Exemple", "Présidente"}));
  CHECK(somme_demandee(s).value == 900'000);
}

TEST_CASE("what is not known yet is left to be completed") {
  auto s = about("lettre_president", Contenu{});
  s.structure = {};
  auto text = read(Modele::lettre_president, s);
  CHECK(in_order(text, {"[à compléter]", "Nom de l’action : [à compléter]",
                        "Somme demandée à Valenciennes Métropole : [à compléter]",
                        "Montant total de l’action : [à compléter]"}));
  CHECK(somme_demandee(about("bureau", std::nullopt)).value == 0);
}

TEST_CASE("the list of the bureau leaves room for birth dates, and empty rows when nobody is known") {
  auto s = about("bureau", std::nullopt);
  auto text = read(Modele::bureau, s);
  CHECK(in_order(text, {"Liste des membres du bureau", "Structure : Les Tilleuls", "au 20 novembre 2022",
                        "Fonction Prénom Nom Date de naissance", "Présidente Camille Exemple",
                        "Trésorier Claude Modèle", "Signature"}));
  s.dirigeants.clear();
  auto grid = std::get<documents::block::Grid>(
      *std::ranges::find_if(rediger(Modele::bureau, s).blocks(),
                            [](const auto& b) { return std::holds_alternative<documents::block::Grid>(b); }));
  CHECK(grid.rows.size() == 4);
}

TEST_CASE("the declaration adds up all the money, and puts what is announced beside what exists") {
  auto text = read(Modele::declaration_moyens, about("declaration_moyens"));
  CHECK(in_order(
      text, {"Déclarations de moyens", "Structure : Les Tilleuls", "Budget prévisionnel", "Charges Montant",
             "Produits Montant", "Plan de financement", "2 000 € 7 000 € 9 000 €",
             "Autres produits de l’action 1 000,50 €", "Total 10 000,50 €", "Moyens humains et matériels",
             "Une salle.", "Moyens annoncés et moyens existants", "Bénévoles 2 2",
             "Salarié·es, en équivalent temps plein 1,5 0,25", "Total des charges en argent"}));
}

TEST_CASE("a declaration can be made from an empty dossier") {
  auto text = read(Modele::declaration_moyens, about("declaration_moyens", Contenu{}));
  CHECK(in_order(text,
                 {"Action : [à compléter]", "Autres produits de l’action 0 €", "Bénévoles Pas de réponse"}));
}

TEST_CASE("a funder that the campaign does not know stands under its own name") {
  auto c = contents();
  using budget::Partie;
  test::put(c.budget_action, budget::champ_financeur("74-EPCI", 2, Partie::qui), budget::autre_financeur);
  test::put(c.budget_action, budget::champ_financeur("74-EPCI", 2, Partie::nom), "Fondation d’Exemple");
  test::put(c.budget_action, budget::champ_financeur("74-EPCI", 2, Partie::specifique), "500");
  CHECK(read(Modele::declaration_moyens, about("declaration_moyens", c)).contains("Fondation d’Exemple"));
}

TEST_CASE("the commitments are filled with the structure and end with a place to sign") {
  for (auto m : {Modele::cer, Modele::charte}) {
    auto text = read(m, about(code_of(m), std::nullopt));
    CHECK(in_order(text, {"Structure : Les Tilleuls", "Les Tilleuls", "Signature"}));
    CHECK_FALSE(text.contains("{"));
  }
  CHECK(read(Modele::cer, about("cer", std::nullopt)).contains("2021-1947"));
}

TEST_CASE("what people wrote is never read as a mark of the call's words") {
  auto s = about("charte_laicite", std::nullopt);
  s.structure.nom = "# {demande}";
  CHECK(read(Modele::charte, s).contains("# {demande} a pris connaissance"));
}

TEST_CASE("the same facts at the same instant give the same bytes, and another program opens the DOCX") {
  auto s = about("bureau", std::nullopt);
  auto docx = ecrire(documents::DocumentFormat::docx, Modele::bureau, s);
  CHECK(docx == ecrire(documents::DocumentFormat::docx, Modele::bureau, s));
  tests::TemporaryFolder folder;
  tests::write_file(folder / "a.docx", docx);
  CHECK(tests::output_of(tests::python + "-m zipfile -t " + (folder / "a.docx").string())
            .contains("Done testing"));
}
