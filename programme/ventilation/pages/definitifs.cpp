// The second round: read, and each of its acts.
#include "programme/ventilation/pages/definitifs.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/reprise_store.h"

namespace ventilation::pages {
namespace {

constexpr std::string_view here = "/ventilation/definitifs";

std::optional<Obstacle> not_open(const page::Visite& v) {
  if (second_tour_ouvert(v.campagne, v.now)) return std::nullopt;
  return Obstacle{Cause::periode_pas_ouverte,
                  fmt::format("La ventilation des dossiers définitifs commence le {}.",
                              base::date_time(ouverture_du_second_tour(v.campagne)))};
}

/// Somebody for each need of the dossiers that the page shows.
void propose(const page::Visite& v, EcranDefinitifs& e) {
  std::vector<Besoin> needs;
  auto shown = e.au(Stade::a_decider);
  shown.resize(std::min(shown.size(), decisions_par_page));
  for (const auto* each : shown)
    for (const auto& funder : a_pourvoir(each->dossier.ligne, each->reprise))
      needs.push_back(besoin(each->dossier.ligne, funder));
  auto found = affecter(v.campagne, needs, e.agents);
  for (std::size_t i = 0; i < needs.size(); ++i)
    e.propositions.emplace(std::pair(needs[i].dossier, needs[i].financeur), std::move(found[i]));
}

std::vector<Vu> seen(std::vector<DossierFinal> dossiers, std::span<const Agent> people) {
  std::vector<Vu> all;
  for (auto& d : dossiers) {
    auto kept = reprendre(d, people);
    auto where = stade(d, kept);
    all.push_back({std::move(d), std::move(kept), where});
  }
  return all;
}

ChoixDAgents choices(const page::Visite& v, const Vu& one) {
  ChoixDAgents all;
  const auto& l = one.dossier.ligne;
  for (const auto& funder : a_pourvoir(l, one.reprise))
    all[funder] = std::string(v.request.form.get(champ_agent(l.note.dossier, funder)));
  return all;
}

/// The act that keeps what is prepared: the rule says who may, and not for whom has an interest.
Result<Accompli> permitted(const page::Visite& v, const Ligne& l, const EtatDossier& wanted,
                           std::span<const Agent> people) {
  return accomplir(l.etat.etat(), Preparer{contenu(wanted, l.note.structure, people)},
                   {v.acteur, v.now, v.campagne, l.note.structure});
}

web::Response told(const page::Visite& v, const Result<Operation>& done, std::string_view after = "") {
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, std::string(here), done->libelle + "." + std::string(after));
}

}  // namespace

std::vector<const Vu*> EcranDefinitifs::au(Stade s) const {
  std::vector<const Vu*> found;
  for (const auto& each : dossiers)
    if (each.stade == s) found.push_back(&each);
  return found;
}

EcranDefinitifs lire_ecran(db::Reading& r, const page::Visite& v) {
  auto round = second_tour(v.campagne);
  EcranDefinitifs e;
  e.agents = agents(r, v.acteur, round);
  auto dossiers = dossiers_finals(r, v.acteur, round);
  e.transmission = transmission_finale(dossiers, e.agents, v.acteur, v.now, v.campagne);
  e.dossiers = seen(std::move(dossiers), e.agents);
  propose(v, e);
  e.vu = tour_vu(r, round);
  e.derniere = derniere_operation(r, v.acteur, round);
  return e;
}

web::Response ventilation_des_definitifs(db::Reading& r, const page::Visite& v) {
  return page_des_definitifs(v, lire_ecran(r, v));
}

web::Response reprendre_les_agents(db::Writing& w, const page::Visite& v) {
  if (auto why = not_open(v)) return page::refus(v, *why);
  auto round = second_tour(v.campagne);
  auto people = agents(w, v.acteur, round);
  std::vector<Changement> changes;
  for (const auto& each : seen(dossiers_finals(w, v.acteur, round), people)) {
    if (each.stade != Stade::sans_difference) continue;
    const auto& l = each.dossier.ligne;
    auto decision = decider(each.dossier, each.reprise, {}, people, v.campagne);
    if (permitted(v, l, decision.etat, people)) changes.push_back({l.etat, std::move(decision.etat)});
  }
  auto label = "Agent·es du premier tour repris pour " +
               base::counted(changes.size(), "dossier définitif", "dossiers définitifs");
  return told(v, appliquer(w, v.acteur, v.now, round, Genre::proposition, label, std::move(changes)));
}

web::Response decider_du_definitif(db::Writing& w, const page::Visite& v) {
  if (auto why = not_open(v)) return page::refus(v, *why);
  auto round = second_tour(v.campagne);
  auto found = dossier_final(w, v.acteur, round, v.id());
  if (!found) return page::introuvable(v);
  auto people = agents(w, v.acteur, round);
  auto one = std::move(seen({std::move(*found)}, people).front());
  const auto& l = one.dossier.ligne;
  if (one.stade == Stade::transmis) return page::refus(v, {Cause::etape_passee, "Ce dossier est transmis."});
  auto asked = choices(v, one);
  auto decision = decider(one.dossier, one.reprise, asked, people, v.campagne);
  if (!decision.erreurs.empty()) {
    auto screen = lire_ecran(w, v);
    screen.refuse = l.note.dossier, screen.saisie = asked, screen.erreurs = decision.erreurs;
    return page_des_definitifs(v, screen, 422);
  }
  if (auto done = permitted(v, l, decision.etat, people); !done) return page::refus(v, done.error());
  auto label = fmt::format("{} : agent·es choisis pour le dossier définitif", reference(l, v.campagne));
  return told(v, appliquer(w, v.acteur, v.now, round, Genre::changement, label,
                           {{l.etat, std::move(decision.etat)}}));
}

web::Response annuler_des_definitifs(db::Writing& w, const page::Visite& v) {
  auto operation = base::whole_number(v.request.form.get("operation")).value_or(0);
  auto done = annuler(w, v.acteur, v.now, second_tour(v.campagne), operation);
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, std::string(here), "Annulé : " + done->libelle + ".");
}

web::Response transmettre_les_definitifs(db::Writing& w, const page::Visite& v) {
  if (auto why = not_open(v)) return page::refus(v, *why);
  auto round = second_tour(v.campagne);
  auto seen_until = base::whole_number(v.request.form.get("vu")).value_or(-1);
  auto people = agents(w, v.acteur, round);
  auto t = transmission_finale(dossiers_finals(w, v.acteur, round), people, v.acteur, v.now, v.campagne);
  if (t.changements.empty())
    return page::refus(v, {Cause::deja_fait, "Aucun dossier n’est prêt à être transmis."});
  return told(v, transmettre(w, v.acteur, v.now, round, seen_until, t), " Les messages partent.");
}

}  // namespace ventilation::pages
