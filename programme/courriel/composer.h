// The first half of the outbox: reads the journal after the acts, and puts the mails of its lines into the
// table.
#pragma once
#include <string_view>

#include "platform/db/database.h"
#include "programme/campagne/campagne.h"

namespace courriel {

/// Reads at most `limit` lines of the journal after the last one read, in this transaction, and returns how
/// many. A line whose mails cannot be composed leaves a visible failure in the outbox and does not stop the
/// next ones.
int composer(db::Writing&, const campagne::Campagne&, std::string_view public_url, base::Instant now,
             int limit = 100);

}  // namespace courriel
