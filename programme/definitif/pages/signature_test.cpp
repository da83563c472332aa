// From the check page to the receipt: signing, sending back, depositing, taking back, more time.
#include <doctest/doctest.h>

#include <algorithm>

#include "programme/definitif/pages/chantier_test.h"
#include "programme/definitif/recepisse.h"
#include "programme/journal/journal.h"

using namespace definitif;
using definitif::test::Chantier;
using definitif::test::paris;

namespace {

const tests::Values signature{
    {"engagements", "sincerite"}, {"engagements", "cer"}, {"nom", "A. Exemple"}, {"qualite", "Présidente"}};

struct Ready : Chantier {
  explicit Ready(db::Database& d) : Chantier{d} { completed(); }

  void sign() { REQUIRE(post(pages::signer_dossier, signature).status == 303); }
  web::Response deposit() { return post(pages::deposer_dossier); }
  bool traced(std::string_view act) {
    return database.read([&](db::Reading& r) {
      auto lines = journal::de_l_objet(r, "dossier", id);
      return std::ranges::find(lines, act, &journal::Ligne::acte) != lines.end();
    });
  }
};

}  // namespace

TEST_CASE("the check page says everything that is missing, and offers to sign only when nothing is") {
  tests::on_both_engines([](db::Database& database) {
    Chantier s{database};
    auto page = s.get(pages::verifier_dossier).text();
    CHECK(page.contains("points à régler"));
    CHECK(page.contains("/definitif/partie/suivi?verifier=1#evaluation"));
    CHECK_FALSE(page.contains("/definitif/signer"));
    CHECK(s.post(pages::demander_signature).status == 422);
    s.completed();
    page = s.get(pages::verifier_dossier).text();
    CHECK_FALSE(page.contains("points à régler"));
    CHECK(page.contains("L’engagement républicain est respecté."));
    CHECK(page.contains("/definitif/demander-signature"));
  });
}

TEST_CASE(
    "nothing is signed without every attestation, a name and a capacity; what was typed is there again") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    auto some =
        s.post(pages::signer_dossier, {{"engagements", "sincerite"}, {"nom", "A"}, {"qualite", "Trésorier"}});
    CHECK(some.status == 422);
    CHECK(some.text().contains("value=\"Trésorier\""));
    CHECK(s.post(pages::signer_dossier,
                 {{"engagements", "sincerite"}, {"engagements", "cer"}, {"nom", "A"}, {"qualite", " "}})
              .status == 422);
    CHECK(s.state() == "en_preparation");
    s.sign();
    CHECK(s.state() == "signe");
    CHECK(s.get(pages::verifier_dossier).text().contains("Signé par A. Exemple, Présidente"));
  });
}

TEST_CASE("the signature is asked, declined with a comment that all can read, then given") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    CHECK(s.post(pages::demander_signature).status == 303);
    CHECK(s.state() == "a_signer");
    CHECK(s.post(pages::enregistrer_partie, {{"intitule", "Autre"}}, {"projet"}).status == 409);
    CHECK(s.post(pages::decliner_signature, {{"commentaire", " "}}).status == 422);
    CHECK(s.post(pages::decliner_signature, {{"commentaire", "Le budget est à revoir."}}).status == 303);
    CHECK(s.state() == "en_preparation");
    CHECK(s.get(pages::verifier_dossier).text().contains("Le budget est à revoir."));
    s.visitor.now += std::chrono::hours(1);
    s.sign();
    CHECK_FALSE(s.get(pages::verifier_dossier).text().contains("Le budget est à revoir."));
  });
}

TEST_CASE("who may not sign asks for it, and never signs") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    s.visitor.acteur.structures[0].signer = false;
    CHECK_FALSE(s.get(pages::verifier_dossier).text().contains("/definitif/signer\""));
    CHECK(s.post(pages::signer_dossier, signature).status == 403);
    CHECK(s.post(pages::demander_signature).status == 303);
    CHECK(s.post(pages::decliner_signature, {{"commentaire", "Non."}}).status == 403);
    CHECK(s.post(pages::rouvrir_dossier).status == 303);
    database.write([&](db::Writing& w) { w.exec("UPDATE membre SET signer = 0"); });
    CHECK(s.get(pages::verifier_dossier).text().contains("Donner ce droit"));
  });
}

TEST_CASE("a deposit keeps what was signed, with its digest, and a receipt with the mentions of silence") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    CHECK(s.deposit().status == 422);
    s.sign();
    CHECK(tests::location(s.deposit()).ends_with("/definitif/depots/1"));
    CHECK(s.state() == "depose");
    auto page = s.get(pages::montrer_depot, {"1"}).text();
    CHECK(page.contains("/D1"));
    CHECK(page.contains("Deux mois de silence valent rejet."));
    CHECK(page.contains("A. Exemple"));
    CHECK(page.contains("Jardin partagé"));
    for (auto handler : {pages::recepisse_en_pdf, pages::dossier_en_pdf})
      CHECK(s.get(handler, {"1"}).text().starts_with("%PDF-"));
    CHECK(s.get(pages::montrer_depot, {"2"}).status == 404);
    CHECK(s.traced("definitif_depose"));
    CHECK(s.traced("definitif_signe"));
  });
}

