#include "server/security_headers.h"

namespace server {
namespace {

constexpr auto content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
constexpr auto permissions_policy = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

void add(web::Response& r, const char* name, const char* value) {
  if (web::header_of(r, name).empty()) r.header(name, value);
}

}  // namespace

void add_security_headers(web::Response& r, Sensitivity what) {
  add(r, "Content-Security-Policy", content_policy);
  add(r, "X-Content-Type-Options", "nosniff");
  add(r, "Referrer-Policy", "same-origin");
  add(r, "Permissions-Policy", permissions_policy);
  add(r, "Cross-Origin-Opener-Policy", "same-origin");
  add(r, "Cross-Origin-Resource-Policy", "same-origin");
  add(r, "Cache-Control", what.personal ? "no-store" : "private, no-cache");
  if (what.secure) add(r, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

void allow_worker(web::Response& r, std::string_view asset) {
  if (asset.starts_with("travailleur")) add(r, "Service-Worker-Allowed", "/reunions-partenariales/");
}

}  // namespace server
