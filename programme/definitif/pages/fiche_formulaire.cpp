#include "programme/definitif/pages/fiche_formulaire.h"

#include <fmt/format.h>

#include <algorithm>

#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using fiche::Champ;
using fiche::Type;

constexpr int lines_of_long_text = 4;

page::Champ field_of(const Champ& c, const Feuillet& f) {
  page::Champ field{.nom = c.nom, .label = c.label, .valeur = f.valeur(c.nom)};
  field.aide = c.aide, field.erreur = f.erreurs.of(c.nom);
  if (c.type == Type::long_texte) field.lignes = lines_of_long_text, field.max = int(c.max);
  if (c.type == Type::nombre) field.inputmode = "numeric", field.largeur = "5";
  if (c.type == Type::date) field.inputmode = "numeric", field.largeur = "10";
  if (c.type == Type::centieme) field.inputmode = "decimal", field.largeur = "5";
  if (c.type == Type::montant) field.inputmode = "decimal", field.largeur = "10", field.suffixe = "€";
  return field;
}

void one_field(html::Out& out, const Champ& c, const Feuillet& f) {
  if (c.type == Type::choix && c.choix.empty()) return;
  out(R"(<input type="hidden" name="avant_{}" value="{}">
)"_h,
      c.nom, dossier::marque(f.feuille.saisie.valeur(c.nom)));
  if (c.type != Type::choix) return page::champ(out, field_of(c, f));
  std::vector<page::Choix> choices{{"", "Choisir"}};
  for (const auto& [code, label] : c.choix) choices.push_back({code, label});
  page::liste(out, field_of(c, f), choices);
}

/// As people read it: the label of a choice.
std::string readable(const Champ& c, std::string_view typed) {
  auto it = std::ranges::find(c.choix, typed, &std::pair<std::string, std::string>::first);
  return it == c.choix.end() ? std::string(typed) : it->second;
}

bool written(const fiche::Bloc& bloc, const Feuillet& f) {
  return std::ranges::any_of(bloc.champs, [&](const Champ& c) { return !f.valeur(c.nom).empty(); });
}

}  // namespace

std::string_view Feuillet::valeur(std::string_view champ) const {
  auto it = rendu.find(champ);
  return it == rendu.end() ? feuille.saisie.valeur(champ) : std::string_view(it->second.texte);
}

std::string Feuillet::chemin() const {
  return chemin_fiches(vu.dossier, fmt::format("/{}/{}", feuille.id, partie.code));
}

void formulaire_fiche(html::Out& out, const Feuillet& f) {
  page::formulaire(out, f.v, f.chemin());
  for (const auto& bloc : f.partie.blocs) {
    out(R"(<fieldset class="govuk-fieldset dt-fiche__bloc"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{}</legend>
)"_h,
        bloc.titre);
    if (!bloc.aide.empty()) out(R"(<p class="govuk-hint">{}</p>)"_h, bloc.aide);
    out(R"(<div class="{}">
)"_h,
        bloc.en_ligne ? "dt-fiche__ligne" : "dt-fiche__colonne");
    for (const auto& c : bloc.champs) one_field(out, c, f);
    out("</div></fieldset>\n"_h);
  }
  page::bouton(out, "Enregistrer");
  page::fin_formulaire(out);
}

void lecture_fiche(html::Out& out, const Feuillet& f) {
  for (const auto& bloc : f.partie.blocs) {
    if (!written(bloc, f)) continue;
    out(R"(<section><h2 class="govuk-heading-m">{}</h2><dl class="govuk-summary-list">
)"_h,
        bloc.titre);
    for (const auto& c : bloc.champs)
      if (auto typed = f.valeur(c.nom); !typed.empty())
        out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value dt-fiche__texte">{}</dd></div>
)"_h,
            c.label, readable(c, typed));
    out("</dl></section>\n"_h);
  }
}

void parties_de_la_fiche(html::Out& out, const Feuillet& f, const std::vector<fiche::Partie>& all) {
  if (all.size() < 2) return;
  out(R"(<nav class="dt-onglets" aria-label="Parties de la fiche"><ul class="dt-onglets__liste">
)"_h);
  for (const auto& part : all) {
    html::Attrs here;
    if (part.code == f.partie.code) here.set("aria-current", "page");
    out(R"(<li class="dt-onglets__element"><a class="dt-onglets__lien" href="{}" {}>{}</a></li>
)"_h,
        chemin_fiches(f.vu.dossier, fmt::format("/{}/{}", f.feuille.id, part.code)), here, part.titre);
  }
  out("</ul></nav>\n"_h);
}

}  // namespace definitif::pages
