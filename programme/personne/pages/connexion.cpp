// Signing in and out. An unknown address, a wrong password and a locked account take the same time and tell
// nothing.
#include "programme/personne/pages/connexion.h"

#include "platform/base/secret.h"
#include "programme/page/navigation.h"
#include "programme/personne/adresse.h"
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/pages/routes.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

void hidden(html::Out& out, std::string_view name, std::string_view value) {
  out(R"(<input type="hidden" name="{}" value="{}">
)"_h,
      name, value);
}

void kept_fields(html::Out& out, const Connexion& c) {
  if (c.action.empty()) return;
  hidden(out, "garde_action", c.action);
  for (const auto& [name, value] : c.gardes) hidden(out, "garde." + name, value);
}

void fields(html::Out& out, const Connexion& c, const base::FieldErrors& errors) {
  page::champ(out, {.nom = "courriel",
                    .label = "Adresse électronique",
                    .valeur = c.courriel,
                    .erreur = errors.of("courriel"),
                    .type = "email",
                    .autocomplete = "username"});
  page::champ(out, {.nom = "mot_de_passe",
                    .label = "Mot de passe",
                    .erreur = errors.of("mot_de_passe"),
                    .type = "password",
                    .autocomplete = "current-password"});
}

void other_ways(html::Out& out, const Connexion& c) {
  const std::string sign_up =
      c.retour.empty() ? "/inscription" : "/inscription?retour=" + web::encode_query(c.retour);
  out(R"(<ul class="govuk-list">
<li><a class="govuk-link" href="/mot-de-passe-oublie">J’ai oublié mon mot de passe</a></li>
<li><a class="govuk-link" href="{}">Je n’ai pas encore de compte</a></li>
</ul>
)"_h,
      sign_up);
}

Connexion parse(const web::Fields& form) {
  Connexion c;
  c.courriel = normaliser_adresse(form.get("courriel"));
  c.retour = retour(form);
  lire_gardes(form, c);
  return c;
}

base::FieldErrors judge(const Connexion& c, std::string_view password) {
  base::FieldErrors errors;
  if (c.courriel.empty()) errors.add("courriel", "Écrivez votre adresse électronique.");
  if (password.empty()) errors.add("mot_de_passe", "Écrivez votre mot de passe.");
  return errors;
}

web::Response refused(const page::Visite& v, const Connexion& c, std::string_view why) {
  base::FieldErrors errors;
  errors.add("courriel", why);
  return formulaire_connexion(v, c, errors);
}

std::string home(db::Reading& r, std::int64_t personne) {
  const auto who = acteur(r, personne);
  return who ? std::string(page::premiere_page(*who)) : "/";
}

/// Opens the session and says where to go: to the kept text, back where the person came from, or to their
/// first page.
struct Entered {
  std::string token, path;
};
Entered enter(db::Writing& w, const page::Visite& v, const Essai& essai, const Connexion& c) {
  if (!v.session.empty()) fermer_session(w, v.session);
  Entered entered{reussir_essai(w, essai, v.request.user_agent, v.now), c.retour};
  if (!c.action.empty()) {
    const auto kept = garder_texte(w, essai.personne, c.action, encoder(c.gardes), v.now);
    entered.path = "/reprise/" + std::to_string(kept);
  } else if (c.retour.empty()) {
    entered.path = home(w, essai.personne);
  }
  return entered;
}

constexpr std::string_view not_confirmed =
    "Votre adresse n’est pas encore confirmée : suivez le lien du courriel que nous vous avons envoyé. Pour "
    "en recevoir un "
    "nouveau, créez de nouveau votre compte avec la même adresse.";

}  // namespace

web::Response formulaire_connexion(const page::Visite& v, const Connexion& c, const base::FieldErrors& errors,
                                   int status) {
  auto view = [&](html::Out& out) {
    if (!c.action.empty())
      out(R"(<div class="govuk-inset-text">Votre session a expiré. Connectez-vous de nouveau : <strong>ce que vous veniez d’écrire est gardé</strong> et vous sera rendu.</div>
)"_h);
    page::formulaire(out, v, "/connexion");
    if (!c.retour.empty()) hidden(out, "retour", c.retour);
    kept_fields(out, c);
    fields(out, c, errors);
    page::bouton(out, "Se connecter");
    page::fin_formulaire(out);
    other_ways(out, c);
  };
  return etroite(v, {.titre = "Se connecter", .erreurs = &errors}, view, status);
}

web::Response connexion(db::Reading& r, const page::Visite& v) {
  const std::string back = retour(v.request.query);
  if (!v.acteur.visiteur()) return web::redirect(back.empty() ? home(r, v.acteur.id) : back);
  return formulaire_connexion(v, {.courriel = {}, .retour = back, .action = {}}, {});
}

web::Response se_connecter(db::Database& database, const page::Visite& v) {
  const Connexion c = parse(v.request.form);
  const std::string_view password = v.request.form.get("mot_de_passe");
  if (const auto errors = judge(c, password); !errors.empty()) return formulaire_connexion(v, c, errors);
  const auto essai =
      database.write([&](db::Writing& w) { return commencer_essai(w, c.courriel, v.request.peer, v.now); });
  if (!essai) return refused(v, c, phrase(essai.error()));
  const bool right = base::verify_password(essai->hache, password);
  if (!right || essai->personne == 0) return refused(v, c, phrase({Cause::identifiants_refuses}));
  if (!essai->confirme) return refused(v, c, not_confirmed);
  const Entered entered = database.write([&](db::Writing& w) { return enter(w, v, *essai, c); });
  auto response = web::redirect(entered.path);
  web::set_cookie(response, cookie_session, entered.token,
                  {.secure = v.settings.secure_cookies, .max_age = {}});
  return response;
}

web::Response se_deconnecter(db::Writing& w, const page::Visite& v) {
  if (!v.session.empty()) fermer_session(w, v.session);
  auto response = page::redirige_avec_message(v, "/", "Vous êtes déconnecté·e.");
  web::set_cookie(response, cookie_session, "",
                  {.secure = v.settings.secure_cookies, .max_age = std::chrono::seconds(0)});
  return response;
}

}  // namespace personne::pages
