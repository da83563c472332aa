// What a file is, told by its content and never by its name or by what the browser announces.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace files {

enum class Kind : std::uint8_t { pdf, jpeg, png, odt, ods, docx, xlsx };
inline constexpr std::array all_kinds{Kind::pdf, Kind::jpeg, Kind::png, Kind::odt,
                                      Kind::ods, Kind::docx, Kind::xlsx};

/// "pdf": in campaign files and in the database.
std::string_view code(Kind);
std::optional<Kind> kind(std::string_view code);
/// "PDF", "image JPEG": on screen.
std::string_view label(Kind);
std::string_view media_type(Kind);
/// Without the point.
std::string_view extension(Kind);

/// The beginning and the end of a file, gathered as it goes by: enough to tell its kind.
class Sample {
 public:
  void feed(std::string_view);
  std::string_view head() const { return head_; }
  /// At most 256 KiB.
  std::string_view tail() const;
  std::uint64_t size() const { return size_; }

 private:
  std::string head_, tail_;
  std::uint64_t size_ = 0;
};

/// Nothing when it is none of these, when its end is missing, or when it carries macros.
std::optional<Kind> kind_of(const Sample&);

}  // namespace files
