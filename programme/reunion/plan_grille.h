// The slots of a meeting and who is in them: everything that must hold of a plan is held here and nowhere
// else.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "programme/reunion/plan.h"

namespace reunion {

/// Passages, slots and people are numbers in the lists of the data.
class Grille {
 public:
  static constexpr std::size_t none = SIZE_MAX;

  struct Slot {
    std::size_t plage;
    base::Period when;
    std::size_t occupant = none;
    std::vector<std::size_t> meanwhile{};  ///< slots of other rooms that overlap this one
  };

  explicit Grille(const DonneesDuPlan&);

  /// In the order of time, then of rooms.
  const std::vector<Slot>& slots() const { return slots_; }
  /// The slot in which the passage is; none.
  std::size_t slot_of(std::size_t passage) const { return at_[passage]; }
  bool full() const { return free_ == 0; }

  /// Whether nothing outside this plan keeps the people of the passage from that slot.
  bool allowed(std::size_t passage, std::size_t slot) const { return taken_[passage][slot] == none; }
  /// Whether the passage may be put there now.
  bool possible(std::size_t passage, std::size_t slot) const;
  /// The passages that would have to go elsewhere first: who is in that slot, and who needs the same people
  /// in another room at that time.
  std::vector<std::size_t> in_the_way(std::size_t passage, std::size_t slot) const;
  /// Somebody of that passage who is taken at that time, elsewhere or in another room; none.
  std::size_t taken(std::size_t passage, std::size_t slot) const;
  /// Where that person is then; empty: in another room of this meeting.
  std::string_view whereabouts(std::size_t person, std::size_t slot) const;

  /// Puts a passage that has no slot into a possible one.
  void put(std::size_t passage, std::size_t slot);
  void remove(std::size_t passage);

 private:
  void make_slots();
  void find_parallel_slots();
  void find_taken();
  bool keeps_from(const Occupation&, const Slot&) const;
  std::size_t shared(std::size_t a, std::size_t b) const;

  const DonneesDuPlan& data_;
  std::vector<std::vector<std::size_t>> people_;      ///< of each passage, sorted
  std::vector<std::vector<Occupation>> engagements_;  ///< of each person, outside this plan
  std::vector<Slot> slots_;
  std::vector<std::vector<std::size_t>> taken_;  ///< passage × slot: a person who is elsewhere then
  std::vector<std::size_t> at_;
  std::size_t free_ = 0;
};

}  // namespace reunion
