#include "platform/files/clamd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "platform/base/number.h"

namespace files {
namespace {

using namespace std::literals;

constexpr std::size_t longest_reply = 4096;

/// An open socket, closed whatever happens.
class Line {
 public:
  Line(const std::string& address, std::chrono::seconds patience) {
    if (!(address.starts_with('/') ? local(address) : network(address))) close();
    timeval time{.tv_sec = patience.count(), .tv_usec = 0};
    for (auto option : {SO_RCVTIMEO, SO_SNDTIMEO})
      if (socket_ >= 0) ::setsockopt(socket_, SOL_SOCKET, option, &time, sizeof time);
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() { close(); }
  bool open() const { return socket_ >= 0; }

  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      auto n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }
  /// Up to the zero that ends a reply, or to the end.
  std::string reply() const {
    std::string text;
    std::array<char, 512> part{};
    while (text.size() < longest_reply && !text.contains('\0')) {
      auto n = ::recv(socket_, part.data(), part.size(), 0);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) break;
      text.append(part.data(), static_cast<std::size_t>(n));
    }
    return text.substr(0, text.find('\0'));
  }

 private:
  bool local(const std::string& path) {
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    if (path.size() >= sizeof where.sun_path) return false;
    std::memcpy(where.sun_path, path.data(), path.size());
    socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return ::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0;
  }
  bool network(const std::string& address) {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    auto colon = address.rfind(':');
    auto port = base::whole_number<std::uint16_t>(colon == address.npos ? "" : address.substr(colon + 1));
    if (!port || ::inet_pton(AF_INET, address.substr(0, colon).c_str(), &where.sin_addr) != 1) return false;
    where.sin_port = htons(*port);
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return ::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0;
  }
  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  int socket_ = -1;
};

/// A length in four bytes, the highest first.
std::string length_of(std::string_view bytes) {
  std::string text;
  for (int shift : {24, 16, 8, 0}) text += static_cast<char>(bytes.size() >> shift & 0xff);
  return text;
}

bool send_all(const Line& line, Reader& reader) {
  if (!line.send("zINSTREAM\0"sv)) return false;
  std::string chunk;
  while (reader.next(chunk))
    if (!chunk.empty() && !(line.send(length_of(chunk)) && line.send(chunk))) return false;
  return line.send("\0\0\0\0"sv);
}

}  // namespace

std::optional<Scanned> read_verdict(std::string_view reply) {
  constexpr auto begin = "stream: "sv, found = " FOUND"sv;
  if (!reply.starts_with(begin)) return std::nullopt;
  auto said = reply.substr(begin.size());
  while (said.ends_with('\n') || said.ends_with('\0')) said.remove_suffix(1);
  if (said == "OK") return Scanned{};
  if (!said.ends_with(found) || said.size() == found.size()) return std::nullopt;
  return Scanned{true, std::string(said.substr(0, said.size() - found.size()))};
}

std::optional<Scanned> Clamd::scan(Reader& reader) const {
  complaint_.clear();
  Line line(address_, patience_);
  if (!line.open()) return complaint_ = "cannot be reached at " + address_, std::nullopt;
  bool sent = send_all(line, reader);
  // A daemon that refuses the size says so and closes: its sentence is still there to be read.
  auto reply = line.reply();
  auto verdict = read_verdict(reply);
  if (!verdict)
    complaint_ = reply.empty() ? (sent ? "does not answer" : "closed the line") : "said: " + reply;
  return verdict;
}

}  // namespace files