TEST_CASE("the structure's budget that another dossier changes is frozen in what was deposited") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    s.sign();
    s.deposit();
    s.budget_is(budget::Genre::structure, definitif::test::budget("77777", "70000", "7777"));
    CHECK(s.get(pages::montrer_budget, {"structure"}).text().contains(base::euros({2'000'000})));
    CHECK_FALSE(s.get(pages::montrer_depot, {"1"}).text().contains(base::euros({7'777'700})));
  });
}

TEST_CASE("what was signed and changed since is not deposited, and says so") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    s.sign();
    s.budget_is(budget::Genre::structure, definitif::test::budget("77777", "70000", "7777"));
    CHECK(s.get(pages::verifier_dossier).text().contains("a changé depuis la signature"));
    auto refused = s.deposit();
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("faites-le signer de nouveau"));
    CHECK(s.post(pages::rouvrir_dossier).status == 303);
    s.sign();
    CHECK(s.deposit().status == 303);
  });
}

TEST_CASE("the last second is in time, the next is refused with its reason, and more time can be granted") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    s.sign();
    s.visitor.now = paris("2029-12-03");
    auto late = s.deposit();
    CHECK(late.status == 422);
    CHECK(late.text().contains("2 décembre 2029 à 23 h 59 min 59 s"));
    CHECK(s.state() == "signe");
    CHECK(s.post(pages::accorder_un_delai, {{"date", "05/12/2029"}, {"heure", "18:00"}, {"motif", "Panne."}})
              .status == 403);
    s.visitor.acteur = s.people.boss;
    CHECK(s.get(pages::suivi).text().contains("/definitif/delai"));
    CHECK(s.post(pages::accorder_un_delai, {{"date", "demain"}, {"heure", "18:00"}, {"motif", "Panne."}})
              .status == 422);
    CHECK(s.post(pages::accorder_un_delai, {{"date", "05/12/2029"}, {"heure", "18:00"}, {"motif", ""}})
              .status == 422);
    CHECK(s.post(pages::accorder_un_delai, {{"date", "05/12/2029"}, {"heure", "18:00"}, {"motif", "Panne."}})
              .status == 303);
    s.visitor.acteur = s.people.writer;
    CHECK(s.get(pages::suivi).text().contains("Motif : Panne."));
    CHECK(s.deposit().status == 303);
  });
}

TEST_CASE("the last second before the deadline is in time") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    s.sign();
    s.visitor.now = paris("2029-12-02T23:59:59");
    CHECK(s.deposit().status == 303);
  });
}

TEST_CASE(
    "a dossier taken back is no longer deposited, must be signed again, and agents keep what was sent") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    s.sign();
    s.deposit();
    CHECK(s.post(pages::rouvrir_dossier).status == 422);
    CHECK(s.post(pages::reprendre_dossier).status == 303);
    CHECK(s.state() == "en_preparation");
    CHECK(s.get(pages::suivi).text().contains("il n’est plus déposé"));
    CHECK(s.get(pages::montrer_depot, {"1"}).text().contains("Dossier repris"));
    CHECK(s.deposit().status == 422);
    s.fill(pages::montrer_partie, pages::enregistrer_partie,
           {{"auto", "1"}, {"champs", "intitule"}, {"intitule", "Jardin nouveau"}}, {"projet"});
    s.sign();
    CHECK(tests::location(s.deposit()).ends_with("/definitif/depots/2"));
    s.visitor.now = paris("2029-12-03");
    CHECK(s.post(pages::reprendre_dossier).status == 422);
  });
}

TEST_CASE("agents read what was deposited, and the comparison with the note") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    s.sign();
    s.deposit();
    database.write([&](db::Writing& w) {
      w.exec("UPDATE dossier SET echelle = 'communale' WHERE id = ?1", s.id);
      w.exec(
          "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, cree_le, cree_par) VALUES "
          "(?1, 'etat', "
          "100, 'note', 0, 0)",
          s.id);
    });
    s.visitor.acteur = {.id = s.people.boss.id,
                        .nom = "Agent",
                        .courriel = "",
                        .attributions = {{.role = Role::instructeur, .financeur = "etat"}},
                        .structures = {}};
    CHECK(s.get(pages::montrer_depot, {"1"}).status == 200);
    CHECK(s.get(pages::montrer_comparaison).text().contains(base::euros({800'000})));
    CHECK(s.get(pages::montrer_budget, {"action"}).text().contains(base::euros({900'000})));
    CHECK_FALSE(s.get(pages::suivi).text().contains("Vérifier et signer"));
    CHECK(s.get(pages::verifier_dossier).status == 404);
    CHECK(s.get(pages::montrer_partie, {"projet"}).status == 404);
  });
}

TEST_CASE("a receipt of the same deposit is the same document") {
  tests::on_both_engines([](db::Database& database) {
    Ready s{database};
    s.sign();
    s.deposit();
    CHECK(s.get(pages::dossier_en_pdf, {"1"}).text() == s.get(pages::dossier_en_pdf, {"1"}).text());
  });
}
