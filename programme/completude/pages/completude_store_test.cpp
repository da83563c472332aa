#include "programme/completude/completude_store.h"

#include <doctest/doctest.h>

#include "programme/completude/pages/chantier_test.h"

using namespace completude;
using completude::test::Site;
using definitif::test::noon;
using definitif::test::paris;

namespace {

const base::Instant until = paris("2029-12-01");

Saisie two_things() {
  return {.date = "30/11/2029",
          .message = " Merci. ",
          .cibles = {{"partie/suivi", "Précisez. "}, {"pieces/rib", "Il manque."}}};
}

std::vector<std::int64_t> ids(const std::vector<Ligne>& list) {
  std::vector<std::int64_t> all;
  for (const auto& l : list) all.push_back(l.id);
  return all;
}

constexpr std::string_view many = R"(
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
INSERT INTO dossier (id, campagne, structure_id, numero, cree_le, cree_par, modifie_le, etat, depose_le, intitule, mots)
SELECT 1000 + i, 'essai-2030', ?2, 1000 + i, 0, ?3, 0, 'note_deposee', 1890000000000, 'Projet ' || i, 'projet m' || (i % 997)
FROM n)";

/// One in ten is asked something, one in ten complete, one in ten rejected; the others wait.
constexpr std::string_view their_finals = R"(
INSERT INTO definitif (dossier_id, etat, ouvert_le, ouvert_par, modifie_le, depose_le, depots, completer_avant, complet_le,
  rejete_le, rejet_motif)
SELECT id, CASE id % 10 WHEN 1 THEN 'a_completer' WHEN 2 THEN 'complet' WHEN 3 THEN 'rejete' ELSE 'depose' END, 0, ?1, 0,
  1890000000000 + (id % 5000) * 1000, 1, CASE id % 10 WHEN 1 THEN 1891000000000 END, CASE id % 10 WHEN 2 THEN 1 END,
  CASE id % 10 WHEN 3 THEN 1 END, CASE id % 10 WHEN 3 THEN 'Hors sujet' ELSE '' END
FROM dossier WHERE id > 1000)";

void fill(Site& s, int count) {
  s.database.write([&](db::Writing& w) {
    w.exec(many, count, s.people.tilleuls, s.people.writer.id);
    w.exec(their_finals, s.people.writer.id);
    // What autovacuum does; SQLite has no statistics of its own accord.
    if (w.engine() == db::Engine::postgres) w.exec("ANALYZE");
  });
}

std::string plan(db::Reading& r, const std::string& sql, const db::Params& params) {
  std::string text;
  struct Step {
    std::int64_t id, parent, unused;
    std::string detail;
  };
  if (r.engine() == db::Engine::sqlite)
    for (auto& step : r.all<Step>("EXPLAIN QUERY PLAN " + sql, params)) text += step.detail + "\n";
  else
    for (auto& line : r.all<std::string>("EXPLAIN " + sql, params)) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("what is asked opens exactly that, until it is answered or replaced") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.deposited();
    CHECK_FALSE(s.last_request());
    s.asks(two_things(), until);
    auto d = s.last_request().value();
    CHECK(d.message == "Merci.");
    CHECK(d.par == "coordonne");
    CHECK(d.avant == until);
    CHECK(d.rang_avant == 1);
    CHECK(d.codes() == std::vector<std::string>{"partie/suivi", "pieces/rib"});
    CHECK(d.cibles[0].raison == "Précisez.");
    auto f = s.dossier();
    CHECK(f.etat_nom == "a_completer");
    CHECK(f.ouverte("partie/suivi"));
    CHECK(f.ouverte("pieces/rib"));
    CHECK_FALSE(f.ouverte("partie/projet"));
    CHECK_FALSE(f.ouverte("pieces"));
    s.asks({.date = "", .message = "", .cibles = {{"indicateurs", "Un de plus."}}}, until,
           noon + std::chrono::hours(2));
    f = s.dossier();
    CHECK(f.ouverte("indicateurs"));
    CHECK_FALSE(f.ouverte("partie/suivi"));
    CHECK(s.last_request()->ouverte_le == d.ouverte_le);
    CHECK(s.last_request()->rang_avant == 1);
    database.read([&](db::Reading& r) {
      CHECK(demande(r, f, d.id).value().par == "coordonne");
      CHECK_FALSE(demande(r, f, 999));
      CHECK(demandeur(r, d.id)[0].nom == "coordonne");
    });
  });
}

TEST_CASE("what comes back is a deposit of its own, and waits to be looked at") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.deposited();
    s.asks(two_things(), until);
    auto rank = database.write([&](db::Writing& w) {
      auto f = definitif::lock(w, s.people.writer, s.id).value();
      auto c = definitif::dernier_depot(w, f)->contenu();
      definitif::test::put(c.reponses, "evaluation", "Autrement.");
      definitif::save_state(w, f, definitif::Depose{*f.depose_le}, noon, s.people.writer);
      return rendre(w, s.people.writer, noon, f, *derniere_demande(w, f), c, " Voilà. ");
    });
    CHECK(rank == 2);
    auto d = s.last_request().value();
    CHECK(d.rang_rendu == 2);
    CHECK(d.reponse == "Voilà.");
    CHECK(d.rendue_par == "ecrit");
    auto f = s.dossier();
    CHECK(f.rendus);
    CHECK(f.ouvertes.empty());
    database.read([&](db::Reading& r) {
      auto sent = definitif::dernier_depot(r, f).value();
      CHECK(sent.contenu().reponses.valeur("evaluation") == "Autrement.");
      CHECK(sent.empreinte == definitif::empreinte(sent.contenu()));
      CHECK(sent.empreinte != definitif::depot(r, f, 1)->empreinte);
      CHECK(definitif::depots(r, f)[1].complements);
      CHECK_FALSE(definitif::depots(r, f)[0].complements);
    });
  });
}

