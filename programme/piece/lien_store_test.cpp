#include "programme/piece/lien_store.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "programme/campagne/charger.h"
#include "programme/dossier/test_personnes.h"
#include "programme/journal/journal.h"
#include "programme/piece/proposition_store.h"
#include "programme/piece/televersement_store.h"
#include "tests/support/databases.h"
#include "tests/support/source_dir.h"

using namespace piece;
using namespace std::chrono_literals;
using dossier::test::paris;

namespace {

const campagne::Campagne& call() {
  static const auto c = campagne::charger(tests::source_dir() + "/campagnes/valenciennes-2023").value();
  return c;
}

const campagne::Piece& piece_of(std::string_view code) { return *call().piece(code); }

struct Site {
  db::Database& database;
  dossier::test::People people = dossier::test::people(database);
  std::int64_t id = dossier::test::with_complete_note(database, people);
  base::Instant now = paris("2022-11-20T10:00");
  std::atomic<int> files = 0;
  Lieu lieu{people.tilleuls, id};

  Result<std::int64_t> ask(std::string_view code, std::string address = "comptable@cabinet.example") {
    return database.write([&](db::Writing& w) {
      return demander(w, people.writer, now, lieu, call(), piece_of(code), {std::move(address), "", ""});
    });
  }
  LienRemise link(std::int64_t n) {
    return database.read([&](db::Reading& r) { return lien_par_numero(r, n).value(); });
  }
  LienRemise asked(std::string_view code) { return link(ask(code).value()); }
  std::vector<LienRemise> list(const Lieu& where, std::string_view code) {
    return database.read([&](db::Reading& r) { return liens(r, where, piece_of(code)); });
  }
  Recu file() { return {"fichier" + std::to_string(++files), "a.pdf", files::Kind::pdf, 12, "abc"}; }
  Result<std::int64_t> give(const LienRemise& l) {
    return database.write([&](db::Writing& w) {
      return remettre_par_lien(w, now, l, piece_of(l.code), {}, file(), Analyse::sans);
    });
  }
  std::vector<Remise> standing() {
    return database.read([&](db::Reading& r) { return remises(r, *dossier::find(r, people.writer, id)); });
  }
  std::vector<Remise> proposed(std::string_view code) {
    return database.read([&](db::Reading& r) { return propositions(r, lieu, piece_of(code)); });
  }
  std::vector<journal::Ligne> lines() {
    return database.read([&](db::Reading& r) { return journal::de_l_objet(r, "dossier", id); });
  }
};

}  // namespace

TEST_CASE(
    "a link leads to what was asked; its secret and its address stand neither in the table nor in the "
    "journal") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto l = s.asked("vvv_bilan");
    auto path = database.read([&](db::Reading& r) { return chemin_lien_remise(r, l.id).value(); });
    REQUIRE(path.starts_with("/remise/"));
    auto text = path.substr(8);
    auto found = database.read([&](db::Reading& r) { return lien_recu(r, text); });
    REQUIRE(found);
    CHECK(found->courriel == "comptable@cabinet.example");
    CHECK(found->structure_nom == "Les Tilleuls");
    CHECK(found->demandeur == "ecrit");
    CHECK(found->expire_le == s.now + 14 * 24h);
    auto other = text.substr(0, text.size() - 1) + (text.ends_with('0') ? "1" : "0");
    CHECK_FALSE(database.read([&](db::Reading& r) { return lien_recu(r, other); }));
    CHECK_FALSE(database.read(
        [&](db::Reading& r) { return lien_recu(r, "999-" + text.substr(text.find('-') + 1)); }));
    CHECK_FALSE(database.read([&](db::Reading& r) { return lien_recu(r, "vide"); }));
    auto nonce = database.read(
        [](db::Reading& r) { return r.one<std::string>("SELECT nonce FROM lien_remise").value(); });
    CHECK_FALSE(text.contains(nonce));
    CHECK(s.lines().back().acte == "piece_demandee");
    CHECK_FALSE(s.lines().back().details.contains("cabinet"));
  });
}

TEST_CASE(
    "the same address asked again for the same piece has one link; asked for several documents, several") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto first = s.asked("vvv_bilan");
    s.ask("vvv_bilan", "autre@cabinet.example");
    auto second = s.asked("vvv_bilan");
    CHECK(etat(s.link(first.id), s.now) == EtatLien::retire);
    CHECK(etat(second, s.now) == EtatLien::ouvert);
    CHECK(s.list(s.lieu, "vvv_bilan").size() == 3);
    CHECK(s.list(s.lieu, "vvv_bilan")[0].id == second.id);
    auto cv = s.asked("cv_intervenants");
    s.ask("cv_intervenants");
    CHECK(etat(s.link(cv.id), s.now) == EtatLien::ouvert);
  });
}

