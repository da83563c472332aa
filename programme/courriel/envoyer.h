// The second half of the outbox: takes a mail, sends it outside any transaction, records what became of it.
//
// Nothing is lost: a mail leaves the outbox only after the server has taken it. When the program dies between
// the server's answer and its recording, that one mail is sent a second time, with the same Message-ID.
#pragma once
#include <chrono>
#include <limits>
#include <stop_token>

#include "platform/base/clock.h"
#include "platform/db/database.h"
#include "platform/mail/sender.h"
#include "programme/courriel/courriel_store.h"

namespace courriel {

struct Reglages {
  mail::Address expediteur{"ne-pas-repondre@dentelle.example", "Dentelle"};
  std::string reponses{};         ///< where answers go; may be empty
  int essais_max = 14;            ///< about 28 hours of tries
  std::chrono::minutes bail{10};  ///< how long a mail taken is left to its server; longer than any sending
  int par_minute = 300;           ///< pace of all servers together; 0: no limit
  bool garder_textes = false;     ///< after sending: for the demonstration's mailbox
};

enum class Passage : std::uint8_t {
  rien,  ///< no mail is due
  envoye,
  reporte,
  abandonne,
  attend,  ///< the pace says to wait
};

/// How long to wait after that many failed tries: doubles from one minute to four hours, more or less a
/// fifth, so that mails that failed together do not come back together. `hasard` in [0, 1).
std::chrono::milliseconds attente(int essais, double hasard);

/// Sends one mail that is due; `rien` when none is. Throws db::Error only.
Passage envoyer(db::Database&, mail::Sender&, const Reglages&, base::Instant now, double hasard);

/// Sends all that is due, at most so many, at the pace asked, until it is told to stop or the pace says to
/// wait for more than some seconds. Returns how many were tried.
int envoyer_dus(db::Database&, mail::Sender&, const Reglages&, const base::Clock&, std::stop_token,
                int au_plus = std::numeric_limits<int>::max());

}  // namespace courriel
