// The demonstration's completeness: what was checked, asked again, given back and decided since the deadline.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/base/text.h"
#include "programme/completude/completude_store.h"
#include "programme/definitif/a_regler.h"
#include "programme/definitif/cible.h"
#include "programme/definitif/contenu_store.h"
#include "programme/piece/piece_store.h"
#include "server/demo_definitifs.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
using definitif::Definitif;

/// A deposited dossier as the coordination checks it.
struct Controle {
  const World& world;
  Projet projet;
  base::Instant now{};
  const personne::Acteur& coordination() const { return world.coordination(); }
};

std::vector<piece::Exigence> due(db::Reading& r, const Controle& c, const Definitif& f) {
  auto all = piece::exigences(r, c.world.campagne, f.dossier, c.now);
  std::erase_if(all, [](const piece::Exigence& x) { return !piece::a_deposer(*x.piece); });
  return all;
}

/// The pieces are found right, all of them or the first `most` that were not looked at.
void find_right(db::Writing& w, const Controle& c, std::size_t most) {
  auto f = definitif::lock(w, c.coordination(), c.projet.dossier).value();
  for (const auto& x : due(w, c, f))
    for (const auto& r : x.remises)
      if (r.verdict == piece::Verdict::aucun && most-- > 0)
        piece::verifier(w, c.coordination(), c.now, {f.dossier.structure, f.id()}, r,
                        piece::Verdict::conforme, {}, {});
}

void declare_complete(db::Writing& w, const Controle& c) {
  find_right(w, c, 1000);
  auto f = definitif::lock(w, c.coordination(), c.projet.dossier).value();
  auto left = completude::non_conformes(piece::exigences(w, c.world.campagne, f.dossier, c.now));
  perform(w, c.world, c.coordination(), c.now, f.id(), definitif::DeclarerComplet{left});
}

/// A piece of the safe that was given once, to be given again; nothing when the call has none.
std::optional<piece::Exigence> worth_refusing(db::Reading& r, const Controle& c, const Definitif& f) {
  for (auto& x : due(r, c, f))
    if (piece::au_coffre(*x.piece) && x.piece->validite == 0 && !x.remises.empty()) return std::move(x);
  return std::nullopt;
}

void refuse_one(db::Writing& w, const Controle& c, const Definitif& f, const piece::Exigence& x) {
  const auto* incomplete = c.world.campagne.motif_non_conforme("incomplet");
  const auto& reason = incomplete ? *incomplete : c.world.campagne.motifs_non_conformes.front();
  piece::verifier(w, c.coordination(), c.now, {f.dossier.structure, f.id()}, x.remises.front(),
                  piece::Verdict::non_conforme, reason.code,
                  "La dernière page, celle des signatures, n’est pas là.");
}

/// What the request names: the piece refused, and how the action will be assessed.
completude::Saisie request(db::Reading& r, const Controle& c, const Definitif& f, base::Instant last_day) {
  const auto& call = c.world.campagne;
  auto sent = definitif::dernier_depot(r, f).value().contenu();
  completude::Saisie s{.date = base::short_date(base::paris_date(last_day)),
                       .message = "Le reste de votre dossier est complet. Merci pour ce travail.",
                       .cibles = completude::proposees(due(r, c, f), call)};
  for (const auto& section : completude::sections(sent, call, c.now))
    if (section.cible == "partie/suivi")
      s.cibles.push_back({section.cible, "Dites qui mène l’évaluation, et à quelles dates."});
  return s;
}

void ask_again(db::Writing& w, const Controle& c, base::Instant last_day) {
  auto f = definitif::lock(w, c.coordination(), c.projet.dossier).value();
  if (auto x = worth_refusing(w, c, f)) refuse_one(w, c, f, *x);
  auto s = request(w, c, f, last_day);
  auto read = completude::lire(s, c.now);
  auto done = must(definitif::accomplir(f.etat(), definitif::DemanderComplements{s.cibles.size(), read.avant},
                                        f.contexte(c.coordination(), c.now, c.world.campagne)));
  auto id = completude::demander(w, c.coordination(), c.now, f, s, read.avant);
  definitif::save_state(w, f, done.etat, c.now, c.coordination());
  journal::inscrire(w, c.coordination(), c.now,
                    {done.trace, "dossier", f.id(), {{"demande", std::to_string(id)}}});
}

