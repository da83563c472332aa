#include "programme/ventilation/transmission.h"

#include <doctest/doctest.h>

#include "programme/journal/journal.h"
#include "programme/ventilation/jumeaux.h"
#include "programme/ventilation/test_comite.h"
#include "tests/support/databases.h"

using namespace ventilation;
using essai::Decor;

namespace {

const base::Instant now = essai::comite();
const campagne::Campagne c = essai::campagne_d_essai();

Ligne line(std::int64_t id, std::string_view state) {
  Ligne l;
  l.note = {.dossier = id, .structure = 7, .demande = {.orientation = "emploi", .echelle = "communale"}};
  l.numero = id;
  l.etat = {.dossier = id, .version = state == AVentiler::name ? 0 : 1, .etat_nom = std::string(state)};
  if (state == Preparee::name || state == Transmise::name) {
    l.etat.reunion = "aubrive";
    l.etat.sollicitations = {{.financeur = "etat"}};
    l.etat.affectations = {{"etat", 5, "comite", ""}};
    l.agents = {{.financeur = "etat", .personne = 5, .nom = "Alix"}};
  }
  if (state == Ecartee::name) l.etat.ecart_motif = "doublon";
  return l;
}

Transmission of(const std::vector<Ligne>& lines, base::Instant when = now) {
  auto who = essai::acteur(1, "Coordonne", {{.role = Role::coordination}});
  return transmission(lines, who, when, c);
}

std::string detail(const std::vector<std::pair<std::string, std::string>>& all, std::string_view name) {
  for (auto& [known, value] : all)
    if (known == name) return value;
  return "-";
}

template <class T>
Cause cause(const Result<T>& r) {
  REQUIRE_FALSE(r.has_value());
  return r.error().cause;
}

}  // namespace

TEST_CASE("what is ready goes, what was told before does not go again, what is not begun stays") {
  auto t = of(
      {line(1, Preparee::name), line(2, Ecartee::name), line(3, AVentiler::name), line(4, Transmise::name)});
  CHECK(t.transmises == 1);
  CHECK(t.ecartees == 1);
  CHECK(t.a_ventiler == 1);
  CHECK(t.deja == 1);
  CHECK(t.agents == 1);
  REQUIRE(t.changements.size() == 2);
  CHECK(t.changements[0].apres.etat_nom == "transmise");
  CHECK(t.changements[1].apres.etat_nom == "ecart_notifie");
}

TEST_CASE(
    "each person is counted once, référent·es also by themselves, and what leaves without agent is named") {
  auto one = line(1, Preparee::name), two = line(2, Preparee::name);
  two.etat.affectations.push_back({"", 6, "comite", ""});
  two.etat.sollicitations.push_back({.financeur = "caf"});
  auto t = of({one, two});
  CHECK(t.agents == 2);
  CHECK(t.referents == 1);
  CHECK(t.sans_agent == std::vector<std::string>{"2031-0002"});
}

TEST_CASE("what is not ready stays behind, grouped by what it lacks") {
  auto none = line(1, Preparee::name), meeting = line(2, Preparee::name), again = line(3, Preparee::name),
       conflict = line(4, Preparee::name);
  none.etat.sollicitations.clear();
  meeting.etat.reunion_a_choisir = again.etat.reunion_a_choisir = true;
  conflict.agents.front().conflit = "confirme";
  auto t = of({none, meeting, again, conflict});
  CHECK(t.changements.empty());
  REQUIRE(t.manques.size() == 3);
  CHECK(t.manques[1].raison == "Choisissez la réunion.");
  CHECK(t.manques[1].references == std::vector<std::string>{"2031-0002", "2031-0003"});
  CHECK(of({line(1, Preparee::name)}, c.depot_note.until - std::chrono::milliseconds(1)).changements.empty());
}

