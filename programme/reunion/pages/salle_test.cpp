#include "programme/reunion/pages/salle.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "programme/reunion/pages/pages.h"
#include "programme/reunion/pages/routes.h"
#include "programme/reunion/salle_test.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace reunion;
using namespace reunion::test;
using dossier::marque;
using tests::Visiteur;

namespace {

using Reader = web::Response (*)(db::Reading&, const page::Visite&);
using Writer = web::Response (*)(db::Writing&, const page::Visite&);

/// The room of the first passage, as one person uses it.
class Poste {
 public:
  Poste(db::Database& database, const EnReunion& s, const personne::Acteur& who)
      : database_(database), s_(s) {
    v_.acteur = who, v_.campagne = s.campagne, v_.now = nine, v_.session = "session";
  }
  web::Response opens(Reader handler, std::string_view rest = "") {
    v_.gets(path(rest), values());
    return database_.read([&](db::Reading& r) { return handler(r, v_.visite()); });
  }
  std::string reads() { return opens(pages::salle_passage).text(); }
  web::Response sends(Writer handler, tests::Values form, std::vector<std::string> more = {},
                      bool json = false) {
    auto all = values();
    for (auto& each : more) all.push_back(each);
    v_.posts(path("/…"), form, all);
    if (json) v_.request.accept = "application/json";
    return database_.write([&](db::Writing& w) { return handler(w, v_.visite()); });
  }
  web::Response gives_avis(std::string_view part, tests::Values form, bool json = false) {
    return sends(pages::ecrire_avis, form, {std::string(part)}, json);
  }
  Visiteur& visiteur() { return v_; }

 private:
  std::vector<std::string> values() const {
    return {std::to_string(s_.reunion.id), std::to_string(s_.passages[0])};
  }
  std::string path(std::string_view rest) const {
    return fmt::format("/reunions-partenariales/{}/salle/{}{}", s_.reunion.id, s_.passages[0], rest);
  }
  db::Database& database_;
  const EnReunion& s_;
  Visiteur v_;
};

void deposit(db::Database& database, const EnReunion& s) {
  database.write([&](db::Writing& w) {
    auto d = dossier::lock(w, s.people.writer, s.dossiers[0]).value();
    dossier::record_deposit(w, s.people.writer, d, dossier::draft(w, d), nine);
  });
}

std::int64_t recommend(Poste& p, db::Database& database, std::string_view text) {
  p.sends(pages::ajouter_recommandation, {{"nouvelle", std::string(text)}});
  return database
      .read([](db::Reading& r) { return r.one<std::int64_t>("SELECT MAX(id) FROM recommandation"); })
      .value();
}

}  // namespace

TEST_CASE("the room shows the note on one side and each person's own part on the other") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    deposit(database, s);
    auto agent = Poste(database, s, s.agent).reads();
    CHECK(agent.contains("Peu d’espaces verts."));
    CHECK(agent.contains("Votre avis : État"));
    CHECK(agent.contains("name=\"avis_financeur_etat\""));
    CHECK(agent.contains("Favorable avec réserve (à expliquer)"));
    CHECK_FALSE(agent.contains("name=\"pertinence\""));
    auto boss = Poste(database, s, s.people.boss).reads();
    CHECK(boss.contains("name=\"pertinence\""));
    CHECK(boss.contains("Nouvelle recommandation"));
    CHECK_FALSE(boss.contains("Votre avis"));
    CHECK(Poste(database, s, s.invite).reads().contains("Votre avis : Conseil citoyen – Invitée Exemple"));
    CHECK(Poste(database, s, s.chef).reads().contains("Votre avis : Amont (commune)"));
  });
}

