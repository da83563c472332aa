// A final dossier being written by a structure, on a database, for the tests of pages: who looks, what is
// posted.
#pragma once
#include <doctest/doctest.h>

#include <regex>

#include "programme/budget/budget_store.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/dossier_complet_test.h"
#include "programme/definitif/pages/pages.h"
#include "programme/dossier/test_personnes.h"
#include "programme/reunion/releve_transmis.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

namespace definitif::test {

using Read = web::Response (*)(db::Reading&, const page::Visite&);
using Write = web::Response (*)(db::Writing&, const page::Visite&);

struct Chantier {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  std::int64_t id = opened();
  tests::Visiteur visitor{.acteur = people.writer, .now = noon, .campagne = campagne()};

  std::int64_t opened() {
    auto made = dossier::test::with_complete_note(database, people);
    auto then = paris("2029-09-16T10:00");
    database.write([&](db::Writing& w) {
      auto d = dossier::lock(w, people.writer, made).value();
      dossier::save_state(w, d, dossier::NoteDeposee{then}, then);
      dossier::record_deposit(w, people.writer, d, dossier::draft(w, d), then);
      create(w, people.writer, then, made, dossier::draft(w, d));
      w.exec(
          "UPDATE structure SET siret = '99900010200015', rna = 'W599001001', siege_voie = '1 place', "
          "siege_code_postal "
          "= '00100', siege_commune = 'Amont', telephone = '0300000000', courriel = 'a@tilleuls.example', "
          "representant_nom = 'Exemple', representant_fonction = 'Présidente' WHERE id = ?1",
          people.tilleuls);
      w.exec(
          "INSERT INTO bureau (structure_id, rang, fonction, prenom, nom) VALUES (?1, 1, 'Présidente', 'A', "
          "'B')",
          people.tilleuls);
    });
    return made;
  }
  /// Everything but signature and deposit.
  void completed() {
    database.write([&](db::Writing& w) {
      auto f = lock(w, people.writer, id).value();
      save_draft(w, f, answers(), noon);
      ajouter_indicateur(w, people.writer, noon, f, indicator());
    });
    budget_is(budget::Genre::action, test::budget("9000", "8000", "1000"));
    budget_is(budget::Genre::structure, test::budget("20000", "15000", "5000"));
  }
  void budget_is(budget::Genre g, const dossier::Brouillon& typed) {
    database.write([&](db::Writing& w) {
      auto f = lock(w, people.writer, id).value();
      auto e = budget::verrouiller(w, f.dossier, g, 2030, noon);
      budget::enregistrer(w, e, typed, visitor.campagne, noon);
    });
  }
  /// The meeting's record, with one recommendation; returns its id.
  std::int64_t advised(const std::string& text) {
    return database.write([&](db::Writing& w) {
      auto meeting = w.one<std::int64_t>(
          "INSERT INTO reunion (campagne, code, titre, duree_passage) VALUES ('essai-2030', 'amont', "
          "'Amont', 20) "
          "RETURNING id");
      auto passage = w.one<std::int64_t>(
          "INSERT INTO passage (dossier_id, reunion_id, etat, nonce, code, consolide_le, consolide_par) "
          "VALUES (?1, ?2, "
          "'planifie', 'n', 'ACDEFG', 1, ?3) RETURNING id",
          id, *meeting, people.boss.id);
      auto advice = w.one<std::int64_t>(
          "INSERT INTO recommandation (passage_id, rang, texte, modifie_le, modifie_par) VALUES (?1, 1, ?2, "
          "0, ?3) "
          "RETURNING id",
          *passage, text, people.boss.id);
      reunion::ReleveTransmis record;
      record.recommandations = {{*advice, text}};
      w.exec(
          "INSERT INTO releve_envoye (passage_id, rang, contenu, envoye_le, envoye_par) VALUES (?1, 1, ?2, "
          "1, ?3)",
          *passage, reunion::en_json(record), people.boss.id);
      return *advice;
    });
  }
  web::Response get(Read handler, std::vector<std::string> more = {}, tests::Values query = {}) {
    visitor.asks_for("/x", query);
    visitor.path = path(std::move(more));
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  /// A refused act is rolled back, as the server does.
  web::Response post(Write handler, tests::Values form = {}, std::vector<std::string> more = {},
                     bool json = false) {
    visitor.posts("/x", form, path(std::move(more)));
    if (json) visitor.request.accept = "application/json";
    return sent(handler);
  }
  /// What a browser sends: the marks of what the page showed go with it.
  web::Response fill(Read shown, Write handler, tests::Values form, std::vector<std::string> more = {}) {
    auto page = get(shown, more).text();
    visitor.posts("/x", form, path(std::move(more)));
    static const std::regex mark("name=\"(avant_[^\"]+)\" value=\"([^\"]*)\"");
    for (std::sregex_iterator it(page.begin(), page.end(), mark), end; it != end; ++it)
      visitor.request.form.add((*it)[1].str(), (*it)[2].str());
    return sent(handler);
  }
  web::Response sent(Write handler) {
    web::Response answer;
    try {
      database.write([&](db::Writing& w) {
        answer = handler(w, visitor.visite());
        if (answer.status >= 400 && web::header_of(answer, "X-Dentelle-Commit").empty()) throw Refused{};
      });
    } catch (const Refused&) {
    }
    return answer;
  }
  struct Refused {};
  std::vector<std::string> path(std::vector<std::string> more) const {
    more.insert(more.begin(), std::to_string(id));
    return more;
  }
  std::string state() {
    return database.read([&](db::Reading& r) { return find(r, people.boss, id).value().etat_nom; });
  }
  std::string answer_to(std::string_view field) {
    return database.read([&](db::Reading& r) {
      return std::string(draft(r, find(r, people.writer, id).value()).valeur(field));
    });
  }
};

}  // namespace definitif::test
