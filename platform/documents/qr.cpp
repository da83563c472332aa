#include "platform/documents/qr.h"

#include <fmt/format.h>

#include <qrcodegen.hpp>
#include <stdexcept>

namespace documents {
namespace {

constexpr int border = 4;

qrcodegen::QrCode encoded(std::string_view text) {
  // A quarter of the code may be hidden or crumpled.
  return qrcodegen::QrCode::encodeText(std::string(text).c_str(), qrcodegen::QrCode::Ecc::QUARTILE);
}

}  // namespace

Qr::Qr(std::string_view text) try {
  auto code = encoded(text);
  size_ = code.getSize() + 2 * border;
  for (int y = 0; y < size_; ++y)
    for (int x = 0; x < size_; ++x) modules_.push_back(code.getModule(x - border, y - border));
} catch (const qrcodegen::data_too_long&) {
  throw std::length_error("a text too long for a QR code");
}

std::vector<Qr::Run> Qr::runs(int y) const {
  std::vector<Run> all;
  for (int x = 0; x < size_; ++x) {
    if (!dark(x, y)) continue;
    if (!all.empty() && all.back().x + all.back().width == x)
      ++all.back().width;
    else
      all.push_back({x, 1});
  }
  return all;
}

std::string Qr::svg_path() const {
  std::string path;
  for (int y = 0; y < size_; ++y)
    for (auto [x, width] : runs(y)) path += fmt::format("M{} {}h{}v1h-{}z", x, y, width, width);
  return path;
}

}  // namespace documents
