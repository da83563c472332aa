// What became of the meeting's recommendations, one by one.
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/feuillet.h"
#include "programme/definitif/pages/pages.h"

namespace definitif::pages {
namespace {

Feuillet sheet(const std::vector<Recommandation>& list) {
  Feuillet page{
      .suite = "/recommandations",
      .titre = "Les recommandations",
      .intro = list.empty()
                   ? "La réunion n’a pas fait de recommandation sur ce projet."
                   : "La réunion partenariale a fait ces recommandations. Dites pour chacune ce que vous en "
                     "avez fait : les financeurs liront vos réponses.",
      .questions = {},
      .brouillon = en_reponses(list),
      .erreurs = verifier(list),
      .suivant = "/indicateurs"};
  for (const auto& r : list)
    for (auto& q : questions_recommandation(r)) page.questions.push_back(std::move(q));
  return page;
}

}  // namespace

web::Response montrer_recommandations(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  if (!f || !voit_la_preparation(v.acteur, *f)) return page::introuvable(v);
  return montrer(r, v, *f, sheet(recommandations(r, *f)));
}

web::Response repondre_recommandations(db::Writing& w, const page::Visite& v) {
  auto f = lock(w, v.acteur, v.id());
  if (!f || !voit_la_preparation(v.acteur, *f)) return page::introuvable(v);
  auto list = recommandations(w, *f);
  return enregistrer(w, v, *f, sheet(list), [&](const dossier::Brouillon& b, const auto& changes) {
    enregistrer_recommandations(w, v.acteur, v.now, *f, avec_reponses(list, b), changes);
  });
}

}  // namespace definitif::pages
