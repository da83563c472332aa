#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "programme/definitif/contenu_store.h"
#include "programme/definitif/fiche_faits.h"
#include "programme/definitif/fiche_test.h"
#include "programme/definitif/pages/pages.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace definitif;
using dossier::test::paris;
using test::call;

namespace {

using Read = web::Response (*)(db::Reading&, const page::Visite&);
using Write = web::Response (*)(db::Writing&, const page::Visite&);

/// A final dossier in preparation under one of the call's dispositifs; its writer looks at it.
struct Site {
  db::Database& database;
  std::string dispositif = "vvv";
  dossier::test::People people = dossier::test::people(database);
  std::int64_t id = opened();
  tests::Visiteur visitor{.acteur = people.writer, .now = paris("2022-11-10T10:00"), .campagne = call()};

  std::int64_t opened() {
    auto made = dossier::test::with_complete_note(database, people);
    database.write([&](db::Writing& w) {
      auto d = dossier::lock(w, people.writer, made).value();
      dossier::save_state(w, d, dossier::NoteDeposee{paris("2022-09-16T10:00")}, paris("2022-09-16T10:00"));
      w.exec("UPDATE dossier SET dispositif = ?2, territorial = ?3 WHERE id = ?1", made, dispositif,
             dispositif == "pre" ? 1 : 0);
      for (auto commune : {"59014", "59606"})
        w.exec("INSERT INTO dossier_commune (dossier_id, commune) VALUES (?1, ?2)", made, commune);
      definitif::create(w, people.writer, paris("2022-11-01T10:00"), made, {});
    });
    return made;
  }
  web::Response get(Read handler, std::vector<std::string> more = {}) {
    visitor.gets("/x", path(std::move(more)));
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  web::Response check(std::vector<std::string> more) {
    visitor.gets("/x", path(std::move(more)));
    visitor.request.query.add("verifier", "1");
    return database.read([&](db::Reading& r) { return pages::montrer_fiche(r, visitor.visite()); });
  }
  web::Response post(Write handler, std::vector<std::string> more, const test::Answers& form = {}) {
    visitor.posts("/x", {}, path(std::move(more)));
    for (const auto& [name, text] : form) visitor.request.form.add(name, text);
    return database.write([&](db::Writing& w) { return handler(w, visitor.visite()); });
  }
  std::vector<std::string> path(std::vector<std::string> more) const {
    more.insert(more.begin(), std::to_string(id));
    return more;
  }
  /// A new sheet; its number.
  std::string added(const test::Answers& form = {}) {
    auto to = tests::location(post(pages::ajouter_fiche, {}, form));
    REQUIRE(to.contains("/fiches/"));
    auto rest = to.substr(to.find("/fiches/") + 8);
    return rest.substr(0, rest.find('/'));
  }
  std::string stored(std::string_view field) {
    return database.read([&](db::Reading& r) {
      auto d = dossier::find(r, people.writer, id).value();
      return std::string(fiche::fiches(r, d, {.toutes = true}).back().saisie.valeur(field));
    });
  }
  personne::Acteur referent(std::vector<std::string> communes) const {
    return {.id = people.boss.id,
            .nom = "Référente",
            .courriel = "",
            .attributions = {{.role = Role::referent_pre, .communes = std::move(communes)}},
            .structures = {}};
  }
};

/// What the file holds that is sent; it is removed once sent.
std::string file(const web::Response& response) {
  const auto& sent = std::get<web::FileBody>(response.body);
  std::ifstream in(sent.path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  std::filesystem::remove(sent.path);
  return text;
}

}  // namespace

TEST_CASE("an activity is added, filled in, and its figures and totals are computed") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.get(pages::montrer_fiches).text().contains("Il n’y a pas encore de fiche"));
    CHECK(s.get(pages::suivi).text().contains("Pas encore commencé."));
    auto f = s.added();
    CHECK_FALSE(s.get(pages::montrer_fiche, {f, "activite"}).text().contains("Écrivez le titre"));
    auto saved = s.post(pages::enregistrer_fiche, {f, "activite"}, test::sejour);
    CHECK(tests::location(saved).ends_with("/definitif/fiches"));
    auto list = s.get(pages::montrer_fiches).text();
    for (auto said : {"Séjour au bord de mer", "Complète", "Toutes les activités", "16 à 18 ans", "120"})
      CHECK_MESSAGE(list.contains(said), said);
    CHECK(list.contains(base::euros({5'000})));
    CHECK(s.get(pages::suivi).text().contains("tout est rempli"));
  });
}

TEST_CASE("what is missing never prevents saving; it is all told at once where one looks for it") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto f = s.added();
    auto saved = s.post(pages::enregistrer_fiche, {f, "activite"},
                        {{"titre", "Séjour"}, {"debut", "bientôt"}, {"x", "y"}});
    CHECK(tests::location(saved).ends_with("?verifier=1"));
    CHECK(s.stored("debut") == "bientôt");
    CHECK(s.stored("x").empty());
    auto page = s.check({f, "activite"});
    CHECK(page.status == 200);
    for (auto said : {"« bientôt » n’est pas une date", "Choisissez le type", "Écrivez le lieu"})
      CHECK_MESSAGE(page.text().contains(said), said);
    CHECK(s.get(pages::montrer_fiches).text().contains("réponses à compléter"));
    CHECK(s.get(pages::suivi).text().contains("à compléter ou à corriger"));
  });
}

