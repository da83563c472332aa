// The demonstration's projects on both arrondissements: each call has a deposit of its own.
#include <fmt/format.h>

#include <algorithm>

#include "programme/budget/budget_store.h"
#include "programme/campagne/campagne_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/ventilation/ventilation_store.h"
#include "server/demo_definitifs.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;

/// The first place of `what` becomes `with`.
void replace_first(std::string& text, std::string_view what, std::string_view with) {
  if (auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
}

std::string neighbour_of(const campagne::Campagne& c) { return c.code + "-voisin"; }

/// The same call under the name of the neighbouring arrondissement, loaded before ours, which stays the last.
void load_neighbour(db::Writing& w, const World& world, base::Instant now) {
  const auto& c = world.campagne;
  auto ours = campagne::fichiers_de_la_derniere(w);
  auto theirs = ours;
  for (auto& [name, text] : theirs) {
    replace_first(text, fmt::format("\"{}\"", c.code), fmt::format("\"{}\"", neighbour_of(c)));
    replace_first(text, fmt::format("\"{}\"", c.titre), "\"Appel à projets de l’arrondissement voisin\"");
  }
  for (const auto* files : {&theirs, &ours})
    if (!campagne::enregistrer(w, world.coordination(), now, *files))
      throw std::runtime_error("demonstration: the neighbouring call cannot be read");
}

/// The same note, deposited there too.
std::int64_t deposit_note(db::Writing& w, const World& world, const Projet& p, const dossier::Brouillon& b) {
  const auto& c = world.campagne;
  const auto& who = *p.porteur;
  auto now = c.depot_note.until - 2 * 24h;
  auto id = dossier::create(w, who, now, neighbour_of(c), who.structures.front().structure);
  journal::inscrire(w, who, now, {"note_commencee", "dossier", id, {}});
  std::vector<std::string> fields;
  for (const auto& [field, unused] : b) fields.push_back(field);
  auto read = dossier::lire(b, c);
  dossier::save_draft(w, dossier::lock(w, who, id).value(), b, read.note, fields, now);
  auto d = dossier::lock(w, who, id).value();
  auto done = must(dossier::accomplir(d.etat(), dossier::DeposerNote{&read}, d.contexte(who, now, c)));
  dossier::save_state(w, d, done.etat, now);
  auto kept = dossier::record_deposit(w, who, d, b, now);
  journal::inscrire(
      w, who, now,
      {done.trace, "dossier", id, {{"rang", std::to_string(kept.rang)}, {"empreinte", kept.empreinte}}});
  return id;
}

/// Its meetings are the neighbour's: the final dossier is opened there, with three quarters of our budget.
void write_final(db::Writing& w, const World& world, const Projet& p, std::int64_t id) {
  const auto& c = world.campagne;
  auto ours = definitif::find(w, *p.porteur, p.dossier).value();
  definitif::create(w, *p.porteur, p.ouvert_le, id, definitif::draft(w, ours));
  journal::inscrire(w, *p.porteur, p.ouvert_le,
                    {.acte = "definitif_ouvert", .objet = "dossier", .objet_id = id});
  auto b =
      budget::lire_budget(budget::charger(w, ours.dossier, budget::Genre::action, c.annee).saisie, c).budget;
  for (auto& [line, amount] : b.montants) amount.value = amount.value / 4 * 3;
  for (auto& line : b.financeurs)
    line.droit_commun.value = line.droit_commun.value / 4 * 3,
    line.specifique.value = line.specifique.value / 4 * 3;
  auto there = definitif::lock(w, *p.porteur, id).value();
  auto locked = budget::verrouiller(w, there.dossier, budget::Genre::action, c.annee, p.fini_le);
  dossier::Brouillon typed;
  for (const auto& [field, sent] : budget::en_champs(c, b))
    typed.poser(field, {sent.texte, p.porteur->id, p.fini_le});
  budget::enregistrer(w, locked, typed, c, p.fini_le);
}

void on_both(db::Writing& w, const World& world, const Projet& p) {
  auto d = dossier::find(w, *p.porteur, p.dossier).value();
  auto note = dossier::deposits(w, d).back().brouillon();
  note.poser("deux_arrondissements", {"oui", p.porteur->id, p.ouvert_le});
  auto id = deposit_note(w, world, p, note);
  write_final(w, world, p, id);
  ventilation::noter_jumeau(w, world.coordination(), p.fini_le + 1h, {.dossier = p.dossier, .autre = id});
}

}  // namespace

void join_twins(World& world, const std::vector<Projet>& all) {
  auto deposited = [&](const personne::Acteur& who) {
    return std::ranges::find_if(
        all, [&](const Projet& p) { return p.porteur == &who && p.degre == Degre::depose; });
  };
  auto first = deposited(world.porteurs.front()), second = deposited(world.porteurs.at(1));
  world.database.write([&](db::Writing& w) {
    if (first != all.end()) {
      load_neighbour(w, world, world.campagne.depot_note.from);
      on_both(w, world, *first);
    }
    if (second != all.end())
      ventilation::noter_jumeau(w, world.coordination(), second->fini_le + 1h,
                                {.dossier = second->dossier,
                                 .collectivite = "Agglomération voisine (exemple)",
                                 .reference = fmt::format("{}-0107", world.campagne.annee)});
  });
}

}  // namespace server::demo
