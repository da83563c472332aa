// Each kind of request that is measured, and each of them alone.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "bench/client.h"
#include "bench/measures.h"

namespace bench {

struct Account {
  std::string mail;
  std::vector<std::int64_t> dossiers;
};

/// Who signs in and what for, as bench-generate wrote it.
struct Manifest {
  std::vector<Account> editors, depositors, agents, instructors, followers;
  std::vector<std::int64_t> deposited;
  std::int64_t meeting = 0, passage = 0;  ///< where the followers are
};
Manifest read_manifest(const std::string& path);

struct Target {
  int port = 0, pid = 0;
  int seconds = 10;  ///< for each kind alone, or for the whole mixed load
};

/// Someone who writes one answer of a note; every save carries the mark of the text before, as the islands
/// do.
class Editor {
 public:
  Editor(Client& client, std::int64_t dossier) : client_(client), dossier_(dossier) {}
  /// Opens the form, to know the recorded text.
  Answer open();
  /// Sends a new text; the number makes it different each time.
  Answer save(int number);
  /// Whether the form now shows the text last sent.
  bool kept();

 private:
  std::string path() const { return "/dossiers/" + std::to_string(dossier_) + "/note/diagnostic"; }
  Client& client_;
  std::int64_t dossier_;
  std::string mark_, text_;
};

Answer deposit(Client&, std::int64_t dossier);

/// Addresses that agents open, in turn: first page, filters, full text.
struct View {
  std::string kind, target;
};
const std::vector<View>& tableau_views();
/// The pages of the ventilation and of the meetings that the coordination opens, and an agent's own.
const std::vector<View>& committee_views();
const std::vector<View>& instructor_views();

/// One person at a time, one kind after the other, without pause.
void alone(Measures&, const Manifest&, const Target&);
/// The exports of the whole table: time, size, and how much memory the server took meanwhile; a Markdown
/// table.
std::string exports(const Manifest&, const Target&);

}  // namespace bench
