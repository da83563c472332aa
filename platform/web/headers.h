// Reading the values of headers that strangers write: cookies, ranges, encodings, entity tags.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/web/http.h"

namespace web {

/// "a=1; b=2": what is not name=value is skipped; at most 100 are kept.
Fields parse_cookies(std::string_view);

/// What a Range header asks of a file of that size. Several ranges, or another unit, are answered with the
/// whole file.
struct Range {
  enum Kind { whole, part, impossible } kind = whole;
  std::uint64_t from = 0, length = 0;
};
Range parse_range(std::string_view header, std::uint64_t size);

/// Whether Accept-Encoding allows that coding ("br", "gzip").
bool accepts_encoding(std::string_view header, std::string_view coding);

/// Whether If-None-Match names that tag, weakly or not, or is "*".
bool names_etag(std::string_view if_none_match, std::string_view etag);
/// Gives a page its ETag (a digest of its text) and turns it into an empty 304 when the client already has
/// it.
Response with_etag(const Request&, Response);

/// The value of a parameter in "form-data; name=\"x\"; filename=\"y\"", quotes and backslashes removed.
std::optional<std::string> parameter(std::string_view header, std::string_view name);

}  // namespace web
