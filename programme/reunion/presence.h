// The attendance list: what a tick means, and what it may not silently undo. Pure.
//
// A tick says which tick of the same passage the person had before their eyes. When another was made since,
// and says something else, nothing changes: both are shown, and the person decides.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/reunion/parcours.h"

namespace reunion {

/// Why not, where what was asked is already said: the detail alone, when there is one.
std::string explication(const Obstacle&);

/// How somebody was found in the list.
enum class Mode : std::uint8_t { pointage, qr, code };
std::string_view code(Mode);
std::optional<Mode> mode(std::string_view code);

/// One tick, as a browser sends it.
struct Pointage {
  std::string cle{};  ///< made by the browser, so that a tick sent twice counts once; empty without scripts
  std::int64_t passage = 0;
  Presence presence = Presence::present;
  std::string motif{};  ///< of an excuse
  std::string vu{};     ///< the tick seen: its number ("0": none yet), or the key of one that was sent before
  std::chrono::seconds il_y_a{0};  ///< how long before the request the person ticked, by their own clock
  Mode mode = Mode::pointage;
};

/// Where a passage stands in the list.
struct Situation {
  Faits faits{};
  std::optional<Instant> le{};  ///< arrival, or when it was noted
  std::string motif{};
  Mode mode = Mode::pointage;
  std::int64_t version = 0;  ///< number of ticks so far
  std::string par{};         ///< who made the last one
};

enum class Issue : std::uint8_t {
  note,     ///< recorded
  deja,     ///< nothing to do: received before, or said by somebody else too
  conflit,  ///< somebody said something else meanwhile
  refus,    ///< not possible, and why
};
std::string_view code(Issue);

struct Verdict {
  Issue issue = Issue::note;
  Situation apres{};          ///< as it was, unless recorded
  std::string explication{};  ///< of a refusal
};

/// `vu`: the number of the tick seen, once known. `close`: when the list was closed.
Verdict juger(const Pointage&, const Situation& avant, std::int64_t vu, std::optional<Instant> close,
              const Contexte&);

/// Whoever arrives so many minutes after the beginning, or later, is late.
bool arrive_en_retard(const std::optional<base::Period>& creneau, Instant arrivee, int minutes);
/// What a tick is likely to say at that instant: present or late.
Presence presence_probable(const std::optional<base::Period>& creneau, Instant arrivee, int minutes);
/// "12 minutes de retard"; empty before the beginning.
std::string retard(const std::optional<base::Period>& creneau, Instant arrivee);

/// The answer to one tick.
struct Reponse {
  Pointage pointage{};
  Verdict verdict{};
};

/// The passages of one meeting that a batch of ticks is about. Each tick stands alone: one that is refused
/// stops no other; a tick may follow another of the same batch.
class Feuille {
 public:
  explicit Feuille(std::optional<Instant> close) : close_(close) {}
  /// The context is that of the passage, at the instant of the request.
  void ajouter(std::int64_t passage, Situation, Contexte);
  /// A tick received before, by its key.
  void deja_recu(const std::string& cle, std::int64_t passage, std::int64_t version);
  Reponse pointer(const Pointage&);

  struct Change {
    std::int64_t passage = 0;
    Situation apres{};
  };
  /// The passages that changed, as they are now, in the order of their ids.
  std::vector<Change> changements() const;
  /// The keys to remember, each with its passage and the version it made.
  struct Cle {
    std::string cle;
    std::int64_t passage = 0, version = 0;
  };
  const std::vector<Cle>& cles() const { return nouvelles_; }

 private:
  struct Place {
    Situation situation;
    Contexte contexte;
    bool change = false;
  };
  std::int64_t version_vue(const Pointage&) const;
  Verdict juger_connu(const Pointage&, Place&);
  void remember(const Pointage&, std::int64_t version);

  std::optional<Instant> close_;
  std::map<std::int64_t, Place> places_;
  std::map<std::string, Cle> recues_;
  std::vector<Cle> nouvelles_;
};

/// How many of each presence there are.
struct Comptes {
  int attendus = 0, presents = 0, en_retard = 0, excuses = 0, absents = 0;
  void compter(Presence);
  int total() const { return attendus + presents + en_retard + excuses + absents; }
  int venus() const { return presents + en_retard; }
};

/// Somebody whose presence is not noted.
struct PassageAttendu {
  std::int64_t passage = 0;
  std::optional<base::Period> creneau{};
  std::int64_t version = 0;
};
/// Closing the list: who is still expected is then absent.
struct Cloture {
  std::vector<PassageAttendu> absents{};       ///< their slot has ended
  std::vector<PassageAttendu> sans_creneau{};  ///< never placed: they stay expected
  std::optional<Instant> pas_avant{};          ///< the end of the last slot of somebody still expected
  int caches = 0;                              ///< expected, but kept from who would close
};
/// What closing at that instant would do.
Cloture prevoir_cloture(const std::vector<PassageAttendu>&, Instant now);
/// Refused: deja_fait when it is closed already, periode_pas_ouverte as long as somebody may still come,
/// role_requis when a passage is kept from who would close.
Result<void> clore(const Cloture&, std::optional<Instant> close, Instant now);
/// What opening it again depends on.
struct Suites {
  std::int64_t decisions = 0;  ///< absences that had their decision
  std::int64_t attendus = 0;   ///< given a slot of this meeting since: they have to be noted
};
/// Refused: etape_passee when it is open, or when an absence had its decision and nobody is still to come.
Result<void> rouvrir(std::optional<Instant> close, const Suites&);

}  // namespace reunion
