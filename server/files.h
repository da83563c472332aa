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

/// What nobody will ask for any more: what was not finished, and pieces taken away a month ago.
void clean_files(db::Database&, const files::Store&, base::Instant now);

Exit rotate_key(const FileOptions&);
Exit verify_files(const CommonOptions&, const FileOptions&);
Exit print_new_key();

}  // namespace server
