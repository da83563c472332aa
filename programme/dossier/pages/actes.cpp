#include "platform/base/text.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/dossier/pages/delai.h"
#include "programme/dossier/pages/pages.h"
#include "programme/journal/journal.h"

namespace dossier {
namespace {

struct Suite {
  std::string_view path, message;
};

/// The five steps of an act that needs nothing but the dossier; `record` writes what the act adds to the new
/// state.
template <class Act, class Record>
web::Response perform(db::Writing& w, const page::Visite& v, const Act& act, const Suite& next,
                      Record record) {
  auto d = lock(w, v.acteur, v.id());
  if (!d) return page::introuvable(v);
  auto done = accomplir(d->etat(), act, d->contexte(v.acteur, v.now, v.campagne));
  if (!done) return page::refus(v, done.error());
  save_state(w, *d, done->etat, v.now);
  auto details = record(*d);
  journal::inscrire(w, v.acteur, v.now, {done->trace, "dossier", d->id, std::move(details)});
  return page::redirige_avec_message(v, chemin(*d, next.path), next.message);
}

using Details = std::vector<std::pair<std::string, std::string>>;

}  // namespace

web::Response reprendre(db::Writing& w, const page::Visite& v) {
  return perform(w, v, ReprendreNote{},
                 {"/note", "Vous pouvez modifier la note. Déposez-la de nouveau avant la date limite."},
                 [&](const Dossier& d) {
                   record_take_back(w, d, v.now);
                   return Details{{"rang", std::to_string(d.depots)}};
                 });
}

web::Response abandonner(db::Writing& w, const page::Visite& v) {
  return perform(w, v, AbandonnerNote{}, {"", "Le projet est abandonné. Vous pouvez le rouvrir."},
                 [](const Dossier&) { return Details{}; });
}

web::Response rouvrir(db::Writing& w, const page::Visite& v) {
  return perform(w, v, RouvrirNote{}, {"/note", "Le projet est rouvert."},
                 [](const Dossier&) { return Details{}; });
}

web::Response accorder_derogation(db::Writing& w, const page::Visite& v) {
  auto& form = v.request.form;
  auto until = delai_demande(form);
  if (!until && !find(w, v.acteur, v.id())) return page::introuvable(v);
  if (!until)
    return page::refus(
        v, {Cause::saisie_invalide, "Donnez une date et une heure. Exemple : 20/09/2022 et 18:00."});
  AccorderDerogation act{*until, form.get("motif")};
  return perform(w, v, act, {"", "Le délai est accordé."}, [&](const Dossier& d) {
    save_derogation(w, v.acteur, d, v.now, *until, base::trim(act.motif));
    return Details{{"jusqu_au", base::iso_paris(*until)},
                   {"motif", base::shorten(base::trim(act.motif), 200)}};
  });
}

}  // namespace dossier
