#include "programme/definitif/coherence_store.h"

#include <doctest/doctest.h>

#include "programme/budget/budget_store.h"
#include "programme/definitif/coherence.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/dossier/test_personnes.h"
#include "tests/support/databases.h"

using namespace definitif;
using dossier::test::paris;

namespace {

const base::Instant day = paris("2029-11-20T10:00");

/// A call with one line of charges and one of subsidies.
campagne::Campagne call() {
  auto c = dossier::test::campagne();
  c.budget = {{.code = "60", .titre = "Achats", .charge = true},
              {.code = "74-ETAT", .titre = "État", .financeurs = {"etat"}}};
  c.financeurs.at(0).kind = "etat";
  return c;
}

/// Two structures with a deposited note each; the first has a final dossier.
struct Decor {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  dossier::test::People others{people.port, people.tilleuls, people.other, people.writer, people.boss};
  std::int64_t ours = deposited(people), theirs = deposited(others);

  explicit Decor(db::Database& d) : database(d) {
    database.write([&](db::Writing& w) {
      auto locked = dossier::lock(w, people.writer, ours).value();
      create(w, people.writer, day, ours, dossier::draft(w, locked));
    });
  }
  std::int64_t deposited(const dossier::test::People& p) {
    auto id = dossier::test::with_complete_note(database, p);
    database.write([&](db::Writing& w) {
      auto d = dossier::lock(w, p.writer, id).value();
      dossier::save_state(w, d, dossier::NoteDeposee{day}, day);
    });
    return id;
  }
  coherence::Faits facts(bool agent) {
    return database.read([&](db::Reading& r) {
      return coherence::faits(r, find(r, people.writer, ours).value(), call(), agent);
    });
  }
  void exec(std::string_view sql, std::int64_t id) {
    database.write([&](db::Writing& w) { w.exec(sql, id); });
  }
  void types(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
    database.write([&](db::Writing& w) {
      auto f = lock(w, people.writer, ours).value();
      auto b = draft(w, f);
      for (auto [name, text] : fields) b.poser(name, {std::string(text), people.writer.id, day});
      save_draft(w, f, b, day);
    });
  }
};

/// "etat=800050/1": cents and dossiers.
std::string shown(const std::vector<coherence::Cumul>& sums) {
  std::string text;
  for (const auto& s : sums)
    text += s.financeur + "=" + std::to_string(s.montant.value) + "/" + std::to_string(s.dossiers) + " ";
  return text;
}

}  // namespace

TEST_CASE("what is asked of each funder: over the structure's dossiers, and over everybody's for an agent") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto one = shown(d.facts(false).structure);
    CHECK(one.contains("etat=800050/1"));
    CHECK(d.facts(false).campagne.empty());
    CHECK(shown(d.facts(true).structure) == one);
    CHECK(shown(d.facts(true).campagne).contains("etat=1600100/2"));
    d.deposited(d.people);
    CHECK(shown(d.facts(false).structure).contains("etat=1600100/2"));
    CHECK(shown(d.facts(true).campagne).contains("etat=2400150/3"));
  });
}

TEST_CASE("a note set aside or still in preparation asks nothing") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    dossier::test::with_complete_note(database, d.people);
    CHECK(shown(d.facts(false).structure).contains("etat=800050/1"));
    d.exec(
        "INSERT INTO ventilation (dossier_id, tour, etat, ecart_motif, modifie_le, modifie_par) VALUES (?1, "
        "1, "
        "'ecartee', 'hors_champ', 0, 0)",
        d.theirs);
    CHECK(shown(d.facts(true).campagne).contains("etat=800050/1"));
  });
}

TEST_CASE("once there is a budget, it says what is asked, and the note no longer does") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    database.write([&](db::Writing& w) {
      auto f = lock(w, d.people.writer, d.ours).value();
      auto locked = budget::verrouiller(w, f.dossier, budget::Genre::action, call().annee, day);
      budget::enregistrer(w, locked, {}, call(), day);
    });
    CHECK(d.facts(false).structure.empty());
    CHECK(d.facts(true).campagne.size() == 1);
    CHECK(d.facts(false).demande().value == 0);
    CHECK(d.facts(false).note->cout.value > 0);
  });
}

TEST_CASE("people, days and staff are read in the dossier's answers, and absent when they cannot be") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    d.types({{"public_total", "45"}, {"debut", "2030-01-01"}, {"fin", "2030-01-10"}, {"action_etpt", "1,5"}});
    auto f = d.facts(false);
    CHECK(f.personnes == 45);
    CHECK(f.jours == 10);
    CHECK(f.etpt == 150);
    d.types({{"public_total", "beaucoup"}, {"fin", "2029-01-10"}, {"action_etpt", "un et demi"}});
    f = d.facts(false);
    CHECK_FALSE(f.personnes.has_value());
    CHECK_FALSE(f.jours.has_value());
    CHECK_FALSE(f.etpt.has_value());
    d.types({{"fin", ""}, {"action_etpt", " "}});
    CHECK_FALSE(d.facts(false).jours.has_value());
    CHECK_FALSE(d.facts(false).etpt.has_value());
  });
}

