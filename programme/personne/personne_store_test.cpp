#include "programme/personne/personne_store.h"

#include <doctest/doctest.h>

#include <future>

#include "platform/base/secret.h"
#include "tests/support/databases.h"

using namespace personne;
using namespace std::chrono_literals;

namespace {

const base::Instant t0 = base::from_millis(1'662'800'000'000);

const NouveauCompte alice{"Alice Petit", "alice@lire.example", "hache-1"};

/// The text of a link, as the mail shows it after its page's path.
std::string text_of(db::Reading& r, std::int64_t lien) {
  const std::string path = lien_a_envoyer(r, lien).value().chemin;
  return path.substr(path.rfind('/') + 1);
}

std::int64_t confirmed(db::Writing& w, const NouveauCompte& who = alice) {
  const Inscription made = creer_compte(w, who, t0);
  REQUIRE(confirmer(w, text_of(w, made.lien), t0));
  return made.personne;
}

Acteur as(std::int64_t id) {
  Acteur a;
  a.id = id, a.nom = alice.nom, a.courriel = alice.courriel;
  return a;
}

template <class F>
void with_database(F f) {
  base::start_sodium();
  tests::on_both_engines(f);
}

}  // namespace

TEST_CASE("An account is created unconfirmed, then confirmed by its link, once") {
  with_database([](db::Database& database) {
    const auto made = database.write([](db::Writing& w) { return creer_compte(w, alice, t0); });
    const auto link = database.read([&](db::Reading& r) { return text_of(r, made.lien); });
    CHECK_FALSE(database.read([&](db::Reading& r) { return compte(r, made.personne); })->confirme);
    auto confirm = [&] {
      return database.write([&](db::Writing& w) { return confirmer(w, link, t0 + 1h); });
    };
    CHECK(confirm()->personne == made.personne);
    CHECK(database.read([&](db::Reading& r) { return compte(r, made.personne); })->confirme);
    CHECK(confirm().error().cause == Cause::lien_expire);
    CHECK_FALSE(database.read([&](db::Reading& r) { return lien_a_envoyer(r, made.lien); }));
  });
}

TEST_CASE("A link is good until its last millisecond, and not at its end") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const auto made = creer_compte(w, alice, t0);
      const std::string link = text_of(w, made.lien);
      CHECK(lire_lien_recu(w, link, {ObjetLien::confirmation}, t0 + 48h - 1ms));
      CHECK(lire_lien_recu(w, link, {ObjetLien::confirmation}, t0 + 48h).error().cause == Cause::lien_expire);
      CHECK_FALSE(confirmer(w, link, t0 + 48h));
      CHECK(confirmer(w, link, t0 + 48h - 1ms));
    });
  });
}

TEST_CASE("A link of another kind, with another number or another secret opens nothing") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const auto made = creer_compte(w, alice, t0);
      const std::string link = text_of(w, made.lien), secret = link.substr(link.find('-') + 1);
      CHECK_FALSE(choisir_mot_de_passe(w, link, "hache-2", t0));
      CHECK_FALSE(changer_adresse(w, link, t0));
      CHECK_FALSE(confirmer(w, ecrire_lien(made.lien + 1, secret), t0));
      CHECK_FALSE(confirmer(w, ecrire_lien(made.lien, std::string(64, '0')), t0));
      CHECK_FALSE(confirmer(w, "n'importe quoi", t0));
      CHECK(confirmer(w, link, t0));
    });
  });
}

TEST_CASE("A confirmation brings back where the person was going") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const auto made = creer_compte(w, {"Alice", alice.courriel, "h", "/invitations/3"}, t0);
      CHECK(confirmer(w, text_of(w, made.lien), t0)->donnee == "/invitations/3");
    });
  });
}

TEST_CASE("An address that anybody may type receives a few messages, then they wait") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      for (int i = 0; i < 3; ++i) CHECK(courriel_permis(w, alice.courriel, t0));
      CHECK_FALSE(courriel_permis(w, alice.courriel, t0 + 1s - 1ms));
      CHECK(courriel_permis(w, alice.courriel, t0 + 1s));
      CHECK(courriel_permis(w, "bob@lire.example", t0));
    });
  });
}

