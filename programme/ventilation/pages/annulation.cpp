// The latest operation is undone, as long as nothing of it was sent.

#include "platform/base/number.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"

namespace ventilation::pages {

web::Response annuler_operation(db::Writing& w, const page::Visite& v) {
  auto operation = base::whole_number(v.request.form.get("operation")).value_or(0);
  auto done = annuler(w, v.acteur, v.now, tour(v), operation);
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, retour(v), "Annulé : " + done->libelle + ".");
}

}  // namespace ventilation::pages
