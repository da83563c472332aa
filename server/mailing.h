// The outbox at work: composes the mails of new journal lines, then sends those that are due.
#pragma once
#include <memory>

#include "platform/base/clock.h"
#include "platform/db/database.h"
#include "platform/mail/sender.h"
#include "programme/courriel/envoyer.h"
#include "server/application.h"
#include "server/options.h"
#include "server/repeated.h"

namespace server {

class Mailing {
 public:
  Mailing(db::Database&, Application&, const ServeOptions&, std::string public_url, base::Clock);
  /// One round: everything that is due, unless the program is stopping.
  void round(std::stop_token);

 private:
  void compose(const std::stop_token&);
  int send(const std::stop_token&);

  db::Database& database_;
  Application& application_;
  std::unique_ptr<mail::Sender> sender_;
  courriel::Reglages settings_;
  std::string public_url_;
  base::Clock clock_;
};

}  // namespace server
