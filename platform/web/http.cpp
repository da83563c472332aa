#include "platform/web/http.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "platform/html/html.h"

namespace web {

bool Fields::has(std::string_view name) const {
  return std::any_of(list_.begin(), list_.end(), [&](const auto& f) { return f.first == name; });
}

std::string_view Fields::get(std::string_view name) const {
  auto it = std::find_if(list_.begin(), list_.end(), [&](const auto& f) { return f.first == name; });
  return it == list_.end() ? std::string_view{} : std::string_view{it->second};
}

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : list_)
    if (key == name) values.push_back(value);
  return values;
}

Response html_page(std::string markup, int status) {
  Response r;
  r.status = status;
  r.body = std::move(markup);
  return r;
}

Response json(std::string text, int status) {
  Response r;
  r.status = status;
  r.content_type = "application/json";
  r.body = std::move(text);
  return r;
}

Response event_stream(EventBody events) {
  Response r;
  r.content_type = "text/event-stream";
  r.body = std::move(events);
  r.header("X-Accel-Buffering", "no");
  r.header("Cache-Control", "no-store, no-transform");
  return r;
}

bool is_local_path(std::string_view path) {
  // Browsers read "\" as "/" and drop tabs and line ends: "/\host" or "/<tab>/host" would leave the site.
  auto harmful = [](char c) { return c == '\\' || static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; };
  return path.starts_with('/') && !path.starts_with("//") && std::none_of(path.begin(), path.end(), harmful);
}

Response redirect(std::string_view local_path) {
  Response r;
  r.status = 303;
  r.header("Location", std::string(is_local_path(local_path) ? local_path : "/"));
  return r;
}

namespace {

/// A name that old browsers read: ASCII, without quotes, slashes or controls.
std::string plain_filename(std::string_view name) {
  std::string plain;
  for (char c : name) {
    bool safe = c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '/' && c != '%';
    if (safe)
      plain += c;
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
      plain += '_';  // one for a whole UTF-8 character
  }
  return plain.empty() ? "document" : plain;
}

}  // namespace

Response download(FileBody file, std::string_view filename, std::string_view content_type) {
  Response r;
  r.content_type = content_type;
  r.body = std::move(file);
  r.header("Content-Disposition", fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}",
                                              plain_filename(filename), encode_query(filename)));
  return r;
}

void set_cookie(Response& r, std::string_view name, std::string_view value, const CookieOptions& options) {
  // encode_query leaves only characters that a cookie may carry; parse_cookies decodes them.
  auto cookie = fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax", name, encode_query(value));
  if (options.secure) cookie += "; Secure";
  if (options.max_age) cookie += fmt::format("; Max-Age={}", options.max_age->count());
  r.header("Set-Cookie", std::move(cookie));
}

std::string_view header_of(const Response& r, std::string_view name) {
  auto wanted = base::lower_ascii(name);
  for (const auto& [key, value] : r.headers)
    if (base::lower_ascii(key) == wanted) return value;
  return {};
}

std::string encode_query(std::string_view text) {
  std::string encoded;
  html::append_percent_encoded(encoded, text);
  return encoded;
}

}  // namespace web
