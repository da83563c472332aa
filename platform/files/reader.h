// Reads one file back, chunk by chunk, each verified before it is given. A stretch in the middle costs the
// verification of what stands before it, and none of the memory.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "platform/files/writer.h"

namespace files {

class Reader {
 public:
  /// Throws Fault: missing, key_missing, damaged, disk.
  Reader(std::string name, const std::filesystem::path&, const Keys&);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader();

  std::uint64_t size() const { return size_; }  ///< bytes of the plain content, as the file's length tells
  /// The next chunk, at most 64 KiB. False after the last one. Throws Fault (damaged) when the chunk is not
  /// what was written at this place, or when the file ends before its last chunk.
  bool next(std::string& chunk);
  /// Gives the bytes from..from+length, cut at the end of the file, piece by piece. On a fresh reader.
  void range(std::uint64_t from, std::uint64_t length, const std::function<void(std::string_view)>& sink);

 private:
  std::string read(std::size_t most);
  [[noreturn]] void damaged() const;

  std::string name_;
  int file_ = -1;
  std::uint64_t size_ = 0;
  bool over_ = false;
  crypto_secretstream_xchacha20poly1305_state state_{};
};

}  // namespace files
