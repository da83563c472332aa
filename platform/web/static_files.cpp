#include "platform/web/static_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "platform/base/secret.h"
#include "platform/web/headers.h"

namespace web {
namespace {

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// esbuild writes "name-XXXXXXXX.css", eight capitals and digits.
bool has_digest(std::string_view name) {
  auto dot = name.rfind('.');
  if (dot == name.npos || dot < 9 || name[dot - 9] != '-') return false;
  auto digest = name.substr(dot - 8, 8);
  return std::all_of(digest.begin(), digest.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

std::filesystem::path beside(const std::filesystem::path& file, const char* suffix) {
  auto compressed = file;
  compressed += suffix;
  return std::filesystem::exists(compressed) ? compressed : std::filesystem::path();
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) add(entry.path(), entry.path().lexically_relative(folder).generic_string());
}

void StaticFiles::add(const std::filesystem::path& file, const std::string& name) {
  if (name.ends_with(".br") || name.ends_with(".gz") || name.starts_with('.') || name.contains("/.")) return;
  auto etag = '"' + base::sha256_hex(content_of(file)).substr(0, 24) + '"';
  files_.emplace(name,
                 File{file, beside(file, ".br"), beside(file, ".gz"), std::move(etag), has_digest(name)});
}

std::optional<Response> StaticFiles::find(const Request& request, std::string_view name) const {
  auto found = files_.find(name);
  if (found == files_.end()) return {};
  const File& file = found->second;
  Response r;
  r.content_type = content_type_of(name);
  r.header("ETag", file.etag).header("Vary", "Accept-Encoding");
  r.header("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "public, no-cache");
  if (names_etag(request.if_none_match, file.etag)) return r.status = 304, r;
  bool brotli = !file.brotli.empty() && accepts_encoding(request.accept_encoding, "br");
  bool gzip = !brotli && !file.gzip.empty() && accepts_encoding(request.accept_encoding, "gzip");
  if (brotli || gzip) r.header("Content-Encoding", brotli ? "br" : "gzip");
  r.body = FileBody{brotli ? file.brotli : gzip ? file.gzip : file.path};
  return r;
}

std::string_view content_type_of(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".woff2", "font/woff2"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".txt", "text/plain; charset=utf-8"},
      {".pdf", "application/pdf"},
      {".webmanifest", "application/manifest+json"}};
  for (auto [suffix, type] : types)
    if (name.ends_with(suffix)) return type;
  return "application/octet-stream";
}

}  // namespace web
