// A ZIP written to a file, whose entries are read while it is written: memory stays the same whatever their
// sizes.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "platform/base/instant.h"

namespace documents {

class ZipStream {
 public:
  /// Gives the next bytes of an entry; false after the last ones.
  using Next = std::function<bool(std::string& chunk)>;
  /// Called when the turn of the entry comes.
  using Open = std::function<Next()>;

  explicit ZipStream(base::Instant modified) : modified_(modified) {}

  /// Kept in memory until it is written; compressed.
  void add(std::string name, std::string content);
  /// Of `size` bytes, stored as it is: what people join is compressed already.
  void add(std::string name, std::uint64_t size, Open open);

  /// Writes the archive into a new file. What an entry throws is thrown again; std::runtime_error when the
  /// archive cannot be written. Nothing is left of it then.
  void write(const std::filesystem::path&) const;

 private:
  struct Entry {
    std::string name, content;
    std::uint64_t size = 0;
    Open open;  ///< none: the content is there
  };
  base::Instant modified_;
  std::vector<Entry> entries_;
};

}  // namespace documents
