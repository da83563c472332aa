#include "server/antivirus.h"

#include <spdlog/spdlog.h>

#include "platform/files/fault.h"
#include "programme/piece/piece_store.h"

namespace server {
namespace {

constexpr int portion = 20;
/// A daemon that fails so often in a row is away; one file that it cannot read is not.
constexpr int failures_in_a_row = 3;

}  // namespace

void Antivirus::round(const std::stop_token& stop) const {
  int failed = 0;
  for (;;) {
    auto waiting = database_.read([&](db::Reading& r) {
      return piece::en_attente_d_analyse(r, clock_.now() - piece::pause_analyse, portion);
    });
    for (const auto& file : waiting) {
      if (stop.stop_requested()) return;
      failed = one(file.id, file.coffre) ? 0 : failed + 1;
      if (failed == failures_in_a_row) return;
    }
    if (waiting.size() < portion) return;
  }
}

/// Whether there was a verdict.
bool Antivirus::one(std::int64_t file, const std::string& name) const try {
  auto verdict = clamd_.scan(*store_.open(name));
  auto told = !verdict            ? piece::Analyse::attente
              : verdict->infected ? piece::Analyse::infectee
                                  : piece::Analyse::saine;
  database_.write([&](db::Writing& w) { piece::noter_analyse(w, clock_.now(), file, told); });
  if (!verdict) spdlog::warn("antivirus: file {}: {}", name, clamd_.complaint());
  if (verdict && verdict->infected) spdlog::warn("antivirus: file {}: {}", name, verdict->name);
  return verdict.has_value();
} catch (const files::Fault& fault) {
  spdlog::error("antivirus: {}", fault.what());
  database_.write(
      [&](db::Writing& w) { piece::noter_analyse(w, clock_.now(), file, piece::Analyse::attente); });
  return true;
}

}  // namespace server
