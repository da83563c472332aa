#include "platform/web/server.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "platform/base/secret.h"
#include "platform/web/answers.h"
#include "platform/web/body.h"
#include "platform/web/head.h"
#include "platform/web/outgoing.h"

namespace web {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using std::chrono::milliseconds;

constexpr std::size_t header_limit = 16 * 1024;
constexpr std::size_t chunk_size = 64 * 1024;
constexpr std::string_view continue_text = "HTTP/1.1 100 Continue\r\n\r\n";

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

/// The answer of the handler, whatever happens in it.
Response answer(Context& context, const Request& request) {
  try {
    return context.handler(request);
  } catch (const std::exception& e) {
    spdlog::error("request {}: {}", request.id, e.what());
  } catch (...) {
    spdlog::error("request {}: unknown exception", request.id);
  }
  try {
    return context.on_fault(request);
  } catch (const std::exception& e) {
    spdlog::error("request {}: fault page: {}", request.id, e.what());
  }
  return error_page(500, request.id);
}

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
  void start_refusing() {
    keep_alive_ = false;
    respond(make_outgoing(error_page(503), {.keep_alive = false}));
  }
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
  void refuse(int status);
  void failed(error_code);
  void respond(Outgoing);
  void on_written(error_code);
  void send_file();
  void linger();
  void discard(error_code);
  void arm(milliseconds);
  void close();
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
  bool keep_alive_ = true;
  Outgoing out_;
};

void Registry::add(Connection* c, const std::string& peer) {
  std::lock_guard lock(mutex_);
  list_.insert(c);
  ++by_peer_[peer];
}

void Registry::remove(Connection* c, const std::string& peer) {
  std::lock_guard lock(mutex_);
  list_.erase(c);
  if (--by_peer_[peer] <= 0) by_peer_.erase(peer);
  if (list_.empty() && on_empty_) on_empty_();
}

void Registry::when_empty(std::function<void()> then) {
  std::lock_guard lock(mutex_);
  on_empty_ = std::move(then);
  if (list_.empty() && on_empty_) on_empty_();
}

std::size_t Registry::size() const {
  std::lock_guard lock(mutex_);
  return list_.size();
}

int Registry::of_peer(const std::string& peer) const {
  std::lock_guard lock(mutex_);
  auto found = by_peer_.find(peer);
  return found == by_peer_.end() ? 0 : found->second;
}

std::vector<std::shared_ptr<Connection>> Registry::all() const {
  std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Connection>> alive;
  for (auto* c : list_)
    if (auto shared = c->weak_from_this().lock()) alive.push_back(std::move(shared));
  return alive;
}

/// Sets the time by which the present phase must be over; the phase's pending operation then ends with an
/// error.
void Connection::arm(milliseconds time) {
  timed_out_ = false;
  timer_.expires_after(time);
  timer_.async_wait([self = shared_from_this(), number = ++deadline_number_](error_code ec) {
    if (ec || number != self->deadline_number_) return;
    self->timed_out_ = true;
    error_code ignored;
    self->socket_.cancel(ignored);
  });
}

void Connection::close() {
  ++deadline_number_;
  timer_.cancel();
  error_code ignored;
  socket_.close(ignored);
}

void Connection::wait_for_request() {
  reader_.reset();
  files_ = {};
  request_ = {};
  keep_alive_ = true;
  if (buffer_.size() > 0) return read_header();  // pipelined
  if (context_.stopping) return close();
  parser_.reset();
  buffer_.shrink_to_fit();  // thousands may wait: they cost next to nothing
  idle_since_ = std::chrono::steady_clock::now().time_since_epoch().count();
  arm(context_.options.deadlines.idle);
  socket_.async_wait(tcp::socket::wait_read, then(&Connection::on_readable));
}

void Connection::on_readable(error_code ec) {
  if (ec) return close();
  idle_since_ = 0;
  read_header();
}

void Connection::read_header() {
  parser_.emplace();
  parser_->header_limit(header_limit);
  parser_->body_limit(
      boost::none);  // compared with the route's limit below: Beast ignores a limit set after the header
  arm(context_.options.deadlines.header);
  http::async_read_header(socket_, buffer_, *parser_, then(&Connection::on_header));
}

/// A request that could not be read: what the client can still hear is answered.
void Connection::failed(error_code ec) {
  if (timed_out_ && parser_ && parser_->got_some()) return refuse(408);
  bool silent = ec == http::error::end_of_stream || ec == http::error::partial_message ||
                ec.category() != make_error_code(http::error::bad_method).category();
  if (silent) return close();
  bool long_header = ec == http::error::header_limit || ec == http::error::buffer_overflow;
  refuse(long_header ? 431 : 400);
}

void Connection::on_header(error_code ec) {
  if (ec) return failed(ec);
  request_.received_at = context_.options.clock.now();
  request_.id = base::random_token(9);
  request_.peer = peer_;
  const auto& header = parser_->get();
  ReceivedHead head{header.method_string(), header.target(), header.version(), {}};
  for (const auto& field : header) head.fields.emplace_back(field.name_string(), field.value());
  verdict_ = read_head(head, context_.options.trust_proxy, request_);
  if_range_ = header[http::field::if_range];
  keep_alive_ = header.keep_alive();
  if (verdict_.refused) return refuse(verdict_.refused);
  accept_header();
}

