#include "programme/reunion/releve_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/journal/journal.h"
#include "programme/reunion/ecrits_store.h"
#include "programme/reunion/salle_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;

namespace {

/// The meeting of salle_test.h after the first two passages: both came, something is recommended for the
/// first.
struct Apres {
  db::Database& database;
  EnReunion s = en_reunion(database);

  explicit Apres(db::Database& d) : database(d) {
    s.campagne.depot_final = {paris("2029-12-01"), paris("2029-12-03")};
    d.write([&](db::Writing& w) {
      for (auto dossier : s.dossiers)
        w.exec(
            "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, cree_le, cree_par) VALUES "
            "(?1, "
            "'etat', 800050, 'note', 0, 0)",
            dossier);
    });
    for (std::size_t n : {0, 1}) tick(d, s, {.passage = s.passages[n], .vu = "0"}, half_past);
    recommend(0, "Rencontrer l’école.");
  }

  Passage passage(db::Reading& r, std::size_t n) {
    return find_passage(r, s.people.boss, s.passages[n]).value();
  }
  void recommend(std::size_t n, std::string_view text) {
    database.write([&](db::Writing& w) {
      REQUIRE(ajouter_recommandation(w, s.people.boss, half_past, passage(w, n), text));
    });
  }
  void write_record(std::size_t n, std::string_view field, std::string_view text) {
    database.write([&](db::Writing& w) {
      ecrire_releve(w, s.people.boss, half_past, passage(w, n),
                    {{std::string(field), {std::string(text), {}}}});
    });
  }
  std::vector<ReleveAEnvoyer> ready(const personne::Acteur& who) {
    return database.read(
        [&](db::Reading& r) { return releves_a_envoyer(r, who, half_past, s.campagne, s.reunion); });
  }
  ReleveAEnvoyer one(std::size_t n) {
    auto all = ready(s.people.boss);
    return *std::ranges::find(all, s.passages[n], [](const auto& a) { return a.passage.id; });
  }
  ReleveVu seen(std::size_t n) { return {s.passages[n], one(n).vu}; }
  Result<std::size_t> send(const std::vector<ReleveVu>& all, const personne::Acteur* who = nullptr) {
    return database.write([&](db::Writing& w) {
      return envoyer_releves(w, who ? *who : s.people.boss, half_past, s.campagne, s.reunion, all);
    });
  }
  std::vector<ReleveEnvoye> sent(std::size_t n) {
    return database.read([&](db::Reading& r) { return releves_envoyes(r, passage(r, n)); });
  }
  std::string state(std::size_t n) {
    return database.read([&](db::Reading& r) { return std::string(name(passage(r, n).etat())); });
  }
};

bool has(const std::vector<std::string>& all, std::string_view sentence) {
  return std::ranges::find(all, sentence) != all.end();
}

}  // namespace

TEST_CASE("a record holds what the meeting concluded and never the avis of the institutions") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    a.write_record(0, "pertinence", "  Répond à un besoin.  ");
    a.write_record(0, "partenaires", "Le centre social.");
    database.write([&](db::Writing& w) {
      ecrire_avis(w, a.s.agent, half_past, a.passage(w, 0), "financeur:etat",
                  {{"avis", {"reserve", {}}}, {"texte", {"Entre nous : à suivre.", {}}}});
    });
    auto one = a.one(0);
    CHECK(one.pret());
    CHECK(one.releve.pertinence == "Répond à un besoin.");
    CHECK(one.releve.recommandations.at(0).texte == "Rencontrer l’école.");
    CHECK(one.releve.reunion == "Réunion d’Amont");
    CHECK(one.releve.depot_definitif.until == paris("2029-12-03"));
    CHECK_FALSE(en_json(one.releve).contains("Entre nous"));
    CHECK_FALSE(en_json(one.releve).contains("reserve"));
  });
}

TEST_CASE("whom to write to: the agent of the funder, else whoever came for it, else nobody") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    CHECK(a.one(0).releve.financeurs.at(0).interlocuteurs.empty());
    CHECK(has(a.one(0).a_verifier, "Personne à contacter : État."));
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO invite (reunion_id, institution, financeur, nom, courriel, nonce) VALUES (?1, 'État', "
          "'etat', 'Venue Exemple', 'venue@etat.example', 'm')",
          a.s.reunion.id);
    });
    CHECK(a.one(0).releve.financeurs.at(0).interlocuteurs.at(0).nom == "Venue Exemple");
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine) VALUES (?1, 1, "
          "'etat', ?2, "
          "'comite')",
          a.s.dossiers[0], a.s.agent.id);
    });
    auto people = a.one(0).releve.financeurs.at(0).interlocuteurs;
    REQUIRE(people.size() == 1);
    CHECK(people[0].courriel == "agent@essai.example");
    CHECK(a.one(1).releve.financeurs.at(0).interlocuteurs.at(0).nom == "Venue Exemple");
  });
}

