// A ZIP received from a stranger, read from memory: only the entries that are asked for, each up to a limit,
// whatever the archive says of their sizes.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace documents {

class ZipReader {
 public:
  /// The bytes must live as long as the reader. When they are no archive, nothing can be read in it.
  explicit ZipReader(std::string_view bytes);
  ~ZipReader();
  bool has(const std::string& name) const;
  /// What an entry holds, unpacked. Nothing when it is missing, damaged, encrypted, or longer than `most`
  /// bytes (too_big() then).
  std::optional<std::string> read(const std::string& name, std::size_t most);
  /// Whether an entry was refused for its size.
  bool too_big() const { return too_big_; }

 private:
  struct Archive;
  std::unique_ptr<Archive> archive_;
  bool too_big_ = false;
};

}  // namespace documents
