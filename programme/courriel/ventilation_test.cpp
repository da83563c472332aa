// Which mails the ventilation makes: one for each agent, whatever the number of their dossiers; porteurs only
// when there is something to know.
#include <doctest/doctest.h>

#include <algorithm>

#include "programme/courriel/composer.h"
#include "programme/journal/journal.h"
#include "programme/ventilation/test_definitif.h"
#include "programme/ventilation/ventilation_store.h"
#include "tests/support/databases.h"

using namespace ventilation;
using essai::Decor;

namespace {

const base::Instant now = essai::comite();

struct Message {
  std::string destinataire, objet, texte;
};

/// A committee whose notes are ready: two agents, a référent·e, one note of grandes exclusions, one set
/// aside; each structure has a member.
struct Seance {
  db::Database& database;
  Decor d{database};

  explicit Seance(db::Database& base) : database(base) {
    database.write([&](db::Writing& w) {
      add_member(w, "Tilleuls", d.tilleuls), add_member(w, "Port", d.port);
      w.exec("UPDATE dossier SET orientation = 'exclusions' WHERE id = ?1", d.notes[2]);
      REQUIRE(appliquer(w, d.coordination, now, d.tour, Genre::proposition, "Tout", prepared(w)));
    });
  }
  Seance(const Seance&) = delete;
  Seance& operator=(const Seance&) = delete;

  static void add_member(db::Writing& w, std::string_view name, std::int64_t structure) {
    w.exec(
        "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since) VALUES (?1, ?2, "
        "1, 1, 1, 0)",
        structure, essai::add_person(w, name));
  }

  std::vector<Changement> prepared(db::Reading& r) {
    std::vector<Changement> all;
    for (auto& l : lignes(r, d.coordination, d.tour, {})) all.push_back(essai::prepare(l));
    for (std::size_t n : {0, 1}) all[n].apres.affectations = {{"etat", d.agent_etat.id, "comite", ""}};
    all[0].apres.affectations.push_back({"caf", d.agent_caf.id, "comite", ""});
    all[2].apres.reunion = "sante", all[2].apres.reunion_raison = "Aller vers les personnes.";
    all[3].apres.affectations = {{"", d.referent.id, "comite", ""}};
    all[4].apres.etat_nom = "ecartee", all[4].apres.ecart_motif = "doublon",
    all[4].apres.ecart_texte = "Voir 2031-0004.";
    return all;
  }

  Ligne line(std::size_t n) {
    return database.read([&](db::Reading& r) { return ligne(r, d.coordination, d.tour, d.notes.at(n - 1)); })
        .value();
  }
  void transmit() {
    database.write([&](db::Writing& w) {
      auto t = transmission(lignes(w, d.coordination, d.tour, {}), d.coordination, now, d.campagne);
      REQUIRE(transmettre(w, d.coordination, now, d.tour, tour_vu(w, d.tour), t));
    });
  }
  void correct(std::size_t n, std::string_view trace, const std::function<void(EtatDossier&)>& change) {
    auto l = line(n);
    Changement both{l.etat, l.etat};
    change(both.apres);
    database.write([&](db::Writing& w) {
      REQUIRE(corriger(w, d.coordination, now, d.tour, trace, "Correction", "Erreur de notre part", both));
    });
  }
  /// What the lines written since the last time make.
  std::vector<Message> mails() {
    return database.write([&](db::Writing& w) {
      w.exec("DELETE FROM courriel");
      while (courriel::composer(w, d.campagne, "https://dentelle.example", now) > 0) continue;
      return w.all<Message>("SELECT destinataire, objet, texte FROM courriel ORDER BY destinataire, id");
    });
  }
};

const Message* to(const std::vector<Message>& all, std::string_view name) {
  auto it = std::ranges::find(all, std::string(name) + "@essai.example", &Message::destinataire);
  return it == all.end() ? nullptr : &*it;
}
std::ptrdiff_t count(const std::vector<Message>& all, std::string_view name) {
  return std::ranges::count(all, std::string(name) + "@essai.example", &Message::destinataire);
}

}  // namespace

TEST_CASE(
    "the transmission writes once to each agent, with the number of their dossiers and the way to their "
    "list") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    CHECK(s.mails().empty());
    s.transmit();
    auto all = s.mails();
    REQUIRE(count(all, "alix") == 1);
    CHECK(to(all, "alix")->objet.contains("2 dossiers vous sont confiés"));
    CHECK(to(all, "alix")->texte.contains("https://dentelle.example/mes-dossiers-confies"));
    CHECK_FALSE(to(all, "alix")->texte.contains("réussite éducative"));
    CHECK(to(all, "camille")->objet.contains("1 dossier vous est confié"));
    REQUIRE(count(all, "dominique") == 1);
    CHECK(to(all, "dominique")->texte.contains("réussite éducative"));
  });
}

