#include <fmt/format.h>

#include <array>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/emargement.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

constexpr std::array<std::string_view, 5> couleurs{"grey", "green", "yellow", "purple", "red"};

std::string reference(const Passage& p, int year) {
  return p.numero ? fmt::format("{}-{:04}", year, *p.numero) : std::string();
}

std::string hour(const Passage& p) { return p.debut ? base::time_of_day(*p.debut) : "Sans créneau"; }

void who_comes(html::Out& out, const Emargement& e) {
  if (e.venants.empty()) {
    out(R"(<p class="dt-emarge__venants dt-discret">{}</p>
)"_h,
        e.passage.charge_nom.empty()
            ? "Personne n’est annoncé."
            : fmt::format("Personne n’est annoncé. Projet porté par {}.", e.passage.charge_nom));
    return;
  }
  out(R"(<ul class="dt-emarge__venants">
)"_h);
  for (const auto& one : e.venants)
    out(R"(<li>{}{}{}</li>
)"_h,
        one.nom, one.fonction.empty() ? "" : ", " + one.fonction,
        one.represente ? " (remplace la personne chargée du projet)" : "");
  out("</ul>\n"_h);
}

struct Bouton {
  Presence presence;
  std::string_view texte;
};

void button(html::Out& out, const Bouton& b, const Emargement& e, bool likely) {
  html::Attrs pressed;
  pressed.set("aria-pressed", e.situation.faits.presence == b.presence ? "true" : "false");
  out(R"(<button type="submit" name="presence" value="{}" class="dt-pointer{}" {}>{}<span class="govuk-visually-hidden"> : {}</span></button>
)"_h,
      code(b.presence), likely ? " dt-pointer--probable" : "", pressed, b.texte, e.passage.intitule);
}

Pointage tick_of(const Affichage& a, const Emargement& e) {
  return {.passage = e.passage.id, .vu = std::to_string(e.situation.version), .mode = a.mode};
}

void main_buttons(html::Out& out, const Affichage& a, const Emargement& e) {
  auto likely = presence_probable(e.passage.creneau(), a.visite.now, a.visite.campagne.passages.retard);
  page::formulaire(out, a.visite, chemin(a.reunion, "/pointages"),
                   html::Attrs().set("class", "dt-emarge__boutons"));
  champs_pointage(out, tick_of(a, e));
  bool expected = e.situation.faits.presence == Presence::attendu;
  for (const auto& b : {Bouton{Presence::present, "Présent·e"}, Bouton{Presence::en_retard, "En retard"},
                        Bouton{Presence::absent, "Absent·e"}})
    button(out, b, e, expected && b.presence == likely);
  page::fin_formulaire(out);
}

void excuse_form(html::Out& out, const Affichage& a, const Emargement& e) {
  auto id = fmt::format("motif-{}", e.passage.id);
  page::formulaire(out, a.visite, chemin(a.reunion, "/pointages"));
  champs_pointage(out, tick_of(a, e));
  champ_cache(out, "presence", "excuse");
  out(R"(<div class="govuk-form-group"><label class="govuk-label" for="{}">Motif de l’excuse<span class="govuk-visually-hidden"> : {}</span></label>
<input class="govuk-input" id="{}" name="motif" type="text" maxlength="300" value="{}"></div>
<button type="submit" class="govuk-button govuk-button--secondary">Noter excusé·e</button>
)"_h,
      id, e.passage.intitule, id, e.situation.motif);
  page::fin_formulaire(out);
}

void reset_form(html::Out& out, const Affichage& a, const Emargement& e) {
  html::Attrs attributes;
  attributes.flag("hidden", e.situation.faits.presence == Presence::attendu)
      .set("class", "dt-emarge__annuler");
  page::formulaire(out, a.visite, chemin(a.reunion, "/pointages"), attributes);
  champs_pointage(out, tick_of(a, e));
  champ_cache(out, "presence", "attendu");
  out(R"(<button type="submit" class="dt-bouton-lien">Remettre en attente</button>
)"_h);
  page::fin_formulaire(out);
}

void excuse_and_correction(html::Out& out, const Affichage& a, const Emargement& e) {
  out(R"(<details class="govuk-details dt-emarge__autres"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Excusé·e, ou corriger<span class="govuk-visually-hidden"> : {}</span></span></summary>
<div class="govuk-details__text">
)"_h,
      e.passage.intitule);
  excuse_form(out, a, e);
  reset_form(out, a, e);
  out("</div></details>\n"_h);
}

