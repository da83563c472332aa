#include "platform/files/kinds.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "platform/base/secret.h"
#include "platform/files/zip_names.h"

using namespace std::literals;
using files::Kind;

namespace {

std::optional<Kind> kind(std::string_view content) {
  files::Sample s;
  s.feed(content);
  return files::kind_of(s);
}

struct Entry {
  std::string name, content;
  bool stored = false;
};

/// A real archive, made by the library that office programs' files are made with.
std::string archive(const std::vector<Entry>& entries) {
  auto path = std::filesystem::temp_directory_path() / ("dentelle-zip-" + base::random_token(9));
  auto* zip = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  for (const auto& e : entries) {
    auto* source = zip_source_buffer(zip, e.content.data(), e.content.size(), 0);
    auto index = zip_file_add(zip, e.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), e.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                             0);
  }
  REQUIRE(zip_close(zip) == 0);
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  std::filesystem::remove(path);
  return content.str();
}

std::string document(std::string_view type) {
  return archive({{"mimetype", std::string(type), true}, {"content.xml", "<a/>"}});
}

std::string office(std::string_view part, std::string_view more = "docProps/app.xml") {
  return archive({{"[Content_Types].xml", "<a/>"}, {std::string(part), "<a/>"}, {std::string(more), "<a/>"}});
}

const std::string pdf = "%PDF-1.7\n1 0 obj\nendobj\ntrailer\nstartxref\n9\n%%EOF\n";

}  // namespace

TEST_CASE("a PDF is known by its first line and its end, blanks and marks before it allowed") {
  CHECK(kind(pdf) == Kind::pdf);
  CHECK(kind("\xEF\xBB\xBF\r\n" + pdf) == Kind::pdf);
  CHECK_FALSE(kind("MZ" + pdf));
  CHECK_FALSE(kind(pdf.substr(0, 20)));
  CHECK_FALSE(kind(std::string(2000, ' ') + pdf));
  CHECK(kind(pdf.substr(0, 20) + std::string(600'000, 'x') + "%%EOF") == Kind::pdf);
}

TEST_CASE("images are known by their signature and their end") {
  CHECK(kind("\xFF\xD8\xFF\xE0 photo \xFF\xD9"sv) == Kind::jpeg);
  CHECK_FALSE(kind("\xFF\xD8\xFF\xE0 coupée"sv));
  CHECK(kind("\x89PNG\r\n\x1A\n....IEND\xAE\x42\x60\x82"sv) == Kind::png);
  CHECK_FALSE(kind("\x89PNG\r\n\x1A\n...."sv));
  CHECK_FALSE(kind("GIF89a"));
}

TEST_CASE("office documents are known by what their archive holds") {
  CHECK(kind(document("application/vnd.oasis.opendocument.text")) == Kind::odt);
  CHECK(kind(document("application/vnd.oasis.opendocument.spreadsheet")) == Kind::ods);
  CHECK_FALSE(kind(document("application/vnd.oasis.opendocument.text-template")));
  CHECK_FALSE(kind(document("application/epub+zip")));
  CHECK(kind(office("word/document.xml")) == Kind::docx);
  CHECK(kind(office("xl/workbook.xml")) == Kind::xlsx);
  CHECK_FALSE(kind(office("ppt/presentation.xml")));
}

TEST_CASE("macros, any other archive and an archive cut short are refused") {
  CHECK_FALSE(kind(office("word/document.xml", "word/vbaProject.bin")));
  CHECK_FALSE(kind(archive({{"word/document.xml", "x"}})));
  CHECK_FALSE(kind(archive({{"virus.exe", "x"}})));
  for (const auto& whole : {office("word/document.xml"), document("application/vnd.oasis.opendocument.text")})
    CHECK_FALSE(kind(std::string_view(whole).substr(0, whole.size() - 1)));
}

TEST_CASE("a program, a page, a text and nothing are none of these, whatever their name") {
  for (auto content : {"MZ\x90"sv,
                       "\x7F"
                       "ELF"sv,
                       "<!doctype html><p>%PDF-1.7 %%EOF"sv, "bonjour"sv, ""sv})
    CHECK_FALSE(kind(content));
}

TEST_CASE("the names in an archive are read only when its directory is whole") {
  auto whole = archive({{"a.txt", "x"}, {"b/c.txt", "y"}});
  CHECK(files::zip_names(whole, whole.size()) == std::vector{"a.txt"sv, "b/c.txt"sv});
  CHECK(files::zip_names(std::string_view(whole).substr(10), whole.size()).size() == 2);
  CHECK(files::zip_names(std::string_view(whole).substr(whole.size() - 30), whole.size()).empty());
  CHECK(files::zip_names(whole, whole.size() - 1).empty());
  auto at = whole.find("PK\x01\x02");
  auto broken = whole;
  broken[at] = 'X';
  CHECK(files::zip_names(broken, broken.size()).empty());
  broken = whole;
  broken[at + 28] = '\xFF', broken[at + 29] = '\xFF';
  CHECK(files::zip_names(broken, broken.size()).empty());
  CHECK(files::zip_names("", 0).empty());
}

TEST_CASE("every kind has a code that leads back to it") {
  for (auto k : files::all_kinds) {
    CHECK(files::kind(files::code(k)) == k);
    CHECK_FALSE(files::label(k).empty());
    CHECK(files::media_type(k).contains('/'));
    CHECK_FALSE(files::extension(k).empty());
  }
  CHECK_FALSE(files::kind("exe"));
}
