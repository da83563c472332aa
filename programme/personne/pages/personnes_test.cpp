#include "programme/personne/pages/pages_test.h"

using namespace personne;
using essai::on_site, essai::Site, essai::text_of_link;

namespace {

/// Signed in as the coordination of a campaign with one funder, two communes and one orientation.
void as_coordination(Site& site) {
  site.visiteur.acteur =
      site.account("chloe@agglo.example", "Chloé Roy", Attribution{.role = Role::coordination});
  auto& c = site.visiteur.campagne;
  c.financeurs = {{.code = "caf", .nom = "Caisse d’allocations familiales"}};
  c.territoire.communes = {{.insee = "59014", .nom = "Anzin"}, {.insee = "59606", .nom = "Valenciennes"}};
  c.orientations = {{.code = "emploi", .titre = "Emploi", .court = "Emploi"}};
}

std::vector<AttributionDonnee> roles_of(Site& site, std::int64_t id) {
  return site.database.read([&](db::Reading& r) { return attributions_de(r, id); });
}

}  // namespace

TEST_CASE("The coordination invites a person, who chooses a password and may then sign in") {
  on_site([](Site& site) {
    as_coordination(site);
    const auto response = site.post(pages::inviter_personne, "/personnes/nouvelle",
                                    {{"nom", "Dan Noir"}, {"courriel", "Dan@caf.example"}});
    CHECK(tests::location(response).starts_with("/personnes/"));
    CHECK(site.acts() == "personne_invitee ");
    const std::string link = site.last_link();
    site.visiteur.acteur = {};
    CHECK(site.get(pages::nouveau_mot_de_passe, link, {text_of_link(link)}).text().contains("Bienvenue"));
    const std::string password(essai::good_password);
    CHECK(
        site.post(pages::choisir_nouveau, link, {{"mot_de_passe", password}}, {text_of_link(link)}).status ==
        303);
    CHECK(site.post(pages::se_connecter, "/connexion",
                    {{"courriel", "dan@caf.example"}, {"mot_de_passe", password}})
              .status == 303);
  });
}

TEST_CASE("An invitation says what is wrong: no name, a bad address, an address that has an account") {
  on_site([](Site& site) {
    as_coordination(site);
    auto invite = [&](std::string nom, std::string courriel) {
      return site.post(pages::inviter_personne, "/personnes/nouvelle",
                       {{"nom", nom}, {"courriel", courriel}});
    };
    CHECK(invite("", "dan@caf.example").text().contains("Écrivez le prénom et le nom"));
    CHECK(invite("Dan", "dan").status == 422);
    const auto known = invite("Dan", "chloe@agglo.example");
    CHECK(known.status == 422);
    CHECK(known.text().contains("Cette adresse a déjà un compte."));
    CHECK(site.acts().empty());
  });
}

TEST_CASE("An invitation may be sent again until a password is chosen") {
  on_site([](Site& site) {
    as_coordination(site);
    const auto alice = site.account("alice@lire.example");
    CHECK(site.post(pages::renvoyer_invitation, "/", {}, {std::to_string(alice.id)}).status == 422);
    const auto made = site.post(pages::inviter_personne, "/personnes/nouvelle",
                                {{"nom", "Dan"}, {"courriel", "dan@caf.example"}});
    const std::string first = site.last_link(), id = tests::location(made).substr(11);
    CHECK(site.get(pages::fiche, "/", {id}).text().contains("invitation en attente"));
    CHECK(site.post(pages::renvoyer_invitation, "/", {}, {id}).status == 303);
    CHECK(site.last_link() != first);
    CHECK(site.get(pages::nouveau_mot_de_passe, first, {text_of_link(first)}).status == 410);
  });
}

