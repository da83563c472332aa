// What the tus protocol (version 1.0.0, creation and expiration) says in headers: read and written, without
// network.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/instant.h"

namespace piece::tus {

inline constexpr std::string_view version = "1.0.0";
inline constexpr std::string_view content_type = "application/offset+octet-stream";

/// "filename YS5wZGY=,date": names with their values decoded, at most 20. Nothing when it is malformed, when
/// a name comes twice, or when a value is not UTF-8.
std::optional<std::map<std::string, std::string, std::less<>>> metadata(std::string_view header);
/// A length or an offset: digits only.
std::optional<std::uint64_t> number(std::string_view header);
/// "Mon, 06 Feb 2023 10:00:00 GMT"
std::string expires(base::Instant);

}  // namespace piece::tus
