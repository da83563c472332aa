#include "programme/definitif/pages/fiche_vue.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/cible.h"
#include "programme/definitif/definitif_store.h"
#include "programme/definitif/fiche_lecture.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/dossier/pages/cadre.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

bool asked_again(db::Reading& r, const dossier::Dossier& d) {
  auto opened = cibles_ouvertes(r, d.id);
  return std::ranges::find(opened, cible_de("/fiches")) != opened.end();
}

std::optional<VueFiches> seen(db::Reading& r, const page::Visite& v, dossier::Dossier d) {
  auto kind = fiche::genre_de(v.campagne, d.dispositif);
  auto state = kind ? fiche::etat_de(r, d) : std::nullopt;
  if (!state) return std::nullopt;
  auto look = fiche::regard(v.acteur, d, *kind, *state, v.now, v.campagne);
  if (!look) return std::nullopt;
  if (!look->refus && std::holds_alternative<ACompleter>(*state) && !asked_again(r, d))
    look->refus = non_demande();
  return VueFiches{std::move(d), *kind, *std::move(look)};
}

}  // namespace

std::optional<VueFiches> vue_fiches(db::Reading& r, const page::Visite& v) {
  auto d = dossier::find(r, v.acteur, v.id());
  return d ? seen(r, v, *std::move(d)) : std::nullopt;
}

std::optional<VueFiches> vue_fiches_a_ecrire(db::Writing& w, const page::Visite& v) {
  auto d = dossier::find(w, v.acteur, v.id());
  if (!d || !fiche::verrouiller(w, *d)) return std::nullopt;
  return seen(w, v, *std::move(d));
}

std::string chemin_fiches(const dossier::Dossier& d, std::string_view suite) {
  return chemin_definitif(d, "/fiches") + std::string(suite);
}

std::string chemin_fiche(const page::Visite& v, const dossier::Dossier& d, const fiche::Fiche& f) {
  return chemin_fiches(d, fmt::format("/{}/{}", f.id, fiche::parties(f.genre, v.campagne, {}).front().code));
}

void cadre_fiches(html::Out& out, const page::Visite& v, const VueFiches& vu, std::string_view titre) {
  if (!vu.regard.territorial()) return cadre(out, v, vu.dossier, "/fiches", titre);
  dossier::ariane(out, v, vu.dossier, {});
  out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>
)"_h,
      dossier::titre_de(vu.dossier), titre);
}

void pourquoi_fige(html::Out& out, const VueFiches& vu) {
  if (!vu.regard.refus || vu.regard.refus->cause == Cause::role_requis) return;
  out(R"(<div class="govuk-inset-text">{}</div>
)"_h,
      phrase(*vu.regard.refus));
}

std::optional<std::pair<std::string_view, std::string>> fiches_en_bref(db::Reading& r,
                                                                       const page::Visite& v) {
  auto vu = vue_fiches(r, v);
  if (!vu) return std::nullopt;
  auto all = fiche::fiches(r, vu->dossier, vu->regard);
  auto kept = std::ranges::count_if(all, [](const fiche::Fiche& f) { return !f.retiree_le; });
  auto title = fiche::mots(vu->genre).plusieurs;
  if (kept == 0) return std::pair{title, std::string("Pas encore commencé.")};
  auto missing = fiche::manques(all, v.campagne);
  auto said = missing == 0 ? std::string("tout est rempli.")
                           : base::counted(missing, "réponse à compléter ou à corriger.",
                                           "réponses à compléter ou à corriger.");
  return std::pair{title, base::counted(std::size_t(kept), "fiche : ", "fiches : ") + said};
}

void lien_contributions(html::Out& out, db::Reading& r, const page::Visite& v) {
  auto vu = vue_fiches(r, v);
  if (!vu || !vu->regard.territorial()) return;
  out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Contributions de votre territoire</a></p>
)"_h,
      chemin_fiches(vu->dossier));
}

}  // namespace definitif::pages