TEST_CASE("for porteurs, strangers and people with an interest nothing is there") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    for (const auto* who : {&s.people.writer, &s.people.other, &s.etranger}) {
      Poste p(database, s, *who);
      CHECK(p.opens(pages::salle_passage).status == 404);
      CHECK(p.opens(pages::salle_fragment).status == 404);
      CHECK(p.gives_avis("commune:00002", {{"texte_commune_00002", "x"}}).status == 404);
      CHECK(p.sends(pages::ajouter_recommandation, {{"nouvelle", "x"}}).status == 404);
    }
    CHECK(Poste(database, s, s.people.writer).opens(pages::salle).status == 404);
    CHECK(Poste(database, s, s.people.writer).opens(pages::direct).status == 404);
    CHECK(Poste(database, s, s.etranger)
              .opens(pages::salle)
              .text()
              .contains("Aucun passage à suivre ici pour vous."));
  });
}

TEST_CASE("the event stream tells where the meeting stands, to whose session") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) { annoncer(w, s.reunion.id); });
    auto response = Poste(database, s, s.invite).opens(pages::direct);
    const auto& events = std::get<web::EventBody>(response.body);
    CHECK(events.topic == sujet(s.reunion.id));
    CHECK(events.version == 1);
    CHECK(events.owner == "session");
  });
}

TEST_CASE("what one writes the others read, and an avis to be explained says so without being refused") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste agent(database, s, s.agent);
    auto saved = agent.gives_avis("financeur:etat", {{"avis_financeur_etat", "reserve"}});
    CHECK(tests::location(saved).ends_with("#part-financeur_etat"));
    CHECK(agent.reads().contains("Expliquez en une phrase cet avis « Favorable avec réserve »."));
    agent.gives_avis("financeur:etat", {{"avis_financeur_etat", "reserve"},
                                        {"avant_avis_financeur_etat", marque("reserve")},
                                        {"texte_financeur_etat", "Calendrier <à> revoir."}});
    CHECK_FALSE(agent.reads().contains("Expliquez en une phrase"));
    auto read = Poste(database, s, s.invite).reads();
    CHECK(read.contains("Favorable avec réserve"));
    CHECK(read.contains("Calendrier &lt;à&gt; revoir."));
    CHECK(read.contains("agent, "));
  });
}

TEST_CASE(
    "nobody writes in another institution's part, nor an avis that does not exist; the text comes back") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste invite(database, s, s.invite);
    auto refused = invite.gives_avis("financeur:etat", {{"texte_financeur_etat", "Un texte à garder."}});
    CHECK(refused.status == 403);
    CHECK(refused.text().contains("Un texte à garder."));
    CHECK(invite.gives_avis("financeur:etat", {{"texte_financeur_etat", "x"}}, true).status == 403);
    CHECK(invite.gives_avis("invite:999", {{"texte_invite_999", "x"}}).status == 403);
    Poste agent(database, s, s.agent);
    agent.gives_avis("financeur:etat",
                     {{"avis_financeur_etat", "inventé"}, {"texte_financeur_etat", "Texte."}});
    CHECK(agent.reads().contains("Texte."));
    CHECK_FALSE(agent.reads().contains("inventé"));
  });
}

TEST_CASE("the island is answered in JSON, and is told both texts of a conflict with labels") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste one(database, s, s.agent), two(database, s, s.agent);
    auto saved = one.gives_avis("financeur:etat",
                                {{"auto", "1"},
                                 {"champs", "avis_financeur_etat"},
                                 {"avis_financeur_etat", "favorable"},
                                 {"avant_avis_financeur_etat", marque("")},
                                 {"texte_financeur_etat", "not named, not saved"}},
                                true);
    CHECK(saved.text() == R"({"version":1,"heure":"9 h 00"})");
    CHECK_FALSE(one.reads().contains("not named"));
    auto conflict = two.gives_avis("financeur:etat",
                                   {{"auto", "1"},
                                    {"champs", "avis_financeur_etat"},
                                    {"avis_financeur_etat", "reserve"},
                                    {"avant_avis_financeur_etat", marque("")}},
                                   true);
    CHECK(conflict.status == 409);
    CHECK(web::header_of(conflict, "X-Dentelle-Commit") == "1");
    CHECK(conflict.text().contains(R"("champ":"avis_financeur_etat")"));
    CHECK(
        conflict.text().contains(R"("votre_texte":"Favorable avec réserve","texte_enregistre":"Favorable")"));
  });
}

