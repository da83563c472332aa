// The demonstration's final dossiers: how far each has got, and the parts of which they are made.
#pragma once
#include <utility>
#include <vector>

#include "programme/definitif/definitif_store.h"
#include "programme/journal/journal.h"
#include "server/demo_world.h"

namespace server::demo {

/// How far a final dossier of the demonstration goes; each with all that comes before it.
enum class Degre : std::uint8_t {
  pas_ouvert,
  ouvert,    ///< what the note said was carried over
  commence,  ///< half of the form, a budget that does not balance
  presque,   ///< a piece and the answers to the recommendations are missing
  a_signer,
  signe,
  depose
};

/// A project of which a final dossier is made, and when.
struct Projet {
  std::int64_t dossier = 0;
  const personne::Acteur* porteur = nullptr;
  std::size_t rang = 0;  ///< among all of them: what makes them differ from one another
  Degre degre = Degre::pas_ouvert;
  base::Instant ouvert_le{}, fini_le{};
};

/// Projects whose final dossier may be opened, in the order in which they are; until that instant.
std::vector<Projet> projets(const World&, base::Instant since, base::Instant until);

/// The answers of the form, for `parts` of its parts (demo_reponses.cpp).
void write_answers(db::Writing&, const World&, const Projet&, std::size_t parts);
void answer_recommendations(db::Writing&, const World&, const Projet&);
void choose_indicators(db::Writing&, const World&, const Projet&);
/// The budget of the action from what the note asks; short of a sum when it does not balance
/// (demo_budgets.cpp).
void write_budget(db::Writing&, const World&, const Projet&, bool balanced);
/// What its page lacks, and the budget of the year, for the structure of that project.
void complete_structure(db::Writing&, const World&, const Projet&);
/// The pieces that are missing, but for so many of them (demo_pieces.cpp).
void give_pieces(db::Writing&, const World&, const Projet&, std::size_t but);
/// One file for that piece, in the dossier or the safe.
void give_piece(db::Writing&, const World&, const Projet&, base::Instant, const campagne::Piece&);
/// Activities, posts, or the contributions that the référent·es bring; something is missing in them unless
/// they are `whole` (demo_fiches.cpp).
void write_sheets(db::Writing&, const World&, const Projet&, bool whole);
/// Two projects on both arrondissements: the other deposit of one is in a neighbouring call of this platform,
/// that of the second is known by its reference (demo_jumeaux.cpp).
void join_twins(World&, const std::vector<Projet>&);

/// An act of the final dossier's workflow, with its line in the journal.
template <class Act>
void perform(db::Writing& w, const World& world, const personne::Acteur& who, base::Instant now,
             std::int64_t dossier, const Act& act,
             std::vector<std::pair<std::string, std::string>> details = {}, std::string_view reason = {}) {
  auto f = definitif::lock(w, who, dossier).value();
  auto done = must(definitif::accomplir(f.etat(), act, f.contexte(who, now, world.campagne)));
  definitif::save_state(w, f, done.etat, now, who, reason);
  journal::inscrire(w, who, now, {done.trace, "dossier", dossier, std::move(details)});
}

}  // namespace server::demo
