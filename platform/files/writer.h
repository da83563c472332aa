// Writes one file, enciphered chunk by chunk as its bytes come: memory stays the same whatever its size.
#pragma once
#include <sodium.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "platform/files/envelope.h"

namespace files {

inline constexpr std::size_t chunk_bytes = 64 * 1024;
inline constexpr std::size_t sealed_chunk_bytes = chunk_bytes + crypto_secretstream_xchacha20poly1305_ABYTES;
inline constexpr std::size_t head_bytes = envelope_bytes + crypto_secretstream_xchacha20poly1305_HEADERBYTES;

/// What is known of a file once it is whole.
struct Sealed {
  std::string name;
  std::uint64_t size = 0;  ///< bytes of the plain content
  std::string digest;      ///< BLAKE2b, 256 bits, of the plain content; lower-case hexadecimal
};

/// BLAKE2b of what is fed to it.
class Digest {
 public:
  Digest();
  void feed(std::string_view);
  std::string hex();  ///< once, at the end

 private:
  crypto_generichash_state state_{};
};

class Writer {
 public:
  /// `temporary` is where it is written, `final` where it is once whole. Throws Fault.
  Writer(std::string name, std::filesystem::path temporary, std::filesystem::path final, const MasterKey&);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) = delete;
  ~Writer();  ///< removes what was not finished

  /// Throws Fault (full, disk); the file is then given up.
  void write(std::string_view);
  std::uint64_t size() const { return size_; }
  /// Seals the last chunk, waits until all of it is on the disk, and gives it its name.
  Sealed finish();

 private:
  void give_up() noexcept;
  void seal(std::string_view chunk, unsigned char tag);
  void put(std::string_view);

  std::string name_, pending_;
  std::filesystem::path temporary_, final_;
  int file_ = -1;
  std::uint64_t size_ = 0;
  crypto_secretstream_xchacha20poly1305_state state_{};
  Digest digest_;
};

}  // namespace files
