// Files of a folder that never change under the same name: styles, islands, fonts, images.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "platform/web/http.h"

namespace web {

/// The folder is read once at start: what is not in this list does not exist, so no path can lead out of it.
/// Beside "a.css" may stand "a.css.br" and "a.css.gz", sent to browsers that take them. A name with a digest
/// ("a-3F2A9C0B.css") is kept for a year by browsers; others are asked again each time and answered 304.
class StaticFiles {
 public:
  explicit StaticFiles(const std::filesystem::path& folder);
  /// `name` is what follows "/assets/". Nothing when there is no such file.
  std::optional<Response> find(const Request&, std::string_view name) const;
  std::size_t size() const { return files_.size(); }

 private:
  struct File {
    std::filesystem::path path, brotli, gzip;
    std::string etag;
    bool immutable = false;
  };
  void add(const std::filesystem::path& file, const std::string& name);
  std::map<std::string, File, std::less<>> files_;
};

/// "text/css; charset=utf-8" for "a.css"; "application/octet-stream" when unknown.
std::string_view content_type_of(std::string_view name);

}  // namespace web
