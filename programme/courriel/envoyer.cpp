#include "programme/courriel/envoyer.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>

namespace courriel {
namespace {

mail::Message message(const Pris& p, const Reglages& reglages) {
  return {.id = fmt::format("courriel-{}-{}", p.id, base::millis(p.cree_le)),
          .date = p.cree_le,
          .from = reglages.expediteur,
          .to = {{p.destinataire, p.nom}},
          .reply_to = reglages.reponses,
          .subject = p.objet,
          .text = p.texte,
          .html = p.html};
}

struct Suite {
  Passage passage;
  std::string erreur{};
};

Suite suite(const mail::Delivery& delivery, const Pris& p, const Reglages& reglages) {
  if (delivery.outcome == mail::Outcome::sent) return {Passage::envoye};
  if (delivery.outcome == mail::Outcome::permanent) return {Passage::abandonne, delivery.detail};
  if (p.essais >= reglages.essais_max)
    return {Passage::abandonne, fmt::format("{} essais sans succès. {}", p.essais, delivery.detail)};
  return {Passage::reporte, delivery.detail};
}

/// A mail taken more often than it may be tried has made its senders die before they could say anything.
mail::Delivery try_to_send(mail::Sender& sender, const Pris& p, const Reglages& reglages) {
  if (p.essais > reglages.essais_max) return {mail::Outcome::permanent, "Aucun essai n’a abouti."};
  return sender.send(message(p, reglages));
}

double chance() {
  thread_local std::mt19937 generator{std::random_device{}()};
  return std::uniform_real_distribution<>(0, 1)(generator);
}

/// Waits until the next mail may go, unless it is told to stop.
void keep_pace(const Reglages& reglages, std::stop_token stop) {
  if (reglages.par_minute <= 0) return;
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any never;
  never.wait_for(lock, stop, std::chrono::milliseconds(60'000 / reglages.par_minute), [] { return false; });
}

}  // namespace

std::chrono::milliseconds attente(int essais, double hasard) {
  using namespace std::chrono;
  constexpr minutes longest{240};
  auto doubled = minutes{1LL << std::clamp(essais - 1, 0, 10)};
  auto wait = std::min(doubled, longest);
  return milliseconds{std::int64_t(double(duration_cast<milliseconds>(wait).count()) * (0.8 + 0.4 * hasard))};
}

Passage envoyer(db::Database& database, mail::Sender& sender, const Reglages& reglages, base::Instant now,
                double hasard) {
  auto taken = database.write([&](db::Writing& w) { return prendre(w, now, now + reglages.bail); });
  if (!taken) return Passage::rien;
  auto next = suite(try_to_send(sender, *taken, reglages), *taken, reglages);
  database.write([&](db::Writing& w) {
    if (next.passage == Passage::envoye)
      noter_envoye(w, *taken, now, reglages.garder_textes);
    else if (next.passage == Passage::abandonne)
      noter_abandonne(w, *taken, next.erreur);
    else
      noter_reporte(w, *taken, now + attente(taken->essais, hasard), next.erreur);
  });
  return next.passage;
}

int envoyer_dus(db::Database& database, mail::Sender& sender, const Reglages& reglages,
                const base::Clock& clock, std::stop_token stop) {
  int tried = 0;
  while (!stop.stop_requested()) {
    auto passage = envoyer(database, sender, reglages, clock.now(), chance());
    if (passage == Passage::rien) break;
    if (passage == Passage::abandonne) spdlog::warn("mail: one was given up, see the page of mails");
    ++tried;
    keep_pace(reglages, stop);
  }
  return tried;
}

}  // namespace courriel
