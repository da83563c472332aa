#include "platform/files/keys.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "platform/base/text.h"
#include "platform/files/fault.h"

namespace files {
namespace {

constexpr std::string_view id_context = "dentelle: which master key";

bool read_hex(std::string_view line, KeyBytes& bytes) {
  std::size_t length = 0;
  const char* end = nullptr;
  bool read =
      sodium_hex2bin(bytes.data(), bytes.size(), line.data(), line.size(), nullptr, &length, &end) == 0;
  return read && length == bytes.size() && end == line.data() + line.size();
}

}  // namespace

MasterKey::MasterKey(const KeyBytes& b) : bytes(b) {
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(id_context.data()),
                     id_context.size(), bytes.data(), bytes.size());
  std::copy_n(digest.begin(), id.size(), id.begin());
}

MasterKey::~MasterKey() { sodium_memzero(bytes.data(), bytes.size()); }

std::string text(const KeyId& id) {
  std::string out(id.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), id.data(), id.size());
  out.pop_back();
  return out;
}

Keys Keys::parse(std::string_view content) {
  Keys keys;
  int number = 0;
  for (const auto& each : base::split(content, '\n')) {
    ++number;
    auto line = base::trim(each);
    if (line.empty() || line.starts_with('#')) continue;
    KeyBytes bytes{};
    if (!read_hex(line, bytes))
      throw std::runtime_error(
          fmt::format("clés des fichiers, ligne {} : il faut 64 chiffres hexadécimaux", number));
    MasterKey key(bytes);
    if (keys.find(key.id))
      throw std::runtime_error(
          fmt::format("clés des fichiers, ligne {} : cette clé est déjà donnée", number));
    keys.list_.push_back(key);
  }
  if (keys.list_.empty()) throw std::runtime_error("clés des fichiers : aucune clé");
  return keys;
}

Keys Keys::load(const std::filesystem::path& path) {
  struct stat s{};
  if (::stat(path.c_str(), &s) != 0)
    throw std::runtime_error(fmt::format("clés des fichiers : {} ne peut pas être lu", path.string()));
  if ((s.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    throw std::runtime_error(fmt::format(
        "clés des fichiers : {} ne doit être lisible que par son propriétaire (chmod 600)", path.string()));
  std::ifstream in(path);
  std::stringstream content;
  content << in.rdbuf();
  if (!in) throw std::runtime_error(fmt::format("clés des fichiers : {} ne peut pas être lu", path.string()));
  return parse(content.view());
}

std::string Keys::new_line() {
  KeyBytes bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string out(bytes.size() * 2 + 1, '\n');
  sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
  out.back() = '\n';
  return out;
}

const MasterKey* Keys::find(const KeyId& id) const {
  auto it = std::ranges::find(list_, id, &MasterKey::id);
  return it == list_.end() ? nullptr : &*it;
}

bool make_key_file(const std::filesystem::path& path) {
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST) return false;
  if (file < 0) throw fault_of_system(path.string());
  auto line = Keys::new_line();
  bool written =
      ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) && ::fsync(file) == 0;
  auto fault = fault_of_system(path.string());
  ::close(file);
  if (!written) throw fault;
  return true;
}

}  // namespace files
