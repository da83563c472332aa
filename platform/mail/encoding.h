// The encodings of MIME. Internal to message.cpp.
#pragma once
#include <string>
#include <string_view>

namespace mail {

/// Base64 on one line, or on lines of 76 characters ended by CRLF.
std::string base64(std::string_view bytes);
std::string base64_lines(std::string_view bytes);
/// Quoted-printable of a text: line feeds become CRLF, lines have at most 76 characters.
std::string quoted_printable(std::string_view text);
/// A text in a header (RFC 2047): as it is when it is short and plain, else as encoded words on folded lines.
/// Control characters become spaces.
std::string header_text(std::string_view text);
/// The same for the name beside an address: quoted when it is plain.
std::string display_name(std::string_view name);
/// `name="value"`, or `name*=UTF-8''…` (RFC 2231) when the value is not plain.
std::string parameter(std::string_view name, std::string_view value);

}  // namespace mail
