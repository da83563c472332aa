#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "platform/base/secret.h"
#include "platform/web/body.h"

using namespace web;

namespace {

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("dentelle-" + base::random_token(9));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  bool empty() const { return std::filesystem::is_empty(path); }
};

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// As on a full disk: no file of this program grows beyond that, as long as this lasts.
struct NoRoomBeyond {
  rlimit before{};
  explicit NoRoomBeyond(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before);
    rlimit few{bytes, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &few);
  }
  ~NoRoomBeyond() { ::setrlimit(RLIMIT_FSIZE, &before); }
};

const std::string type = "multipart/form-data; boundary=limite";
const std::string form =
    "--limite\r\nContent-Disposition: form-data; name=\"titre\"\r\n\r\nl’été\r\n"
    "--limite\r\nContent-Disposition: form-data; name=\"vide\"\r\n\r\n\r\n"
    "--limite\r\nContent-Disposition: form-data; name=\"rib\"; filename=\"C:\\dossier\\rib.pdf\"\r\n"
    "Content-Type: application/pdf\r\n\r\n%PDF\r\n--limit not yet\r\n\r\n"
    "--limite\r\nContent-Disposition: form-data; name=\"rien\"; filename=\"\"\r\n\r\n\r\n"
    "--limite--\r\n";

/// Sends the text in pieces of that size; the status of the whole.
int read(BodyReader& reader, std::string_view text, std::size_t piece, Request& request,
         UploadedFiles& files) {
  for (std::size_t i = 0; i < text.size(); i += piece)
    if (int status = reader.feed(text.substr(i, piece))) return status;
  return reader.finish(request, files);
}

}  // namespace

TEST_CASE("a multipart form is read the same however it is cut") {
  Folder folder;
  for (std::size_t piece = 1; piece <= form.size(); ++piece) {
    BodyReader reader(type, {100'000, true}, folder.path);
    Request request;
    UploadedFiles files;
    REQUIRE(read(reader, form, piece, request, files) == 0);
    CHECK(request.form.get("titre") == "l’été");
    CHECK(request.form.has("vide"));
    CHECK(!request.form.has("rien"));
    REQUIRE(request.uploads.size() == 1);
    const auto& upload = request.uploads[0];
    CHECK(upload.field == "rib");
    CHECK(upload.filename == "rib.pdf");
    CHECK(upload.content_type == "application/pdf");
    CHECK(content_of(upload.path) == "%PDF\r\n--limit not yet\r\n");
    CHECK(upload.size == content_of(upload.path).size());
  }
  CHECK(folder.empty());
}

TEST_CASE("a file that is received has no name in the folder, and goes with its request") {
  Folder folder;
  std::filesystem::path path;
  {
    BodyReader reader(type, {100'000, true}, folder.path);
    Request request;
    UploadedFiles files;
    REQUIRE(read(reader, form, 4096, request, files) == 0);
    path = request.uploads[0].path;
    CHECK(folder.empty());
    CHECK(was_kept(request.uploads[0]));
    CHECK_FALSE(content_of(path).empty());
  }
  CHECK(content_of(path).empty());
}

TEST_CASE("a file for which the disk has no room is told, and the rest of its form is read") {
  Folder folder;
  BodyReader reader(type, {100'000, true}, folder.path);
  Request request;
  UploadedFiles files;
  int status = 0;
  {
    NoRoomBeyond few(10);
    status = read(reader, form, 4096, request, files);
  }
  CHECK(status == 0);
  CHECK(request.form.get("titre") == "l’été");
  REQUIRE(request.uploads.size() == 1);
  CHECK_FALSE(was_kept(request.uploads[0]));
  CHECK(folder.empty());
}

TEST_CASE(
    "a file in a folder that is not there is not kept; one that is moved stays readable by its new owner") {
  Folder folder;
  UploadedFile nowhere(folder.path / "absent");
  CHECK_FALSE(nowhere.write("a"));
  CHECK(nowhere.path().empty());
  UploadedFile first(folder.path), second(folder.path);
  CHECK(first.write("un"));
  auto path = first.path();
  second = std::move(first);
  CHECK(second.path() == path);
  CHECK(content_of(path) == "un");
}

TEST_CASE("bodies that are malformed or too large are refused, and leave no file behind") {
  Folder folder;
  auto status = [&](std::string_view text, BodyLimit limit = {100'000, true},
                    std::string_view content_type = type) {
    BodyReader reader(content_type, limit, folder.path);
    Request request;
    UploadedFiles files;
    return read(reader, text, 7, request, files);
  };
  CHECK(status(form.substr(0, form.size() - 10)) == 400);
  CHECK(status("") == 400);
  CHECK(status(form, {100'000, false}) == 415);
  CHECK(status(form, {50, true}) == 413);
  CHECK(status("--limiteX", {100'000, true}) == 400);
  CHECK(status("--limite\r\nnonsense\r\n\r\n") == 400);
  CHECK(status("--limite\r\nContent-Type: text/plain\r\n\r\na\r\n--limite--") == 400);
  CHECK(status("--limite\r\nX: " + std::string(20'000, 'x')) == 400);
  CHECK(status(form, {100'000, true}, "multipart/form-data") == 400);
  CHECK(status(form, {100'000, true}, "multipart/form-data; boundary=\"a<b\"") == 400);
  CHECK(folder.empty());
}

TEST_CASE("fields of a multipart form are bounded in memory even where large files are allowed") {
  Folder folder;
  BodyReader reader(type, {100'000'000, true}, folder.path);
  int status = reader.feed("--limite\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n");
  for (int i = 0; i < 20 && !status; ++i) status = reader.feed(std::string(100'000, 'x'));
  CHECK(status == 413);
}

TEST_CASE("other bodies are given as they are, and forms as fields") {
  Request request;
  UploadedFiles files;
  BodyReader json("application/json", {100, false}, {});
  CHECK(read(json, R"({"a":1})", 3, request, files) == 0);
  CHECK(request.body == R"({"a":1})");
  CHECK(request.form.empty());
  BodyReader plain("application/x-www-form-urlencoded; charset=UTF-8", {100, false}, {});
  Request second;
  CHECK(read(plain, "a=1&b=2", 2, second, files) == 0);
  CHECK(second.form.get("b") == "2");
  CHECK(second.body.empty());
}
