// The documents that the program makes of a final dossier, and the whole as a ZIP: who gets what.
#include <algorithm>

#include "platform/base/secret.h"
#include "platform/files/fault.h"
#include "programme/definitif/pages/chantier_test.h"
#include "programme/definitif/pages/modeles.h"
#include "programme/definitif/pages/pieces.h"
#include "programme/piece/coffre.h"
#include "programme/piece/piece_store.h"
#include "tests/support/outside.h"

using namespace definitif;

namespace {

const std::string pdf = "%PDF-1.7\nRelevé\n%%EOF\n";

campagne::Piece piece_of(std::string code, std::string made, bool of_structure = true,
                         bool sensitive = false) {
  return {.code = code,
          .titre = "Pièce " + code,
          .etape = "final",
          .condition = {},
          .portee = of_structure ? "structure" : "dossier",
          .produite = std::move(made),
          .par = code == "cv" ? "intervenant·e" : "",
          .sensible = sensitive};
}

campagne::Campagne call_with_pieces() {
  auto c = test::campagne();
  c.pieces = {piece_of("courrier", "lettre_president", false),
              piece_of("bureau", "bureau", true, true),
              piece_of("moyens", "declaration_moyens", false),
              piece_of("charte", "charte"),
              piece_of("rib", ""),
              piece_of("cv", "", false, true)};
  c.pieces[0].condition.financeurs = {"etat"};
  for (auto which : {"lettre_president", "bureau", "declaration_moyens", "charte"})
    c.textes.emplace_back("modele." + std::string(which) + ".corps", "{structure} demande.");
  std::ranges::sort(c.textes);
  return c;
}

/// A final dossier being written, with pieces, and a folder for their files.
struct Bureau : test::Chantier {
  tests::TemporaryFolder folder{};

  explicit Bureau(db::Database& d) : Chantier{d} {
    base::start_sodium();
    piece::ouvrir_coffre(
        std::make_shared<files::Store>(folder / "coffre", files::Keys::parse(files::Keys::new_line())));
    visitor.campagne = call_with_pieces();
    completed();
  }
  ~Bureau() { piece::ouvrir_coffre(nullptr); }

  void give(std::string_view code, const std::string& content, std::string_view precision = "",
            piece::Analyse analysis = piece::Analyse::sans) {
    auto writer = piece::coffre().create();
    writer.write(content);
    auto sealed = writer.finish();
    piece::Recu received{sealed.name, "../relevé.pdf", files::Kind::pdf, sealed.size, sealed.digest};
    database.write([&](db::Writing& w) {
      auto d = dossier::find(w, people.writer, id).value();
      piece::Reponses answers{.precision = std::string(precision)};
      REQUIRE(piece::remettre(w, people.writer, test::noon, {d.structure, d.id},
                              {*visitor.campagne.piece(code), answers, received, analysis}));
    });
  }
  void deposited() {
    database.write([&](db::Writing& w) {
      auto f = lock(w, people.writer, id).value();
      signer(w, people.writer, test::noon, f, {.nom = "A", .qualite = "Présidente", .empreinte = "e"});
      record_depot(w, people.writer, test::noon, f, contenu(w, people.writer, f, visitor.campagne),
                   attestation(w, f).value());
      w.exec("UPDATE definitif SET etat = 'depose', depose_le = ?2 WHERE dossier_id = ?1", id, test::noon);
    });
  }
  /// Of a funder that the note asks.
  void an_agent_looks() {
    database.write([&](db::Writing& w) {
      w.exec("UPDATE dossier SET echelle = 'communale' WHERE id = ?1", id);
      w.exec(
          "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, cree_le, cree_par) VALUES "
          "(?1, "
          "'etat', 100, 'note', 0, 0)",
          id);
    });
    visitor.acteur = {.id = people.boss.id,
                      .nom = "instruit",
                      .courriel = "",
                      .attributions = {{.role = Role::instructeur, .financeur = "etat"}},
                      .structures = {}};
  }
  web::Response model(const std::string& name) { return get(pages::modele_du_dossier, {name}); }
  web::Response model_of_structure(const std::string& name) {
    visitor.gets("/x", {std::to_string(people.tilleuls), name});
    return database.read([&](db::Reading& r) { return pages::modele_du_coffre(r, visitor.visite()); });
  }
  std::string list() { return get(pages::pieces).text(); }
  /// What Python finds in the archive: the result of its test of all checksums, then the names.
  std::string zip() {
    auto answer = get(pages::dossier_en_zip);
    REQUIRE(answer.status == 200);
    CHECK(answer.content_type == "application/zip");
    auto file = std::get<web::FileBody>(answer.body);
    CHECK(file.remove_after);
    auto names = tests::output_of(
        tests::python +
        "-c \"import sys, zipfile; a = zipfile.ZipFile(sys.argv[1]); print(a.testzip(), a.namelist(), "
        "a.read('LISEZ-MOI.txt').decode())\" " +
        file.path.string());
    std::filesystem::remove(file.path);
    return names;
  }
  std::size_t temporary() {
    std::filesystem::directory_iterator in(piece::coffre().temporary_folder()), end;
    return static_cast<std::size_t>(std::distance(in, end));
  }
};

}  // namespace

