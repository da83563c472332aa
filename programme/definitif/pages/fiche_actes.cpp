// A sheet copied, withdrawn, taken back.
#include <fmt/format.h>

#include "programme/definitif/fiche_lecture.h"
#include "programme/definitif/pages/fiche_vue.h"
#include "programme/definitif/pages/pages.h"
#include "programme/journal/journal.h"

namespace definitif::pages {
namespace {

using fiche::Fiche;

/// Finds the sheet for who may change it, has it changed, and leaves a line in the journal.
template <class Act>
web::Response act(db::Writing& w, const page::Visite& v, std::string_view trace, Act perform) {
  auto vu = vue_fiches_a_ecrire(w, v);
  auto f = vu ? fiche::trouver(w, vu->dossier, vu->regard, v.id(1)) : std::nullopt;
  if (!f) return page::introuvable(v);
  if (vu->regard.refus) return page::refus(v, *vu->regard.refus);
  Result<std::string> said = perform(*vu, *f);
  if (!said) return page::refus(v, said.error());
  journal::inscrire(w, v.acteur, v.now, {.acte = trace, .objet = "dossier", .objet_id = vu->dossier.id});
  return page::redirige_avec_message(v, chemin_fiches(vu->dossier), *said);
}

}  // namespace

web::Response dupliquer_fiche(db::Writing& w, const page::Visite& v) {
  return act(w, v, "fiche_ajoutee", [&](const VueFiches& vu, const Fiche& f) -> Result<std::string> {
    auto copied = dossier::fusionner({}, fiche::copie(f), v.acteur.id, v.now).brouillon;
    auto made = fiche::ajouter(w, v.acteur, v.now, vu.dossier, f.genre, f.commune, copied);
    if (!made) return std::unexpected(made.error());
    return fmt::format("La copie de « {} » est au bas de la liste.", f.titre());
  });
}

web::Response retirer_fiche(db::Writing& w, const page::Visite& v) {
  return act(w, v, "fiche_retiree", [&](const VueFiches&, const Fiche& f) -> Result<std::string> {
    if (f.retiree_le) return refuse(Cause::deja_fait);
    fiche::retirer(w, v.acteur, v.now, f);
    return fmt::format("La fiche « {} » est retirée. Elle reste parmi les fiches retirées.", f.titre());
  });
}

web::Response remettre_fiche(db::Writing& w, const page::Visite& v) {
  return act(w, v, "fiche_remise", [&](const VueFiches&, const Fiche& f) -> Result<std::string> {
    if (!f.retiree_le) return refuse(Cause::deja_fait);
    fiche::retirer(w, v.acteur, v.now, f, true);
    return fmt::format("La fiche « {} » est de nouveau dans la liste.", f.titre());
  });
}

}  // namespace definitif::pages
