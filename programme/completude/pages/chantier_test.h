// A final dossier deposited by a structure, on a database, with the coordination that checks it.
#pragma once
#include "programme/completude/completude_store.h"
#include "programme/completude/essai_test.h"
#include "programme/definitif/pages/chantier_test.h"
#include "programme/piece/piece_store.h"

namespace completude::test {

struct Site : definitif::test::Chantier {
  explicit Site(db::Database& d) : Chantier{d} { visitor.campagne = test::campagne(); }

  /// Everything is written, signed and deposited.
  void deposited() {
    completed();
    database.write([&](db::Writing& w) {
      auto f = definitif::lock(w, people.writer, id).value();
      auto c = definitif::contenu(w, people.writer, f, visitor.campagne);
      definitif::signer(w, people.writer, definitif::test::noon, f,
                        {.nom = "A", .qualite = "Présidente", .engagements = "", .empreinte = empreinte(c)});
      definitif::save_state(w, f, definitif::Depose{definitif::test::noon}, definitif::test::noon,
                            people.writer);
      definitif::record_depot(w, people.writer, definitif::test::noon, f, c, *definitif::attestation(w, f));
    });
  }
  definitif::Definitif dossier() {
    return database.read([&](db::Reading& r) { return definitif::find(r, people.boss, id).value(); });
  }
  void becomes(const definitif::Etat& state, std::string_view reason = {}) {
    database.write([&](db::Writing& w) {
      auto f = definitif::lock(w, people.boss, id).value();
      definitif::save_state(w, f, state, definitif::test::noon, people.boss, reason);
    });
  }
  void asks(const Saisie& typed, base::Instant until, base::Instant now = definitif::test::noon) {
    database.write([&](db::Writing& w) {
      auto f = definitif::lock(w, people.boss, id).value();
      demander(w, people.boss, now, f, typed, until);
      definitif::save_state(w, f, definitif::ACompleter{*f.depose_le, until}, now, people.boss);
    });
  }
  std::optional<Demande> last_request() {
    return database.read(
        [&](db::Reading& r) { return derniere_demande(r, definitif::find(r, people.boss, id).value()); });
  }
  std::vector<Ligne> listed(const Filtre& f, base::Instant now, std::size_t most = 50) {
    return database.read(
        [&](db::Reading& r) { return lignes(r, people.boss, visitor.campagne, f, now, most); });
  }
  /// A file given for a piece; returns its number.
  std::int64_t gives(std::string_view code, base::Instant now = definitif::test::noon) {
    return database.write([&](db::Writing& w) {
      auto name = "f" + std::to_string(++given);
      piece::Nouvelle one{
          *visitor.campagne.piece(code), {}, {name, name + ".pdf", files::Kind::pdf, 12, "abc"}};
      return piece::remettre(w, people.writer, now, {people.tilleuls, id}, one).value();
    });
  }
  int given = 0;
};

}  // namespace completude::test
