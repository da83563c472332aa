// Ways to send a mail: an SMTP server, or a folder where files can be looked at.
#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "platform/mail/message.h"

namespace mail {

enum class Outcome : std::uint8_t {
  sent,
  temporary,  ///< network, busy or misconfigured server: try again later
  permanent,  ///< the server refused this mail or its recipient for good (5xx): trying again is useless
};

struct Delivery {
  Outcome outcome = Outcome::sent;
  std::string detail{};  ///< what the server or the network said, for the people in charge
};

/// Used by one thread at a time. send() never throws for what happens outside the program.
class Sender {
 public:
  virtual ~Sender() = default;
  virtual Delivery send(const Message&) = 0;
};

enum class Tls : std::uint8_t { never, when_offered, always };

struct SmtpOptions {
  std::string url;                 ///< "smtp://host:25", or "smtps://host:465" where TLS comes first
  std::string user{}, password{};  ///< a password is only sent over TLS, unless `tls` is never
  Tls tls = Tls::when_offered;     ///< STARTTLS
  std::string ca_file{};           ///< certificates to trust instead of the system's
  std::chrono::seconds connect_timeout{10};
  std::chrono::seconds timeout{60};  ///< for the whole mail
};

/// Sends to an SMTP server; keeps its connection from one mail to the next.
class SmtpSender : public Sender {
 public:
  /// Throws std::invalid_argument when the address is neither smtp:// nor smtps://.
  explicit SmtpSender(SmtpOptions);
  ~SmtpSender() override;
  Delivery send(const Message&) override;

 private:
  struct Connection;
  SmtpOptions options_;
  std::unique_ptr<Connection> connection_;
};

/// Writes each mail into the folder as "<date>-<id>.eml", whole or not at all.
class FolderSender : public Sender {
 public:
  explicit FolderSender(std::filesystem::path folder);
  Delivery send(const Message&) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace mail
