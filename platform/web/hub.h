// Who listens to what: event streams by topic. A stream is told the new version of its topic, never a
// content: browsers then ask for what changed, and are answered what they may see.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace web {

/// How long each thing of a stream may last.
struct StreamTimes {
  std::chrono::milliseconds heartbeat{15'000};  ///< between two signs of life: proxies close what is silent
  std::chrono::milliseconds patience{10'000};   ///< a client that reads nothing for so long is given up
  std::chrono::milliseconds longest{30 * 60'000};  ///< then the browser comes back, and is judged anew
};

/// One stream, as the hub knows it. Told from any thread, under the hub's lock: it only passes the word on.
class Listener {
 public:
  virtual void tell(std::int64_t version) = 0;
  virtual void end() = 0;

 protected:
  ~Listener() = default;
};

/// What a stream listens to, for whom (empty: anybody) and from where.
struct Listening {
  std::string topic, owner, peer;
};

class Hub {
 public:
  struct Limits {
    std::size_t all = 2000;
    std::size_t per_owner = 12;  ///< one person with many tabs
    std::size_t per_peer = 500;  ///< a whole town hall may stand behind one address
  };
  Hub() = default;
  explicit Hub(Limits limits) : limits_(limits) {}

  /// Tells all streams of the topic, unless they know of that version or a later one. From any thread.
  void publish(std::string_view topic, std::int64_t version);
  /// Topics that somebody listens to, and whose streams are open.
  std::vector<std::string> topics() const;
  std::vector<std::string> owners() const;
  std::size_t size() const;
  /// Ends the streams of that owner: the session is over.
  void close_owner(std::string_view owner);

  /// For the server: a stream begins, having seen that version. False when there are too many.
  bool join(Listener&, Listening, std::int64_t version);
  void leave(Listener&);
  /// Ends all streams; from then on none begins and none is told anything.
  void close();

 private:
  struct Topic {
    std::int64_t version = 0;
    std::set<Listener*> listeners{};
    void tell(std::int64_t latest);
  };
  using Counts = std::map<std::string, std::size_t, std::less<>>;
  bool full(const Listening&) const;

  Limits limits_{};
  mutable std::mutex mutex_;
  bool closed_ = false;
  std::map<std::string, Topic, std::less<>> topics_;
  std::unordered_map<Listener*, Listening> all_;
  Counts by_owner_, by_peer_;
};

}  // namespace web
