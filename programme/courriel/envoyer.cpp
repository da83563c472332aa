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
          .html = p.html,
          .calendar = p.calendrier,
          .calendar_method = p.calendrier_methode};
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

using std::chrono::milliseconds;

/// Waits so long, unless it is told to stop.
void pause(milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any never;
  never.wait_for(lock, stop, time, [] { return false; });
}

/// Between two mails of all servers together; rounded up, so that the pace is never exceeded.
milliseconds between(const Reglages& reglages) {
  return milliseconds((60'000 + reglages.par_minute - 1) / reglages.par_minute);
}

/// What a mail server that was slow for a moment may be given to catch up.
constexpr milliseconds catch_up{1000};
/// No pace asks for a longer pause: a mark further away was left by a clock that was put back.
constexpr milliseconds longest_pause{60'000};

/// Beyond it there is something better to do than to wait: reading the journal.
constexpr milliseconds longest_wait{5'000};

/// A mail to send now, or how long to wait for one.
struct Prise {
  std::optional<Pris> courriel;
  std::optional<milliseconds> attente{};
};

Prise take(db::Writing& w, const Reglages& reglages, base::Instant now) {
  if (reglages.par_minute <= 0) return {prendre(w, now, now + reglages.bail)};
  auto wait = pas_avant(w) - now;
  if (wait > milliseconds(0) && wait <= longest_pause) return {{}, wait};
  auto taken = prendre(w, now, now + reglages.bail);
  bool late = wait >= -catch_up && wait <= milliseconds(0);
  if (taken) fixer_cadence(w, now + (late ? wait : milliseconds(0)) + between(reglages));
  return {std::move(taken)};
}

void record(db::Writing& w, const Pris& p, const Suite& next, const Reglages& reglages, base::Instant now,
            double hasard) {
  if (next.passage == Passage::envoye) return noter_envoye(w, p, now, reglages.garder_textes);
  if (next.passage == Passage::abandonne) return noter_abandonne(w, p, next.erreur);
  noter_reporte(w, p, now + attente(p.essais, hasard), next.erreur);
}

struct Tour {
  Passage passage;
  milliseconds attente{};
};

Tour turn(db::Database& database, mail::Sender& sender, const Reglages& reglages, base::Instant now,
          double hasard) {
  auto prise = database.write([&](db::Writing& w) { return take(w, reglages, now); });
  if (prise.attente) return {Passage::attend, *prise.attente};
  if (!prise.courriel) return {Passage::rien};
  auto next = suite(try_to_send(sender, *prise.courriel, reglages), *prise.courriel, reglages);
  database.write([&](db::Writing& w) { record(w, *prise.courriel, next, reglages, now, hasard); });
  return {next.passage};
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
  return turn(database, sender, reglages, now, hasard).passage;
}

int envoyer_dus(db::Database& database, mail::Sender& sender, const Reglages& reglages,
                const base::Clock& clock, std::stop_token stop, int au_plus) {
  int tried = 0;
  while (tried < au_plus && !stop.stop_requested()) {
    auto [passage, wait] = turn(database, sender, reglages, clock.now(), chance());
    if (passage == Passage::rien) break;
    if (passage == Passage::abandonne) spdlog::warn("mail: one was given up, see the page of mails");
    if (passage == Passage::attend)
      pause(std::min(wait, milliseconds(1000)),
            stop);  // the pace may be another server's clock, a little off
    else
      ++tried;
  }
  return tried;
}

}  // namespace courriel
