// Registering a structure. When its SIRET is already there, one may ask to join it instead.
#include "programme/structure/adhesion_store.h"
#include "programme/structure/identifiants.h"
#include "programme/structure/pages/commun.h"
#include "programme/structure/pages/formulaire.h"
#include "programme/structure/pages/pages.h"

namespace structure::pages {
namespace {

using namespace html::literals;

web::Response form(const page::Visite& v, const Fiche& fiche, const base::FieldErrors& errors) {
  return page::page(v, {.titre = "Inscrire une structure", .erreurs = &errors}, [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Mes structures", "/structures"}});
    out(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Inscrire une structure</h1>
<p class="govuk-body">Le nom et la forme juridique suffisent pour commencer. Vous compléterez le reste quand vous voudrez, et vous
pourrez inviter d’autres personnes.</p>
)"_h);
    page::formulaire(out, v, "/structures/nouvelle");
    champs_identite(out, {fiche, errors});
    champs_essentiels(out, {fiche, errors});
    page::bouton(out, "Inscrire la structure");
    page::fin_formulaire(out);
    out("</div></div>\n"_h);
  });
}

/// The SIRET is known: nothing is said of the structure, but that it is there.
web::Response already_there(const page::Visite& v, const Fiche& fiche) {
  constexpr std::string_view title = "Cette structure est déjà inscrite";
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Mes structures", "/structures"}});
    out(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body">Quelqu’un a déjà inscrit la structure dont le SIRET est <strong>{}</strong>. Demandez à la rejoindre : les
personnes qui l’administrent verront votre nom et votre adresse électronique, et vous répondront.</p>
)"_h,
        title, siret_lisible(fiche.siret));
    page::formulaire(out, v, "/structures/rejoindre");
    champ_cache(out, "siret", fiche.siret);
    page::bouton(out, "Demander à la rejoindre");
    page::fin_formulaire(out);
    out(R"(<p class="govuk-body"><a class="govuk-link" href="/structures/nouvelle">Ce n’est pas le bon numéro : recommencer</a></p>
</div></div>
)"_h);
  };
  return page::page(v, {.titre = title}, view, 409);
}

}  // namespace

web::Response nouvelle(db::Reading&, const page::Visite& v) { return form(v, {}, {}); }

web::Response creer_structure(db::Writing& w, const page::Visite& v) {
  auto fiche = lire_fiche(v.request.form);
  auto errors = verifier(fiche);
  if (!errors.empty()) return form(v, fiche, errors);
  auto created = creer(w, v.acteur, v.now, fiche);
  if (created) return page::redirige_avec_message(v, chemin(*created), "La structure est inscrite.");
  return created.error().cause == Cause::siret_connu ? already_there(v, fiche)
                                                     : page::refus(v, created.error());
}

web::Response demander_a_rejoindre(db::Writing& w, const page::Visite& v) {
  auto asked = demander_adhesion(w, v.acteur, v.now, compact(v.request.form.get("siret")));
  if (!asked) return page::refus(v, asked.error());
  return page::redirige_avec_message(v, "/structures",
                                     "Votre demande est envoyée. Vous recevrez la réponse par courriel.");
}

}  // namespace structure::pages
