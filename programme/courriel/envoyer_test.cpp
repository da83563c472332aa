#include "programme/courriel/envoyer.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "programme/courriel/decor_test.h"
#include "tests/support/databases.h"
#include "tests/support/other_process.h"
#include "tests/support/smtp_server.h"

using namespace decor;
using namespace std::chrono_literals;
using courriel::Passage;
using mail::Outcome;

namespace {

const courriel::Reglages reglages{.essais_max = 3, .par_minute = 0, .garder_textes = true};

struct State {
  std::string etat;
  int essais;
  base::Instant next;
  std::string erreur, texte;
};
State state(db::Database& database) {
  return *database.read([](db::Reading& r) {
    return r.one<State>(
        "SELECT etat, essais, prochain_essai_le, erreur, texte FROM courriel ORDER BY id LIMIT 1");
  });
}

Passage send(db::Database& database, mail::Sender& sender, base::Instant at) {
  return courriel::envoyer(database, sender, reglages, at, 0.5);
}

mail::Delivery later(const mail::Message&) { return {Outcome::temporary, "450 later"}; }

}  // namespace

TEST_CASE("reading the journal again from the beginning puts no mail twice into the outbox") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 3);
    database.write([](db::Writing& w) {
      courriel::fermer_lecture(w, 0);
      CHECK(courriel::composer(w, appel(), site, now()) == 3);
      CHECK(courriel::composer(w, appel(), site, now()) == 0);
    });
    CHECK(outbox(database).size() == 3);
  });
}

TEST_CASE("lines are read in order by portions, and a transaction that fails leaves them to be read again") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      auto id = person(w, "Lea");
      for (int i = 0; i < 5; ++i) write_line(w, {"mot_de_passe_change", "personne", id});
    });
    auto compose = [](db::Writing& w) { return courriel::composer(w, appel(), site, now(), 2); };
    CHECK(database.write(compose) == 2);
    CHECK_THROWS(database.write([&](db::Writing& w) {
      compose(w);
      throw std::runtime_error("killed before the commit");
    }));
    CHECK(outbox(database).size() == 2);
    CHECK(database.write(compose) == 2);
    CHECK(database.write(compose) == 1);
    CHECK(outbox(database).size() == 5);
  });
}

TEST_CASE("two servers that compose at the same time write each mail once") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      auto id = person(w, "Lea");
      for (int i = 0; i < 40; ++i) write_line(w, {"mot_de_passe_change", "personne", id});
    });
    auto compose = [&] {
      while (database.write([](db::Writing& w) { return courriel::composer(w, appel(), site, now(), 3); }) >
             0) {
      }
    };
    {
      std::jthread first(compose), second(compose);
    }
    CHECK(outbox(database).size() == 40);
  });
}

TEST_CASE("a mail sent leaves the outbox, with its texts erased unless they are kept") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 2);
    Memory memory;
    CHECK(send(database, memory, now()) == Passage::envoye);
    CHECK(state(database).etat == "envoye");
    CHECK_FALSE(state(database).texte.empty());
    auto erase = reglages;
    erase.garder_textes = false;
    CHECK(courriel::envoyer(database, memory, erase, now(), 0.5) == Passage::envoye);
    CHECK(outbox(database)[1].texte.empty());
    CHECK(send(database, memory, now()) == Passage::rien);
    REQUIRE(memory.sent.size() == 2);
    CHECK(memory.sent[0].subject == "Vous avez déjà un compte");
    CHECK(memory.sent[0].to[0].email == "lea@courriel.example");
    CHECK(memory.sent[0].id != memory.sent[1].id);
  });
}

TEST_CASE("a temporary failure waits, then tries again, then gives up and says so") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 1);
    Memory memory;
    memory.answer = later;
    CHECK(send(database, memory, now()) == Passage::reporte);
    CHECK(state(database).next == now() + 1min);
    CHECK(state(database).erreur == "450 later");
    CHECK(send(database, memory, now() + 59s) == Passage::rien);
    CHECK(send(database, memory, now() + 60s) == Passage::reporte);
    CHECK(state(database).next == now() + 3min);
    CHECK(send(database, memory, now() + 3min) == Passage::abandonne);
    CHECK(state(database).etat == "abandonne");
    CHECK(state(database).erreur == "3 essais sans succès. 450 later");
    CHECK(send(database, memory, now() + 24h) == Passage::rien);
  });
}

