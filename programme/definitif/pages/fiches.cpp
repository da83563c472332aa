// The sheets of a dossier: the list with its totals, what was withdrawn, and adding one.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/fiche_lecture.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/fiche_resume.h"
#include "programme/definitif/pages/fiche_vue.h"
#include "programme/definitif/pages/pages.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using fiche::Fiche;

constexpr std::string_view number_class = " govuk-table__cell--numeric";

class Liste {
 public:
  Liste(html::Out& out, const page::Visite& v, const VueFiches& vu, const std::vector<Fiche>& all)
      : out_(out), v_(v), vu_(vu), all_(all), columns_(colonnes(vu.genre)) {}

  void tout() {
    if (std::ranges::all_of(all_, [](const Fiche& f) { return bool(f.retiree_le); }))
      out_(R"(<p class="govuk-body">Il n’y a pas encore de fiche ici.</p>
)"_h);
    else
      tableau();
    if (!vu_.regard.refus) ajout();
    retirees();
  }

 private:
  void tableau() {
    out_(
        R"(<div class="dt-tableau dt-tableau--cartes" role="region" tabindex="0" aria-labelledby="fiches"><table class="govuk-table">
<caption class="govuk-table__caption govuk-visually-hidden" id="fiches">{}</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Titre</th>)"_h,
        fiche::mots(vu_.genre).plusieurs);
    for (const auto& c : columns_)
      out_(R"(<th scope="col" class="govuk-table__header{}">{}</th>)"_h,
           c.nombre ? " govuk-table__header--numeric" : "", c.titre);
    out_(
        R"(<th scope="col" class="govuk-table__header">À savoir</th></tr></thead><tbody class="govuk-table__body">
)"_h);
    for (const auto& f : all_)
      if (!f.retiree_le) ligne(f);
    out_("</tbody></table></div>\n"_h);
  }

  void ligne(const Fiche& f) {
    out_(
        R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="{}">{}</a></th>)"_h,
        chemin_fiche(v_, vu_.dossier, f), f.titre());
    auto cells = cases(f, v_.campagne);
    for (std::size_t i = 0; i < columns_.size(); ++i)
      out_(R"(<td class="govuk-table__cell{}" data-titre="{}">{}</td>)"_h,
           columns_[i].nombre ? number_class : "", columns_[i].titre, cells[i]);
    out_(R"(<td class="govuk-table__cell" data-titre="À savoir"><p class="govuk-body-s">)"_h);
    etat(f);
    out_(R"(<br><span class="dt-precision">{}, {}</span></p>)"_h, f.modifie_par,
         base::date_time(f.modifie_le));
    if (!vu_.regard.refus) boutons(f);
    out_("</td></tr>\n"_h);
  }

  void etat(const Fiche& f) {
    auto missing = fiche::erreurs(f.genre, f.saisie, v_.campagne).size();
    if (missing == 0)
      out_(R"(<strong class="govuk-tag govuk-tag--green">Complète</strong>)"_h);
    else
      out_(R"(<a class="govuk-link" href="{}/{}">{}</a>)"_h, chemin_fiches(vu_.dossier), verifier(f),
           base::counted(missing, "réponse à compléter", "réponses à compléter"));
  }

  /// The first part of the sheet in which something is missing.
  std::string verifier(const Fiche& f) const {
    auto wrong = fiche::erreurs(f.genre, f.saisie, v_.campagne);
    for (const auto& part : fiche::parties(f.genre, v_.campagne, f.saisie))
      if (std::ranges::any_of(wrong, [&](const auto& e) { return part.champ(e.field); }))
        return fmt::format("{}/{}?verifier=1", f.id, part.code);
    return fmt::format("{}/{}", f.id, fiche::parties(f.genre, v_.campagne, f.saisie).front().code);
  }

  void acte(const Fiche& f, std::string_view quoi, std::string_view texte) {
    page::formulaire(out_, v_, chemin_fiches(vu_.dossier, fmt::format("/{}/{}", f.id, quoi)));
    out_(
        R"(<button type="submit" class="dt-bouton-lien" data-prevent-double-click="true" data-module="govuk-button">{}<span class="govuk-visually-hidden"> {}</span></button>
)"_h,
        texte, f.titre());
    page::fin_formulaire(out_);
  }

  void boutons(const Fiche& f) {
    out_(R"(<div class="dt-fiche__actes">)"_h);
    acte(f, "dupliquer", "Dupliquer");
    acte(f, "retirer", "Retirer");
    out_("</div>"_h);
  }

  void ajout() {
    page::formulaire(out_, v_, chemin_fiches(vu_.dossier));
    if (vu_.genre == fiche::Genre::contribution) {
      std::vector<page::Choix> choices;
      for (const auto& insee : fiche::communes_ouvertes(vu_.regard, v_.campagne))
        for (const auto& c : v_.campagne.territoire.communes)
          if (c.insee == insee) choices.push_back({insee, c.nom});
      page::liste(out_, {.nom = "commune", .label = "Commune de la contribution"}, choices);
    }
    page::bouton(out_, fiche::mots(vu_.genre).ajouter);
    page::fin_formulaire(out_);
  }

  void retirees() {
    if (std::ranges::none_of(all_, [](const Fiche& f) { return bool(f.retiree_le); })) return;
    out_(
        R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Fiches retirées</span></summary><div class="govuk-details__text"><ul class="govuk-list">
)"_h);
    for (const auto& f : all_) {
      if (!f.retiree_le) continue;
      out_("<li>{}, retirée le {}"_h, f.titre(), base::date_time(*f.retiree_le));
      if (!vu_.regard.refus) acte(f, "remettre", "Remettre");
      out_("</li>\n"_h);
    }
    out_("</ul></div></details>\n"_h);
  }

  html::Out& out_;
  const page::Visite& v_;
  const VueFiches& vu_;
  const std::vector<Fiche>& all_;
  std::vector<Colonne> columns_;
};

