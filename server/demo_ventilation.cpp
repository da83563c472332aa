// The demonstration's committee: conflicts of interest, the proposal, a few decisions, the transmission.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/campagne/financement.h"
#include "programme/personne/personne_store.h"
#include "programme/structure/structure_store.h"
#include "programme/ventilation/conflit_store.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/ventilation_store.h"
#include "server/demo_texts.h"
#include "server/demo_world.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
using namespace ventilation;

/// The first day of the committee, at nine.
base::Instant first_morning(const campagne::Campagne& c) {
  const auto* step = c.etape("ventilation");
  return base::start_of_day(base::paris_date(step ? step->periode.from : c.depot_note.until)) + 9h;
}

std::vector<structure::Dirigeant> bureau_of(std::size_t rank) {
  std::vector<structure::Dirigeant> list;
  for (std::string_view post : {"Présidence", "Trésorerie", "Secrétariat"}) {
    auto n = rank * 3 + list.size();
    list.push_back({std::string(post), std::string(first_names.at(n * 7 % first_names.size())),
                    std::string(surnames.at(n % surnames.size()))});
  }
  return list;
}

/// The agent of that role sits in the bureau.
void seat(std::vector<structure::Dirigeant>& bureau, const World& world, personne::Role role) {
  auto it = std::ranges::find_if(world.agents, [&](const auto& a) { return a.est(role); });
  if (it == world.agents.end()) return;
  auto space = it->nom.find(' ');
  bureau.at(1).prenom = it->nom.substr(0, space), bureau.at(1).nom = it->nom.substr(space + 1);
}

void decide_conflicts(db::Writing& w, const World& world, base::Instant now) {
  bool first = true;
  for (const auto& each : conflits(w, world.coordination(), ConflitSuggere::name, 0, 2)) {
    if (std::exchange(first, false))
      must(decider(w, world.coordination(), now, each.id, each.etat_nom,
                   EcarterConflit{"Vérifié avec la personne : c’est un homonyme."}));
    else
      must(decider(w, world.coordination(), now, each.id, each.etat_nom,
                   ConfirmerConflit{"Siège au bureau de l’association."}));
  }
}

void propose(db::Writing& w, const World& world, base::Instant now) {
  const Tour tour{world.campagne};
  auto lines = lignes(w, world.coordination(), tour, {});
  if (lines.empty()) return;
  auto people = ventilation::agents(w, world.coordination(), tour);
  must(appliquer(w, world.coordination(), now, tour, Genre::proposition,
                 "Proposition calculée pour " + base::counted(lines.size(), "note", "notes"),
                 avec_propositions(lines, people, world.campagne)));
}

/// The change, once the workflow permits the act.
template <class Act>
Changement changed(const World& world, base::Instant now, const Ligne& l, const Act& act, EtatDossier after) {
  auto done =
      must(accomplir(l.etat.etat(), act, {world.coordination(), now, world.campagne, l.note.structure}));
  after.etat_nom = name(done.etat);
  return {l.etat, std::move(after)};
}

/// Whom the campaign's rules let fund the project, first those of which nothing is to be checked.
std::string fitting_funder(const campagne::Campagne& c, const Ligne& l) {
  for (auto wanted : {campagne::Reponse::oui, campagne::Reponse::a_verifier})
    for (const auto& f : c.financeurs)
      if (campagne::possibilite(c, f, l.note.demande).reponse == wanted) return f.code;
  return {};
}

/// Notes that ask only funders who may not fund them: the committee hands them to one who may.
void find_funders(db::Writing& w, const World& world, base::Instant now) {
  const Tour tour{world.campagne};
  auto lines = lignes(w, world.coordination(), tour, {.etat = std::string(Preparee::name)});
  std::vector<Besoin> needs;
  std::erase_if(lines, [&](const Ligne& l) {
    auto funder = l.etat.financeurs() > 0 ? std::string() : fitting_funder(world.campagne, l);
    if (!funder.empty())
      needs.push_back(
          {l.note.dossier, l.note.structure, funder, l.note.demande.orientation, l.note.communes});
    return funder.empty();
  });
  auto found = affecter(world.campagne, needs, ventilation::agents(w, world.coordination(), tour));
  std::vector<Changement> changes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto after = lines[i].etat;
    const auto& funder = needs[i].financeur;
    retenir_financeur(after, lines[i], world.campagne, funder,
                      raison_du_comite("il peut financer ce projet"));
    if (found[i].personne) confier(after, funder, *found[i].personne, found[i].raison);
    changes.push_back(
        changed(world, now, lines[i], Preparer{contenu(after, lines[i].note.structure, {})}, after));
  }
  if (!changes.empty())
    must(appliquer(w, world.coordination(), now, tour, Genre::changement,
                   "Financeur ajouté pour " + base::counted(changes.size(), "note", "notes"), changes));
}

