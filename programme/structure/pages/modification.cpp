// Editing the fiche. When somebody else saved first, both texts are handed back and the person decides.
#include "programme/structure/pages/commun.h"
#include "programme/structure/pages/formulaire.h"
#include "programme/structure/pages/pages.h"

namespace structure::pages {
namespace {

using namespace html::literals;

void conflict(html::Out& out) {
  out(R"(<div class="govuk-notification-banner" role="alert" aria-labelledby="conflit" data-module="govuk-notification-banner">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="conflit">Attention</h2></div>
<div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">Quelqu’un a modifié cette fiche pendant
que vous écriviez. Rien n’est encore remplacé.</p>
<p class="govuk-body">Au-dessus de chaque réponse différente, vous lisez ce qui vient d’être enregistré. Gardez ou corrigez vos réponses, puis
enregistrez à nouveau.</p></div></div>
)"_h);
}

web::Response form(const page::Visite& v, const Structure& stored, const Saisie& s,
                   bool in_conflict = false) {
  return page_structure(
      v, stored, {.titre = "Modifier la fiche", .erreurs = &s.errors},
      [&](html::Out& out) {
        if (in_conflict) conflict(out);
        page::formulaire(out, v, chemin(stored.id, "/modifier"));
        champ_cache(out, "version", std::to_string(stored.version));
        champs_identite(out, s);
        champs_association(out, s);
        champs_adresses(out, s);
        champs_representant(out, s);
        page::bouton(out, "Enregistrer");
        page::fin_formulaire(out);
      },
      in_conflict ? 409 : 0);
}

/// What somebody else saved meanwhile, beside each answer that differs from it.
base::FieldErrors differences(const Fiche& typed, const Fiche& saved) {
  base::FieldErrors list;
  for (const auto& attribut : attributs()) {
    if (typed.*attribut.valeur == saved.*attribut.valeur) continue;
    auto other = valeur_lisible(attribut, saved);
    list.add(attribut.nom, "Enregistré entre-temps par quelqu’un d’autre : " +
                               (other.empty() ? "aucune réponse" : "« " + other + " »") + ".");
  }
  return list;
}

/// Why it was not saved, beside what was typed.
web::Response refused(db::Writing& w, const page::Visite& v, const Fiche& typed, const Obstacle& obstacle) {
  auto stored = trouver(w, v.acteur, v.id());
  if (!stored) return page::introuvable(v);
  if (obstacle.cause == Cause::modifie_entre_temps)
    return form(v, *stored, {typed, differences(typed, stored->fiche)}, true);
  if (obstacle.cause != Cause::siret_connu) return page::refus(v, obstacle);
  base::FieldErrors errors;
  errors.add("siret", "Une autre structure est déjà inscrite avec ce SIRET.");
  stored->version = nombre(v.request.form, "version");
  return form(v, *stored, {typed, errors});
}

}  // namespace

web::Response modification(db::Reading& r, const page::Visite& v) {
  auto found = trouver(r, v.acteur, v.id());
  if (!found) return page::introuvable(v);
  if (auto allowed = exiger_ecriture(r, v.acteur, found->id); !allowed)
    return page::refus(v, allowed.error());
  return form(v, *found, {found->fiche, {}});
}

web::Response enregistrer(db::Writing& w, const page::Visite& v) {
  auto stored = trouver(w, v.acteur, v.id());
  if (!stored) return page::introuvable(v);
  if (auto allowed = exiger_ecriture(w, v.acteur, stored->id); !allowed)
    return page::refus(v, allowed.error());
  auto typed = lire_fiche(v.request.form, stored->fiche);
  auto version = nombre(v.request.form, "version");
  if (auto errors = verifier(typed); !errors.empty()) {
    stored->version = version;
    return form(v, *stored, {typed, errors});
  }
  auto saved = modifier(w, v.acteur, v.now, stored->id, version, typed);
  if (!saved) return refused(w, v, typed, saved.error());
  return page::redirige_avec_message(v, chemin(stored->id), "La fiche est enregistrée.");
}

}  // namespace structure::pages
