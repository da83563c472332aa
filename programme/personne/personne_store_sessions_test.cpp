#include <doctest/doctest.h>

#include <future>

#include "platform/base/secret.h"
#include "programme/personne/personne_store.h"
#include "tests/support/databases.h"

using namespace personne;
using namespace std::chrono_literals;

namespace {

const base::Instant t0 = base::from_millis(1'662'800'000'000);
constexpr std::string_view address = "alice@lire.example", peer = "192.0.2.7";
constexpr std::string_view firefox = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/104.0";

std::int64_t someone(db::Writing& w, std::string courriel = std::string(address)) {
  return creer_par_console(w, {"Alice Petit", std::move(courriel), "hache", {}}, t0).value().personne;
}

Acteur as(std::int64_t id) {
  Acteur a;
  a.id = id;
  return a;
}

template <class F>
void with_writing(F f) {
  base::start_sodium();
  tests::on_both_engines([&](db::Database& database) { database.write([&](db::Writing& w) { f(w); }); });
}

void fail_times(db::Writing& w, int times, std::string_view courriel = address,
                std::string_view from = peer) {
  for (int i = 0; i < times; ++i) REQUIRE(commencer_essai(w, courriel, from, t0 + i * 2min));
}

}  // namespace

TEST_CASE("The password of a known account is given to be verified, that of nobody for an unknown one") {
  with_writing([](db::Writing& w) {
    const auto id = someone(w);
    const auto known = commencer_essai(w, address, peer, t0),
               unknown = commencer_essai(w, "x@y.example", peer, t0);
    REQUIRE(known);
    REQUIRE(unknown);
    CHECK(known->personne == id);
    CHECK(known->hache == "hache");
    CHECK(known->confirme);
    CHECK(unknown->personne == 0);
    CHECK(unknown->hache.starts_with("$argon2id$"));
  });
}

TEST_CASE("An invited person who has chosen no password cannot sign in with an empty one") {
  with_writing([](db::Writing& w) {
    creer_par_console(w, {"Dan Noir", "dan@agglo.example", "", {}}, t0).value();
    const auto essai = commencer_essai(w, "dan@agglo.example", peer, t0);
    REQUIRE(essai);
    CHECK(essai->personne == 0);
    CHECK(essai->hache.starts_with("$argon2id$"));
  });
}

TEST_CASE(
    "After some failures a delay, after ten a lock of fifteen minutes, the same for an unknown account") {
  with_writing([](db::Writing& w) {
    someone(w);
    for (std::string_view courriel : {address, std::string_view("x@y.example")}) {
      const std::string_view from = courriel == address ? "192.0.2.1" : "192.0.2.2";
      fail_times(w, 10, courriel, from);
      const auto last = t0 + 18min;
      const auto locked = commencer_essai(w, courriel, from, last + 15min - 1ms);
      REQUIRE_FALSE(locked);
      CHECK(phrase(locked.error()) ==
            "Trop d’essais ont échoué. Attendez un peu avant de réessayer. Réessayez dans 1 seconde.");
      CHECK(commencer_essai(w, courriel, from, last + 15min));
    }
  });
}

TEST_CASE("Another account is not touched by a lock, until its network is") {
  with_writing([](db::Writing& w) {
    fail_times(w, 10);
    CHECK(commencer_essai(w, "bob@lire.example", peer, t0 + 18min));
    for (int i = 0; i < 49; ++i) {
      const std::string courriel = "n" + std::to_string(i) + "@lire.example";
      REQUIRE(commencer_essai(w, courriel, peer, t0 + 1h + i * 2min));
    }
    const auto after = t0 + 1h + 97min;
    CHECK(commencer_essai(w, "nouvelle@lire.example", peer, after).error().cause == Cause::compte_verrouille);
    CHECK(commencer_essai(w, "nouvelle@lire.example", "192.0.2.8", after));
  });
}

