// The pages that the server answers by itself, before or instead of a handler: short, in French, without
// detail.
#pragma once
#include <string_view>

#include "platform/web/http.h"

namespace web {

/// 400, 405, 408, 411, 413, 415, 417, 431, 500, 501, 503.
Response error_page(int status, std::string_view request_id = {});
/// "Payload Too Large"
std::string_view reason_phrase(int status);
/// "Mon, 06 Feb 2023 10:00:00 GMT"
std::string http_date(std::chrono::system_clock::time_point);

}  // namespace web
