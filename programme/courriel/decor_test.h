// What the tests of the outbox start from: persons, a structure, lines of the journal, a sender that
// remembers.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/base/text.h"
#include "platform/db/database.h"
#include "platform/mail/sender.h"
#include "programme/campagne/campagne.h"
#include "programme/courriel/composer.h"
#include "programme/courriel/courriel_store.h"
#include "programme/journal/journal.h"
#include "programme/personne/personne_store.h"

namespace decor {

constexpr std::string_view site = "https://dentelle.example";

inline base::Instant now() { return *base::parse_paris("2022-09-10T09:00"); }

inline campagne::Campagne appel() {
  campagne::Campagne c;
  c.code = "essai-2023";
  c.titre = "Appel d’essai";
  c.collectivite = "Agglomération d’essai";
  c.annee = 2023;
  c.passages.contestation = "Écrivez à la coordination dans les quinze jours.";
  return c;
}

inline std::int64_t person(db::Writing& w, const std::string& first_name) {
  auto courriel = base::lower_ascii(first_name) + "@courriel.example";
  return personne::creer_compte(w, {first_name + " Exemple", courriel, "hache"}, now()).personne;
}

inline personne::Acteur coordination() {
  personne::Acteur acteur;
  acteur.id = 999;
  acteur.attributions.push_back({.role = personne::Role::coordination});
  return acteur;
}

inline void write_line(db::Writing& w, const journal::Fait& fait) {
  journal::inscrire(w, personne::systeme(), now(), fait);
}

/// So many mails, one line each, composed and waiting.
inline void fill(db::Database& database, int mails) {
  database.write([&](db::Writing& w) {
    auto id = person(w, "Lea");
    for (int i = 0; i < mails; ++i) write_line(w, {"adresse_deja_connue", "personne", id});
    courriel::composer(w, appel(), site, now(), mails);
  });
}

struct Row {
  std::string destinataire, objet, texte, html;
};
inline std::vector<Row> outbox(db::Database& database) {
  return database.read([](db::Reading& r) {
    return r.all<Row>("SELECT destinataire, objet, texte, html FROM courriel ORDER BY id");
  });
}

/// How many mails are in that state.
inline std::int64_t count(db::Database& database, std::string_view etat) {
  return database.read([&](db::Reading& r) {
    return r.one<std::int64_t>("SELECT COUNT(*) FROM courriel WHERE etat = ?1", etat).value_or(0);
  });
}

/// Answers what it is told, and keeps the mails.
struct Memory : mail::Sender {
  std::vector<mail::Message> sent;
  std::function<mail::Delivery(const mail::Message&)> answer = [](const mail::Message&) {
    return mail::Delivery{};
  };
  mail::Delivery send(const mail::Message& message) override {
    auto delivery = answer(message);
    if (delivery.outcome == mail::Outcome::sent) sent.push_back(message);
    return delivery;
  }
};

}  // namespace decor
