// The sentence shown once after a success: it travels in a cookie that lives a minute, signed so that nobody
// else can put words into our pages.
#pragma once
#include <string>
#include <string_view>

#include "programme/page/visite.h"

namespace page {

/// The key of the signature. Random at start; servers that share the work must share it.
void set_message_key(std::string key);
void pose_message(const Visite&, web::Response&, std::string_view message);
/// The message that came with the request; empty when there is none, or when it is altered or too old.
std::string message_recu(const Visite&);
/// Has the browser forget the message, once shown.
void oublie_message(const Visite&, web::Response&);

}  // namespace page
