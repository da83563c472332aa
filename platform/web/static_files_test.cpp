#include <doctest/doctest.h>

#include <fstream>

#include "platform/base/secret.h"
#include "platform/web/static_files.h"

using namespace web;

namespace {

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("dentelle-" + base::random_token(9));
  Folder() {
    std::filesystem::create_directories(path / "fonts");
    for (auto name :
         {"a-3F2A9C0B.css", "a-3F2A9C0B.css.br", "a-3F2A9C0B.css.gz", "plain.js", "fonts/f.woff2", ".hidden"})
      std::ofstream(path / name) << name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

std::string name_sent(const Response& r) { return std::get<FileBody>(r.body).path.filename(); }

}  // namespace

TEST_CASE("a static file is found by its name, and nothing leads out of the folder") {
  Folder folder;
  StaticFiles files(folder.path);
  Request request;
  CHECK(files.size() == 3);
  REQUIRE(files.find(request, "fonts/f.woff2"));
  CHECK(files.find(request, "fonts/f.woff2")->content_type == "font/woff2");
  for (auto name : {"", "absent.css", "../a", ".hidden", "fonts", "/etc/passwd", "a-3F2A9C0B.css.br"})
    CHECK_MESSAGE(!files.find(request, name), name);
}

TEST_CASE("a name with a digest is kept for a year, another is asked again and answered 304") {
  Folder folder;
  StaticFiles files(folder.path);
  Request request;
  CHECK(header_of(*files.find(request, "a-3F2A9C0B.css"), "Cache-Control") ==
        "public, max-age=31536000, immutable");
  auto plain = *files.find(request, "plain.js");
  CHECK(header_of(plain, "Cache-Control") == "public, no-cache");
  request.if_none_match = header_of(plain, "ETag");
  CHECK(files.find(request, "plain.js")->status == 304);
}

TEST_CASE("the compressed file is sent to who takes it") {
  Folder folder;
  StaticFiles files(folder.path);
  Request request;
  CHECK(name_sent(*files.find(request, "a-3F2A9C0B.css")) == "a-3F2A9C0B.css");
  request.accept_encoding = "gzip, br";
  auto brotli = *files.find(request, "a-3F2A9C0B.css");
  CHECK(name_sent(brotli) == "a-3F2A9C0B.css.br");
  CHECK(header_of(brotli, "Content-Encoding") == "br");
  CHECK(header_of(brotli, "Vary") == "Accept-Encoding");
  CHECK(brotli.content_type == "text/css; charset=utf-8");
  request.accept_encoding = "gzip";
  CHECK(name_sent(*files.find(request, "a-3F2A9C0B.css")) == "a-3F2A9C0B.css.gz");
  CHECK(name_sent(*files.find(request, "plain.js")) == "plain.js");
}

TEST_CASE("a folder that is not there holds no file") { CHECK(StaticFiles("/nowhere/at/all").size() == 0); }
