#include "programme/personne/essais.h"

#include <doctest/doctest.h>

using namespace personne;
using namespace std::chrono_literals;

namespace {

const base::Instant t0 = base::from_millis(1'662'800'000'000);

base::Instant::duration wait(int failures, Bareme bareme = bareme_compte) {
  return prochain_essai({failures, t0}, bareme, t0) - t0;
}

}  // namespace

TEST_CASE(
    "The first failures cost nothing, the next ones a delay that doubles, the tenth locks for fifteen "
    "minutes") {
  CHECK(wait(0) == 0s);
  CHECK(wait(2) == 0s);
  CHECK(wait(3) == 1s);
  CHECK(wait(4) == 2s);
  CHECK(wait(8) == 32s);
  CHECK(wait(9) == 64s);
  CHECK(wait(10) == 15min);
  CHECK(wait(1000) == 15min);
}

TEST_CASE("A shared network has more free tries") {
  CHECK(wait(19, bareme_reseau) == 0s);
  CHECK(wait(20, bareme_reseau) == 1s);
  CHECK(wait(59, bareme_reseau) == 64s);
  CHECK(wait(60, bareme_reseau) == 15min);
}

TEST_CASE("A delay ends at its last millisecond") {
  const Essais locked{10, t0};
  CHECK(prochain_essai(locked, bareme_compte, t0 + 15min - 1ms) > t0 + 15min - 1ms);
  CHECK(prochain_essai(locked, bareme_compte, t0 + 15min) == t0 + 15min);
}

TEST_CASE("Failures are forgotten after a day without any") {
  CHECK(apres_echec({9, t0}, t0 + 24h - 1ms).nombre == 10);
  CHECK(apres_echec({9, t0}, t0 + 24h).nombre == 1);
  CHECK(apres_echec({}, t0).nombre == 1);
  CHECK(apres_echec({4, t0}, t0 + 1s).dernier_le == t0 + 1s);
}

TEST_CASE("A simulated clock set back locks nobody out") {
  CHECK(prochain_essai({10, t0}, bareme_compte, t0 - 24h * 30) == t0 - 24h * 30);
  CHECK(apres_echec({10, t0}, t0 - 1h).nombre == 1);
}

TEST_CASE("A wait is told in seconds, then in minutes, never shorter than it is") {
  CHECK(attente(1ms) == "1 seconde");
  CHECK(attente(1001ms) == "2 secondes");
  CHECK(attente(59s) == "59 secondes");
  CHECK(attente(60s) == "1 minute");
  CHECK(attente(15min - 1ms) == "15 minutes");
}

TEST_CASE("An IPv6 client is known by its network, others by their address") {
  CHECK(reseau("192.0.2.7") == "192.0.2.7");
  CHECK(reseau("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::");
  CHECK(reseau("2001:db8:1:2:ffff::1") == "2001:db8:1:2::");
  CHECK(reseau("fe80::1%eth0") == "fe80::");
  CHECK(reseau("::ffff:192.0.2.7") == "::ffff:192.0.2.7");
  CHECK(reseau("::1") == "::1");
  CHECK(reseau("") == "");
}
