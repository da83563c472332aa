// The twin deposit of a project on both arrondissements.
#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/ventilation/jumeaux.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"

namespace ventilation::pages {
web::Response enregistrer_jumeau(db::Writing& w, const page::Visite& v) {
  auto l = ligne(w, v.acteur, tour(v), v.id());
  if (!l) return page::introuvable(v);
  const auto& form = v.request.form;
  Jumeau twin{.dossier = l->note.dossier};
  twin.collectivite = base::trim(form.get("collectivite")),
  twin.reference = base::trim(form.get("reference"));
  if (base::length(twin.collectivite) > 200 || base::length(twin.reference) > 100)
    return page::refus(v, {Cause::saisie_invalide,
                           "La référence fait 100 caractères au plus, le nom de l’agglomération 200."});
  if (auto other = base::whole_number(form.get("autre")).value_or(0); other > 0) {
    auto known = candidats_jumeaux(w, v.acteur, *l);
    if (std::ranges::find(known, other, &Candidature::dossier) == known.end())
      return page::refus(
          v, {Cause::saisie_invalide, "Ce dossier ne peut pas être le dépôt jumeau de celui-ci."});
    twin.autre = other;
  }
  noter_jumeau(w, v.acteur, v.now, twin);
  return page::redirige_avec_message(v, "/ventilation/" + std::to_string(l->note.dossier) + "#jumeau",
                                     "Le dépôt jumeau est enregistré.");
}

}  // namespace ventilation::pages
