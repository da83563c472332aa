// Files that no document names: a crash between a file's last byte and the transaction that speaks of it
// leaves them.
#pragma once
#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "platform/files/store.h"

namespace server {

using Names = std::set<std::string, std::less<>>;

/// A younger one may be on its way: its transaction follows within a request's time.
inline constexpr std::chrono::hours orphan_age{24};

/// Every file that the database names, of documents and of what is under way.
Names named_files(db::Reading&);

/// Those older than that which are not named. The folder is read before `named` is called: what is recorded
/// in between is named.
std::vector<std::string> orphans(const files::Store&, std::chrono::seconds age,
                                 const std::function<Names()>& named);

}  // namespace server
