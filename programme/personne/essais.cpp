#include "programme/personne/essais.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "platform/base/text.h"

namespace personne {
namespace {

constexpr int most_doublings = 6;

bool forgotten(const Essais& essais, base::Instant now) {
  return essais.nombre == 0 || essais.dernier_le > now || now - essais.dernier_le >= oubli;
}

std::chrono::milliseconds delay(int failures, Bareme bareme) {
  if (failures < bareme.libres) return {};
  if (failures >= bareme.verrou) return duree_verrou;
  return std::chrono::seconds(1 << std::min(failures - bareme.libres, most_doublings));
}

}  // namespace

base::Instant prochain_essai(const Essais& essais, Bareme bareme, base::Instant now) {
  if (forgotten(essais, now)) return now;
  return std::max(now, essais.dernier_le + delay(essais.nombre, bareme));
}

Essais apres_echec(const Essais& essais, base::Instant now) {
  return {forgotten(essais, now) ? 1 : essais.nombre + 1, now};
}

std::string attente(std::chrono::milliseconds wait) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
  if (seconds < std::chrono::seconds(60))
    return base::counted(std::size_t(seconds.count()), "seconde", "secondes");
  return base::counted(std::size_t(std::chrono::ceil<std::chrono::minutes>(seconds).count()), "minute",
                       "minutes");
}

std::string reseau(std::string_view peer) {
  std::string text(peer.substr(0, peer.find('%')));  // without the zone of a link-local address
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
  const bool carries_ipv4 = std::all_of(bytes.begin(), bytes.begin() + 10, [](auto b) { return b == 0; });
  if (!carries_ipv4) std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> written{};
  return inet_ntop(AF_INET6, bytes.data(), written.data(), written.size());
}

}  // namespace personne