TEST_CASE("porteurs learn their meeting when their orientation has none of its own") {
  auto l = line(1, Preparee::name);
  l.note.demande.orientation = "exclusions", l.note.demande.echelle = "intercommunale";
  CHECK(of({l}).apprennent.size() == 1);
  l.etat.reunion.clear();
  CHECK_FALSE(apprend_sa_reunion(l, c));
  l.etat.reunion = "sante", l.note.demande.echelle = "communale";
  CHECK_FALSE(apprend_sa_reunion(l, c));
  l.note.demande.echelle = "intercommunale", l.note.demande.orientation = "inconnue";
  CHECK_FALSE(apprend_sa_reunion(l, c));
}

TEST_CASE("the journal keeps who was added and taken away, and the meetings when they differ") {
  auto l = line(1, Transmise::name);
  Changement change{l.etat, l.etat};
  change.apres.affectations = {{"etat", 8, "comite", ""}, {"caf", 8, "comite", ""}};
  auto facts = details(change, "  Départ  ", 1);
  CHECK(detail(facts, "motif") == "Départ");
  CHECK(detail(facts, "agents_ajoutes") == "8");
  CHECK(detail(facts, "agents_retires") == "5");
  CHECK(detail(facts, "reunion") == "-");
  change.apres = l.etat, change.apres.reunion = "sante";
  facts = details(change, "", 2);
  CHECK(detail(facts, "reunion_avant") == "aubrive");
  CHECK(detail(facts, "reunion") == "sante");
  CHECK(detail(facts, "agents_ajoutes") == "-");
  CHECK(personnes("12 15") == std::vector<std::int64_t>{12, 15});
  CHECK(personnes("").empty());
}

TEST_CASE("the transmission tells each dossier and each agent once, and what was seen must still hold") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto all = [&](db::Reading& r) { return lignes(r, d.coordination, d.tour, {}); };
    auto seen = [&](db::Reading& r) { return tour_vu(r, d.tour); };
    auto prepared = database.read([&](db::Reading& r) {
      auto lines = all(r);
      std::vector<Changement> changes;
      for (auto& l : lines) changes.push_back(essai::prepare(l));
      changes[0].apres.affectations = {{"etat", d.agent_etat.id, "comite", ""},
                                       {"caf", d.agent_etat.id, "comite", ""}};
      changes[3].apres.affectations = {{"", d.referent.id, "comite", ""}};
      changes[4].apres.etat_nom = "ecartee", changes[4].apres.ecart_motif = "doublon";
      return changes;
    });
    database.write([&](db::Writing& w) {
      REQUIRE(appliquer(w, d.coordination, now, d.tour, Genre::proposition, "Tout", prepared));
    });
    auto before = database.read(seen);
    auto changes = database.read([&](db::Reading& r) { return of(all(r)); });
    auto send = [&](std::int64_t number, const personne::Acteur& who) {
      return database.write(
          [&](db::Writing& w) { return transmettre(w, who, now, d.tour, number, changes); });
    };
    CHECK(cause(send(before - 1, d.coordination)) == Cause::modifie_entre_temps);
    CHECK(cause(send(before, d.agent_etat)) == Cause::role_requis);
    auto sent = send(before, d.coordination);
    REQUIRE(sent);
    CHECK(sent->libelle == "4 notes transmises, 1 note écartée");
    CHECK(cause(send(database.read(seen), d.coordination)) == Cause::modifie_entre_temps);
    database.read([&](db::Reading& r) {
      auto lines = all(r);
      CHECK(lines[0].etat.transmission == sent->id);
      CHECK(lines[4].etat.etat_nom == "ecart_notifie");
      CHECK(journal::de_l_objet(r, "dossier", d.notes[0]).back().acte == "ventilation_transmise");
      CHECK(journal::de_l_objet(r, "dossier", d.notes[4]).back().acte == "ecart_notifie");
      CHECK(journal::de_l_objet(r, "ventilation_operation", sent->id).back().acte == "ventilation_envoyee");
      CHECK_FALSE(journal::verifier(r).rupture);
      auto told = agents_avertis(r, sent->id);
      REQUIRE(told.size() == 2);
      CHECK(told[0].nom == "Alix");
      CHECK(told[0].dossiers == 1);
      CHECK(told[1].comme_referent == 1);
    });
  });
}

