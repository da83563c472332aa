// The head of a kept file: its own random key, wrapped by a master key. Two slots, so that the file can be
// wrapped anew without being copied and without a moment at which a crash would lose it: the new wrapping is
// written beside the old one, which is erased once the new one is on the disk.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/files/keys.h"

namespace files {

inline constexpr std::size_t slot_bytes = 128, slot_count = 2, envelope_bytes = slot_bytes * slot_count;

/// The key of one file.
struct FileKey {
  KeyBytes bytes{};
  FileKey() = default;
  FileKey(const FileKey&) = default;
  FileKey& operator=(const FileKey&) = default;
  ~FileKey();
  static FileKey random();
};

/// One slot: magic, generation, id of the master key, nonce, wrapped key, zeros.
std::string wrap(const FileKey&, const MasterKey&, std::uint32_t generation);

struct Unwrapped {
  FileKey key;
  KeyId master{};
  std::uint32_t generation = 0;
  std::size_t slot = 0;
  bool alone = true;  ///< the other slot is empty
};
/// The slot of the highest generation that one of the keys opens. Throws Fault: key_missing when slots are
/// whole but their master keys are unknown, damaged otherwise. `name` is for the message.
Unwrapped unwrap(std::string_view envelope, const Keys&, const std::string& name);

}  // namespace files
