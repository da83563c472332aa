// bench-generate: a database of as many deposited dossiers as asked, with the people of the mixed load,
// through the rooms' own store functions, so that rows, indexes, search words and journal are those of real
// use.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "bench/final.h"
#include "bench/note.h"
#include "bench/people.h"
#include "bench/ventilate.h"
#include "platform/base/secret.h"
#include "platform/db/migrations.h"
#include "programme/campagne/campagne_store.h"
#include "programme/dossier/dossier_store.h"
#include "programme/journal/journal.h"

namespace {

struct Settings {
  std::string database, campaign = DENTELLE_SOURCE_DIR "/campagnes/valenciennes-2023", manifest, files, keys;
  int dossiers = 300, editors = 200, depositors = 20, deposits = 400, agents = 20, followers = 60,
      instructors = 60, finals = 0;
};

Settings read_settings(int argc, char** argv) {
  Settings s;
  CLI::App app("Makes a database to measure with", "bench-generate");
  app.add_option("--database", s.database, "sqlite:PATH or postgresql://...; must be empty")->required();
  app.add_option("--manifest", s.manifest, "file that tells bench-load who signs in and what for")
      ->required();
  app.add_option("--campagne", s.campaign, "folder of the campaign");
  app.add_option("--dossiers", s.dossiers, "deposited dossiers");
  app.add_option("--editors", s.editors, "people who are writing a note");
  app.add_option("--deposits", s.deposits, "complete notes ready to be deposited");
  app.add_option("--agents", s.agents, "agents of the coordination");
  app.add_option("--instructors", s.instructors, "agents of funders, to whom the notes are handed");
  app.add_option("--followers", s.followers, "people who follow one meeting live");
  app.add_option("--definitifs", s.finals,
                 "final dossiers ready to be deposited; every other note then gets a deposited one");
  app.add_option("--fichiers", s.files, "folder of kept documents, with --definitifs");
  app.add_option("--cle-fichiers", s.keys, "file of their keys");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
  return s;
}

/// Writes everything, some hundreds of dossiers a transaction.
class Generator {
 public:
  Generator(db::Database& database, const Settings& settings)
      : database_(database),
        settings_(settings),
        manifest_(settings.manifest),
        hash_(base::hash_password(bench::password)) {}

  void run() {
    load_campaign();
    accounts();
    notes_to_write();
    notes_to_deposit();
    if (settings_.finals > 0) notes_of_finals();
    deposited();
    meeting();
    bench::ventilate(database_, coordination_, campaign_);
    if (settings_.finals > 0) finals();
    mails_sent_long_ago();
  }

 private:
  void load_campaign() {
    auto files = campagne::lire_dossier(settings_.campaign);
    if (!files) throw std::runtime_error("the campaign's folder cannot be read");
    auto loaded = database_.write(
        [&](db::Writing& w) { return campagne::enregistrer(w, personne::systeme(), instant(0), *files); });
    if (!loaded) throw std::runtime_error("the campaign has mistakes: see dentelle campagne check");
    campaign_ = database_.read([](db::Reading& r) { return campagne::derniere(r); }).value();
  }

  void accounts() {
    database_.write([&](db::Writing& w) {
      for (int i = 1; i <= settings_.agents; ++i) {
        auto mail = fmt::format("agent-{}@bench.example", i);
        coordination_ = bench::add_agent(w, mail, hash_);
        manifest_ << "agent " << mail << " 0\n";
      }
      auto instructors = bench::add_instructors(w, campaign_, settings_.instructors, hash_);
      manifest_ << "instructor " << instructors.at(0) << " 0\n";
    });
  }

  /// An instant between 1 July and 16 September 2022, 20:00, from a number between 0 and 1.
  static base::Instant instant(double part) {
    constexpr double from = 1'656'626'400'000, until = 1'663'351'200'000;
    return base::from_millis(std::int64_t(from + part * (until - from)));
  }

  base::Instant some_instant() { return instant(std::uniform_real_distribution<>(0, 0.7)(random_)); }

  std::int64_t write_note(db::Writing& w, const personne::Acteur& person, base::Instant at) {
    return write_note(w, person, at, bench::note(random_, campaign_, person.id, at));
  }

  std::int64_t write_note(db::Writing& w, const personne::Acteur& person, base::Instant at,
                          const dossier::Brouillon& note) {
    auto id = dossier::create(w, person, at, campaign_.code, person.structures.at(0).structure);
    auto d = dossier::lock(w, person, id).value();
    std::vector<std::string> changes;
    for (const auto& [field, answer] : note) changes.push_back(field);
    auto read = dossier::lire(note, campaign_);
    if (!read.erreurs.empty())
      throw std::runtime_error("invented note refused: " + read.erreurs.begin()->message);
    dossier::save_draft(w, d, note, read.note, changes, at);
    return id;
  }

  void deposit(db::Writing& w, const personne::Acteur& person, std::int64_t id, base::Instant at) {
    auto d = dossier::lock(w, person, id).value();
    dossier::save_state(w, d, dossier::NoteDeposee{at}, at);
    auto kept = dossier::record_deposit(w, person, d, dossier::draft(w, d), at);
    journal::inscrire(w, person, at,
                      {"note_deposee", "dossier", id, {{"rang", "1"}, {"empreinte", kept.empreinte}}});
  }

