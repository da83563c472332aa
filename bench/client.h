// A browser reduced to what a measure needs: one kept connection, cookies, forms. Blocking.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

struct Answer {
  int status = 0;
  std::string location, body;
};

using Form = std::vector<std::pair<std::string, std::string>>;

class Client {
 public:
  explicit Client(int port) : port_(port) {}
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { close(); }

  Answer get(const std::string& target) { return ask("GET", target, "", "text/html"); }
  Answer post(const std::string& target, const Form&, std::string_view accept = "text/html");
  /// A form without scripts that carries one file.
  Answer send_file(const std::string& target, std::string_view name, std::string_view content);
  /// Signs in, and keeps the token that every form carries. Throws when it is refused.
  void sign_in(const std::string& mail, std::string_view password);
  /// Opens an event stream on a connection of its own and calls `told` for each version, until it returns
  /// false or the server ends the stream.
  void listen(const std::string& target, const std::function<bool(std::int64_t)>& told);
  /// The token of this session's forms.
  const std::string& token() const { return token_; }

 private:
  Answer ask(std::string_view method, const std::string& target, const std::string& body,
             std::string_view accept);
  Answer exchange(const std::string& request);
  std::string head_of(std::string_view method, const std::string& target, std::string_view accept) const;
  void open();
  void close();
  void send_all(std::string_view);
  bool receive(std::string& to);
  std::string header(std::string& buffer);
  std::string body(std::string_view head, std::string& buffer);
  void keep_cookies(std::string_view head);

  int port_, socket_ = -1;
  std::map<std::string, std::string> cookies_;
  std::string token_;
};

/// The value of the hidden field of that name in a page; empty when there is none.
std::string hidden_field(std::string_view page, std::string_view name);

}  // namespace bench