void Connection::accept_header() {
  if (!verdict_.has_body) return handle();
  auto limit = context_.limits({request_.method, request_.path});
  if (verdict_.announced.value_or(0) > limit.bytes) return refuse(413);
  reader_ = std::make_unique<BodyReader>(request_.content_type, limit, context_.options.upload_folder);
  arm(time_for(context_.options.deadlines.body, verdict_.announced.value_or(limit.bytes)));
  if (!verdict_.expects_continue) return read_body();
  asio::async_write(
      socket_, asio::buffer(continue_text),
      [self = shared_from_this()](error_code ec, std::size_t) { ec ? self->close() : self->read_body(); });
}

void Connection::read_body() {
  auto size = std::min<std::uint64_t>(verdict_.announced.value_or(chunk_size), chunk_size);
  buffer_.reserve(std::max<std::size_t>(size, buffer_.size()));  // otherwise Beast reads 512 bytes at a time
  chunk_.resize(size);
  read_chunk();
}

void Connection::read_chunk() {
  if (parser_->is_done()) return finish_body();
  parser_->get().body().data = chunk_.data();
  parser_->get().body().size = chunk_.size();
  http::async_read(socket_, buffer_, *parser_, then(&Connection::on_chunk));
}

void Connection::on_chunk(error_code ec) {
  if (ec && ec != http::error::need_buffer) return failed(ec);
  auto received = chunk_.size() - parser_->get().body().size;
  if (int status = reader_->feed({chunk_.data(), received})) return refuse(status);
  read_chunk();
}

void Connection::finish_body() {
  chunk_ = {};
  if (int status = reader_->finish(request_, files_)) return refuse(status);
  handle();
}

/// On a worker: calls the handler and makes its answer ready.
Outgoing Connection::make_answer() {
  auto response = answer(context_, request_);
  keep_alive_ =
      keep_alive_ && !context_.stopping;  // asked late: the server may have been told to stop meanwhile
  OutgoingOptions options{verdict_.head_only, keep_alive_, request_.range, if_range_};
  try {
    return make_outgoing(std::move(response), options);
  } catch (const std::exception& e) {
    spdlog::error("request {}: {}", request_.id, e.what());
    return make_outgoing(error_page(500, request_.id), options);
  }
}

void Connection::handle() {
  ++deadline_number_;
  timer_.cancel();
  auto work = asio::make_work_guard(context_.io);
  asio::post(context_.workers, [self = shared_from_this(), work = std::move(work)]() mutable {
    auto out = self->make_answer();
    auto strand = self->strand();  // self is moved: a connection never ends on a worker
    asio::post(strand, [self = std::move(self), work = std::move(work), out = std::move(out)]() mutable {
      self->respond(std::move(out));
    });
  });
}

/// Answers by itself and closes: what follows on the connection cannot be trusted to be a request.
void Connection::refuse(int status) {
  keep_alive_ = false;
  auto id = request_.id.empty() ? base::random_token(9) : request_.id;
  spdlog::info("request {}: refused {} from {}", id, status, peer_);
  respond(make_outgoing(error_page(status, id), {.head_only = verdict_.head_only, .keep_alive = false}));
}

void Connection::respond(Outgoing out) {
  out_ = std::move(out);
  arm(time_for(context_.options.deadlines.write, out_.body.size() + out_.left));
  std::array<asio::const_buffer, 2> parts{asio::buffer(out_.head), asio::buffer(out_.body)};
  asio::async_write(socket_, parts, then(&Connection::on_written));
}

void Connection::on_written(error_code ec) {
  if (ec) return close();
  if (out_.left > 0) return send_file();
  out_ = {};
  chunk_ = {};
  keep_alive_ ? wait_for_request() : linger();
}

void Connection::send_file() {
  chunk_.resize(chunk_size);
  auto wanted = std::min<std::uint64_t>(out_.left, chunk_.size());
  auto n = out_.file.read(out_.from, chunk_.data(), wanted);
  if (n == 0) return close();  // the file became shorter: the announced length cannot be kept
  out_.from += n, out_.left -= n;
  asio::async_write(socket_, asio::buffer(chunk_.data(), n), then(&Connection::on_written));
}

/// Closes without losing the answer: a socket closed with unread bytes makes the client's system drop what it
/// received.
void Connection::linger() {
  error_code ec;
  socket_.shutdown(tcp::socket::shutdown_send, ec);
  if (ec) return close();
  arm(context_.options.deadlines.linger);
  chunk_.resize(chunk_size / 8);
  discard({});
}

void Connection::discard(error_code ec) {
  if (ec || timed_out_) return close();
  socket_.async_read_some(asio::buffer(chunk_), then(&Connection::discard));
}

}  // namespace

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
