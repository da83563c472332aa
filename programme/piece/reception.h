// The bytes of a file that arrives in several times: kept by stretches of a few megabytes, so that a cut, or
// the end of the server, loses little of what was sent.
#pragma once
#include <memory>

#include "programme/piece/coffre.h"
#include "programme/piece/televersement_store.h"

namespace piece {

/// One stretch is on the disk once so many bytes of it came.
inline constexpr std::uint64_t taille_d_une_part = 4 * 1024 * 1024;

class Reception {
 public:
  /// Goes on where `t` ends.
  Reception(db::Database&, const Televersement& t);
  Reception(const Reception&) = delete;
  Reception& operator=(const Reception&) = delete;

  /// False when nothing more is wanted: more than was announced came, or somebody else sends the same.
  bool recevoir(std::string_view);
  /// Keeps what has come since the last stretch.
  void fixer();
  /// Where it stands, all that came being kept.
  std::uint64_t recu() const { return begin_; }
  bool trop() const { return too_much_; }
  bool devance() const { return overtaken_; }

 private:
  db::Database& database_;
  std::int64_t id_;
  std::uint64_t whole_, begin_;
  std::unique_ptr<files::Writer> writer_;
  bool too_much_ = false, overtaken_ = false;
};

/// Puts the stretches together into an arrival. Throws files::Fault.
void rassembler(const std::vector<Part>&, Arrivee&);
void jeter(const std::vector<Part>&);

}  // namespace piece