TEST_CASE("Two confirmations at once: one succeeds") {
  with_database([](db::Database& database) {
    const auto link =
        database.write([](db::Writing& w) { return text_of(w, creer_compte(w, alice, t0).lien); });
    auto confirm = [&] {
      return database.write([&](db::Writing& w) { return confirmer(w, link, t0); }).has_value();
    };
    auto other = std::async(std::launch::async, confirm);
    const bool here = confirm(), there = other.get();
    CHECK(here != there);
  });
}

TEST_CASE("Signing up twice at once with one address makes one account and one link") {
  with_database([](db::Database& database) {
    auto sign_up = [&] { return database.write([](db::Writing& w) { return creer_compte(w, alice, t0); }); };
    auto other = std::async(std::launch::async, sign_up);
    const Inscription here = sign_up(), there = other.get();
    CHECK(here.personne == there.personne);
    database.read([&](db::Reading& r) {
      CHECK(r.one<std::int64_t>("SELECT COUNT(*) FROM personne") == 1);
      CHECK(r.one<std::int64_t>("SELECT COUNT(*) FROM lien") == 1);
    });
  });
}

TEST_CASE("An unconfirmed account takes the last name and password; a confirmed one is left as it is") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const auto first = creer_compte(w, {"Quelqu’un", alice.courriel, "hache-0"}, t0);
      const std::string first_link = text_of(w, first.lien);
      const auto second = creer_compte(w, alice, t0 + 1min);
      CHECK(second.personne == first.personne);
      CHECK(compte(w, first.personne)->nom == "Alice Petit");
      CHECK_FALSE(confirmer(w, first_link, t0 + 2min));
      REQUIRE(confirmer(w, text_of(w, second.lien), t0 + 2min));
      const auto third = creer_compte(w, {"Intrus", alice.courriel, "hache-3"}, t0 + 3min);
      CHECK(third.lien == 0);
      CHECK(third.personne == first.personne);
      CHECK(compte(w, first.personne)->nom == "Alice Petit");
      CHECK(mot_de_passe_actuel(w, as(first.personne)) == "hache-1");
    });
  });
}

TEST_CASE("A reset link sets the password once, proves the address, ends sessions and other links") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const auto made = creer_compte(w, alice, t0);
      const std::string token = ouvrir_session(w, made.personne, "", t0);
      const auto asked = demander_mot_de_passe(w, alice.courriel, t0);
      REQUIRE(asked);
      const std::string link = text_of(w, asked->lien), confirmation = text_of(w, made.lien);
      CHECK_FALSE(choisir_mot_de_passe(w, link, "hache-2", t0 + 1h));
      REQUIRE(choisir_mot_de_passe(w, link, "hache-2", t0 + 1h - 1ms));
      CHECK(choisir_mot_de_passe(w, link, "hache-3", t0 + 2min).error().cause == Cause::lien_expire);
      CHECK(mot_de_passe_actuel(w, as(made.personne)) == "hache-2");
      CHECK(compte(w, made.personne)->confirme);
      CHECK_FALSE(lire_session(w, token, t0 + 1h));
      CHECK_FALSE(confirmer(w, confirmation, t0 + 1h));
    });
  });
}

TEST_CASE("A reset is not asked for an unknown address, nor twice within five minutes") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      confirmed(w);
      CHECK_FALSE(demander_mot_de_passe(w, "inconnue@lire.example", t0));
      CHECK(demander_mot_de_passe(w, alice.courriel, t0));
      CHECK_FALSE(demander_mot_de_passe(w, alice.courriel, t0 + 5min - 1ms));
      CHECK(demander_mot_de_passe(w, alice.courriel, t0 + 5min));
      CHECK(demander_mot_de_passe(w, alice.courriel, t0 - 24h));  // the simulated clock was set back
    });
  });
}

TEST_CASE("Changing one's password ends the other sessions and keeps this one") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const auto id = confirmed(w);
      const std::string here = ouvrir_session(w, id, "", t0), there = ouvrir_session(w, id, "", t0);
      changer_mot_de_passe(w, as(id), "hache-9", base::sha256_hex(here));
      CHECK(lire_session(w, here, t0));
      CHECK_FALSE(lire_session(w, there, t0));
      CHECK(mot_de_passe_actuel(w, as(id)) == "hache-9");
    });
  });
}

