// The folder of files: opened when the program starts, kept clean, verified and wrapped anew by commands.
#pragma once
#include <memory>

#include "platform/db/database.h"
#include "platform/files/store.h"
#include "server/options.h"

namespace server {

/// Opens the folder with the master keys of the file named. The very first time, when neither the file nor
/// anything kept exists, makes the file; later a missing file is a fault: a new key would open nothing.
/// Throws std::runtime_error or files::Fault.
std::shared_ptr<const files::Store> open_files(const FileOptions&);

/// Whether the keys open what is kept; asked when the service starts. Throws std::runtime_error when they
/// open nothing of what was tried: each download would fail. Says in the log when they do not open all.
void check_keys(const files::Store&);

/// What nobody will ask for any more: what was not finished, and pieces taken away a month ago.
void clean_files(db::Database&, const files::Store&, base::Instant now);

Exit rotate_key(const FileOptions&);
Exit verify_files(const CommonOptions&, const FileOptions&);
/// Removes what orphans() finds (server/orphans.h). Refused when there are more of them than documents in the
/// database, which may then not be the one of this folder, unless `anyway`.
Exit remove_orphans(const CommonOptions&, const FileOptions&, bool anyway);
Exit print_new_key();

}  // namespace server
