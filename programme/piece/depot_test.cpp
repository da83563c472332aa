#include "programme/piece/depot.h"

#include <doctest/doctest.h>

#include "programme/campagne/charger.h"
#include "tests/support/source_dir.h"

using namespace piece;
using namespace std::chrono_literals;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/tests/campagnes/petite").value();
  return c;
}

constexpr base::Date today{2022y / 11 / 20};

files::Sample sample(std::string_view content) {
  files::Sample s;
  s.feed(content);
  return s;
}

const std::string pdf = "%PDF-1.7\n%%EOF\n";
const std::string png = "\x89PNG\r\n\x1A\n....IEND";

Reponses read(const campagne::Piece& p, std::string_view precision, std::string_view date,
              base::FieldErrors& errors) {
  return lire_reponses(p, precision, date, today, errors);
}

}  // namespace

TEST_CASE("the campaign says which kinds of file are accepted, and how large they may be") {
  CHECK(types_acceptes(call()) == std::vector{files::Kind::pdf, files::Kind::jpeg});
  CHECK(phrase_types(types_acceptes(call())) == "PDF ou image JPEG");
  CHECK(phrase_types({files::Kind::pdf}) == "PDF");
  CHECK(accept({files::Kind::pdf}) == "application/pdf,.pdf");
  CHECK(taille_max(call()) == 10'000'000);
}

TEST_CASE("every kind that Valenciennes accepts is one that can be told") {
  auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  CHECK(types_acceptes(c).size() == files::all_kinds.size());
}

TEST_CASE("a file is judged by its content: its kind, whether it is whole, empty or too large") {
  CHECK(defaut(call(), sample(pdf)).empty());
  CHECK(defaut(call(), sample(png)) ==
        "Ce fichier est : image PNG. Remettez un document de type PDF ou image JPEG.");
  CHECK(defaut(call(), sample("MZ programme")).starts_with("Ce fichier est abîmé, ou d’un type"));
  CHECK(defaut(call(), sample("")) == "Ce fichier est vide.");
  auto exact = pdf + std::string(10'000'000 - pdf.size() - 5, ' ') + "%%EOF";
  CHECK(defaut(call(), sample(exact)).empty());
  CHECK(defaut(call(), sample(exact + " ")) == "Ce fichier pèse 10 Mo : il faut 10 Mo au plus.");
}

TEST_CASE(
    "where there is one document for each person, its name is asked; where validity is limited, a date") {
  campagne::Piece plain, each{.par = "intervenant·e"}, dated{.validite = 24};
  base::FieldErrors errors;
  CHECK(read(plain, "Camille", "hier", errors).precision.empty());
  CHECK(errors.empty());
  CHECK(read(each, "  Camille Exemple ", "", errors).precision == "Camille Exemple");
  CHECK(read(dated, "", "30/06/2022", errors).date == base::Date{2022y / 6 / 30});
  CHECK(read(dated, "", "2022-11-20", errors).date == today);
  CHECK(errors.empty());
  read(each, " ", "", errors);
  read(each, std::string(101, 'a'), "", errors);
  read(dated, "", "juin", errors);
  read(dated, "", "21/11/2022", errors);
  CHECK(errors.size() == 4);
  CHECK(errors.of("precision").contains("un document par intervenant·e"));
  CHECK(errors.of("date").starts_with("Écrivez la date"));
}

TEST_CASE("sizes are written as people read them") {
  CHECK(taille(1) == "1 octet");
  CHECK(taille(999) == "999 octets");
  CHECK(taille(1499) == "1 ko");
  CHECK(taille(999'400) == "999 ko");
  CHECK(taille(1'000'000) == "1 Mo");
  CHECK(taille(3'440'000) == "3,4 Mo");
  CHECK(taille(100'000'000) == "100 Mo");
}

TEST_CASE("a file keeps its name on one line, with the extension of what it is") {
  using files::Kind;
  CHECK(titre_du_fichier("Bilan 2021.pdf", Kind::pdf) == "Bilan 2021.pdf");
  CHECK(titre_du_fichier("photo.JPEG", Kind::jpeg) == "photo.JPEG");
  CHECK(titre_du_fichier("photo.exe", Kind::jpeg) == "photo.exe.jpg");
  CHECK(titre_du_fichier("a/b\\c\nd.pdf", Kind::pdf) == "a b c d.pdf");
  CHECK(titre_du_fichier("", Kind::pdf) == "document.pdf");
  CHECK(titre_du_fichier(".pdf", Kind::pdf) == "document.pdf");
  CHECK(titre_du_fichier(std::string(300, 'a') + ".pdf", Kind::pdf).size() < 130);
}
