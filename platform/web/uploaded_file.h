// A file that came with a form, as long as its request is served. It has no name: nobody else can open it,
// and whatever ends the program, nothing of it is left to be cleared.
#pragma once
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/web/http.h"

namespace web {

class UploadedFile {
 public:
  /// On the disk of that folder.
  explicit UploadedFile(const std::filesystem::path& folder);
  UploadedFile(UploadedFile&& o) noexcept : file_(std::exchange(o.file_, -1)) {}
  UploadedFile& operator=(UploadedFile&&) noexcept;
  ~UploadedFile() { close(); }

  /// False when there is no room, now or before: what had come is then given back to the disk.
  bool write(std::string_view);
  /// By which this program can read it until it goes; empty when there was no room.
  std::filesystem::path path() const;

 private:
  void close() noexcept;
  int file_ = -1;
};

using UploadedFiles = std::vector<UploadedFile>;

/// False when the disk had no room for it: its content is lost, the rest of the form is there.
inline bool was_kept(const Upload& upload) { return !upload.path.empty(); }

}  // namespace web
