#include "programme/reunion/ecrits_store.h"

#include <doctest/doctest.h>

#include <thread>

#include "programme/journal/journal.h"
#include "programme/reunion/salle_test.h"
#include "tests/support/databases.h"

using namespace reunion;
using namespace reunion::test;
using dossier::ChampEnvoye;
using dossier::Envoi;
using dossier::marque;

namespace {

Passage passage(db::Reading& r, const EnReunion& s) {
  return passage_en_salle(r, s.people.boss, s.reunion, s.passages[0]).value();
}

Envoi sends(std::string_view field, std::string_view text, std::string_view seen = "") {
  return {{std::string(field), {std::string(text), marque(seen)}}};
}

std::vector<std::string> acts(db::Reading& r, std::string_view object, std::int64_t id) {
  std::vector<std::string> all;
  for (auto& line : journal::de_l_objet(r, object, id)) all.push_back(line.acte);
  return all;
}

std::vector<std::string> texts(db::Reading& r, const Passage& p) {
  std::vector<std::string> all;
  for (auto& m : recommandations(r, p)) all.push_back(m.texte);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("each institution's avis stands in its part, with who wrote last; the empty ones are not shown") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage(w, s);
      CHECK(avis(w, p).empty());
      ecrire_avis(w, s.agent, nine, p, "financeur:etat", sends("avis", "favorable"));
      ecrire_avis(w, s.agent, quarter_past, p, "financeur:etat", sends("texte", "Un bon projet."));
      ecrire_avis(w, s.chef, nine, p, "commune:00001", sends("avis", ""));
      auto all = avis(w, p);
      REQUIRE(all.size() == 1);
      CHECK(all[0].part == "financeur:etat");
      CHECK(all[0].ecrit.contenu.valeur("avis") == "favorable");
      CHECK(all[0].ecrit.contenu.valeur("texte") == "Un bon projet.");
      CHECK(all[0].ecrit.version == 2);
      CHECK(all[0].ecrit.auteur == "agent");
      CHECK(all[0].ecrit.modifie_le == quarter_past);
    });
  });
}

TEST_CASE(
    "the journal keeps each change of the avis under the passage, not each text, and not in the dossier's "
    "history") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage(w, s);
      auto history = acts(w, "dossier", p.dossier).size();
      ecrire_avis(w, s.agent, nine, p, "financeur:etat", sends("texte", "Un bon projet."));
      CHECK(acts(w, "passage", p.id).empty());
      ecrire_avis(w, s.agent, nine, p, "financeur:etat", sends("avis", "favorable"));
      ecrire_avis(w, s.agent, nine, p, "financeur:etat", sends("avis", "favorable", "favorable"));
      ecrire_avis(w, s.agent, nine, p, "financeur:etat", sends("avis", "reserve", "favorable"));
      CHECK(acts(w, "passage", p.id) == Texts{"avis_donne", "avis_donne"});
      CHECK(acts(w, "dossier", p.dossier).size() == history);
    });
  });
}

TEST_CASE(
    "two people who change the same field of a part are both heard: the second is handed back the first's "
    "text") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage(w, s);
      ecrire_releve(w, s.people.boss, nine, p, sends("pertinence", "Utile."));
      auto done = ecrire_releve(
          w, s.chef, quarter_past, p,
          {{"pertinence", {"Très utile.", marque("")}}, {"existant", {"Un jardin.", marque("")}}});
      REQUIRE(done.fusion.conflits.size() == 1);
      CHECK(done.fusion.conflits[0].texte_enregistre == "Utile.");
      CHECK(done.fusion.conflits[0].par == s.people.boss.id);
      CHECK(releve(w, p).contenu.valeur("pertinence") == "Utile.");
      CHECK(releve(w, p).contenu.valeur("existant") == "Un jardin.");
      CHECK(releve(w, p).version == 2);
      CHECK(releve(w, p).auteur == "chef");
    });
  });
}

TEST_CASE("many people at once lose nothing and the version counts every save") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    auto p = database.read([&](db::Reading& r) { return passage(r, s); });
    auto fields = champs_releve;
    std::vector<std::jthread> writers;
    for (std::size_t i = 0; i < 6; ++i)
      writers.emplace_back([&, i] {
        database.write([&](db::Writing& w) {
          ecrire_releve(w, s.people.boss, nine, p,
                        sends(fields[i % 3].nom, i < 3 ? "premier" : "second", i < 3 ? "" : "premier"));
          ecrire_avis(w, s.agent, nine, p, "financeur:" + std::to_string(i), sends("texte", "Texte."));
        });
      });
    writers.clear();
    database.read([&](db::Reading& r) {
      auto e = releve(r, p);
      CHECK(e.version == 6);
      for (auto& f : fields) CHECK_FALSE(e.contenu.valeur(f.nom).empty());
      CHECK(avis(r, p).size() == 6);
    });
    CHECK(direct_of(database, s) == 12);
  });
}

