#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/documents/story.h"
#include "tests/support/outside.h"

namespace {

using documents::Story;

const documents::DocumentInfo minutes_info{"Compte rendu", "Agglomération d’essai", "Comité du 29 septembre",
                                           base::from_millis(1663365599000)};

std::string as_docx(const Story& story, const documents::DocumentInfo& info = minutes_info) {
  return documents::write(documents::DocumentFormat::docx, info, story);
}

Story minutes() {
  Story story;
  story.heading(1, "Compte rendu")
      .paragraph("L’œuvre des 12 345,67 € ★")
      .definition("Présidé par", "Camille Exemple")
      .definition("Qui vient ?", "Tout le monde\net d’autres")
      .heading(2, "Réunions")
      .table({{"Projet", 2}, {"Demandé", 1, true}}, {{"Un jardin", "1 000 €"}, {"Une fête", "2 500 €"}})
      .table({{"Seule"}}, {{"ligne"}})
      .note("À conserver.")
      .bullets({"premier point", "second point"});
  return story;
}

/// What another program reads in the archive: the order of the entries, each part parsed, each paragraph with
/// its style; it complains of elements that do not stand in the order of the standard (Word refuses such
/// files, LibreOffice does not).
constexpr auto reader = R"(
import sys, zipfile
from xml.etree import ElementTree
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
  "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl".split(),
  "rPr": "rStyle rFonts b bCs i iCs color sz szCs lang".split(),
  "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook".split(),
  "tbl": "tblPr tblGrid tr".split(),
  "tc": "tcPr p".split(),
  "p": "pPr r fldSimple".split(),
  "style": "name basedOn next link semiHidden qFormat pPr rPr tblPr tcPr tblStylePr".split(),
  "sectPr": "footerReference pgSz pgMar".split(),
  "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr".split(),
}
def name(e): return e.tag.replace(W, "")
def check(e):
    order = ORDER.get(name(e))
    if order:
        places = [order.index(name(c)) for c in e]
        if name(e) != "p" and places != sorted(places): print("WRONG ORDER", name(e), [name(c) for c in e])
    if name(e) == "tc" and name(e[-1]) != "p": print("CELL WITHOUT PARAGRAPH")
    for child in e: check(child)
def read(path):
  with zipfile.ZipFile(path) as archive:
    if archive.testzip(): print("DAMAGED")
    print("entries", *archive.namelist())
    parts = {n: ElementTree.fromstring(archive.read(n)) for n in archive.namelist()}
    for root in parts.values(): check(root)
    styles = {s.get(W + "styleId") for s in parts["word/styles.xml"].iter(W + "style")}
    for block in parts["word/document.xml"].iter():
        if name(block) == "tblHeader": print("HEADER ROW")
        if name(block) == "jc": print("aligned", block.get(W + "val"))
        if name(block) in ("pStyle", "rStyle", "tblStyle") and block.get(W + "val") not in styles: print("UNKNOWN STYLE", block.get(W + "val"))
        if name(block) == "p":
            text = "".join({"t": x.text or "", "br": " / "}.get(name(x), "") for x in block.iter())
            print(block.find(W + "pPr/" + W + "pStyle").get(W + "val"), "|", text)
    footer = parts["word/footer1.xml"]
    print("footer", "".join(x.get(W + "instr") or x.text or "" for x in footer.iter() if name(x) in ("t", "fldSimple")))
    print("lang", parts["word/styles.xml"].find(".//" + W + "lang").get(W + "val"))
    for e in parts["docProps/core.xml"]: print(e.tag.rpartition("}")[2], e.text)
for path in sys.argv[1:]: read(path)
)";

struct Read {
  tests::TemporaryFolder folder;
  std::filesystem::path path = folder / "document.docx";
  explicit Read(const Story& story, const documents::DocumentInfo& info = minutes_info) {
    tests::write_file(path, as_docx(story, info));
  }
  std::string parts() const {
    tests::write_file(folder / "read.py", reader);
    return tests::output_of(tests::python + (folder / "read.py").string() + " " + path.string());
  }
  /// What LibreOffice makes of it in that format.
  std::string converted(const std::string& format) const {
    tests::output_of("soffice -env:UserInstallation=file://" + (folder / "profile").string() +
                     " --headless --convert-to " + format + " --outdir " + folder.path().string() + " " +
                     path.string());
    return (folder / ("document." + format.substr(0, format.find(':')))).string();
  }
};

bool in_order(const std::string& text, std::initializer_list<std::string_view> parts) {
  std::size_t from = 0;
  for (auto part : parts) {
    from = text.find(part, from);
    if (from == text.npos) {
      MESSAGE("missing or out of order: ", part, " in ", text);
      return false;
    }
    from += part.size();
  }
  return true;
}

bool faultless(const std::string& read) {
  for (auto fault : {"WRONG ORDER", "CELL WITHOUT", "UNKNOWN STYLE", "DAMAGED"})
    if (read.contains(fault)) {
      MESSAGE(read);
      return false;
    }
  return true;
}

}  // namespace

