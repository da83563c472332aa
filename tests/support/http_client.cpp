#include "tests/support/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace tests {
namespace {

std::string lower(std::string_view s) {
  std::string l(s);
  for (char& c : l)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return l;
}

[[noreturn]] void wrong(const std::string& what) { throw std::runtime_error("http client: " + what); }

int parse_status(std::string_view line) {
  bool good = line.size() >= 13 && line.starts_with("HTTP/1.1 ") && line[12] == ' ';
  int status = 0;
  if (!good || std::from_chars(line.data() + 9, line.data() + 12, status).ptr != line.data() + 12)
    wrong("bad status line: " + std::string(line));
  return status;
}

std::pair<std::string, std::string> parse_header(std::string_view line) {
  auto colon = line.find(": ");
  if (colon == line.npos || colon == 0) wrong("bad header: " + std::string(line));
  auto odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(line.begin(), line.end(), odd)) wrong("control character in header: " + std::string(line));
  return {std::string(line.substr(0, colon)), std::string(line.substr(colon + 2))};
}

std::size_t announced_length(const Answer& answer) {
  if (!answer.header("transfer-encoding").empty()) wrong("unexpected Transfer-Encoding");
  auto all = answer.all("content-length");
  std::size_t length = 0;
  if (all.size() != 1) wrong("Content-Length is missing or repeated");
  auto end = all[0].data() + all[0].size();
  if (all[0].empty() || std::from_chars(all[0].data(), end, length).ptr != end) wrong("bad Content-Length");
  return length;
}

}  // namespace

std::string_view Answer::header(std::string_view name) const {
  auto it =
      std::find_if(headers.begin(), headers.end(), [&](auto& h) { return lower(h.first) == lower(name); });
  return it == headers.end() ? std::string_view{} : std::string_view{it->second};
}

std::vector<std::string> Answer::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : headers)
    if (lower(key) == lower(name)) values.push_back(value);
  return values;
}

Wire::Wire(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    wrong("cannot connect to port " + std::to_string(port));
  }
}

Wire::~Wire() { ::close(socket_); }

bool Wire::send(std::string_view bytes) {
  while (!bytes.empty()) {
    auto n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

void Wire::shut_sending() { ::shutdown(socket_, SHUT_WR); }

/// Reads more; false when the server has closed. Throws when it is silent for too long.
bool Wire::fill(std::chrono::milliseconds patience) {
  pollfd poll{socket_, POLLIN, 0};
  if (::poll(&poll, 1, static_cast<int>(patience.count())) == 0) wrong("no answer in time");
  char bytes[65536];
  auto n = ::recv(socket_, bytes, sizeof bytes, 0);
  if (n > 0) received_.append(bytes, static_cast<std::size_t>(n));
  return n > 0;
}

std::string Wire::line(std::chrono::milliseconds patience) {
  std::size_t end;
  while ((end = received_.find("\r\n")) == received_.npos)
    if (!fill(patience)) wrong("closed inside a header: " + received_);
  auto text = received_.substr(0, end);
  received_.erase(0, end + 2);
  return text;
}

Answer Wire::receive(bool head, std::chrono::milliseconds patience) {
  Answer answer;
  answer.status = parse_status(line(patience));
  for (auto text = line(patience); !text.empty(); text = line(patience))
    answer.headers.push_back(parse_header(text));
  bool bare = answer.status == 204 || answer.status == 304 || answer.status < 200;
  if (bare) return answer;
  auto length = announced_length(answer);
  if (head) return answer;
  while (received_.size() < length)
    if (!fill(patience)) wrong("closed inside a body");
  answer.body = received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

bool Wire::closed_within(std::chrono::milliseconds time) {
  pollfd poll{socket_, POLLIN, 0};
  if (!received_.empty() || ::poll(&poll, 1, static_cast<int>(time.count())) == 0) return false;
  char byte;
  return ::recv(socket_, &byte, 1, 0) <= 0;
}

Answer Client::request(std::string_view method, std::string_view target, Pairs headers,
                       std::string_view body) {
  std::string text(method);
  text.append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
  for (const auto& [name, value] : headers) text.append(name).append(": ").append(value).append("\r\n");
  std::string jar;
  for (const auto& [name, value] : cookies)
    jar.append(jar.empty() ? "" : "; ").append(name).append("=").append(value);
  if (!jar.empty()) text.append("Cookie: ").append(jar).append("\r\n");
  if (method == "POST") text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  text.append("\r\n").append(body);
  Wire wire(port_);  // last: the server counts the time from here
  wire.send(text);
  auto answer = wire.receive(method == "HEAD");
  keep_cookies(answer);
  return answer;
}

void Client::keep_cookies(const Answer& answer) {
  for (const auto& text : answer.all("set-cookie")) {
    auto equals = text.find('='), end = std::min(text.find(';'), text.size());
    if (equals >= end) wrong("bad cookie: " + text);
    auto name = text.substr(0, equals);
    if (text.find("; Max-Age=0") != text.npos)
      cookies.erase(name);
    else
      cookies[name] = text.substr(equals + 1, end - equals - 1);
  }
}

Answer Client::get(std::string_view target, const Pairs& headers) {
  return request("GET", target, headers, {});
}

Answer Client::head(std::string_view target) { return request("HEAD", target, {}, {}); }

Answer Client::post(std::string_view target, const Pairs& fields, const Pairs& headers) {
  return post_body(target, "application/x-www-form-urlencoded", urlencoded(fields), headers);
}

Answer Client::post_body(std::string_view target, std::string_view content_type, std::string_view body,
                         const Pairs& headers) {
  auto all = headers;
  all.emplace_back("Content-Type", content_type);
  return request("POST", target, std::move(all), body);
}

Answer Client::follow(Answer answer) {
  for (int hops = 0; answer.status == 303; ++hops) {
    if (hops == 10) wrong("more than ten redirects");
    location = answer.header("location");
    if (!location.starts_with('/')) wrong("redirect without a local address: " + location);
    answer = get(location);
  }
  return answer;
}

std::string urlencoded(const Pairs& fields) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string text;
  auto append = [&](std::string_view part) {
    for (char c : part) {
      auto byte = static_cast<unsigned char>(c);
      if (plain.find(c) != plain.npos)
        text += c;
      else
        text.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  };
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += '&';
    append(name);
    text += '=';
    append(value);
  }
  return text;
}

std::optional<std::string> field_value(std::string_view page, std::string_view name) {
  auto at = page.find(" name=\"" + std::string(name) + '"');
  if (at == page.npos) return {};
  auto begin = page.rfind('<', at), end = page.find('>', at);
  auto tag = page.substr(begin, end - begin);
  auto value = tag.find(" value=\"");
  if (value == tag.npos) return "";
  std::string text(tag.substr(value + 8, tag.find('"', value + 8) - value - 8));
  for (auto [entity, plain] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&#34;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    for (std::size_t i = 0; (i = text.find(entity, i)) != text.npos; ++i)
      text.replace(i, std::string_view(entity).size(), plain);
  return text;
}

}  // namespace tests
