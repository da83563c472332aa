// A request for completion: exactly which sections and pieces, why each, until when.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/completude/pages/controle.h"
#include "programme/completude/pages/pages.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"

namespace completude::pages {
namespace {

using namespace html::literals;
using definitif::DemanderComplements;

constexpr int longest_message = 1000;

/// What may be asked of this dossier.
struct Choix {
  std::vector<Section> parties, pieces;
};

Choix choices(db::Reading& r, const page::Visite& v, const Controle& c) {
  auto sent = definitif::dernier_depot(r, c.f());
  return {sent ? sections(sent->contenu(), v.campagne, v.now) : std::vector<Section>{}, pieces(c.dues)};
}

const Demandee* asked(const Saisie& s, std::string_view cible) {
  auto it = std::ranges::find(s.cibles, cible, &Demandee::cible);
  return it == s.cibles.end() ? nullptr : &*it;
}

/// What the form begins with: the request that waits, or what the pieces say.
Saisie proposed(const page::Visite& v, const Controle& c) {
  Saisie s{.date = base::short_date(base::paris_date(v.now + std::chrono::days(jours(v.campagne)))),
           .message = {},
           .cibles = proposees(c.dues, v.campagne)};
  if (!c.demande || !std::holds_alternative<definitif::ACompleter>(c.f().etat())) return s;
  s.message = c.demande->message;
  for (const auto& one : c.demande->cibles)
    if (!asked(s, one.cible)) s.cibles.push_back(one);
  return s;
}

/// Only what may be asked counts.
Saisie typed(const page::Visite& v, const Choix& all) {
  const auto& form = v.request.form;
  auto ticked = form.all("cibles");
  Saisie s{.date = std::string(form.get("date")),
           .message = base::shorten(base::trim(form.get("message")), longest_message),
           .cibles = {}};
  for (const auto* list : {&all.pieces, &all.parties})
    for (const auto& one : *list)
      if (std::ranges::find(ticked, one.cible) != ticked.end())
        s.cibles.push_back({one.cible, std::string(form.get(champ_raison(one.cible)))});
  return s;
}

/// A box and, under it, what is expected.
void one(html::Out& out, const Section& section, const Saisie& s, const base::FieldErrors& wrong,
         std::string_view reason) {
  const auto* chosen = asked(s, section.cible);
  auto field = champ_raison(section.cible);
  html::Attrs checked;
  checked.flag("checked", chosen != nullptr);
  out(R"(<li class="dt-controle__cible"><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="cible-{}" name="cibles" value="{}" {}><label class="govuk-label govuk-checkboxes__label" for="cible-{}">{}</label></div></div>
)"_h,
      field, section.cible, checked, field, section.titre);
  auto label = fmt::format("Ce qui est attendu : {}", section.titre);
  page::champ(out, {.nom = field,
                    .label = label,
                    .valeur = chosen ? std::string_view(chosen->raison) : reason,
                    .erreur = wrong.of(field),
                    .lignes = 2});
  out("</li>\n"_h);
}

void group(html::Out& out, const page::Visite& v, const std::vector<Section>& list, std::string_view title,
           const Saisie& s, const base::FieldErrors& wrong) {
  if (list.empty()) return;
  out(R"(<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{}</legend>
<ul class="dt-controle__cibles">
)"_h,
      title);
  for (const auto& section : list)
    one(out, section, s, wrong, v.request.form.get(champ_raison(section.cible)));
  out("</ul></fieldset>\n"_h);
}

web::Response form_page(const page::Visite& v, const Controle& c, const Choix& all, const Saisie& s,
                        const base::FieldErrors& wrong) {
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(
        out, {{"Complétude", "/completude"}, {dossier::titre_de(c.f().dossier), chemin(c.f().id())}});
    out(R"(<h1 class="govuk-heading-l">Demander des compléments</h1>
<p class="govuk-body">Cochez ce que la structure doit reprendre. Rien d’autre ne s’ouvre. Elle reçoit un courriel avec chaque point et ce que vous en attendez.</p>
)"_h);
    page::formulaire(out, v, chemin(c.f().id(), "/demande"));
    if (auto none = wrong.of("cibles"); !none.empty())
      out(R"(<p class="govuk-error-message" id="cibles" tabindex="-1"><span class="govuk-visually-hidden">Erreur : </span>{}</p>
)"_h,
          none);
    group(out, v, all.pieces, "Des pièces", s, wrong);
    group(out, v, all.parties, "Des parties du dossier", s, wrong);
    page::champ(out, {.nom = "date",
                      .label = "Dernier jour pour répondre",
                      .valeur = s.date,
                      .aide = "Ce jour est compris, jusqu’à minuit.",
                      .erreur = wrong.of("date"),
                      .largeur = "10"});
    page::champ(out, {.nom = "message",
                      .label = "Message à la structure",
                      .valeur = s.message,
                      .lignes = 3,
                      .max = longest_message,
                      .facultatif = true});
    page::bouton(out, "Envoyer la demande");
    page::fin_formulaire(out);
  };
  return page::page(v, {.titre = "Demander des compléments", .erreurs = &wrong}, view);
}

}  // namespace

web::Response preparer_demande(db::Reading& r, const page::Visite& v) {
  auto c = controle(r, v);
  if (!c) return page::introuvable(v);
  if (!definitif::possible<DemanderComplements>(c->f().etat())) return page::refus(v, {Cause::etape_passee});
  return form_page(v, *c, choices(r, v, *c), proposed(v, *c), {});
}

web::Response demander_complements(db::Writing& w, const page::Visite& v) {
  auto c = controle_pour_ecrire(w, v);
  if (!c) return page::introuvable(v);
  const auto& f = c->f();
  if (!definitif::possible<DemanderComplements>(f.etat())) return page::refus(v, {Cause::etape_passee});
  auto all = choices(w, v, *c);
  auto s = typed(v, all);
  auto read = lire(s, v.now);
  if (!read.erreurs.empty()) return form_page(v, *c, all, s, read.erreurs);
  auto done = accomplir(f.etat(), DemanderComplements{s.cibles.size(), read.avant},
                        f.contexte(v.acteur, v.now, v.campagne));
  if (!done) return page::refus(v, done.error());
  auto id = demander(w, v.acteur, v.now, f, s, read.avant);
  definitif::save_state(w, f, done->etat, v.now, v.acteur);
  journal::inscrire(w, v.acteur, v.now, {done->trace, "dossier", f.id(), {{"demande", std::to_string(id)}}});
  return page::redirige_avec_message(v, chemin(f.id()), "La demande est envoyée à la structure.");
}

}  // namespace completude::pages
