#include "programme/personne/pages/pages_test.h"

using namespace personne;
using essai::good_password, essai::on_site, essai::other_password, essai::Site, essai::text_of_link;

namespace {

/// Signed in as a new account, in a session of its own.
void signed_in(Site& site, std::optional<Attribution> role = {}) {
  site.visiteur.acteur = site.account("alice@lire.example", "Alice Petit", std::move(role));
  const auto token = site.database.write([&](db::Writing& w) {
    return ouvrir_session(w, site.visiteur.acteur.id, "Mozilla/5.0 (X11; Linux) Firefox/102.0",
                          site.visiteur.now);
  });
  site.visiteur.session = base::sha256_hex(token);
}

std::size_t sessions(Site& site) {
  return site.database
      .read([&](db::Reading& r) { return sessions_de(r, site.visiteur.acteur, site.visiteur.now); })
      .size();
}

Compte reread(Site& site) {
  return site.database.read([&](db::Reading& r) { return compte(r, site.visiteur.acteur.id).value(); });
}

}  // namespace

TEST_CASE("The account shows who one is, one's roles, one's structures and one's sessions") {
  on_site([](Site& site) {
    signed_in(site, Attribution{Role::instructeur, {}, {}, "caf"});
    site.visiteur.campagne.financeurs = {{.code = "caf", .nom = "Caisse d’allocations familiales"}};
    site.visiteur.acteur.structures = {
        {.structure = 3, .nom = "Lire ensemble", .administrer = true, .signer = true}};
    const auto page = site.get(pages::compte, "/compte");
    for (const char* shown : {"Alice Petit", "alice@lire.example", "Caisse d’allocations familiales",
                              "Lire ensemble", "administrer, signer", "Firefox sur Linux (cette session)"})
      CHECK_MESSAGE(page.text().contains(shown), shown);
  });
}

TEST_CASE("A session other than this one is closed, one's own only") {
  on_site([](Site& site) {
    signed_in(site);
    const auto bob = site.account("bob@lire.example");
    auto open = [&](std::int64_t who) {
      site.database.write([&](db::Writing& w) { ouvrir_session(w, who, "", site.visiteur.now); });
      return site.database.read(
          [](db::Reading& r) { return r.one<std::int64_t>("SELECT MAX(id) FROM session").value(); });
    };
    const auto mine = open(site.visiteur.acteur.id), his = open(bob.id);
    CHECK(site.post(pages::fermer_une_session, "/", {}, {std::to_string(his)}).status == 404);
    CHECK(site.post(pages::fermer_une_session, "/", {}, {std::to_string(mine)}).status == 303);
    CHECK(sessions(site) == 1);
    open(site.visiteur.acteur.id), open(site.visiteur.acteur.id);
    CHECK(site.post(pages::fermer_les_autres, "/", {}).status == 303);
    CHECK(sessions(site) == 1);
    CHECK(site.acts() == "session_revoquee session_revoquee ");
    CHECK(journal::detail(site.journal().back(), "nombre") == "2");
  });
}

TEST_CASE("A name is changed, an empty one is not") {
  on_site([](Site& site) {
    signed_in(site);
    CHECK(site.post(pages::changer_de_nom, "/compte/nom", {{"nom", "  "}}).status == 422);
    CHECK(site.post(pages::changer_de_nom, "/compte/nom", {{"nom", std::string(101, 'a')}}).status == 422);
    CHECK(site.post(pages::changer_de_nom, "/compte/nom", {{"nom", "Alice Grand"}}).status == 303);
    CHECK(reread(site).nom == "Alice Grand");
  });
}

TEST_CASE("A password is changed with the present one, and other sessions end") {
  on_site([](Site& site) {
    signed_in(site);
    site.database.write(
        [&](db::Writing& w) { ouvrir_session(w, site.visiteur.acteur.id, "", site.visiteur.now); });
    auto change = [&](std::string_view now, std::string_view next) {
      return site.post(pages::changer_de_mot_de_passe, "/compte/mot-de-passe",
                       {{"mot_de_passe_actuel", std::string(now)}, {"mot_de_passe", std::string(next)}});
    };
    const auto refused = change(other_password, "court");
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("Ce n’est pas votre mot de passe actuel."));
    CHECK(refused.text().contains("Il lui manque"));
    CHECK(sessions(site) == 2);
    CHECK(change(good_password, other_password).status == 303);
    CHECK(sessions(site) == 1);
    CHECK(site.acts() == "mot_de_passe_change ");
    CHECK(change(other_password, good_password).status == 303);
  });
}

TEST_CASE("Passwords cannot be tried from a session left open") {
  on_site([](Site& site) {
    signed_in(site);
    for (int i = 0; i < 4; ++i)
      site.post(
          pages::changer_de_mot_de_passe, "/compte/mot-de-passe",
          {{"mot_de_passe_actuel", "Mauvais-9-Granite"}, {"mot_de_passe", std::string(other_password)}});
    const auto response = site.post(
        pages::changer_de_mot_de_passe, "/compte/mot-de-passe",
        {{"mot_de_passe_actuel", std::string(good_password)}, {"mot_de_passe", std::string(other_password)}});
    CHECK(response.text().contains("Trop d’essais"));
  });
}

TEST_CASE("A new address is asked with the password and taken from its own mailbox") {
  on_site([](Site& site) {
    signed_in(site);
    auto ask = [&](std::string courriel, std::string_view password) {
      return site.post(pages::demander_une_adresse, "/compte/adresse",
                       {{"courriel", courriel}, {"mot_de_passe", std::string(password)}});
    };
    CHECK(ask("alice@autre.example", other_password).status == 422);
    CHECK(ask("alice@lire.example", good_password).status == 422);
    CHECK(ask("alice", good_password).status == 422);
    CHECK(site.acts().empty());
    CHECK(ask("alice@autre.example", good_password).status == 303);
    const std::string link = site.last_link();
    CHECK(link.starts_with("/adresse/"));
    CHECK(site.get(pages::adresse_recue, link, {text_of_link(link)}).text().contains("alice@autre.example"));
    CHECK(reread(site).courriel == "alice@lire.example");
    CHECK(site.post(pages::prendre_adresse, link, {}, {text_of_link(link)}).status == 303);
    CHECK(reread(site).courriel == "alice@autre.example");
    CHECK(site.post(pages::prendre_adresse, link, {}, {text_of_link(link)}).status == 410);
    CHECK(site.acts() == "adresse_demandee adresse_changee ");
  });
}

TEST_CASE("Asking for an address that has an account answers the same, and sends nothing") {
  on_site([](Site& site) {
    site.account("bob@lire.example");
    signed_in(site);
    const auto response =
        site.post(pages::demander_une_adresse, "/compte/adresse",
                  {{"courriel", "bob@lire.example"}, {"mot_de_passe", std::string(good_password)}});
    CHECK(tests::location(response) == "/compte");
    CHECK(site.acts().empty());
  });
}
