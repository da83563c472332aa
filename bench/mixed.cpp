#include "bench/mixed.h"

#include <fmt/format.h>

#include <atomic>
#include <memory>
#include <thread>

#include "bench/people.h"
#include "bench/schedule.h"

namespace bench {
namespace {

using std::chrono::milliseconds;

constexpr int deposits_per_second = 5;
constexpr std::size_t readers_of_lists = 5;

class Crowd {
 public:
  Crowd(Measures& measures, const Manifest& manifest, const Target& target)
      : measures_(measures), manifest_(manifest), target_(target) {}

  MixedResult run() {
    // One after the other, as people arrive: thirty argon2 hashes a second are all that two cores give.
    auto editors = sign_in(manifest_.editors);
    auto depositors = sign_in(manifest_.depositors);
    auto agents = sign_in(manifest_.agents);
    auto instructors = sign_in(std::vector(readers_of_lists, manifest_.instructors.front()));
    auto uploaders = sign_in({manifest_.uploaders.begin(), manifest_.uploaders.begin() + target_.uploads});
    start_ = Time::now() + milliseconds(500);
    end_ = start_ + std::chrono::seconds(target_.seconds);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < editors.size(); ++i)
      threads.emplace_back(
          [&, i] { edit(*editors[i], manifest_.editors[i], offset(i, editors.size(), 3000)); });
    for (std::size_t i = 0; i < depositors.size(); ++i)
      threads.emplace_back(
          [&, i] { deposit_notes(*depositors[i], manifest_.depositors[i], i, depositors.size()); });
    for (std::size_t i = 0; i < agents.size(); ++i)
      threads.emplace_back([&, i] { look(*agents[i], i, offset(i, agents.size(), 2000)); });
    for (auto& client : instructors) threads.emplace_back([&] { read_lists(*client); });
    threads.emplace_back([&] { visit(); });
    for (std::size_t i = 0; i < uploaders.size(); ++i)
      threads.emplace_back([&, i] { upload(*uploaders[i], manifest_.uploaders[i].dossiers.front()); });
    threads.clear();
    return {lost_, missing_};
  }

 private:
  using Clients = std::vector<std::unique_ptr<Client>>;

  Clients sign_in(const std::vector<Account>& accounts) {
    Clients clients;
    for (const auto& account : accounts) {
      clients.push_back(std::make_unique<Client>(target_.port));
      clients.back()->sign_in(account.mail, password);
    }
    return clients;
  }

  static milliseconds offset(std::size_t i, std::size_t count, int period) {
    return milliseconds(int(i) * period / int(count));
  }

  void edit(Client& client, const Account& account, milliseconds offset) {
    Editor editor(client, account.dossiers.front());
    editor.open();
    at_regular_instants(start_ + offset, end_, milliseconds(3000), [&](int n, auto due) {
      measures_.time("autosave", due, 200, [&] { return editor.save(n); });
    });
    if (!editor.kept()) ++lost_;
  }

  void deposit_notes(Client& client, const Account& account, std::size_t rank, std::size_t count) {
    auto period = milliseconds(1000 * int(count) / deposits_per_second);
    // The first account's notes were deposited alone already.
    if (rank == 0) return;
    at_regular_instants(
        start_ + offset(rank, count, int(period.count())), end_, period, [&](int n, auto due) {
          if (std::size_t(n) >= account.dossiers.size()) return;
          auto answer = measures_.time("deposit", due, 303,
                                       [&] { return deposit(client, account.dossiers[std::size_t(n)]); });
          if (answer.status != 303) return;
          auto receipt =
              measures_.time("receipt", Time::now(), 200, [&] { return client.get(answer.location); });
          if (receipt.status != 200) ++missing_;
        });
  }

  void look(Client& client, std::size_t rank, milliseconds offset) {
    const auto& views = tableau_views();
    const auto& all = manifest_.deposited;
    at_regular_instants(start_ + offset, end_, milliseconds(2000), [&](int n, auto due) {
      auto turn = (std::size_t(n) + rank) % (views.size() + 1);
      auto dossier = all[(rank * 7919 + std::size_t(n) * 104729) % all.size()];
      if (turn < views.size())
        measures_.time(views[turn].kind, due, 200, [&] { return client.get(views[turn].target); });
      else
        measures_.time("dossier page", due, 200,
                       [&] { return client.get(fmt::format("/dossiers/{}", dossier)); });
    });
  }

  /// What was handed to an agent, while all the rest goes on.
  void read_lists(Client& client) {
    const auto& views = instructor_views();
    at_regular_instants(start_, end_, milliseconds(2000), [&](int n, auto due) {
      const auto& view = views[std::size_t(n) % views.size()];
      measures_.time(view.kind, due, 200, [&] { return client.get(view.target); });
    });
  }

  /// All at the same moment, a quarter after the beginning: the structure's safe takes documents at any time.
  void upload(Client& client, std::int64_t structure) {
    auto due = start_ + std::chrono::seconds(target_.seconds) / 4;
    std::this_thread::sleep_until(due);
    measures_.time("upload of a document", due, 303, [&] {
      return client.send_file(fmt::format("/structures/{}/pieces/statuts", structure), "statuts.pdf",
                              document_);
    });
  }

  void visit() {
    Client client(target_.port);
    at_regular_instants(start_, end_, milliseconds(200), [&](int, auto due) {
      measures_.time("public page: the call", due, 200, [&] { return client.get("/"); });
    });
  }

  Measures& measures_;
  const Manifest& manifest_;
  const Target& target_;
  const std::string document_ = "%PDF-1.7\n" + std::string(target_.upload_bytes, 'x') + "\n%%EOF\n";
  Time::time_point start_, end_;
  std::atomic<int> lost_ = 0, missing_ = 0;
};

}  // namespace

MixedResult mixed(Measures& measures, const Manifest& manifest, const Target& target) {
  return Crowd(measures, manifest, target).run();
}

}  // namespace bench
