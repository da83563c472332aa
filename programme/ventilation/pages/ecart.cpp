// A note set aside with its reason, or taken up again.
#include <fmt/format.h>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/fiche_ligne.h"

namespace ventilation::pages {
namespace {

constexpr std::size_t longest_text = 1000;

std::int64_t version_seen(const page::Visite& v) {
  return base::whole_number(v.request.form.get("version")).value_or(0);
}

/// What `change` makes of the line, once the act is permitted: an operation that can be undone, or a
/// correction when people were told.
template <class Act, class Change>
web::Response perform(db::Writing& w, const page::Visite& v, const Act& act, std::string_view why,
                      std::string_view label, const EcartSaisi& sent, Change change) {
  auto l = ligne(w, v.acteur, tour(v), v.id());
  if (!l) return page::introuvable(v);
  auto refused = [&](const Obstacle& obstacle) { return ligne_refusee(w, v, *l, obstacle, sent); };
  if (base::length(why) > longest_text)
    return refused({Cause::saisie_invalide, "Ce texte fait 1 000 caractères au plus."});
  auto state = l->etat.etat();
  auto done = accomplir(state, act, {v.acteur, v.now, v.campagne, l->note.structure});
  if (!done) return refused(done.error());
  if (version_seen(v) != l->etat.version)
    return refused({Cause::modifie_entre_temps, "Relisez la note avant de décider."});
  Changement both{l->etat, l->etat};
  both.apres.etat_nom = name(done->etat);
  change(both.apres);
  auto text = fmt::format("{} : {}", reference(*l, v.campagne), label);
  auto kept = transmis(state) ? corriger(w, v.acteur, v.now, tour(v), done->trace, text, why, both)
                              : appliquer(w, v.acteur, v.now, tour(v), Genre::changement, text, {both});
  if (!kept && kept.error().cause != Cause::deja_fait) return refused(kept.error());
  return page::redirige_avec_message(v, retour(v, l->note.dossier), text + ".");
}

}  // namespace

web::Response ecarter_note(db::Writing& w, const page::Visite& v) {
  std::string motif(v.request.form.get("motif")), texte(base::trim(v.request.form.get("texte")));
  return perform(w, v, Ecarter{motif, texte}, texte, "note écartée", {.motif = motif, .texte = texte},
                 [&](EtatDossier& e) { e.ecart_motif = motif, e.ecart_texte = texte; });
}

web::Response reintegrer_note(db::Writing& w, const page::Visite& v) {
  std::string motif(base::trim(v.request.form.get("motif")));
  return perform(w, v, Reintegrer{motif}, motif, "note reprise", {.reprise = motif},
                 [](EtatDossier& e) { e.ecart_motif.clear(), e.ecart_texte.clear(); });
}

}  // namespace ventilation::pages