TEST_CASE("each dossier stands in one list, and the hour moves who is late to those proposed for rejection") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto place = [&](base::Instant now) {
      auto counts = database.read(
          [&](db::Reading& r) { return comptes(r, s.people.boss, s.visitor.campagne, "", now); });
      for (auto r : rangs) {
        auto list = s.listed({.rang = r}, now);
        CHECK(std::int64_t(list.size()) == counts.at(std::size_t(r)));
        if (!list.empty()) CHECK(list[0].rang(now) == r);
      }
      auto it = std::ranges::find(counts, 1);
      return it == counts.end() ? std::string() : std::string(code(Rang(it - counts.begin())));
    };
    CHECK(place(noon).empty());
    s.deposited();
    CHECK(place(noon) == "a_verifier");
    s.asks(two_things(), until);
    CHECK(place(until - std::chrono::milliseconds(1)) == "demandes");
    CHECK(place(until) == "a_rejeter");
    s.becomes(definitif::Rejete{noon}, "Pièces non reçues.");
    CHECK(place(noon) == "rejetes");
    s.becomes(definitif::Complet{noon});
    CHECK(place(noon) == "complets");
    s.becomes(definitif::Depose{noon});
    CHECK(place(noon) == "a_verifier");
    database.write([&](db::Writing& w) { w.exec("UPDATE definitif SET rendus = 1"); });
    CHECK(place(noon) == "rendus");
  });
}

TEST_CASE("the list goes by words, page by page, and shows nothing to who may not see it") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    s.deposited();
    fill(s, 30);
    CHECK(s.listed({.texte = "jardin"}, noon).size() == 1);
    CHECK(s.listed({.texte = "introuvable"}, noon).empty());
    CHECK(s.listed({.texte = "!"}, noon).empty());
    CHECK(s.listed({.texte = "2030-1007"}, noon).size() == 1);
    auto all = s.listed({}, noon, 100);
    CHECK(all.size() == 31);
    auto first = s.listed({}, noon, 20);
    auto rest = s.listed({.apres = Repere{first.back().depose_le, first.back().id}}, noon, 100);
    auto both = ids(first);
    for (auto id : ids(rest)) both.push_back(id);
    CHECK(both == ids(all));
    database.read([&](db::Reading& r) {
      CHECK(lignes(r, s.people.writer, s.visitor.campagne, {}, noon, 50).empty());
      auto other = s.visitor.campagne;
      other.code = "autre";
      CHECK(lignes(r, s.people.boss, other, {}, noon, 50).empty());
      auto away = s.people.boss;
      away.conflits = {s.people.tilleuls};
      CHECK(lignes(r, away, s.visitor.campagne, {}, noon, 50).empty());
    });
  });
}

TEST_CASE("a place in the list is written and read back, or is none") {
  Repere there{base::from_millis(1890000000123), 42};
  CHECK(ecrire(there) == "1890000000123-42");
  CHECK(repere("1890000000123-42")->id == 42);
  CHECK(repere("1890000000123-42")->depose_le == there.depose_le);
  for (auto wrong : {"", "12", "a-1", "1-b", "-"}) CHECK_FALSE(repere(wrong));
}

TEST_CASE("every list has a code, a name, and is found by its code") {
  for (auto r : rangs) {
    CHECK(rang(code(r)) == r);
    CHECK_FALSE(label(r).empty());
  }
  CHECK_FALSE(rang("autre"));
}

TEST_CASE("among thirty thousand dossiers a page walks the index in its order") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    fill(s, 30'000);
    database.read([&](db::Reading& r) {
      for (std::optional<Rang> which :
           {std::optional<Rang>(), std::optional(Rang::a_verifier), std::optional(Rang::demandes),
            std::optional(Rang::a_rejeter), std::optional(Rang::complets), std::optional(Rang::rejetes)}) {
        db::Params params;
        Filtre f{.rang = which, .texte = {}, .apres = Repere{base::from_millis(1890000100000), 1200}};
        auto text =
            plan(r, requete(params, r.engine(), s.people.boss, s.visitor.campagne, f, noon, 51), params);
        CAPTURE(text);
        // Where the hour leaves few, PostgreSQL takes those few and sorts them.
        bool walked = text.contains(which ? "definitif_completude" : "definitif_depose");
        bool few = r.engine() == db::Engine::postgres && text.contains("definitif_comptes");
        CHECK((walked || few));
        CHECK_FALSE(text.contains("Seq Scan on definitif"));
        CHECK_FALSE(text.contains("TEMP B-TREE FOR ORDER BY"));
      }
      auto before = db::queries_of_this_thread();
      CHECK(lignes(r, s.people.boss, s.visitor.campagne, {}, noon, 51).size() == 51);
      CHECK(db::queries_of_this_thread() - before == 1);
      comptes(r, s.people.boss, s.visitor.campagne, "", noon);
      CHECK(db::queries_of_this_thread() - before == 2);
    });
  });
}
