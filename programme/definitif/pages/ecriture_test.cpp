// Writing a final dossier: parts, recommendations, indicators.
#include <doctest/doctest.h>

#include "programme/definitif/pages/chantier_test.h"

using namespace definitif;
using definitif::test::Chantier;

TEST_CASE("a part shows what the note said, and keeps what is written, whatever it is") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    auto page = s.get(pages::montrer_partie, {"public"}).text();
    CHECK(page.contains("Ce que disait la note d’intention"));
    CHECK(page.contains("value=\"40\""));
    CHECK(s.fill(pages::montrer_partie, pages::enregistrer_partie,
                 {{"public_total", "beaucoup"}, {"ages", "18-25"}, {"suite", "continuer"}}, {"public"})
              .status == 303);
    CHECK(s.answer_to("public_total") == "beaucoup");
    CHECK_FALSE(s.get(pages::montrer_partie, {"public"}).text().contains("Erreur"));
    CHECK(s.get(pages::montrer_partie, {"public"}, {{"verifier", "1"}})
              .text()
              .contains("href=\"#public_total\""));
    CHECK(s.get(pages::montrer_partie, {"autre"}).status == 404);
  });
}

TEST_CASE("a field that the page does not ask is not written") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    s.fill(pages::montrer_partie, pages::enregistrer_partie,
           {{"orientation", "sante"}, {"objectifs", "freins"}, {"intitule", "Autre"}}, {"objectifs"});
    CHECK(s.answer_to("orientation") == "emploi");
    CHECK(s.answer_to("objectifs") == "freins");
    CHECK(s.answer_to("intitule") == "Jardin partagé");
  });
}

TEST_CASE("with scripts only the fields named are saved, and a conflict gives both texts back") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    auto saved = s.post(
        pages::enregistrer_partie,
        {{"auto", "1"}, {"champs", "evaluation"}, {"evaluation", "À deux."}, {"analyse_territoriale", "x"}},
        {"suivi"}, true);
    CHECK(saved.status == 200);
    CHECK(saved.text().contains("\"heure\""));
    CHECK(s.answer_to("analyse_territoriale").empty());
    auto mark = dossier::marque("");
    auto refused =
        s.post(pages::enregistrer_partie, {{"evaluation", "Seul."}, {"avant_evaluation", mark}}, {"suivi"});
    CHECK(refused.status == 409);
    CHECK(refused.text().contains("À deux."));
    CHECK(refused.text().contains("Seul."));
    CHECK(s.answer_to("evaluation") == "À deux.");
  });
}

TEST_CASE("the structure's part shows its page, and what it still lacks") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    CHECK(s.get(pages::montrer_partie, {"structure"}).text().contains("W599001001"));
    database.write([](db::Writing& w) { w.exec("UPDATE structure SET telephone = ''"); });
    CHECK(s.get(pages::montrer_partie, {"structure"}).text().contains("un numéro de téléphone"));
  });
}

TEST_CASE("recommendations are answered one by one, the explanation may come first") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    CHECK(s.get(pages::montrer_recommandations).text().contains("n’a pas fait de recommandation"));
    auto id = std::to_string(s.advised("Rencontrer le centre social."));
    CHECK(s.get(pages::montrer_recommandations).text().contains("Rencontrer le centre social."));
    CHECK(s.fill(pages::montrer_recommandations, pages::repondre_recommandations,
                 {{"explication_" + id, "Le centre a fermé."}})
              .status == 303);
    auto page = s.get(pages::montrer_recommandations, {}, {{"verifier", "1"}}).text();
    CHECK(page.contains("Le centre a fermé."));
    CHECK(page.contains("href=\"#suite_" + id));
    s.fill(pages::montrer_recommandations, pages::repondre_recommandations,
           {{"suite_" + id, "non_suivie"}, {"explication_" + id, "Le centre a fermé."}});
    CHECK(s.get(pages::suivi).text().contains("Les recommandations de la réunion"));
    CHECK(s.get(pages::montrer_comparaison).text().contains("Non suivie : Le centre a fermé."));
  });
}

TEST_CASE("an indicator is taken from the library, changed, taken away; twenty at most") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    CHECK(s.get(pages::montrer_indicateurs).text().contains("Emplois trouvés"));
    auto added = s.post(pages::ajouter_un_indicateur, {{"modele", "emplois"}});
    REQUIRE(added.status == 303);
    auto at = tests::location(added);
    auto id = at.substr(at.rfind('/') + 1);
    CHECK(s.get(pages::montrer_indicateur, {id}).text().contains("On appelle"));
    CHECK(s.fill(pages::montrer_indicateur, pages::enregistrer_un_indicateur,
                 {{"depart", "0"}, {"cible", "12"}, {"objectif", "freins"}}, {id})
              .status == 303);
    CHECK(s.get(pages::montrer_indicateurs).text().contains("de 0 à 12"));
    CHECK(s.get(pages::montrer_indicateur, {id}, {{"verifier", "1"}}).text().contains("value=\"12\""));
    CHECK(s.post(pages::retirer_un_indicateur, {}, {id}).status == 303);
    CHECK(s.get(pages::montrer_indicateur, {id}).status == 404);
    for (int n = 0; n < 20; ++n) s.post(pages::ajouter_un_indicateur, {{"modele", ""}});
    CHECK(s.post(pages::ajouter_un_indicateur, {{"modele", ""}}).status == 422);
    CHECK_FALSE(s.get(pages::montrer_indicateurs).text().contains("Ajouter cet indicateur"));
  });
}

TEST_CASE("strangers and agents find nothing of what is being written; the coordination reads it") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    for (auto* who : {&s.people.other, &s.people.boss}) {
      s.visitor.acteur = *who;
      int expected = who == &s.people.boss ? 200 : 404;
      CHECK(s.get(pages::montrer_partie, {"projet"}).status == expected);
      CHECK(s.get(pages::montrer_recommandations).status == expected);
      CHECK(s.get(pages::montrer_indicateurs).status == expected);
      CHECK(s.get(pages::montrer_comparaison).status == expected);
      CHECK(s.get(pages::verifier_dossier).status == expected);
      CHECK(s.post(pages::enregistrer_partie, {{"intitule", "x"}}, {"projet"}).status >= 403);
      CHECK(s.post(pages::ajouter_un_indicateur, {{"modele", ""}}).status >= 403);
    }
    CHECK(s.answer_to("intitule") == "Jardin partagé");
  });
}

TEST_CASE("a second dossier of the structure begins with what the first says of it") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    s.completed();
    auto again = dossier::test::with_complete_note(database, s.people);
    database.write([&](db::Writing& w) {
      auto d = dossier::lock(w, s.people.writer, again).value();
      dossier::save_state(w, d, dossier::NoteDeposee{definitif::test::noon}, definitif::test::noon);
      w.exec("UPDATE dossier SET territorial = 1 WHERE id = ?1", again);
      w.exec(
          "INSERT INTO ventilation (dossier_id, tour, etat, modifie_le, modifie_par, transmise_le) VALUES "
          "(?1, 1, "
          "'transmise', 0, ?2, 0)",
          again, s.people.boss.id);
    });
    s.id = again;
    REQUIRE(s.post(pages::ouvrir).status == 303);
    CHECK(s.answer_to("benevoles") == "2");
    CHECK(s.answer_to("moyens_materiels").empty());
  });
}
