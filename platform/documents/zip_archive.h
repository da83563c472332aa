// A ZIP made in memory, in the order in which its entries are added. The same entries at the same instant
// give the same bytes.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "platform/base/instant.h"

namespace documents {

class ZipArchive {
 public:
  explicit ZipArchive(base::Instant modified) : modified_(modified) {}
  void add(std::string name, std::string content) {
    entries_.emplace_back(std::move(name), std::move(content));
  }
  /// The bytes of the archive. Throws std::runtime_error when libzip cannot make it.
  std::string bytes() const;

 private:
  base::Instant modified_;
  std::vector<std::pair<std::string, std::string>> entries_;
};

}  // namespace documents