TEST_CASE("what is missing is said and does not keep from sending; a record without anything does") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    auto first = a.one(0);
    CHECK(has(first.a_verifier, "Rien sur la pertinence du projet."));
    CHECK(has(first.a_verifier, "Pas d’avis : État."));
    CHECK(first.pret());
    database.write([&](db::Writing& w) {
      ecrire_avis(w, a.s.agent, half_past, a.passage(w, 0), "financeur:etat", {{"avis", {"reserve", {}}}});
    });
    CHECK(has(a.one(0).a_verifier, "État : avis sans explication."));
    CHECK_FALSE(has(a.one(0).a_verifier, "Pas d’avis : État."));
    auto empty = a.one(1);
    CHECK(has(empty.a_verifier, "Aucune recommandation."));
    REQUIRE(empty.obstacle);
    CHECK(empty.obstacle->cause == Cause::saisie_invalide);
    auto expected = a.one(2);
    REQUIRE(expected.obstacle);
    CHECK(expected.obstacle->cause == Cause::etape_passee);
    CHECK(expected.obstacle->detail == "Le relevé s’envoie une fois la présence notée.");
  });
}

TEST_CASE("sending keeps the record as it was, tells it once, and moves the passage on") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    CHECK(a.state(0) == "present");
    CHECK(a.send({a.seen(0), a.seen(0)}) == 1);
    CHECK(a.state(0) == "consolide");
    CHECK(a.state(1) == "present");
    auto sent = a.sent(0);
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].version.rang == 1);
    CHECK(sent[0].version.par == "coordonne");
    CHECK(sent[0].releve.recommandations.at(0).texte == "Rencontrer l’école.");
    auto lines =
        database.read([&](db::Reading& r) { return journal::de_l_objet(r, "dossier", a.s.dossiers[0]); });
    CHECK(lines.back().acte == "passage_consolide");
    CHECK(journal::detail(lines.back(), "rang") == "1");
    CHECK_FALSE(a.one(0).pret());
    auto again = a.send({a.seen(0)});
    REQUIRE_FALSE(again);
    CHECK(again.error().cause == Cause::deja_fait);
  });
}

TEST_CASE("a correction is another version; what was sent before stays as it was sent") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    REQUIRE(a.send({a.seen(0)}));
    a.recommend(0, "Préciser le budget.");
    CHECK(a.one(0).pret());
    REQUIRE(a.send({a.seen(0)}));
    auto sent = a.sent(0);
    REQUIRE(sent.size() == 2);
    CHECK(sent[0].version.rang == 2);
    CHECK(sent[0].releve.recommandations.size() == 2);
    CHECK(sent[1].releve.recommandations.size() == 1);
  });
}

TEST_CASE("all or none: one that changed while it was read, or is not ready, keeps the others back") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    auto first = a.seen(0);
    a.write_record(1, "existant", "Un autre jardin.");
    auto second = a.seen(1);
    a.recommend(1, "Se rapprocher de lui.");
    auto refused = a.send({first, second});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().cause == Cause::modifie_entre_temps);
    CHECK(a.sent(0).empty());
    refused = a.send({first, a.seen(2)});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().cause == Cause::etape_passee);
    CHECK(a.sent(0).empty());
    refused = a.send({first, {9999, "x"}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().cause == Cause::acces_inconnu);
    refused = a.send({});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().cause == Cause::saisie_invalide);
    CHECK(a.send({first, a.seen(1)}) == 2);
  });
}

TEST_CASE("whoever runs the meeting sends; an agent does not, a stranger does not even know") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    auto seen = a.seen(0);
    for (const auto* who : {&a.s.agent, &a.s.invite}) {
      auto refused = a.send({seen}, who);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().cause == Cause::role_requis);
    }
    for (const auto* who : {&a.s.etranger, &a.s.people.writer}) {
      auto refused = a.send({seen}, who);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().cause == Cause::acces_inconnu);
    }
    CHECK(a.send({seen}, &a.s.chef) == 1);
  });
}

TEST_CASE("the outbox finds the latest record with its link and each address once") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    database.write([&](db::Writing& w) {
      w.exec(
          "UPDATE passage SET charge_nom = 'Charge', charge_courriel = 'ecrit@essai.example' WHERE id = ?1",
          a.s.passages[0]);
    });
    REQUIRE(a.send({a.seen(0)}));
    a.recommend(0, "Encore.");
    REQUIRE(a.send({a.seen(0)}));
    auto found = database.read([&](db::Reading& r) { return releves_annonces(r, a.s.passages); });
    REQUIRE(found.size() == 1);
    CHECK(found[0].envoye.version.rang == 2);
    CHECK(found[0].chemin.starts_with("/convocations/"));
    CHECK(found[0].chemin.ends_with("/releve"));
    REQUIRE(found[0].destinataires.size() == 1);
    CHECK(found[0].destinataires[0].courriel == "ecrit@essai.example");
    CHECK(database.read([&](db::Reading& r) { return releves_annonces(r, {}); }).empty());
  });
}

TEST_CASE("all the records of a meeting are read in a few queries, whatever their number") {
  tests::on_both_engines([](db::Database& database) {
    Apres a(database);
    database.read([&](db::Reading& r) {
      auto before = db::queries_of_this_thread();
      CHECK(releves_a_envoyer(r, a.s.people.boss, half_past, a.s.campagne, a.s.reunion).size() == 3);
      CHECK(db::queries_of_this_thread() - before <= 11);
    });
    auto seen = a.seen(0);
    database.write([&](db::Writing& w) {
      auto before = db::queries_of_this_thread();
      REQUIRE(envoyer_releves(w, a.s.people.boss, half_past, a.s.campagne, a.s.reunion, {seen}));
      CHECK(db::queries_of_this_thread() - before <= 24);
    });
  });
}