TEST_CASE("a correction is kept in the dossier's history and never undone") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto read = [&] {
      return database.read([&](db::Reading& r) { return ligne(r, d.coordination, d.tour, d.notes[0]); })
          .value();
    };
    auto first = essai::prepare(read());
    database.write([&](db::Writing& w) {
      REQUIRE(appliquer(w, d.coordination, now, d.tour, Genre::changement, "Une", {first}));
    });
    auto l = read();
    Changement sent{l.etat, l.etat};
    sent.apres.etat_nom = "transmise";
    database.write([&](db::Writing& w) {
      REQUIRE(transmettre(w, d.coordination, now, d.tour, l.etat.version, {.changements = {sent}}));
    });
    l = read();
    Changement change{l.etat, l.etat};
    change.apres.reunion = "sante";
    auto done = database.write([&](db::Writing& w) {
      return corriger(w, d.coordination, now, d.tour, Corriger::trace, "2031-0001 : réunion", "Erreur",
                      change);
    });
    REQUIRE(done);
    database.read([&](db::Reading& r) {
      auto last = journal::de_l_objet(r, "dossier", d.notes[0]).back();
      CHECK(last.acte == "ventilation_corrigee");
      CHECK(journal::detail(last, "reunion") == "sante");
      CHECK(ligne(r, d.coordination, d.tour, d.notes[0])->etat.transmission == sent.apres.version + 1);
    });
    CHECK(cause(database.write([&](db::Writing& w) {
            return annuler(w, d.coordination, now, d.tour, done->id);
          })) == Cause::modifie_entre_temps);
  });
}

TEST_CASE("titles are close when they share half of their words, whatever the accents and endings") {
  CHECK(titres_proches("Le jardin partagé des Tilleuls", "Jardins partages aux Tilleuls"));
  CHECK_FALSE(titres_proches("Le jardin partagé", "La santé au port"));
  CHECK_FALSE(titres_proches("", ""));
}

TEST_CASE("the twin is looked for in the structure's dossiers of other calls, and is the twin of both") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto elsewhere = database.write([&](db::Writing& w) {
      essai::add_note(w, {.structure = d.tilleuls, .numero = 8, .intitule = "Deux rives"}, d.coordination.id,
                      "autre-2031");
      essai::add_note(w, {.structure = d.port, .numero = 9, .intitule = "Tout autre chose"},
                      d.coordination.id, "autre-2031");
      return essai::add_note(w, {.structure = d.port, .numero = 7, .intitule = "Les deux rives"},
                             d.coordination.id, "autre-2031");
    });
    auto read = [&](std::int64_t id) {
      return database.read([&](db::Reading& r) { return ligne(r, d.coordination, d.tour, id); }).value();
    };
    auto both_banks = read(d.notes[4]);
    auto found =
        database.read([&](db::Reading& r) { return candidats_jumeaux(r, d.coordination, both_banks); });
    REQUIRE(found.size() == 2);
    CHECK(found[0].dossier == elsewhere);
    CHECK(found[0].proche);
    CHECK_FALSE(found[1].proche);
    auto write = [&](const Jumeau& j) {
      database.write([&](db::Writing& w) { noter_jumeau(w, d.coordination, now, j); });
    };
    write({.dossier = d.notes[4], .autre = elsewhere});
    CHECK(read(d.notes[4]).jumeau->autre == elsewhere);
    CHECK(read(d.notes[4]).jumeau->autre_intitule == "Les deux rives");
    auto from = [&](std::int64_t id) {
      return database.read([&](db::Reading& r) { return autre_depot(r, id); });
    };
    CHECK(from(d.notes[4])->dossier == elsewhere);
    CHECK(from(d.notes[4])->appel == "autre-2031");
    CHECK(from(elsewhere)->dossier == d.notes[4]);
    CHECK_FALSE(from(d.notes[0]));
    write({.dossier = d.notes[4], .collectivite = "Autre agglomération", .reference = "P-12"});
    CHECK(read(d.notes[4]).jumeau->reference == "P-12");
    CHECK_FALSE(from(d.notes[4]));
    write({.dossier = d.notes[4]});
    CHECK_FALSE(read(d.notes[4]).jumeau);
  });
}
