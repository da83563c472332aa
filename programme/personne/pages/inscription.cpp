// Signing up. A known address gets the same page as a new one: who already has an account learns it by e-mail
// only.
#include "platform/base/secret.h"
#include "programme/personne/adresse.h"
#include "programme/personne/mot_de_passe.h"
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

struct Demande {
  std::string nom, courriel, retour;
};

Demande parse(const web::Fields& fields) {
  return {nom_propre(fields.get("nom")), normaliser_adresse(fields.get("courriel")), retour(fields)};
}

base::FieldErrors judge(const Demande& d, std::string_view mot_de_passe) {
  base::FieldErrors errors;
  if (auto fault = defaut_nom(d.nom); !fault.empty()) errors.add("nom", fault);
  if (auto fault = defaut_adresse(d.courriel); !fault.empty()) errors.add("courriel", fault);
  if (auto fault = defaut_mot_de_passe(mot_de_passe, d.courriel); !fault.empty())
    errors.add("mot_de_passe", fault);
  return errors;
}

void fields(html::Out& out, const Demande& d, const base::FieldErrors& errors) {
  page::champ(out, {.nom = "nom",
                    .label = "Prénom et nom",
                    .valeur = d.nom,
                    .erreur = errors.of("nom"),
                    .autocomplete = "name"});
  page::champ(out, {.nom = "courriel",
                    .label = "Adresse électronique",
                    .valeur = d.courriel,
                    .aide = "Nous y enverrons un lien pour confirmer qu’elle est bien à vous.",
                    .erreur = errors.of("courriel"),
                    .type = "email",
                    .autocomplete = "email"});
  page::champ(out, {.nom = "mot_de_passe",
                    .label = "Mot de passe",
                    .aide = regle_mot_de_passe(),
                    .erreur = errors.of("mot_de_passe"),
                    .type = "password",
                    .autocomplete = "new-password"});
}

web::Response form(const page::Visite& v, const Demande& d, const base::FieldErrors& errors) {
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body-l">Un compte vous permet de préparer et de déposer des projets pour votre structure.</p>
<p class="govuk-body">Vous en avez déjà un ? <a class="govuk-link" href="/connexion">Se connecter</a></p>
)"_h);
    page::formulaire(out, v, "/inscription");
    if (!d.retour.empty()) out(R"(<input type="hidden" name="retour" value="{}">)"_h, d.retour);
    fields(out, d, errors);
    out(R"(<p class="govuk-body">Votre nom et votre adresse servent à vous identifier et à vous écrire au sujet de vos dossiers. <a class="govuk-link" href="/donnees-personnelles">Ce que deviennent vos données</a></p>
)"_h);
    page::bouton(out, "Créer mon compte");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = "Créer un compte", .erreurs = &errors}, view);
}

void record(db::Writing& w, const page::Visite& v, const NouveauCompte& compte) {
  if (!courriel_permis(w, compte.courriel, v.now)) return;
  const Inscription made = creer_compte(w, compte, v.now);
  if (made.lien)
    noter(w, v, v.acteur, "compte_cree", made.personne, {{"lien", std::to_string(made.lien)}});
  else
    noter(w, v, v.acteur, "adresse_deja_connue", made.personne);
}

}  // namespace

web::Response inscription(db::Reading&, const page::Visite& v) {
  if (!v.acteur.visiteur()) return web::redirect("/compte");
  return form(v, {"", "", retour(v.request.query)}, {});
}

web::Response s_inscrire(db::Database& database, const page::Visite& v) {
  const Demande d = parse(v.request.form);
  const std::string_view password = v.request.form.get("mot_de_passe");
  if (const auto errors = judge(d, password); !errors.empty()) return form(v, d, errors);
  // Hashed for known addresses too: the answer takes the same time.
  const NouveauCompte compte{d.nom, d.courriel, base::hash_password(password), d.retour};
  database.write([&](db::Writing& w) { record(w, v, compte); });
  return web::redirect("/inscription/merci");
}

web::Response inscription_merci(db::Reading&, const page::Visite& v) {
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body-l">Nous venons de vous écrire à l’adresse que vous avez donnée.</p>
<p class="govuk-body">Ouvrez ce courriel et suivez le lien qu’il contient dans les 48 heures : votre compte sera prêt.</p>
<h2 class="govuk-heading-m">Vous ne recevez rien ?</h2>
<ul class="govuk-list govuk-list--bullet">
<li>Regardez dans les courriers indésirables.</li>
<li>Vérifiez l’adresse, puis <a class="govuk-link" href="/inscription">recommencez</a> : un nouveau lien remplacera le premier.</li>
</ul>
)"_h);
    if (v.settings.demo)
      out(R"(<p class="govuk-inset-text">Démonstration : le courriel se lit dans la <a class="govuk-link" href="/boite-aux-lettres">boîte aux lettres</a>.</p>
)"_h);
  };
  return etroite(v, {.titre = "Confirmez votre adresse"}, view);
}

}  // namespace personne::pages
