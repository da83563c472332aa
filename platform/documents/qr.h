// QR codes: a text as a square of dark and light modules, drawn by whoever shows it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

class Qr {
 public:
  Qr() = default;
  /// A text that a phone opens or shows; at most some 1,200 bytes. Throws std::length_error when it is
  /// longer.
  explicit Qr(std::string_view text);

  /// Modules on a side, the light border that readers need (four modules) included.
  int size() const { return size_; }
  bool dark(int x, int y) const { return modules_[std::size_t(y) * std::size_t(size_) + std::size_t(x)]; }

  /// Dark modules in a row, side by side.
  struct Run {
    int x = 0, width = 0;
  };
  std::vector<Run> runs(int y) const;
  /// The dark modules as the path of an SVG whose viewBox is "0 0 size size".
  std::string svg_path() const;

 private:
  int size_ = 0;
  std::vector<bool> modules_;
};

}  // namespace documents
