#include "programme/dossier/pages/pages.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "programme/dossier/dossier_store.h"
#include "programme/dossier/pages/section.h"
#include "programme/dossier/test_campagne.h"
#include "programme/dossier/test_personnes.h"
#include "programme/journal/journal.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace dossier;
using tests::Visiteur;

namespace {

const base::Instant noon = test::paris("2029-09-10T12:00");
const base::Instant too_late = test::paris("2029-09-17T00:00");

Visiteur visitor(const personne::Acteur& who, base::Instant now = noon) {
  Visiteur v;
  v.acteur = who, v.now = now, v.campagne = test::campagne();
  return v;
}

using Handler = web::Response (*)(db::Writing&, const page::Visite&);
using Reader = web::Response (*)(db::Reading&, const page::Visite&);

web::Response post(db::Database& database, Handler handler, Visiteur& v) {
  return database.write([&](db::Writing& w) { return handler(w, v.visite()); });
}
web::Response show(db::Database& database, Reader handler, Visiteur& v) {
  return database.read([&](db::Reading& r) { return handler(r, v.visite()); });
}

/// The dossier's page, without what other rooms say on it.
web::Response sheet(db::Reading& r, const page::Visite& v) { return fiche(r, v, {}); }

std::string path(std::int64_t id, std::string_view rest) { return fmt::format("/dossiers/{}{}", id, rest); }

web::Response send(db::Database& database, Visiteur& v, std::int64_t id, std::string_view section,
                   tests::Values fields) {
  return post(
      database, enregistrer_section,
      v.posts(path(id, "/note/") + std::string(section), fields, {std::to_string(id), std::string(section)}));
}

web::Response deposit(db::Database& database, Visiteur& v, std::int64_t id) {
  return post(database, deposer, v.posts(path(id, "/deposer"), {}, {std::to_string(id)}));
}

std::string state_of(db::Database& database, const personne::Acteur& who, std::int64_t id) {
  return database.read([&](db::Reading& r) { return find(r, who, id).value().etat_nom; });
}

}  // namespace

TEST_CASE("a writer begins a note for their structure, and for no other") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto v = visitor(p.writer);
    auto made = post(database, creer, v.posts("/dossiers", {{"structure", std::to_string(p.tilleuls)}}));
    CHECK(made.status == 303);
    CHECK(tests::location(made).ends_with("/note"));
    CHECK(post(database, creer, v.posts("/dossiers", {{"structure", std::to_string(p.port)}})).status == 422);
    CHECK(show(database, mes_dossiers, v.gets("/dossiers")).text().contains("Projet sans titre"));
  });
}

TEST_CASE("a section saves what is typed, valid or not, and leads to the next one") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    auto saved = send(database, v, id, "modalites",
                      {{"modalites", ""},
                       {"avant_modalites", marque("Deux ateliers par semaine.")},
                       {"debut", "un jour"},
                       {"avant_debut", marque("01/02/2030")},
                       {"fin", "2030-12-15"},
                       {"avant_fin", marque("2030-12-15")}});
    CHECK(saved.status == 303);
    CHECK(tests::location(saved) == path(id, "/note/lieu"));
    v.gets(path(id, "/note/modalites"), {std::to_string(id), "modalites"});
    CHECK(show(database, montrer_section, v).text().contains("value=\"un jour\""));
  });
}

TEST_CASE("the island's request saves only the fields it names and is answered in JSON") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    v.posts(path(id, "/note/objectifs"),
            {{"auto", "1"}, {"champs", "axes"}, {"avant_axes", marque("")}, {"axes", "jeunesse"}},
            {std::to_string(id), "objectifs"});
    v.request.accept = "application/json";
    auto saved = post(database, enregistrer_section, v);
    CHECK(saved.status == 200);
    CHECK(saved.text().contains("12 h 00"));
    database.read([&](db::Reading& r) {
      auto b = draft(r, find(r, p.writer, id).value());
      CHECK(b.valeur("axes") == "jeunesse");
      CHECK(b.valeur("orientation") == "emploi");
    });
  });
}

