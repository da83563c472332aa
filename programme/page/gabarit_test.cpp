#include "programme/page/gabarit.h"

#include <doctest/doctest.h>

#include "programme/page/page_test.h"

using namespace html::literals;
using page::tests::Passage;
using personne::Role;

namespace {

std::string markup(const Passage& passage, const page::Titre& titre = {.titre = "Essai"}) {
  return page::page(passage.visite(), titre, [](html::Out& out) { out("<h1>Essai</h1>"_h); }).text();
}

}  // namespace

TEST_CASE("a page is in French, has a title, a way to its content and one main region") {
  auto text = markup({});
  CHECK(text.starts_with("<!DOCTYPE html>"));
  CHECK(text.contains(R"(<html lang="fr")"));
  CHECK(text.contains("<title>Essai – Dentelle</title>"));
  CHECK(text.contains(R"(<a href="#contenu" class="govuk-skip-link")"));
  CHECK(text.contains(R"(<main class="govuk-main-wrapper" id="contenu">)"));
  for (auto link : {"/accessibilite", "/donnees-personnelles", "/contacts"})
    CHECK(text.contains("class=\"dt-pied__lien\" href=\"" + std::string(link)));
}

TEST_CASE("a page carries neither inline script nor inline style") {
  auto text = markup({});
  CHECK_FALSE(text.contains("style="));
  CHECK_FALSE(text.contains("<script>"));
}

TEST_CASE("a visitor may sign in and cannot sign out") {
  auto text = markup({});
  CHECK(text.contains(R"(href="/connexion">Se connecter)"));
  CHECK_FALSE(text.contains("/deconnexion"));
}

TEST_CASE("a person who is signed in leaves by a form that carries the token") {
  Passage passage{.acteur = page::tests::personne_avec(Role::coordination)};
  auto text = markup(passage);
  CHECK(text.contains(R"(<form action="/deconnexion" method="post")"));
  CHECK(text.contains(R"(name="jeton" value="jeton-de-test")"));
  CHECK(text.contains("Camille Exemple"));
}

TEST_CASE("errors are summed up at the top, each with a link to its field, and the title says so") {
  base::FieldErrors errors;
  errors.add("diagnostic", "Écrivez le diagnostic.");
  errors.add("", "Le dossier est <vide>.");
  auto response = page::page(Passage{}.visite(), {.titre = "Note", .erreurs = &errors}, [](html::Out&) {});
  CHECK(response.status == 422);
  CHECK(response.text().contains("<title>Erreur : Note"));
  CHECK(response.text().contains(R"(<div class="govuk-error-summary" data-module="govuk-error-summary">)"));
  CHECK(response.text().contains(R"(<a href="#diagnostic">Écrivez le diagnostic.</a>)"));
  CHECK(response.text().contains("<li>Le dossier est &lt;vide&gt;.</li>"));
}

TEST_CASE("a simulated clock is announced on every page") {
  CHECK_FALSE(markup({}).contains("Horloge simulée"));
  Passage passage{.settings = {.simulated_clock = true}};
  CHECK(markup(passage).contains("nous sommes le 10 septembre 2022 à 9 h 00"));
}

TEST_CASE("the trail of links leads to each page above") {
  html::Out out;
  page::fil_d_ariane(out, {{"Mes dossiers", "/dossiers"}});
  CHECK(out.text().contains(R"(<nav class="govuk-breadcrumbs" aria-label="Fil d’Ariane">)"));
  CHECK(out.text().contains(R"(<a class="govuk-breadcrumbs__link" href="/dossiers">Mes dossiers</a>)"));
}