TEST_CASE("A success forgets the account's failures, and only itself for the network") {
  with_writing([](db::Writing& w) {
    someone(w);
    fail_times(w, 5);
    const auto essai = commencer_essai(w, address, peer, t0 + 20min);
    REQUIRE(essai);
    reussir_essai(w, *essai, firefox, t0 + 20min);
    CHECK(w.one<std::int64_t>("SELECT COUNT(*) FROM echec") == 1);
    CHECK(w.one<std::int64_t>("SELECT nombre FROM echec") == 5);
  });
}

TEST_CASE("Tries made at once are all counted") {
  base::start_sodium();
  tests::on_both_engines([](db::Database& database) {
    auto attempt = [&] {
      return database.write([](db::Writing& w) { return commencer_essai(w, address, peer, t0); }).has_value();
    };
    std::vector<std::future<bool>> tries;
    for (int i = 0; i < 8; ++i) tries.push_back(std::async(std::launch::async, attempt));
    int accepted = 0;
    for (auto& one : tries) accepted += one.get();
    CHECK(accepted == 3);  // the free ones; the fourth must wait
  });
}

TEST_CASE("A session is known by its token only, and only the token's digest is kept") {
  with_writing([](db::Writing& w) {
    const auto id = someone(w);
    const std::string token = ouvrir_session(w, id, firefox, t0);
    const auto lue = lire_session(w, token, t0 + 1h);
    REQUIRE(lue);
    CHECK(lue->acteur.id == id);
    CHECK(lue->acteur.nom == "Alice Petit");
    CHECK(lue->acteur.courriel == address);
    CHECK(lue->empreinte == base::sha256_hex(token));
    CHECK_FALSE(lire_session(w, lue->empreinte, t0));
    CHECK_FALSE(lire_session(w, "", t0));
    CHECK(w.one<std::int64_t>("SELECT COUNT(*) FROM session WHERE empreinte = ?1", token) == 0);
  });
}

TEST_CASE(
    "One query reads the person, the roles with their perimeters and the structures with their rights") {
  with_writing([](db::Writing& w) {
    const auto id = someone(w);
    enregistrer_attribution(w, id, {Role::chef_de_projet, {"59606", "59014"}, {"emploi"}, ""}, t0);
    enregistrer_attribution(w, id, {Role::instructeur, {}, {}, "caf"}, t0);
    w.exec(
        "INSERT INTO structure (nom, forme, cree_le, cree_par, modifie_le) VALUES ('Lire', 'association', 0, "
        "?1, 0)",
        id);
    const auto structure = w.one<std::int64_t>("SELECT id FROM structure").value();
    w.exec(
        "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since) VALUES (?1, ?2, "
        "1, 0, 1, 0)",
        structure, id);
    const std::string token = ouvrir_session(w, id, firefox, t0);
    const auto before = db::queries_of_this_thread();
    const auto acteur = acteur_de_session(w, token, t0);
    CHECK(db::queries_of_this_thread() - before == 1);
    REQUIRE(acteur);
    REQUIRE(acteur->attribution(Role::chef_de_projet));
    CHECK(acteur->attribution(Role::chef_de_projet)->communes == std::vector<std::string>{"59606", "59014"});
    CHECK(acteur->attribution(Role::chef_de_projet)->themes == std::vector<std::string>{"emploi"});
    CHECK(acteur->attribution(Role::instructeur)->financeur == "caf");
    REQUIRE(acteur->membre_de(structure));
    CHECK(acteur->membre_de(structure)->nom == "Lire");
    CHECK(acteur->peut(Droit::administrer, structure));
    CHECK_FALSE(acteur->peut(Droit::ecrire, structure));
    CHECK(acteur->peut(Droit::signer, structure));
  });
}

TEST_CASE("Someone who holds a role has the shorter sessions of agents") {
  with_writing([](db::Writing& w) {
    const auto id = someone(w);
    const std::string token = ouvrir_session(w, id, firefox, t0);
    CHECK(lire_session(w, token, t0 + 24h - 1ms));
    CHECK_FALSE(lire_session(w, token, t0 + 24h));
    enregistrer_attribution(w, id, {.role = Role::elu}, t0);
    CHECK(lire_session(w, token, t0 + 2h - 1ms));
    CHECK_FALSE(lire_session(w, token, t0 + 2h));
  });
}

