// The folder of kept files: enciphered, each with its own key, under names that say nothing. What is being
// written stands apart, and has a name only once it is whole.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/files/reader.h"

namespace files {

class Store {
 public:
  /// Makes the folders that are missing, readable by the owner only. Throws Fault.
  Store(std::filesystem::path folder, Keys);

  Writer create() const;
  /// Throws Fault.
  std::unique_ptr<Reader> open(std::string_view name) const;
  bool has(std::string_view name) const;
  /// Whether there was one.
  bool remove(std::string_view name) const;

  /// Writes the plain content, or a stretch of it, under a name nobody can guess in the folder of what is
  /// temporary; whoever asked for it removes it. What a crash leaves there, clear_temporary() removes.
  std::filesystem::path extract(std::string_view name) const;
  /// Reads it whole. Throws Fault.
  Sealed verify(std::string_view name) const;
  /// Wraps the file's key by the current master key; false when it was already, and by it alone.
  bool rewrap(std::string_view name) const;
  /// Every name, in no order; with an age, of those only that were written so long ago.
  void each(const std::function<void(const std::string& name)>&, std::chrono::seconds age = {}) const;
  /// So many names at most, any.
  std::vector<std::string> some(std::size_t most) const;
  /// Removes what was not finished and is older than that: nobody is writing it any more.
  std::size_t clear_temporary(std::chrono::seconds age) const;
  const std::filesystem::path& temporary_folder() const { return temporary_; }

 private:
  std::filesystem::path path_of(std::string_view name) const;
  void walk(const std::function<bool(const std::filesystem::directory_entry&)>&) const;

  std::filesystem::path folder_, temporary_;
  Keys keys_;
};

/// 32 lower-case hexadecimal digits: the only names there are, so that none leads out of the folder.
bool is_name(std::string_view);

}  // namespace files
