// The token of forms against cross-site requests, and the check of where a request comes from.
#pragma once
#include <string>
#include <string_view>

#include "platform/web/http.h"

namespace server {

/// Cookie of visitors who have been shown a form: a random value, of which their token is a signature.
inline constexpr std::string_view visitor_cookie = "dentelle_visite";
/// Name of the hidden field.
inline constexpr std::string_view token_field = "jeton";

class FormTokens {
 public:
  /// Servers that share the work share the key.
  explicit FormTokens(std::string key) : key_(std::move(key)) {}
  std::string of_session(std::string_view digest) const;
  std::string of_visitor(std::string_view cookie) const;

 private:
  std::string key_;
};

/// Whether the request's own headers say that another site sent it. Browsers send Sec-Fetch-Site or Origin
/// with every POST; programs that send neither are judged by the token alone.
bool comes_from_elsewhere(const web::Request&, std::string_view public_url);

}  // namespace server
