// The first page of a final dossier: whether it can be opened, what is left to do, where it stands.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/budget/budget_store.h"
#include "programme/definitif/a_regler.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/coherence_vue.h"
#include "programme/definitif/pages/delai.h"
#include "programme/definitif/pages/fiche_vue.h"
#include "programme/definitif/pages/jumeau.h"
#include "programme/definitif/pages/pages.h"
#include "programme/definitif/pages/taches.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"
#include "programme/personne/conflit.h"
#include "programme/structure/structure_store.h"

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

void summary(html::Out& out, const page::Visite& v, const Definitif& f,
             const std::optional<Attestation>& signed_by,
             const std::optional<std::pair<std::string_view, std::string>>& sheets) {
  out("<p>"_h);
  etiquette_etat(out, f);
  out(R"(</p>
<dl class="govuk-summary-list">
)"_h);
  ligne_resume(out, "Numéro", dossier::reference(f.dossier, v.campagne.annee));
  ligne_resume(out, "Structure", f.dossier.structure_nom);
  ligne_resume(out, "Ouvert le", base::date_time(f.ouvert_le));
  if (signed_by)
    ligne_resume(out, "Signé par",
                 fmt::format("{}, {}, le {}", signed_by->nom, signed_by->qualite,
                             base::date_time(signed_by->signee_le)));
  if (f.depose_le)
    ligne_resume(out, "Déposé le", base::date_time_seconds(*f.depose_le));
  else
    ligne_resume(out, "Date limite", phrase_limite(v, f));
  if (sheets) ligne_resume(out, sheets->first, sheets->second);
  out("</dl>\n"_h);
}

void all_deposits(html::Out& out, const Definitif& f, const std::vector<DepotListe>& list) {
  if (list.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Dépôts</h2><ul class="govuk-list">
)"_h);
  for (const auto& d : list)
    out(R"(<li><a class="govuk-link" href="{}">Dépôt n° {} du {}</a>{}</li>
)"_h,
        chemin_definitif(f.dossier, fmt::format("/depots/{}", d.rang)), d.rang, base::date_time(d.depose_le),
        d.repris_le     ? ", repris pour modification"
        : d.complements ? ", avec les compléments demandés"
                        : "");
  out("</ul>\n"_h);
}

/// A dossier that was taken back is no longer deposited.
void taken_back(html::Out& out, const Definitif& f) {
  if (f.depose_le || f.depots == 0) return;
  out(R"(<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Attention : </span>Ce dossier a été repris pour être modifié : il n’est plus déposé tant qu’il ne l’est pas de nouveau.</strong></div>
)"_h);
}

/// What the coordination waits for, and what it decided.
void completeness(html::Out& out, const page::Visite& v, const Definitif& f, bool prepares) {
  auto state = f.etat();
  if (const auto* asked = std::get_if<ACompleter>(&state); asked && prepares)
    out(R"(<div class="govuk-inset-text"><p class="govuk-body">La coordination demande des compléments, {} {}.</p><p class="govuk-body"><a class="govuk-link" href="{}">Voir ce qui est demandé</a></p></div>
)"_h,
        v.now < asked->avant ? "attendus jusqu’au" : "qui étaient attendus jusqu’au",
        base::date_time(asked->avant - std::chrono::seconds(1)), chemin_definitif(f.dossier, "/complements"));
  if (f.complet_le)
    out(R"(<p class="govuk-body">Déclaré complet le {}.</p>
)"_h,
        base::long_date(*f.complet_le));
  if (f.rejete_le && prepares)
    out(R"(<div class="govuk-inset-text"><p class="govuk-body">Rejeté le {}. Motif : {}</p><p class="govuk-body">{}</p></div>
)"_h,
        base::long_date(*f.rejete_le), f.rejet_motif, v.campagne.texte("complements.contestation"));
  if (f.depose_le && personne::agit_comme(v.acteur, Role::coordination, f.dossier.structure))
    out(R"(<p class="govuk-body"><a class="govuk-link" href="/completude/{}">Vérifier la complétude</a></p>
)"_h,
        f.id());
  if (f.rendus && prepares)
    out(R"(<p class="govuk-body">Les compléments demandés sont rendus : la coordination les vérifie.</p>
)"_h);
}

web::Response opened(db::Reading& r, const page::Visite& v, const Definitif& f) {
  bool prepares = voit_la_preparation(v.acteur, f);
  auto content = prepares ? std::optional(contenu(r, v.acteur, f, v.campagne)) : std::nullopt;
  // Who writes it reads this beside the budget itself.
  bool examines = !v.acteur.membre_de(f.dossier.structure) && (prepares || f.depose_le);
  auto found = examines ? constats(r, v.acteur, f, v.campagne, v.now) : std::vector<Constat>{};
  auto twin = jumeau_visible(r, v, f.dossier);
  auto view = [&](html::Out& out) {
    cadre(out, v, f.dossier, "", "Dossier définitif");
    summary(out, v, f, attestation(r, f), fiches_en_bref(r, v));
    lien_jumeau(out, twin.has_value(), f.dossier);
    taken_back(out, f);
    completeness(out, v, f, prepares);
    delais_accordes(out, delais(r, f));
    if (examines) coherence(out, found);
    if (content && !f.depose_le)
      taches(out, v, f, *content, a_regler(r, v.acteur, f, *content, v.campagne, v.now));
    all_deposits(out, f, depots(r, f));
    formulaire_delai(out, v, f);
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

/// The note's answers, what another dossier of the structure says of it, and what last year's dossier of the
/// same action said.
dossier::Brouillon carried(db::Reading& r, const page::Visite& v, const dossier::Dossier& d,
                           const dossier::Brouillon& note) {
  bool renewed = note.valeur("nature") == "reconduction";
  return reprendre(note, {v.campagne, dossier::structure_form(r, d), note, v.now}, autre_definitif(r, d),
                   renewed ? meme_action_avant(r, d) : dossier::Brouillon{});
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
  auto sent = note_deposee(w, *d);
  create(w, v.acteur, v.now, d->id, carried(w, v, *d, sent));
  carry_budget(w, v, *d, sent);
  journal::inscrire(w, v.acteur, v.now, {.acte = "definitif_ouvert", .objet = "dossier", .objet_id = d->id});
  return page::redirige_avec_message(
      v, chemin_definitif(*d),
      "Le dossier définitif est ouvert. Il reprend votre note d’intention et ses montants.");
}

}  // namespace definitif::pages
