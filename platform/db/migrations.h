// Numbered SQL files, applied once each, in order, in a transaction each.
//
// data/migrations/NNNN_name.sql holds SQL common to both engines, where {{id}} is an integer primary key that
// numbers itself, {{integer}} a 64-bit integer, {{blob}} bytes, {{search:TABLE}} the full-text index of a
// table (search.h); lines between "--@sqlite" / "--@postgres" and "--@all" are for one engine only. A file
// once applied is never changed: its digest is kept and a difference is an error that names the file.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "platform/db/database.h"

namespace db {

/// Applies what is missing; returns the names applied. Two servers starting at once do not apply a file
/// twice.
std::vector<std::string> migrate(Database&, const std::filesystem::path& folder);
/// Whether every file of the folder has been applied (a server refuses to start otherwise).
bool up_to_date(Database&, const std::filesystem::path& folder);

}  // namespace db
