#include "programme/definitif/pages/delai.h"

#include "platform/base/text.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/pages.h"
#include "programme/dossier/pages/delai.h"
#include "programme/journal/journal.h"

namespace definitif::pages {

using namespace html::literals;

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
  dossier::formulaire_delai(out, v, chemin_definitif(f.dossier, "/delai"), "05/12/2022",
                            AccorderDelai::label);
}

web::Response accorder_un_delai(db::Writing& w, const page::Visite& v) {
  auto f = lock(w, v.acteur, v.id());
  if (!f) return page::introuvable(v);
  const auto& form = v.request.form;
  auto until = dossier::delai_demande(form);
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