TEST_CASE("A request is noted every five minutes and keeps the session alive") {
  with_writing([](db::Writing& w) {
    const std::string token = ouvrir_session(w, someone(w), firefox, t0);
    CHECK_FALSE(lire_session(w, token, t0 + 5min - 1ms)->vue_a_noter);
    const auto lue = lire_session(w, token, t0 + 23h);
    CHECK(lue->vue_a_noter);
    noter_vue(w, lue->empreinte, t0 + 23h);
    CHECK(lire_session(w, token, t0 + 46h));
  });
}

TEST_CASE("One sees and ends one's own sessions only") {
  with_writing([](db::Writing& w) {
    const auto alice = someone(w), bob = someone(w, "bob@lire.example");
    const std::string here = ouvrir_session(w, alice, firefox, t0);
    ouvrir_session(w, alice, "", t0 + 1min);
    ouvrir_session(w, bob, "", t0);
    const auto sessions = sessions_de(w, as(alice), t0 + 2min);
    REQUIRE(sessions.size() == 2);
    CHECK(sessions[0].appareil == "Navigateur inconnu");
    CHECK(sessions[1].appareil == "Firefox sur Windows");
    CHECK_FALSE(revoquer_session(w, as(bob), sessions[0].id));
    CHECK(revoquer_session(w, as(alice), sessions[0].id));
    ouvrir_session(w, alice, "", t0);
    CHECK(revoquer_autres(w, as(alice), base::sha256_hex(here)) == 1);
    CHECK(sessions_de(w, as(alice), t0).size() == 1);
    CHECK(sessions_de(w, as(bob), t0).size() == 1);
    fermer_session(w, base::sha256_hex(here));
    CHECK_FALSE(lire_session(w, here, t0));
  });
}

TEST_CASE("A text kept from an expired session is read by its person only") {
  with_writing([](db::Writing& w) {
    const auto alice = someone(w), bob = someone(w, "bob@lire.example");
    const auto id = garder_texte(w, alice, "/dossiers/3", "a=1&b=%C3%A9", t0);
    REQUIRE(texte_garde(w, as(alice), id));
    CHECK(texte_garde(w, as(alice), id)->action == "/dossiers/3");
    CHECK(texte_garde(w, as(alice), id)->champs == "a=1&b=%C3%A9");
    CHECK_FALSE(texte_garde(w, as(bob), id));
    oublier_texte(w, as(bob), id);
    CHECK(texte_garde(w, as(alice), id));
    oublier_texte(w, as(alice), id);
    CHECK_FALSE(texte_garde(w, as(alice), id));
  });
}

TEST_CASE("The purge removes what has ended and nothing else") {
  with_writing([](db::Writing& w) {
    const auto alice = someone(w);
    const std::string old = ouvrir_session(w, alice, "", t0),
                      fresh = ouvrir_session(w, alice, "", t0 + 24h * 30);
    const auto never = creer_compte(w, {"Eve", "eve@lire.example", "h"}, t0);
    const auto kept_old = garder_texte(w, alice, "/a", "", t0),
               kept = garder_texte(w, alice, "/a", "", t0 + 24h * 30);
    fail_times(w, 1);
    const auto recent = creer_compte(w, {"Fay", "fay@lire.example", "h"}, t0 + 24h * 29);
    purger(w, t0 + 24h * 30);
    CHECK(w.one<std::int64_t>("SELECT COUNT(*) FROM session") == 1);
    CHECK(lire_session(w, fresh, t0 + 24h * 30));
    CHECK_FALSE(compte(w, never.personne));
    CHECK(compte(w, recent.personne));
    CHECK(lien_a_envoyer(w, recent.lien));
    CHECK_FALSE(texte_garde(w, as(alice), kept_old));
    CHECK(texte_garde(w, as(alice), kept));
    CHECK(w.one<std::int64_t>("SELECT COUNT(*) FROM echec") == 0);
  });
}
