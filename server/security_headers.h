// The headers of every answer.
#pragma once
#include "platform/web/http.h"

namespace server {

struct Sensitivity {
  bool personal = true;  ///< nothing of it stays in a cache
  bool secure = false;   ///< served over HTTPS: browsers are told to stay with it
};
/// Adds what the handler has not set itself.
void add_security_headers(web::Response&, Sensitivity);
/// The attendance list's service worker is served among the assets and serves that page: a browser asks
/// whether it may.
void allow_worker(web::Response&, std::string_view asset);

}  // namespace server
