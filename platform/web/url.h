// Reading what stands in a request's target and in urlencoded bodies.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/web/http.h"

namespace web {

struct Target {
  std::string path;        ///< decoded, begins with "/"
  std::string_view query;  ///< as received, without "?"
};

/// Splits "/path?query" (or "http://host/path?query") and decodes the path. Nothing when it is malformed, or
/// when its path holds something that no page of ours has and that has served attacks: controls, invalid
/// UTF-8, an encoded "/" or "\",
/// "." or ".." as a segment.
std::optional<Target> parse_target(std::string_view);

/// Percent-decodes a path as parse_target does.
std::optional<std::string> decode_path(std::string_view);

/// "a=1&b=2+3": names and values as clean UTF-8. A "%" that begins no pair of digits stands for itself, as in
/// browsers. Nothing when there are more than `most` fields.
std::optional<Fields> parse_urlencoded(std::string_view, std::size_t most = 2000);

/// Decodes %41 (and "+" when asked); a lone "%" is kept.
std::string percent_decoded(std::string_view, bool plus_is_space);

}  // namespace web
