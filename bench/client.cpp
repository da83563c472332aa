#include "bench/client.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>

#include "platform/base/text.h"
#include "platform/web/http.h"

namespace bench {
namespace {

std::string encode(const Form& form) {
  std::string text;
  for (const auto& [name, value] : form) {
    if (!text.empty()) text += '&';
    text += web::encode_query(name) + "=" + web::encode_query(value);
  }
  return text;
}

/// The lines "name: value" of a header that have that name (given in lower case).
std::vector<std::string> values(std::string_view head, std::string_view name) {
  std::vector<std::string> found;
  for (const auto& line : base::split(head, '\n')) {
    auto colon = line.find(':');
    if (colon != line.npos && base::lower_ascii(line.substr(0, colon)) == name)
      found.emplace_back(base::trim(std::string_view(line).substr(colon + 1)));
  }
  return found;
}

std::string value(std::string_view head, std::string_view name) {
  auto found = values(head, name);
  return found.empty() ? "" : found.front();
}

std::size_t number(std::string_view text, int base = 10) {
  std::size_t n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n, base);
  return n;
}

}  // namespace

std::string hidden_field(std::string_view page, std::string_view name) {
  auto mark = fmt::format("name=\"{}\" value=\"", name);
  auto at = page.find(mark);
  if (at == page.npos) return {};
  at += mark.size();
  return std::string(page.substr(at, page.find('"', at) - at));
}

void Client::open() {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(std::uint16_t(port_));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  timeval patience{30, 0};
  int yes = 1;
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close();
    throw std::runtime_error("no connection");
  }
}

void Client::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void Client::send_all(std::string_view bytes) {
  while (!bytes.empty()) {
    auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw std::runtime_error("connection closed while sending");
    bytes.remove_prefix(std::size_t(sent));
  }
}

bool Client::receive(std::string& to) {
  char bytes[65536];
  auto got = ::recv(socket_, bytes, sizeof bytes, 0);
  if (got <= 0) return false;
  to.append(bytes, std::size_t(got));
  return true;
}

/// Takes the header off the buffer.
std::string Client::header(std::string& buffer) {
  std::size_t end;
  while ((end = buffer.find("\r\n\r\n")) == buffer.npos)
    if (!receive(buffer)) throw std::runtime_error("connection closed before the answer");
  auto head = buffer.substr(0, end + 2);
  buffer.erase(0, end + 4);
  return head;
}

std::string Client::body(std::string_view head, std::string& buffer) {
  if (value(head, "transfer-encoding") != "chunked") {
    auto size = number(value(head, "content-length"));
    while (buffer.size() < size)
      if (!receive(buffer)) throw std::runtime_error("answer cut short");
    return std::move(buffer);
  }
  std::string text;
  for (;;) {
    std::size_t line;
    while ((line = buffer.find("\r\n")) == buffer.npos)
      if (!receive(buffer)) throw std::runtime_error("answer cut short");
    auto size = number(buffer, 16);
    while (buffer.size() < line + 2 + size + 2)
      if (!receive(buffer)) throw std::runtime_error("answer cut short");
    text.append(buffer, line + 2, size);
    buffer.erase(0, line + 2 + size + 2);
    if (size == 0) return text;
  }
}

void Client::keep_cookies(std::string_view head) {
  for (const auto& cookie : values(head, "set-cookie")) {
    auto pair = cookie.substr(0, cookie.find(';'));
    auto equal = pair.find('=');
    if (equal != pair.npos) cookies_[pair.substr(0, equal)] = pair.substr(equal + 1);
  }
}

Answer Client::exchange(const std::string& request) {
  if (socket_ < 0) open();
  send_all(request);
  std::string buffer;
  auto head = header(buffer);
  keep_cookies(head);
  Answer answer{int(number(std::string_view(head).substr(9))), value(head, "location"), {}};
  answer.body = body(head, buffer);
  if (base::lower_ascii(value(head, "connection")) == "close") close();
  return answer;
}

/// The header, without what a body adds to it nor the empty line.
std::string Client::head_of(std::string_view method, const std::string& target,
                            std::string_view accept) const {
  std::string cookies;
  for (const auto& [name, content] : cookies_)
    cookies += (cookies.empty() ? "" : "; ") + name + "=" + content;
  auto head = fmt::format(
      "{} {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nOrigin: http://127.0.0.1:{}\r\nAccept: {}\r\nUser-Agent: "
      "bench\r\n",
      method, target, port_, port_, accept);
  if (!cookies.empty()) head += "Cookie: " + cookies + "\r\n";
  return head;
}

Answer Client::ask(std::string_view method, const std::string& target, const std::string& body,
                   std::string_view accept) {
  auto request = head_of(method, target, accept);
  if (method == "POST")
    request +=
        fmt::format("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", body.size());
  try {
    return exchange(request + "\r\n" + body);
  } catch (...) {
    close();
    throw;
  }
}

void Client::listen(const std::string& target, const std::function<bool(std::int64_t)>& told) {
  Client stream(port_);
  stream.open();
  stream.send_all(head_of("GET", target, "text/event-stream") + "\r\n");
  std::string buffer;
  if (auto head = stream.header(buffer); number(std::string_view(head).substr(9)) != 200)
    throw std::runtime_error("the stream is refused: " + head.substr(0, 12));
  for (;;) {
    for (std::size_t end; (end = buffer.find("\n\n")) != buffer.npos; buffer.erase(0, end + 2))
      if (auto data = buffer.find("data: ");
          data < end && !told(std::int64_t(number(buffer.substr(data + 6)))))
        return;
    if (!stream.receive(buffer)) return;
  }
}

Answer Client::post(const std::string& target, const Form& form, std::string_view accept) {
  return ask("POST", target, encode(form), accept);
}

Answer Client::send_file(const std::string& target, std::string_view name, std::string_view content) {
  constexpr std::string_view limit = "limite-du-formulaire-d-essai";
  auto before = fmt::format(
      "--{0}\r\nContent-Disposition: form-data; name=\"jeton\"\r\n\r\n{1}\r\n--{0}\r\nContent-Disposition: "
      "form-data; "
      "name=\"fichier\"; filename=\"{2}\"\r\nContent-Type: application/pdf\r\n\r\n",
      limit, token_, name);
  auto after = fmt::format("\r\n--{}--\r\n", limit);
  auto head = head_of("POST", target, "text/html") +
              fmt::format("Content-Type: multipart/form-data; boundary={}\r\nContent-Length: {}\r\n\r\n",
                          limit, before.size() + content.size() + after.size());
  if (socket_ < 0) open();
  for (auto part : {std::string_view(head), std::string_view(before), content}) send_all(part);
  return exchange(after);
}

void Client::sign_in(const std::string& mail, std::string_view password) {
  auto page = get("/connexion");
  Form form{{"jeton", hidden_field(page.body, "jeton")},
            {"courriel", mail},
            {"mot_de_passe", std::string(password)}};
  auto answer = post("/connexion", form);
  if (answer.status != 303)
    throw std::runtime_error(fmt::format("{} cannot sign in: {}", mail, answer.status));
  token_ = hidden_field(get("/dossiers").body, "jeton");
}

}  // namespace bench
