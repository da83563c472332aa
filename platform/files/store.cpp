#include "platform/files/store.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "platform/files/fault.h"

namespace files {
namespace {

std::string new_name() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
  out.pop_back();
  return out;
}

void private_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error) throw Fault(FaultKind::disk, folder.string() + ": " + error.message());
}

/// An open file that is closed whatever happens.
struct Descriptor {
  int number;
  Descriptor(const std::filesystem::path& path, int flags, const std::string& name)
      : number(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number < 0) throw fault_of_system(name);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(number); }
};

void put_slot(int file, std::size_t slot, std::string_view bytes, const std::string& name) {
  auto written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(slot * slot_bytes));
  if (written != static_cast<ssize_t>(bytes.size()) || ::fdatasync(file) != 0) throw fault_of_system(name);
}

}  // namespace

bool is_name(std::string_view name) {
  return name.size() == 32 &&
         std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Store::Store(std::filesystem::path folder, Keys keys)
    : folder_(std::move(folder)), temporary_(folder_ / "en-cours"), keys_(std::move(keys)) {
  private_folder(folder_);
  private_folder(temporary_);
}

std::filesystem::path Store::path_of(std::string_view name) const {
  if (!is_name(name)) throw Fault(FaultKind::missing, "no file has such a name");
  return folder_ / name.substr(0, 2) / name;
}

Writer Store::create() const {
  auto name = new_name();
  return {name, temporary_ / name, path_of(name), keys_.current()};
}

std::unique_ptr<Reader> Store::open(std::string_view name) const {
  return std::make_unique<Reader>(std::string(name), path_of(name), keys_);
}

bool Store::has(std::string_view name) const {
  std::error_code ignored;
  return is_name(name) && std::filesystem::exists(path_of(name), ignored);
}

bool Store::remove(std::string_view name) const {
  std::error_code ignored;
  return is_name(name) && std::filesystem::remove(path_of(name), ignored);
}

std::filesystem::path Store::extract(std::string_view name) const {
  auto reader = open(name);
  auto path = temporary_ / ("clair-" + new_name());
  try {
    Descriptor out(path, O_WRONLY | O_CREAT | O_EXCL, std::string(name));
    std::string chunk;
    while (reader->next(chunk))
      if (::write(out.number, chunk.data(), chunk.size()) != static_cast<ssize_t>(chunk.size()))
        throw fault_of_system(std::string(name));
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    throw;
  }
  return path;
}

Sealed Store::verify(std::string_view name) const {
  auto reader = open(name);
  Digest digest;
  Sealed found{std::string(name), 0, {}};
  std::string chunk;
  while (reader->next(chunk)) digest.feed(chunk), found.size += chunk.size();
  found.digest = digest.hex();
  return found;
}

bool Store::rewrap(std::string_view name) const {
  std::string text(name);
  Descriptor file(path_of(name), O_RDWR, text);
  std::string envelope(envelope_bytes, '\0');
  if (::pread(file.number, envelope.data(), envelope.size(), 0) != static_cast<ssize_t>(envelope.size()))
    throw Fault(FaultKind::damaged, text + ": its head is not whole");
  auto present = unwrap(envelope, keys_, text);
  bool current = present.master == keys_.current().id;
  if (current && present.alone) return false;
  auto kept = current ? present.slot : 1 - present.slot;
  if (!current) put_slot(file.number, kept, wrap(present.key, keys_.current(), present.generation + 1), text);
  put_slot(file.number, 1 - kept, std::string(slot_bytes, '\0'), text);
  return true;
}

/// Until `f` says false.
void Store::walk(const std::function<bool(const std::filesystem::directory_entry&)>& f) const {
  for (const auto& folder : std::filesystem::directory_iterator(folder_)) {
    if (!folder.is_directory() || folder.path() == temporary_) continue;
    for (const auto& file : std::filesystem::directory_iterator(folder.path()))
      if (is_name(file.path().filename().string()) && !f(file)) return;
  }
}

void Store::each(const std::function<void(const std::string&)>& f, std::chrono::seconds age) const {
  auto limit = std::filesystem::file_time_type::clock::now() - age;
  walk([&](const auto& file) {
    std::error_code error;  // removed meanwhile
    bool old = age.count() == 0 || (file.last_write_time(error) <= limit && !error);
    if (old) f(file.path().filename().string());
    return true;
  });
}

std::vector<std::string> Store::some(std::size_t most) const {
  std::vector<std::string> names;
  walk([&](const auto& file) {
    names.push_back(file.path().filename().string());
    return names.size() < most;
  });
  return names;
}

std::size_t Store::clear_temporary(std::chrono::seconds age) const {
  std::size_t removed = 0;
  auto limit = std::filesystem::file_time_type::clock::now() - age;
  for (const auto& file : std::filesystem::directory_iterator(temporary_)) {
    std::error_code error;
    if (file.last_write_time(error) <= limit && !error)
      removed += std::filesystem::remove(file.path(), error);
  }
  return removed;
}

}  // namespace files
