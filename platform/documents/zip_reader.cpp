#include "platform/documents/zip_reader.h"

#include <zip.h>

#include <array>

namespace documents {
namespace {

constexpr zip_int64_t most_entries = 5000;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct ZipReader::Archive {
  std::unique_ptr<zip_t, Discard> zip;
};

ZipReader::ZipReader(std::string_view bytes) : archive_(std::make_unique<Archive>()) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) return;
  archive_->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive_->zip) zip_source_free(source);  // else the archive has it
  if (archive_->zip && zip_get_num_entries(archive_->zip.get(), 0) > most_entries) archive_->zip.reset();
  zip_error_fini(&error);
}

ZipReader::~ZipReader() = default;

bool ZipReader::has(const std::string& name) const {
  return archive_->zip && zip_name_locate(archive_->zip.get(), name.c_str(), 0) >= 0;
}

std::optional<std::string> ZipReader::read(const std::string& name, std::size_t most) {
  if (!archive_->zip) return std::nullopt;
  std::unique_ptr<zip_file_t, Close> file(zip_fopen(archive_->zip.get(), name.c_str(), 0));
  if (!file) return std::nullopt;
  std::string content;
  std::array<char, 64 * 1024> piece;
  while (true) {
    auto got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return std::nullopt;
    if (got == 0) return content;
    if (content.size() + std::size_t(got) > most) return too_big_ = true, std::nullopt;
    content.append(piece.data(), std::size_t(got));
  }
}

}  // namespace documents
