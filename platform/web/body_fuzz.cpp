#include <unistd.h>

#include <cstdlib>

#include "platform/base/secret.h"
#include "platform/web/body.h"

// A whole body, of each kind: files are written and gone again, and never more than the limit is kept.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto folder = [] {
    base::start_sodium();
    auto path = std::filesystem::temp_directory_path() / ("dentelle-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(path);
    return path;
  }();
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (auto type : {"multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "text/plain"}) {
    web::BodyReader reader(type, {4096, true}, folder);
    web::Request request;
    web::UploadedFiles files;
    int status = reader.feed(text.substr(0, size / 2));
    if (!status) status = reader.feed(text.substr(size / 2));
    if (!status) status = reader.finish(request, files);
    if (!status && size > 4096) std::abort();
    for (const auto& upload : request.uploads)
      if (std::filesystem::file_size(upload.path) != upload.size) std::abort();
  }
  if (!std::filesystem::is_empty(folder)) std::abort();
  return 0;
}
