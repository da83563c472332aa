// Choosing a new password by a link sent by e-mail: after forgetting it, or when invited. The answer is the
// same whether the address is known or not.
#include "platform/base/secret.h"
#include "programme/personne/adresse.h"
#include "programme/personne/mot_de_passe.h"
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

constexpr std::initializer_list<ObjetLien> by_mail{ObjetLien::mot_de_passe, ObjetLien::invitation};

web::Response ask(const page::Visite& v, std::string_view courriel, const base::FieldErrors& errors) {
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body">Donnez l’adresse de votre compte : nous vous y enverrons un lien pour choisir un nouveau mot de passe.</p>
)"_h);
    page::formulaire(out, v, "/mot-de-passe-oublie");
    page::champ(out, {.nom = "courriel",
                      .label = "Adresse électronique",
                      .valeur = courriel,
                      .erreur = errors.of("courriel"),
                      .type = "email",
                      .autocomplete = "username"});
    page::bouton(out, "Recevoir un lien");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = "Mot de passe oublié", .erreurs = &errors}, view);
}

web::Response choose(const page::Visite& v, const LienOuvert& lien, const base::FieldErrors& errors) {
  const bool invited = lien.objet == ObjetLien::invitation;
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body-l">Bonjour {}. {} <strong>{}</strong>.</p>
)"_h,
        lien.nom,
        invited ? "Choisissez le mot de passe de votre compte, dont l’adresse est"
                : "Choisissez un nouveau mot de passe pour le compte",
        lien.courriel);
    page::formulaire(out, v, "/mot-de-passe/" + v.path.at(0));
    out(R"(<input type="hidden" name="courriel" autocomplete="username" value="{}">
)"_h,
        lien.courriel);
    champ_nouveau_mot_de_passe(out, errors);
    page::bouton(out, "Enregistrer ce mot de passe");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = invited ? "Bienvenue" : "Nouveau mot de passe", .erreurs = &errors}, view);
}

web::Response lost(const page::Visite& v) {
  return lien_perdu(v, "Vous pouvez en demander un autre.", "/mot-de-passe-oublie",
                    "Recevoir un nouveau lien");
}

}  // namespace

web::Response mot_de_passe_oublie(db::Reading&, const page::Visite& v) {
  return ask(v, v.acteur.courriel, {});
}

web::Response demander_lien(db::Writing& w, const page::Visite& v) {
  const std::string courriel = normaliser_adresse(v.request.form.get("courriel"));
  if (const auto fault = defaut_adresse(courriel); !fault.empty()) {
    base::FieldErrors errors;
    errors.add("courriel", fault);
    return ask(v, courriel, errors);
  }
  if (const auto asked = demander_mot_de_passe(w, courriel, v.now))
    noter(w, v, v.acteur, "mot_de_passe_demande", asked->personne, {{"lien", std::to_string(asked->lien)}});
  return web::redirect("/mot-de-passe-oublie/envoye");
}

web::Response lien_demande(db::Reading&, const page::Visite& v) {
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body-l">Si cette adresse a un compte, nous venons de lui envoyer un lien. Il est valable une heure et ne sert qu’une fois.</p>
<p class="govuk-body">Vous ne recevez rien ? Regardez dans les courriers indésirables, vérifiez l’adresse, puis recommencez après cinq minutes.</p>
<p class="govuk-body"><a class="govuk-link" href="/connexion">Se connecter</a></p>
)"_h);
    if (v.settings.demo)
      out(R"(<p class="govuk-inset-text">Démonstration : le courriel se lit dans la <a class="govuk-link" href="/boite-aux-lettres">boîte aux lettres</a>.</p>
)"_h);
  };
  return etroite(v, {.titre = "Regardez votre messagerie"}, view);
}

web::Response nouveau_mot_de_passe(db::Reading& r, const page::Visite& v) {
  const auto lien = lire_lien_recu(r, v.path.at(0), by_mail, v.now);
  return lien ? choose(v, *lien, {}) : lost(v);
}

web::Response choisir_nouveau(db::Database& database, const page::Visite& v) {
  const auto lien =
      database.read([&](db::Reading& r) { return lire_lien_recu(r, v.path.at(0), by_mail, v.now); });
  if (!lien) return lost(v);
  const std::string_view password = v.request.form.get("mot_de_passe");
  if (const auto fault = defaut_mot_de_passe(password, lien->courriel); !fault.empty()) {
    base::FieldErrors errors;
    errors.add("mot_de_passe", fault);
    return choose(v, *lien, errors);
  }
  const std::string hash = base::hash_password(password);
  const auto done = database.write([&](db::Writing& w) {
    auto chosen = choisir_mot_de_passe(w, v.path.at(0), hash, v.now);
    if (chosen) noter(w, v, auteur(*chosen, lien->nom), "mot_de_passe_change", *chosen, {{"moyen", "lien"}});
    return chosen;
  });
  if (!done) return lost(v);
  return page::redirige_avec_message(v, "/connexion",
                                     "Votre mot de passe est enregistré. Vous pouvez vous connecter.");
}

}  // namespace personne::pages
