#include "programme/ventilation/pages/conflits.h"

#include <doctest/doctest.h>

#include "programme/ventilation/conflit_store.h"
#include "programme/ventilation/pages/declaration.h"
#include "programme/ventilation/test_comite.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace ventilation;
using essai::Decor;
using tests::location;

namespace {

const base::Instant now = essai::comite();

tests::Visiteur visitor(const personne::Acteur& who) {
  tests::Visiteur v{.acteur = who, .now = now};
  v.campagne = essai::campagne_d_essai();
  return v;
}

using Read = web::Response (*)(db::Reading&, const page::Visite&);
using Write = web::Response (*)(db::Writing&, const page::Visite&);

web::Response answer(db::Database& database, Read handler, tests::Visiteur& v) {
  return database.read([&](db::Reading& r) { return handler(r, v.visite()); });
}
web::Response answer(db::Database& database, Write handler, tests::Visiteur& v) {
  return database.write([&](db::Writing& w) { return handler(w, v.visite()); });
}

/// The agent of the CAF belongs to Les Tilleuls; the search has found it. Returns the id of the suggestion.
std::string suggestion(db::Database& database, const Decor& d) {
  return database.write([&](db::Writing& w) {
    w.exec(
        "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since)"
        " VALUES (?1, ?2, 0, 0, 0, 0)",
        d.tilleuls, d.agent_caf.id);
    chercher_conflits(w, d.coordination, now);
    return std::to_string(conflits(w, d.coordination, "suggere", 0, 1).at(0).id);
  });
}

web::Response decide(db::Database& database, tests::Visiteur& v, const std::string& id, tests::Values form) {
  v.posts("/conflits/" + id, form, {id});
  return answer(database, pages::decider_conflit, v);
}

}  // namespace

TEST_CASE("the search says how many links are new") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto v = visitor(d.coordination);
    suggestion(database, d);
    v.posts("/conflits/chercher", {});
    auto response = answer(database, pages::chercher_les_conflits, v);
    CHECK(location(response) == "/conflits");
    auto shown = answer(database, pages::conflits, v.gets("/conflits")).text();
    CHECK(shown.contains("Camille<br>et « Les Tilleuls »"));
    CHECK(shown.contains("Cette personne fait partie de l’espace de la structure."));
    CHECK(shown.contains("<strong>1</strong> À examiner"));
    CHECK(shown.contains("<strong>0</strong> Écartés"));
  });
}

TEST_CASE("a link is put aside with a reason only; what was typed is kept") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto id = suggestion(database, d);
    auto v = visitor(d.coordination);
    auto refused = decide(database, v, id, {{"etat", "suggere"}, {"decision", "ecarter"}});
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("Écrivez pourquoi ce n’est pas un conflit d’intérêts."));
    auto without_choice = decide(database, v, id, {{"etat", "suggere"}, {"motif-" + id, "Un essai"}});
    CHECK(without_choice.status == 422);
    CHECK(without_choice.text().contains("Un essai"));
    auto done = decide(database, v, id,
                       {{"etat", "suggere"}, {"decision", "ecarter"}, {"motif-" + id, "N’y est plus"}});
    CHECK(location(done) == "/conflits?etat=suggere");
    auto shown = answer(database, pages::conflits, v.asks_for("/conflits", {{"etat", "ecarte"}})).text();
    CHECK(shown.contains("Écarté le 26 septembre 2030 par Coordonne. Motif : N’y est plus"));
    CHECK(shown.contains("Changer cette décision"));
  });
}

TEST_CASE("who decides on what somebody else has decided is shown it, and keeps their text") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto id = suggestion(database, d);
    auto v = visitor(d.coordination);
    CHECK(location(decide(database, v, id, {{"etat", "suggere"}, {"decision", "confirmer"}})) ==
          "/conflits?etat=suggere");
    auto late = decide(database, v, id,
                       {{"etat", "suggere"}, {"decision", "ecarter"}, {"motif-" + id, "Un homonyme"}});
    CHECK(late.status == 409);
    CHECK(late.text().contains("Quelqu’un a décidé entre-temps."));
    CHECK(late.text().contains("Un homonyme"));
    CHECK(late.text().contains("name=\"etat\" value=\"confirme\""));
    CHECK(decide(database, v, "999", {{"etat", "suggere"}, {"decision", "confirmer"}}).status == 404);
  });
}

TEST_CASE("the coordination's own link offers no way to put it aside") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    database.write([&](db::Writing& w) {
      return declarer(w, d.coordination, now, d.coordination.id, d.port, {"Présidente"});
    });
    auto v = visitor(d.coordination);
    auto shown = answer(database, pages::conflits, v.asks_for("/conflits", {{"etat", "confirme"}})).text();
    CHECK(shown.contains("seule une autre personne de la coordination peut l’écarter"));
    CHECK_FALSE(shown.contains("Changer cette décision"));
    auto id = database.read(
        [&](db::Reading& r) { return std::to_string(mes_conflits(r, d.coordination).at(0).id); });
    CHECK(decide(database, v, id, {{"etat", "confirme"}, {"decision", "ecarter"}, {"motif-" + id, "Fini"}})
              .status == 403);
  });
}

