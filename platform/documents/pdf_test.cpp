#include "platform/documents/story.h"

#include <doctest/doctest.h>

#include "tests/support/outside.h"

namespace {

using documents::Story;
const auto deposit = base::from_millis(1663365599000);

const documents::DocumentInfo receipt_info{"Reçu de dépôt", "Agglomération d’essai", "Reçu n° 12", deposit};
const documents::DocumentInfo list_info{"Liste", "A", "Liste complète", deposit};

std::string as_pdf(const documents::DocumentInfo& info, const Story& story) {
  return documents::write(documents::DocumentFormat::pdf, info, story);
}

Story receipt() {
  Story doc;
  doc.heading(1, "Reçu de dépôt")
      .paragraph("L’efficacité des fiches d’œuvre : 12 345,67 € ★")
      .definition("Déposé le", "16 septembre 2022")
      .definition("Résumé", "Une action de quartier. " + std::string(90, 'x') + " fin du résumé.")
      .heading(2, "Financeurs")
      .table({{"Financeur", 2}, {"Montant", 1, true}}, {{"CAF", "1 000 €"}, {"Région", "2 500 €"}})
      .note("Conservez ce reçu.")
      .bullets({"première pièce", "deuxième pièce"});
  return doc;
}

std::string numbered_words(int n) {
  std::string text;
  for (int i = 0; i < n; ++i) text += "mot" + std::to_string(i) + " ";
  return text;
}

/// The file as other programs read it.
struct Read {
  tests::TemporaryFolder folder;
  std::string path = (folder / "document.pdf").string();
  explicit Read(const Story& story, const documents::DocumentInfo& info = receipt_info) {
    tests::write_file(path, as_pdf(info, story));
  }
  std::string text() const { return tests::output_of("pdftotext -raw " + path + " -"); }
  std::string structure() const { return tests::output_of("pdfinfo -struct-text " + path); }
  std::string objects() const {
    return tests::output_of("qpdf --qdf --object-streams=disable " + path + " -");
  }
};

/// The positions of these texts come one after the other.
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

std::size_t occurrences(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

}  // namespace

TEST_CASE("the text of a PDF comes back whole and in order, accents and signs included") {
  CHECK(in_order(
      Read(receipt()).text(),
      {"Reçu de dépôt", "L’efficacité des fiches d’œuvre : 12 345,67 € ★", "Déposé le : 16 septembre 2022",
       "Résumé", "Une action", "fin du résumé.", "Financeurs", "Financeur Montant", "CAF 1 000 €",
       "Région 2 500 €", "Conservez ce reçu.", "première pièce", "deuxième pièce", "Page 1 sur 1"}));
}

TEST_CASE("qpdf finds no error in a PDF and pdftotext no unknown operator") {
  Read file(receipt());
  CHECK(tests::output_of("qpdf --check " + file.path).contains("No syntax or stream encoding errors"));
  CHECK_FALSE(file.text().contains("Syntax Error"));
}

TEST_CASE("a PDF is tagged: headings, paragraphs, lists and tables with the scope of their headers") {
  CHECK(
      in_order(Read(receipt()).structure(), {"Document", "H1", "P (block)", "L (block)", "LI", "LBody", "Lbl",
                                             "H2", "Table", "TR", "TH", "/Scope /Column", "TD", "LI"}));
}

TEST_CASE("a PDF says its language and its title, and does not claim a conformity that nobody checked") {
  auto objects = Read(receipt()).objects();
  CHECK(objects.contains("/Lang (fr-FR)"));
  CHECK(objects.contains("/DisplayDocTitle true"));
  CHECK(objects.contains("/Marked true"));
  CHECK(objects.contains("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Reçu de dépôt</rdf:li>"));
  CHECK_FALSE(objects.contains("pdfuaid"));
}

TEST_CASE("footers, rules and repeated headers are artifacts: each marked content is opened and closed") {
  Story doc;
  std::vector<documents::GridRow> rows(120, {"une ligne", "12 €"});
  doc.table({{"Nom"}, {"Montant"}}, rows);
  Read file(doc, list_info);
  auto objects = file.objects();
  CHECK(objects.contains("/Artifact BMC"));
  CHECK(occurrences(objects, " BDC") + occurrences(objects, " BMC") == occurrences(objects, "EMC"));
  CHECK_FALSE(file.structure().contains("Liste complète"));
  CHECK(occurrences(file.structure(), "TH") == 2);
  CHECK(occurrences(file.text(), "Nom Montant") == 4);
  CHECK(file.text().contains("Page 4 sur 4"));
}

TEST_CASE("headings of levels 1 and 2 are the bookmarks, the second inside the first") {
  auto doc = receipt();
  doc.heading(3, "Hors du plan");
  auto outline = tests::output_of("qpdf --json --json-key=outlines " + Read(doc).path);
  CHECK(occurrences(outline, "\"title\"") == 2);
  CHECK(in_order(outline, {"\"title\": \"Financeurs\"", "\"title\": \"Reçu de dépôt\""}));
}

TEST_CASE("a paragraph longer than a page goes on over the next ones and remains one paragraph") {
  Story doc;
  doc.paragraph(numbered_words(2000));
  Read file(doc);
  CHECK(occurrences(file.text(), "mot") == 2000);
  CHECK(in_order(file.text(), {"mot0 ", "mot999", "mot1999"}));
  CHECK(occurrences(file.structure(), "P (block)") == 1);
}

TEST_CASE("a table row higher than a page is written in several parts and loses nothing") {
  Story doc;
  doc.table({{"Question", 1}, {"Réponse", 3}}, {{"Diagnostic", numbered_words(1500)}, {"Suite", "après"}});
  auto text = Read(doc).text();
  CHECK(in_order(text, {"Diagnostic", "mot0 ", "mot700", "mot1499", "Suite"}));
}

TEST_CASE(
    "any text is accepted in a PDF: markup, bad UTF-8, control characters, empty texts, missing cells") {
  Story doc;
  doc.heading(1, "").paragraph("").paragraph("<b>a</b> & b").paragraph("x\xFFy\x01z\tw\xEF\xBF\xBF");
  doc.definition("", "").bullets({}).table({}, {}).table({{"A"}, {"B"}}, {{"seul"}, {}}).note("");
  doc.heading(9, "trop profond");
  Read file(doc, {"<Titre> & \"cie\"", "", "", deposit});
  auto text = file.text();
  CHECK(text.contains("<b>a</b> & b"));
  CHECK(text.contains("yz w"));
  CHECK(file.objects().contains("&lt;Titre> &amp;"));
  CHECK(tests::output_of("qpdf --check " + file.path).contains("No syntax"));
}

TEST_CASE("the same document made twice is the same file, byte for byte") {
  CHECK(as_pdf(receipt_info, receipt()) == as_pdf(receipt_info, receipt()));
}

TEST_CASE("a document without any block is a page with its footer") {
  CHECK(Read(Story(), {"Vide", "A", "Pied", deposit}).text().contains("Pied"));
}

TEST_CASE("a lying page is wider than high, and its table uses the width") {
  documents::Story story;
  story.table({{"Heure"}, {"Signature"}}, {{"9 h 00", ""}, {"9 h 15", ""}}, 40);
  tests::TemporaryFolder folder;
  auto path = (folder / "feuille.pdf").string();
  tests::write_file(
      path, documents::write(documents::DocumentFormat::pdf, {.title = "Feuille", .landscape = true}, story));
  CHECK(tests::output_of("pdfinfo " + path).contains("841.89 x 595.28"));
  auto boxes = tests::output_of("pdftotext -bbox " + path + " -");
  auto y_of = [&](std::string_view word) {
    auto line = boxes.rfind("yMin=\"", boxes.find(std::string(">") + std::string(word) + "<"));
    return std::stod(boxes.substr(line + 6));
  };
  CHECK(y_of("15") - y_of("00") > 39.99);
}

TEST_CASE("a QR code is read back by another program, and read aloud by its alternative") {
  documents::Story story;
  std::string address = "https://dentelle.example/presence/12-9f86d081884c7d659a2feaa0c55ad015";
  story.paragraph("Avant").code(documents::Qr(address), "Code d’arrivée : K7R2M2").paragraph("Après");
  tests::TemporaryFolder folder;
  auto path = (folder / "code.pdf").string();
  tests::write_file(path, documents::write(documents::DocumentFormat::pdf, {.title = "Code"}, story));
  CHECK(tests::output_of("qpdf --qdf --object-streams=disable " + path + " -").contains("/Alt"));
  auto picture = (folder / "page").string();
  tests::output_of("pdftoppm -r 100 -gray -singlefile " + path + " " + picture);
  CHECK(tests::output_of("zbarimg -q --nodbus --raw " + picture + ".pgm") == address + "\n");
  CHECK_THROWS_AS(documents::Qr(std::string(3000, 'x')), std::length_error);
}

TEST_CASE("the SVG path of a QR code covers its dark modules and no other") {
  documents::Qr qr("K7R2M2");
  int dark = 0, covered = 0;
  for (int y = 0; y < qr.size(); ++y) {
    for (int x = 0; x < qr.size(); ++x) dark += qr.dark(x, y);
    for (auto run : qr.runs(y)) covered += run.width;
  }
  CHECK(dark == covered);
  CHECK_FALSE(qr.dark(3, 3));
  CHECK(qr.svg_path().starts_with("M4 4h7v1h-7z"));
}