TEST_CASE("two people who change the same answer both keep their text; the others are saved") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto f = s.added();
    s.post(pages::enregistrer_fiche, {f, "activite"}, {{"titre", "Séjour d’été"}});
    auto seen = dossier::marque("");
    auto answer =
        s.post(pages::enregistrer_fiche, {f, "activite"},
               {{"titre", "Stage"}, {"avant_titre", seen}, {"lieu", "Salle"}, {"avant_lieu", seen}});
    CHECK(answer.status == 409);
    CHECK(answer.text().contains("Séjour d’été"));
    CHECK(answer.text().contains("value=\"Stage\""));
    CHECK(s.stored("titre") == "Séjour d’été");
  });
}

TEST_CASE("a sheet is copied, withdrawn and taken back; withdrawn it takes no answer and counts nowhere") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto f = s.added();
    s.post(pages::enregistrer_fiche, {f, "activite"}, test::sejour);
    CHECK(s.post(pages::dupliquer_fiche, {f}).status == 303);
    CHECK(s.stored("titre") == "Séjour au bord de mer (copie)");
    CHECK(s.stored("cout") == "6 000");
    CHECK(s.post(pages::retirer_fiche, {f}).status == 303);
    CHECK(s.post(pages::retirer_fiche, {f}).status == 422);
    auto list = s.get(pages::montrer_fiches).text();
    CHECK(list.contains("Fiches retirées"));
    CHECK(list.contains(">120<"));
    auto refused = s.post(pages::enregistrer_fiche, {f, "activite"}, {{"titre", "Autre"}});
    CHECK(refused.status == 409);
    CHECK(refused.text().contains(">Autre</pre>"));
    CHECK(s.post(pages::remettre_fiche, {f}).status == 303);
    CHECK(s.post(pages::remettre_fiche, {f}).status == 422);
    CHECK(s.get(pages::montrer_fiches).text().contains(">240<"));
  });
}

TEST_CASE("once signature is asked the sheets are read, and what was typed is handed back") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto f = s.added();
    s.post(pages::enregistrer_fiche, {f, "activite"}, test::sejour);
    database.write([&](db::Writing& w) { w.exec("UPDATE definitif SET etat = 'a_signer'"); });
    auto page = s.get(pages::montrer_fiche, {f, "activite"}).text();
    CHECK_FALSE(page.contains("name=\"titre\""));
    CHECK(page.contains("Vacances d’été"));
    CHECK(page.contains("il ne peut plus être modifié"));
    auto refused = s.post(pages::enregistrer_fiche, {f, "activite"}, {{"titre", "Autre"}});
    CHECK(refused.status == 409);
    CHECK(refused.text().contains(">Autre</pre>"));
    CHECK(s.post(pages::ajouter_fiche, {}).status == 422);
    CHECK(s.post(pages::dupliquer_fiche, {f}).status == 422);
  });
}

