// Random tokens, digests, password hashes (libsodium).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace base {

/// To be called once before anything else of this file; throws when libsodium can't start.
void start_sodium();
/// `bytes` random bytes, in URL-safe base64 without padding.
std::string random_token(std::size_t bytes = 32);
/// SHA-256 in lower-case hexadecimal (64 characters).
std::string sha256_hex(std::string_view);
/// HMAC-SHA-256 in lower-case hexadecimal.
std::string hmac_hex(std::string_view key, std::string_view message);
/// Equality in constant time for equal lengths.
bool same_secret(std::string_view, std::string_view);
/// Argon2id, 19 MiB, t = 2: an encoded string with its salt and parameters. Takes about 15 ms; at most two
/// run at once.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view encoded, std::string_view password);

}  // namespace base