void state(html::Out& out, const Affichage& a, const Emargement& e) {
  out(R"(<p class="dt-emarge__etat">)"_h);
  etiquette_presence(out, e.situation.faits.presence);
  auto late =
      e.situation.faits.presence == Presence::attendu ? retard(e.passage.creneau(), a.visite.now) : "";
  out(R"( <span class="dt-emarge__phrase">{}</span></p>
)"_h,
      late.empty() ? phrase_etat(e.situation)
                   : "Prévu à " + base::time_of_day(*e.passage.debut) + " : " + late + ".");
}

html::Attrs data(const Affichage& a, const Emargement& e) {
  html::Attrs attributes;
  attributes.set("data-passage", std::to_string(e.passage.id))
      .set("data-etat", json_etat(e.passage.id, e.situation))
      .set("data-code", e.passage.code)
      .set("data-cherche", cherchable(e, a.visite.campagne.annee));
  if (e.passage.debut) attributes.set("data-debut", std::to_string(base::millis(*e.passage.debut)));
  return attributes;
}

/// Ticks are possible as long as nothing followed from the presence.
bool tickable(const Emargement& e) { return possible<Pointer>(e.passage.etat()); }

}  // namespace

std::string cherchable(const Emargement& e, int year) {
  std::string text = e.passage.intitule + " " + e.passage.structure_nom + " " + reference(e.passage, year) +
                     " " + e.passage.charge_nom;
  for (const auto& one : e.venants) text += " " + one.nom;
  return base::fold(text);
}

std::string phrase_etat(const Situation& s) {
  auto by = s.par.empty() ? std::string() : ", noté par " + s.par;
  if (s.faits.presence == Presence::attendu) return s.version == 0 ? "" : "Remis en attente" + by + ".";
  if (!s.le) return "";
  auto at = base::time_of_day(*s.le);
  switch (s.faits.presence) {
    case Presence::present:
    case Presence::en_retard:
      return "Arrivé·e à " + at + by + ".";
    case Presence::excuse:
      return fmt::format("« {} », noté à {}{}.", s.motif, at, by.empty() ? "" : " par " + s.par);
    default:
      return fmt::format("Noté à {}{}.", at, by.empty() ? "" : " par " + s.par);
  }
}

void etiquette_presence(html::Out& out, Presence p) {
  out(R"(<strong class="govuk-tag govuk-tag--{}">{}</strong>)"_h, couleurs.at(std::size_t(p)), label(p));
}

void champs_pointage(html::Out& out, const Pointage& p) {
  champ_cache(out, "passage", std::to_string(p.passage));
  champ_cache(out, "vu", p.vu);
  if (p.mode != Mode::pointage) champ_cache(out, "mode", code(p.mode));
}

void ligne_emargement(html::Out& out, const Affichage& a, const Emargement& e) {
  out(R"(<li class="dt-emarge" id="passage-{}" {}>
<p class="dt-emarge__heure">{}</p>
<div class="dt-emarge__projet"><h3 class="dt-emarge__titre">{}</h3>
<p class="dt-emarge__structure">{} <span class="dt-discret">{}</span></p>
)"_h,
      e.passage.id, data(a, e), hour(e.passage), e.passage.intitule, e.passage.structure_nom,
      reference(e.passage, a.visite.campagne.annee));
  who_comes(out, e);
  state(out, a, e);
  out("</div>\n"_h);
  if (a.ouverte && tickable(e)) {
    main_buttons(out, a, e);
    excuse_and_correction(out, a, e);
  }
  out("</li>\n"_h);
}

Comptes compter(const std::vector<Emargement>& list) {
  Comptes c;
  for (const auto& one : list) c.compter(one.situation.faits.presence);
  return c;
}

void compteurs(html::Out& out, const Comptes& c) {
  out(R"(<ul class="dt-chiffres dt-compteurs" data-compteurs>
<li><strong data-compte="attendu">{}</strong> attendu·es</li>
<li><strong data-compte="present">{}</strong> présent·es</li>
<li><strong data-compte="en_retard">{}</strong> en retard</li>
<li><strong data-compte="excuse">{}</strong> excusé·es</li>
<li><strong data-compte="absent">{}</strong> absent·es</li>
</ul>
)"_h,
      c.attendus, c.presents, c.en_retard, c.excuses, c.absents);
}

}  // namespace reunion::pages