void introduction(html::Out& out, const page::Visite& v, const VueFiches& vu) {
  std::string_view said = "Une fiche par activité : séjour, ateliers sur place, sorties.";
  if (vu.genre == fiche::Genre::poste)
    said = "Une fiche par poste : son coût pour l’année, et qui le paie, au centime.";
  if (vu.genre == fiche::Genre::contribution)
    said =
        "Une contribution par action : la fiche action, les intervenant·es et leurs pièces, le financement, "
        "les "
        "parcours. Les enfants n’y figurent que par des lignes anonymes.";
  out(R"(<p class="govuk-body">{}</p>
)"_h,
      said);
  auto limit = fiche::limite_de_remise(v.campagne);
  if (vu.genre == fiche::Genre::contribution && limit && vu.regard.territorial() && v.now < *limit)
    out(R"(<p class="govuk-body">Dernier moment pour remettre les contributions de votre territoire : {}.</p>
)"_h,
        base::date_time_seconds(*limit - std::chrono::seconds(1)));
}

void sums(html::Out& out, const std::vector<Totaux>& all) {
  for (const auto& group : all) {
    if (group.mesures.empty()) continue;
    out(R"(<section><h2 class="govuk-heading-m">{}</h2><dl class="dt-fiche__mesures">
)"_h,
        group.titre);
    for (const auto& [label, figure] : group.mesures)
      out(R"(<div class="dt-fiche__mesure"><dt>{}</dt><dd>{}</dd></div>
)"_h,
          label, figure);
    out("</dl></section>\n"_h);
  }
}

void downloads(html::Out& out, const VueFiches& vu) {
  auto one = [&](std::string_view file, std::string_view label) {
    out(R"(<a class="govuk-link" href="{}" download>{}</a>
)"_h,
        chemin_definitif(vu.dossier, file), label);
  };
  out(R"(<p class="govuk-body dt-actions">)"_h);
  one("/fiches.xlsx", "Télécharger la liste pour un tableur (XLSX)");
  one("/fiches.csv", "en CSV");
  if (vu.genre == fiche::Genre::contribution) {
    one("/parcours.xlsx", "Télécharger les parcours anonymes (XLSX)");
    one("/parcours.csv", "les parcours en CSV");
  }
  out("</p>\n"_h);
}

bool chosen_commune(const page::Visite& v, const VueFiches& vu, std::string_view commune) {
  if (vu.genre != fiche::Genre::contribution) return commune.empty();
  auto open = fiche::communes_ouvertes(vu.regard, v.campagne);
  return std::ranges::find(open, commune) != open.end();
}

}  // namespace

web::Response montrer_fiches(db::Reading& r, const page::Visite& v) {
  auto vu = vue_fiches(r, v);
  if (!vu) return page::introuvable(v);
  auto all = fiche::fiches(r, vu->dossier, vu->regard);
  auto title = fiche::mots(vu->genre).plusieurs;
  return page::page(v, {.titre = title, .wide = true}, [&](html::Out& out) {
    cadre_fiches(out, v, *vu, title);
    introduction(out, v, *vu);
    pourquoi_fige(out, *vu);
    Liste(out, v, *vu, all).tout();
    sums(out, totaux(vu->genre, all, v.campagne));
    if (!all.empty()) downloads(out, *vu);
  });
}

web::Response ajouter_fiche(db::Writing& w, const page::Visite& v) {
  auto vu = vue_fiches_a_ecrire(w, v);
  if (!vu) return page::introuvable(v);
  if (vu->regard.refus) return page::refus(v, *vu->regard.refus);
  auto commune = v.request.form.get("commune");
  if (!chosen_commune(v, *vu, commune))
    return page::refus(v, {Cause::saisie_invalide, "Choisissez une commune de votre territoire."});
  auto made = fiche::ajouter(w, v.acteur, v.now, vu->dossier, vu->genre, commune, {});
  if (!made) return page::refus(v, made.error());
  journal::inscrire(w, v.acteur, v.now,
                    {.acte = "fiche_ajoutee", .objet = "dossier", .objet_id = vu->dossier.id});
  fiche::Fiche f{.id = *made, .genre = vu->genre};
  return web::redirect(chemin_fiche(v, vu->dossier, f));
}

}  // namespace definitif::pages
