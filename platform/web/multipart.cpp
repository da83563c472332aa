#include "platform/web/multipart.h"

#include <algorithm>

#include "platform/base/text.h"
#include "platform/web/headers.h"

namespace web {
namespace {

constexpr std::size_t longest_header = 8 * 1024;

bool boundary_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("'()+_,-./:=? ").contains(c);
}

/// Some browsers send a whole path, and names end up in file systems: only the last component is kept.
std::string last_component(std::string_view name) {
  auto slash = name.find_last_of("/\\");
  return base::clean_text(slash == name.npos ? name : name.substr(slash + 1));
}

}  // namespace

std::string Multipart::boundary_of(std::string_view content_type) {
  if (!base::lower_ascii(content_type).starts_with("multipart/form-data")) return {};
  auto boundary = parameter(content_type, "boundary").value_or("");
  bool allowed = !boundary.empty() && boundary.size() <= 70 && boundary.back() != ' ' &&
                 std::all_of(boundary.begin(), boundary.end(), boundary_char);
  return allowed ? boundary : std::string();
}

Multipart::Multipart(std::string_view boundary, Sink sink)
    : delimiter_("\r\n--" + std::string(boundary)), held_("\r\n"), sink_(std::move(sink)) {}

bool Multipart::feed(std::string_view bytes) {
  held_.append(bytes);
  std::string_view rest = held_;
  bool good = true, waiting = false;
  while (good && !waiting) good = advance(rest, waiting);
  held_.erase(0, held_.size() - rest.size());
  return good;
}

bool Multipart::advance(std::string_view& rest, bool& waiting) {
  switch (state_) {
    case State::preamble:
    case State::body:
      return to_boundary(rest, waiting);
    case State::after_boundary:
      return after_boundary(rest, waiting);
    case State::headers:
      return headers(rest, waiting);
    case State::end:
      rest = {}, waiting = true;
      return true;
  }
  return false;
}

/// Gives the part's bytes to the sink up to the next delimiter, keeping back what may be the beginning of
/// one.
bool Multipart::to_boundary(std::string_view& rest, bool& waiting) {
  auto at = rest.find(delimiter_);
  waiting = at == rest.npos;
  auto ready = waiting ? rest.size() - std::min(rest.size(), delimiter_.size() - 1) : at;
  bool in_part = state_ == State::body;
  if (in_part && ready > 0 && !sink_.data(rest.substr(0, ready))) return false;
  rest.remove_prefix(ready);
  if (waiting) return true;
  rest.remove_prefix(delimiter_.size());
  state_ = State::after_boundary;
  return !in_part || sink_.end();
}

bool Multipart::after_boundary(std::string_view& rest, bool& waiting) {
  waiting = rest.size() < 2;
  if (waiting) return true;
  bool last = rest.starts_with("--");
  if (!last && !rest.starts_with("\r\n")) return false;
  rest.remove_prefix(2);
  state_ = last ? State::end : State::headers;
  return true;
}

bool Multipart::headers(std::string_view& rest, bool& waiting) {
  auto end = rest.find("\r\n\r\n");
  if (std::min(end, rest.size()) > longest_header) return false;
  waiting = end == rest.npos;
  if (waiting) return true;
  if (!begin_part(rest.substr(0, end))) return false;
  rest.remove_prefix(end + 4);
  state_ = State::body;
  return true;
}

bool Multipart::begin_part(std::string_view block) {
  Part part;
  bool disposed = false;
  while (!block.empty()) {
    auto end = std::min(block.find("\r\n"), block.size());
    auto line = block.substr(0, end);
    block.remove_prefix(std::min(end + 2, block.size()));
    auto colon = line.find(':');
    if (colon == line.npos) return false;
    auto name = base::lower_ascii(line.substr(0, colon));
    auto value = base::trim(line.substr(colon + 1));
    if (name == "content-type") part.content_type = base::clean_text(value);
    if (name != "content-disposition") continue;
    disposed = base::lower_ascii(value).starts_with("form-data");
    part.name = base::clean_text(parameter(value, "name").value_or(""));
    auto filename = parameter(value, "filename");
    part.has_filename = filename.has_value();
    part.filename = last_component(filename.value_or(""));
  }
  return disposed && sink_.begin(part);
}

}  // namespace web