TEST_CASE("a refusal for good gives up at once, and the coordination may have it tried again") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 1);
    Memory memory;
    memory.answer = [](const mail::Message&) { return mail::Delivery{Outcome::permanent, "550 unknown"}; };
    CHECK(send(database, memory, now()) == Passage::abandonne);
    auto retry = [&](const personne::Acteur& by) {
      return database.write([&](db::Writing& w) { return courriel::reessayer(w, by, now(), 1); });
    };
    CHECK(retry(personne::Acteur{}).error().cause == Cause::role_requis);
    CHECK(retry(coordination()).has_value());
    CHECK(retry(coordination()).error().cause == Cause::deja_fait);
    memory.answer = [](const mail::Message&) { return mail::Delivery{}; };
    CHECK(send(database, memory, now()) == Passage::envoye);
    auto lines = database.read([](db::Reading& r) { return journal::de_l_objet(r, "courriel", 1); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].acte == "courriel_relance");
  });
}

TEST_CASE(
    "a mail whose server died comes back when its lease ends, and a late failure of the first server changes "
    "nothing") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 1);
    auto take = [&](base::Instant at) {
      return database.write([&](db::Writing& w) { return courriel::prendre(w, at, at + 10min); });
    };
    auto first = take(now());
    REQUIRE(first);
    CHECK_FALSE(take(now() + 9min));
    auto second = take(now() + 10min);
    REQUIRE(second);
    CHECK(second->essais == 2);
    database.write([&](db::Writing& w) { courriel::noter_abandonne(w, *first, "too late to say so"); });
    CHECK(state(database).etat == "a_envoyer");
    database.write([&](db::Writing& w) { courriel::noter_envoye(w, *first, now(), true); });
    database.write([&](db::Writing& w) { courriel::noter_reporte(w, *second, now(), "x"); });
    CHECK(state(database).etat == "envoye");
  });
}

TEST_CASE("a mail that kills its senders is given up after the allowed number of tries") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 1);
    for (int i = 0; i < 3; ++i)
      database.write([&](db::Writing& w) { courriel::prendre(w, now() + i * 1h, now() + i * 1h + 10min); });
    Memory memory;
    CHECK(send(database, memory, now() + 5h) == Passage::abandonne);
    CHECK(memory.sent.empty());
    CHECK(state(database).erreur == "Aucun essai n’a abouti.");
  });
}

TEST_CASE("several servers share the outbox and send each mail once") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 60);
    std::mutex mutex;
    std::map<std::string, int> times;
    auto server = [&] {
      Memory memory;
      memory.answer = [&](const mail::Message& m) {
        std::lock_guard lock(mutex);
        ++times[m.id];
        return mail::Delivery{};
      };
      while (count(database, "a_envoyer") > 0) send(database, memory, now());
    };
    {
      std::jthread a(server), b(server), c(server);
    }
    CHECK(times.size() == 60);
    for (auto& [id, n] : times) CHECK_MESSAGE(n == 1, id);
  });
}

namespace {

/// A sender that writes each mail into the folder, then dies at the chosen one, before or after writing it.
struct Mortal : mail::Sender {
  mail::FolderSender folder;
  int left;
  bool after;
  Mortal(std::filesystem::path path, int mails, bool written)
      : folder(std::move(path)), left(mails), after(written) {}
  mail::Delivery send(const mail::Message& message) override {
    bool last = left-- == 0;
    if (last && !after) kill(getpid(), SIGKILL);
    auto copy = message;
    copy.id += "-" + std::to_string(getpid());  // so that a duplicate is another file
    auto delivery = folder.send(copy);
    if (last) kill(getpid(), SIGKILL);
    return delivery;
  }
};

/// Sends in another process until it is killed.
void send_and_die(const std::string& url, const std::filesystem::path& folder, int mails, bool written) {
  auto child = tests::start_case("in another process: sends and dies",
                                 {url, folder.string(), std::to_string(mails), written ? "after" : "before"});
  CHECK(tests::exit_code(child) == -1);
}

void kill_in_the_middle(db::Database& database, const std::string& url, bool written) {
  fill(database, 6);
  tests::TemporaryFolder folder;
  send_and_die(url, folder.path(), 3, written);
  CHECK(count(database, "envoye") == 3);
  CHECK(count(database, "a_envoyer") == 3);
  Mortal survivor(folder.path(), 1000, true);
  while (send(database, survivor, now() + 11min) != Passage::rien) {
  }
  CHECK(count(database, "envoye") == 6);
  std::multiset<std::string> mails;
  for (auto& file : std::filesystem::directory_iterator(folder.path())) {
    auto name = file.path().stem().string();
    mails.insert(name.substr(0, name.rfind('-')));
  }
  CHECK(std::set(mails.begin(), mails.end()).size() == 6);
  CHECK(mails.size() == (written ? 7u : 6u));
}

}  // namespace