TEST_CASE("the list of pieces offers what the program fills in, and says what to do with it") {
  tests::on_both_engines([](db::Database& database) {
    Bureau s{database};
    auto text = s.list();
    CHECK(text.contains("/definitif/modeles/courrier.pdf"));
    CHECK(text.contains("/definitif/modeles/courrier.docx"));
    CHECK(text.contains("/definitif/modeles/charte.pdf"));
    CHECK_FALSE(text.contains("/definitif/modeles/charte.docx"));
    CHECK(text.contains("/definitif/modeles/moyens.pdf"));
    CHECK_FALSE(text.contains("/definitif/modeles/rib.pdf"));
    CHECK(text.contains("signez-le, puis remettez-le"));
    s.visitor.path = {};
    s.visitor.gets("/x", {std::to_string(s.people.tilleuls)});
    auto safe = database.read([&](db::Reading& r) { return pages::coffre(r, s.visitor.visite()); }).text();
    CHECK(safe.contains(fmt::format("/structures/{}/modeles/bureau.pdf", s.people.tilleuls)));
    CHECK_FALSE(safe.contains("courrier"));
  });
}

TEST_CASE(
    "a document is downloaded under the name of its piece, as PDF or, when it is to be completed, DOCX") {
  tests::on_both_engines([](db::Database& database) {
    Bureau s{database};
    auto letter = s.model("courrier.pdf");
    CHECK(letter.status == 200);
    CHECK(letter.content_type == "application/pdf");
    CHECK(letter.text().starts_with("%PDF-"));
    CHECK(web::header_of(letter, "Content-Disposition") == "attachment; filename=\"courrier.pdf\"");
    CHECK(s.model("courrier.docx").text().starts_with("PK"));
    CHECK(s.model("bureau.docx").status == 200);
    CHECK(s.model("moyens.pdf").status == 200);
    CHECK(s.model_of_structure("bureau.pdf").status == 200);
    CHECK(s.model_of_structure("charte.pdf").status == 200);
  });
}

TEST_CASE("what is not made is not found") {
  tests::on_both_engines([](db::Database& database) {
    Bureau s{database};
    for (auto name : {"charte.docx", "rib.pdf", "inconnu.pdf", "charte", "charte.odt", ".pdf", ""})
      CHECK(s.model(name).status == 404);
    CHECK(s.model_of_structure("courrier.pdf").status == 404);
    CHECK(s.model_of_structure("moyens.pdf").status == 404);
  });
}

TEST_CASE("nobody else gets anything before the deposit, nor what belongs to another structure") {
  tests::on_both_engines([](db::Database& database) {
    Bureau s{database};
    for (const auto& who : {s.people.other, personne::Acteur{}}) {
      s.visitor.acteur = who;
      CHECK(s.model("courrier.pdf").status == 404);
      CHECK(s.model_of_structure("bureau.pdf").status == 404);
      CHECK(s.get(pages::dossier_en_zip).status == 404);
    }
    CHECK(s.temporary() == 0);
  });
}

TEST_CASE("the archive of a dossier in preparation says that the dossier itself is not there yet") {
  tests::on_both_engines([](db::Database& database) {
    Bureau s{database};
    s.give("rib", pdf), s.give("cv", pdf, "Camille Exemple");
    auto text = s.zip();
    CHECK(text.starts_with("None ["));
    CHECK(text.contains("'pieces/01-rib-releve.pdf'"));
    CHECK(text.contains("'pieces/02-cv-releve.pdf'"));
    CHECK(text.contains("Pièce cv, Camille Exemple"));
    CHECK(text.contains("'moyens.pdf'"));
    CHECK(text.contains("il n’est pas encore déposé"));
    CHECK(text.contains("Pièce charte : pas encore remise."));
    CHECK_FALSE(text.contains("'recepisse.pdf'"));
    CHECK(s.temporary() == 0);
  });
}

TEST_CASE("a file that the antivirus has not cleared is not in the archive, which says so") {
  tests::on_both_engines([](db::Database& database) {
    Bureau s{database};
    s.give("rib", pdf, "", piece::Analyse::attente);
    s.give("charte", pdf, "", piece::Analyse::infectee);
    auto text = s.zip();
    CHECK_FALSE(text.contains("'pieces/"));
    CHECK(text.contains("Pièce rib : Ce document attend l’analyse"));
    CHECK(text.contains("Pièce charte : L’antivirus a refusé"));
  });
}

TEST_CASE("a deposited dossier stands in its archive, and agents get what they may open") {
  tests::on_both_engines([](db::Database& database) {
    Bureau s{database};
    s.give("rib", pdf), s.give("bureau", pdf);
    s.deposited();
    CHECK(s.zip().contains("'LISEZ-MOI.txt', 'recepisse.pdf', 'dossier-definitif.pdf'"));
    CHECK(s.zip().contains("bureau-releve.pdf"));
    CHECK_FALSE(s.list().contains("modèle rempli"));
    s.visitor.acteur = s.people.boss;
    CHECK(s.zip().contains("bureau-releve.pdf"));
    s.an_agent_looks();
    auto text = s.zip();
    CHECK(text.contains("'recepisse.pdf'"));
    CHECK(text.contains("rib-releve.pdf"));
    CHECK_FALSE(text.contains("bureau-releve.pdf"));
    CHECK(text.contains("Pièce bureau : Ce document contient des données personnelles"));
    CHECK(s.model("bureau.pdf").status == 404);
    CHECK(s.model("moyens.pdf").status == 200);
  });
}

TEST_CASE("an archive says which kept file is damaged, and holds all the others") {
  tests::on_both_engines([](db::Database& database) {
    Bureau s{database};
    s.give("rib", pdf);
    piece::coffre().each([](const std::string& name) { piece::coffre().remove(name); });
    s.give("bureau", pdf);
    auto text = s.zip();
    CHECK_FALSE(text.contains("rib-releve.pdf'"));
    CHECK(text.contains("« ../relevé.pdf » gardé par le serveur ne peut plus être lu"));
    CHECK(text.contains("bureau-releve.pdf"));
    CHECK(s.temporary() == 0);
  });
}
