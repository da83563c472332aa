#include "programme/dossier/note.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "platform/base/text.h"
#include "programme/campagne/charger.h"
#include "programme/dossier/avertissements.h"
#include "programme/dossier/presentation.h"
#include "programme/dossier/test_campagne.h"
#include "tests/support/source_dir.h"

using namespace dossier;
using dossier::test::complete;

namespace {

const campagne::Campagne c = test::campagne();

Lecture read_with(std::string_view champ, std::string_view texte) {
  auto b = complete();
  b.poser(champ, {std::string(texte), 1, {}});
  return lire(b, c);
}

std::string error_of(std::string_view champ, std::string_view texte) {
  return std::string(read_with(champ, texte).erreurs.of(champ));
}

}  // namespace

TEST_CASE("a complete note has no error and every fact is read") {
  auto lecture = lire(complete(), c);
  for (auto& e : lecture.erreurs) MESSAGE(e.field << ": " << e.message);
  CHECK(lecture.erreurs.empty());
  auto& n = lecture.note;
  CHECK(n.intitule == "Jardin partagé");
  CHECK(n.objectifs == std::vector<std::string>{"freins", "offre"});
  CHECK(n.saillant);
  CHECK(n.communes == std::vector<std::string>{"00001"});
  CHECK(n.cout_total == base::Cents{1'200'000});
  REQUIRE(n.demandes.size() == 1);
  CHECK(n.demandes[0].montant == base::Cents{800'050});
  CHECK(n.demande_total == base::Cents{800'050});
  CHECK(n.publics.femmes == 25);
  CHECK(base::iso(*n.fin) == "2030-12-15");
  CHECK_FALSE(n.reconduction);
}

TEST_CASE("an empty note names every compulsory question, in the order of the form, at once") {
  auto lecture = lire({}, c);
  std::vector<std::string> expected{"intitule",
                                    "phrase",
                                    "charge_nom",
                                    "charge_fonction",
                                    "charge_courriel",
                                    "charge_telephone",
                                    "diagnostic",
                                    "orientation",
                                    "objectifs_projet",
                                    "egalite",
                                    "bonus_egalite",
                                    "public_total",
                                    "public_femmes",
                                    "public_hommes",
                                    "ages",
                                    "public_qpv",
                                    "public_description",
                                    "modalites",
                                    "debut",
                                    "fin",
                                    "echelle",
                                    "deux_arrondissements",
                                    "partenaires",
                                    "dispositif",
                                    "nature",
                                    "cout_total",
                                    "demande_etat"};
  std::vector<std::string> found;
  for (auto& e : lecture.erreurs) found.push_back(e.field);
  CHECK(found == expected);
}

TEST_CASE("a text may have exactly the maximum number of characters, not one more") {
  std::string longest(119, 'a');
  CHECK(error_of("intitule", longest + "é").empty());
  CHECK(error_of("intitule", longest + "éa") ==
        "« Titre du projet » : ce texte a 121 caractères, 120 au plus.");
  CHECK_FALSE(error_of("intitule", "   ").empty());
}

TEST_CASE("an address or a number that cannot be used is refused with an example") {
  CHECK(error_of("charge_courriel", "a@b.example").empty());
  for (auto bad : {"a", "@b.fr", "a@b", "a@.fr", "a@@b.fr", "a b@c.fr", "a@b."})
    CHECK_FALSE(error_of("charge_courriel", bad).empty());
  CHECK(error_of("charge_telephone", "+33 3 27 00 00 00").empty());
  for (auto bad : {"12345678", "abc", "0327000000000000", "03 27 00 00 0x"})
    CHECK_FALSE(error_of("charge_telephone", bad).empty());
}

TEST_CASE("objectives count only under the orientation chosen") {
  CHECK_FALSE(read_with("objectifs", "soins").erreurs.of("objectifs").empty());
  auto b = complete();
  b.poser("orientation", {"sante", 1, {}});
  b.poser("objectifs", {"freins\nsoins", 1, {}});
  auto lecture = lire(b, c);
  CHECK(lecture.note.objectifs == std::vector<std::string>{"soins"});
  CHECK_FALSE(lecture.note.saillant);
  CHECK_FALSE(error_of("orientation", "inconnue").empty());
}

TEST_CASE("a communal project has one commune that the politique de la ville concerns") {
  CHECK_FALSE(error_of("commune", "").empty());
  CHECK_FALSE(error_of("commune", "99999").empty());
  CHECK(error_of("commune", "00003").contains("Calme"));
}

TEST_CASE("an intercommunal project has at least two communes of the territory") {
  auto b = complete();
  b.poser("echelle", {"intercommunale", 1, {}});
  CHECK_FALSE(lire(b, c).erreurs.of("communes").empty());
  b.poser("communes", {"00001\n99999", 1, {}});
  CHECK_FALSE(lire(b, c).erreurs.of("communes").empty());
  b.poser("communes", {"00001\n00003", 1, {}});
  CHECK(lire(b, c).erreurs.of("communes").empty());
}

TEST_CASE("a neighbourhood stands in the commune chosen") {
  CHECK(error_of("quartiers", "QN00002M").contains("Le Port"));
  CHECK(error_of("quartiers", "").empty());
  CHECK(error_of("quartiers", "QN99999M").empty());
}

TEST_CASE("numbers of people agree with one another") {
  CHECK(error_of("public_hommes", "15").empty());
  CHECK(error_of("public_hommes", "16").contains("plus que 40"));
  CHECK(error_of("public_qpv", "40").empty());
  CHECK_FALSE(error_of("public_qpv", "41").empty());
  CHECK_FALSE(error_of("public_total", "0").empty());
  CHECK_FALSE(error_of("public_total", "douze").empty());
  CHECK_FALSE(error_of("public_total", "12345678").empty());
  CHECK(read_with("public_total", "1 000").note.publics.total == 1000);
  CHECK_FALSE(error_of("ages", "").empty());
  CHECK_FALSE(error_of("ages", "inconnu").empty());
}

TEST_CASE("the end may be the day of the beginning, not the day before") {
  CHECK(error_of("fin", "01/02/2030").empty());
  CHECK(error_of("fin", "31/01/2030").contains("avant de commencer"));
  CHECK(error_of("debut", "30/02/2030").contains("n’existe pas"));
}

TEST_CASE("amounts are read to the cent and resources do not exceed the cost, not by a cent") {
  CHECK(error_of("cout_total", "9 000,50").empty());
  CHECK_FALSE(error_of("cout_total", "9 000,49").empty());
  CHECK_FALSE(error_of("cout_total", "0").empty());
  CHECK_FALSE(error_of("cout_total", "").empty());
  CHECK_FALSE(error_of("demande_etat", "douze").empty());
  CHECK_FALSE(error_of("demande_etat", "").empty());
  CHECK_FALSE(error_of("demande_etat", "0").empty());
  CHECK_FALSE(error_of("droit_commun", "1,234").empty());
}

TEST_CASE("a yes or no wants yes or no") {
  CHECK_FALSE(error_of("bonus_egalite", "peut-être").empty());
  CHECK(read_with("bonus_egalite", "oui").note.bonus_egalite);
  CHECK(read_with("deux_arrondissements", "oui").note.deux_arrondissements);
  CHECK(read_with("nature", "reconduction").note.reconduction);
  CHECK_FALSE(error_of("dispositif", "autre").empty());
}

TEST_CASE("facultative answers may be left empty, and unknown codes in lists are dropped") {
  CHECK(error_of("diagnostic_sources", "").empty());
  auto lecture = read_with("axes", "jeunesse\ninconnu");
  CHECK(lecture.note.axes == std::vector<std::string>{"jeunesse"});
  CHECK(read_with("public_quartiers", "QN00001M\nQN9").note.publics.quartiers.size() == 1);
}

TEST_CASE("the task list says of each section whether it is begun and how much is missing") {
  auto b = complete();
  auto state = [&](Section s) { return avancement(b, lire(b, c), c)[std::size_t(s)]; };
  CHECK(state(Section::projet).avancement == Avancement::complet);
  b.poser("phrase", {"", 1, {}});
  CHECK(state(Section::projet).avancement == Avancement::en_cours);
  CHECK(state(Section::projet).manques == 1);
  b.poser("intitule", {"", 1, {}});
  CHECK(state(Section::projet).avancement == Avancement::a_faire);
  CHECK(state(Section::projet).manques == 2);
}

TEST_CASE("every section has a code that leads back to it, and a next one except the last") {
  for (auto s : sections) {
    CHECK(section(code(s)) == s);
    CHECK_FALSE(titre(s).empty());
  }
  CHECK(section("inconnue") == std::nullopt);
  CHECK(suivante(Section::projet) == Section::porteur);
  CHECK(suivante(Section::financement) == std::nullopt);
}

TEST_CASE(
    "a funder that does not finance such a project is pointed out, with the reason, and does not block") {
  auto b = complete();
  CHECK(avertissements(lire(b, c).note, "association", c).empty());
  b.poser("demande_agglo", {"100", 1, {}});
  auto list = avertissements(lire(b, c).note, "association", c);
  REQUIRE(list.size() == 1);
  CHECK(list[0].texte.contains("ne finance que la santé"));
  CHECK(lire(b, c).erreurs.empty());
}

TEST_CASE("two agglomerations, another year and a renewal are pointed out") {
  CHECK(avertissements(read_with("deux_arrondissements", "oui").note, "association", c)
            .at(0)
            .texte.contains("deux dépôts"));
  CHECK(avertissements(read_with("nature", "reconduction").note, "association", c)
            .at(0)
            .texte.contains("bilan intermédiaire"));
  auto b = complete();
  b.poser("debut", {"01/01/2031", 1, {}}), b.poser("fin", {"31/01/2031", 1, {}});
  CHECK(avertissements(lire(b, c).note, "association", c).at(0).section == Section::modalites);
  b.poser("debut", {"01/01/2029", 1, {}}), b.poser("fin", {"31/12/2029", 1, {}});
  CHECK(avertissements(lire(b, c).note, "association", c).size() == 1);
}

TEST_CASE("answers are read in words: labels, euros, dates") {
  auto read = presenter(complete(), c);
  auto answer = [&](std::string_view nom) {
    for (auto& s : read)
      for (auto& r : s.reponses)
        if (r.question.nom == nom) return r.texte;
    return std::string("absent");
  };
  CHECK(answer("orientation") == "Favoriser l’emploi");
  CHECK(answer("objectifs") == "★ Lever les freins\nFaire connaître l’offre");
  CHECK(answer("fin") == "15 décembre 2030");
  CHECK(answer("commune") == "Amont");
  CHECK(answer("demande_etat") == base::euros({800'050}));
  CHECK(answer("bonus_egalite") == "Non");
  CHECK(answer("ages") == "18 à 25 ans\n26 à 59 ans");
  CHECK(answer("demande_agglo").empty());
}

TEST_CASE("the questions that the 2023 call announces are those that the form asks, word for word") {
  auto call = campagne::charger(std::filesystem::path(tests::source_dir() + "/campagnes/valenciennes-2023"));
  REQUIRE(call.has_value());
  auto asked = questions(*call);
  std::size_t announced = 0;
  for (auto& rubrique : call->rubriques)
    for (auto& question : rubrique.questions) {
      if (question.code == "demande") continue;  // announced once, asked for each funder
      auto it = std::ranges::find(asked, question.code, &Question::nom);
      CHECK_MESSAGE(it != asked.end(), question.code);
      if (it == asked.end()) continue;
      CHECK(it->label == question.texte);
      CHECK(it->obligatoire != question.facultative);
      CHECK(code(it->section) == rubrique.code);
      ++announced;
    }
  auto amounts = std::ranges::count_if(asked, [](auto& q) { return q.nom.starts_with(champ_demande("")); });
  CHECK(announced + std::size_t(amounts) >= asked.size());
}

TEST_CASE("what cannot be read is shown as typed") {
  auto all = questions(c);
  auto q = [&](std::string_view nom) { return *std::ranges::find(all, nom, &Question::nom); };
  CHECK(presenter(q("fin"), "un jour", c) == "un jour");
  CHECK(presenter(q("cout_total"), "beaucoup", c) == "beaucoup");
  CHECK(presenter(q("orientation"), "inconnue", c) == "inconnue");
}

TEST_CASE("two versions are compared question by question") {
  auto before = complete(), after = complete();
  CHECK(comparer(before, after, c).empty());
  after.poser("intitule", {"Grand jardin", 2, {}});
  auto list = comparer(before, after, c);
  REQUIRE(list.size() == 1);
  CHECK(list[0].avant == "Jardin partagé");
  CHECK(list[0].apres == "Grand jardin");
}

TEST_CASE("copying takes only the chosen answers that exist and differ") {
  Brouillon target;
  target.poser("intitule", {"Le mien", 1, {}});
  target.poser("phrase", {"Un jardin pour se rencontrer.", 1, {}});
  auto envoi = copie(complete(), target, {"intitule", "phrase", "lieu_precision", "diagnostic"});
  CHECK(envoi.size() == 2);
  CHECK(fusionner(target, envoi, 1, {}).changes == std::vector<std::string>{"diagnostic", "intitule"});
}
