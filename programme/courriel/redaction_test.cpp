#include "programme/courriel/redaction.h"

#include <doctest/doctest.h>

#include "programme/courriel/envoyer.h"

using courriel::Redaction;

TEST_CASE("a mail says the same in text and in HTML, and the address of a link is written out in both") {
  Redaction r("Sujet", "Léa Exemple");
  r.paragraphe("Première phrase.")
      .lignes({{"Projet", "Jardin"}, {"Vide", ""}})
      .lien("Ouvrir", "https://a.example/x?y=1&z=2");
  auto mail = r.pour("lea@courriel.example", "Léa Exemple", "L’appel");
  CHECK(mail.texte ==
        "Bonjour Léa Exemple,\n\nPremière phrase.\n\nProjet : Jardin\n\nOuvrir "
        ":\nhttps://a.example/x?y=1&z=2\n\n"
        "-- \nL’appel\nMessage envoyé automatiquement : n’y répondez pas.\n");
  CHECK(mail.html.contains("<p>Première phrase.</p>"));
  CHECK(mail.html.contains("<strong>Projet :</strong> Jardin"));
  CHECK(mail.html.contains("<a href=\"https://a.example/x?y=1&amp;z=2\">Ouvrir</a>"));
  CHECK_FALSE(mail.html.contains("Vide"));
}

TEST_CASE("what people wrote is only text in a mail") {
  Redaction r("<b>", "<script>");
  auto mail = r.paragraphe("<img src=x>").lien("<i>", "javascript:alert(1)").pour("a@b.example", "", "<u>");
  CHECK_FALSE(mail.html.contains("<script>"));
  CHECK_FALSE(mail.html.contains("<img"));
  CHECK_FALSE(mail.html.contains("href=\"javascript"));
  CHECK_FALSE(mail.html.contains("<u>"));
}

TEST_CASE("a mail asks for nothing from outside: no image, no style sheet, no script") {
  auto mail = Redaction("Sujet", "").paragraphe("Texte").pour("a@b.example", "", "Signature");
  for (auto tag : {"<img", "<link", "<script", "<iframe", "url("}) CHECK_FALSE(mail.html.contains(tag));
  CHECK(mail.texte.starts_with("Bonjour,\n"));
}

TEST_CASE("the wait after a failure doubles from a minute to four hours, more or less a fifth") {
  using namespace std::chrono_literals;
  CHECK(courriel::attente(1, 0.5) == 1min);
  CHECK(courriel::attente(2, 0.5) == 2min);
  CHECK(courriel::attente(8, 0.5) == 128min);
  CHECK(courriel::attente(9, 0.5) == 4h);
  CHECK(courriel::attente(1000, 0.5) == 4h);
  CHECK(courriel::attente(1, 0.0) == 48s);
  CHECK(courriel::attente(1, 0.9999) < 72s);
}
