#include "programme/definitif/pages/delai.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/pages.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

std::optional<base::Instant> asked_instant(const web::Fields& form) {
  auto date = base::parse_french_date(base::trim(form.get("date")));
  return date ? base::parse_paris(fmt::format("{}T{}", base::iso(*date), base::trim(form.get("heure"))))
              : std::nullopt;
}

}  // namespace

void delais_accordes(html::Out& out, const std::vector<Delai>& list) {
  for (const auto& d : list)
    out(R"(<div class="govuk-inset-text">Délai accordé : dépôt avant le {}. Par {}, le {}. Motif : {}</div>
)"_h,
        base::date_time(d.jusqu_au), d.par, base::date_time(d.le), d.motif);
}

void formulaire_delai(html::Out& out, const page::Visite& v, const Definitif& f) {
  if (!autorise(AccorderDelai::by, f.contexte(v.acteur, v.now, v.campagne)) ||
      !possible<AccorderDelai>(f.etat()))
    return;
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Accorder un délai pour le dépôt</span></summary>
<div class="govuk-details__text"><p class="govuk-body">Le délai, son motif et votre nom restent dans l’historique. La structure est prévenue par courriel.</p>
)"_h);
  page::formulaire(out, v, chemin_definitif(f.dossier, "/delai"));
  page::champ(
      out, {.nom = "date", .label = "Nouvelle date limite", .aide = "Exemple : 05/12/2022", .largeur = "10"});
  page::champ(out, {.nom = "heure",
                    .label = "Heure limite",
                    .valeur = "18:00",
                    .aide = "Exemple : 18:00",
                    .largeur = "5"});
  page::champ(out, {.nom = "motif", .label = "Motif", .lignes = 3, .max = 500});
  page::bouton(out, AccorderDelai::label);
  page::fin_formulaire(out);
  out("</div></details>\n"_h);
}

web::Response accorder_un_delai(db::Writing& w, const page::Visite& v) {
  auto f = lock(w, v.acteur, v.id());
  if (!f) return page::introuvable(v);
  const auto& form = v.request.form;
  auto until = asked_instant(form);
  auto context = f->contexte(v.acteur, v.now, v.campagne);
  if (!until && autorise(AccorderDelai::by, context))
    return page::refus(
        v, {Cause::saisie_invalide, "Donnez une date et une heure. Exemple : 05/12/2022 et 18:00."});
  auto reason = base::trim(form.get("motif"));
  auto done = accomplir(f->etat(), AccorderDelai{until.value_or(v.now), reason}, context);
  if (!done) return page::refus(v, done.error());
  accorder(w, v.acteur, v.now, *f, *until, reason);
  journal::inscrire(w, v.acteur, v.now,
                    {done->trace,
                     "dossier",
                     f->id(),
                     {{"jusqu_au", base::iso_paris(*until)}, {"motif", base::shorten(reason, 200)}}});
  return page::redirige_avec_message(v, chemin_definitif(f->dossier), "Le délai est accordé.");
}

}  // namespace definitif::pages
