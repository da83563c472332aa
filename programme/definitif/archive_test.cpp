#include "programme/definitif/archive.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <utility>

#include "platform/base/secret.h"
#include "platform/files/writer.h"
#include "tests/support/outside.h"

using definitif::Archive;

namespace {

const auto le = base::parse_paris("2022-11-20T10:00").value();

documents::ZipStream::Open content(std::string text) {
  return [text = std::move(text)] {
    return [left = text](std::string& chunk) mutable {
      chunk = std::exchange(left, {});
      return !chunk.empty();
    };
  };
}

std::string digest(std::string_view text) {
  files::Digest d;
  d.feed(text);
  return d.hex();
}

void give(Archive& a, const std::string& file, const std::string& text = "contenu") {
  a.piece({.code = "rib",
           .titre = "RIB",
           .fichier = file,
           .extension = "pdf",
           .empreinte = digest(text),
           .taille = text.size()},
          content(text));
}

}  // namespace

TEST_CASE("a name in the archive is plain, short, and leads nowhere") {
  using definitif::nom_sur;
  CHECK(nom_sur("Relevé d’identité (2022)") == "releve-d-identite-2022");
  CHECK(nom_sur("../../etc/passwd") == "etc-passwd");
  CHECK(nom_sur("C:\\CON") == "c-con");
  CHECK(nom_sur("日本語") == "document");
  CHECK(nom_sur("") == "document");
  CHECK(nom_sur("…---…") == "document");
  CHECK(nom_sur(std::string(100, 'a')).size() == 60);
  CHECK(nom_sur(std::string(59, 'a') + " b").size() == 59);
}

TEST_CASE("two files of the same name have two names, whatever people called them") {
  rc::check([](const std::vector<std::string>& names) {
    Archive a({}, le);
    for (const auto& name : names) give(a, name);
    std::set<std::string> seen;
    for (const auto& f : a.fichiers()) {
      RC_ASSERT(f.nom.starts_with("pieces/"));
      RC_ASSERT(f.nom.ends_with(".pdf"));
      auto last = f.nom.substr(7, f.nom.size() - 11);
      RC_ASSERT(std::ranges::all_of(
          last, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }));
      seen.insert(f.nom);
    }
    RC_ASSERT(seen.size() == names.size());
  });
}

TEST_CASE("the extension is that of the kind, the name's own goes away") {
  Archive a({}, le);
  give(a, "relevé.EXE"), give(a, ".pdf"), give(a, "sans");
  CHECK(a.fichiers()[0].nom == "pieces/01-rib-releve.pdf");
  CHECK(a.fichiers()[1].nom == "pieces/02-rib-pdf.pdf");
  CHECK(a.fichiers()[2].nom == "pieces/03-rib-sans.pdf");
}

TEST_CASE("the archive says what it holds and what is missing") {
  Archive a({"Dossier 2023-0001", "Les Tilleuls"}, le);
  give(a, "relevé.pdf");
  CHECK_FALSE(a.lisez_moi().contains("n’y est pas"));
  a.absent("Curriculum vitae : à remettre");
  auto text = a.lisez_moi();
  CHECK(text.starts_with("Dossier 2023-0001\r\nLes Tilleuls\r\nArchive établie le 20 novembre 2022"));
  CHECK(text.contains("- pieces/01-rib-releve.pdf : RIB\r\n"));
  CHECK(text.contains("Ce qui n’y est pas :\r\n- Curriculum vitae : à remettre\r\n"));
}

TEST_CASE("other programs unpack it and find every digest right") {
  base::start_sodium();
  tests::TemporaryFolder folder;
  Archive a({"Dossier"}, le);
  a.document("dossier-definitif", "pdf", "Le dossier", "%PDF fait ici");
  give(a, "relevé.pdf", std::string(200'000, 'x'));
  give(a, "vide.pdf", "");
  a.zip().write(folder / "a.zip");
  CHECK(tests::output_of(tests::python +
                         "-c \"import sys, zipfile; a = zipfile.ZipFile(sys.argv[1]); print(a.testzip()); "
                         "a.extractall(sys.argv[2])\" " +
                         (folder / "a.zip").string() + " " + (folder / "x").string()) == "None\n");
  auto verified = tests::output_of("cd " + (folder / "x").string() + " && b2sum --check empreintes.txt");
  for (auto name :
       {"LISEZ-MOI.txt", "dossier-definitif.pdf", "pieces/01-rib-releve.pdf", "pieces/02-rib-vide.pdf"})
    CHECK(verified.contains(name));
  CHECK(tests::contents(folder / "x/pieces/01-rib-releve.pdf") == std::string(200'000, 'x'));
}