TEST_CASE("A name can be changed, and is found under its new form") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const auto id = confirmed(w);
      changer_nom(w, as(id), "Zoé Œuvrard");
      CHECK(compte(w, id)->nom == "Zoé Œuvrard");
      CHECK(w.one<std::string>("SELECT nom_tri FROM personne WHERE id = ?1", id) == "zoe oeuvrard");
    });
  });
}

TEST_CASE("A new address is proven by its own mailbox before it replaces the old one") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const auto id = confirmed(w);
      const auto link = demander_adresse(w, as(id), "alice@autre.example", t0);
      CHECK(lien_a_envoyer(w, link)->courriel == "alice@autre.example");
      CHECK(compte(w, id)->courriel == alice.courriel);
      REQUIRE(changer_adresse(w, text_of(w, link), t0 + 1h));
      CHECK(compte(w, id)->courriel == "alice@autre.example");
      CHECK(demander_adresse(w, as(id), "alice@autre.example", t0) == 0);
    });
  });
}

TEST_CASE("An address taken meanwhile is not taken twice") {
  with_database([](db::Database& database) {
    const auto link = database.write([](db::Writing& w) {
      const auto asked = demander_adresse(w, as(confirmed(w)), "bob@autre.example", t0);
      creer_compte(w, {"Bob Martin", "bob@autre.example", "hache"}, t0);
      return text_of(w, asked);
    });
    const auto result = database.write([&](db::Writing& w) { return changer_adresse(w, link, t0); });
    CHECK(result.error().cause == Cause::deja_fait);
  });
}

TEST_CASE("The command line makes a confirmed account with a role, or a link to choose a password") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      const Attribution coordination{.role = Role::coordination};
      const auto made =
          creer_par_console(w, {" Chloé Roy ", "Chloe@Agglo.example", "hache", coordination}, t0);
      REQUIRE(made);
      CHECK(made->chemin.empty());
      CHECK(compte(w, made->personne)->confirme);
      CHECK(compte(w, made->personne)->courriel == "chloe@agglo.example");
      CHECK(compte(w, made->personne)->nom == "Chloé Roy");
      CHECK(acteur(w, made->personne)->est(Role::coordination));
      const auto invited = creer_par_console(w, {"Dan Noir", "dan@agglo.example", "", {}}, t0);
      REQUIRE(invited);
      CHECK(invited->chemin.starts_with("/mot-de-passe/"));
      CHECK_FALSE(compte(w, invited->personne)->confirme);
      CHECK(choisir_mot_de_passe(w, invited->chemin.substr(14), "hache", t0 + 24h));
      CHECK(compte(w, invited->personne)->confirme);
    });
  });
}

TEST_CASE("The command line says what is wrong") {
  with_database([](db::Database& database) {
    database.write([](db::Writing& w) {
      auto cause = [&](const CreationConsole& c) { return creer_par_console(w, c, t0).error().cause; };
      CHECK(cause({"A", "pas une adresse", "h", {}}) == Cause::saisie_invalide);
      CHECK(cause({"  ", "a@b.example", "h", {}}) == Cause::saisie_invalide);
      CHECK(cause({"A", "a@b.example", "h", Attribution{.role = Role::instructeur}}) ==
            Cause::saisie_invalide);
      REQUIRE(creer_par_console(w, {"A", "a@b.example", "h", {}}, t0));
      CHECK(cause({"A", "A@B.example", "h", {}}) == Cause::deja_fait);
    });
  });
}

TEST_CASE("The server's key for links is made once") {
  with_database([](db::Database& database) {
    CHECK(database.read([](db::Reading& r) { return cle_des_liens(r); }).empty());
    const auto key = database.write([](db::Writing& w) { return assurer_cle_des_liens(w); });
    CHECK(key.size() >= 43);
    CHECK(database.write([](db::Writing& w) { return assurer_cle_des_liens(w); }) == key);
    CHECK(database.read([](db::Reading& r) { return cle_des_liens(r); }) == key);
  });
}
