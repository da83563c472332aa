#include "programme/reunion/feuille.h"

#include <doctest/doctest.h>

#include "programme/reunion/convocation_pdf.h"
#include "programme/reunion/emargement_test.h"
#include "tests/support/databases.h"
#include "tests/support/outside.h"

using namespace reunion;
using namespace reunion::test;

namespace {

std::string text_of(const std::string& pdf) {
  tests::TemporaryFolder folder;
  auto path = (folder / "document.pdf").string();
  tests::write_file(path, pdf);
  return tests::output_of("pdftotext -layout " + path + " -");
}

struct Papier {
  Salle s;
  std::vector<DemiJournee> half_days;
  std::vector<Emargement> lines;
  std::vector<Convive> invited;
};

Papier paper(db::Database& database, const Salle& s) {
  return database.write([&](db::Writing& w) {
    w.exec(
        "INSERT INTO invite (reunion_id, institution, nom, courriel, nonce) VALUES (?1, 'Caisse d’essai', "
        "'Alix', "
        "'alix@essai.example', 'n')",
        s.reunion.id);
    return Papier{s, demi_journees(w, s.reunion), emargements(w, s.runs(), s.reunion.id),
                  convives(w, s.reunion.id)};
  });
}

}  // namespace

TEST_CASE(
    "the sheet to sign has a line for each person named, one for each project without, and the "
    "institutions") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto p = paper(database, salle(database));
    auto text = text_of(feuille_a_signer({p.s.campagne, p.s.reunion, p.half_days, p.lines, p.invited, nine}));
    for (auto part : {"Réunion d’Amont", "Feuille d’émargement", "Salle des fêtes", "9 h 00", "9 h 15",
                      "Jardin partagé", "Les Tilleuls", "Dominique Exemple", "trésorerie", "Signature",
                      "Salle A", "Sans créneau", "Institutions invitées", "Caisse d’essai", "Alix"})
      CHECK_MESSAGE(text.contains(part), part);
  });
}

TEST_CASE("the record says who came, when, and who noted it") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = salle(database);
    tick(database, s, {.passage = s.passages[0], .presence = Presence::en_retard, .vu = "0"},
         nine + std::chrono::minutes(12));
    tick(database, s, {.passage = s.passages[1], .presence = Presence::excuse, .motif = "Grève", .vu = "0"});
    auto p = paper(database, s);
    auto text = text_of(
        releve_des_presences({p.s.campagne, p.s.reunion, p.half_days, p.lines, p.invited, half_past}));
    for (auto part :
         {"En retard", "9 h 12", "Grève", "coordonne", "1 dont 1 en retard, sur 3", "encore ouverte"})
      CHECK_MESSAGE(text.contains(part), part);
    p.s.reunion.close_le = half_past;
    CHECK(
        text_of(releve_des_presences({p.s.campagne, p.s.reunion, p.half_days, p.lines, p.invited, half_past}))
            .contains("close le 4 octobre 2029"));
  });
}

TEST_CASE("the convocation tells when and where, the rule, and the code to show or to say") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto s = salle(database);
    s.campagne.passages.regle_presence = "La présence est obligatoire.";
    auto p = paper(database, s);
    auto text = text_of(convocation_pdf({p.s.campagne, p.lines[0].passage, p.s.reunion, "Salle A",
                                         "https://dentelle.example/presence/1-abc"}));
    for (auto part : {"Convocation", "jeudi 4 octobre 2029, de 9 h 00 à 9 h 15", "Salle des fêtes", "Salle A",
                      "La présence est obligatoire.", "K7R 2M1"})
      CHECK_MESSAGE(text.contains(part), part);
    CHECK_THROWS_AS(convocation_pdf({p.s.campagne, p.lines[2].passage, p.s.reunion}), std::invalid_argument);
    CHECK(code_lisible("ABC") == "ABC");
  });
}
