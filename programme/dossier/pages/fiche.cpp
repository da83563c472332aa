#include "platform/base/text.h"
#include "programme/dossier/apres_depot.h"
#include "programme/dossier/depot.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/dossier/pages/delai.h"
#include "programme/dossier/pages/historique.h"
#include "programme/dossier/pages/pages.h"
#include "programme/page/champ.h"
#include "programme/personne/conflit.h"

namespace dossier {
namespace {

using namespace html::literals;

void row(html::Out& out, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      label, value);
}

void summary(html::Out& out, const page::Visite& v, const Dossier& d) {
  out(R"(<dl class="govuk-summary-list">
)"_h);
  row(out, "Numéro", d.numero ? reference(d, v.campagne.annee) : "donné au premier dépôt");
  row(out, "Structure", d.structure_nom);
  if (d.depose_le) row(out, "Déposée le", base::date_time_seconds(*d.depose_le));
  if (auto* o = v.campagne.orientation(d.orientation)) row(out, "Orientation", o->titre);
  row(out, "Coût total", d.cout_total.value ? base::euros(d.cout_total) : "");
  row(out, "Montant demandé", d.demande_total.value ? base::euros(d.demande_total) : "");
  if (d.etat_nom != NoteDeposee::name) row(out, "Date limite", phrase_limite(v, d));
  out("</dl>\n"_h);
}

/// What the committee made of the note; the ventilation's own page says why.
void outcome(html::Out& out, const page::Visite& v, const Dossier& d, const std::optional<Suite>& s) {
  if (!s) return;
  std::string said = s->ecartee ? "La note n’est pas retenue pour la suite."
                     : s->reunion.empty()
                         ? "Le projet est étudié par ses financeurs."
                         : "Le projet passe à la " + nom_de_reunion(v.campagne, s->reunion) + ".";
  out(R"(<div class="govuk-inset-text">{} <a class="govuk-link" href="/dossiers/{}/ventilation">Voir la suite donnée à la note</a></div>
)"_h,
      said, d.id);
}

template <class Act>
void act_button(html::Out& out, const page::Visite& v, const Dossier& d, std::string_view path) {
  page::formulaire(out, v, chemin(d, path));
  page::bouton_secondaire(out, Act::label);
  page::fin_formulaire(out);
}

template <class Act>
bool possible(const Dossier& d) {
  return std::visit([]<class E>(const E&) { return Possible<E, Act>; }, d.etat());
}

void acts(html::Out& out, const page::Visite& v, const Dossier& d) {
  if (!peut_ecrire(v, d)) return;
  bool open = depot_possible(v, d);
  if (possible<DeposerNote>(d))
    out(R"(<p><a class="govuk-button" href="/dossiers/{}/note" role="button" draggable="false">Continuer la note d’intention</a></p>
)"_h,
        d.id);
  if (possible<ReprendreNote>(d) && open) {
    out(R"(<h2 class="govuk-heading-m">Modifier la note</h2>
<p class="govuk-body">{} Si vous reprenez la note, elle n’est plus déposée : il faudra la déposer de nouveau avant la date limite.</p>
)"_h,
        phrase_limite(v, d));
    act_button<ReprendreNote>(out, v, d, "/reprendre");
  }
  if (possible<AbandonnerNote>(d)) act_button<AbandonnerNote>(out, v, d, "/abandonner");
  if (possible<RouvrirNote>(d)) act_button<RouvrirNote>(out, v, d, "/rouvrir");
}

void one_deposit(html::Out& out, const page::Visite& v, const Dossier& d, const Depot& deposit) {
  out(R"(<li><a class="govuk-link" href="/dossiers/{}/depots/{}">Récépissé n° {}</a>, déposée le {} par {}{}</li>
)"_h,
      d.id, deposit.rang, numero_recepisse(reference(d, v.campagne.annee), deposit.rang),
      base::date_time_seconds(deposit.depose_le), deposit.par_nom,
      deposit.repris_le ? ", puis reprise le " + base::date_time(*deposit.repris_le) : std::string{});
}

void all_deposits(html::Out& out, const page::Visite& v, const Dossier& d, const std::vector<Depot>& list) {
  if (list.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Dépôts</h2><ul class="govuk-list">
)"_h);
  for (auto& deposit : list) one_deposit(out, v, d, deposit);
  out("</ul>\n"_h);
  if (list.size() > 1)
    out(R"(<p class="govuk-body"><a class="govuk-link" href="/dossiers/{}/comparer">Comparer les versions</a></p>
)"_h,
        d.id);
}

/// What follows, once the meeting is over: its page says when it opens.
void next_step(html::Out& out, const Dossier& d) {
  if (d.etat_nom != NoteDeposee::name) return;
  out(R"(<p class="govuk-body"><a class="govuk-link" href="/dossiers/{}/definitif">Dossier définitif</a></p>
)"_h,
      d.id);
}

void granted(html::Out& out, const std::vector<Derogation>& list) {
  for (auto& g : list)
    out(R"(<div class="govuk-inset-text">Délai accordé : dépôt avant le {}. Par {}, le {}. Motif : {}</div>
)"_h,
        base::date_time(g.jusqu_au), g.par, base::date_time(g.le), g.motif);
}

void grant_form(html::Out& out, const page::Visite& v, const Dossier& d) {
  if (!personne::agit_comme(v.acteur, Role::coordination, d.structure) || !possible<AccorderDerogation>(d))
    return;
  formulaire_delai(out, v, chemin(d, "/derogation"), "20/09/2022", AccorderDerogation::label);
}

}  // namespace

web::Response fiche(db::Reading& reading, const page::Visite& v, const std::vector<Bloc>& blocs) {
  auto d = find(reading, v.acteur, v.id());
  if (!d) return page::introuvable(v);
  auto list = deposits(reading, *d);
  bool member = v.acteur.membre_de(d->structure) != nullptr;
  // Agents read what was sent; only the structure and the coordination see a draft.
  auto shown =
      d->etat_nom == NoteDeposee::name && !list.empty() ? list.back().brouillon() : draft(reading, *d);
  auto view = [&](html::Out& out) {
    ariane(out, v, *d);
    out(R"(<h1 class="govuk-heading-l">{}</h1><p>)"_h, titre_de(*d));
    etiquette_etat(out, *d);
    out("</p>\n"_h);
    summary(out, v, *d);
    outcome(out, v, *d, suite(reading, *d));
    for (const auto& bloc : blocs) bloc(out, reading, v, *d);
    next_step(out, *d);
    granted(out, derogations(reading, *d));
    if (member) acts(out, v, *d);
    grant_form(out, v, *d);
    all_deposits(out, v, *d, list);
    reponses(out, shown, v.campagne);
    historique(out, journal::de_l_objet(reading, "dossier", d->id));
  };
  auto title = titre_de(*d);
  return page::page(v, {.titre = title}, view);
}

}  // namespace dossier
