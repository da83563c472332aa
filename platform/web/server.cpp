#include "platform/web/server.h"

#include <spdlog/spdlog.h>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <thread>

#include "platform/base/secret.h"
#include "platform/web/connection.h"

namespace web {

struct Server::Implementation {
  Context context;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer last_moment;  ///< when requests under way are given up
  std::uint16_t port;
  std::filesystem::path own_folder{};

  Implementation(ServerOptions options, Limits limits, Handler handler, Handler on_fault)
      : context(std::move(options), std::move(limits), std::move(handler), std::move(on_fault)),
        acceptor(context.io, {asio::ip::make_address(context.options.address), context.options.port}),
        signals(context.io),
        last_moment(context.io),
        port(acceptor.local_endpoint().port()) {
    base::start_sodium();
    prepare_folder();
    if (context.options.stop_on_signals) wait_for_signals();
    accept();
  }
  ~Implementation() {
    context.workers.join();
    context.registry.when_empty(nullptr);
    std::error_code ignored;
    if (!own_folder.empty()) std::filesystem::remove_all(own_folder, ignored);
  }

  void prepare_folder() {
    auto& folder = context.options.upload_folder;
    if (folder.empty())
      folder = own_folder = std::filesystem::temp_directory_path() / ("dentelle-" + base::random_token(9));
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  }

  void wait_for_signals() {
    signals.add(SIGTERM);
    signals.add(SIGINT);
    signals.async_wait([this](error_code ec, int) {
      if (!ec) stop();
    });
  }

  void accept() {
    acceptor.async_accept(asio::make_strand(context.io), [this](error_code ec, tcp::socket socket) {
      if (context.stopping || ec == asio::error::operation_aborted) return;
      if (ec) return accept_later();
      welcome(std::move(socket));
      accept();
    });
  }

  /// No descriptor is left, most often: others will be given back soon.
  void accept_later() {
    last_moment.expires_after(milliseconds(100));
    last_moment.async_wait([this](error_code ec) {
      if (!ec && !context.stopping) accept();
    });
  }

  void welcome(tcp::socket socket) {
    error_code ec;
    auto peer = socket.remote_endpoint(ec).address().to_string();
    const auto& o = context.options;
    auto alive = context.registry.size(), most = static_cast<std::size_t>(o.max_connections);
    bool greedy = !o.trust_proxy && context.registry.of_peer(peer) >= o.max_per_peer;
    if (ec || alive >= most + 64) return;
    bool full = greedy || (alive >= most && !give_up_an_idle_one());
    auto connection = std::make_shared<Connection>(context, std::move(socket), std::move(peer));
    asio::dispatch(context.io,
                   [connection, full] { full ? connection->start_refusing() : connection->start(); });
  }

  bool give_up_an_idle_one() {
    std::shared_ptr<Connection> longest;
    for (auto& c : context.registry.all())
      if (c->idle_since() && (!longest || c->idle_since() < longest->idle_since())) longest = c;
    if (longest) longest->close_if_idle();
    return longest != nullptr;
  }

  void stop() {
    asio::post(context.io, [this] {
      if (context.stopping.exchange(true)) return;
      error_code ignored;
      acceptor.close(ignored);
      signals.cancel(ignored);
      last_moment.expires_after(context.options.deadlines.stop);
      last_moment.async_wait([this](error_code ec) {
        if (!ec) context.io.stop();
      });
      auto alive = context.registry.all();
      context.registry.when_empty([this] { asio::post(context.io, [this] { last_moment.cancel(); }); });
      for (auto& c : alive) c->close_if_idle();
      if (context.options.hub) context.options.hub->close();
    });
  }

  void work() {
    for (;;) try {
        context.io.run();
        return;
      } catch (const std::exception& e) {
        spdlog::error("server: {}", e.what());
      }
  }
};

Server::Server(ServerOptions options, Limits limits, Handler handler, Handler on_fault)
    : implementation_(std::make_unique<Implementation>(std::move(options), std::move(limits),
                                                       std::move(handler), std::move(on_fault))) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return implementation_->port; }

void Server::run() {
  {
    std::vector<std::jthread> others;
    for (int i = 1; i < implementation_->context.options.io_threads; ++i)
      others.emplace_back([this] { implementation_->work(); });
    implementation_->work();
  }
  implementation_->context.workers.join();
}

void Server::stop() { implementation_->stop(); }

}  // namespace web
