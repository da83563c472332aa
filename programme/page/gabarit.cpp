#include "programme/page/gabarit.h"

#include "programme/page/assets.h"
#include "programme/page/message.h"
#include "programme/page/navigation.h"

namespace page {
namespace {

using namespace html::literals;

bool en_erreur(const Titre& t) { return t.erreurs && !t.erreurs->empty(); }

void tete(html::Out& out, const Titre& t) {
  out(R"(<!DOCTYPE html>
<html lang="fr" class="govuk-template">
<head>
<meta charset="utf-8">
<title>{}{} – Dentelle</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#43203a">
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}">
<script type="module" src="{}"></script>
</head>
)"_h,
      en_erreur(t) ? "Erreur : " : "", t.titre, assets("dentelle.svg"), assets("styles.css"),
      assets("dentelle.js"));
}

void marque(html::Out& out, const Visite& v) {
  out(R"(<a class="dt-entete__marque" href="/">
<img class="dt-entete__logo" src="{}" alt="" width="48" height="48">
<span class="dt-entete__nom">Dentelle</span>
<span class="dt-entete__service">Contrat de Ville · {}</span>
</a>
)"_h,
      assets("dentelle.svg"), v.campagne.collectivite);
}

void compte(html::Out& out, const Visite& v) {
  if (v.acteur.visiteur()) return;
  out(R"(<div class="dt-entete__compte">
<a class="dt-entete__personne" href="/compte"><span class="govuk-visually-hidden">Connecté en tant que </span>{}</a>
<form action="/deconnexion" method="post" class="dt-entete__sortie"><input type="hidden" name="jeton" value="{}">
<button type="submit" class="dt-bouton-lien">Se déconnecter</button></form>
</div>
)"_h,
      v.acteur.nom, v.jeton);
}

void onglet(html::Out& out, const Onglet& tab, std::string_view path) {
  if (!sous_onglet(path, tab)) {
    out(R"(<li class="govuk-service-navigation__item"><a class="govuk-service-navigation__link" href="{}">{}</a></li>
)"_h,
        tab.href, tab.texte);
    return;
  }
  out(R"(<li class="govuk-service-navigation__item govuk-service-navigation__item--active"><a class="govuk-service-navigation__link" href="{}" aria-current="{}"><strong class="govuk-service-navigation__active-fallback">{}</strong></a></li>
)"_h,
      tab.href, path == tab.href ? "page" : "true", tab.texte);
}

void navigation(html::Out& out, const Visite& v) {
  out(R"(<div class="govuk-service-navigation" data-module="govuk-service-navigation">
<div class="govuk-width-container">
<div class="govuk-service-navigation__container">
<nav aria-label="Menu" class="govuk-service-navigation__wrapper">
<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="navigation" hidden aria-hidden="true">Menu</button>
<ul class="govuk-service-navigation__list" id="navigation">
)"_h);
  for (const Onglet& tab : onglets(v.acteur, v.settings)) onglet(out, tab, v.request.path);
  out(R"(</ul>
</nav>
</div>
</div>
</div>
)"_h);
}

void horloge(html::Out& out, const Visite& v) {
  if (!v.settings.simulated_clock) return;
  out(R"(<div class="dt-horloge"><p class="govuk-width-container dt-horloge__texte"><strong>Horloge simulée :</strong> nous sommes le {}.</p></div>
)"_h,
      base::date_time(v.now));
}

void message(html::Out& out, const Visite& v) {
  std::string sentence = message_recu(v);
  if (sentence.empty()) return;
  out(R"(<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="titre-message" data-module="govuk-notification-banner">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="titre-message">C’est fait</h2></div>
<div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">{}</p></div>
</div>
)"_h,
      sentence);
}

void erreur(html::Out& out, const base::FieldError& e) {
  if (e.field.empty())
    out(R"(<li>{}</li>
)"_h,
        e.message);
  else
    out(R"(<li><a href="#{}">{}</a></li>
)"_h,
        e.field, e.message);
}

void resume_des_erreurs(html::Out& out, const base::FieldErrors& errors) {
  out(R"(<div class="govuk-error-summary" data-module="govuk-error-summary">
<div role="alert">
<h2 class="govuk-error-summary__title">{}</h2>
<div class="govuk-error-summary__body">
<ul class="govuk-list govuk-error-summary__list">
)"_h,
      errors.size() == 1 ? "Un point est à corriger" : "Des points sont à corriger");
  for (const auto& e : errors) erreur(out, e);
  out(R"(</ul>
</div>
</div>
</div>
)"_h);
}

}  // namespace

void debut_page(html::Out& out, const Visite& v, const Titre& t) {
  tete(out, t);
  out(R"(<body class="govuk-template__body{}" data-personne="{}">
<script src="{}"></script>
<a href="#contenu" class="govuk-skip-link" data-module="govuk-skip-link">Aller au contenu</a>
<header class="govuk-template__header dt-entete">
)"_h,
      t.wide ? " dt-page-large" : "", v.acteur.id, assets("debut.js"));
  horloge(out, v);
  out(R"(<div class="govuk-width-container dt-entete__ligne">
)"_h);
  marque(out, v);
  compte(out, v);
  out("</div>\n"_h);
  navigation(out, v);
  out(R"(</header>
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="contenu">
)"_h);
  message(out, v);
  if (en_erreur(t)) resume_des_erreurs(out, *t.erreurs);
}

void fin_page(html::Out& out, const Visite& v) {
  out(R"(</main>
</div>
<footer class="dt-pied">
<div class="govuk-width-container">
<h2 class="govuk-visually-hidden">Informations sur ce site</h2>
<ul class="dt-pied__liens">
<li><a class="dt-pied__lien" href="/accessibilite">Accessibilité</a></li>
<li><a class="dt-pied__lien" href="/donnees-personnelles">Données personnelles</a></li>
<li><a class="dt-pied__lien" href="/contacts">Contacts</a></li>
</ul>
<p class="dt-pied__texte">{}</p>
</div>
</footer>
</body>
</html>
)"_h,
      v.campagne.titre);
}

void fil_d_ariane(html::Out& out, const std::vector<Lien>& links) {
  out(R"(<nav class="govuk-breadcrumbs" aria-label="Fil d’Ariane">
<ol class="govuk-breadcrumbs__list">
)"_h);
  for (const Lien& link : links)
    out(R"(<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{}">{}</a></li>
)"_h,
        link.href, link.texte);
  out(R"(</ol>
</nav>
)"_h);
}

}  // namespace page