TEST_CASE(
    "a structure's piece shows its links from every dossier and from the safe; another structure none") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto l = s.asked("rib");
    CHECK(s.list({s.people.tilleuls, {}}, "rib").size() == 1);
    CHECK(s.list({s.people.tilleuls, s.id + 1}, "rib").size() == 1);
    CHECK(s.list({s.people.port, {}}, "rib").empty());
    auto bilan = s.asked("vvv_bilan");
    CHECK(s.list({s.people.tilleuls, s.id + 1}, "vvv_bilan").empty());
    database.read([&](db::Reading& r) {
      CHECK(lien(r, s.lieu, piece_of("vvv_bilan"), bilan.id));
      CHECK_FALSE(lien(r, s.lieu, piece_of("vvv_bilan"), l.id));
      CHECK_FALSE(lien(r, {s.people.port, s.id}, piece_of("vvv_bilan"), bilan.id));
    });
  });
}

TEST_CASE("a link is taken back once, and sent again as another that the new asker answers for") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto l = s.asked("vvv_bilan");
    auto take = [&] {
      return database.write([&](db::Writing& w) { return retirer(w, s.people.writer, s.now, l); });
    };
    auto again = [&](const LienRemise& one) {
      return database.write([&](db::Writing& w) {
        return renvoyer(w, s.people.writer, s.now + 1h, call(), piece_of("vvv_bilan"), one);
      });
    };
    CHECK(take());
    CHECK(take().error().cause == Cause::deja_fait);
    CHECK(s.give(l).error().detail.contains("l’a retiré"));
    CHECK(again(l).error().cause == Cause::deja_fait);
    auto second = s.asked("vvv_bilan");
    auto third = s.link(again(second).value());
    CHECK(third.courriel == second.courriel);
    CHECK(third.expire_le == second.expire_le + 1h);
    CHECK(etat(s.link(second.id), s.now) == EtatLien::retire);
    CHECK(s.give(third));
    CHECK(again(third).error().cause == Cause::deja_fait);
  });
}

TEST_CASE("thirty links of a structure may be open, not one more; sixty may be made in a day") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto to = [&](int i) { return s.ask("cv_intervenants", "a" + std::to_string(i) + "@b.example"); };
    for (int i = 0; i < 30; ++i) REQUIRE(to(i));
    CHECK(to(30).error().detail.starts_with("Trop de liens attendent"));
    auto all_end = [&] {
      database.write([&](db::Writing& w) { w.exec("UPDATE lien_remise SET retire_le = ?1", s.now); });
    };
    all_end();
    for (int i = 30; i < 60; ++i) REQUIRE(to(i));
    all_end();
    CHECK(to(60).error().detail.starts_with("Trop de liens ont été envoyés"));
    s.now += 24h;
    CHECK(to(61));
  });
}

TEST_CASE("a document given through a link stands as given through it, and the link has served") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto l = s.asked("vvv_bilan");
    REQUIRE(s.give(l));
    REQUIRE(s.standing().size() == 1);
    CHECK(s.standing()[0].par == "lien (comptable@cabinet.example)");
    CHECK(etat(s.link(l.id), s.now) == EtatLien::servi);
    CHECK(s.give(l).error().detail.contains("Il a déjà servi"));
    CHECK(s.standing().size() == 1);
    auto line = s.lines().back();
    CHECK(line.acte == "piece_remise_par_lien");
    CHECK(line.auteur_id == 0);
    CHECK(journal::detail(line, "lien") == std::to_string(l.id));
    CHECK(journal::detail(line, "par") == "Une personne sans compte");
  });
}

TEST_CASE("a link serves before its end, not at it") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto l = s.asked("vvv_bilan");
    s.now = l.expire_le;
    CHECK(s.give(l).error().cause == Cause::lien_expire);
    s.now = l.expire_le - 1ms;
    CHECK(s.give(l));
  });
}

TEST_CASE("of two who send through one link at once, exactly one gives a document") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    for (int i = 0; i < 8; ++i) {
      auto l = s.asked("cv_intervenants");
      std::atomic<int> given = 0, told = 0;
      auto send = [&] {
        auto done = s.give(l);
        if (done) ++given;
        if (!done && done.error().cause == Cause::lien_expire) ++told;
      };
      {
        std::jthread first(send), second(send);
      }
      CHECK(given == 1);
      CHECK(told == 1);
    }
    CHECK(s.standing().size() == 8);
  });
}

