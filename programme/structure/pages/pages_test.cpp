#include "programme/structure/pages/pages.h"

#include <doctest/doctest.h>

#include "programme/structure/adhesion_store.h"
#include "programme/structure/decor_test.h"
#include "programme/structure/invitation_store.h"
#include "programme/structure/pages/routes.h"
#include "programme/structure/structure_store.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace structure;
using decor::person;

namespace {

using Read = web::Response (*)(db::Reading&, const page::Visite&);
using Write = web::Response (*)(db::Writing&, const page::Visite&);

/// A site with its people; `as` says who asks.
struct Site {
  db::Database& database;
  personne::Acteur ana = person(database, "Ana"), luc = person(database, "Luc");
  tests::Visiteur visitor{};

  Site& as(const personne::Acteur& who) { return visitor.acteur = who, *this; }
  web::Response get(Read handler, std::string_view target, std::vector<std::string> values = {}) {
    visitor.gets(target, std::move(values));
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  web::Response post(Write handler, std::string_view target, tests::Values form,
                     std::vector<std::string> values = {}) {
    visitor.posts(target, form, std::move(values));
    return database.write([&](db::Writing& w) { return handler(w, visitor.visite()); });
  }
  /// The structure that Ana registers, as the number in its addresses.
  std::string registered() {
    auto answer = as(ana).post(
        pages::creer_structure, "/structures/nouvelle",
        {{"nom", "Les Mains Ouvertes"}, {"forme", "association"}, {"siret", "732 829 320 00074"}});
    REQUIRE(answer.status == 303);
    return tests::location(answer).substr(12);
  }
  Structure stored(const std::string& id) {
    return database.read([&](db::Reading& r) { return trouver(r, ana, std::stoll(id)).value(); });
  }
};

}  // namespace

TEST_CASE("every page of structures asks for signing in, except what an invitation's link shows") {
  for (const auto& route : routes()) {
    bool shows_invitation = route.method == web::Method::get && route.pattern == "/invitations/{lien}";
    CHECK_MESSAGE((route.acces.kind == (shows_invitation ? page::Acces::tous : page::Acces::connecte)),
                  route.pattern);
  }
}

TEST_CASE("someone registers a structure and finds it among theirs") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    CHECK(site.as(site.ana).get(pages::liste, "/structures").text().contains("pas encore ici"));
    CHECK(site.get(pages::nouvelle, "/structures/nouvelle").text().contains("Numéro SIRET"));
    auto id = site.registered();
    CHECK(site.get(pages::liste, "/structures").text().contains("Les Mains Ouvertes"));
    auto page = site.get(pages::resume, "/structures/" + id, {id});
    CHECK(page.status == 200);
    CHECK(page.text().contains("732\u00A0829\u00A0320\u00A000074"));
    CHECK(page.text().contains("les membres du bureau"));
  });
}

TEST_CASE("a wrong form comes back with what was typed and each error beside its field") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto answer =
        site.as(site.ana).post(pages::creer_structure, "/structures/nouvelle",
                               {{"nom", "Chez <Nous>"}, {"forme", ""}, {"siret", "73282932000079"}});
    CHECK(answer.status == 422);
    CHECK(answer.text().contains("Chez &lt;Nous&gt;"));
    CHECK(answer.text().contains("href=\"#siret\""));
    CHECK(answer.text().contains("Choisissez la forme juridique."));
  });
}

TEST_CASE("a known SIRET leads to asking to join, without a word about the structure") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto id = site.registered();
    auto answer =
        site.as(site.luc).post(pages::creer_structure, "/structures/nouvelle",
                               {{"nom", "Autre nom"}, {"forme", "association"}, {"siret", "73282932000074"}});
    CHECK(answer.status == 409);
    CHECK(answer.text().contains("déjà inscrite"));
    CHECK_FALSE(answer.text().contains("Les Mains Ouvertes"));
    CHECK_FALSE(answer.text().contains("Ana"));
    CHECK(site.post(pages::demander_a_rejoindre, "/structures/rejoindre", {{"siret", "73282932000074"}})
              .status == 303);
    CHECK(site.get(pages::liste, "/structures").text().contains("Vos demandes en attente"));
    CHECK(site.post(pages::demander_a_rejoindre, "/structures/rejoindre", {{"siret", "73282932000074"}})
              .status == 422);

    CHECK(site.as(site.ana).get(pages::liste, "/structures").text().contains("1 personne attend"));
    auto request = database.read([&](db::Reading& r) { return adhesions(r, std::stoll(id)).at(0).id; });
    auto accepted = site.post(pages::repondre_demande, "/structures/" + id + "/demandes/1",
                              {{"reponse", "oui"}}, {id, std::to_string(request)});
    CHECK(accepted.status == 303);
    CHECK(site.as(site.luc).get(pages::resume, "/structures/" + id, {id}).status == 200);
  });
}

TEST_CASE("a structure's pages do not exist for a stranger") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto id = site.registered();
    site.as(site.luc);
    for (Read handler : {pages::resume, pages::modification, pages::composition, pages::equipe}) {
      CHECK(site.get(handler, "/structures/" + id, {id}).status == 404);
      CHECK(site.get(handler, "/structures/x", {"x"}).status == 404);
    }
    for (Write handler :
         {pages::enregistrer, pages::enregistrer_composition, pages::inviter_membre, pages::donner_droits,
          pages::retirer_membre, pages::repondre_demande, pages::annuler_invitation})
      CHECK(site.post(handler, "/structures/" + id, {}, {id, "1"}).status == 404);
  });
}