TEST_CASE("a declaration that lacks something is told everything at once") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto v = visitor(d.coordination);
    v.posts("/conflits", {});
    auto empty = answer(database, pages::declarer_conflit, v).text();
    CHECK(empty.contains("Écrivez le nom ou l’adresse de la personne."));
    CHECK(empty.contains("Écrivez le nom ou le numéro SIRET de la structure."));
    CHECK(empty.contains("Dites en quelques mots quel est ce lien."));
    v.posts("/conflits",
            {{"personne", "inconnue"}, {"structure", "inconnue"}, {"motif", std::string(501, 'x')}});
    auto unknown = answer(database, pages::declarer_conflit, v).text();
    CHECK(unknown.contains("Personne ne porte ce nom parmi les agent·es."));
    CHECK(unknown.contains("Aucune structure ne porte ce nom."));
    CHECK(unknown.contains("raccourcissez-le"));
  });
}

TEST_CASE("a name that is not whole is chosen among those that it may mean") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto v = visitor(d.coordination);
    v.posts("/conflits", {{"personne", "cam"}, {"structure", "tilleul"}, {"motif", "Trésorière"}});
    auto asked = answer(database, pages::declarer_conflit, v);
    CHECK(asked.status == 422);
    CHECK(asked.text().contains("Choisissez la personne dans la liste, ou écrivez son nom entier."));
    CHECK(asked.text().contains("Choisissez la structure dans la liste, ou écrivez son nom entier."));
    CHECK(asked.text().contains("camille@essai.example"));
    CHECK(asked.text().contains("Les Tilleuls"));
    auto person = std::to_string(d.agent_caf.id), structure = std::to_string(d.tilleuls);
    v.posts("/conflits", {{"personne", "cam"},
                          {"personne_id", person},
                          {"structure", "tilleul"},
                          {"structure_id", structure},
                          {"motif", "Trésorière"}});
    CHECK(location(answer(database, pages::declarer_conflit, v)) == "/conflits?etat=confirme");
    v.posts("/conflits", {{"personne", "Camille"}, {"structure", "les tilleuls"}, {"motif", "Trésorière"}});
    CHECK(answer(database, pages::declarer_conflit, v).text().contains("Ce conflit est déjà confirmé."));
    v.posts("/conflits",
            {{"personne", "cam"}, {"personne_id", "999"}, {"structure", "les tilleuls"}, {"motif", "x"}});
    CHECK(answer(database, pages::declarer_conflit, v).status == 422);
  });
}

TEST_CASE("an agent declares what they sit in, reads what keeps them away, and cannot lift it") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    suggestion(database, d);
    auto v = visitor(d.agent_caf);
    auto before = answer(database, pages::mes_conflits, v.gets("/mes-conflits")).text();
    CHECK(before.contains("À l’examen"));
    CHECK(before.contains("Vous faites partie de son espace sur cette plateforme."));
    v.posts("/mes-conflits", {{"structure", "Le Port"}, {"motif", "Je suis trésorier"}});
    CHECK(location(answer(database, pages::declarer_mon_conflit, v)) == "/mes-conflits");
    auto after = answer(database, pages::mes_conflits, v.gets("/mes-conflits")).text();
    CHECK(after.contains("Ce qui vous tient à l’écart"));
    CHECK(after.contains("Confirmé le 26 septembre 2030 par Camille. Motif : Je suis trésorier"));
    CHECK_FALSE(after.contains("decision"));
    v.posts("/mes-conflits", {{"structure", "Le Port"}, {"motif", "Encore"}});
    CHECK(answer(database, pages::declarer_mon_conflit, v)
              .text()
              .contains("Vous êtes déjà à l’écart des dossiers de cette structure."));
    v.posts("/mes-conflits", {{"structure", ""}, {"motif", ""}});
    CHECK(answer(database, pages::declarer_mon_conflit, v).status == 422);
    v.posts("/mes-conflits", {{"structure", "Nulle part"}, {"motif", "Membre"}});
    CHECK(answer(database, pages::declarer_mon_conflit, v)
              .text()
              .contains("La coordination peut déclarer ce lien pour vous."));
  });
}

TEST_CASE("dossiers to be handed on are counted in words") {
  CHECK(pages::avec_a_reaffecter("Fait.", 0) == "Fait.");
  CHECK(pages::avec_a_reaffecter("Fait.", 1) == "Fait. 1 dossier est à confier à quelqu’un d’autre.");
  CHECK(pages::avec_a_reaffecter("Fait.", 3) == "Fait. 3 dossiers sont à confier à quelqu’un d’autre.");
}

TEST_CASE("the list takes few queries, whatever its length, and goes on by key") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto v = visitor(d.coordination);
    database.write([&](db::Writing& w) {
      for (int i = 0; i < 60; ++i) {
        auto structure = essai::add_structure(w, "Structure " + std::to_string(i), d.coordination.id);
        w.exec(
            "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, trouve_le)"
            " VALUES (?1, ?2, 'suggere', 'bureau', 0)",
            d.agent_caf.id, structure);
      }
    });
    auto before = db::queries_of_this_thread();
    auto first = answer(database, pages::conflits, v.gets("/conflits")).text();
    CHECK(db::queries_of_this_thread() - before <= 3);
    CHECK(first.contains("Structure 49"));
    CHECK_FALSE(first.contains("Structure 50"));
    auto from = first.find("&amp;apres=");
    REQUIRE(from != std::string::npos);
    auto after = first.substr(from + 11, first.find('"', from) - from - 11);
    auto second =
        answer(database, pages::conflits, v.asks_for("/conflits", {{"etat", "suggere"}, {"apres", after}}))
            .text();
    CHECK(second.contains("Structure 50"));
    CHECK_FALSE(second.contains("Structure 49"));
  });
}
