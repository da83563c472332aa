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
  std::vector<Account> writers, signers,
      models;                      ///< of final dossiers: in writing, to be deposited, deposited with files
  std::vector<Account> uploaders;  ///< with their structures
  std::vector<std::int64_t> deposited;
  std::int64_t meeting = 0, passage = 0;  ///< where the followers are
};
Manifest read_manifest(const std::string& path);

struct Target {
  int port = 0, pid = 0;
  int seconds = 10;  ///< for each kind alone, or for the whole mixed load
  int uploads = 0;   ///< documents sent at once, beside the mixed load
  std::size_t upload_bytes = 10'000'000;
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

/// Repeats a request until the time is over.
class Repeater {
 public:
  Repeater(Measures& measures, const Target& target) : measures_(measures), target_(target) {}
  template <class Request>
  void operator()(const std::string& kind, int expected, int most, Request request) {
    auto end = Time::now() + std::chrono::seconds(target_.seconds);
    auto before = processor_of(target_.pid);
    for (int i = 0; i < most && Time::now() < end; ++i)
      measures_.time(kind, Time::now(), expected, [&] { return request(i); });
    measures_.processor(kind, processor_of(target_.pid) - before);
  }

 private:
  Measures& measures_;
  const Target& target_;
};
inline constexpr int unlimited = 1'000'000;

/// One person at a time, one kind after the other, without pause.
void alone(Measures&, const Manifest&, const Target&);
/// The exports of the whole table: time, size, and how much memory the server took meanwhile; a Markdown
/// table.
std::string exports(const Manifest&, const Target&);

}  // namespace bench