TEST_CASE("a DOCX holds real headings, definitions, lists and tables, in reading order") {
  auto read = Read(minutes()).parts();
  CHECK(faultless(read));
  CHECK(in_order(
      read, {"entries [Content_Types].xml _rels/.rels", "Heading1 | Compte rendu",
             "Normal | L’œuvre des 12 345,67 € ★", "Definition | Présidé par : Camille Exemple",
             "Definition | Qui vient ? Tout le monde / et d’autres", "Heading2 | Réunions", "HEADER ROW",
             "EnTete | Projet", "EnTete | Demandé", "aligned right", "Cellule | Un jardin",
             "Cellule | 1 000 €", "aligned right", "Cellule | Une fête", "ApresTableau | ", "EnTete | Seule",
             "Encadre | À conserver.", "ListBullet | premier point", "ListBullet | second point"}));
}

TEST_CASE("a DOCX says its title, author, date and language, and numbers its pages in the footer") {
  auto read = Read(minutes()).parts();
  CHECK(in_order(
      read, {"footer Comité du 29 septembrePage  PAGE 1 sur  NUMPAGES 1", "lang fr-FR", "title Compte rendu",
             "creator Agglomération d’essai", "language fr-FR", "created 2022-09-16T21:59:59Z"}));
}

TEST_CASE("LibreOffice opens a DOCX: its text is whole, its headings are bookmarks, its header comes again") {
  auto story = minutes();
  std::vector<documents::GridRow> rows;
  for (int i = 0; i < 120; ++i) rows.push_back({"ligne " + std::to_string(i), "12 €"});
  story.heading(2, "Longue liste").table({{"Nom", 3}, {"Montant", 1, true}}, rows);
  Read file(story);
  auto pdf = file.converted("pdf:writer_pdf_Export");
  auto text = tests::output_of("pdftotext -layout " + pdf + " -");
  CHECK(in_order(text, {"Compte rendu", "L’œuvre des 12 345,67 € ★", "Présidé par : Camille Exemple",
                        "Qui vient ? Tout le monde", "et d’autres", "Réunions", "Un jardin", "À conserver.",
                        "•", "premier point", "Page 1 sur 4", "ligne 119", "Page 4 sur 4"}));
  std::size_t headers = 0;
  for (auto at = text.find("Montant"); at != text.npos; at = text.find("Montant", at + 1)) ++headers;
  CHECK(headers == 4);
}

TEST_CASE(
    "any text is accepted in a DOCX: markup, bad UTF-8, control characters, empty texts, missing cells") {
  Story story;
  story.heading(1, "")
      .paragraph("")
      .paragraph("<b>a</b> & \"b\" ]]>")
      .paragraph("x\xFFy\x01z\tw\xEF\xBF\xBF");
  story.definition("", "").bullets({}).table({}, {}).table({{"A"}, {"B"}}, {{"seul"}, {}}).note("");
  story.heading(9, "trop profond");
  auto read = Read(story, {"<Titre> & \"cie\"", "\x02", "pied\n&", {}}).parts();
  CHECK(faultless(read));
  CHECK(in_order(read, {"Normal | <b>a</b> & \"b\" ]]>", "Normal | x\uFFFDyz w", "Cellule | seul",
                        "Cellule | ", "Heading3 | trop profond", "title <Titre> & \"cie\""}));
}

TEST_CASE("a document without any block is a page with its footer") {
  auto read = Read(Story()).parts();
  CHECK(faultless(read));
  CHECK(in_order(read, {"Normal | ", "footer Comité"}));
}

TEST_CASE("the same story made twice is the same file, byte for byte, in both formats") {
  for (auto format : {documents::DocumentFormat::pdf, documents::DocumentFormat::docx})
    CHECK(documents::write(format, minutes_info, minutes()) ==
          documents::write(format, minutes_info, minutes()));
}

namespace {

/// Bytes that texts are made of when nobody looks: letters, halves of characters, controls, markup.
std::string any_text() {
  auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
      "a", "é", " ", "\n", "\r\n", "\t", "<", "&", "]]>", "\x01", "\xC3", "\xF0\x9F\x98\x80", "\xED\xA0\x80",
      "\xEF\xBF\xBE", "\u2028", "\u202E", "e\u0301", "mot ", std::string(1, '\0')}));
  std::string text;
  for (auto& piece : pieces) text += piece;
  return text;
}

void add_any_block(Story& story) {
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      story.heading(*rc::gen::inRange(-1, 5), any_text());
      break;
    case 1:
      story.paragraph(any_text());
      break;
    case 2:
      story.definition(any_text(), any_text());
      break;
    case 3:
      story.bullets({any_text(), any_text()});
      break;
    case 4:
      story.table({{any_text(), 1}, {any_text(), 2, true}}, {{any_text()}, {any_text(), any_text()}});
      break;
    default:
      story.note(any_text());
  }
}

}  // namespace

TEST_CASE("whatever the texts, both files are made and every part of the DOCX can be parsed") {
  tests::TemporaryFolder folder;
  int made = 0;
  rc::check([&] {
    Story story;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) add_any_block(story);
    documents::DocumentInfo info{any_text(), any_text(), any_text(), {}};
    auto pdf = documents::write(documents::DocumentFormat::pdf, info, story);
    RC_ASSERT(pdf.starts_with("%PDF"));
    tests::write_file(folder / (std::to_string(made++) + ".docx"),
                      documents::write(documents::DocumentFormat::docx, info, story));
  });
  tests::write_file(folder / "read.py", reader);
  auto read = tests::output_of(tests::python + (folder / "read.py").string() + " " + folder.path().string() +
                               "/*.docx");
  CHECK(faultless(read));
}
