#include "platform/files/envelope.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "platform/files/fault.h"

namespace files {
namespace {

constexpr std::string_view magic = "DTL1";
constexpr std::size_t generation_at = 4, id_at = 8, nonce_at = 16,
                      box_at = nonce_at + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
                      box_bytes = sizeof(KeyBytes) + crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(box_at + box_bytes <= slot_bytes);

unsigned char* octets(std::string& s, std::size_t at) {
  return reinterpret_cast<unsigned char*>(s.data() + at);
}
const unsigned char* octets(std::string_view s, std::size_t at) {
  return reinterpret_cast<const unsigned char*>(s.data() + at);
}

std::uint32_t generation_of(std::string_view slot) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::uint32_t(*octets(slot, generation_at + i)) << (8 * i);
  return value;
}

KeyId id_of(std::string_view slot) {
  KeyId id{};
  std::memcpy(id.data(), slot.data() + id_at, id.size());
  return id;
}

std::optional<FileKey> open_slot(std::string_view slot, const MasterKey& master) {
  FileKey key;
  bool good = crypto_aead_xchacha20poly1305_ietf_decrypt(
                  key.bytes.data(), nullptr, nullptr, octets(slot, box_at), box_bytes, octets(slot, 0),
                  nonce_at, octets(slot, nonce_at), master.bytes.data()) == 0;
  return good ? std::optional(key) : std::nullopt;
}

bool blank(std::string_view slot) {
  return std::ranges::all_of(slot, [](char c) { return c == 0; });
}

}  // namespace

FileKey::~FileKey() { sodium_memzero(bytes.data(), bytes.size()); }

FileKey FileKey::random() {
  FileKey key;
  crypto_secretstream_xchacha20poly1305_keygen(key.bytes.data());
  return key;
}

std::string wrap(const FileKey& key, const MasterKey& master, std::uint32_t generation) {
  std::string slot(slot_bytes, '\0');
  std::copy(magic.begin(), magic.end(), slot.begin());
  for (std::size_t i = 0; i < 4; ++i)
    slot[generation_at + i] = static_cast<char>(generation >> (8 * i) & 0xff);
  std::memcpy(slot.data() + id_at, master.id.data(), master.id.size());
  randombytes_buf(octets(slot, nonce_at), crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt(octets(slot, box_at), nullptr, key.bytes.data(),
                                             key.bytes.size(), octets(slot, 0), nonce_at, nullptr,
                                             octets(slot, nonce_at), master.bytes.data());
  return slot;
}

Unwrapped unwrap(std::string_view envelope, const Keys& keys, const std::string& name) {
  std::optional<Unwrapped> best;
  bool unknown = false;
  for (std::size_t n = 0; n < slot_count && envelope.size() == envelope_bytes; ++n) {
    auto slot = envelope.substr(n * slot_bytes, slot_bytes);
    if (!slot.starts_with(magic)) continue;
    const auto* master = keys.find(id_of(slot));
    unknown = unknown || !master;
    auto key = master ? open_slot(slot, *master) : std::nullopt;
    if (key && (!best || generation_of(slot) > best->generation))
      best = {*key, master->id, generation_of(slot), n,
              blank(envelope.substr((1 - n) * slot_bytes, slot_bytes))};
  }
  if (best) return *best;
  throw unknown ? Fault(FaultKind::key_missing, name + ": its master key is not among those given")
                : Fault(FaultKind::damaged, name + ": its head is damaged");
}

}  // namespace files