TEST_CASE("others find no sheet, nor do a part or a number that does not exist") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto f = s.added();
    CHECK(s.get(pages::montrer_fiche, {f, "poste"}).status == 404);
    CHECK(s.get(pages::montrer_fiche, {"999", "activite"}).status == 404);
    s.visitor.acteur = s.people.other;
    CHECK(s.get(pages::montrer_fiches).status == 404);
    CHECK(s.get(pages::montrer_fiche, {f, "activite"}).status == 404);
    CHECK(s.post(pages::ajouter_fiche, {}).status == 404);
    CHECK(s.post(pages::retirer_fiche, {f}).status == 404);
    s.visitor.acteur = s.people.boss;
    CHECK(s.get(pages::montrer_fiches).status == 200);
    CHECK(s.post(pages::retirer_fiche, {f}).status == 403);
    CHECK(s.post(pages::enregistrer_fiche, {f, "activite"}, {{"titre", "x"}}).status == 403);
  });
}

TEST_CASE("a dispositif without sheets has neither page nor tab") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database, "contrat_de_ville"};
    CHECK(s.get(pages::montrer_fiches).status == 404);
    CHECK(s.post(pages::ajouter_fiche, {}).status == 404);
    CHECK_FALSE(s.get(pages::suivi).text().contains("/definitif/fiches"));
  });
}

TEST_CASE("a post shows its balance, and the list who pays all posts") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database, "ingenierie"};
    auto f = s.added();
    s.post(pages::enregistrer_fiche, {f, "poste"}, test::poste);
    CHECK(s.get(pages::montrer_fiche, {f, "poste"}).text().contains("à l’équilibre"));
    s.post(pages::enregistrer_fiche, {f, "poste"},
           {{"fin_2_montant", "9000,49"}, {"avant_fin_2_montant", dossier::marque("9000,50")}});
    CHECK(s.get(pages::montrer_fiche, {f, "poste"}).text().contains("il manque"));
    auto list = s.get(pages::montrer_fiches).text();
    CHECK(list.contains("Plan de financement des postes"));
    CHECK(list.contains("0,5"));
  });
}

TEST_CASE(
    "a référent·e brings contributions from their communes only; the service sees them all, part by part") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database, "pre"};
    auto service = s.visitor.acteur;
    s.visitor.acteur = s.referent({"59014"});
    CHECK(s.get(pages::suivi).text().contains("Contributions de votre territoire"));
    auto list = s.get(pages::montrer_fiches).text();
    CHECK(list.contains("Dernier moment pour remettre"));
    CHECK_FALSE(list.contains("value=\"59606\""));
    CHECK(s.post(pages::ajouter_fiche, {}, {{"commune", "59606"}}).status == 422);
    auto f = s.added({{"commune", "59014"}});
    for (auto [part, next] : {std::pair{"action", "/intervenants"},
                              {"intervenants", "/financement"},
                              {"financement", "/parcours"},
                              {"parcours", "/fiches"}})
      CHECK_MESSAGE(
          tests::location(s.post(pages::enregistrer_fiche, {f, part}, test::contribution)).ends_with(next),
          part);
    s.visitor.acteur = s.referent({"59606"});
    CHECK_FALSE(s.get(pages::montrer_fiches).text().contains("Coup de pouce"));
    CHECK(s.get(pages::montrer_fiche, {f, "action"}).status == 404);
    CHECK(s.post(pages::enregistrer_fiche, {f, "action"}, {{"titre", "x"}}).status == 404);
    s.visitor.acteur = service;
    auto all = s.get(pages::montrer_fiches).text();
    for (auto said : {"Coup de pouce lecture", "Anzin", "annexe 6C", "annexe 6B", "6 à 10 ans"})
      CHECK_MESSAGE(all.contains(said), said);
  });
}

TEST_CASE("a name typed about a child is handed back and never recorded") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database, "pre"};
    auto f = s.added({{"commune", "59014"}});
    auto refused = s.post(pages::enregistrer_fiche, {f, "parcours"},
                          {{"enf_1_tranche", "06_10"}, {"enf_1_suivi", "Théo vient, né le 12/03/2014"}});
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("Théo vient"));
    CHECK(refused.text().contains("href=\"#enf_1_suivi\""));
    CHECK(s.stored("enf_1_suivi").empty());
    CHECK(s.stored("enf_1_tranche").empty());
  });
}