TEST_CASE("without scripts a conflict shows both texts, keeps one's own in its field and saves the rest") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste boss(database, s, s.people.boss), chef(database, s, s.chef);
    auto empty = marque("");
    boss.sends(pages::ecrire_releve, {{"pertinence", "Utile."}, {"avant_pertinence", empty}});
    auto page = chef.sends(pages::ecrire_releve, {{"pertinence", "Très utile."},
                                                  {"avant_pertinence", empty},
                                                  {"existant", "Un jardin."},
                                                  {"avant_existant", empty}});
    CHECK(page.status == 409);
    CHECK(page.text().contains("Quelqu’un a modifié la même réponse que vous"));
    CHECK(page.text().contains("Très utile.</textarea>"));
    CHECK(page.text().contains("Utile.</blockquote>"));
    CHECK(page.text().contains("Un jardin.</textarea>"));
    CHECK(boss.reads().contains("Un jardin."));
  });
}

TEST_CASE("only who runs the meeting writes the record, the recommendations and the funders") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste boss(database, s, s.people.boss), agent(database, s, s.agent);
    auto id = std::to_string(recommend(boss, database, "Voir le CCAS."));
    CHECK(agent.sends(pages::ecrire_releve, {{"pertinence", "x"}}).status == 403);
    CHECK(agent.sends(pages::ecrire_financeurs, {{"financeurs", "agglo"}}).status == 403);
    auto refused = agent.sends(pages::ajouter_recommandation, {{"nouvelle", "À ne pas perdre."}});
    CHECK(refused.status == 403);
    CHECK(refused.text().contains("À ne pas perdre."));
    CHECK(agent.sends(pages::modifier_recommandation, {{"recommandation_" + id, "x"}}, {id}).status == 403);
    CHECK(agent.sends(pages::deplacer_recommandation, {{"sens", "monter"}}, {id}).status == 403);
    CHECK(agent.sends(pages::retirer_recommandation, {{"version", "1"}}, {id}).status == 403);
    CHECK(agent.reads().contains("Voir le CCAS."));
    CHECK_FALSE(agent.reads().contains("/retirer"));
  });
}

TEST_CASE(
    "recommendations are added, corrected, moved and withdrawn by plain forms; mistakes stand beside the "
    "field") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste boss(database, s, s.people.boss);
    auto nothing = boss.sends(pages::ajouter_recommandation, {{"nouvelle", "  "}});
    CHECK(nothing.status == 422);
    CHECK(nothing.text().contains("Écrivez la recommandation à ajouter."));
    auto a = recommend(boss, database, "Voir le CCAS."), b = recommend(boss, database, "Chercher un local.");
    auto field = fmt::format("recommandation_{}", a);
    auto emptied = boss.sends(pages::modifier_recommandation, {{field, " "}}, {std::to_string(a)});
    CHECK(emptied.status == 422);
    CHECK(emptied.text().contains("Pour l’enlever, utilisez « Retirer »."));
    boss.sends(pages::modifier_recommandation,
               {{field, "Voir la mairie."}, {"avant_" + field, marque("Voir le CCAS.")}},
               {std::to_string(a)});
    boss.sends(pages::deplacer_recommandation, {{"sens", "monter"}}, {std::to_string(b)});
    auto page = boss.reads();
    CHECK(page.find("Chercher un local.") < page.find("Voir la mairie."));
    auto answer = boss.sends(pages::retirer_recommandation, {{"version", "1"}}, {std::to_string(b)}, true);
    CHECK(answer.text() == R"({"message":"La recommandation est retirée."})");
    CHECK_FALSE(boss.reads().contains("Chercher un local."));
    CHECK(boss.sends(pages::modifier_recommandation, {{fmt::format("recommandation_{}", b), "Trop tard."}},
                     {std::to_string(b)})
              .text()
              .contains("Trop tard."));
  });
}

