#include "platform/files/zip_names.h"

#include <string>

namespace files {
namespace {

using namespace std::literals;

constexpr std::size_t end_bytes = 22, entry_bytes = 46;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i)
    value |= std::uint32_t(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

/// Where the record that ends the archive begins; its comment goes to the end of the file.
std::size_t find_end(std::string_view tail) {
  for (auto at = tail.rfind("PK\x05\x06"sv); at != tail.npos;
       at = at == 0 ? tail.npos : tail.rfind("PK\x05\x06"sv, at - 1))
    if (tail.size() - at >= end_bytes && at + end_bytes + number(tail, at + 20, 2) == tail.size()) return at;
  return tail.npos;
}

/// One entry of the directory: its name, or an empty view; what was read is taken off.
std::string_view take_entry(std::string_view& directory) {
  if (directory.size() < entry_bytes || !directory.starts_with("PK\x01\x02"sv)) return {};
  std::size_t name = number(directory, 28, 2);
  std::size_t length = entry_bytes + name + number(directory, 30, 2) + number(directory, 32, 2);
  if (length > directory.size()) return {};
  auto found = directory.substr(entry_bytes, name);
  directory.remove_prefix(length);
  return found;
}

}  // namespace

std::vector<std::string_view> zip_names(std::string_view tail, std::uint64_t size) {
  auto end = find_end(tail);
  if (end == tail.npos || size < tail.size()) return {};
  std::uint64_t before = size - tail.size();
  std::uint64_t from = number(tail, end + 16, 4), length = number(tail, end + 12, 4);
  if (from < before || from - before + length > end) return {};
  auto directory = tail.substr(from - before, length);
  std::vector<std::string_view> names;
  for (auto left = number(tail, end + 10, 2); left > 0; --left) {
    auto name = take_entry(directory);
    if (name.empty()) return {};
    names.push_back(name);
  }
  return names;
}

}  // namespace files
