#include "programme/ventilation/pages/lot.h"

#include <fmt/format.h>

#include "programme/page/champ.h"
#include "programme/ventilation/adresses_store.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/lot_choix.h"
#include "programme/ventilation/pages/lots.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

constexpr std::string_view path = "/ventilation/lot";

std::vector<Ligne> lines_asked(db::Reading& r, const page::Visite& v, const DemandeDeLot& asked,
                               const Filtre& filter) {
  const Tour round = tour(v);
  return asked.dossiers.empty() ? lignes(r, v.acteur, round, filter)
                                : lignes_de(r, v.acteur, round, asked.dossiers);
}

Filtre whole(Filtre f) {
  f.repere.reset();
  return f;
}

/// An address that is not understood leads to the page that says why: more dossiers would change than were
/// asked.
web::Response to_the_view(const page::Visite& v) {
  auto query = v.request.target.find('?');
  return web::redirect("/ventilation" + (query == std::string::npos ? "" : v.request.target.substr(query)));
}

web::Response preview(const page::Visite& v, const DemandeDeLot& asked, const Filtre& filter, const Lot& lot,
                      const Consequences& found, bool changed_since) {
  Apercu what{.titre = libelle(*asked.modification, v.campagne, lot.annuaire()),
              .precision = fmt::format("{} : {}.",
                                       asked.dossiers.empty() ? "Pour toute la vue" : "Pour ce qui est coché",
                                       dossiers(lot.lignes().size())),
              .change_depuis = changed_since,
              .retour = lien("/ventilation", filter),
              .action = lien(path, filter),
              .champs = ecrire(asked)};
  return apercu(v, what, found, lot.lignes());
}

}  // namespace

Lot::Lot(db::Reading& r, const page::Visite& v, std::vector<Ligne> lignes)
    : visite_(v),
      lignes_(std::move(lignes)),
      agents_(ventilation::agents(r, v.acteur, tour(v))),
      adresses_(ventilation::adresses(r, v.acteur, 1)),
      annuaire_(agents_, adresses_) {}

Consequences Lot::consequences(const Modification& m) const {
  return ventilation::consequences(cadre(), lignes_, m);
}
Consequences Lot::consequences(const Modifications& m) const {
  return ventilation::consequences(cadre(), lignes_, m);
}

Result<Operation> Lot::appliquer(db::Writing& w, const Modification& named, const Consequences& found) const {
  std::vector<Changement> changes;
  changes.reserve(found.effets.size());
  for (const auto& [i, after] : found.effets) changes.push_back({lignes_[i].etat, after});
  auto name =
      fmt::format("{}, pour {}", libelle(named, visite_.campagne, annuaire_), dossiers(changes.size()));
  return ventilation::appliquer(w, visite_.acteur, visite_.now, {visite_.campagne}, Genre::changement, name,
                                std::move(changes));
}

void champs_caches(html::Out& out, const Champs& fields) {
  for (const auto& [name, value] : fields)
    out(R"(<input type="hidden" name="{}" value="{}">
)"_h,
        name, value);
}

namespace {

void changed_since(html::Out& out) {
  out(R"(<div class="govuk-warning-text" role="alert"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Attention : </span>Rien n’a été appliqué : quelque chose a changé depuis que vous avez lu cette page. Voici ce que cela donnerait maintenant.</strong></div>
)"_h);
}

void apply_form(html::Out& out, const page::Visite& v, const Apercu& what, const Consequences& found) {
  out(R"(<div class="dt-lot__decision">
)"_h);
  if (!found.effets.empty()) {
    page::formulaire(out, v, what.action);
    champs_caches(out, what.champs);
    champs_caches(out, {{"empreinte", found.empreinte}});
    page::bouton(out, fmt::format("Appliquer à {}", dossiers(found.effets.size())));
    page::fin_formulaire(out);
  }
  out(R"(<a class="govuk-link" href="{}">{}</a>
</div>
)"_h,
      what.retour, found.effets.empty() ? "Revenir à la ventilation" : "Ne rien changer");
}

}  // namespace

web::Response apercu(const page::Visite& v, const Apercu& what, const Consequences& found,
                     const std::vector<Ligne>& lignes) {
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l"><span class="govuk-caption-l">Avant d’appliquer</span>{}</h1>
<p class="govuk-body">{} Rien n’est encore changé.</p>
)"_h,
        what.titre, what.precision);
    if (what.change_depuis) changed_since(out);
    vue_consequences(out, v, found, lignes);
    apply_form(out, v, what, found);
    if (what.suite) what.suite(out);
  };
  return page::page(v, {.titre = what.titre}, view, what.change_depuis ? 409 : 200);
}

web::Response applique(const page::Visite& v, std::string_view to, const Operation& operation) {
  return page::redirige_avec_message(
      v, to,
      fmt::format("C’est fait : {}. Vous pouvez l’annuler tant que rien n’est transmis.", operation.libelle));
}

web::Response lot(db::Reading& r, const page::Visite& v) {
  auto asked = lire_lot(v.request.query, v.campagne);
  auto view = demande(v);
  if (!view.erreurs.empty()) return to_the_view(v);
  auto filter = whole(view.filtre);
  if (!asked.modification) return choix_du_lot(r, v, asked, filter);
  Lot lines(r, v, lines_asked(r, v, asked, filter));
  return preview(v, asked, filter, lines, lines.consequences(*asked.modification), false);
}

web::Response appliquer_lot(db::Writing& w, const page::Visite& v) {
  auto asked = lire_lot(v.request.form, v.campagne);
  auto view = demande(v);
  if (!view.erreurs.empty()) return to_the_view(v);
  auto filter = whole(view.filtre);
  if (!asked.modification) return choix_du_lot(w, v, asked, filter);
  Lot lines(w, v, lines_asked(w, v, asked, filter));
  auto found = lines.consequences(*asked.modification);
  if (found.empreinte != v.request.form.get("empreinte"))
    return preview(v, asked, filter, lines, found, true);
  auto done = lines.appliquer(w, *asked.modification, found);
  if (!done) return page::refus(v, done.error());
  return applique(v, lien("/ventilation", filter), *done);
}

}  // namespace ventilation::pages
