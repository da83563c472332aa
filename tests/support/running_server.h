// A server for tests, on a free port of the loopback, running in its own thread.
#pragma once
#include <thread>

#include "platform/web/server.h"

namespace tests {

class RunningServer {
 public:
  RunningServer(web::ServerOptions options, web::Server::Limits limits, web::Server::Handler handler,
                web::Server::Handler on_fault)
      : server_(on_free_port(std::move(options)), std::move(limits), std::move(handler), std::move(on_fault)),
        thread_([this] { server_.run(); }) {}
  ~RunningServer() { server_.stop(); }
  std::uint16_t port() const { return server_.port(); }
  web::Server& server() { return server_; }

 private:
  static web::ServerOptions on_free_port(web::ServerOptions options) {
    options.port = 0;
    return options;
  }
  web::Server server_;
  std::jthread thread_;
};

}  // namespace tests
