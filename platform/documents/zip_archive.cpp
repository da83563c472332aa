#include "platform/documents/zip_archive.h"

#include <zip.h>

#include <memory>
#include <stdexcept>

#include "platform/documents/zip_time.h"

namespace documents {
namespace {

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error("ZIP: cannot " + what); }

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

std::string all_of(zip_source_t* source) {
  if (zip_source_open(source) != 0) fail("open what was written");
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(std::size_t(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  auto read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != zip_int64_t(bytes.size())) fail("read what was written");
  return bytes;
}

}  // namespace

std::string ZipArchive::bytes() const {
  zip_error_t error;
  zip_error_init(&error);
  const auto when = dos_time(modified_);
  std::unique_ptr<zip_source_t, Discard> source(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!source) fail("begin");
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
  if (!archive) fail("open");
  zip_source_keep(source.get());  // the archive has a part of it, and we keep ours
  for (const auto& [name, content] : entries_) {
    std::unique_ptr<zip_source_t, Discard> data(
        zip_source_buffer(archive.get(), content.data(), content.size(), 0));
    auto index = data ? zip_file_add(archive.get(), name.c_str(), data.get(), ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) fail("add " + name);
    data.release();  // the archive has it
    zip_file_set_dostime(archive.get(), zip_uint64_t(index), when.time, when.date, 0);
  }
  if (zip_close(archive.get()) != 0) fail("write");
  archive.release();  // zip_close has freed it
  return all_of(source.get());
}

}  // namespace documents
