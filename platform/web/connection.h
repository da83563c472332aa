// One client of the server, and what all of them share: the only place, with server.cpp, that sees Beast.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <map>
#include <mutex>
#include <unordered_set>

#include "platform/web/body.h"
#include "platform/web/head.h"
#include "platform/web/outgoing.h"
#include "platform/web/server.h"

namespace web {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using std::chrono::milliseconds;

constexpr std::size_t chunk_size = 64 * 1024;

class Connection;

/// The connections alive: to limit them, to give up the one that has been idle longest, to tell them to stop.
class Registry {
 public:
  void add(Connection*, const std::string& peer);
  void remove(Connection*, const std::string& peer);
  std::size_t size() const;
  int of_peer(const std::string& peer) const;
  std::vector<std::shared_ptr<Connection>> all() const;
  /// Calls it when no connection is left, at once if there is none already.
  void when_empty(std::function<void()>);

 private:
  mutable std::mutex mutex_;
  std::unordered_set<Connection*> list_;
  std::map<std::string, int> by_peer_;
  std::function<void()> on_empty_;
};

/// What connections share.
struct Context {
  ServerOptions options;
  Server::Limits limits;
  Server::Handler handler, on_fault;
  Registry registry{};
  asio::io_context io{};
  std::atomic<bool> stopping{false};
  asio::thread_pool workers;

  Context(ServerOptions o, Server::Limits l, Server::Handler h, Server::Handler f)
      : options(std::move(o)),
        limits(std::move(l)),
        handler(std::move(h)),
        on_fault(std::move(f)),
        io(options.io_threads),
        workers(static_cast<std::size_t>(options.workers)) {}
};

/// What the handler of faults answers, whatever happens in it.
Response fault_answer(Context&, const Request&);

/// One client: waits for a request, reads it, has it handled, writes the answer, and again. All its functions
/// run on its strand; only handle() runs on a worker, while nothing else happens on the connection.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Context& context, tcp::socket socket, std::string peer)
      : context_(context),
        socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        peer_(std::move(peer)) {
    context_.registry.add(this, peer_);
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
  }
  ~Connection() { context_.registry.remove(this, peer_); }

  auto strand() { return socket_.get_executor(); }
  void start() { wait_for_request(); }
  void start_refusing();
  /// Milliseconds (steady) since when nothing is asked; 0 while a request is under way.
  std::int64_t idle_since() const { return idle_since_; }
  void close_if_idle() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
      if (self->idle_since_ != 0) self->close();
    });
  }

 private:
  using Step = void (Connection::*)(error_code);
  auto then(Step step) {
    return [self = shared_from_this(), step](error_code ec, auto...) { ((*self).*step)(ec); };
  }

  void wait_for_request();
  void on_readable(error_code);
  void read_header();
  void on_header(error_code);
  void accept_header();
  void read_body();
  void read_chunk();
  void on_chunk(error_code);
  void finish_body();
  void handle();
  Outgoing make_answer();
  Outgoing prepared(Response);
  void refuse(int status);
  void failed(error_code);
  void respond(Outgoing);
  void begin_events(Outgoing);
  void on_written(error_code);
  void send_file();
  void linger();
  void discard(error_code);
  void arm(milliseconds);
  void close();
  void on_worker(std::function<void()> work, void (Connection::*next)());
  void open_sink(StreamedRoute);
  void start_sink();
  void read_piece();
  void on_piece(error_code);
  void interrupt_sink(int refusal);
  void end_sink();
  void finish_sink();
  void answer_sink();
  milliseconds time_for(milliseconds base, std::uint64_t bytes) const {
    return base + milliseconds(bytes * 1000 / context_.options.deadlines.slowest);
  }

  Context& context_;
  tcp::socket socket_;
  asio::steady_timer timer_;
  std::uint64_t deadline_number_ = 0;
  bool timed_out_ = false;
  std::atomic<std::int64_t> idle_since_{0};
  std::string peer_;

  boost::beast::flat_buffer buffer_{2 * chunk_size};
  std::optional<http::request_parser<http::buffer_body>> parser_;
  std::unique_ptr<BodyReader> reader_;
  std::vector<char> chunk_;
  Request request_;
  HeadVerdict verdict_;
  std::string if_range_;
  UploadedFiles files_;
  struct Streaming;
  std::shared_ptr<Streaming> streaming_;
  bool keep_alive_ = true;
  Outgoing out_;
};

}  // namespace web