TEST_CASE("after the call's day a référent·e reads, is told why, and gets back what was typed") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database, "pre"};
    auto f = s.added({{"commune", "59014"}});
    s.visitor.acteur = s.referent({"59014"});
    s.visitor.now = paris("2022-11-14T23:59:59");
    CHECK(s.post(pages::enregistrer_fiche, {f, "action"}, {{"titre", "À temps"}}).status == 303);
    s.visitor.now = paris("2022-11-15T00:00:00");
    auto late = s.post(pages::enregistrer_fiche, {f, "action"}, {{"titre", "Trop tard"}});
    CHECK(late.status == 409);
    CHECK(late.text().contains(">Trop tard</pre>"));
    CHECK(s.stored("titre") == "À temps");
    CHECK(s.get(pages::montrer_fiches).text().contains("se remettaient jusqu’au 14 novembre 2022"));
    CHECK(s.post(pages::ajouter_fiche, {}, {{"commune", "59014"}}).status == 422);
  });
}

TEST_CASE(
    "the sheets are taken away for a spreadsheet; the paths of children stand apart, one anonymous row "
    "each") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database, "pre"};
    auto f = s.added({{"commune", "59014"}});
    for (auto part : {"action", "intervenants", "financement", "parcours"})
      s.post(pages::enregistrer_fiche, {f, part}, test::contribution);
    auto list = file(s.get(pages::fiches_csv)), board = file(s.get(pages::parcours_csv));
    for (auto said : {"Coup de pouce lecture", "Anzin", "3000", "500"})
      CHECK_MESSAGE(list.contains(said), said);
    for (auto said : {"6 à 10 ans", "Fille", "Garçon", "Sortie, objectifs atteints"})
      CHECK_MESSAGE(board.contains(said), said);
    CHECK(std::ranges::count(board, '\n') == 3);
    CHECK(file(s.get(pages::parcours_xlsx)).starts_with("PK"));
    s.visitor.acteur = s.referent({"59606"});
    CHECK_FALSE(file(s.get(pages::fiches_csv)).contains("Coup de pouce"));
    CHECK_FALSE(file(s.get(pages::parcours_csv)).contains("Anzin"));
    s.visitor.acteur = s.people.other;
    CHECK(s.get(pages::fiches_csv).status == 404);
  });
}

TEST_CASE("activities and posts are taken away too, without those withdrawn; they have no paths") {
  tests::on_both_engines([](db::Database& database) {
    Site vvv{database}, posts{database, "ingenierie", vvv.people};
    auto f = vvv.added();
    vvv.post(pages::enregistrer_fiche, {f, "activite"}, test::sejour);
    auto gone = vvv.added();
    vvv.post(pages::retirer_fiche, {gone});
    auto list = file(vvv.get(pages::fiches_csv));
    CHECK(list.contains("Séjour au bord de mer"));
    CHECK(std::ranges::count(list, '\n') == 2);
    CHECK(vvv.get(pages::parcours_csv).status == 404);
    posts.post(pages::enregistrer_fiche, {posts.added(), "poste"}, test::poste);
    CHECK(file(posts.get(pages::fiches_csv)).contains("La structure elle-même"));
    CHECK(file(posts.get(pages::fiches_xlsx)).starts_with("PK"));
  });
}

TEST_CASE("the rest of the dossier knows what its sheets miss, and the youths and days of its activities") {
  tests::on_both_engines([](db::Database& database) {
    Site vvv{database}, other{database, "contrat_de_ville", vvv.people};
    auto facts = [&](const Site& s) {
      return database.read([&](db::Reading& r) {
        return fiche::faits_des_fiches(r, dossier::find(r, s.people.writer, s.id).value(), call());
      });
    };
    CHECK_FALSE(facts(other));
    CHECK(facts(vvv)->manques == 1);
    CHECK_FALSE(facts(vvv)->journees);
    vvv.post(pages::enregistrer_fiche, {vvv.added(), "activite"}, test::sejour);
    CHECK(facts(vvv)->manques == 0);
    CHECK(facts(vvv)->journees == 120);
    vvv.post(pages::retirer_fiche, {vvv.added()});
    auto all = database.read([&](db::Reading& r) {
      return contenu(r, vvv.people.writer, find(r, vvv.people.writer, vvv.id).value(), call());
    });
    CHECK_MESSAGE(all.fiches.size() == 1, "what is signed holds the sheets, without those withdrawn");
  });
}
