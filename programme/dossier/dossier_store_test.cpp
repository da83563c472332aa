#include "programme/dossier/dossier_store.h"

#include <doctest/doctest.h>

#include <thread>

#include "programme/dossier/depot.h"
#include "programme/dossier/recepisse.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"

using namespace dossier;
using personne::Acteur;

namespace {

const campagne::Campagne c = test::campagne();
const base::Instant noon = test::paris("2029-09-10T12:00");

Depot deposit_now(db::Database& database, const Acteur& who, std::int64_t id, base::Instant when) {
  return database.write([&](db::Writing& w) {
    auto d = lock(w, who, id).value();
    save_state(w, d, NoteDeposee{when}, when);
    return record_deposit(w, who, d, draft(w, d), when);
  });
}

}  // namespace

TEST_CASE("a draft is written with the facts that the tableau shows, and read back whole") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    database.read([&](db::Reading& r) {
      auto d = find(r, p.writer, id).value();
      CHECK(d.intitule == "Jardin partagé");
      CHECK(d.cout_total == base::Cents{1'200'000});
      CHECK(d.demande_total == base::Cents{800'050});
      CHECK(d.saillant);
      CHECK_FALSE(d.numero.has_value());
      CHECK(en_json(draft(r, d)) == en_json(test::complete()));
      CHECK(r.all<std::string>(
                "SELECT objectif FROM dossier_objectif WHERE dossier_id = ?1 ORDER BY objectif", id) ==
            std::vector<std::string>{"freins", "offre"});
      CHECK(r.one<std::int64_t>(
                "SELECT montant FROM dossier_demande WHERE dossier_id = ?1 AND financeur = 'etat'", id) ==
            800'050);
    });
  });
}

TEST_CASE("lists of a dossier follow its note: what is no longer chosen goes") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    database.write([&](db::Writing& w) {
      auto d = lock(w, p.writer, id).value();
      auto b = draft(w, d);
      b.poser("objectifs", {"offre", 1, noon});
      b.poser("demande_etat", {"", 1, noon});
      save_draft(w, d, b, lire(b, c).note, {"objectifs", "demande_etat"}, noon);
    });
    database.read([&](db::Reading& r) {
      CHECK(r.all<std::string>("SELECT objectif FROM dossier_objectif WHERE dossier_id = ?1", id) ==
            std::vector<std::string>{"offre"});
      CHECK(r.all<std::string>("SELECT financeur FROM dossier_demande WHERE dossier_id = ?1", id).empty());
    });
  });
}

TEST_CASE("a dossier does not exist for who may not see it, to read or to write") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    database.write([&](db::Writing& w) {
      CHECK_FALSE(find(w, p.other, id));
      CHECK_FALSE(lock(w, p.other, id));
      CHECK_FALSE(find(w, Acteur{}, id));
      CHECK(find(w, p.boss, id));
      CHECK_FALSE(lock(w, p.writer, id + 1));
      CHECK(mine(w, p.other, c.code).empty());
      CHECK(mine(w, p.writer, c.code).size() == 1);
      CHECK(mine(w, p.writer, "autre-appel").empty());
    });
  });
}

TEST_CASE("a deposit keeps what was sent, numbers the dossier once, and later versions stay comparable") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto first = deposit_now(database, p.writer, id, noon);
    database.write([&](db::Writing& w) {
      auto d = lock(w, p.writer, id).value();
      CHECK(std::holds_alternative<NoteDeposee>(d.etat()));
      CHECK(reference(d, 2030) == "2030-0001");
      save_state(w, d, NoteEnPreparation{}, noon);
      record_take_back(w, d, noon);
      auto b = draft(w, d);
      b.poser("intitule", {"Grand jardin", 1, noon});
      save_draft(w, d, b, lire(b, c).note, {"intitule"}, noon);
    });
    auto second = deposit_now(database, p.writer, id, noon + std::chrono::hours(1));
    CHECK(first.rang == 1);
    CHECK(second.rang == 2);
    CHECK(first.empreinte != second.empreinte);
    database.read([&](db::Reading& r) {
      auto d = find(r, p.boss, id).value();
      auto all = deposits(r, d);
      REQUIRE(all.size() == 2);
      CHECK(all[0].brouillon().valeur("intitule") == "Jardin partagé");
      CHECK(all[0].repris_le == noon);
      CHECK(all[1].par_nom == "ecrit");
      CHECK(d.numero == 1);
      CHECK_FALSE(deposit(r, d, 3));
    });
  });
}

