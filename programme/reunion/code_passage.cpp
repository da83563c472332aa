#include "programme/reunion/code_passage.h"

#include <string_view>

#include "platform/base/secret.h"

namespace reunion {
namespace {

constexpr std::string_view signs = "ACDEFGHJKMNPQRTVWXY23456789";
constexpr std::size_t length = 6;
constexpr std::string_view base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Each sign as likely as any other: what does not stand for one is thrown away.
std::string random_code() {
  std::string code;
  while (code.size() < length)
    for (char c : base::random_token()) {
      auto value = base64.find(c);
      if (value < signs.size() && code.size() < length) code += signs[value];
    }
  return code;
}

}  // namespace

std::string nouveau_code(std::set<std::string>& given) {
  auto code = random_code();
  while (!given.insert(code).second) code = random_code();
  return code;
}

}  // namespace reunion
