#include "server/files.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdio>

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "platform/files/fault.h"
#include "programme/piece/lien_store.h"
#include "programme/piece/reception.h"
#include "server/commands.h"
#include "server/orphans.h"

namespace server {
namespace {

using namespace std::chrono_literals;

/// Somebody may still be sending what is younger.
constexpr auto unfinished_kept = 24h;
/// A piece taken away by mistake can be asked of the administrator during that time.
constexpr auto withdrawn_kept = 30 * 24h;

/// An address typed for a link that gave nothing is of no use after that time.
constexpr auto ended_links_kept = 90 * 24h;

bool keeps_something(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& each : std::filesystem::directory_iterator(folder, error))
    if (each.path().filename() != "en-cours") return true;
  return false;
}

/// In French, for who runs the command.
std::string phrase_of(const files::Fault& fault) {
  switch (fault.kind) {
    case files::FaultKind::missing:
      return "il n’est pas dans le dossier des fichiers";
    case files::FaultKind::key_missing:
      return "sa clé n’est pas parmi celles qui sont données";
    case files::FaultKind::damaged:
      return "il est abîmé";
    case files::FaultKind::full:
    case files::FaultKind::disk:
      break;
  }
  return fault.what();
}

/// What is wrong with one file; empty when nothing is.
std::string fault_of(const files::Store& store, const piece::Connu& known) try {
  auto found = store.verify(known.coffre);
  if (found.size == known.taille && found.digest == known.empreinte) return {};
  return "son contenu n’est pas celui qui a été remis";
} catch (const files::Fault& fault) {
  return phrase_of(fault);
}

bool lacks_its_key(const files::Store& store, const std::string& name) try {
  store.open(name);
  return false;
} catch (const files::Fault& fault) {
  return fault.kind == files::FaultKind::key_missing;
}

void complain(const std::string& name, std::string_view what) {
  fmt::print(stderr, "{} : {}.\n", name, what);
}

}  // namespace

std::shared_ptr<const files::Store> open_files(const FileOptions& options) {
  base::start_sodium();
  std::error_code ignored;
  if (!std::filesystem::exists(options.keys, ignored)) {
    if (keeps_something(options.folder))
      throw std::runtime_error(fmt::format("{} contient des fichiers, et leur clé {} n’existe pas",
                                           options.folder.string(), options.keys.string()));
    if (files::make_key_file(options.keys))
      spdlog::warn("a master key for files was made: {} (keep a copy elsewhere)", options.keys.string());
  }
  return std::make_shared<files::Store>(options.folder, files::Keys::load(options.keys));
}

void check_keys(const files::Store& store) {
  constexpr std::size_t tried = 50;
  auto names = store.some(tried);
  auto closed = static_cast<std::size_t>(
      std::ranges::count_if(names, [&](const std::string& name) { return lacks_its_key(store, name); }));
  if (closed == 0) return;
  if (closed == names.size())
    throw std::runtime_error(
        "aucune des clés données n’ouvre les fichiers gardés : remettez la bonne clé dans le fichier de "
        "--cle-fichiers");
  spdlog::error("files: {} of {} tried open with none of the keys (dentelle fichiers verifier names them)",
                closed, names.size());
}

void clean_files(db::Database& database, const files::Store& store, base::Instant now) {
  store.clear_temporary(unfinished_kept);
  auto lost = database.read([&](db::Reading& r) { return piece::fichiers_perdus(r, now - withdrawn_kept); });
  database.write([&](db::Writing& w) { piece::oublier(w, lost); });
  for (const auto& name : lost) store.remove(name);
  for (auto id : database.read([&](db::Reading& r) { return piece::expires(r, now); })) {
    auto list = database.write([&](db::Writing& w) {
      auto stretches = piece::parts(w, id);
      piece::abandonner(w, id);
      return stretches;
    });
    for (const auto& part : list) store.remove(part.coffre);
  }
  database.write([&](db::Writing& w) { piece::oublier_liens(w, now - ended_links_kept); });
}

Exit rotate_key(const FileOptions& options) {
  auto store = open_files(options);
  std::size_t done = 0, already = 0, faults = 0;
  store->each([&](const std::string& name) {
    try {
      ++(store->rewrap(name) ? done : already);
    } catch (const files::Fault& fault) {
      ++faults;
      complain(name, phrase_of(fault));
    }
  });
  fmt::print("{}, {} déjà.\n",
             base::counted(done, "fichier passe à la nouvelle clé", "fichiers passent à la nouvelle clé"),
             already);
  if (faults > 0) return Exit::refused;
  fmt::print(
      "Les clés qui suivent la première ligne ne servent plus : retirez-les, et gardez les sauvegardes.\n");
  return Exit::done;
}

Exit verify_files(const CommonOptions& common, const FileOptions& options) {
  auto database = open_database(common, 1);
  auto store = open_files(options);
  auto known = database->read([](db::Reading& r) { return piece::fichiers_connus(r); });
  std::size_t faults = 0;
  for (const auto& one : known)
    if (auto what = fault_of(*store, one); !what.empty()) ++faults, complain(one.coffre, what);
  auto others = orphans(*store, 0s, [&] { return database->read(named_files); }).size();
  fmt::print("{}, {} ; {} sans document dans la base.\n",
             base::counted(known.size(), "fichier vérifié", "fichiers vérifiés"),
             base::counted(faults, "défaut", "défauts"), others);
  return faults == 0 ? Exit::done : Exit::refused;
}

Exit remove_orphans(const CommonOptions& common, const FileOptions& options, bool anyway) {
  auto database = open_database(common, 1);
  auto store = open_files(options);
  std::size_t known = 0;
  auto lost = orphans(*store, orphan_age, [&] {
    auto names = database->read(named_files);
    known = names.size();
    return names;
  });
  if (lost.size() > known && !anyway) {
    fmt::print(stderr,
               "{} dans la base, {} sans document : est-ce la base de ce dossier ? Rien n’est retiré. Avec "
               "--malgre-tout, ils le sont.\n",
               base::counted(known, "fichier connu", "fichiers connus"),
               base::counted(lost.size(), "fichier", "fichiers"));
    return Exit::refused;
  }
  for (const auto& name : lost) store->remove(name);
  fmt::print("{} de plus d’un jour, sans document dans la base.\n",
             base::counted(lost.size(), "fichier retiré", "fichiers retirés"));
  return Exit::done;
}

Exit print_new_key() {
  base::start_sodium();
  fmt::print("{}", files::Keys::new_line());
  return Exit::done;
}

}  // namespace server
