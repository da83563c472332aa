// bench-streams: what 2,000 idle event streams cost a server, which runs in this process, and how soon all
// are told of a version.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <iostream>
#include <thread>

#include "bench/measures.h"
#include "platform/web/server.h"

namespace {

using bench::memory_of, bench::Time;

constexpr std::size_t streams = 2000;

int open_stream(std::uint16_t port) {
  int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("no connection");
  constexpr std::string_view request = "GET /flux HTTP/1.1\r\nHost: x\r\n\r\n";
  if (::send(socket, request.data(), request.size(), 0) < 0) throw std::runtime_error("nothing sent");
  return socket;
}

/// Waits for some bytes and drops them.
void hear(int socket) {
  pollfd poll{socket, POLLIN, 0};
  char bytes[1024];
  if (::poll(&poll, 1, 10'000) != 1 || ::recv(socket, bytes, sizeof bytes, 0) <= 0)
    throw std::runtime_error("a stream was lost");
}

void many_descriptors() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

std::string idle_streams() {
  many_descriptors();
  web::Hub hub({.all = streams, .per_owner = streams, .per_peer = streams});
  web::ServerOptions options;
  options.port = 0, options.hub = &hub, options.max_per_peer = int(streams) + 100;
  auto events = [](const web::Request&) { return web::event_stream({"sujet", 1, ""}); };
  web::Server server(options, [](auto&) { return web::BodyLimit{}; }, events, events);
  std::jthread serving([&] { server.run(); });
  auto before = memory_of(getpid()).now;
  std::vector<int> sockets;
  for (std::size_t i = 0; i < streams; ++i) {
    sockets.push_back(open_stream(server.port()));
    hear(sockets.back());
  }
  auto cost = (memory_of(getpid()).now - before) * 1024 / double(streams);
  auto start = Time::now();
  hub.publish("sujet", 2);
  for (int socket : sockets) hear(socket);
  auto told = std::chrono::duration<double, std::milli>(Time::now() - start).count();
  server.stop();
  for (int socket : sockets) ::close(socket);
  return fmt::format("\n{} idle streams: {:.1f} KB each; all told of a version in {:.0f} ms.\n", streams,
                     cost, told);
}

}  // namespace

int main() try { std::cout << idle_streams(); } catch (const std::exception& error) {
  std::cerr << "bench-streams: " << error.what() << "\n";
  return 1;
}