TEST_CASE("in another process: sends and dies" * doctest::skip()) {
  auto given = tests::arguments();
  auto database = db::Database::open(given.at(0));
  Mortal sender(given.at(1), std::stoi(given.at(2)), given.at(3) == "after");
  while (send(*database, sender, now()) != Passage::rien) {
  }
  _exit(1);
}

TEST_CASE("a server killed in the middle loses no mail, and doubles at most the one in flight") {
  auto before = [](db::Database& database, const std::string& url) {
    kill_in_the_middle(database, url, false);
  };
  auto after = [](db::Database& database, const std::string& url) {
    kill_in_the_middle(database, url, true);
  };
  tests::on_sqlite(before);
  tests::on_sqlite(after);
  tests::on_postgres(before);
  tests::on_postgres(after);
}

TEST_CASE("a real SMTP server that refuses, delays and drops gets every mail that it accepts, once") {
  tests::on_both_engines([](db::Database& database) {
    tests::SmtpServer server;
    database.write([&](db::Writing& w) {
      for (auto name : {"refused", "once", "dropped", "Lea", "busy"}) {
        auto id = person(w, name);
        write_line(w, {"mot_de_passe_change", "personne", id});
      }
      courriel::composer(w, appel(), site, now());
    });
    mail::SmtpSender sender({.url = server.url(), .connect_timeout = 10s, .timeout = 20s});
    for (auto at : {now(), now() + 2min, now() + 10min, now() + 60min})
      while (send(database, sender, at) != Passage::rien) {
      }
    CHECK(server.received().size() == 2);
    CHECK(count(database, "envoye") == 2);
    CHECK(count(database, "abandonne") == 3);
  });
}

TEST_CASE("all that is due is sent at once without a pace, and no further than the pace allows with one") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 5);
    Memory memory;
    base::Clock clock(now());
    auto slow = reglages;
    slow.par_minute = 1;
    {
      std::jthread worker([&](std::stop_token stop) {
        courriel::envoyer_dus(database, memory, slow, clock, std::move(stop));
      });
      for (int i = 0; i < 100 && count(database, "envoye") == 0; ++i) std::this_thread::sleep_for(50ms);
      std::this_thread::sleep_for(200ms);
    }
    CHECK(count(database, "envoye") == 1);
    CHECK(courriel::envoyer_dus(database, memory, reglages, clock, {}) == 4);
    CHECK(count(database, "envoye") == 5);
  });
}

namespace {

/// How many mails go in that time, at ten a second for all, when each keeps its server busy so long. The time
/// is the test's own: a busy machine changes nothing.
int sent_by(db::Database& database, base::Instant from, int servers, std::chrono::milliseconds slowness,
            std::chrono::milliseconds time) {
  constexpr auto step = 10ms;
  auto paced = reglages;
  paced.par_minute = 600;
  Memory memory;
  std::vector<base::Instant> free(std::size_t(servers), from);
  for (auto at = from; at < from + time; at += step)
    for (auto& server : free)
      if (server <= at && courriel::envoyer(database, memory, paced, at, 0.5) == Passage::envoye)
        server = at + slowness;
  return int(memory.sent.size());
}

}  // namespace

