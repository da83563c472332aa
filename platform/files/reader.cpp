#include "platform/files/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "platform/files/fault.h"

namespace files {
namespace {

constexpr std::size_t tag_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;

/// Bytes of the plain content of a file of that length; a length that no file has counts as empty.
std::uint64_t plain_size(std::uint64_t length) {
  if (length < head_bytes + tag_bytes) return 0;
  auto sealed = length - head_bytes;
  auto chunks = (sealed + sealed_chunk_bytes - 1) / sealed_chunk_bytes;
  return sealed < chunks * tag_bytes ? 0 : sealed - chunks * tag_bytes;
}

}  // namespace

Reader::Reader(std::string name, const std::filesystem::path& path, const Keys& keys)
    : name_(std::move(name)), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ < 0) throw fault_of_system(name_);
  try {
    struct stat s{};
    if (::fstat(file_, &s) != 0) throw fault_of_system(name_);
    size_ = plain_size(static_cast<std::uint64_t>(s.st_size));
    auto head = read(head_bytes);
    if (head.size() != head_bytes) damaged();
    auto opened = unwrap(std::string_view(head).substr(0, envelope_bytes), keys, name_);
    const auto* stream = reinterpret_cast<const unsigned char*>(head.data() + envelope_bytes);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state_, stream, opened.key.bytes.data()) != 0)
      damaged();
  } catch (...) {
    ::close(file_);
    throw;
  }
}

Reader::~Reader() { ::close(file_); }

void Reader::damaged() const {
  throw Fault(FaultKind::damaged, name_ + ": its content is not what was written");
}

std::string Reader::read(std::size_t most) {
  std::string bytes(most, '\0');
  std::size_t got = 0;
  while (got < most) {
    auto n = ::read(file_, bytes.data() + got, most - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw fault_of_system(name_);
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
  }
  bytes.resize(got);
  return bytes;
}

bool Reader::next(std::string& chunk) {
  if (over_) return false;
  auto sealed = read(sealed_chunk_bytes);
  if (sealed.size() < tag_bytes) damaged();
  chunk.resize(sealed.size() - tag_bytes);
  unsigned char tag = 0;
  unsigned long long length = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(
          &state_, reinterpret_cast<unsigned char*>(chunk.data()), &length, &tag,
          reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(), nullptr, 0) != 0)
    damaged();
  over_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  if (over_ && !read(1).empty()) damaged();
  return true;
}

void Reader::range(std::uint64_t from, std::uint64_t length,
                   const std::function<void(std::string_view)>& sink) {
  std::string chunk;
  std::uint64_t at = 0;
  while (length > 0 && next(chunk)) {
    auto skipped = std::min<std::uint64_t>(from > at ? from - at : 0, chunk.size());
    at += chunk.size();
    auto part = std::string_view(chunk).substr(skipped, length);
    if (part.empty()) continue;
    length -= part.size();
    sink(part);
  }
}

}  // namespace files