TEST_CASE("the digest of a receipt is that of what is kept, and changes with one letter") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto kept = deposit_now(database, p.writer, id, noon);
    CHECK(kept.empreinte == empreinte(1, noon, kept.structure, contenu_canonique(kept.brouillon())));
    auto b = kept.brouillon();
    b.poser("intitule", {"Jardin partage", 1, noon});
    CHECK(kept.empreinte != empreinte(1, noon, kept.structure, contenu_canonique(b)));
    CHECK(structure_depuis_json(kept.structure).nom == "Les Tilleuls");
  });
}

TEST_CASE("sixteen deposits at once get sixteen numbers, without gap or double") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 16; ++i) ids.push_back(test::with_complete_note(database, p));
    std::vector<std::jthread> threads;
    for (auto id : ids) threads.emplace_back([&, id] { deposit_now(database, p.writer, id, noon); });
    threads.clear();
    auto numbers = database.read(
        [](db::Reading& r) { return r.all<std::int64_t>("SELECT numero FROM dossier ORDER BY numero"); });
    REQUIRE(numbers.size() == 16);
    for (std::size_t i = 0; i < 16; ++i) CHECK(numbers[i] == std::int64_t(i) + 1);
  });
}

TEST_CASE("two people saving two fields of a note at once lose neither") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto write = [&](std::string_view field, int times) {
      for (int i = 0; i < times; ++i)
        database.write([&](db::Writing& w) {
          auto d = lock(w, p.writer, id).value();
          auto b = draft(w, d);
          b.poser(field, {std::to_string(i), 1, noon});
          save_draft(w, d, b, lire(b, c).note, {std::string(field)}, noon);
        });
    };
    {
      std::jthread a([&] { write("diagnostic", 20); }), b([&] { write("modalites", 20); });
    }
    database.read([&](db::Reading& r) {
      auto b = draft(r, find(r, p.writer, id).value());
      CHECK(b.valeur("diagnostic") == "19");
      CHECK(b.valeur("modalites") == "19");
    });
  });
}

TEST_CASE("answers are copied only between dossiers of the same structure") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    database.write([&](db::Writing& w) {
      auto last_year = create(w, p.writer, noon, "essai-2029", p.tilleuls);
      create(w, p.other, noon, c.code, p.port);
      auto list = models(w, p.writer, find(w, p.writer, id).value());
      REQUIRE(list.size() == 1);
      CHECK(list[0].id == last_year);
      CHECK(models(w, p.boss, find(w, p.boss, id).value()).empty());
    });
  });
}

TEST_CASE("the latest dérogation is the one that counts, all of them are kept with author and reason") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto later = test::paris("2029-09-20"), sooner = test::paris("2029-09-18");
    database.write([&](db::Writing& w) {
      auto d = lock(w, p.boss, id).value();
      save_derogation(w, p.boss, d, noon, later, "Panne");
      save_derogation(w, p.boss, d, noon, sooner, "Autre motif");
    });
    database.read([&](db::Reading& r) {
      auto d = find(r, p.writer, id).value();
      CHECK(d.derogation == later);
      auto all = derogations(r, d);
      REQUIRE(all.size() == 2);
      CHECK(all[0].motif == "Panne");
      CHECK(all[0].par == "coordonne");
    });
  });
}

TEST_CASE(
    "the receipt says what, when, by whom, its digest and the mentions; the same deposit gives the same "
    "PDF") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto kept = deposit_now(database, p.writer, id, noon);
    auto d = database.read([&](db::Reading& r) { return find(r, p.writer, id).value(); });
    Recepisse r{d, kept, c, "https://dentelle.example"};
    auto content = contenu(r);
    CHECK(content.titre == "Récépissé n° 2030-0001/1");
    std::string text;
    for (auto& l : content.lignes) text += l.texte + "\n";
    CHECK(text.contains("10 septembre 2029 à 12 h 00 min 00 s"));
    CHECK(text.contains(kept.empreinte));
    CHECK(text.contains("ecrit"));
    CHECK(content.mentions.at(1) == "Silence : refus.");
    CHECK(pdf(r) == pdf(r));
    CHECK(pdf(r).starts_with("%PDF-"));
    CHECK(database.read([&](db::Reading& reading) { return recipients(reading, id); }).at(0).courriel ==
          "ecrit@essai.example");
  });
}
