// Text: UTF-8, trimming, folding for search and sorting.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

bool valid_utf8(std::string_view);
/// Replaces what is not UTF-8 by U+FFFD and drops control characters other than tab and line feed; CRLF
/// becomes LF.
std::string clean_text(std::string_view);
std::string_view trim(std::string_view);
/// Number of code points (what a person counts as characters, accents composed).
std::size_t length(std::string_view utf8);
/// At most n code points, never cutting one in two; "…" is added when something was cut.
std::string shorten(std::string_view utf8, std::size_t n);
/// Lower case without accents, œ→oe, æ→ae, apostrophes and dashes → space: the key for sorting and comparing
/// in French.
std::string fold(std::string_view utf8);
std::vector<std::string> split(std::string_view, char separator);
std::string join(const std::vector<std::string>&, std::string_view separator);
std::string lower_ascii(std::string_view);
bool all_digits(std::string_view);
/// "1 projet", "3 projets": French plural (0 and 1 are singular).
std::string counted(std::size_t n, std::string_view singular, std::string_view plural);

}  // namespace base
