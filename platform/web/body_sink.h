// A body read piece by piece: for what is too large to be held in memory, or must be kept although its
// sender leaves in the middle.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/web/http.h"

namespace web {

struct Head;

/// What a request says before its body. The request has no form, no upload and no body.
struct StreamHead {
  const Request& request;  ///< lives as long as the sink
  std::optional<std::uint64_t> announced{};
  std::vector<std::pair<std::string, std::string>> fields{};
  /// The first header of that name, in any case; an empty view when there is none.
  std::string_view field(std::string_view name) const;
};

/// Receives one body. Called on workers, never twice at once; the next piece is read from the network only
/// when the last one was taken, so that a slow disk slows the sender down. When it is destroyed without
/// answer() or interrupted() the program is ending.
class BodySink {
 public:
  BodySink() = default;
  BodySink(const BodySink&) = delete;
  BodySink& operator=(const BodySink&) = delete;
  virtual ~BodySink() = default;
  /// The next bytes, at most 64 KiB. False: that is enough, answer() follows.
  virtual bool take(std::string_view) = 0;
  /// The body is whole, or take() wanted no more of it.
  virtual Response answer() = 0;
  /// The rest will not come: the sender left, was too slow, sent too much, or the server stops.
  virtual void interrupted() = 0;
};

/// The sink, or the answer to who may not send: the body is then not read.
using OpenedSink = std::variant<std::unique_ptr<BodySink>, Response>;

struct StreamedRoute {
  std::uint64_t limit = 0;  ///< bytes
  std::function<OpenedSink(const StreamHead&)> open;
};
/// The route that wants its body so; nothing for all others.
using StreamedRoutes = std::function<std::optional<StreamedRoute>(const Head&)>;

}  // namespace web