TEST_CASE("the fiche is edited; a second editor is shown both texts and may then save") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto id = site.registered();
    CHECK(site.get(pages::modification, "/", {id}).text().contains("name=\"version\" value=\"1\""));
    auto save = [&](std::string_view telephone, std::string_view version) {
      return site.post(pages::enregistrer, "/structures/" + id + "/modifier",
                       {{"version", std::string(version)}, {"telephone", std::string(telephone)}}, {id});
    };
    CHECK(save("0327000000", "1").status == 303);
    auto conflict = save("0327111111", "1");
    CHECK(conflict.status == 409);
    CHECK(conflict.text().contains("value=\"03 27 11 11 11\""));
    CHECK(conflict.text().contains("Enregistré entre-temps par quelqu’un d’autre : « 03 27 00 00 00 »"));
    CHECK(conflict.text().contains("name=\"version\" value=\"2\""));
    CHECK(save("0327111111", "2").status == 303);
    CHECK(site.stored(id).fiche.telephone == "03 27 11 11 11");
    CHECK(site.stored(id).fiche.nom == "Les Mains Ouvertes");
    CHECK(save("03", "3").status == 422);
  });
}

TEST_CASE("the bureau is edited line by line, with the same care for a second editor") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto id = site.registered();
    auto save = [&](std::string_view name, std::string_view version) {
      return site.post(pages::enregistrer_composition, "/structures/" + id + "/bureau",
                       {{"version", std::string(version)},
                        {"fonction-1", "Présidente"},
                        {"prenom-1", "Ana"},
                        {"nom-1", std::string(name)},
                        {"fonction-2", ""},
                        {"prenom-2", ""},
                        {"nom-2", ""}},
                       {id});
    };
    CHECK(save("", "1").text().contains("Ligne 1 : écrivez le nom."));
    CHECK(save("Exemple", "1").status == 303);
    auto conflict = save("Modèle", "1");
    CHECK(conflict.status == 409);
    CHECK(conflict.text().contains("Ana Exemple, Présidente"));
    CHECK(conflict.text().contains("value=\"Modèle\""));
    CHECK(site.get(pages::composition, "/", {id}).text().contains("value=\"Exemple\""));
    CHECK(site.get(pages::resume, "/", {id}).text().contains("Ana Exemple, Présidente"));
  });
}

TEST_CASE("an invitation goes from the members' page to the person invited") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto id = site.registered();
    auto wrong = site.post(pages::inviter_membre, "/", {{"courriel", "luc"}}, {id});
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("value=\"luc\""));
    CHECK(site.post(pages::inviter_membre, "/", {{"courriel", site.luc.courriel}, {"droits", "ecrire"}}, {id})
              .status == 303);
    CHECK(site.get(pages::equipe, "/", {id}).text().contains("Invitations en attente"));
    auto path = database.read([](db::Reading& r) { return chemin_invitation(r, 1).value(); });
    std::string link = path.substr(13);

    CHECK(site.as(personne::Acteur{})
              .get(pages::invitation, path, {link})
              .text()
              .contains("/connexion?retour="));
    auto zoe = person(database, "Zoe");
    CHECK(site.as(zoe).get(pages::invitation, path, {link}).text().contains("vous êtes connecté·e avec"));
    CHECK(site.post(pages::accepter_invitation, path, {}, {link}).status == 403);
    CHECK(site.as(site.luc).get(pages::invitation, path, {link}).text().contains("Accepter l’invitation"));
    CHECK(tests::location(site.post(pages::accepter_invitation, path, {}, {link})) == "/structures/" + id);
    CHECK(site.get(pages::invitation, path, {link}).status == 404);
    CHECK(site.post(pages::accepter_invitation, path, {}, {link}).status == 404);
  });
}

TEST_CASE("members see each other; administrators alone see how to change rights, invite and remove") {
  tests::on_both_engines([](db::Database& database) {
    Site site{database};
    auto id = site.registered();
    database.write([&](db::Writing& w) {
      ajouter_membre(w, decor::now(), std::stoll(id), site.luc.id, {.ecrire = true});
    });
    auto luc = std::to_string(site.luc.id), ana = std::to_string(site.ana.id);
    CHECK(site.get(pages::equipe, "/", {id}).text().contains("Inviter quelqu’un"));
    auto seen = site.as(site.luc).get(pages::equipe, "/", {id}).text();
    CHECK(seen.contains("Ana Exemple"));
    CHECK_FALSE(seen.contains("Inviter quelqu’un"));
    CHECK_FALSE(seen.contains("Enregistrer les droits"));
    CHECK(site.post(pages::donner_droits, "/", {{"droits", "administrer"}}, {id, luc}).status == 403);
    CHECK(site.post(pages::retirer_membre, "/", {}, {id, ana}).status == 403);

    site.as(site.ana);
    CHECK(site.post(pages::retirer_membre, "/", {}, {id, ana}).status == 422);
    CHECK(site.post(pages::donner_droits, "/", {{"droits", "administrer"}, {"droits", "signer"}}, {id, luc})
              .status == 303);
    auto left = site.post(pages::retirer_membre, "/", {}, {id, ana});
    CHECK(tests::location(left) == "/structures");
    CHECK(site.get(pages::equipe, "/", {id}).status == 404);
  });
}
