#include "platform/web/stream.h"

#include <fmt/format.h>
#include <netinet/tcp.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <optional>

namespace web {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr int send_buffer = 16 * 1024;  ///< of the system, so that a client that does not read is noticed
constexpr std::size_t most_received = 4096;  ///< a listener has nothing to say
constexpr std::string_view sign_of_life = ":\n\n";

std::string event(std::int64_t version) { return fmt::format("id: {}\ndata: {}\n\n", version, version); }

/// All its functions run on the socket's strand, except tell() and end(), which pass on.
class Stream final : public std::enable_shared_from_this<Stream>, public Listener {
 public:
  Stream(Hub& hub, const StreamTimes& times, tcp::socket::executor_type executor)
      : hub_(hub),
        times_(times),
        executor_(executor),
        socket_(executor),
        timer_(executor),
        ends_(Clock::now() + times.longest) {}
  ~Stream() { hub_.leave(*this); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  void tell(std::int64_t version) override {
    // Nothing of this stays with the hub's thread: the last holder of a stream is always one of its own
    // operations.
    if (auto self = weak_from_this().lock())
      asio::post(executor_, [self = std::move(self), version] { self->news(version); });
  }
  void end() override {
    if (auto self = weak_from_this().lock())
      asio::post(executor_, [self = std::move(self)] { self->finish(); });
  }
  void start(tcp::socket socket, const NewStream&);

 private:
  void news(std::int64_t version);
  void write(std::string text);
  void on_written(error_code);
  void wait(Clock::duration);
  void on_time();
  void listen();
  void on_received(error_code, std::size_t);
  void finish();
  void close();

  Hub& hub_;
  const StreamTimes& times_;
  const tcp::socket::executor_type executor_;
  tcp::socket socket_;
  asio::steady_timer timer_;
  Clock::time_point ends_;
  std::uint64_t wait_number_ = 0;
  std::int64_t told_ = -1;
  std::optional<std::int64_t> next_;  ///< the latest version wins: a slow reader costs no memory
  bool writing_ = false;
  std::string text_;
  std::array<char, 64> received_{};
  std::size_t total_received_ = 0;
};

void keep_small_and_alert(tcp::socket& socket, std::chrono::milliseconds patience) {
  error_code ignored;
  socket.set_option(asio::socket_base::send_buffer_size(send_buffer), ignored);
  // What a vanished machine does not acknowledge ends the connection, instead of waiting a quarter of an
  // hour.
  unsigned time = static_cast<unsigned>(patience.count());
  ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &time, sizeof time);
}

void Stream::start(tcp::socket socket, const NewStream& begin) {
  socket_ = std::move(socket);
  keep_small_and_alert(socket_, times_.patience);
  told_ = begin.seen == begin.version ? begin.seen : -1;
  auto text = begin.head + "retry: 2000\n\n";
  if (told_ < begin.version) text += event(told_ = begin.version);
  listen();
  write(std::move(text));
}

void Stream::news(std::int64_t version) {
  if (version <= told_) return;
  next_ = version;
  if (writing_ || !socket_.is_open()) return;
  told_ = version, next_.reset();
  write(event(version));
}

void Stream::write(std::string text) {
  writing_ = true;
  text_ = std::move(text);
  wait(times_.patience);
  asio::async_write(socket_, asio::buffer(text_),
                    [self = shared_from_this()](error_code ec, std::size_t) { self->on_written(ec); });
}

void Stream::on_written(error_code ec) {
  writing_ = false;
  if (ec) return close();
  text_ = {};
  wait(times_.heartbeat);
  if (next_) news(*next_);
}

void Stream::wait(Clock::duration time) {
  timer_.expires_after(time);
  timer_.async_wait([self = shared_from_this(), number = ++wait_number_](error_code ec) {
    if (!ec && number == self->wait_number_) self->on_time();
  });
}

void Stream::on_time() {
  if (writing_) return close();
  if (Clock::now() >= ends_) return finish();
  write(std::string(sign_of_life));
}

/// Notices the client's leaving.
void Stream::listen() {
  socket_.async_read_some(asio::buffer(received_), [self = shared_from_this()](error_code ec, std::size_t n) {
    self->on_received(ec, n);
  });
}

void Stream::on_received(error_code ec, std::size_t n) {
  total_received_ += n;
  if (ec || total_received_ > most_received) return close();
  listen();
}

void Stream::finish() {
  error_code ignored;
  socket_.shutdown(tcp::socket::shutdown_both, ignored);
  close();
}

void Stream::close() {
  ++wait_number_;
  timer_.cancel();
  error_code ignored;
  socket_.close(ignored);
}

}  // namespace

bool begin_stream(Hub& hub, const StreamTimes& times, tcp::socket& socket, NewStream begin) {
  auto stream = std::make_shared<Stream>(hub, times, socket.get_executor());
  if (!hub.join(*stream, begin.listening, begin.version)) return false;
  stream->start(std::move(socket), begin);
  return true;
}

}  // namespace web
