#include "server/live.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "programme/personne/personne_store.h"
#include "programme/reunion/salle_store.h"

namespace server {
namespace {

/// How soon a change made through another server is seen.
constexpr std::chrono::milliseconds pause{1000};
/// Between two looks, so that a wave of commits is one look and not hundreds.
constexpr std::chrono::milliseconds shortest{20};

}  // namespace

Live::Live(db::Database& database, web::Hub& hub, base::Clock clock)
    : database_(database), hub_(hub), clock_(clock), thread_([this](std::stop_token stop) { run(stop); }) {}

void Live::wake() {
  std::lock_guard lock(mutex_);
  woken_ = true;
  condition_.notify_one();
}

void Live::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      look();
    } catch (const std::exception& e) {
      spdlog::error("live: {}", e.what());
    }
    wait(stop);
  }
}

void Live::wait(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  condition_.wait_for(lock, stop, shortest, [] { return false; });
  condition_.wait_for(lock, stop, pause, [this] { return woken_; });
  woken_ = false;
}

void Live::look() {
  if (hub_.size() == 0) return;
  auto now = std::chrono::steady_clock::now();
  bool second_is_over = now >= next_sessions_;
  if (second_is_over) next_sessions_ = now + pause;
  database_.read([&](db::Reading& r) {
    publish_meetings(r);
    if (second_is_over) end_of_sessions(r);
  });
}

void Live::publish_meetings(db::Reading& r) {
  std::vector<std::int64_t> meetings;
  for (const auto& topic : hub_.topics())
    if (auto id = reunion::reunion_du_sujet(topic)) meetings.push_back(*id);
  for (const auto& [id, version] : reunion::directs(r, meetings)) hub_.publish(reunion::sujet(id), version);
}

/// Whoever has signed out, or whose session is over, follows no longer.
void Live::end_of_sessions(db::Reading& r) {
  auto owners = hub_.owners();
  auto alive = personne::sessions_vivantes(r, owners, clock_.now());
  for (const auto& owner : owners)
    if (!std::ranges::binary_search(alive, owner)) hub_.close_owner(owner);
}

}  // namespace server
