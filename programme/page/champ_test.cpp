#include "programme/page/champ.h"

#include <doctest/doctest.h>

#include "programme/page/page_test.h"

namespace {

std::string champ(const page::Champ& c) {
  html::Out out;
  page::champ(out, c);
  return out.take();
}

std::string groupe(const page::Groupe& g) {
  html::Out out;
  page::groupe(out, g);
  return out.take();
}

}  // namespace

TEST_CASE("a field has a label, and what describes it is tied to it") {
  auto text = champ(
      {.nom = "siret", .label = "SIRET", .valeur = "\"x\"", .aide = "14 chiffres", .erreur = "Incomplet."});
  CHECK(text.contains(R"(<div class="govuk-form-group govuk-form-group--error")"));
  CHECK(text.contains(R"(<label class="govuk-label" for="siret">SIRET</label>)"));
  CHECK(text.contains(R"(<div id="siret-hint" class="govuk-hint">14 chiffres</div>)"));
  CHECK(text.contains(
      R"(<p id="siret-error" class="govuk-error-message"><span class="govuk-visually-hidden">Erreur :</span> Incomplet.</p>)"));
  CHECK(text.contains(R"(class="govuk-input govuk-input--error" id="siret" name="siret" type="text")"));
  CHECK(text.contains(R"(aria-describedby="siret-hint siret-error")"));
  CHECK(text.contains(R"(value="&#34;x&#34;")"));
}

TEST_CASE("an optional field says so") {
  CHECK(champ({.nom = "tel", .label = "Téléphone", .facultatif = true})
            .contains("Téléphone (facultatif)</label>"));
}

TEST_CASE("a field carries its autofill token, keyboard, width and unit") {
  auto text = champ({.nom = "cout",
                     .label = "Coût",
                     .autocomplete = "off",
                     .inputmode = "decimal",
                     .largeur = "10",
                     .suffixe = "€"});
  CHECK(text.contains(R"(class="govuk-input govuk-input--width-10")"));
  CHECK(text.contains(R"(autocomplete="off" inputmode="decimal")"));
  CHECK(text.contains(R"(<div class="govuk-input__suffix" aria-hidden="true">€</div>)"));
}

TEST_CASE("a long text with a limit is counted, and keeps its first line end") {
  auto text = champ({.nom = "diagnostic", .label = "Diagnostic", .valeur = "\nA", .lignes = 8, .max = 2000});
  CHECK(text.contains(R"(data-module="govuk-character-count" data-maxlength="2000")"));
  CHECK(text.contains(R"(class="govuk-textarea govuk-js-character-count" id="diagnostic")"));
  CHECK(text.contains("rows=\"8\""));
  CHECK(text.contains("jusqu’à 2000 caractères"));
  CHECK(text.contains(">\n\nA</textarea>"));
}

TEST_CASE("a password can be shown on demand and never has a value in the page") {
  auto text = champ({.nom = "mot_de_passe", .label = "Mot de passe", .valeur = "secret", .type = "password"});
  CHECK(text.contains(R"(data-module="govuk-password-input")"));
  CHECK(text.contains(R"(aria-label="Afficher le mot de passe")"));
  CHECK_FALSE(text.contains("secret"));
}

TEST_CASE("a group of choices has a legend, and its first choice bears the name as id") {
  auto text = groupe({.nom = "echelle",
                      .legende = "Échelle",
                      .erreur = "Choisissez.",
                      .choix = {{"a", "Une", "Dans une commune"}, {"b", "Deux"}}});
  CHECK(text.contains(R"(<fieldset class="govuk-fieldset" aria-describedby="echelle-error">)"));
  CHECK(text.contains(R"(<legend class="govuk-fieldset__legend">Échelle</legend>)"));
  CHECK(text.contains(R"(<div class="govuk-radios" data-module="govuk-radios">)"));
  CHECK(text.contains(
      R"(id="echelle" name="echelle" type="radio" value="a" aria-describedby="echelle-item-hint")"));
  CHECK(text.contains(R"(id="echelle-2" name="echelle" type="radio" value="b")"));
}

TEST_CASE("several may be ticked in a multiple group, and a salient one is read aloud as such") {
  page::Groupe g{.nom = "objectif", .legende = "Objectifs", .multiple = true};
  g.choix.push_back({.valeur = "1", .label = "Emploi", .coche = true, .saillant = true});
  auto text = groupe(g);
  CHECK(text.contains(R"(type="checkbox" value="1" checked)"));
  CHECK(text.contains(R"(<span class="govuk-visually-hidden">objectif saillant :</span>)"));
}

TEST_CASE("a list selects the value given") {
  html::Out out;
  page::liste(out, {.nom = "commune", .label = "Commune", .valeur = "b"}, {{"a", "A"}, {"b", "B"}});
  CHECK(out.text().contains(R"(<select class="govuk-select" id="commune" name="commune")"));
  CHECK(out.text().contains(R"(<option value="b" selected>B</option>)"));
}

TEST_CASE("a form posts with its token") {
  html::Out out;
  page::tests::Passage passage;
  page::formulaire(out, passage.visite(), "/dossiers/1", html::Attrs().flag("data-enregistrement-auto"));
  page::bouton(out, "Continuer", "suite", "1");
  page::fin_formulaire(out);
  CHECK(out.text().starts_with(
      R"(<form action="/dossiers/1" method="post" novalidate data-enregistrement-auto autocomplete="off">)"));
  CHECK(out.text().contains(R"(<input type="hidden" name="jeton" value="jeton-de-test">)"));
  CHECK(out.text().contains(R"(data-prevent-double-click="true" name="suite" value="1">Continuer</button>)"));
  CHECK(out.text().ends_with("</form>\n"));
}

TEST_CASE("an id of the path is a positive number or zero") {
  page::tests::Passage passage;
  passage.path = {"12", "-3", "4x", "99999999999999999999"};
  auto v = passage.visite();
  CHECK(v.id(0) == 12);
  for (std::size_t n : {1, 2, 3, 4}) CHECK(v.id(n) == 0);
}
