// Routes whose body is read piece by piece, declared as the others are with who may take them.
#pragma once
#include <functional>
#include <string_view>

#include "platform/db/database.h"
#include "platform/web/body_sink.h"
#include "programme/page/route.h"

namespace page {

/// A POST. Who asks, where from, and the form's token (in the header X-Jeton) were judged before `ouvrir` is
/// called; it opens its own transactions. The visit and the head live as long as the sink.
struct Flux {
  std::string_view pattern;
  Acces acces;
  std::uint64_t limite = 0;  ///< bytes
  std::function<web::OpenedSink(db::Database&, const Visite&, const web::StreamHead&)> ouvrir;
};

/// The header that carries the token of forms.
inline constexpr std::string_view entete_jeton = "x-jeton";

}  // namespace page
