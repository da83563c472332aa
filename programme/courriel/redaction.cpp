#include "programme/courriel/redaction.h"

namespace courriel {

using namespace html::literals;

namespace {

std::string page_of(std::string_view objet, std::string_view corps) {
  html::Out out;
  out(R"(<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{}</title></head>
<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1a1a1a; max-width: 38em">
{}</body>
</html>
)"_h,
      objet, html::Raw{corps});
  return out.take();
}

}  // namespace

Redaction::Redaction(std::string_view objet, std::string_view nom) : objet_(objet) {
  paragraphe(nom.empty() ? "Bonjour," : "Bonjour " + std::string(nom) + ",");
}

Redaction& Redaction::paragraphe(std::string_view phrase) {
  texte_.append(phrase).append("\n\n");
  corps_("<p>{}</p>\n"_h, phrase);
  return *this;
}

Redaction& Redaction::lignes(const std::vector<std::pair<std::string, std::string>>& all) {
  corps_("<p>"_h);
  for (auto& [label, value] : all) {
    if (value.empty()) continue;
    texte_.append(label).append(" : ").append(value).append("\n");
    corps_("<strong>{} :</strong> {}<br>\n"_h, label, value);
  }
  texte_ += "\n";
  corps_("</p>\n"_h);
  return *this;
}

Redaction& Redaction::lien(std::string_view invite, std::string_view adresse) {
  texte_.append(invite).append(" :\n").append(adresse).append("\n\n");
  corps_(R"(<p><a href="{}">{}</a><br>Adresse du lien : {}</p>
)"_h,
         adresse, invite, adresse);
  return *this;
}

Courriel Redaction::pour(std::string_view destinataire, std::string_view nom, std::string_view signature) {
  texte_.append("-- \n").append(signature).append("\nMessage envoyé automatiquement : n’y répondez pas.\n");
  corps_("<p>{}<br>Message envoyé automatiquement : n’y répondez pas.</p>\n"_h, signature);
  return {.destinataire = std::string(destinataire),
          .nom = std::string(nom),
          .objet = objet_,
          .texte = texte_,
          .html = page_of(objet_, corps_.text())};
}

}  // namespace courriel
