#include "programme/personne/session.h"

#include <doctest/doctest.h>

using namespace personne;
using namespace std::chrono_literals;

namespace {
const base::Instant t0 = base::from_millis(1'662'800'000'000);
}

TEST_CASE("An agent's session ends after two hours without a request, to the millisecond") {
  CHECK(session_vivante(t0, t0 + 1h, t0 + 3h - 1ms, duree_agent));
  CHECK_FALSE(session_vivante(t0, t0 + 1h, t0 + 3h, duree_agent));
}

TEST_CASE("An agent's session ends after twelve hours however busy, a porteur's after fourteen days") {
  CHECK(session_vivante(t0, t0 + 11h, t0 + 12h - 1ms, duree_agent));
  CHECK_FALSE(session_vivante(t0, t0 + 12h - 1ms, t0 + 12h, duree_agent));
  CHECK(session_vivante(t0, t0 + 24h * 14 - 1h, t0 + 24h * 14 - 1ms, duree_porteur));
  CHECK_FALSE(session_vivante(t0, t0 + 24h * 14 - 1h, t0 + 24h * 14, duree_porteur));
}

TEST_CASE("A simulated clock set back ends no session") {
  CHECK(session_vivante(t0, t0 + 1h, t0 - 24h * 60, duree_agent));
  CHECK(vue_a_noter(t0, t0 - 1h));
}

TEST_CASE("The last request is noted every five minutes") {
  CHECK_FALSE(vue_a_noter(t0, t0 + 5min - 1ms));
  CHECK(vue_a_noter(t0, t0 + 5min));
}

TEST_CASE("A device is named by its browser and its system") {
  CHECK(appareil("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:104.0) Gecko/20100101 Firefox/104.0") ==
        "Firefox sur Windows");
  CHECK(appareil("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/105.0 Safari/537.36 Edg/105.0") ==
        "Edge sur Windows");
  CHECK(appareil("Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/105.0 Mobile Safari/537.36") ==
        "Chrome sur Android");
  CHECK(appareil("Mozilla/5.0 (iPhone; CPU iPhone OS 15_6 like Mac OS X) Version/15.6 Safari/604.1") ==
        "Safari sur iPhone");
  CHECK(appareil("Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/102.0") == "Firefox sur Linux");
  CHECK(appareil("curl/7.88") == "Navigateur inconnu");
  CHECK(appareil("") == "Navigateur inconnu");
}
