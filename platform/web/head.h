// What the server makes of a request's header, once Beast has cut it into fields: the rules, without the
// network.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/web/http.h"

namespace web {

struct ReceivedHead {
  std::string_view method, target;
  unsigned version = 11;
  std::vector<std::pair<std::string_view, std::string_view>> fields;
};

struct HeadVerdict {
  int refused = 0;  ///< status to answer, after which the connection is closed; 0: go on
  bool head_only = false;
  bool expects_continue = false;
  bool has_body = false;
  std::optional<std::uint64_t> announced;  ///< Content-Length
};

/// Fills the request from its header. Refuses what two programs could understand differently (repeated or
/// contradictory lengths, repeated Host), which is how requests are smuggled past a proxy.
HeadVerdict read_head(const ReceivedHead&, bool trust_proxy, Request&);

}  // namespace web