TEST_CASE("two people in the same field: the second gets both texts, and the rest of the page is kept") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    send(database, v, id, "projet",
         {{"intitule", "Le leur"},
          {"avant_intitule", marque("Jardin partagé")},
          {"phrase", "Un jardin pour se rencontrer."},
          {"avant_phrase", marque("Un jardin pour se rencontrer.")}});
    auto second = send(database, v, id, "projet",
                       {{"intitule", "Le mien"},
                        {"avant_intitule", marque("Jardin partagé")},
                        {"phrase", "Autre phrase."},
                        {"avant_phrase", marque("Un jardin pour se rencontrer.")}});
    CHECK(second.status == 409);
    CHECK(second.text().contains("Le leur"));
    CHECK(second.text().contains("Le mien"));
    database.read([&](db::Reading& r) {
      auto b = draft(r, find(r, p.writer, id).value());
      CHECK(b.valeur("intitule") == "Le leur");
      CHECK(b.valeur("phrase") == "Autre phrase.");
    });
  });
}

TEST_CASE("text sent to a note already deposited is handed back whole") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    REQUIRE(deposit(database, v, id).status == 303);
    auto refused =
        send(database, v, id, "diagnostic",
             {{"diagnostic", "Mon long texte"}, {"avant_diagnostic", marque("Peu d’espaces verts.")}});
    CHECK(refused.status == 409);
    CHECK(refused.text().contains("Mon long texte"));
  });
}

TEST_CASE("a deposit leads to its receipt, writes the journal, and mail has its fact") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    auto done = deposit(database, v, id);
    CHECK(tests::location(done) == path(id, "/depots/1"));
    CHECK(state_of(database, p.writer, id) == "note_deposee");
    auto lines = database.read([&](db::Reading& r) { return journal::de_l_objet(r, "dossier", id); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].acte == "note_deposee");
    CHECK(journal::detail(lines[0], "rang") == "1");
    auto receipt = show(database, recepisse, v.gets(path(id, "/depots/1"), {std::to_string(id), "1"}));
    CHECK(receipt.text().contains("Récépissé n° 2030-0001/1"));
    auto file =
        show(database, recepisse_pdf, v.gets(path(id, "/depots/1/recepisse.pdf"), {std::to_string(id), "1"}));
    CHECK(file.text().starts_with("%PDF-"));
  });
}

TEST_CASE(
    "after the deadline the deposit is refused with the reason, nothing is written and the draft stays "
    "readable") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer, too_late);
    auto refused = deposit(database, v, id);
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("16 septembre 2029 à 23 h 59 min 59 s"));
    CHECK(state_of(database, p.writer, id) == "note_en_preparation");
    CHECK(show(database, verifier, v.gets(path(id, "/note/verifier"), {std::to_string(id)}))
              .text()
              .contains("Jardin partagé"));
  });
}

TEST_CASE("the check page names what is missing with a link to each question") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    send(database, v, id, "partenaires",
         {{"partenaires", ""}, {"avant_partenaires", marque("Le centre social.")}});
    auto shown = show(database, verifier, v.gets(path(id, "/note/verifier"), {std::to_string(id)})).text();
    CHECK(shown.contains(path(id, "/note/partenaires?verifier=1#partenaires")));
    CHECK_FALSE(shown.contains("Tout est prêt"));
    CHECK(deposit(database, v, id).status == 422);
  });
}

TEST_CASE("a note taken back, changed and deposited again has two versions that can be compared") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    deposit(database, v, id);
    CHECK(post(database, reprendre, v.posts(path(id, "/reprendre"), {}, {std::to_string(id)})).status == 303);
    CHECK(show(database, taches, v.gets(path(id, "/note"), {std::to_string(id)}))
              .text()
              .contains("elle n’est plus déposée"));
    send(database, v, id, "projet",
         {{"intitule", "Grand jardin"},
          {"avant_intitule", marque("Jardin partagé")},
          {"phrase", "Un jardin pour se rencontrer."},
          {"avant_phrase", ""}});
    CHECK(deposit(database, v, id).status == 303);
    auto compared = show(database, comparaison, v.gets(path(id, "/comparer"), {std::to_string(id)})).text();
    CHECK(compared.contains("Grand jardin"));
    CHECK(compared.contains("1 réponse diffère"));
  });
}

