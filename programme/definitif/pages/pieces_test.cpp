#include "programme/definitif/pages/pieces.h"

#include "programme/definitif/pages/pieces_decor_test.h"

using namespace definitif;
using namespace definitif::test_pieces;

TEST_CASE("the list says what is asked, why, and how much is missing") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto text = s.list();
    CHECK(text.contains("pièces manquent ou sont à remplacer"));
    CHECK(text.contains("Relevé d’identité bancaire"));
    CHECK(text.contains("Demandée parce que la structure est une association"));
    CHECK(text.contains("Rempli sur le site"));
    CHECK_FALSE(text.contains("Curriculum vitae"));
  });
}

TEST_CASE("what the porteur ticks changes the list") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.post(pages::enregistrer_particularites, {s.me()},
                 {{"particularites", "intervenants"}, {"particularites", "culture_seule"}})
              .status == 303);
    CHECK(s.list().contains("Curriculum vitae"));
    CHECK(s.database.read([&](db::Reading& r) { return piece::particularites(r, s.id); }).size() == 1);
    s.state("a_signer", false);
    CHECK(s.post(pages::enregistrer_particularites, {s.me()}).status >= 400);
    CHECK_FALSE(s.list().contains("Mettre la liste à jour"));
  });
}

TEST_CASE("a document is given, listed, downloaded as it was, and replaced") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    CHECK(s.get(pages::piece_du_dossier, {s.me(), "rib"}).text().contains("Remettre le document"));
    CHECK(s.give(pages::remettre_au_dossier, {s.me(), "rib"}).status == 303);
    CHECK(s.list().contains("relevé.pdf"));
    auto remise = s.standing().at(0);
    auto sent = s.get(pages::fichier_du_dossier, {s.me(), "rib", std::to_string(remise.id)});
    CHECK(content(sent) == pdf);
    CHECK(sent.content_type == "application/pdf");
    CHECK(web::header_of(sent, "Content-Disposition").starts_with("attachment"));
    CHECK(s.give(pages::remettre_au_dossier, {s.me(), "rib"}, "%PDF-1.4\nautre\n%%EOF").status == 303);
    CHECK(s.standing().size() == 1);
    CHECK(s.get(pages::fichier_du_dossier, {s.me(), "rib", std::to_string(remise.id)}).status == 404);
  });
}

TEST_CASE("a file that is not what it says is refused with a sentence, and nothing of it is kept") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto refused = s.give(pages::remettre_au_dossier, {s.me(), "rib"}, "MZ programme");
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("d’un type qui n’est pas accepté"));
    CHECK(s.give(pages::remettre_au_dossier, {s.me(), "rib"}, "").text().contains("Ce fichier est vide"));
    CHECK(s.folder.kept() == 0);
    s.visitor.posts("/x", {}, {s.me(), "rib"});
    CHECK(pages::remettre_au_dossier(database, s.visitor.visite()).text().contains("Choisissez un document"));
    CHECK(s.standing().empty());
  });
}

TEST_CASE("all that is wrong is said at once, and what was typed stays") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto refused = s.give(pages::remettre_au_dossier, {s.me(), "bilan_structure"}, "MZ", {{"date", "juin"}});
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("href=\"#date\""));
    CHECK(refused.text().contains("href=\"#fichier\""));
    CHECK(refused.text().contains("value=\"juin\""));
    CHECK(s.give(pages::remettre_au_dossier, {s.me(), "bilan_structure"}, pdf, {{"date", "31/12/2021"}})
              .status == 303);
    CHECK(s.list().contains("valable jusqu’au 31 décembre 2023"));
  });
}

