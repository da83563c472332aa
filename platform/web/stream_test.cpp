#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>

#include "platform/web/answers.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

using namespace std::chrono_literals;

namespace {

std::atomic<std::int64_t> current{1};

web::Response handle(const web::Request& r) {
  if (r.path != "/events") return web::html_page("page");
  return web::event_stream({"topic", current, std::string(r.query.get("owner"))});
}

struct Running {
  web::Hub hub;
  tests::RunningServer server;
  explicit Running(web::Hub::Limits limits = {}, web::StreamTimes times = {60s, 5s, 60s})
      : hub(limits),
        server(
            options(times), [](auto&) { return web::BodyLimit{}; }, handle,
            [](auto& r) { return web::error_page(500, r.id); }) {
    current = 1;
  }
  web::ServerOptions options(web::StreamTimes times) {
    spdlog::set_level(spdlog::level::off);
    web::ServerOptions o;
    o.hub = &hub;
    o.streams = times;
    o.workers = 2;
    o.io_threads = 2;
    return o;
  }
  bool listeners(std::size_t wanted) {
    for (int i = 0; i < 500 && hub.size() != wanted; ++i) std::this_thread::sleep_for(10ms);
    return hub.size() == wanted;
  }
};

/// A listener that reads the bytes as they come.
class Listener {
 public:
  explicit Listener(std::uint16_t port, std::string_view query = "", std::string_view fields = "",
                    int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    send("GET /events" + std::string(query) + " HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n");
  }
  Listener(Listener&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), text_(std::move(other.text_)) {}
  ~Listener() { leave(); }
  void leave() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  void send(std::string_view bytes) { ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
  /// Whether that text comes.
  bool hears(std::string_view wanted, std::chrono::milliseconds patience = 5s) {
    while (text_.find(wanted) == text_.npos)
      if (!fill(patience)) return false;
    return true;
  }
  bool closed_within(std::chrono::milliseconds time) {
    while (fill(time)) continue;
    return closed_;
  }
  const std::string& text() const { return text_; }

 private:
  bool fill(std::chrono::milliseconds patience) {
    pollfd poll{socket_, POLLIN, 0};
    if (::poll(&poll, 1, static_cast<int>(patience.count())) == 0) return false;
    char bytes[4096];
    auto n = ::recv(socket_, bytes, sizeof bytes, 0);
    closed_ = n <= 0;
    if (n > 0) text_.append(bytes, static_cast<std::size_t>(n));
    return n > 0;
  }
  int socket_;
  bool closed_ = false;
  std::string text_;
};

bool serves(std::uint16_t port) { return tests::Client(port).get("/").status == 200; }

}  // namespace

TEST_CASE("a stream begins with the version that the handler read, then tells the others") {
  Running r;
  Listener client(r.server.port());
  CHECK(client.hears("retry: 2000\n\nid: 1\ndata: 1\n\n"));
  CHECK(client.text().starts_with("HTTP/1.1 200 OK\r\n"));
  for (auto header : {"Content-Type: text/event-stream\r\n", "X-Accel-Buffering: no\r\n",
                      "Cache-Control: no-store, no-transform\r\n", "Connection: close\r\n"})
    CHECK(client.text().find(header) != std::string::npos);
  CHECK(client.text().find("Content-Length") == std::string::npos);
  r.hub.publish("topic", 2);
  CHECK(client.hears("id: 2\ndata: 2\n\n"));
  r.hub.publish("topic", 7);
  CHECK(client.hears("id: 7\ndata: 7\n\n"));
}

TEST_CASE("who comes back is told only what they have not heard") {
  Running r;
  current = 5;
  Listener same(r.server.port(), "", "Last-Event-ID: 5\r\n"),
      older(r.server.port(), "", "Last-Event-ID: 4\r\n"), odd(r.server.port(), "", "Last-Event-ID: 5x\r\n");
  CHECK(older.hears("id: 5\n"));
  CHECK(odd.hears("id: 5\n"));
  CHECK(same.hears("retry: 2000\n\n"));
  CHECK(!same.hears("id: 5\n", 100ms));
  r.hub.publish("topic", 6);
  CHECK(same.hears("id: 6\n"));
}

TEST_CASE("a stream holds no worker") {
  Running r;
  std::vector<Listener> clients;
  for (int i = 0; i < 20; ++i) clients.emplace_back(r.server.port());
  CHECK(r.listeners(20));
  CHECK(serves(r.server.port()));
}

TEST_CASE("three hundred idle streams all hear, and leave nothing when they go") {
  Running r;
  {
    std::vector<Listener> clients;
    for (int i = 0; i < 300; ++i) clients.emplace_back(r.server.port(), "?owner=" + std::to_string(i));
    CHECK(r.listeners(300));
    r.hub.publish("topic", 2);
    CHECK(std::ranges::all_of(clients, [](auto& c) { return c.hears("data: 2\n\n"); }));
  }
  CHECK(r.listeners(0));
  CHECK(r.hub.topics().empty());
}

TEST_CASE("too many streams are refused, and the connection is not lost for pages") {
  Running r({.all = 2, .per_owner = 1, .per_peer = 10});
  Listener a(r.server.port(), "?owner=a");
  CHECK(a.hears("data: 1"));
  CHECK(Listener(r.server.port(), "?owner=a").hears("HTTP/1.1 503"));
  Listener b(r.server.port(), "?owner=b");
  CHECK(b.hears("data: 1"));
  Listener c(r.server.port(), "?owner=c");
  CHECK(c.hears("HTTP/1.1 503"));
  CHECK(serves(r.server.port()));
  a.leave();
  CHECK(r.listeners(1));
  CHECK(Listener(r.server.port(), "?owner=c").hears("data: 1"));
}

TEST_CASE("signs of life keep a silent stream open") {
  Running r({}, {50ms, 5s, 60s});
  Listener client(r.server.port());
  CHECK(client.hears("\n\n:\n\n:\n\n:\n\n"));
}

TEST_CASE("a client that reads nothing is given up, without harm to the others") {
  Running r({}, {60s, 300ms, 60s});
  Listener slow(r.server.port(), "?owner=slow", "", 1024), good(r.server.port(), "?owner=good");
  CHECK(r.listeners(2));
  std::int64_t version = 1;
  for (auto end = std::chrono::steady_clock::now() + 20s;
       r.hub.size() == 2 && std::chrono::steady_clock::now() < end;) {
    for (int i = 0; i < 50; ++i) r.hub.publish("topic", ++version);
    std::this_thread::sleep_for(100us);
    good.hears("id: " + std::to_string(version) + "\n");
  }
  CHECK(r.hub.owners() == std::vector<std::string>{"good"});
  r.hub.publish("topic", ++version);
  CHECK(good.hears("id: " + std::to_string(version) + "\n"));
}

TEST_CASE("a listener who talks too much is cut") {
  Running r;
  Listener client(r.server.port());
  CHECK(client.hears("data: 1"));
  client.send(std::string(10'000, 'x'));
  CHECK(client.closed_within(3s));
}

TEST_CASE("a stream ends after its longest time, or with its owner's session; the browser may come back") {
  Running r({}, {50ms, 5s, 200ms});
  Listener old(r.server.port(), "?owner=old");
  CHECK(old.closed_within(3s));
  Running q;
  Listener mine(q.server.port(), "?owner=mine"), other(q.server.port(), "?owner=other");
  CHECK(q.listeners(2));
  q.hub.close_owner("mine");
  CHECK(mine.closed_within(3s));
  CHECK(q.listeners(1));
  CHECK(other.hears("data: 1"));
  CHECK(Listener(q.server.port(), "?owner=mine").hears("data: 1"));
}

TEST_CASE("HEAD of a stream is its head, and nothing stays open") {
  Running r;
  tests::Wire wire(r.server.port());
  wire.send("HEAD /events HTTP/1.1\r\nHost: x\r\n\r\n");
  Listener unused(r.server.port());
  CHECK(unused.hears("data: 1"));
  CHECK(r.listeners(1));
}

TEST_CASE("without a hub there are no streams") {
  web::ServerOptions options;
  spdlog::set_level(spdlog::level::off);
  tests::RunningServer server(
      options, [](auto&) { return web::BodyLimit{}; }, handle,
      [](auto& r) { return web::error_page(500, r.id); });
  CHECK(Listener(server.port()).hears("HTTP/1.1 503"));
}

TEST_CASE("a server that stops ends its streams at once, whoever publishes meanwhile") {
  auto r = std::make_unique<Running>();
  std::vector<Listener> clients;
  for (int i = 0; i < 50; ++i) clients.emplace_back(r->server.port(), "?owner=" + std::to_string(i));
  CHECK(r->listeners(50));
  std::atomic<bool> over{false};
  std::jthread publisher([&] {
    for (std::int64_t version = 2; !over; ++version) r->hub.publish("topic", version);
  });
  std::this_thread::sleep_for(50ms);
  auto begin = std::chrono::steady_clock::now();
  r->server.server().stop();
  CHECK(std::ranges::all_of(clients, [](auto& c) { return c.closed_within(3s); }));
  CHECK(std::chrono::steady_clock::now() - begin < 3s);
  over = true;
  publisher.join();
  r.reset();
}
