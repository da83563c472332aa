#include "platform/web/outgoing.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

#include "platform/web/answers.h"
#include "platform/web/headers.h"

namespace web {
namespace {

void add_header(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ");
  for (char c : value)
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) head += c;
  head += "\r\n";
}

bool without_body(int status) { return status == 204 || status == 304; }

/// Without `length` the body ends with the connection.
std::string head_text(const Response& r, std::optional<std::uint64_t> length, bool keep_alive) {
  auto head = fmt::format("HTTP/1.1 {} {}\r\n", r.status, reason_phrase(r.status));
  add_header(head, "Date", http_date(std::chrono::system_clock::now()));
  if (!without_body(r.status)) {
    if (length != 0) add_header(head, "Content-Type", r.content_type);
    if (length) add_header(head, "Content-Length", std::to_string(*length));
  }
  for (const auto& [name, value] : r.headers) add_header(head, name, value);
  if (!keep_alive) add_header(head, "Connection", "close");
  return head += "\r\n";
}

/// If-Range: the range counts only for the version of which the client holds a part.
bool range_counts(const Response& r, const OutgoingOptions& options) {
  return r.status == 200 && !options.range.empty() &&
         (options.if_range.empty() || options.if_range == header_of(r, "ETag"));
}

void choose_range(Response& r, const OutgoingOptions& options, Outgoing& out) {
  auto size = out.file.size();
  out.left = size;
  r.header("Accept-Ranges", "bytes");
  auto range = range_counts(r, options) ? parse_range(options.range, size) : Range{};
  if (range.kind == Range::whole) return;
  out.from = range.from, out.left = range.length;
  bool possible = range.kind == Range::part;
  r.status = possible ? 206 : 416;
  r.header("Content-Range",
           possible ? fmt::format("bytes {}-{}/{}", range.from, range.from + range.length - 1, size)
                    : fmt::format("bytes */{}", size));
}

}  // namespace

OpenFile::OpenFile(const FileBody& body) : descriptor_(::open(body.path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), body.path.string());
  std::error_code ignored;
  if (body.remove_after) std::filesystem::remove(body.path, ignored);
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::uint64_t OpenFile::size() const {
  struct stat s{};
  if (::fstat(descriptor_, &s) != 0) throw std::system_error(errno, std::generic_category(), "fstat");
  return static_cast<std::uint64_t>(s.st_size);
}

std::size_t OpenFile::read(std::uint64_t from, char* to, std::size_t room) const {
  auto n = ::pread(descriptor_, to, room, static_cast<off_t>(from));
  return n < 0 ? 0 : static_cast<std::size_t>(n);
}

namespace {

Outgoing make_stream(const Response& r, const OutgoingOptions& options) {
  Outgoing out;
  out.status = r.status;
  out.head = head_text(r, {}, false);
  if (!options.head_only) out.events = std::get<EventBody>(r.body);
  return out;
}

}  // namespace

Outgoing make_outgoing(Response r, const OutgoingOptions& options) {
  if (std::holds_alternative<EventBody>(r.body)) return make_stream(r, options);
  Outgoing out;
  if (auto* file = std::get_if<FileBody>(&r.body); file && !without_body(r.status)) {
    out.file = OpenFile(*file);
    choose_range(r, options, out);
  }
  auto* text = std::get_if<std::string>(&r.body);
  auto length = text ? text->size() : out.left;
  out.status = r.status;
  out.head = head_text(r, length, options.keep_alive);
  if (options.head_only || without_body(r.status))
    out.left = 0;
  else if (text)
    out.body = std::move(*text);
  return out;
}

}  // namespace web
