// A response made ready for the network: the text of its header, then its body or a stretch of a file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "platform/web/http.h"

namespace web {

/// An open file to send from. One to be removed loses its name at once, so that nothing stays after a crash.
class OpenFile {
 public:
  OpenFile() = default;
  OpenFile(OpenFile&& o) noexcept { swap(o); }
  OpenFile& operator=(OpenFile&& o) noexcept { return swap(o), *this; }
  ~OpenFile();
  /// Throws std::system_error when it cannot be opened.
  explicit OpenFile(const FileBody&);
  std::uint64_t size() const;
  /// Reads up to `room` bytes from that place; 0 at the end or when the disk fails.
  std::size_t read(std::uint64_t from, char* to, std::size_t room) const;
  explicit operator bool() const { return descriptor_ >= 0; }

 private:
  void swap(OpenFile& o) { std::swap(descriptor_, o.descriptor_); }
  int descriptor_ = -1;
};

struct Outgoing {
  int status = 200;
  std::string head, body;
  OpenFile file{};
  std::uint64_t from = 0, left = 0;   ///< what of the file is still to be sent
  std::optional<EventBody> events{};  ///< what follows the head, until the client leaves
};

struct OutgoingOptions {
  bool head_only = false, keep_alive = true;
  std::string_view range{}, if_range{};
};

/// Opens the file, chooses the range (206, 416), writes the header. Control characters never reach a header.
Outgoing make_outgoing(Response, const OutgoingOptions&);

}  // namespace web
