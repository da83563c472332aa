#include "platform/web/body_sink.h"

#include <doctest/doctest.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/web/answers.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

using namespace std::chrono_literals;
using tests::Wire;

namespace {

/// What the sinks of one test saw.
struct Seen {
  std::mutex mutex{};
  std::condition_variable changed{};
  std::uint64_t bytes = 0;
  std::size_t largest = 0;
  int opened = 0, interrupted = 0, answered = 0, destroyed = 0;
  std::uint64_t enough = 0;  ///< take() wants no more after so many bytes; 0: all
  bool fails = false, held = false;

  template <class F>
  void with(F f) {
    std::lock_guard lock(mutex);
    f();
    changed.notify_all();
  }
  template <class F>
  bool soon(F condition) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, 5s, condition);
  }
};

class Counting : public web::BodySink {
 public:
  explicit Counting(Seen& seen) : seen_(seen) {
    seen_.with([&] { ++seen_.opened; });
  }
  ~Counting() override {
    seen_.with([&] { ++seen_.destroyed; });
  }
  bool take(std::string_view piece) override {
    if (seen_.fails) throw std::runtime_error("secret detail");
    std::unique_lock lock(seen_.mutex);
    seen_.changed.wait_for(lock, 5s, [&] { return !seen_.held; });
    seen_.bytes += piece.size();
    seen_.largest = std::max(seen_.largest, piece.size());
    seen_.changed.notify_all();
    return seen_.enough == 0 || seen_.bytes < seen_.enough;
  }
  web::Response answer() override {
    seen_.with([&] { ++seen_.answered; });
    return web::html_page("reçu " + std::to_string(seen_.bytes));
  }
  void interrupted() override {
    seen_.with([&] { ++seen_.interrupted; });
  }

 private:
  Seen& seen_;
};

constexpr std::uint64_t limit = 32 << 20;

struct Running {
  Seen seen{};
  tests::RunningServer server;
  explicit Running(std::chrono::milliseconds body = 5s)
      : server(
            options(body), [](auto&) { return web::BodyLimit{1000, false}; },
            [](auto& r) { return web::html_page("page " + r.body); },
            [](auto& r) { return web::error_page(500, r.id); }) {}
  web::ServerOptions options(std::chrono::milliseconds body) {
    spdlog::set_level(spdlog::level::off);
    web::ServerOptions o;
    o.workers = 2;
    o.deadlines = {2s, 1s, body, 2s, 200ms, 3s, 1 << 30};
    o.streamed = [this](const web::Head& head) { return route(head); };
    return o;
  }
  std::optional<web::StreamedRoute> route(const web::Head& head) {
    if (head.path == "/refused")
      return web::StreamedRoute{limit, [](auto& h) -> web::OpenedSink {
                                  return web::html_page("non, " + std::string(h.field("X-Motif")), 403);
                                }};
    if (head.path != "/stream") return {};
    return web::StreamedRoute{limit,
                              [this](auto&) -> web::OpenedSink { return std::make_unique<Counting>(seen); }};
  }
  tests::Answer ask(std::string_view text) {
    Wire wire(server.port());
    wire.send(text);
    return wire.receive();
  }
};

std::string head(std::uint64_t length, std::string_view more = {}, std::string_view path = "/stream") {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) +
         "\r\n" + std::string(more) + "\r\n";
}

}  // namespace

TEST_CASE("a body reaches its sink piece by piece, and the connection goes on") {
  Running r;
  Wire wire(r.server.port());
  std::string body(20 << 20, 'a');
  std::jthread sender([&] { wire.send(head(body.size()) + body); });
  CHECK(wire.receive().body == "reçu " + std::to_string(body.size()));
  sender.join();
  CHECK(r.seen.largest <= 64 * 1024);
  wire.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(wire.receive().body == "page ");
  CHECK(r.seen.interrupted == 0);
}

TEST_CASE("other routes are read whole, as before") {
  Running r;
  CHECK(r.ask(head(3, "Content-Type: text/plain\r\n", "/other") + "abc").body == "page abc");
  CHECK(r.seen.opened == 0);
}