TEST_CASE("a dossier's piece is taken back in the dossier, a structure's in its safe") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.post(pages::enregistrer_particularites, {s.me()}, {{"particularites", "intervenants"}});
    s.give(pages::remettre_au_dossier, {s.me(), "cv_intervenants"}, pdf, {{"precision", "Camille Exemple"}});
    s.give(pages::remettre_au_dossier, {s.me(), "rib"});
    auto cv = std::to_string(s.standing().at(0).id), rib = std::to_string(s.standing().at(1).id);
    CHECK(s.list().contains("Camille Exemple"));
    CHECK(s.post(pages::retirer_du_dossier, {s.me(), "rib", rib}).status == 404);
    CHECK(s.post(pages::retirer_du_dossier, {s.me(), "cv_intervenants", cv}).status == 303);
    CHECK(s.get(pages::coffre, {s.structure()}).text().contains("relevé.pdf"));
    CHECK(s.get(pages::piece_du_coffre, {s.structure(), "cv_intervenants"}).status == 404);
    CHECK(content(s.get(pages::fichier_du_coffre, {s.structure(), "rib", rib})) == pdf);
    CHECK(s.post(pages::retirer_du_coffre, {s.structure(), "rib", rib}).status == 303);
    CHECK(s.standing().empty());
    CHECK(s.give(pages::remettre_au_coffre, {s.structure(), "rib"}).status == 303);
    CHECK(s.standing().at(0).au_coffre);
  });
}

TEST_CASE("nothing is given once signature is asked; what was given can still be read") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.give(pages::remettre_au_dossier, {s.me(), "rib"});
    auto id = std::to_string(s.standing().at(0).id);
    s.state("a_signer", false);
    CHECK(s.give(pages::remettre_au_dossier, {s.me(), "rib"}, "%PDF-1.4 %%EOF").status >= 400);
    CHECK(s.folder.kept() == 1);
    CHECK(s.list().contains("ne peut plus être modifié"));
    CHECK(s.get(pages::fichier_du_dossier, {s.me(), "rib", id}).status == 200);
  });
}

TEST_CASE("others see nothing before the deposit, and nobody what belongs to another structure") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.give(pages::remettre_au_dossier, {s.me(), "rib"});
    auto id = std::to_string(s.standing().at(0).id);
    s.visitor.acteur = s.people.other;
    CHECK(s.get(pages::pieces, {s.me()}).status == 404);
    CHECK(s.get(pages::fichier_du_dossier, {s.me(), "rib", id}).status == 404);
    CHECK(s.get(pages::coffre, {s.structure()}).status == 404);
    CHECK(s.get(pages::fichier_du_coffre, {s.structure(), "rib", id}).status == 404);
    CHECK(s.give(pages::remettre_au_dossier, {s.me(), "rib"}).status == 404);
    CHECK(s.give(pages::remettre_au_coffre, {s.structure(), "rib"}).status == 404);
    CHECK(s.folder.kept() == 1);
  });
}

TEST_CASE("the coordination verifies after the deposit; the porteur reads why a document is to be replaced") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.give(pages::remettre_au_dossier, {s.me(), "rib"});
    auto id = std::to_string(s.standing().at(0).id);
    std::vector<std::string> path{s.me(), "rib", id};
    s.visitor.acteur = s.people.boss;
    CHECK(s.post(pages::verifier_piece, path, {{"verdict_" + id, "conforme"}}).status == 403);
    s.state("depose", true);
    CHECK(s.get(pages::piece_du_dossier, {s.me(), "rib"}).text().contains("Enregistrer la vérification"));
    CHECK(s.post(pages::verifier_piece, path, {{"verdict_" + id, "non_conforme"}}).status == 422);
    CHECK(s.post(pages::verifier_piece, path).status == 422);
    CHECK(
        s.post(pages::verifier_piece, path,
               {{"verdict_" + id, "non_conforme"}, {"motif_" + id, "perime"}, {"commentaire_" + id, "2021."}})
            .status == 303);
    s.visitor.acteur = s.people.writer;
    CHECK(s.list().contains("il faut la version la plus récente. 2021."));
    s.visitor.acteur = s.people.boss;
    CHECK(s.post(pages::verifier_piece, path, {{"verdict_" + id, "conforme"}}).status == 303);
    CHECK(s.list().contains("Vérifiée"));
  });
}
