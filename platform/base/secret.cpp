#include "platform/base/secret.h"

#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <semaphore>
#include <stdexcept>

namespace base {
namespace {

constexpr unsigned long long argon_passes = 2;
constexpr std::size_t argon_memory = 19u << 20;
// Each hash holds 19 MiB and a core for 15 ms: more at once would let strangers exhaust both.
std::counting_semaphore<2> argon_slots{2};

struct ArgonSlot {
  ArgonSlot() { argon_slots.acquire(); }
  ~ArgonSlot() { argon_slots.release(); }
};

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string out(size * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes, size);
  out.pop_back();
  return out;
}

const unsigned char* octets(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }

}  // namespace

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

std::string random_token(std::size_t bytes) {
  std::string raw(bytes, '\0');
  randombytes_buf(raw.data(), raw.size());
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string out(sodium_base64_encoded_len(bytes, variant), '\0');
  sodium_bin2base64(out.data(), out.size(), octets(raw), raw.size(), variant);
  out.pop_back();
  return out;
}

std::string sha256_hex(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), octets(text), text.size());
  return hex(digest.data(), digest.size());
}

std::string hmac_hex(std::string_view key, std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), int(key.size()), octets(message), message.size(), digest.data(), &size);
  return hex(digest.data(), size);
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hash_password(std::string_view password) {
  ArgonSlot slot;
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_argon2id_str(out.data(), password.data(), password.size(), argon_passes, argon_memory) !=
      0)
    throw std::runtime_error("not enough memory to hash a password");
  return out.data();
}

bool verify_password(std::string_view encoded, std::string_view password) {
  ArgonSlot slot;
  std::string terminated(encoded);
  return crypto_pwhash_argon2id_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

}  // namespace base