TEST_CASE("a body in chunks is given without its framing") {
  Running r;
  auto answer = r.ask(
      "POST /stream HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
      "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  CHECK(answer.body == "reçu 5");
}

TEST_CASE("an empty body is answered without a piece, and 100 is said to who waits for it") {
  Running r;
  CHECK(r.ask(head(0)).body == "reçu 0");
  Wire wire(r.server.port());
  wire.send(head(2, "Expect: 100-continue\r\n"));
  CHECK(wire.receive().status == 100);
  wire.send("ab");
  CHECK(wire.receive().body == "reçu 2");
}

TEST_CASE("who is refused when the stream opens gets the answer before sending") {
  Running r;
  auto answer = r.ask(head(1 << 20, "x-motif: trop tard\r\n", "/refused"));
  CHECK(answer.status == 403);
  CHECK(answer.body == "non, trop tard");
  CHECK(answer.header("connection") == "close");
}

TEST_CASE("a body announced too large opens nothing; one that grows too large is interrupted") {
  Running r;
  CHECK(r.ask(head(limit + 1)).status == 413);
  CHECK(r.seen.opened == 0);
  Wire wire(r.server.port());
  std::jthread sender([&] {
    wire.send("POST /stream HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    std::string piece = "100000\r\n" + std::string(1 << 20, 'a') + "\r\n";
    for (int i = 0; i < 33 && wire.send(piece); ++i) {
    }
  });
  CHECK(wire.receive().status == 413);
  CHECK(r.seen.soon([&] { return r.seen.interrupted == 1; }));
  CHECK(r.seen.bytes <= limit);
}

TEST_CASE("when the sender leaves in the middle, what came is given, and the sink is told") {
  Running r;
  {
    Wire wire(r.server.port());
    wire.send(head(1 << 20) + std::string(100'000, 'a'));
    CHECK(r.seen.soon([&] { return r.seen.bytes >= 65536; }));
  }
  CHECK(r.seen.soon([&] { return r.seen.destroyed == 1; }));
  CHECK(r.seen.bytes == 100'000);
  CHECK(r.seen.interrupted == 1);
  CHECK(r.seen.answered == 0);
}

TEST_CASE("a sender that is too slow gets 408, and the sink is told") {
  Running r(300ms);
  Wire wire(r.server.port());
  wire.send(head(100) + "abc");
  CHECK(wire.receive().status == 408);
  CHECK(r.seen.soon([&] { return r.seen.interrupted == 1; }));
  CHECK(r.seen.bytes == 3);
}

TEST_CASE("a slow sink slows the sender down, and its time is not counted against the sender") {
  Running r(400ms);
  r.seen.with([&] { r.seen.held = true; });
  Wire wire(r.server.port());
  std::atomic<bool> sent{false};
  std::string body(16 << 20, 'a');
  std::jthread sender([&] { wire.send(head(body.size()) + body), sent = true; });
  std::this_thread::sleep_for(900ms);
  CHECK_FALSE(sent);
  r.seen.with([&] { r.seen.held = false; });
  CHECK(wire.receive().body == "reçu " + std::to_string(body.size()));
}

TEST_CASE("a sink that has enough answers at once, and the connection is closed") {
  Running r;
  r.seen.enough = 10;
  Wire wire(r.server.port());
  wire.send(head(1 << 20) + std::string(70'000, 'a'));
  auto answer = wire.receive();
  CHECK(answer.body.starts_with("reçu "));
  CHECK(answer.header("connection") == "close");
}

TEST_CASE("a sink that throws makes a fault without its detail") {
  Running r;
  r.seen.fails = true;
  auto answer = r.ask(head(3) + "abc");
  CHECK(answer.status == 500);
  CHECK_FALSE(answer.body.contains("secret"));
  CHECK(r.seen.soon([&] { return r.seen.destroyed == 1; }));
}

TEST_CASE("a server that stops interrupts what is being sent") {
  Running r;
  Wire wire(r.server.port());
  wire.send(head(1 << 20) + std::string(70'000, 'a'));
  CHECK(r.seen.soon([&] { return r.seen.bytes > 0; }));
  r.server.server().stop();
  wire.send(std::string(70'000, 'a'));
  CHECK(r.seen.soon([&] { return r.seen.interrupted == 1; }));
}
