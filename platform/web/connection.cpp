#include "platform/web/connection.h"

#include <spdlog/spdlog.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/base/number.h"
#include "platform/base/secret.h"
#include "platform/web/answers.h"
#include "platform/web/stream.h"

namespace web {
namespace {

constexpr std::size_t header_limit = 16 * 1024;
constexpr std::string_view continue_text = "HTTP/1.1 100 Continue\r\n\r\n";

/// The answer of the handler, whatever happens in it.
Response answer(Context& context, const Request& request) {
  try {
    return context.handler(request);
  } catch (const std::exception& e) {
    spdlog::error("request {}: {}", request.id, e.what());
  } catch (...) {
    spdlog::error("request {}: unknown exception", request.id);
  }
  return fault_answer(context, request);
}

/// The last version that a browser says it was told; -1 when it says nothing that can be.
std::int64_t version_seen(std::string_view text) { return base::whole_number(text).value_or(-1); }

}  // namespace

Response fault_answer(Context& context, const Request& request) {
  try {
    return context.on_fault(request);
  } catch (const std::exception& e) {
    spdlog::error("request {}: fault page: {}", request.id, e.what());
  }
  return error_page(500, request.id);
}

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

void Connection::start_refusing() {
  keep_alive_ = false;
  respond(make_outgoing(error_page(503), {.keep_alive = false}));
}

void Connection::close() {
  ++deadline_number_;
  timer_.cancel();
  error_code ignored;
  socket_.close(ignored);
}

void Connection::wait_for_request() {
  reader_.reset();
  streaming_.reset();
  files_.clear();
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
  if (request_.method == Method::post && context_.options.streamed)
    if (auto route = context_.options.streamed({request_.method, request_.path}))
      return open_sink(std::move(*route));
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
Outgoing Connection::make_answer() { return prepared(answer(context_, request_)); }

Outgoing Connection::prepared(Response response) {
  if (std::holds_alternative<EventBody>(response.body)) keep_alive_ = false;
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

/// The socket goes on as a stream; this connection ends.
void Connection::begin_events(Outgoing out) {
  const auto& events = *out.events;
  NewStream stream{std::move(out.head),
                   {events.topic, events.owner, request_.peer},
                   events.version,
                   version_seen(request_.last_event_id)};
  if (context_.options.hub &&
      begin_stream(*context_.options.hub, context_.options.streams, socket_, std::move(stream)))
    return;
  respond(make_outgoing(error_page(503, request_.id), {.keep_alive = false}));
}

void Connection::respond(Outgoing out) {
  if (out.events) return begin_events(std::move(out));
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

}  // namespace web
