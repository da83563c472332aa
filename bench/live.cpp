#include "bench/live.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <memory>
#include <mutex>

#include "bench/people.h"
#include "bench/schedule.h"

namespace bench {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_changes{500};
constexpr int readers_of_lists = 5;
constexpr std::string_view mark = "Changement n° ";

/// The number of the change that a part of the page shows; -1 before the first.
int change_shown(std::string_view part) {
  auto at = part.find(mark);
  int n = -1;
  if (at != part.npos) std::from_chars(part.data() + at + mark.size(), part.data() + part.size(), n);
  return n;
}

/// When each change was sent, and when each follower had it.
class Changes {
 public:
  void sent(Time::time_point when) {
    std::lock_guard lock(mutex_);
    sent_.push_back(when);
    last_.push_back(when);
    holders_.push_back(0);
  }
  /// A follower holds the changes from `first` to `last`.
  void held(int first, int last, Time::time_point now) {
    std::lock_guard lock(mutex_);
    for (auto n = std::size_t(first); n <= std::size_t(last) && n < sent_.size(); ++n) {
      times_.push_back(ms(now - sent_[n]));
      last_[n] = std::max(last_[n], now);
      ++holders_[n];
    }
  }
  std::string lines(std::size_t followers) const {
    std::lock_guard lock(mutex_);
    std::vector<double> all;
    std::size_t missed = 0;
    for (std::size_t n = 0; n < sent_.size(); ++n) {
      all.push_back(ms(last_[n] - sent_[n]));
      if (holders_[n] != followers) ++missed;
    }
    return line("one browser shows the change", times_) +
           line(fmt::format("all {} browsers show it", followers), all) +
           fmt::format("\nChanges that a browser never showed: {} of {}.\n", missed, sent_.size());
  }

 private:
  static double ms(Time::duration d) { return std::chrono::duration<double, std::milli>(d).count(); }
  static std::string line(const std::string& what, std::vector<double> values) {
    if (values.empty()) return fmt::format("| {} | 0 | | | |\n", what);
    std::ranges::sort(values);
    auto at = [&](double part) {
      return values[std::min(std::size_t(part * double(values.size())), values.size() - 1)];
    };
    return fmt::format("| {} | {} | {:.1f} | {:.1f} | {:.1f} |\n", what, values.size(), at(0.5), at(0.99),
                       values.back());
  }
  mutable std::mutex mutex_;
  std::vector<Time::time_point> sent_, last_;
  std::vector<std::size_t> holders_;
  std::vector<double> times_;
};

class Room {
 public:
  Room(const Manifest& manifest, const Target& target) : manifest_(manifest), target_(target) {
    for (const auto& account : manifest.followers) followers_.push_back(signed_in(account));
    for (const auto& account : manifest.agents) agents_.push_back(signed_in(account));
    for (int i = 0; i < readers_of_lists; ++i)
      instructors_.push_back(signed_in(manifest.instructors.front()));
  }

  std::string run(bool busy) {
    std::vector<std::jthread> threads;
    for (auto& follower : followers_) threads.emplace_back([&] { follow(*follower); });
    while (ready_ < followers_.size()) std::this_thread::sleep_for(milliseconds(10));
    auto start = Time::now() + milliseconds(200), end = start + std::chrono::seconds(target_.seconds);
    if (busy) {
      for (std::size_t i = 1; i < agents_.size(); ++i) threads.emplace_back([&, i] { look(i, start, end); });
      for (auto& client : instructors_) threads.emplace_back([&] { read_lists(*client, start, end); });
    }
    write(start, end);
    threads.clear();
    return fmt::format(
        "\n**{}**\n\n| from the moment the change is sent until | times | median ms | p99 ms | longest ms |\n"
        "|---|--:|--:|--:|--:|\n{}{}",
        busy ? "Live in the room, while 20 agents read the tableau and 5 their lists" : "Live in the room",
        changes_.lines(followers_.size()), busy ? meanwhile_.table("Meanwhile") : std::string());
  }

 private:
  std::unique_ptr<Client> signed_in(const Account& account) const {
    auto client = std::make_unique<Client>(target_.port);
    client->sign_in(account.mail, password);
    return client;
  }
  std::string room() const { return fmt::format("/reunions-partenariales/{}", manifest_.meeting); }
  std::string passage() const { return fmt::format("{}/salle/{}", room(), manifest_.passage); }

  void follow(Client& client) {
    int seen = -1;
    bool first = true;
    client.listen(room() + "/direct", [&](std::int64_t) {
      auto shown = change_shown(client.get(passage() + "/direct").body);
      auto now = Time::now();
      if (first) ++ready_, first = false, seen = std::max(seen, shown);
      if (shown > seen && !over_) changes_.held(seen + 1, shown, now);
      seen = std::max(seen, shown);
      return !over_;
    });
  }

  void write(Time::time_point start, Time::time_point end) {
    auto& client = *agents_.front();
    mark_ = hidden_field(client.get(passage() + "/direct").body, "avant_pertinence");
    at_regular_instants(start, end, between_changes, [&](int n, auto due) {
      changes_.sent(due);
      change(client, fmt::format("{}{}", mark, n));
    });
    std::this_thread::sleep_for(std::chrono::seconds(1));
    over_ = true;
    change(client, "");  // wakes those who listen, so that they leave
  }

  void change(Client& client, const std::string& text) {
    client.post(passage() + "/releve",
                {{"jeton", client.token()},
                 {"auto", "1"},
                 {"champs", "pertinence"},
                 {"pertinence", text},
                 {"avant_pertinence", mark_}},
                "application/json");
    mark_ = hidden_field(client.get(passage() + "/direct").body, "avant_pertinence");
  }

  void look(std::size_t rank, Time::time_point start, Time::time_point end) {
    const auto& views = tableau_views();
    auto offset = milliseconds(int(rank) * 2000 / int(agents_.size()));
    at_regular_instants(start + offset, end, milliseconds(2000), [&](int n, auto due) {
      auto turn = (std::size_t(n) + rank) % (views.size() + 1);
      auto dossier =
          manifest_.deposited[(rank * 7919 + std::size_t(n) * 104729) % manifest_.deposited.size()];
      auto target = turn < views.size() ? views[turn].target : fmt::format("/dossiers/{}", dossier);
      meanwhile_.time(turn < views.size() ? views[turn].kind : "dossier page", due, 200,
                      [&] { return agents_[rank]->get(target); });
    });
  }

  /// The lists of whom dossiers were handed to, each 2 s.
  void read_lists(Client& client, Time::time_point start, Time::time_point end) {
    const auto& views = instructor_views();
    at_regular_instants(start, end, milliseconds(2000), [&](int n, auto due) {
      const auto& view = views[std::size_t(n) % views.size()];
      meanwhile_.time(view.kind, due, 200, [&] { return client.get(view.target); });
    });
  }

  const Manifest& manifest_;
  const Target& target_;
  std::vector<std::unique_ptr<Client>> followers_, agents_, instructors_;
  std::atomic<std::size_t> ready_ = 0;
  std::atomic<bool> over_ = false;
  std::string mark_;
  Changes changes_;
  Measures meanwhile_;
};

}  // namespace

std::string live(const Manifest& manifest, const Target& target, bool busy) {
  return Room(manifest, target).run(busy);
}

}  // namespace bench