TEST_CASE("A role is given with a perimeter of the campaign, and withdrawn") {
  on_site([](Site& site) {
    as_coordination(site);
    const auto alice = site.account("alice@lire.example");
    const std::vector<std::string> path{std::to_string(alice.id)};
    auto give = [&](tests::Values form) { return site.post(pages::donner_role, "/", form, path); };
    CHECK(
        give({{"role", "chef_de_projet"}, {"communes", "59014"}, {"communes", "59606"}, {"themes", "emploi"}})
            .status == 303);
    const auto given = roles_of(site, alice.id);
    REQUIRE(given.size() == 1);
    CHECK(given[0].attribution.communes == std::vector<std::string>{"59014", "59606"});
    const auto page = site.get(pages::fiche, "/", path);
    CHECK(page.text().contains("Anzin, Valenciennes ; Emploi"));
    CHECK(journal::detail(site.journal().back(), "communes") == "59014 59606");
    CHECK(site.post(pages::retirer_role, "/", {}, {path[0], std::to_string(given[0].id)}).status == 303);
    CHECK(roles_of(site, alice.id).empty());
    CHECK(site.acts() == "attribution_donnee attribution_retiree ");
  });
}

TEST_CASE("A role outside the campaign or the rules is refused, and what was chosen stays") {
  on_site([](Site& site) {
    as_coordination(site);
    const auto alice = site.account("alice@lire.example");
    auto give = [&](tests::Values form) {
      return site.post(pages::donner_role, "/", form, {std::to_string(alice.id)});
    };
    CHECK(give({}).text().contains("Choisissez un rôle."));
    CHECK(give({{"role", "porteur"}}).status == 422);
    CHECK(give({{"role", "instructeur"}}).text().contains("Choisissez le financeur"));
    CHECK(give({{"role", "instructeur"}, {"financeur", "inconnu"}})
              .text()
              .contains("« inconnu » n’est pas dans cette campagne."));
    CHECK(give({{"role", "elu"}, {"themes", "inconnu"}}).status == 422);
    const auto again = give({{"role", "elu"}, {"communes", "59014"}, {"communes", "75056"}});
    CHECK(again.status == 422);
    CHECK(again.text().contains("value=\"59014\" checked"));
    CHECK(roles_of(site, alice.id).empty());
  });
}

TEST_CASE("A person or a role that does not exist is not found; one's own coordination cannot be withdrawn") {
  on_site([](Site& site) {
    as_coordination(site);
    const std::string me = std::to_string(site.visiteur.acteur.id),
                      mine = std::to_string(roles_of(site, site.visiteur.acteur.id).at(0).id);
    CHECK(site.get(pages::fiche, "/", {"9999"}).status == 404);
    CHECK(site.get(pages::fiche, "/", {"abc"}).status == 404);
    CHECK(site.post(pages::donner_role, "/", {{"role", "elu"}}, {"9999"}).status == 404);
    CHECK(site.post(pages::retirer_role, "/", {}, {me, "9999"}).status == 404);
    CHECK(site.post(pages::retirer_role, "/", {}, {me, mine}).status == 403);
  });
}

TEST_CASE("Persons are searched, and listed fifty at a time") {
  on_site([](Site& site) {
    as_coordination(site);
    site.database.write([&](db::Writing& w) {
      for (int i = 100; i < 155; ++i) {
        const std::string n = std::to_string(i);
        creer_par_console(w, {"Personne " + n, "p" + n + "@lire.example", "h", {}}, site.visiteur.now)
            .value();
      }
    });
    auto list = [&](tests::Values query) {
      site.visiteur.asks_for("/personnes", query);
      return site.database.read([&](db::Reading& r) { return pages::personnes(r, site.visiteur.visite()); });
    };
    const auto first = list({});
    CHECK(first.text().contains("Chloé Roy"));
    CHECK(first.text().contains("Personne 148"));
    CHECK_FALSE(first.text().contains("Personne 149"));
    CHECK(first.text().contains("apres=personne%20148"));
    const auto found = list({{"q", "P154@lire"}});
    CHECK(found.text().contains("Personne 154"));
    CHECK_FALSE(found.text().contains("Personne 153"));
    CHECK(list({{"q", "nul ne s’appelle ainsi"}}).text().contains("Personne ne correspond."));
  });
}