TEST_CASE("several servers keep one pace together, and a mail server that is slow does not slow it down") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 60);
    CHECK(sent_by(database, now(), 3, 0ms, 1000ms) == 10);
    CHECK(sent_by(database, now() + 1s, 1, 60ms, 1000ms) == 10);  // a pause after each mail would give 6
    CHECK(sent_by(database, now() + 2s, 1, 250ms, 1000ms) == 4);  // it cannot do more
    CHECK(sent_by(database, now() + 1h, 3, 0ms, 500ms) == 5);     // no burst after a rest
  });
}

TEST_CASE("a clock put back does not stop the mails until it is again where it was") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 2);
    auto paced = reglages;
    paced.par_minute = 60;
    Memory memory;
    CHECK(courriel::envoyer(database, memory, paced, now() + 24h, 0.5) == Passage::envoye);
    CHECK(courriel::envoyer(database, memory, paced, now(), 0.5) == Passage::envoye);
    CHECK(courriel::envoyer(database, memory, paced, now() + 999ms, 0.5) == Passage::attend);
    CHECK(courriel::envoyer(database, memory, paced, now() + 1s, 0.5) == Passage::rien);
  });
}

TEST_CASE("what one person waits for goes before what is sent to many") {
  tests::on_both_engines([](db::Database& database) {
    const journal::Ligne line{.numero = 1, .acte = "x"};
    database.write([&](db::Writing& w) {
      auto mail = [](std::string objet) {
        return courriel::Courriel{"a@courriel.example", "", std::move(objet), "t", ""};
      };
      courriel::deposer(w, {{line, 1, mail("un"), true}, {line, 2, mail("deux"), true}}, now());
      courriel::deposer(w, {{line, 3, mail("mot de passe")}}, now() + 1s);
    });
    Memory memory;
    while (send(database, memory, now() + 2s) != Passage::rien) {
    }
    REQUIRE(memory.sent.size() == 3);
    CHECK(memory.sent[0].subject == "mot de passe");
    CHECK(memory.sent[1].subject == "un");
  });
}

TEST_CASE("an invitation goes with its mail and is erased with its texts") {
  tests::on_both_engines([](db::Database& database) {
    const journal::Ligne line{.numero = 1, .acte = "x"};
    courriel::Courriel invitation{"a@courriel.example", "", "Venez", "t", "h", "BEGIN:VCALENDAR", "REQUEST"};
    database.write([&](db::Writing& w) { courriel::deposer(w, {{line, 1, invitation}}, now()); });
    Memory memory;
    auto erase = reglages;
    erase.garder_textes = false;
    CHECK(courriel::envoyer(database, memory, erase, now(), 0.5) == Passage::envoye);
    CHECK(memory.sent.at(0).calendar == "BEGIN:VCALENDAR");
    CHECK(memory.sent[0].calendar_method == "REQUEST");
    auto left =
        database.read([](db::Reading& r) { return r.one<std::string>("SELECT calendrier FROM courriel"); });
    CHECK(left == "");
  });
}

TEST_CASE("mails sent long ago are purged, the others are not") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 3);
    Memory memory;
    send(database, memory, now());
    send(database, memory, now() + 48h);
    CHECK(database.write([](db::Writing& w) { return courriel::purger(w, now() + 24h); }) == 1);
    CHECK(count(database, "envoye") == 1);
    CHECK(count(database, "a_envoyer") == 1);
  });
}

TEST_CASE("only the coordination sees the state of the outbox") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 3);
    database.read([](db::Reading& r) {
      CHECK(courriel::comptes(r, personne::Acteur{}).empty());
      CHECK(courriel::liste(r, personne::Acteur{}, courriel::Etat::a_envoyer, 0, 10).empty());
      CHECK(courriel::comptes(r, coordination()).at(0).nombre == 3);
      auto first = courriel::liste(r, coordination(), courriel::Etat::a_envoyer, 0, 2);
      REQUIRE(first.size() == 2);
      CHECK(courriel::liste(r, coordination(), courriel::Etat::a_envoyer, first[1].id, 2).size() == 1);
    });
  });
}

TEST_CASE("states have one code each") {
  for (auto e : {courriel::Etat::a_envoyer, courriel::Etat::envoye, courriel::Etat::abandonne})
    CHECK(courriel::etat(courriel::code(e)) == e);
  CHECK_FALSE(courriel::etat("autre"));
}
