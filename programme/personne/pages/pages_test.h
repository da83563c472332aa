// What the tests of these pages share.
#pragma once
#include <doctest/doctest.h>

#include "platform/base/secret.h"
#include "programme/journal/journal.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/personne_store.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

namespace personne::essai {

inline constexpr std::string_view good_password = "Tulipe-4-Granite", other_password = "Pivoine-7-Schiste";

/// One database, and what is asked of it in a line.
struct Site {
  db::Database& database;
  tests::Visiteur visiteur{};

  template <class Handler>
  web::Response get(Handler handler, std::string_view target, std::vector<std::string> values = {}) {
    visiteur.gets(target, std::move(values));
    return database.read([&](db::Reading& r) { return handler(r, visiteur.visite()); });
  }
  /// As the server does: an answer of 400 or more is rolled back.
  web::Response post(web::Response (*handler)(db::Writing&, const page::Visite&), std::string_view target,
                     tests::Values form, std::vector<std::string> values = {}) {
    visiteur.posts(target, form, std::move(values));
    auto outcome = database.write([&](db::Writing& w) -> std::expected<web::Response, web::Response> {
      auto response = handler(w, visiteur.visite());
      if (response.status < 400) return response;
      return std::unexpected(std::move(response));
    });
    return outcome ? *outcome : outcome.error();
  }
  web::Response post(web::Response (*handler)(db::Database&, const page::Visite&), std::string_view target,
                     tests::Values form, std::vector<std::string> values = {}) {
    visiteur.posts(target, form, std::move(values));
    return handler(database, visiteur.visite());
  }

  std::vector<journal::Ligne> journal() {
    return database.read([](db::Reading& r) { return journal::apres(r, 0, 1000); });
  }
  std::string acts() {
    std::string all;
    for (const auto& line : journal()) all.append(line.acte).append(" ");
    return all;
  }
  /// What the mail of the last act that carries a link would hold: its local path.
  std::string last_link() {
    std::string id;
    for (const auto& line : journal())
      if (auto found = journal::detail(line, "lien"); !found.empty()) id = found;
    if (id.empty()) return {};
    auto sent = database.read([&](db::Reading& r) { return lien_a_envoyer(r, std::stoll(id)); });
    return sent ? sent->chemin : std::string();
  }

  /// A confirmed account with that password, whose requests the next ones are.
  Acteur account(std::string courriel, std::string nom = "Alice Petit",
                 std::optional<Attribution> role = {}) {
    return database.write([&](db::Writing& w) {
      const auto hash = base::hash_password(good_password);
      const auto made = creer_par_console(w, {nom, courriel, hash, std::move(role)}, visiteur.now);
      return acteur(w, made.value().personne).value();
    });
  }
};

/// On SQLite: what differs between the engines is in the store, whose tests run on both.
template <class F>
void on_site(F f) {
  base::start_sodium();
  tests::on_sqlite([&](db::Database& database, const std::string&) {
    Site site{database};
    f(site);
  });
}

inline std::string text_of_link(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace personne::essai
