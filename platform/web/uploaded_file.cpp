#include "platform/web/uploaded_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "platform/base/secret.h"

namespace web {
namespace {

constexpr mode_t owner_only = 0600;

/// Where the file system has no files without a name (NFS), one whose name goes at once.
int open_and_unlink(const std::filesystem::path& folder) {
  auto path = folder / base::random_token(16);
  int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, owner_only);
  if (file >= 0) ::unlink(path.c_str());
  return file;
}

int open_without_name(const std::filesystem::path& folder) {
  int file = ::open(folder.c_str(), O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC, owner_only);
  bool unknown = file < 0 && (errno == EOPNOTSUPP || errno == EISDIR);
  return unknown ? open_and_unlink(folder) : file;
}

}  // namespace

UploadedFile::UploadedFile(const std::filesystem::path& folder) : file_(open_without_name(folder)) {}

UploadedFile& UploadedFile::operator=(UploadedFile&& o) noexcept {
  if (this != &o) close(), file_ = std::exchange(o.file_, -1);
  return *this;
}

bool UploadedFile::write(std::string_view bytes) {
  while (file_ >= 0 && !bytes.empty()) {
    auto written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0)
      close();
    else
      bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file_ >= 0;
}

std::filesystem::path UploadedFile::path() const {
  if (file_ < 0) return {};
  return "/proc/self/fd/" + std::to_string(file_);
}

void UploadedFile::close() noexcept {
  if (file_ >= 0) ::close(std::exchange(file_, -1));
}

}  // namespace web
