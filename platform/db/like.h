// Patterns for LIKE, with ESCAPE '!'.
#pragma once
#include <string>
#include <string_view>

namespace db {

/// What contains the text: signs that LIKE knows have no meaning in it. "50%" → "%50!%%".
inline std::string containing(std::string_view text) {
  std::string pattern = "%";
  for (char c : text) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace db