TEST_CASE(
    "the funders are added and withdrawn with a reason, and nobody's choice is undone by a page read "
    "before") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste boss(database, s, s.people.boss), chef(database, s, s.chef);
    CHECK(boss.sends(pages::ecrire_financeurs, {{"financeurs", "agglo"}}).status == 303);
    CHECK(boss.reads().contains("ajouté en réunion. Conseillé en réunion partenariale."));
    // The other page was read before: it shows nobody asked, and adds the State.
    CHECK(
        chef.sends(pages::ecrire_financeurs, {{"financeurs", "etat"}, {"raison", "Pour l’emploi."}}).status ==
        303);
    auto both = boss.reads();
    CHECK(both.contains("ajouté en réunion. Pour l’emploi."));
    auto without = boss.sends(pages::ecrire_financeurs,
                              {{"montres", "agglo"}, {"montres", "etat"}, {"financeurs", "etat"}});
    CHECK(without.status == 422);
    CHECK(without.text().contains("Écrivez pourquoi un financeur est retiré."));
    boss.sends(
        pages::ecrire_financeurs,
        {{"montres", "agglo"}, {"montres", "etat"}, {"financeurs", "etat"}, {"raison", "Hors compétence."}});
    CHECK(boss.reads().contains("retiré. Hors compétence."));
    CHECK(Poste(database, s, s.invite).reads().contains("retiré. Hors compétence."));
  });
}

TEST_CASE("once the candidature is cancelled nothing is written any more, and what was stays readable") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste agent(database, s, s.agent), boss(database, s, s.people.boss);
    agent.gives_avis("financeur:etat", {{"texte_financeur_etat", "Un bon projet."}});
    database.write([&](db::Writing& w) {
      w.exec(
          "UPDATE passage SET decision = 'annulation', decision_motif = 'Absence', decision_le = 0, presence "
          "= 'absent'");
    });
    CHECK(agent.reads().contains("Cette candidature a été annulée."));
    CHECK(agent.reads().contains("Un bon projet."));
    CHECK_FALSE(agent.reads().contains("name=\"texte_financeur_etat\""));
    auto refused = agent.gives_avis("financeur:etat", {{"texte_financeur_etat", "Trop tard."}});
    CHECK(refused.status == 409);
    CHECK(refused.text().contains("Trop tard."));
    CHECK(boss.sends(pages::ajouter_recommandation, {{"nouvelle", "x"}}).status == 409);
  });
}

TEST_CASE(
    "the live part is the same markup as in the page, not sent again when nothing changed, and costs few "
    "queries") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste agent(database, s, s.agent);
    auto queries = db::queries_of_this_thread();
    auto first = agent.opens(pages::salle_fragment);
    CHECK(db::queries_of_this_thread() - queries <= 8);
    auto page = agent.reads();
    auto blocks = first.text().substr(first.text().find('\n') + 1);
    CHECK(page.contains(blocks.substr(0, blocks.rfind("</div>"))));
    agent.visiteur().gets("/x", {std::to_string(s.reunion.id), std::to_string(s.passages[0])});
    agent.visiteur().request.if_none_match = web::header_of(first, "ETag");
    auto again =
        database.read([&](db::Reading& r) { return pages::salle_fragment(r, agent.visiteur().visite()); });
    CHECK(again.status == 304);
  });
}

TEST_CASE("next and previous go through the meeting, and the list says where each passage stands") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    Poste boss(database, s, s.people.boss);
    auto first = boss.reads();
    CHECK(first.contains("rel=\"next\""));
    CHECK_FALSE(first.contains("rel=\"prev\""));
    recommend(boss, database, "Voir le CCAS.");
    auto list = boss.opens(pages::salle).text();
    CHECK(list.contains("En ce moment"));
    CHECK(list.contains("data-titre=\"Recommandations\">1<"));
  });
}
