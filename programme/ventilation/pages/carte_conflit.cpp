#include "programme/ventilation/pages/carte_conflit.h"

#include <fmt/format.h>

#include "programme/page/champ.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

bool suggested(const Conflit& k) { return k.etat_nom == ConflitSuggere::name; }
bool confirmed(const Conflit& k) { return k.etat_nom == ConflitConfirme::name; }
/// Nobody puts their own conflict aside (conflit.h).
bool own(const page::Visite& v, const Conflit& k) { return k.personne == v.acteur.id; }

std::string why(const Conflit& k) {
  if (k.origine == "bureau") return fmt::format("« {} » figure dans le bureau.", k.nom_trouve);
  if (k.origine == "representant") return fmt::format("« {} » représente la structure.", k.nom_trouve);
  if (k.origine == "membre") return "Cette personne fait partie de l’espace de la structure.";
  return "Lien déclaré.";
}

std::string decision(const Conflit& k) {
  auto text = fmt::format("{} le {}{}.", label(k.etat()), base::long_date(*k.decide_le),
                          k.decide_par.empty() ? "" : " par " + k.decide_par);
  return k.motif.empty() ? text : text + " Motif : " + k.motif;
}

void motif(html::Out& out, const page::Visite& v, const Conflit& k, const Essai& tried) {
  auto name = champ_motif(k.id);
  page::champ(out, {.nom = name,
                    .label = confirmed(k) ? "Motif" : "Motif (facultatif pour confirmer)",
                    .valeur = tried.motif,
                    .aide = own(v, k) ? "" : "Pour écarter : un·e homonyme, un mandat terminé…",
                    .erreur = tried.erreurs.of(name),
                    .lignes = 2,
                    .max = motif_max});
}

void button(html::Out& out, const Conflit& k, std::string_view value, std::string_view text, bool first) {
  out(R"(<button type="submit" class="govuk-button{}" data-module="govuk-button" data-prevent-double-click="true" name="decision" value="{}">{}<span class="govuk-visually-hidden"> : {}, {}</span></button>
)"_h,
      first ? "" : " govuk-button--secondary", value, text, k.personne_nom, k.structure_nom);
}

void form(html::Out& out, const page::Visite& v, const Conflit& k, const Essai& tried) {
  page::formulaire(out, v, fmt::format("/conflits/{}", k.id));
  out(R"(<input type="hidden" name="etat" value="{}">
)"_h,
      k.etat_nom);
  motif(out, v, k, tried);
  out(R"(<div class="dt-actions">
)"_h);
  if (!confirmed(k)) button(out, k, "confirmer", "Confirmer le conflit", true);
  if ((suggested(k) || confirmed(k)) && !own(v, k)) button(out, k, "ecarter", "Écarter ce lien", false);
  out("</div>\n"_h);
  page::fin_formulaire(out);
}

/// What was decided can be changed, which is rare: the form is folded away.
void folded_form(html::Out& out, const page::Visite& v, const Conflit& k, const Essai& tried) {
  html::Attrs open;
  open.flag("open", !tried.erreurs.empty());
  out(R"(<details class="govuk-details" {}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Changer cette décision<span class="govuk-visually-hidden"> : {}, {}</span></span></summary>
<div class="govuk-details__text">
)"_h,
      open, k.personne_nom, k.structure_nom);
  form(out, v, k, tried);
  out("</div></details>\n"_h);
}

}  // namespace

std::string champ_motif(std::int64_t conflit) { return fmt::format("motif-{}", conflit); }

void carte(html::Out& out, const page::Visite& v, const Conflit& k, const Essai& tried) {
  out(R"(<li class="dt-carte"><h3 class="govuk-heading-s">{}<br>et « {} »</h3>
<p class="govuk-body-s">{}</p>
<p class="govuk-body">{}</p>
)"_h,
      k.personne_nom, k.structure_nom, k.roles, why(k));
  if (k.decide_le)
    out(R"(<p class="govuk-body">{}</p>
)"_h,
        decision(k));
  if (own(v, k))
    out(R"(<p class="govuk-body-s">Ce lien vous concerne : seule une autre personne de la coordination peut l’écarter.</p>
)"_h);
  if (suggested(k))
    form(out, v, k, tried);
  else if (!own(v, k) || !confirmed(k))
    folded_form(out, v, k, tried);
  out("</li>\n"_h);
}

}  // namespace ventilation::pages
