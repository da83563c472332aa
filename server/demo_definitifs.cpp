// The demonstration's final dossiers, from their opening to their deposit.
#include "server/demo_definitifs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/base/text.h"
#include "programme/budget/budget_store.h"
#include "programme/definitif/a_regler.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/personne/personne_store.h"
#include "programme/structure/membre_store.h"
#include "server/demo_texts.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
using definitif::Definitif;

/// In the day, the n-th of so many between these instants; later ones are never on an earlier day.
base::Instant spaced(base::Instant from, base::Instant to, std::size_t n, std::size_t of) {
  auto share = std::chrono::milliseconds((to - from).count() * std::int64_t(n + 1) / std::int64_t(of + 1));
  auto at = base::start_of_day(base::paris_date(from + share)) + 9h + std::chrono::minutes(n * 37 % 560);
  return std::clamp(at, from, to);
}

/// The states follow one another within each structure, and begin elsewhere in the next one.
Degre degree(std::size_t structure, std::size_t nth) {
  constexpr std::array cycle{Degre::depose,   Degre::a_signer,  Degre::presque, Degre::depose,
                             Degre::commence, Degre::depose,    Degre::signe,   Degre::ouvert,
                             Degre::depose,   Degre::pas_ouvert};
  return cycle.at((structure * 3 + nth) % cycle.size());
}

void open(db::Writing& w, const World& world, const Projet& p) {
  const auto& c = world.campagne;
  auto d = dossier::lock(w, *p.porteur, p.dossier).value();
  if (auto why = definitif::obstacle_a_l_ouverture(w, d)) must(Result<void>(refuse(why->cause, why->detail)));
  auto note = dossier::deposits(w, d).back().brouillon();
  auto form = dossier::structure_form(w, d);
  definitif::create(
      w, *p.porteur, p.ouvert_le, d.id,
      definitif::reprendre(note, {c, form, note, p.ouvert_le}, definitif::autre_definitif(w, d), {}));
  auto locked = budget::verrouiller(w, d, budget::Genre::action, c.annee, p.ouvert_le);
  auto typed = dossier::fusionner(locked.saisie, budget::en_champs(c, budget::depuis_la_note(note, c)),
                                  p.porteur->id, p.ouvert_le);
  budget::enregistrer(w, locked, typed.brouillon, c, p.ouvert_le);
  journal::inscrire(w, *p.porteur, p.ouvert_le,
                    {.acte = "definitif_ouvert", .objet = "dossier", .objet_id = d.id});
}

void write(db::Writing& w, const World& world, const Projet& p) {
  bool whole = p.degre > Degre::presque;
  auto parts = definitif::parties.size();
  write_answers(w, world, p, p.degre == Degre::commence ? parts / 2 : parts);
  write_budget(w, world, p, p.degre != Degre::commence);
  if (p.degre == Degre::commence) return;
  choose_indicators(w, world, p);
  if (whole) answer_recommendations(w, world, p);
  write_sheets(w, world, p, whole);
  give_pieces(w, world, p, whole ? 0 : 1);
}

std::size_t nothing_missing(db::Reading& r, const World& world, const Projet& p, const Definitif& f,
                            const definitif::Contenu& content) {
  auto list = definitif::a_regler(r, *p.porteur, f, content, world.campagne, p.fini_le);
  if (list.empty()) return 0;
  throw std::runtime_error(
      fmt::format("demonstration: dossier {}, {}: {}", p.dossier, list.front().partie, list.front().texte));
}

std::string attested(const definitif::Contenu& content, const campagne::Campagne& c) {
  std::vector<std::string> codes;
  for (const auto* e : definitif::engagements(content, c)) codes.push_back(e->code);
  return base::join(codes, " ");
}

/// By whoever may sign for the structure besides who writes, when there is somebody.
void sign(db::Writing& w, const World& world, const Projet& p) {
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  bool theirs = world.signataire && world.signataire->membre_de(f.dossier.structure);
  const auto& who = theirs ? *world.signataire : *p.porteur;
  auto content = definitif::contenu(w, *p.porteur, f, world.campagne);
  auto digest = definitif::empreinte(content);
  perform(w, world, who, p.fini_le, p.dossier,
          definitif::Signer{nothing_missing(w, world, p, f, content), true}, {{"empreinte", digest}});
  definitif::signer(w, who, p.fini_le, f,
                    {.nom = who.nom,
                     .qualite = theirs ? "présidence" : "direction, par délégation",
                     .engagements = attested(content, world.campagne),
                     .empreinte = digest,
                     .signee_le = p.fini_le});
}