TEST_CASE("what comes through a link replaces nothing: it is proposed, then taken or refused") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    REQUIRE(s.give(s.asked("rib")));
    REQUIRE(s.give(s.asked("rib")));
    REQUIRE(s.give(s.asked("rib")));
    CHECK(s.standing().size() == 1);
    CHECK(s.standing()[0].coffre == "fichier1");
    auto waiting = s.proposed("rib");
    REQUIRE(waiting.size() == 2);
    CHECK(s.lines().back().acte == "piece_proposee");
    auto waits = [&](const Lieu& where) {
      return database.read([&](db::Reading& r) { return codes_proposes(r, where); });
    };
    CHECK(waits(s.lieu) == std::vector<std::string>{"rib"});
    CHECK(waits({s.people.tilleuls, {}}).size() == 1);
    CHECK(waits({s.people.port, s.id}).empty());
    auto act = [&](const Remise& r, bool take) {
      return database.write([&](db::Writing& w) {
        return take ? accepter(w, s.people.writer, s.now, s.lieu, piece_of("rib"), r)
                    : refuser(w, s.people.writer, s.now, s.lieu, r);
      });
    };
    CHECK(act(waiting[0], false));
    CHECK(act(waiting[0], false).error().cause == Cause::deja_fait);
    CHECK(act(waiting[0], true).error().cause == Cause::deja_fait);
    CHECK(s.standing().at(0).coffre == "fichier1");
    CHECK(act(waiting[1], true));
    REQUIRE(s.standing().size() == 1);
    CHECK(s.standing()[0].coffre == "fichier3");
    CHECK(s.proposed("rib").empty());
  });
}

TEST_CASE("where several documents stand together nothing is proposed, and forty are enough") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    for (int i = 0; i < 40; ++i)
      database.write([&](db::Writing& w) {
        return remettre(w, s.people.writer, s.now, s.lieu, {piece_of("cv_intervenants"), {}, s.file()});
      });
    auto l = s.asked("cv_intervenants");
    CHECK(s.give(l).error().cause == Cause::saisie_invalide);
    CHECK(etat(s.link(l.id), s.now) == EtatLien::ouvert);
    CHECK(s.proposed("cv_intervenants").empty());
  });
}

TEST_CASE("a link stands with the right of who asked, and falls with it") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto l = s.asked("rib");
    auto right = [&](std::string_view set) {
      database.write([&](db::Writing& w) { w.exec("UPDATE membre SET " + std::string(set)); });
      return s.link(l.id).appuye;
    };
    CHECK(right("ecrire = 0"));
    CHECK_FALSE(right("signer = 0"));
    CHECK(right("ecrire = 1"));
    database.write([](db::Writing& w) { w.exec("DELETE FROM membre"); });
    CHECK_FALSE(s.link(l.id).appuye);
  });
}

TEST_CASE("what is sent through a link is found by it alone: not by who asked, not by another link") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto mine = s.asked("rib"), other = s.asked("vvv_bilan");
    auto begin = [&] {
      return database.write([&](db::Writing& w) {
        return commencer_par_lien(w, mine, s.now,
                                  {.lieu = s.lieu, .code = "rib", .titre = "a.pdf", .taille = 9});
      });
    };
    auto id = begin().value();
    database.read([&](db::Reading& r) {
      CHECK(televersement_du_lien(r, mine, s.now, id));
      CHECK_FALSE(televersement_du_lien(r, mine, s.now + 24h, id));
      CHECK_FALSE(televersement_du_lien(r, other, s.now, id));
      CHECK_FALSE(televersement(r, s.people.writer, s.now, id));
    });
    for (int i = 1; i < 10; ++i) REQUIRE(begin());
    CHECK(begin().error().cause == Cause::saisie_invalide);
    CHECK(database.write([&](db::Writing& w) {
      return commencer(w, s.people.writer, s.now,
                       {.lieu = s.lieu, .code = "rib", .titre = "a.pdf", .taille = 9});
    }));
  });
}

TEST_CASE("links that ended without giving anything are forgotten; the others stay with their document") {
  tests::on_both_engines([](db::Database& database) {
    Site s{database};
    auto served = s.asked("rib"), lost = s.asked("vvv_bilan");
    REQUIRE(s.give(served));
    auto forget = [&](base::Instant before) {
      return database.write([&](db::Writing& w) { return oublier_liens(w, before); });
    };
    CHECK(forget(lost.expire_le) == 0);
    CHECK(forget(lost.expire_le + 1ms) == 1);
    CHECK(s.list(s.lieu, "rib").size() == 1);
    CHECK(s.list(s.lieu, "vvv_bilan").empty());
  });
}
