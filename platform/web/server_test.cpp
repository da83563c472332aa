#include <doctest/doctest.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <fstream>

#include "platform/base/secret.h"
#include "platform/web/answers.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

using namespace std::chrono_literals;
using tests::Wire;

namespace {

std::filesystem::path large_file() {
  auto path = std::filesystem::temp_directory_path() / "dentelle-web-test-file";
  std::ofstream(path) << std::string(300'000, 'a') << "fin";
  return path;
}

web::Response handle(const web::Request& r) {
  if (r.path == "/fault") throw std::runtime_error("secret detail of the machine");
  if (r.path == "/slow") std::this_thread::sleep_for(300ms);
  if (r.path == "/file") return web::download({large_file(), true}, "f.bin", "application/octet-stream");
  if (r.path == "/gone")
    return web::download({"/nowhere/at/all", false}, "f.bin", "application/octet-stream");
  if (r.path == "/inject") return web::Response{}.header("X-A", "b\r\nX-Evil: 1");
  if (r.path == "/time") return web::html_page(std::to_string(base::millis(r.received_at)));
  if (r.path == "/peer") return web::html_page(r.peer);
  if (!r.uploads.empty()) return web::html_page(std::to_string(r.uploads[0].size));
  if (r.method == web::Method::post) return web::html_page("post " + std::string(r.form.get("a")) + r.body);
  return web::html_page("page " + r.path);
}

web::Response on_fault(const web::Request& r) { return web::error_page(500, r.id); }

web::BodyLimit limits(const web::Head& head) {
  return head.path == "/upload" ? web::BodyLimit{64 << 20, true} : web::BodyLimit{1000, false};
}

web::ServerOptions quick() {
  spdlog::set_level(spdlog::level::off);
  web::ServerOptions options;
  options.deadlines = {400ms, 300ms, 400ms, 2s, 200ms, 3s, 32 * 1024};
  return options;
}

struct Running : tests::RunningServer {
  explicit Running(web::ServerOptions options = quick())
      : RunningServer(std::move(options), limits, handle, on_fault) {}
};

const std::string get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

tests::Answer ask(std::uint16_t port, std::string_view text) {
  Wire wire(port);
  wire.send(text);
  return wire.receive();
}

}  // namespace

TEST_CASE("a page is served, and the connection kept") {
  Running server;
  Wire wire(server.port());
  for (int i = 0; i < 3; ++i) {
    wire.send(get);
    auto answer = wire.receive();
    CHECK(answer.status == 200);
    CHECK(answer.body == "page /a");
    CHECK(answer.header("content-type") == "text/html; charset=utf-8");
    CHECK(answer.header("date").ends_with(" GMT"));
  }
}

TEST_CASE("pipelined requests are answered in order") {
  Running server;
  Wire wire(server.port());
  wire.send(get +
            "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Type: "
            "application/x-www-form-urlencoded\r\n\r\na=1" +
            "GET /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK(wire.receive().body == "page /a");
  CHECK(wire.receive().body == "post 1");
  auto last = wire.receive();
  CHECK(last.body == "page /c");
  CHECK(last.header("connection") == "close");
  CHECK(wire.closed_within(1s));
}

TEST_CASE("HEAD is GET without a body") {
  Running server;
  Wire wire(server.port());
  wire.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + get);
  CHECK(wire.receive(true).header("content-length") == "7");
  CHECK(wire.receive().body == "page /a");
}

TEST_CASE("malformed requests are answered in French and closed") {
  Running server;
  auto status = [&](std::string_view text) { return ask(server.port(), text).status; };
  CHECK(status("nonsense\r\n\r\n") == 400);
  CHECK(status("GET /a HTTP/1.1\r\n\r\n") == 400);
  CHECK(status("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(status("GET /a HTTP/1.1\r\nHost : x\r\n\r\n") == 400);
  CHECK(status("GET /../a HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(
      status(
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") ==
      400);
  CHECK(status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na") == 400);
  CHECK(status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\na") == 400);
  CHECK(status("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
               "chunked\r\n\r\n0\r\n\r\n") == 400);
  CHECK(status("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n") == 400);
  CHECK(status("POST / HTTP/1.1\r\nHost: x\r\n\r\n") == 411);
  CHECK(status("DELETE / HTTP/1.1\r\nHost: x\r\n\r\n") == 405);
  CHECK(status("BREW / HTTP/1.1\r\nHost: x\r\n\r\n") == 501);
  CHECK(status("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(40'000, 'x') + "\r\n\r\n") == 431);
  auto answer = ask(server.port(), "nonsense\r\n\r\n" + get);
  CHECK(answer.body.find("n’a pas été comprise") != std::string::npos);
  CHECK(answer.header("connection") == "close");
}

TEST_CASE("after a refusal nothing more is read from the connection") {
  Running server;
  Wire wire(server.port());
  wire.send("nonsense\r\n\r\n" + get);
  CHECK(wire.receive().status == 400);
  CHECK(wire.closed_within(1s));
}

TEST_CASE("a body announced larger than the route allows is refused before it is sent") {
  Running server;
  CHECK(ask(server.port(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n").status == 413);
  CHECK(ask(server.port(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n").status == 413);
  CHECK(ask(server.port(),
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'a'))
            .status == 200);
}

TEST_CASE("a chunked body is counted as it comes") {
  Running server;
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  CHECK(ask(server.port(), head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").body == "post abcde");
  CHECK(ask(server.port(), head + "800\r\n" + std::string(2048, 'a') + "\r\n0\r\n\r\n").status == 413);
}

TEST_CASE("a client that waits for permission to send gets it, or the refusal") {
  Running server;
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ";
  Wire wire(server.port());
  wire.send(head + "3\r\n\r\n");
  CHECK(wire.receive().status == 100);
  wire.send("abc");
  CHECK(wire.receive().body == "post abc");
  CHECK(ask(server.port(), head + "300000\r\n\r\n").status == 413);
}

TEST_CASE("a large upload goes to disk") {
  Running server;
  tests::Client client(server.port());
  std::string body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n";
  body += std::string(20 << 20, 'x') + "\r\n--b--\r\n";
  CHECK(client.post_body("/upload", "multipart/form-data; boundary=b", body).body ==
        std::to_string(20 << 20));
  CHECK(client.post_body("/", "multipart/form-data; boundary=b", body.substr(0, 200)).status == 415);
}

TEST_CASE("slow senders are cut at the deadline of the whole request") {
  Running server;
  Wire header(server.port()), body(server.port());
  body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n");
  auto begin = std::chrono::steady_clock::now();
  header.send("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 8; ++i) {
    std::this_thread::sleep_for(50ms);
    header.send("X: y\r\n");  // never silent for long, and never finished
    body.send("a");
  }
  CHECK(header.receive().status == 408);
  CHECK(body.receive().status == 408);
  CHECK(std::chrono::steady_clock::now() - begin < 2s);
}

TEST_CASE("an idle connection is closed without a word") {
  Running server;
  Wire never(server.port()), after(server.port());
  after.send(get);
  CHECK(after.receive().status == 200);
  CHECK(never.closed_within(2s));
  CHECK(after.closed_within(2s));
}

TEST_CASE("a fault shows its number and nothing else") {
  Running server;
  auto answer = ask(server.port(), "GET /fault HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(answer.status == 500);
  CHECK(answer.body.find("secret") == std::string::npos);
  CHECK(answer.body.find("<strong>") != std::string::npos);
  CHECK(ask(server.port(), "GET /gone HTTP/1.1\r\nHost: x\r\n\r\n").status == 500);
}

TEST_CASE("a fault in the fault page still answers") {
  tests::RunningServer server(quick(), limits, handle,
                              [](auto&) -> web::Response { throw std::runtime_error("again"); });
  CHECK(ask(server.port(), "GET /fault HTTP/1.1\r\nHost: x\r\n\r\n").status == 500);
}

TEST_CASE("files are streamed, whole or in part") {
  Running server;
  tests::Client client(server.port());
  auto whole = client.get("/file");
  CHECK(whole.body.size() == 300'003);
  CHECK(whole.body.ends_with("afin"));
  auto part = client.get("/file", {{"Range", "bytes=-4"}});
  CHECK(part.status == 206);
  CHECK(part.body == "afin");
  CHECK(part.header("content-range") == "bytes 299999-300002/300003");
  CHECK(client.get("/file", {{"Range", "bytes=400000-"}}).status == 416);
  CHECK(client.get("/file", {{"Range", "bytes=-4"}, {"If-Range", "\"other\""}}).status == 200);
  CHECK(client.head("/file").header("content-length") == "300003");
  CHECK(!std::filesystem::exists(std::filesystem::temp_directory_path() / "dentelle-web-test-file"));
}

TEST_CASE("a header cannot be smuggled through a value") {
  Running server;
  CHECK(ask(server.port(), "GET /inject HTTP/1.1\r\nHost: x\r\n\r\n").header("x-evil").empty());
}

TEST_CASE("a request is dated by the clock that the server was given") {
  auto options = quick();
  options.clock = base::Clock(*base::parse_paris("2022-09-10T09:00"));
  Running server(options);
  auto at = base::from_millis(std::stoll(ask(server.port(), "GET /time HTTP/1.1\r\nHost: x\r\n\r\n").body));
  CHECK(base::iso_paris(at).starts_with("2022-09-10T09:00:0"));
}

TEST_CASE("when the server is full the longest idle connection gives way") {
  auto options = quick();
  options.max_connections = 2;
  options.deadlines.idle = 20s;
  Running server(options);
  Wire oldest(server.port());
  std::this_thread::sleep_for(20ms);
  Wire second(server.port());
  std::this_thread::sleep_for(20ms);
  CHECK(ask(server.port(), get).status == 200);
  CHECK(oldest.closed_within(1s));
}

TEST_CASE("one address cannot take all the connections") {
  auto options = quick();
  options.max_per_peer = 2;
  options.deadlines.idle = 20s;
  Running server(options);
  Wire a(server.port()), b(server.port());
  std::this_thread::sleep_for(20ms);
  CHECK(ask(server.port(), get).status == 503);
}

TEST_CASE("a server that stops finishes what is under way and takes nothing new") {
  Running server;
  Wire wire(server.port()), idle(server.port());
  wire.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  server.server().stop();
  auto answer = wire.receive();
  CHECK(answer.body == "page /slow");
  CHECK(answer.header("connection") == "close");
  CHECK(idle.closed_within(1s));
  CHECK_THROWS(ask(server.port(), get));
}
