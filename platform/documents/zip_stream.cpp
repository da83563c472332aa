#include "platform/documents/zip_stream.h"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <stdexcept>

#include "platform/documents/zip_time.h"

namespace documents {
namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

/// One entry as libzip reads it. An exception does not go through a library in C: it waits here.
struct Feed {
  const ZipStream::Open& open;
  std::uint64_t size;
  std::exception_ptr& fault;
  ZipStream::Next next{};
  std::string chunk{};
  std::size_t used = 0;

  zip_int64_t begin() {
    next = open();
    chunk.clear(), used = 0;
    return 0;
  }
  zip_int64_t read(char* to, zip_uint64_t room) {
    while (used == chunk.size()) {
      chunk.clear(), used = 0;
      if (!next(chunk)) return 0;
    }
    auto part = std::min<std::size_t>(room, chunk.size() - used);
    std::memcpy(to, chunk.data() + used, part);
    used += part;
    return static_cast<zip_int64_t>(part);
  }
  zip_int64_t tell(void* to, zip_uint64_t room) const {
    if (room < sizeof(zip_stat_t)) return -1;
    auto* stat = static_cast<zip_stat_t*>(to);
    zip_stat_init(stat);
    stat->size = size;
    stat->valid |= ZIP_STAT_SIZE;
    return sizeof(zip_stat_t);
  }
  static zip_int64_t trouble(void* to, zip_uint64_t room) {
    if (room < 2 * sizeof(int)) return -1;
    const int codes[2] = {ZIP_ER_READ, 0};
    std::memcpy(to, codes, sizeof codes);
    return sizeof codes;
  }
};

zip_int64_t answer(Feed& feed, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  switch (command) {
    case ZIP_SOURCE_OPEN:
      return feed.begin();
    case ZIP_SOURCE_READ:
      return feed.read(static_cast<char*>(data), length);
    case ZIP_SOURCE_CLOSE:
      feed.next = nullptr;
      return 0;
    case ZIP_SOURCE_STAT:
      return feed.tell(data, length);
    case ZIP_SOURCE_ERROR:
      return Feed::trouble(data, length);
    case ZIP_SOURCE_FREE:
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return -1;
  }
}

zip_int64_t called_back(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto& feed = *static_cast<Feed*>(state);
  try {
    return answer(feed, data, length, command);
  } catch (...) {
    feed.fault = std::current_exception();
    return -1;
  }
}

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error("ZIP: cannot " + what); }

using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Free>;

void put(const Archive& archive, const std::string& name, Source source, bool stored, DosTime when) {
  auto index = source ? zip_file_add(archive.get(), name.c_str(), source.get(), ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) fail("add " + name);
  source.release();  // the archive has it
  auto at = static_cast<zip_uint64_t>(index);
  zip_file_set_dostime(archive.get(), at, when.time, when.date, 0);
  if (stored) zip_set_file_compression(archive.get(), at, ZIP_CM_STORE, 0);
}

}  // namespace

void ZipStream::add(std::string name, std::string content) {
  entries_.push_back({.name = std::move(name), .content = std::move(content), .open = {}});
}

void ZipStream::add(std::string name, std::uint64_t size, Open open) {
  entries_.push_back({.name = std::move(name), .content = {}, .size = size, .open = std::move(open)});
}

void ZipStream::write(const std::filesystem::path& path) const {
  std::exception_ptr fault;
  std::vector<std::unique_ptr<Feed>> feeds;  // libzip reads them when it closes the archive
  int error = 0;
  Archive archive(zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, &error));
  if (!archive) fail("begin " + path.filename().string());
  for (const auto& e : entries_) {
    if (e.open) feeds.push_back(std::make_unique<Feed>(Feed{e.open, e.size, fault}));
    Source source(e.open ? zip_source_function(archive.get(), called_back, feeds.back().get())
                         : zip_source_buffer(archive.get(), e.content.data(), e.content.size(), 0));
    put(archive, e.name, std::move(source), bool(e.open), dos_time(modified_));
  }
  bool written = zip_close(archive.get()) == 0;
  if (written) archive.release();  // zip_close has freed it
  if (fault) std::rethrow_exception(fault);
  if (!written) fail(std::string("write: ") + zip_strerror(archive.get()));
}

}  // namespace documents
