#include "platform/files/clamd.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <thread>

#include "platform/base/secret.h"
#include "platform/files/store.h"

using namespace std::chrono_literals;
using namespace std::literals;
using files::Clamd;

namespace {

/// Speaks clamd's protocol for one file: what it received, framing removed, and an answer chosen by the test.
class Double {
 public:
  explicit Double(std::string answer) : answer_(std::move(answer)) {
    base::start_sodium();
    path = std::filesystem::temp_directory_path() / ("dentelle-clamd-" + base::random_token(9));
    socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    std::strncpy(where.sun_path, path.c_str(), sizeof where.sun_path - 1);
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    thread_ = std::jthread([this] { serve(); });
  }
  ~Double() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
    std::filesystem::remove(path);
  }
  std::filesystem::path path{};
  std::string command{}, received{};

 private:
  static std::string read(int line, std::size_t size) {
    std::string text(size, '\0');
    for (std::size_t got = 0; got < size;) {
      auto n = ::recv(line, text.data() + got, size - got, 0);
      if (n <= 0) return {};
      got += static_cast<std::size_t>(n);
    }
    return text;
  }
  void serve() {
    int line = ::accept(socket_, nullptr, nullptr);
    if (line < 0) return;
    command = read(line, 10);
    for (;;) {
      auto head = read(line, 4);
      std::size_t size = 0;
      for (char c : head) size = size << 8 | static_cast<unsigned char>(c);
      if (size == 0) break;
      received += read(line, size);
    }
    ::send(line, answer_.data(), answer_.size(), MSG_NOSIGNAL);
    ::close(line);
  }
  std::string answer_;
  int socket_ = -1;
  std::jthread thread_{};
};

struct Place {
  std::filesystem::path folder;
  std::string name;
  std::unique_ptr<files::Store> store;
  explicit Place(std::string_view content) {
    base::start_sodium();
    folder = std::filesystem::temp_directory_path() / ("dentelle-scan-" + base::random_token(9));
    store = std::make_unique<files::Store>(folder, files::Keys::parse(files::Keys::new_line()));
    auto writer = store->create();
    writer.write(content);
    name = writer.finish().name;
  }
  ~Place() { std::filesystem::remove_all(folder); }
  std::optional<files::Scanned> scan(const Clamd& clamd) const { return clamd.scan(*store->open(name)); }
};

}  // namespace

TEST_CASE("the daemon receives the plain content, and its verdict is read") {
  std::string content(200'000, 'a');
  Place place(content);
  Double clean("stream: OK\0"s);
  auto verdict = place.scan(Clamd(clean.path.string()));
  REQUIRE(verdict);
  CHECK_FALSE(verdict->infected);
  CHECK(clean.command == "zINSTREAM\0"s);
  CHECK(clean.received == content);
  Double dirty("stream: Essai.Signature FOUND\0"s);
  verdict = place.scan(Clamd(dirty.path.string()));
  REQUIRE(verdict);
  CHECK(verdict->infected);
  CHECK(verdict->name == "Essai.Signature");
}

TEST_CASE("a daemon that is away, silent, or cannot say leaves the file without a verdict, and why is told") {
  Place place("texte");
  Clamd away("/nowhere/at/all");
  CHECK_FALSE(place.scan(away));
  CHECK(away.complaint().starts_with("cannot be reached"));
  for (auto address : {"nulle-part", "127.0.0.1:abc", "127.0.0.1:1"}) CHECK_FALSE(place.scan(Clamd(address)));
  CHECK_FALSE(place.scan(Clamd("/" + std::string(200, 'a'))));
  Double silent("");
  Clamd mute(silent.path.string());
  CHECK_FALSE(place.scan(mute));
  CHECK(mute.complaint() == "does not answer");
  Double limited("INSTREAM size limit exceeded. ERROR\0"s);
  Clamd small(limited.path.string());
  CHECK_FALSE(place.scan(small));
  CHECK(small.complaint().contains("size limit"));
}

TEST_CASE("only OK and FOUND are verdicts") {
  CHECK_FALSE(files::read_verdict("stream: OK")->infected);
  CHECK_FALSE(files::read_verdict("stream: OK\n")->infected);
  CHECK(files::read_verdict("stream: A b FOUND")->name == "A b");
  for (auto reply : {"", "OK", "stream: ", "stream:  FOUND", "stream: OK?", "autre: OK"})
    CHECK_FALSE_MESSAGE(files::read_verdict(reply), reply);
}
