#include "server/form_token.h"

#include "platform/base/secret.h"

namespace server {
namespace {

std::string_view host_of(std::string_view url) {
  auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find('/'));
}

}  // namespace

std::string FormTokens::of_session(std::string_view digest) const {
  return base::hmac_hex(key_, "session:" + std::string(digest));
}

std::string FormTokens::of_visitor(std::string_view cookie) const {
  return base::hmac_hex(key_, "visite:" + std::string(cookie));
}

bool comes_from_elsewhere(const web::Request& request, std::string_view public_url) {
  if (!request.fetch_site.empty()) return request.fetch_site != "same-origin" && request.fetch_site != "none";
  if (request.origin.empty()) return false;
  auto origin = host_of(request.origin);
  return origin.empty() || (origin != request.host && origin != host_of(public_url));
}

}  // namespace server
