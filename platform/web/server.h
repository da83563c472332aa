// The HTTP server: Boost.Beast in callbacks, hidden behind plain structs. Handlers are ordinary blocking
// functions called on a pool of workers. Limits on everything: header 16 KiB, body as the route says,
// deadlines on whole requests.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "platform/base/clock.h"
#include "platform/web/body_sink.h"
#include "platform/web/http.h"
#include "platform/web/hub.h"

namespace web {

/// What is known before the body is read: enough to say how large it may be.
struct Head {
  Method method = Method::get;
  std::string path;
};

struct BodyLimit {
  std::uint64_t bytes = 256 * 1024;
  bool uploads = false;  ///< multipart files are accepted and streamed to disk
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free port, see Server::port()
  int io_threads = 1;
  int workers = 4;
  int max_connections = 4000;
  int max_per_peer = 512;               ///< connections from one address, unless a proxy stands in front
  std::filesystem::path upload_folder;  ///< where bodies with files wait; a temporary folder when empty
  bool trust_proxy = false;             ///< believe X-Forwarded-For (a proxy stands in front)
  base::Clock clock{};                  ///< what received_at is read from (simulated in a rehearsal)
  bool stop_on_signals = false;         ///< SIGTERM and SIGINT call stop()
  /// How long each thing may take. A body may take `body` and one second more per `slowest` bytes of it.
  struct Deadlines {
    std::chrono::milliseconds idle{60'000}, header{10'000}, body{20'000}, write{30'000}, linger{2'000},
        stop{20'000};
    std::uint64_t slowest = 32 * 1024;
  } deadlines{};
  Hub* hub = nullptr;  ///< where event streams listen; it outlives the server. None: they are answered 503
  StreamTimes streams{};
  StreamedRoutes streamed{};  ///< asked for each POST; none: every body is read whole before its handler
};

/// Never throws for a bad request: it answers 400, 405, 408, 411, 413, 431, 501 in French by itself. When the
/// handler throws, it logs the exception with the request's id and answers what `on_fault` makes (500).
class Server {
 public:
  using Handler = std::function<Response(const Request&)>;
  using Limits = std::function<BodyLimit(const Head&)>;
  Server(ServerOptions, Limits, Handler, Handler on_fault);
  ~Server();
  std::uint16_t port() const;
  /// Serves until stop() (from any thread or signal): finishes the requests under way, takes no new one.
  void run();
  void stop();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace web
