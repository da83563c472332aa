// The master keys, which never stand beside what they protect: a text file outside the database, one key a
// line, the current one first. Older ones stay below it until every file is wrapped anew.
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace files {

using KeyBytes = std::array<unsigned char, 32>;
/// The first bytes of a keyed digest: tells which key is meant, and nothing about it.
using KeyId = std::array<unsigned char, 8>;

struct MasterKey {
  KeyId id{};
  KeyBytes bytes{};
  explicit MasterKey(const KeyBytes&);
  MasterKey(const MasterKey&) = default;
  MasterKey& operator=(const MasterKey&) = default;
  ~MasterKey();  ///< leaves nothing in memory
};

/// 16 hexadecimal digits.
std::string text(const KeyId&);

class Keys {
 public:
  /// Lines of 64 hexadecimal digits; blank lines and those that begin with # are skipped. Throws
  /// std::runtime_error, in French, for anything else, for a key twice, or for none.
  static Keys parse(std::string_view text);
  /// Throws as parse does, and when the file cannot be read or when others than its owner may read it.
  static Keys load(const std::filesystem::path&);
  /// A new key as a line of such a file.
  static std::string new_line();

  const MasterKey& current() const { return list_.front(); }
  const MasterKey* find(const KeyId&) const;
  std::size_t size() const { return list_.size(); }

 private:
  std::vector<MasterKey> list_;
};

/// Makes the file with one new key, readable by its owner only. False when it exists already.
bool make_key_file(const std::filesystem::path&);

}  // namespace files