void deposit(db::Writing& w, const World& world, const Projet& p) {
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  auto content = definitif::contenu(w, *p.porteur, f, world.campagne);
  auto signed_by = definitif::attestation(w, f).value();
  auto now = p.fini_le + 20min;
  bool same = signed_by.empreinte == definitif::empreinte(content);
  auto done =
      must(definitif::accomplir(f.etat(), definitif::Deposer{nothing_missing(w, world, p, f, content), same},
                                f.contexte(*p.porteur, now, world.campagne)));
  definitif::save_state(w, f, done.etat, now, *p.porteur);
  auto rank = definitif::record_depot(w, *p.porteur, now, f, content, signed_by);
  journal::inscrire(w, *p.porteur, now,
                    {done.trace,
                     "dossier",
                     p.dossier,
                     {{"rang", std::to_string(rank)}, {"empreinte", signed_by.empreinte}}});
}

void finish(db::Writing& w, const World& world, const Projet& p) {
  if (p.degre >= Degre::commence) write(w, world, p);
  if (p.degre == Degre::a_signer) {
    auto f = definitif::lock(w, *p.porteur, p.dossier).value();
    auto content = definitif::contenu(w, *p.porteur, f, world.campagne);
    perform(w, world, *p.porteur, p.fini_le, p.dossier,
            definitif::DemanderSignature{nothing_missing(w, world, p, f, content)});
  }
  if (p.degre >= Degre::signe) sign(w, world, p);
  if (p.degre == Degre::depose) deposit(w, world, p);
}

/// Somebody of the first structure who signs and writes nothing.
void hire_signatory(World& world, base::Instant now) {
  auto structure = world.porteurs.front().structures.front().structure;
  world.signataire = world.database.write([&](db::Writing& w) {
    auto id = must(personne::creer_par_console(w,
                                               {"Ange Signataire",
                                                "signataire@demo.example",
                                                personne::mot_de_passe_actuel(w, world.porteurs.front()),
                                                {}},
                                               now))
                  .personne;
    structure::ajouter_membre(w, now, structure, id, {.administrer = false, .ecrire = false, .signer = true});
    return personne::acteur(w, id).value();
  });
  world.comptes.push_back({world.signataire->courriel, "Signataire de la structure du porteur"});
}

const personne::Acteur* porteur_of(const World& world, std::int64_t structure) {
  for (const auto& one : world.porteurs)
    if (one.membre_de(structure)) return &one;
  return world.reussite && world.reussite->membre_de(structure) ? &*world.reussite : nullptr;
}

/// Who deposits in time goes to the end, once the deadline has passed.
Degre reached(Degre now, bool after_the_deadline) {
  return after_the_deadline && now > Degre::ouvert ? Degre::depose : now;
}

void plan(std::vector<Projet>& all, const World& world, base::Instant since, base::Instant now) {
  const auto& c = world.campagne;
  auto end = std::min(now, c.depot_final.until) - 1h;
  auto middle = std::max(c.depot_final.from, since + (end - since) / 2);
  std::map<const personne::Acteur*, std::size_t> seen;
  for (std::size_t n = 0; n < all.size(); ++n) {
    auto& p = all[n];
    auto structure = std::size_t(p.porteur - world.porteurs.data());
    bool single = world.reussite && p.porteur == &*world.reussite;
    p.degre =
        reached(single ? Degre::presque : degree(structure, seen[p.porteur]++), now >= c.depot_final.until);
    p.rang = n;
    p.ouvert_le = spaced(since, middle - 1h, n, all.size());
    p.fini_le = spaced(middle, end, n, all.size());
  }
}

}  // namespace

std::vector<Projet> projets(const World& world, base::Instant since, base::Instant until) {
  auto all = world.database.read([&](db::Reading& r) {
    std::vector<Projet> found;
    for (auto id : world.notes) {
      auto d = dossier::find(r, world.coordination(), id);
      const auto* who = d ? porteur_of(world, d->structure) : nullptr;
      if (who && !definitif::obstacle_a_l_ouverture(r, *d)) found.push_back({id, who});
    }
    return found;
  });
  plan(all, world, since, until);
  return all;
}

void write_final_dossiers(World& world, base::Instant since, base::Instant now) {
  hire_signatory(world, since);
  auto all = projets(world, since, now);
  world.database.write([&](db::Writing& w) {
    std::map<const personne::Acteur*, bool> completed;
    for (const auto& p : all)
      if (p.degre > Degre::pas_ouvert) {
        open(w, world, p);
        if (!std::exchange(completed[p.porteur], true)) complete_structure(w, world, p);
      }
    for (const auto& p : all)
      if (p.degre > Degre::pas_ouvert) finish(w, world, p);
  });
  join_twins(world, all);
}

}  // namespace server::demo
