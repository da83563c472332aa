// The part of a connection that gives a body to its sink.
#include "platform/web/body_sink.h"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/base/text.h"
#include "platform/web/answers.h"
#include "platform/web/connection.h"

namespace web {
namespace {

constexpr std::string_view continue_text = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

std::string_view StreamHead::field(std::string_view name) const {
  auto wanted = base::lower_ascii(name);
  for (const auto& [key, value] : fields)
    if (key == wanted) return value;
  return {};
}

/// What goes on for one streamed body.
struct Connection::Streaming {
  StreamedRoute route;
  StreamHead head;
  std::unique_ptr<BodySink> sink{};
  std::optional<Response> answer{};
  std::uint64_t received = 0;
  milliseconds left{};  ///< what the network may still take; the sink's own time is not the sender's
  std::chrono::steady_clock::time_point since{};
  std::string_view piece{};
  bool more = true;
  int refusal = 0;  ///< the status to refuse with once the sink knows that the rest will not come
};

/// On a worker, then the next step on the strand. What a sink throws becomes the answer to a fault.
void Connection::on_worker(std::function<void()> work, void (Connection::*next)()) {
  ++deadline_number_;
  timer_.cancel();
  auto guard = asio::make_work_guard(context_.io);
  asio::post(context_.workers,
             [self = shared_from_this(), guard = std::move(guard), work = std::move(work), next]() mutable {
               try {
                 work();
               } catch (const std::exception& e) {
                 spdlog::error("request {}: {}", self->request_.id, e.what());
                 self->streaming_->sink.reset();
                 self->streaming_->answer = fault_answer(self->context_, self->request_);
                 next = &Connection::answer_sink;
               }
               auto strand = self->strand();
               asio::post(strand, [self = std::move(self), guard = std::move(guard), next]() mutable {
                 ((*self).*next)();
               });
             });
}

void Connection::open_sink(StreamedRoute route) {
  if (verdict_.announced.value_or(0) > route.limit) return refuse(413);
  streaming_ = std::make_shared<Streaming>(Streaming{std::move(route), {request_, verdict_.announced, {}}});
  for (const auto& field : parser_->get())
    streaming_->head.fields.emplace_back(base::lower_ascii(field.name_string()), field.value());
  streaming_->left =
      time_for(context_.options.deadlines.body, verdict_.announced.value_or(streaming_->route.limit));
  on_worker(
      [this] {
        auto opened = streaming_->route.open(streaming_->head);
        if (auto* refused = std::get_if<Response>(&opened))
          streaming_->answer = std::move(*refused);
        else
          streaming_->sink = std::get<std::unique_ptr<BodySink>>(std::move(opened));
      },
      &Connection::start_sink);
}

void Connection::start_sink() {
  if (streaming_->answer) return answer_sink();
  if (!verdict_.has_body) return finish_sink();
  auto size = std::min<std::uint64_t>(verdict_.announced.value_or(chunk_size), chunk_size);
  buffer_.reserve(std::max<std::size_t>(size, buffer_.size()));
  chunk_.resize(std::max<std::size_t>(size, 1));
  if (!verdict_.expects_continue) return read_piece();
  arm(context_.options.deadlines.write);
  asio::async_write(socket_, asio::buffer(continue_text),
                    [self = shared_from_this()](error_code ec, std::size_t) {
                      ec ? self->interrupt_sink(0) : self->read_piece();
                    });
}

void Connection::read_piece() {
  if (context_.stopping) return interrupt_sink(0);
  if (!streaming_->more || parser_->is_done()) return finish_sink();
  streaming_->since = std::chrono::steady_clock::now();
  arm(streaming_->left);
  parser_->get().body().data = chunk_.data();
  parser_->get().body().size = chunk_.size();
  http::async_read(socket_, buffer_, *parser_, then(&Connection::on_piece));
}

void Connection::on_piece(error_code ec) {
  auto& s = *streaming_;
  s.left -= std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - s.since);
  s.piece = {chunk_.data(), chunk_.size() - parser_->get().body().size};
  s.received += s.piece.size();
  if (s.received > s.route.limit) return s.piece = {}, interrupt_sink(413);
  if (ec && ec != http::error::need_buffer) return interrupt_sink(timed_out_ ? 408 : 0);
  on_worker(
      [this] { streaming_->more = streaming_->piece.empty() || streaming_->sink->take(streaming_->piece); },
      &Connection::read_piece);
}

/// What came last is still given, so that as little as possible has to be sent again.
void Connection::interrupt_sink(int refusal) {
  streaming_->refusal = refusal;
  on_worker(
      [this] {
        auto& s = *streaming_;
        if (!context_.stopping && !s.piece.empty()) s.sink->take(s.piece);
        s.sink->interrupted();
      },
      &Connection::end_sink);
}

void Connection::end_sink() {
  auto status = streaming_->refusal;
  streaming_.reset();
  status ? refuse(status) : close();
}

void Connection::finish_sink() {
  on_worker([this] { streaming_->answer = streaming_->sink->answer(); }, &Connection::answer_sink);
}

void Connection::answer_sink() {
  chunk_ = {};
  // Bytes of the body that nobody wants stand before whatever follows.
  if (verdict_.has_body && !parser_->is_done()) keep_alive_ = false;
  auto response = std::move(*streaming_->answer);
  streaming_.reset();
  respond(prepared(std::move(response)));
}

}  // namespace web
