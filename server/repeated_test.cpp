#include "server/repeated.h"

#include <doctest/doctest.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <stdexcept>

using namespace std::chrono_literals;
using server::Repeated;

namespace {
bool reaches(const std::atomic<int>& count, int wanted) {
  for (int i = 0; i < 300 && count < wanted; ++i) std::this_thread::sleep_for(10ms);
  return count >= wanted;
}
}  // namespace

TEST_CASE("work is done at once, and again when woken") {
  std::atomic<int> rounds = 0;
  Repeated repeated("test", 1h, [&](std::stop_token) { ++rounds; });
  CHECK(reaches(rounds, 1));
  repeated.wake();
  CHECK(reaches(rounds, 2));
}

TEST_CASE("work that fails is tried again, and the end does not wait for the pause") {
  spdlog::set_level(spdlog::level::off);
  std::atomic<int> rounds = 0;
  auto begin = std::chrono::steady_clock::now();
  {
    Repeated repeated("test", 10ms, [&](std::stop_token) {
      if (++rounds == 1) throw std::runtime_error("once");
    });
    CHECK(reaches(rounds, 2));
  }
  {
    Repeated repeated("test", 1h, [&](std::stop_token) {});
  }
  CHECK(std::chrono::steady_clock::now() - begin < 30s);
}