TEST_CASE(
    "who carries a note set aside reads why and how to contest; of grandes exclusions, in which meeting; "
    "others nothing") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.transmit();
    auto all = s.mails();
    CHECK(count(all, "tilleuls") == 0);
    REQUIRE(count(all, "port") == 2);
    std::string both;
    for (auto& m : all)
      if (m.destinataire == "port@essai.example") both += m.objet + m.texte;
    for (auto* words : {"n’est pas retenue", "Déjà déposé", "Voir 2031-0004.", "deux mois", "/ventilation",
                        "Santé", "Aller vers les personnes."})
      CHECK_MESSAGE(both.contains(words), words);
  });
}

TEST_CASE(
    "a change after the transmission is told to who gains, who loses, and to all when the meeting changes") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.transmit();
    s.mails();
    s.correct(1, Corriger::trace, [&](EtatDossier& e) {
      std::erase_if(e.affectations, [&](auto& a) { return a.financeur == "caf"; });
      e.affectations.push_back({"etat", s.d.referent.id, "comite", ""});
    });
    auto all = s.mails();
    CHECK(all.size() == 2);
    CHECK(to(all, "camille")->objet == "Un dossier ne vous est plus confié");
    CHECK(to(all, "dominique")->objet == "Un dossier vous est confié");
    CHECK(to(all, "dominique")->texte.contains("Erreur de notre part"));
    s.correct(2, Corriger::trace, [](EtatDossier& e) { e.reunion = "sante"; });
    all = s.mails();
    CHECK(all.size() == 2);
    CHECK(to(all, "tilleuls")->objet == "Votre projet change de réunion");
    CHECK(to(all, "alix")->objet == "Un dossier change de réunion");
    s.correct(2, Corriger::trace, [](EtatDossier& e) { e.reunion = ""; });
    CHECK_FALSE(to(s.mails(), "tilleuls")->texte.contains("Date :"));
  });
}

TEST_CASE("set aside after the transmission: porteurs and agents are told; taken up again: porteurs") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.transmit();
    s.mails();
    s.correct(1, Ecarter::trace,
              [](EtatDossier& e) { e.etat_nom = "ecart_notifie", e.ecart_motif = "irrecevable"; });
    auto all = s.mails();
    CHECK(to(all, "tilleuls")->texte.contains("Note irrecevable"));
    CHECK(to(all, "alix")->objet == "Un dossier n’est plus à suivre");
    CHECK(count(all, "camille") == 1);
    s.correct(1, Reintegrer::trace, [](EtatDossier& e) { e.etat_nom = "preparee", e.ecart_motif.clear(); });
    all = s.mails();
    REQUIRE(all.size() == 1);
    CHECK(all[0].objet == "Votre note d’intention est de nouveau étudiée");
    CHECK(all[0].texte.contains("Erreur de notre part"));
  });
}

TEST_CASE("nothing is told of a dossier that is gone, nor announced once it has changed again") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    database.write([&](db::Writing& w) {
      for (auto* acte : {"ventilation_transmise", "ecart_notifie", "note_reintegree", "ventilation_corrigee"})
        journal::inscrire(w, s.d.coordination, now, {acte, "dossier", 99999, {{"apprend", "oui"}}});
      journal::inscrire(w, s.d.coordination, now,
                        {"ecart_notifie", "dossier", s.d.notes[0], {{"tour", "1"}}});
      journal::inscrire(w, s.d.coordination, now,
                        {"ventilation_transmise", "dossier", s.d.notes[0], {{"apprend", "oui"}}});
    });
    CHECK(s.mails().empty());
  });
}

TEST_CASE(
    "the second round writes once to each agent, leads to the final dossiers, and tells porteurs nothing") {
  tests::on_both_engines([](db::Database& database) {
    Seance s(database);
    s.mails();
    database.write([&](db::Writing& w) {
      essai::deposer_definitif(w, s.d.notes[0], s.d.coordination.id, {{"etat", 4000}});
      Tour second{s.d.campagne, 2};
      auto l = ligne(w, s.d.coordination, second, s.d.notes[0]).value();
      Changement ready{l.etat, l.etat};
      ready.apres.etat_nom = "preparee",
      ready.apres.affectations = {{"etat", s.d.agent_etat.id, "comite", ""}};
      REQUIRE(appliquer(w, s.d.coordination, now, second, Genre::changement, "Un", {ready}));
      Changement told{ready.apres, ready.apres};
      told.avant = ligne(w, s.d.coordination, second, s.d.notes[0]).value().etat, told.apres = told.avant;
      told.apres.etat_nom = "transmise";
      REQUIRE(transmettre(w, s.d.coordination, now, second, tour_vu(w, second), {.changements = {told}}));
    });
    auto all = s.mails();
    REQUIRE(all.size() == 1);
    CHECK(to(all, "alix")->objet.contains("1 dossier définitif vous est confié"));
    CHECK(to(all, "alix")->texte.contains("https://dentelle.example/mes-dossiers-confies/definitifs"));
  });
}