TEST_CASE("recommendations are added one by one, corrected, ordered and withdrawn") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage(w, s);
      auto add = [&](std::string_view text) {
        return ajouter_recommandation(w, s.people.boss, nine, p, text).value();
      };
      auto a = add(" Voir le CCAS. \n"), b = add("Préciser le calendrier."), c = add("Chercher un local.");
      CHECK(texts(w, p) == Texts{"Voir le CCAS.", "Préciser le calendrier.", "Chercher un local."});
      CHECK(deplacer_recommandation(w, p, c, Sens::monter).has_value());
      CHECK(texts(w, p) == Texts{"Voir le CCAS.", "Chercher un local.", "Préciser le calendrier."});
      CHECK(deplacer_recommandation(w, p, a, Sens::descendre).has_value());
      CHECK(texts(w, p) == Texts{"Chercher un local.", "Voir le CCAS.", "Préciser le calendrier."});
      CHECK(deplacer_recommandation(w, p, c, Sens::monter).has_value());
      CHECK(deplacer_recommandation(w, p, b, Sens::descendre).has_value());
      CHECK(texts(w, p) == Texts{"Chercher un local.", "Voir le CCAS.", "Préciser le calendrier."});
      CHECK(retirer_recommandation(w, s.people.boss, nine, p, a, 1).has_value());
      CHECK(texts(w, p) == Texts{"Chercher un local.", "Préciser le calendrier."});
      auto d = add("Rencontrer le centre social.");
      CHECK(recommandations(w, p).back().id == d);
      CHECK(acts(w, "passage", p.id).size() == 5);
    });
  });
}

TEST_CASE("what is no recommendation of that passage is refused, and nothing empty is kept") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage(w, s);
      auto elsewhere = passage_en_salle(w, s.people.boss, s.reunion, s.passages[1]).value();
      auto id = ajouter_recommandation(w, s.people.boss, nine, p, "Voir le CCAS.").value();
      CHECK(ajouter_recommandation(w, s.people.boss, nine, p, " \n").error().cause == Cause::saisie_invalide);
      auto change = [&](const Passage& of, std::int64_t which, std::string text) {
        return modifier_recommandation(w, s.people.boss, nine, of, which,
                                       {std::move(text), marque("Voir le CCAS.")});
      };
      CHECK(change(p, id, "  ").error().cause == Cause::saisie_invalide);
      CHECK(change(elsewhere, id, "Autre.").error().cause == Cause::acces_inconnu);
      CHECK(deplacer_recommandation(w, elsewhere, id, Sens::monter).error().cause == Cause::acces_inconnu);
      CHECK(retirer_recommandation(w, s.people.boss, nine, elsewhere, id, 1).has_value());
      CHECK(texts(w, p) == Texts{"Voir le CCAS."});
      CHECK(change(p, id, "Voir le CCAS et la mairie.")->fusion.changes.size() == 1);
      CHECK(texts(w, p) == Texts{"Voir le CCAS et la mairie."});
    });
  });
}

TEST_CASE("nobody overwrites or withdraws a recommendation that someone else has just changed") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage(w, s);
      auto id = ajouter_recommandation(w, s.people.boss, nine, p, "Voir le CCAS.").value();
      CHECK(modifier_recommandation(w, s.chef, nine, p, id, {"Voir la mairie.", marque("Voir le CCAS.")})
                ->version == 2);
      auto late =
          modifier_recommandation(w, s.people.boss, nine, p, id, {"Voir l’école.", marque("Voir le CCAS.")});
      REQUIRE(late->fusion.conflits.size() == 1);
      CHECK(late->fusion.conflits[0].texte_enregistre == "Voir la mairie.");
      auto refused = retirer_recommandation(w, s.people.boss, nine, p, id, 1);
      CHECK(refused.error().cause == Cause::modifie_entre_temps);
      CHECK(refused.error().detail.starts_with("chef vient de modifier"));
      CHECK(texts(w, p) == Texts{"Voir la mairie."});
      // Who changed it last may withdraw it, whatever version their page shows.
      CHECK(retirer_recommandation(w, s.chef, nine, p, id, 1).has_value());
      CHECK(retirer_recommandation(w, s.people.boss, nine, p, id, 1).has_value());
      CHECK(texts(w, p).empty());
    });
  });
}

TEST_CASE("every change is announced to those who follow the meeting") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage(w, s);
      ecrire_avis(w, s.agent, nine, p, "financeur:etat", sends("avis", "favorable"));
      ecrire_releve(w, s.chef, nine, p, sends("pertinence", "Utile."));
      auto id = ajouter_recommandation(w, s.chef, nine, p, "Voir le CCAS.").value();
      modifier_recommandation(w, s.chef, nine, p, id, {"Voir la mairie.", marque("Voir le CCAS.")}).value();
      deplacer_recommandation(w, p, id, Sens::monter).value();
      retirer_recommandation(w, s.chef, nine, p, id, 2).value();
    });
    CHECK(direct_of(database, s) == 6);
  });
}

TEST_CASE("what is written of a whole meeting is counted in one query") {
  tests::on_both_engines([](db::Database& database) {
    auto s = en_reunion(database);
    database.write([&](db::Writing& w) {
      auto p = passage(w, s);
      ecrire_avis(w, s.agent, nine, p, "financeur:etat", sends("avis", "favorable"));
      ecrire_avis(w, s.chef, nine, p, "commune:00001", sends("avis", ""));
      ajouter_recommandation(w, s.chef, nine, p, "Voir le CCAS.").value();
      auto queries = db::queries_of_this_thread();
      auto all = ecrits(w, s.reunion);
      CHECK(db::queries_of_this_thread() - queries == 1);
      REQUIRE(all.size() == 3);
      auto it = std::ranges::find(all, p.id, &Ecrits::passage);
      CHECK(it->avis == 1);
      CHECK(it->recommandations == 1);
    });
  });
}