TEST_CASE("an abandoned project can be reopened; a stranger finds nothing anywhere") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer), stranger = visitor(p.other);
    CHECK(post(database, abandonner, v.posts(path(id, "/abandonner"), {}, {std::to_string(id)})).status ==
          303);
    CHECK(post(database, rouvrir, v.posts(path(id, "/rouvrir"), {}, {std::to_string(id)})).status == 303);
    for (auto reader : {sheet, taches, verifier, comparaison, choisir_copie})
      CHECK(show(database, reader, stranger.gets(path(id, ""), {std::to_string(id)})).status == 404);
    for (auto writer : {deposer, reprendre, abandonner, rouvrir, copier})
      CHECK(post(database, writer, stranger.posts(path(id, ""), {}, {std::to_string(id)})).status == 404);
    CHECK(send(database, stranger, id, "projet", {}).status == 404);
  });
}

TEST_CASE("the coordination grants more time with a reason; the porteur then deposits late") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto boss = visitor(p.boss, too_late), v = visitor(p.writer, too_late);
    auto grant = [&](tests::Values form) {
      return post(database, accorder_derogation,
                  boss.posts(path(id, "/derogation"), form, {std::to_string(id)}));
    };
    CHECK(grant({{"date", "20/09/2029"}, {"heure", "18:00"}, {"motif", ""}}).status == 422);
    CHECK(grant({{"date", "un jour"}, {"heure", "18:00"}, {"motif", "Panne"}}).status == 422);
    CHECK(grant({{"date", "20/09/2029"}, {"heure", "18:00"}, {"motif", "Panne d’internet"}}).status == 303);
    CHECK(show(database, sheet, v.gets(path(id, ""), {std::to_string(id)}))
              .text()
              .contains("Panne d’internet"));
    CHECK(deposit(database, v, id).status == 303);
  });
}

TEST_CASE("chosen answers are copied from another dossier of the structure") {
  tests::on_both_engines([](db::Database& database) {
    auto p = test::people(database);
    auto source = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    auto target =
        database.write([&](db::Writing& w) { return create(w, p.writer, noon, "essai-2030", p.tilleuls); });
    v.gets(path(target, "/copier"), {std::to_string(target)})
        .request.query.add("source", std::to_string(source));
    auto offered = show(database, choisir_copie, v);
    CHECK(offered.text().contains("Jardin partagé"));
    auto done =
        post(database, copier,
             v.posts(path(target, "/copier"), {{"source", std::to_string(source)}, {"champs", "phrase"}},
                     {std::to_string(target)}));
    CHECK(done.status == 303);
    database.read([&](db::Reading& r) {
      auto b = draft(r, find(r, p.writer, target).value());
      CHECK(b.valeur("phrase") == "Un jardin pour se rencontrer.");
      CHECK(b.valeur("intitule").empty());
    });
  });
}

TEST_CASE("every question of the note can be read by anyone before beginning") {
  tests::on_both_engines([](db::Database& database) {
    auto v = visitor({});
    auto text = show(database, questions_publiques, v.gets("/note-d-intention")).text();
    for (auto& q : questions(v.campagne)) CHECK(text.contains(q.label));
  });
}

TEST_CASE("pages of a dossier keep to their number of queries") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    auto p = test::people(database);
    auto id = test::with_complete_note(database, p);
    auto v = visitor(p.writer);
    auto count = [&](auto&& visit) {
      auto before = db::queries_of_this_thread();
      visit();
      return db::queries_of_this_thread() - before;
    };
    auto number = std::to_string(id);
    CHECK(count([&] { show(database, taches, v.gets(path(id, "/note"), {number})); }) <= 4);
    CHECK(count([&] {
            show(database, montrer_section, v.gets(path(id, "/note/projet"), {number, "projet"}));
          }) <= 4);
    CHECK(count([&] {
            send(database, v, id, "projet",
                 {{"intitule", "Autre"}, {"avant_intitule", marque("Jardin partagé")}});
          }) <= 7);
    CHECK(count([&] { deposit(database, v, id); }) <= 15);
    CHECK(count([&] { show(database, sheet, v.gets(path(id, ""), {number})); }) <= 7);
    CHECK(count([&] { show(database, mes_dossiers, v.gets("/dossiers")); }) <= 2);
  });
}
