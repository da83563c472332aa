// A small and strict HTTP client for tests, over plain sockets: it shares no code with the server that it
// tests, and throws std::runtime_error for an answer that is not exactly what HTTP/1.1 asks for.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tests {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Answer {
  int status = 0;
  Pairs headers;
  std::string body;
  /// The value of a header (any case), or an empty view.
  std::string_view header(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
};

/// One connection, for tests that write the bytes themselves.
class Wire {
 public:
  explicit Wire(std::uint16_t port);
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire();
  /// False when the server has closed.
  bool send(std::string_view bytes);
  /// The next answer; throws when the server closes or is silent for that long.
  Answer receive(bool head = false, std::chrono::milliseconds patience = std::chrono::seconds(15));
  /// Whether the server closes the connection within that time, without sending anything more.
  bool closed_within(std::chrono::milliseconds);
  void shut_sending();

 private:
  bool fill(std::chrono::milliseconds patience);
  std::string line(std::chrono::milliseconds patience);
  int socket_ = -1;
  std::string received_;
};

/// A browser without a screen: cookies, forms, redirects.
class Client {
 public:
  explicit Client(std::uint16_t port) : port_(port) {}
  Answer get(std::string_view target, const Pairs& headers = {});
  Answer head(std::string_view target);
  /// A form, urlencoded.
  Answer post(std::string_view target, const Pairs& fields, const Pairs& headers = {});
  Answer post_body(std::string_view target, std::string_view content_type, std::string_view body,
                   const Pairs& headers = {});
  /// Follows redirects (303, at most ten) and gives the last page; `location` is then its address.
  Answer follow(Answer);
  std::string location;

  std::map<std::string, std::string> cookies;

 private:
  Answer request(std::string_view method, std::string_view target, Pairs headers, std::string_view body);
  void keep_cookies(const Answer&);
  std::uint16_t port_;
};

/// "a=1&b=%C3%A9"
std::string urlencoded(const Pairs&);
/// The value of <input name="…" … value="…">, entities decoded; nothing when the page has no such field.
std::optional<std::string> field_value(std::string_view page, std::string_view name);

}  // namespace tests
