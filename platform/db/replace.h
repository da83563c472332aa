// For SQL texts made from patterns.
#pragma once
#include <string>
#include <string_view>

namespace db {

inline void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace db
