// The accessibility statement and the page on personal data.
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/pages.h"
#include "programme/page/gabarit.h"

namespace campagne::pages {
namespace {

using namespace html::literals;

void mail(html::Out& out, std::string_view address) {
  out(R"(<a class="govuk-link" href="{}">{}</a>)"_h, "mailto:" + std::string(address), address);
}

void accessibility(html::Out& out, const Campagne& c) {
  out(R"(<h1 class="govuk-heading-l">Déclaration d’accessibilité</h1>
<p class="govuk-body">{} s’engage à rendre ce service accessible à toutes et à tous, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration porte sur tout le service de dépôt et de suivi des projets.</p>
<h2 class="govuk-heading-m">État de conformité</h2>
<p class="govuk-body">Aucun audit de conformité au référentiel général d’amélioration de l’accessibilité (RGAA 4.1) n’a encore été mené. Faute d’audit, le service est déclaré <strong>non conforme</strong>, comme la règle le demande.</p>
<p class="govuk-body">Il est cependant conçu pour le niveau AA des règles internationales (WCAG 2.1) et vérifié à chaque changement par des outils automatiques, qui ne voient qu’une partie des défauts.</p>
<h2 class="govuk-heading-m">Ce qui est fait</h2>
<ul class="govuk-list govuk-list--bullet">
<li>toutes les pages fonctionnent au clavier et sans JavaScript</li>
<li>chaque champ a une étiquette, et chaque erreur est dite en toutes lettres, avec un lien vers le champ</li>
<li>aucune information n’est donnée par la seule couleur</li>
<li>les documents PDF produits par le service sont balisés</li>
</ul>
<h2 class="govuk-heading-m">Ce qui peut vous gêner</h2>
<p class="govuk-body">Les grands tableaux défilent sur le côté sur un petit écran. Les documents déposés par des tiers et les sites vers lesquels nous renvoyons ne dépendent pas de nous.</p>
)"_h,
      c.collectivite);
  out(R"(<h2 class="govuk-heading-m">Signaler une difficulté</h2>
<p class="govuk-body">Si vous ne pouvez pas accéder à une page ou à un formulaire, écrivez-nous : {}. Nous vous orienterons vers une autre solution.</p>
<h2 class="govuk-heading-m">Si vous n’obtenez pas de réponse</h2>
<p class="govuk-body">Vous pouvez saisir le Défenseur des droits : <a class="govuk-link" href="https://formulaire.defenseurdesdroits.fr/">par son formulaire</a>, auprès d’un délégué près de chez vous, ou par courrier gratuit, sans affranchir, à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</p>
)"_h,
      [&](html::Out& o) { mail(o, c.accuse.courriel); });
}

void data_and_purposes(html::Out& out, const Campagne& c) {
  out(R"(<h1 class="govuk-heading-l">Données personnelles</h1>
)"_h);
  paragraphe(out, c.texte("donnees.responsable"));
  out(R"(<h2 class="govuk-heading-m">Pourquoi ces données</h2>
<p class="govuk-body">Pour recevoir, examiner et suivre les projets de l’appel. C’est une mission d’intérêt public ; l’identification des personnes et le journal des actes répondent à nos obligations de preuve et de sécurité.</p>
<h2 class="govuk-heading-m">Lesquelles</h2>
<ul class="govuk-list govuk-list--bullet">
<li>votre compte : nom, adresse électronique, mot de passe (conservé sous une forme illisible), rôles, connexions</li>
<li>votre structure : ses identifiants, son adresse, sa représentante ou son représentant légal, son bureau</li>
<li>vos projets : ce que vous y écrivez, la personne qui en est chargée et ses coordonnées</li>
<li>le journal : qui a fait quoi, et quand</li>
</ul>
<p class="govuk-body">N’écrivez pas le nom des personnes que votre action accueille : des nombres suffisent.</p>
<h2 class="govuk-heading-m">Qui les voit</h2>
<p class="govuk-body">Les membres de votre structure ; la coordination de {} ; pour chaque projet, les agents des financeurs et des communes concernés. Personne d’autre : les données ne sont ni vendues ni utilisées à d’autres fins.</p>
)"_h,
      c.collectivite);
}

void duration_and_rights(html::Out& out, const Campagne& c) {
  std::string_view delegate = c.texte("donnees.delegue");
  out(R"(<h2 class="govuk-heading-m">Combien de temps</h2>
<p class="govuk-body">Les dossiers de subvention sont des archives publiques : leur durée de conservation est fixée par la collectivité avec son service d’archives, et rien n’est détruit sans son accord. Une session se ferme au bout d’un temps sans activité.</p>
<h2 class="govuk-heading-m">Ce que garde votre navigateur</h2>
<p class="govuk-body">Un cookie de session, nécessaire pour rester connecté·e, et une copie de ce que vous écrivez tant que ce n’est pas enregistré, au cas où le réseau manquerait. Aucune mesure d’audience, aucune publicité : il n’y a donc rien à accepter.</p>
<h2 class="govuk-heading-m">Vos droits</h2>
<p class="govuk-body">Vous pouvez demander à consulter vos données, à les corriger, à en limiter l’usage, à vous y opposer ou, dans les limites de la loi sur les archives, à les effacer : écrivez à {}. Si la réponse ne vous convient pas, vous pouvez saisir la <a class="govuk-link" href="https://www.cnil.fr/">CNIL</a>.</p>
)"_h,
      [&](html::Out& o) { mail(o, delegate.empty() ? std::string_view(c.accuse.courriel) : delegate); });
}

}  // namespace

web::Response accessibilite(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "Déclaration d’accessibilité"},
                    [&](html::Out& out) { accessibility(out, v.campagne); });
}

web::Response donnees_personnelles(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = "Données personnelles"}, [&](html::Out& out) {
    data_and_purposes(out, v.campagne);
    duration_and_rights(out, v.campagne);
  });
}

}  // namespace campagne::pages
