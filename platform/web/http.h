// What a handler sees of HTTP: plain structs, without Beast.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/base/instant.h"

namespace web {

enum class Method { get, post };  // HEAD is served as GET without its body; anything else is answered 405

/// Names and values in the order received; a name may come several times (checkboxes).
class Fields {
 public:
  Fields() = default;
  explicit Fields(std::vector<std::pair<std::string, std::string>> list) : list_(std::move(list)) {}
  void add(std::string name, std::string value) { list_.emplace_back(std::move(name), std::move(value)); }
  bool has(std::string_view name) const;
  /// The first value, or an empty view.
  std::string_view get(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  auto begin() const { return list_.begin(); }
  auto end() const { return list_.end(); }
  bool empty() const { return list_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> list_;
};

/// A file received with a multipart form, already on disk; removed with the request unless it was moved.
struct Upload {
  std::string field, filename, content_type;
  std::filesystem::path path;
  std::uint64_t size = 0;
};

/// A request whose header and body have been received whole. Texts of query and form are clean UTF-8
/// (base::clean_text).
struct Request {
  Method method = Method::get;
  std::string path;    ///< decoded, begins with "/"
  std::string target;  ///< as received: path and query
  Fields query, form, cookies;
  std::vector<Upload> uploads;
  std::string body;  ///< only when it is neither urlencoded nor multipart
  std::string content_type, accept, if_none_match, range, referer, user_agent, origin, host;
  std::string accept_encoding, fetch_site;  ///< fetch_site: Sec-Fetch-Site, "same-origin" or "cross-site"...
  std::string last_event_id;                ///< of an event stream that the browser takes up again
  std::string peer;  ///< address of the client (X-Forwarded-For's last hop when a trusted proxy is declared)
  base::Instant
      received_at{};  ///< when the server had read the last byte of the header: what deadlines are judged by
  std::string id;     ///< in the log and on error pages
  bool wants_json() const { return accept.contains("application/json"); }
};

/// A file sent as a stream; `remove_after` for a temporary one.
struct FileBody {
  std::filesystem::path path;
  bool remove_after = false;
};

/// An answer that goes on: the connection stays open, without a worker, and is told each new version of its
/// topic (hub.h).
struct EventBody {
  std::string topic;
  std::int64_t version = 0;  ///< of the topic, as the handler read it: told first, unless the browser has it
  std::string owner;  ///< whose stream it is (the digest of a session): limited, closed with the session
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::variant<std::string, FileBody, EventBody> body;

  Response& header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  const std::string& text() const { return std::get<std::string>(body); }
};

struct CookieOptions {
  bool secure = false;
  std::optional<std::chrono::seconds> max_age;  ///< none: until the browser closes; 0: remove
};

Response html_page(std::string markup, int status = 200);
Response json(std::string text, int status = 200);
/// text/event-stream, never held back by a proxy.
Response event_stream(EventBody);
/// 303, to a local path only ("/..." and not "//..."): anything else goes to "/".
Response redirect(std::string_view local_path);
/// A file to download, with attachment disposition and a name that every browser reads (RFC 6266).
Response download(FileBody, std::string_view filename, std::string_view content_type);
/// HttpOnly, SameSite=Lax, Path=/.
void set_cookie(Response&, std::string_view name, std::string_view value, const CookieOptions&);
bool is_local_path(std::string_view);
/// The value of a response's header, or an empty view.
std::string_view header_of(const Response&, std::string_view name);
/// Percent-encodes a value for a query string.
std::string encode_query(std::string_view);

}  // namespace web
