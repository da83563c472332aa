// The two deposits of a project on both arrondissements: their budgets side by side, line by line.
#include "programme/definitif/pages/jumeau.h"

#include <fmt/format.h>

#include "programme/budget/lignes_store.h"
#include "programme/budget/paire.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/ventilation/jumeaux.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using budget::RangeeDePaire;

void amount(html::Out& out, std::string_view title, base::Cents value) {
  out(R"(<td class="govuk-table__cell govuk-table__cell--numeric" data-titre="{}"><span class="dt-montant">{}</span></td>
)"_h,
      title, base::euros(value));
}

void row(html::Out& out, const RangeeDePaire& r) {
  std::string_view kind = r.genre == RangeeDePaire::Genre::titre       ? "dt-paire__titre"
                          : r.genre == RangeeDePaire::Genre::financeur ? "dt-paire__financeur"
                                                                       : "dt-paire__ligne";
  out(R"(<tr class="govuk-table__row {}"><th scope="row" class="govuk-table__header">{}</th>
)"_h,
      kind, r.libelle);
  amount(out, "Ce dossier", r.ici);
  amount(out, "L’autre dossier", r.la_bas);
  amount(out, "Ensemble", r.ensemble());
  out("</tr>\n"_h);
}

void head(html::Out& out, std::string_view id, std::string_view caption) {
  out(R"(<div class="dt-tableau dt-tableau--cartes dt-tableau--entier dt-paire" role="region" tabindex="0" aria-labelledby="{}">
<table class="govuk-table dt-tableau__table">
<caption id="{}" class="govuk-table__caption govuk-table__caption--m">{}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">Ligne</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Ce dossier</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">L’autre dossier</th>
<th scope="col" class="govuk-table__header govuk-table__header--numeric">Ensemble</th>
</tr></thead>
<tbody class="govuk-table__body">
)"_h,
      id, id, caption);
}

void foot(html::Out& out) { out("</tbody>\n</table>\n</div>\n"_h); }

void side(html::Out& out, std::string_view id, std::string_view caption, const RangeeDePaire& total,
          const std::vector<RangeeDePaire>& rows) {
  head(out, id, caption);
  for (const auto& each : rows) row(out, each);
  row(out, total);
  foot(out);
}

/// "Équilibré", or where to look in that budget.
std::string balance(const budget::Totaux& t) {
  auto b = budget::equilibre(t);
  if (b.entier()) return fmt::format("{} de charges et de produits, équilibré", base::euros(t.charges));
  return fmt::format("{} de charges, {} de produits : il n’est pas équilibré", base::euros(t.charges),
                     base::euros(t.produits));
}

void deposit(html::Out& out, std::string_view label, const Definitif& f, std::string_view call,
             const budget::Totaux& totals) {
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value"><a class="govuk-link" href="{}">{}</a> <br>{} <br>Budget de l’action : {}. <br>)"_h,
      label, chemin_definitif(f.dossier, "/budget/action"), dossier::titre_de(f.dossier), call,
      balance(totals));
  etiquette_etat(out, f);
  out("</dd></div>\n"_h);
}

void beyond(html::Out& out, const budget::Paire& p) {
  if (p.hors_formulaire.empty()) return;
  head(out, "hors", "Lignes que le formulaire de cet appel n’a pas");
  for (const auto& each : p.hors_formulaire) row(out, each);
  foot(out);
  out(R"(<p class="govuk-body">Ces montants ne sont dans aucun des totaux ci-dessus.</p>
)"_h);
}

void both(html::Out& out, const page::Visite& v, const Definitif& f, const Definitif& other,
          std::string_view call, const budget::Paire& p) {
  out(R"(<p class="govuk-body">Un projet sur deux arrondissements fait l’objet de deux dossiers, un par agglomération, chacun avec son budget. Les lignes sont ici dans le même ordre.</p>
<dl class="govuk-summary-list">
)"_h);
  deposit(out, "Ce dossier", f, v.campagne.titre, p.ici);
  deposit(out, "L’autre dossier", other, call, p.la_bas);
  out("</dl>\n"_h);
  using Genre = RangeeDePaire::Genre;
  side(out, "charges", "Charges", {Genre::titre, "Total des charges", p.ici.charges, p.la_bas.charges},
       p.charges);
  side(out, "produits", "Produits", {Genre::titre, "Total des produits", p.ici.produits, p.la_bas.produits},
       p.produits);
  beyond(out, p);
}

/// The other dossier is there, but not yet what the person may read of it.
void not_yet(html::Out& out) {
  out(R"(<p class="govuk-body">Le dossier définitif de l’autre dépôt n’est pas encore là : les deux budgets seront ici dès qu’il le sera.</p>
)"_h);
}

/// The budget that the person may read of each: as it is written for those who write it, as it was sent for
/// all others.
budget::Budget of(db::Reading& r, const page::Visite& v, const Definitif& f, budget::Budget kept) {
  bool written = !f.depose_le || std::holds_alternative<ACompleter>(f.etat());
  if (!written || voit_la_preparation(v.acteur, f)) return kept;
  auto sent = budget_a_lire(r, v.acteur, f, budget::Genre::action, v.campagne.annee);
  return budget::lire_budget(sent.saisie, v.campagne).budget;
}

budget::Paire pair_of(db::Reading& r, const page::Visite& v, const Definitif& f, const Definitif& other) {
  auto kept = budget::budgets_des_actions(r, {f.id(), other.id()});
  return budget::rapprocher(v.campagne, of(r, v, f, std::move(kept.at(f.id()))),
                            of(r, v, other, std::move(kept.at(other.id()))));
}

}  // namespace

std::optional<ventilation::AutreDepot> jumeau_visible(db::Reading& r, const page::Visite& v,
                                                      const dossier::Dossier& d) {
  auto other = ventilation::autre_depot(r, d.id);
  if (!other || !dossier::find(r, v.acteur, other->dossier)) return std::nullopt;
  return other;
}

void lien_jumeau(html::Out& out, bool jumeau, const dossier::Dossier& d) {
  if (!jumeau) return;
  out(R"(<p class="govuk-body">Ce projet se déroule sur deux arrondissements : <a class="govuk-link" href="{}">voir les deux dossiers et leurs budgets</a>.</p>
)"_h,
      chemin_definitif(d, "/jumeau"));
}

web::Response deux_budgets(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  auto twin = f ? jumeau_visible(r, v, f->dossier) : std::nullopt;
  if (!twin) return page::introuvable(v);
  auto other = find(r, v.acteur, twin->dossier);
  auto pair = other ? pair_of(r, v, *f, *other) : budget::Paire{};
  auto view = [&](html::Out& out) {
    cadre(out, v, f->dossier, "/jumeau", "Les deux dossiers du projet");
    if (other)
      both(out, v, *f, *other, twin->appel, pair);
    else
      not_yet(out);
  };
  return page::page(v, {.titre = "Les deux dossiers du projet", .wide = true}, view);
}

}  // namespace definitif::pages
