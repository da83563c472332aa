// What each subcommand does. They write for people on the standard output, and errors on the standard error
// output.
#pragma once
#include <filesystem>
#include <memory>
#include <string_view>

#include "platform/db/database.h"
#include "server/options.h"

namespace server {

Exit serve(const ServeOptions&);
Exit check_campaign(const std::filesystem::path& folder);
Exit load_campaign(const CommonOptions&, const std::filesystem::path& folder);
/// The files are kept in that folder, for the stages that have some.
Exit load_demo(const CommonOptions&, const FileOptions&, int notes, std::string_view stage);
Exit create_person(const PersonOptions&);
Exit check_journal(const CommonOptions&);

/// Opens the database, makes a SQLite file's folder, and applies the migrations that are missing.
std::unique_ptr<db::Database> open_database(const CommonOptions&, int connections);

}  // namespace server
