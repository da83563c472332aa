#include "programme/personne/pages/routes.h"

#include "programme/personne/pages/pages.h"

namespace personne {
namespace {

/// The sign-in form may carry a whole page of text kept from an expired session.
constexpr std::uint64_t kept_text_limit = 1024 * 1024;

page::Route sign_in() {
  auto route = page::post_compose("/connexion", page::public_, pages::se_connecter);
  route.body_limit = kept_text_limit;
  return route;
}

std::vector<page::Route> entrance() {
  using namespace page;
  return {get("/inscription", public_, pages::inscription),
          post_compose("/inscription", public_, pages::s_inscrire),
          get("/inscription/merci", public_, pages::inscription_merci),
          get("/confirmation/{lien}", public_, pages::confirmation),
          post("/confirmation/{lien}", public_, pages::confirmer_compte),
          get("/connexion", public_, pages::connexion),
          sign_in(),
          post("/deconnexion", public_, pages::se_deconnecter),
          get("/mot-de-passe-oublie", public_, pages::mot_de_passe_oublie),
          post("/mot-de-passe-oublie", public_, pages::demander_lien),
          get("/mot-de-passe-oublie/envoye", public_, pages::lien_demande),
          get("/mot-de-passe/{lien}", public_, pages::nouveau_mot_de_passe),
          post_compose("/mot-de-passe/{lien}", public_, pages::choisir_nouveau),
          get("/adresse/{lien}", public_, pages::adresse_recue),
          post("/adresse/{lien}", public_, pages::prendre_adresse)};
}

std::vector<page::Route> account() {
  using namespace page;
  return {get("/compte", connecte, pages::compte),
          get("/compte/nom", connecte, pages::nom),
          post("/compte/nom", connecte, pages::changer_de_nom),
          get("/compte/adresse", connecte, pages::adresse),
          post_compose("/compte/adresse", connecte, pages::demander_une_adresse),
          get("/compte/mot-de-passe", connecte, pages::mot_de_passe),
          post_compose("/compte/mot-de-passe", connecte, pages::changer_de_mot_de_passe),
          post("/compte/sessions/fermer-les-autres", connecte, pages::fermer_les_autres),
          post("/compte/sessions/{id}/fermer", connecte, pages::fermer_une_session),
          get("/reprise/{id}", connecte, pages::reprise),
          post("/reprise/{id}/oublier", connecte, pages::oublier_reprise)};
}

std::vector<page::Route> people() {
  using namespace page;
  constexpr Acces coordination = reserve({Role::coordination});
  return {get("/personnes", coordination, pages::personnes),
          get("/personnes/nouvelle", coordination, pages::nouvelle),
          post("/personnes/nouvelle", coordination, pages::inviter_personne),
          get("/personnes/{id}", coordination, pages::fiche),
          post("/personnes/{id}/roles", coordination, pages::donner_role),
          post("/personnes/{id}/roles/{attribution}/retirer", coordination, pages::retirer_role),
          post("/personnes/{id}/inviter", coordination, pages::renvoyer_invitation)};
}

}  // namespace

std::vector<page::Route> routes() {
  auto all = entrance();
  for (auto* group : {account, people})
    for (auto& route : group()) all.push_back(std::move(route));
  return all;
}

}  // namespace personne
