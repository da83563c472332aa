// What the pages of a dossier's sheets share: the dossier as this person sees its sheets, the frame.
#pragma once
#include <optional>
#include <string>
#include <utility>

#include "programme/definitif/fiche_store.h"
#include "programme/page/gabarit.h"

namespace definitif::pages {

struct VueFiches {
  dossier::Dossier dossier;
  fiche::Genre genre = fiche::Genre::activite;
  fiche::Regard regard;
};
/// The dossier asked for; nothing when it has no sheets, was not opened, or the person sees none of them.
std::optional<VueFiches> vue_fiches(db::Reading&, const page::Visite&);
/// The same, taken for writing.
std::optional<VueFiches> vue_fiches_a_ecrire(db::Writing&, const page::Visite&);

/// "/dossiers/12/definitif/fiches" and what follows.
std::string chemin_fiches(const dossier::Dossier&, std::string_view suite = {});
/// The first part of a sheet's form: "/dossiers/12/definitif/fiches/3/activite".
std::string chemin_fiche(const page::Visite&, const dossier::Dossier&, const fiche::Fiche&);

/// The way back, the title, and for the structure and the coordination the tabs of the final dossier.
void cadre_fiches(html::Out&, const page::Visite&, const VueFiches&, std::string_view titre);
/// Why nothing can be changed, when the person might expect it.
void pourquoi_fige(html::Out&, const VueFiches&);

/// What the final dossier's first page says of the sheets: their name and how far they are. Nothing when the
/// dossier has none.
std::optional<std::pair<std::string_view, std::string>> fiches_en_bref(db::Reading&, const page::Visite&);
/// For a référent·e who does not see the dossier in preparation: the way to the contributions.
void lien_contributions(html::Out&, db::Reading&, const page::Visite&);

}  // namespace definitif::pages