TEST_CASE("the structure's people and its budget of the year are facts too, once they are typed") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    CHECK(d.facts(false).moyens.empty());
    CHECK_FALSE(d.facts(false).annee.has_value());
    d.types({{"benevoles", "12"}, {"action_benevoles", "3"}});
    CHECK(d.facts(false).moyens.at(0).structure == 1200);
    database.write([&](db::Writing& w) {
      auto f = lock(w, d.people.writer, d.ours).value();
      auto locked = budget::verrouiller(w, f.dossier, budget::Genre::structure, call().annee, day);
      dossier::Brouillon b;
      b.poser(budget::champ_montant("60"), {"70,5", 1, day});
      budget::enregistrer(w, locked, b, call(), day);
    });
    CHECK(d.facts(false).annee->ligne("60") == base::Cents{7050});
  });
}

TEST_CASE("last year's action is the dossier of an earlier call from which this one was copied") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    CHECK_FALSE(d.facts(false).an_passe.has_value());
    auto before = d.deposited(d.people);
    database.write(
        [&](db::Writing& w) { w.exec("UPDATE dossier SET copie_de = ?2 WHERE id = ?1", d.ours, before); });
    CHECK_FALSE(d.facts(false).an_passe.has_value());
    d.exec("UPDATE dossier SET campagne = 'avant' WHERE id = ?1", before);
    CHECK(d.facts(false).an_passe->cout == d.facts(false).note->cout);
  });
}

TEST_CASE("without a copy it is the latest earlier one of that title, when the action is renewed") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto older = d.deposited(d.people), newer = d.deposited(d.people), elsewhere = d.deposited(d.others);
    auto cost = [&] {
      auto found = d.facts(false).an_passe;
      return found ? found->cout.value : -1;
    };
    auto past = [&](std::int64_t id, std::int64_t amount, std::int64_t days) {
      database.write([&](db::Writing& w) {
        w.exec("UPDATE dossier SET campagne = 'avant', cout_total = ?2, depose_le = ?3 WHERE id = ?1", id,
               amount, day - std::chrono::hours(24 * days));
      });
    };
    past(older, 100, 700), past(newer, 200, 300), past(elsewhere, 300, 200);
    d.exec("UPDATE dossier SET nature = 'premiere' WHERE id = ?1", d.ours);
    CHECK(cost() == -1);
    d.exec("UPDATE dossier SET nature = 'reconduction' WHERE id = ?1", d.ours);
    CHECK(cost() == 200);
    past(newer, 200, -1);
    CHECK(cost() == 100);
    d.exec("UPDATE dossier SET intitule_tri = 'autre chose' WHERE id = ?1", older);
    CHECK(cost() == -1);
  });
}

TEST_CASE("what was deposited is what funders are asked, while the budget is typed over") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto type = [&](std::string_view amount) {
      database.write([&](db::Writing& w) {
        auto f = lock(w, d.people.writer, d.ours).value();
        auto locked = budget::verrouiller(w, f.dossier, budget::Genre::action, call().annee, day);
        dossier::Brouillon b;
        b.poser(budget::champ_financeur("74-ETAT", 1, budget::Partie::qui), {"etat", 1, day});
        b.poser(budget::champ_financeur("74-ETAT", 1, budget::Partie::specifique),
                {std::string(amount), 1, day});
        b.poser(budget::champ_financeur("74-ETAT", 2, budget::Partie::qui), {"Une fondation", 1, day});
        b.poser(budget::champ_financeur("74-ETAT", 2, budget::Partie::specifique), {"5", 1, day});
        budget::enregistrer(w, locked, b, call(), day);
      });
    };
    auto deposit = [&] {
      database.write([&](db::Writing& w) {
        auto f = lock(w, d.people.writer, d.ours).value();
        signer(w, d.people.writer, day, f, {.nom = "A", .qualite = "Présidente", .empreinte = "e"});
        record_depot(w, d.people.writer, day, f, contenu(w, d.people.writer, f, call()),
                     attestation(w, f).value());
      });
    };
    auto asked = [&] {
      return database.read([&](db::Reading& r) {
        return r.all<std::int64_t>("SELECT montant FROM demande_definitive WHERE dossier_id = ?1", d.ours);
      });
    };
    type("100");
    CHECK(asked().empty());
    deposit();
    CHECK(asked() == std::vector<std::int64_t>{100'00});
    type("0");
    CHECK(asked() == std::vector<std::int64_t>{100'00});
    deposit();
    CHECK(asked().empty());
  });
}

TEST_CASE("what blocks is counted for whoever asks; a porteur does not read what is for agents") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto c = call();
    c.textes = {{"coherence.demande_superieure_au_cout", "bloque"},
                {"coherence.sollicite_sans_ligne", "agents"}};
    d.exec(
        "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, cree_le, cree_par) VALUES (?1, "
        "'agglo', 0, 'comite', 0, 0)",
        d.ours);
    database.write([&](db::Writing& w) {
      auto f = lock(w, d.people.writer, d.ours).value();
      auto locked = budget::verrouiller(w, f.dossier, budget::Genre::action, c.annee, day);
      dossier::Brouillon b;
      b.poser(budget::champ_financeur("74-ETAT", 1, budget::Partie::qui), {"etat", 1, day});
      b.poser(budget::champ_financeur("74-ETAT", 1, budget::Partie::specifique), {"100", 1, day});
      budget::enregistrer(w, locked, b, c, day);
    });
    database.read([&](db::Reading& r) {
      auto f = find(r, d.people.writer, d.ours).value();
      auto porteur = constats(r, d.people.writer, f, c, day), agent = constats(r, d.people.boss, f, c, day);
      CHECK(bloquants(r, d.people.boss, f, c, day) == bloquants(r, d.people.writer, f, c, day));
      CHECK(agent.size() == porteur.size() + 1);
    });
  });
}
