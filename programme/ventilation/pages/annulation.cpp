// The latest operation is undone, as long as nothing of it was sent.
#include <charconv>

#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"

namespace ventilation::pages {

web::Response annuler_operation(db::Writing& w, const page::Visite& v) {
  auto typed = v.request.form.get("operation");
  std::int64_t operation = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), operation);
  auto done = annuler(w, v.acteur, v.now, tour(v), operation);
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, retour(v), "Annulé : " + done->libelle + ".");
}

}  // namespace ventilation::pages
