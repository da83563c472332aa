#include "programme/page/message.h"

#include <chrono>

#include "platform/base/secret.h"
#include "platform/base/text.h"

namespace page {
namespace {

constexpr std::string_view cookie_name = "dt_message";
constexpr std::chrono::seconds lifetime{60};

std::string& key() {
  static std::string secret = base::random_token();
  return secret;
}

std::string to_hex(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    hex.append({digits[byte >> 4], digits[byte & 15]});
  }
  return hex;
}

unsigned digit(char c) { return unsigned(c <= '9' ? c - '0' : c - 'a' + 10); }

/// Only ever given what to_hex made: its signature has been verified.
std::string from_hex(std::string_view hex) {
  std::string text;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) text += char(digit(hex[i]) << 4 | digit(hex[i + 1]));
  return text;
}

}  // namespace

void set_message_key(std::string secret) { key() = std::move(secret); }

void pose_message(const Visite& v, web::Response& response, std::string_view message) {
  std::string content = std::to_string(base::millis(v.now + lifetime)) + "." + to_hex(message);
  web::set_cookie(response, cookie_name, content + "." + base::hmac_hex(key(), content),
                  {.secure = v.settings.secure_cookies, .max_age = lifetime});
}

std::string message_recu(const Visite& v) {
  auto parts = base::split(v.request.cookies.get(cookie_name), '.');
  if (parts.size() != 3) return {};
  if (!base::same_secret(base::hmac_hex(key(), parts[0] + "." + parts[1]), parts[2])) return {};
  bool alive = base::millis(v.now) <= std::stoll(parts[0]);
  return alive ? from_hex(parts[1]) : std::string{};
}

void oublie_message(const Visite& v, web::Response& response) {
  if (!v.request.cookies.has(cookie_name)) return;
  web::set_cookie(response, cookie_name, "",
                  {.secure = v.settings.secure_cookies, .max_age = std::chrono::seconds{0}});
}

}  // namespace page
