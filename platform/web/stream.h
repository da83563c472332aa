// An event stream on its way: the connection of a client that listens. It costs a socket and a few hundred
// bytes.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <string>

#include "platform/web/hub.h"

namespace web {

struct NewStream {
  std::string head;  ///< of the answer, as it is sent
  Listening listening;
  std::int64_t version = 0;  ///< of the topic now
  std::int64_t seen = -1;    ///< the last one that the client knows; -1: none
};

/// Takes the socket over and keeps itself alive until the client leaves or the hub ends it. False when the
/// hub has no room: the socket is then untouched.
bool begin_stream(Hub&, const StreamTimes&, boost::asio::ip::tcp::socket&, NewStream);

}  // namespace web
