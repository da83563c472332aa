// What the command line (or the environment) says.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.h"

namespace server {

/// How the program ends.
enum class Exit { done = 0, refused = 1, usage = 2, broken = 3 };

struct CommonOptions {
  std::string database = "sqlite:var/dentelle.db";
  std::filesystem::path migrations = "data/migrations";
  std::optional<base::Instant> horloge;
  base::Clock clock() const { return horloge ? base::Clock(*horloge) : base::Clock(); }
};

/// Where the documents that people hand in are kept, and the keys that open them.
struct FileOptions {
  std::filesystem::path folder = "var/fichiers";
  std::filesystem::path keys = "var/fichiers.cle";
};

struct ServeOptions {
  CommonOptions common{};
  FileOptions files{};
  std::string listen = "127.0.0.1:8080";
  std::string public_url{};  ///< empty: "http://" and the address listened to
  std::filesystem::path assets = "build/assets";
  std::string smtp{}, smtp_user{}, smtp_password{};
  std::string smtp_tls = "when-offered";  ///< never, when-offered, always
  std::filesystem::path smtp_ca{};        ///< certificates to trust instead of the system's; may be empty
  int mail_per_minute = 300;              ///< pace of all servers of the database together; 0: no limit
  std::string mail_from = "ne-pas-repondre@dentelle.example";
  std::filesystem::path mail_folder = "var/courriels";
  std::string clamd{};  ///< socket of the antivirus; empty: none is asked
  int workers = 0;      ///< 0: by the number of cores
  bool trust_proxy = false, secure_cookies = false, demo = false;
};

struct PersonOptions {
  CommonOptions common{};
  std::string nom, courriel, role, financeur, password;
  std::vector<std::string> communes, themes;
  std::string public_url = "http://127.0.0.1:8080";
};

}  // namespace server
