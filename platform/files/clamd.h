// A client of clamd, ClamAV's daemon: gives it a kept file as a stream and reads its verdict.
// Protocol: clamd(8), INSTREAM.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "platform/files/reader.h"

namespace files {

struct Scanned {
  bool infected = false;
  std::string name;  ///< of what was found; empty when nothing was
};

class Clamd {
 public:
  /// `address`: the path of a local socket, or "127.0.0.1:3310".
  explicit Clamd(std::string address, std::chrono::seconds patience = std::chrono::seconds(60))
      : address_(std::move(address)), patience_(patience) {}
  /// Nothing when the daemon is away, silent for that long, or could not say: to be tried again. Throws Fault
  /// when the file itself cannot be read.
  std::optional<Scanned> scan(Reader&) const;
  /// What went wrong the last time, for the log.
  const std::string& complaint() const { return complaint_; }

 private:
  std::string address_;
  std::chrono::seconds patience_;
  mutable std::string complaint_{};
};

/// "stream: OK", "stream: Nom FOUND"; nothing for anything else.
std::optional<Scanned> read_verdict(std::string_view reply);

}  // namespace files