  void notes_to_write() {
    database_.write([&](db::Writing& w) {
      for (int i = 1; i <= settings_.editors; ++i) {
        auto mail = fmt::format("redaction-{}@bench.example", i);
        auto person = bench::add_member(w, mail, fmt::format("Association en rédaction {}", i), hash_);
        manifest_ << "editor " << mail << ' ' << write_note(w, person, some_instant()) << '\n';
        manifest_ << "uploader " << mail << ' ' << person.structures.at(0).structure << '\n';
      }
    });
  }

  void notes_to_deposit() {
    database_.write([&](db::Writing& w) {
      for (int i = 1; i <= settings_.depositors; ++i) {
        auto mail = fmt::format("depot-{}@bench.example", i);
        auto person = bench::add_member(w, mail, fmt::format("Association au dépôt {}", i), hash_);
        for (int n = 0; n < settings_.deposits / settings_.depositors; ++n)
          manifest_ << "depositor " << mail << ' ' << write_note(w, person, some_instant()) << '\n';
      }
    });
  }

  void deposited() {
    constexpr int per_structure = 4, per_transaction = 100;
    for (int done = 0; done < settings_.dossiers;) {
      database_.write([&](db::Writing& w) {
        for (int i = 0; i < per_transaction && done < settings_.dossiers; ++i) {
          auto person =
              bench::add_member(w, fmt::format("structure-{}@bench.example", done),
                                "Association " + bench::text(random_, 30) + std::to_string(done), "");
          for (int n = 0; n < per_structure && done < settings_.dossiers; ++n, ++done) {
            auto at = some_instant();
            auto id = write_note(w, person, at);
            deposit(w, person, id, at + std::chrono::hours(24));
            manifest_ << "dossier - " << id << '\n';
            if (first_deposited_ == 0) first_deposited_ = id;
          }
        }
      });
      std::cerr << "\r" << done << " dossiers" << std::flush;
    }
    std::cerr << "\n";
  }

  /// Of one structure and the same kind, so that what is asked of them is the same.
  void notes_of_finals() {
    database_.write([&](db::Writing& w) {
      holder_ = bench::add_member(w, "definitif@bench.example", "Association des dossiers définitifs", hash_);
      for (int i = 0; i < settings_.finals + 2; ++i) {
        auto at = some_instant();
        auto note = bench::note(random_, campaign_, holder_.id, at);
        note.poser("dispositif", {"contrat_de_ville", holder_.id, at});
        note.poser("nature", {"premiere", holder_.id, at});
        auto id = write_note(w, holder_, at, note);
        deposit(w, holder_, id, at + std::chrono::hours(24));
        final_notes_.push_back(id);
      }
    });
  }

  void finals() {
    files::Store store(settings_.files,
                       (files::make_key_file(settings_.keys), files::Keys::load(settings_.keys)));
    auto made = bench::write_finals(database_, store, campaign_, holder_, final_notes_);
    manifest_ << "model " << holder_.courriel << ' ' << made.model << '\n';
    for (auto id : made.written) manifest_ << "writer " << holder_.courriel << ' ' << id << '\n';
    for (auto id : made.signed_) manifest_ << "signed " << holder_.courriel << ' ' << id << '\n';
    bench::copy_to_all(database_, made.model);
  }

  /// The meeting whose room the followers have open.
  void meeting() {
    database_.write([&](db::Writing& w) {
      auto m = bench::add_meeting(w, campaign_.code, first_deposited_);
      manifest_ << "meeting - " << m.meeting << "\npassage - " << m.passage << '\n';
      for (int i = 1; i <= settings_.followers; ++i) {
        auto mail = fmt::format("invite-{}@bench.example", i);
        bench::add_guest(w, m.meeting, mail, hash_);
        manifest_ << "follower " << mail << ' ' << m.passage << '\n';
      }
    });
  }

  /// Otherwise the server would begin by writing to everybody, and that is what would be measured.
  void mails_sent_long_ago() {
    database_.write([](db::Writing& w) {
      w.exec(
          "UPDATE courriel_lecture SET numero = (SELECT COALESCE(MAX(numero), 0) FROM journal) WHERE id = 1");
    });
  }

  db::Database& database_;
  const Settings& settings_;
  std::ofstream manifest_;
  std::string hash_;
  bench::Random random_{2023};
  campagne::Campagne campaign_;
  personne::Acteur coordination_, holder_;
  std::vector<std::int64_t> final_notes_;
  std::int64_t first_deposited_ = 0;
};

}  // namespace

int main(int argc, char** argv) try {
  auto settings = read_settings(argc, argv);
  base::start_sodium();
  auto database = db::Database::open(settings.database);
  db::migrate(*database, DENTELLE_SOURCE_DIR "/data/migrations");
  Generator(*database, settings).run();
} catch (const std::exception& error) {
  std::cerr << "bench-generate: " << error.what() << "\n";
  return 1;
}
