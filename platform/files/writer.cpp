#include "platform/files/writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "platform/files/fault.h"

namespace files {
namespace {

const unsigned char* octets(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }

/// A name is on the disk once its folder is.
void sync_folder(const std::filesystem::path& folder) {
  int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) throw fault_of_system(folder.string());
  bool done = ::fsync(descriptor) == 0;
  auto fault = fault_of_system(folder.string());
  ::close(descriptor);
  if (!done) throw fault;
}

}  // namespace

Digest::Digest() { crypto_generichash_init(&state_, nullptr, 0, crypto_generichash_BYTES); }

void Digest::feed(std::string_view bytes) { crypto_generichash_update(&state_, octets(bytes), bytes.size()); }

std::string Digest::hex() {
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash_final(&state_, digest.data(), digest.size());
  std::string out(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), digest.data(), digest.size());
  out.pop_back();
  return out;
}

Writer::Writer(std::string name, std::filesystem::path temporary, std::filesystem::path final,
               const MasterKey& master)
    : name_(std::move(name)), temporary_(std::move(temporary)), final_(std::move(final)) {
  file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file_ < 0) throw fault_of_system(temporary_.string());
  pending_.reserve(2 * chunk_bytes);
  auto key = FileKey::random();
  std::string head = wrap(key, master, 1) + std::string(slot_bytes, '\0');
  head.resize(head_bytes);
  crypto_secretstream_xchacha20poly1305_init_push(
      &state_, reinterpret_cast<unsigned char*>(head.data() + envelope_bytes), key.bytes.data());
  try {
    put(head);
  } catch (...) {
    give_up();
    throw;
  }
}

Writer::Writer(Writer&& o) noexcept
    : name_(std::move(o.name_)),
      pending_(std::move(o.pending_)),
      temporary_(std::move(o.temporary_)),
      final_(std::move(o.final_)),
      file_(std::exchange(o.file_, -1)),
      size_(o.size_),
      state_(o.state_),
      digest_(o.digest_) {}

Writer::~Writer() { give_up(); }

void Writer::give_up() noexcept {
  if (file_ < 0) return;
  ::close(std::exchange(file_, -1));
  std::error_code ignored;
  std::filesystem::remove(temporary_, ignored);
}

void Writer::write(std::string_view bytes) {
  digest_.feed(bytes);
  size_ += bytes.size();
  // At least one byte stays behind: what is last must be sealed as the last.
  while (pending_.size() + bytes.size() > chunk_bytes) {
    auto taken = chunk_bytes - pending_.size();
    pending_.append(bytes.substr(0, taken));
    bytes.remove_prefix(taken);
    seal(pending_, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    pending_.clear();
  }
  pending_.append(bytes);
}

Sealed Writer::finish() {
  seal(pending_, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  if (::fsync(file_) != 0) throw fault_of_system(name_);
  std::error_code error;
  std::filesystem::create_directories(final_.parent_path(), error);
  if (::rename(temporary_.c_str(), final_.c_str()) != 0) throw fault_of_system(final_.string());
  ::close(std::exchange(file_, -1));
  sync_folder(final_.parent_path());
  return {name_, size_, digest_.hex()};
}

void Writer::seal(std::string_view chunk, unsigned char tag) {
  std::string sealed(chunk.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  crypto_secretstream_xchacha20poly1305_push(&state_, reinterpret_cast<unsigned char*>(sealed.data()),
                                             nullptr, octets(chunk), chunk.size(), nullptr, 0, tag);
  put(sealed);
}

void Writer::put(std::string_view bytes) {
  while (!bytes.empty()) {
    auto written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw fault_of_system(name_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace files
