#include "programme/courriel/worker.h"

#include <spdlog/spdlog.h>

#include <random>

#include "programme/courriel/composer.h"

namespace courriel {
namespace {

using namespace std::chrono_literals;
constexpr auto idle = 1s, after_failure = 10s;
constexpr std::chrono::days kept_after_sending{90};

double chance() {
  thread_local std::mt19937 generator{std::random_device{}()};
  return std::uniform_real_distribution<>(0, 1)(generator);
}

}  // namespace

Worker::Worker(db::Database& database, const campagne::Campagne& campagne, std::string public_url,
               const base::Clock& clock, std::unique_ptr<mail::Sender> sender, Reglages reglages)
    : database_(database),
      campagne_(campagne),
      public_url_(std::move(public_url)),
      clock_(clock),
      sender_(std::move(sender)),
      reglages_(std::move(reglages)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

Worker::~Worker() {
  thread_.request_stop();
  wake();
}

void Worker::wake() {
  {
    std::lock_guard lock(mutex_);
    wake_ = true;
  }
  woken_.notify_all();
}

void Worker::run(std::stop_token stop) {
  while (!stop.stop_requested()) rest(stop, turn(stop) ? idle : after_failure);
}

bool Worker::turn(std::stop_token stop) try {
  constexpr int lines = 100;
  auto compose = [&](db::Writing& w) { return composer(w, campagne_, public_url_, clock_.now(), lines); };
  while (database_.write(compose) == lines && !stop.stop_requested()) {
  }
  send_due(stop);
  clean();
  return true;
} catch (const std::exception& error) {
  spdlog::error("courriels: {}", error.what());
  return false;
}

void Worker::send_due(std::stop_token stop) {
  while (!stop.stop_requested()) {
    auto passage = envoyer(database_, *sender_, reglages_, clock_.now(), chance());
    if (passage == Passage::rien) return;
    if (passage != Passage::envoye)
      spdlog::warn("courriels: un envoi n’a pas abouti, voir la page Courriels");
    keep_pace(stop);
  }
}

void Worker::clean() {
  if (clock_.now() - cleaned_ < 24h) return;
  cleaned_ = clock_.now();
  database_.write([&](db::Writing& w) { purger(w, cleaned_ - kept_after_sending); });
}

void Worker::rest(std::stop_token stop, std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, stop, time, [this] { return wake_; });
  wake_ = false;
}

void Worker::keep_pace(std::stop_token stop) {
  if (reglages_.par_minute <= 0) return;
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, stop, std::chrono::milliseconds(60'000 / reglages_.par_minute), [] { return false; });
}

}  // namespace courriel