/// The meeting of the project's theme; of another theme when it has none.
std::string thematic(const campagne::Campagne& c, const Ligne& l) {
  const auto* theme = c.orientation(l.note.demande.orientation);
  if (theme && !theme->reunion.empty()) return theme->reunion;
  auto it = std::ranges::find_if(c.reunions, [](const auto& one) { return !one.theme.empty(); });
  return it == c.reunions.end() ? c.reunions.front().code : it->code;
}

void choose_meetings(db::Writing& w, const World& world, base::Instant now) {
  const Tour tour{world.campagne};
  auto open = lignes(w, world.coordination(), tour, {.reunion = std::string(a_choisir)});
  std::vector<Changement> changes;
  for (const auto& l : open) {
    auto after = l.etat;
    choisir_reunion(after, thematic(world.campagne, l), false,
                    raison_du_comite("la commune n’a pas de réunion à elle"));
    changes.push_back(changed(world, now, l, Preparer{contenu(after, l.note.structure, {})}, after));
  }
  if (!changes.empty())
    must(appliquer(w, world.coordination(), now, tour, Genre::changement,
                   "Réunion choisie pour " + base::counted(changes.size(), "note", "notes"), changes));
}

void set_one_aside(db::Writing& w, const World& world, base::Instant now) {
  const Tour tour{world.campagne};
  auto lines = lignes(w, world.coordination(), tour, {});
  if (world.campagne.ventilation.motifs.empty() || lines.empty()) return;
  const auto& l = lines.at(lines.size() / 2);
  auto after = l.etat;
  after.ecart_motif = world.campagne.ventilation.motifs.back().code;
  after.ecart_texte = "La référente de votre commune peut vous aider à trouver le bon interlocuteur.";
  must(appliquer(w, world.coordination(), now, tour, Genre::changement,
                 reference(l, world.campagne) + " : note écartée",
                 {changed(world, now, l, Ecarter{after.ecart_motif, after.ecart_texte}, after)}));
}

void transmit(db::Writing& w, const World& world, base::Instant now) {
  const Tour tour{world.campagne};
  auto all =
      transmission(lignes(w, world.coordination(), tour, {}), world.coordination(), now, world.campagne);
  if (all.changements.empty()) return;
  must(transmettre(w, world.coordination(), now, tour, tour_vu(w, tour), all));
}

}  // namespace

void fill_bureaus(World& world, base::Instant now) {
  world.database.write([&](db::Writing& w) {
    for (std::size_t rank = 0; rank < world.porteurs.size(); ++rank) {
      const auto& who = world.porteurs[rank];
      auto id = who.structures.front().structure;
      auto list = bureau_of(rank);
      if (rank == 2) seat(list, world, personne::Role::instructeur);
      if (rank == 5) seat(list, world, personne::Role::elu);
      must(structure::enregistrer_bureau(w, who, now, id, structure::bureau(w, id).version, list));
    }
    chercher_conflits(w, world.coordination(), now);
  });
}

void hold_committee(World& world) {
  const auto first = first_morning(world.campagne);
  world.database.write([&](db::Writing& w) {
    decide_conflicts(w, world, first);
    for (auto& one : world.agents) one = personne::acteur(w, one.id).value();
    propose(w, world, first + 1h);
    find_funders(w, world, first + 25h);
    choose_meetings(w, world, first + 26h);
    set_one_aside(w, world, first + 27h);
    transmit(w, world, first + 3 * 24h + 7h);
  });
}

}  // namespace server::demo