/// The porteur writes what is asked, and gives the piece again.
void complete(db::Writing& w, const Controle& c, const completude::Demande& asked) {
  const auto& p = c.projet;
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  auto b = definitif::draft(w, f);
  b.poser("evaluation",
          {"La coordinatrice et deux habitantes la mènent, en juin puis en décembre, avec le centre social.",
           p.porteur->id, c.now});
  definitif::save_draft(w, f, b, c.now);
  for (const auto& target : asked.cibles)
    if (const auto* piece = c.world.campagne.piece(definitif::piece_de(target.cible)))
      give_piece(w, c.world, p, c.now, *piece);
}

void give_back(db::Writing& w, const Controle& c) {
  const auto& call = c.world.campagne;
  const auto& who = *c.projet.porteur;
  auto asked = completude::derniere_demande(w, definitif::find(w, who, c.projet.dossier).value()).value();
  complete(w, c, asked);
  auto f = definitif::lock(w, who, c.projet.dossier).value();
  auto present = definitif::contenu(w, who, f, call);
  auto before = definitif::depot(w, f, asked.rang_avant).value().contenu();
  auto missing = completude::manques(asked.codes(), definitif::a_regler(w, who, f, present, call, c.now),
                                     piece::exigences(w, call, f.dossier, c.now));
  auto done = must(definitif::accomplir(f.etat(), definitif::RendreComplements{missing.size()},
                                        f.contexte(who, c.now, call)));
  definitif::save_state(w, f, done.etat, c.now, who);
  auto rank = completude::rendre(w, who, c.now, f, asked,
                                 completude::completer(before, present, asked.codes(), call, c.now),
                                 "Le document est scanné de nouveau, avec sa dernière page.");
  journal::inscrire(w, who, c.now,
                    {done.trace,
                     "dossier",
                     f.id(),
                     {{"demande", std::to_string(asked.id)}, {"rang", std::to_string(rank)}}});
}

/// What has become of the n-th deposited dossier of a structure.
void check(db::Writing& w, Controle c, std::size_t structure, std::size_t nth, base::Instant deadline,
           base::Instant now) {
  auto day = [&](int n) { return deadline + 9h + n * 24h; };
  bool reasons = !c.world.campagne.motifs_non_conformes.empty();
  c.now = day(2) + std::chrono::minutes(structure * 7 + nth * 3);
  if (structure >= 3 && nth % 3 == 0) return declare_complete(w, c);
  if (structure >= 3 && nth % 3 == 1) return find_right(w, c, 4);
  if (structure >= 3 || nth > 0 || !reasons) return;
  ask_again(w, c, structure == 2 ? day(4) : now + 6 * 24h);
  if (structure == 1) c.now = day(5), give_back(w, c);
}

}  // namespace

void check_completeness(World& world, base::Instant now) {
  world.database.write([&](db::Writing& w) {
    std::map<std::int64_t, std::size_t> seen;
    for (const auto& line : completude::lignes(w, world.coordination(), world.campagne, {}, now, 10'000)) {
      auto f = definitif::find(w, world.coordination(), line.id).value();
      auto it = std::ranges::find_if(
          world.porteurs, [&](const personne::Acteur& a) { return a.membre_de(f.dossier.structure); });
      if (it == world.porteurs.end()) continue;
      check(w, {world, {.dossier = line.id, .porteur = &*it}}, std::size_t(it - world.porteurs.begin()),
            seen[f.dossier.structure]++, world.campagne.depot_final.until, now);
    }
  });
}

}  // namespace server::demo
