// The first page of a final dossier: whether it can be opened, where it stands, what its budgets say.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/budget/budget_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/coherence_vue.h"
#include "programme/definitif/pages/fiche_vue.h"
#include "programme/definitif/pages/pages.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"
#include "programme/personne/conflit.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

/// Before it is opened, and for agents before it is deposited.
web::Response not_there_yet(db::Reading& r, const page::Visite& v, const dossier::Dossier& d) {
  bool may_write = dossier::peut_ecrire(v, d);
  auto why = obstacle_a_l_ouverture(r, d);
  auto view = [&](html::Out& out) {
    dossier::ariane(out, v, d, {});
    out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">Dossier définitif</h1>
)"_h,
        dossier::titre_de(d));
    if (why) {
      out(R"(<p class="govuk-body">{}</p>
)"_h,
          why->detail);
    } else if (may_write) {
      out(R"(<p class="govuk-body">Le dossier définitif reprend votre note d’intention et les montants que vous y avez demandés. Vous le complétez ensuite, à plusieurs si vous le souhaitez.</p>
)"_h);
      page::formulaire(out, v, chemin_definitif(d, "/ouvrir"));
      page::bouton(out, "Ouvrir le dossier définitif");
      page::fin_formulaire(out);
    } else {
      out(R"(<p class="govuk-body">Le dossier définitif n’est pas encore déposé par la structure.</p>
)"_h);
    }
    lien_contributions(out, r, v);
  };
  return page::page(v, {.titre = "Dossier définitif"}, view);
}

void row(html::Out& out, std::string_view label, std::string_view value) {
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      label, value);
}

std::string said_of(const budget::Enregistre& e, const campagne::Campagne& c) {
  if (e.id == 0) return "Pas encore commencé.";
  auto read = budget::lire_budget(e.saisie, c);
  auto totals = budget::totaliser(c, read.budget);
  auto balance = budget::equilibre(totals);
  if (!read.erreurs.empty())
    return base::counted(read.erreurs.size(), "réponse à corriger.", "réponses à corriger.");
  if (!balance.entier()) return budget::ou_regarder(c, read.budget, totals).front();
  return fmt::format("Équilibré : {} de charges et de produits.", base::euros(totals.charges));
}

web::Response opened(db::Reading& r, const page::Visite& v, const Definitif& f) {
  auto of = [&](budget::Genre g) {
    return said_of(budget::charger(r, f.dossier, g, v.campagne.annee), v.campagne);
  };
  // Who writes it reads this beside the budget itself.
  bool examines = !v.acteur.membre_de(f.dossier.structure);
  auto found = examines ? constats(r, v.acteur, f, v.campagne, v.now) : std::vector<Constat>{};
  auto view = [&](html::Out& out) {
    cadre(out, v, f.dossier, "", "Dossier définitif");
    out("<p>"_h);
    etiquette_etat(out, f);
    out(R"(</p>
<dl class="govuk-summary-list">
)"_h);
    row(out, "Numéro", dossier::reference(f.dossier, v.campagne.annee));
    row(out, "Structure", f.dossier.structure_nom);
    row(out, "Ouvert le", base::date_time(f.ouvert_le));
    if (f.depose_le) row(out, "Déposé le", base::date_time_seconds(*f.depose_le));
    if (!f.depose_le) row(out, "Date limite", phrase_limite(v, f));
    row(out, "Budget de l’action", of(budget::Genre::action));
    row(out, fmt::format("Budget de la structure {}", v.campagne.annee), of(budget::Genre::structure));
    if (auto sheets = fiches_en_bref(r, v)) row(out, sheets->first, sheets->second);
    out("</dl>\n"_h);
    if (examines) coherence(out, found);
  };
  return page::page(v, {.titre = "Dossier définitif"}, view);
}

/// The amounts of the note are the first lines of the budget.
void carry_budget(db::Writing& w, const page::Visite& v, const dossier::Dossier& d,
                  const dossier::Brouillon& note) {
  auto fields = budget::en_champs(v.campagne, budget::depuis_la_note(note, v.campagne));
  auto locked = budget::verrouiller(w, d, budget::Genre::action, v.campagne.annee, v.now);
  auto fusion = dossier::fusionner(locked.saisie, fields, v.acteur.id, v.now);
  budget::enregistrer(w, locked, fusion.brouillon, v.campagne, v.now);
}

}  // namespace

web::Response suivi(db::Reading& r, const page::Visite& v) {
  auto d = dossier::find(r, v.acteur, v.id());
  if (!d || d->etat_nom != dossier::NoteDeposee::name) return page::introuvable(v);
  auto f = find(r, v.acteur, v.id());
  return f ? opened(r, v, *f) : not_there_yet(r, v, *d);
}

web::Response ouvrir(db::Writing& w, const page::Visite& v) {
  auto d = dossier::lock(w, v.acteur, v.id());
  if (!d) return page::introuvable(v);
  if (!dossier::peut_ecrire(v, *d)) return page::refus(v, {Cause::role_requis});
  if (find(w, v.acteur, d->id)) return web::redirect(chemin_definitif(*d));
  if (auto why = obstacle_a_l_ouverture(w, *d)) return page::refus(v, *why);
  auto list = dossier::deposits(w, *d);
  auto sent = list.empty() ? dossier::draft(w, *d) : list.back().brouillon();
  create(w, v.acteur, v.now, d->id, sent);
  carry_budget(w, v, *d, sent);
  journal::inscrire(w, v.acteur, v.now, {.acte = "definitif_ouvert", .objet = "dossier", .objet_id = d->id});
  return page::redirige_avec_message(v, chemin_definitif(*d, "/budget/action"),
                                     "Le dossier définitif est ouvert. Les montants de votre note sont déjà "
                                     "dans le budget.");
}

}  // namespace definitif::pages
