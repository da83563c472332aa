// A page of questions that saves itself: the parts of the form, the recommendations, an indicator. Shown,
// saved whole without scripts and field by field with them, given back in a conflict, read once nothing can
// be changed any more.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "programme/definitif/definitif_store.h"
#include "programme/definitif/pages/champs.h"
#include "programme/page/visite.h"

namespace definitif::pages {

struct Feuillet {
  std::string suite;  ///< address after "/dossiers/12/definitif"
  std::string titre, intro;
  std::vector<Question> questions;
  dossier::Brouillon brouillon;  ///< as recorded
  base::FieldErrors erreurs{};   ///< all of them; shown when the person comes from the check page
  std::string suivant{};         ///< where "Enregistrer et continuer" leads, after "/definitif"
  std::function<void(html::Out&)> avant{}, apres{};  ///< above and below the form
};

web::Response montrer(db::Reading&, const page::Visite&, const Definitif&, const Feuillet&);

/// Writes what could be kept; `changes` names the fields that differ from what was stored.
using Garder = std::function<void(const dossier::Brouillon&, const std::vector<std::string>& changes)>;
web::Response enregistrer(db::Writing&, const page::Visite&, const Definitif&, Feuillet, const Garder&);

}  // namespace definitif::pages
