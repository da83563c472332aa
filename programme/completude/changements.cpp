// The deposited contents completed by what was asked again, and what changed between two deposits.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "platform/base/text.h"
#include "programme/completude/completude.h"
#include "programme/definitif/cible.h"
#include "programme/definitif/fiche_contribution.h"
#include "programme/definitif/presentation.h"

namespace completude {
namespace {

using definitif::Contenu;
using definitif::Ecart;
using definitif::ReponseLue;
using definitif::fiche::Fiche;
using Lues = std::vector<ReponseLue>;

/// The part of the form that a target names.
std::optional<definitif::Partie> part_of(std::string_view cible) {
  constexpr std::string_view of_parts = "partie/";
  return cible.starts_with(of_parts) ? definitif::partie(cible.substr(of_parts.size())) : std::nullopt;
}

/// Answers that apply in either version: one choice may ask another question.
void take_part(Contenu& into, const Contenu& from, definitif::Partie p, const campagne::Campagne& call,
               base::Instant now) {
  for (const auto* version : {&std::as_const(into), &from}) {
    auto questions = definitif::questions(p, version->situation(call, now));
    for (const auto& q : questions)
      if (const auto* said = from.reponses.saisie(q.nom)) into.reponses.poser(q.nom, *said);
  }
  if (p == definitif::Partie::structure) into.structure = from.structure, into.dirigeants = from.dirigeants;
}

/// The documents of one piece, in the place of those that stood for it.
void take_piece(Contenu& into, const Contenu& from, std::string_view code) {
  std::erase_if(into.pieces, [&](const auto& p) { return p.code == code; });
  for (const auto& p : from.pieces)
    if (p.code == code) into.pieces.push_back(p);
}

void take(Contenu& into, const Contenu& from, std::string_view cible, const campagne::Campagne& call,
          base::Instant now) {
  if (auto p = part_of(cible)) return take_part(into, from, *p, call, now);
  if (auto code = definitif::piece_de(cible); !code.empty()) return take_piece(into, from, code);
  if (cible == "recommandations") into.recommandations = from.recommandations;
  if (cible == "indicateurs") into.indicateurs = from.indicateurs;
  if (cible == fiches) into.fiches = from.fiches;
  if (cible == "budget/action") into.budget_action = from.budget_action;
  if (cible == "budget/structure") into.budget_structure = from.budget_structure;
}

Lues of_part(definitif::Partie p, const Contenu& c, const campagne::Campagne& call, base::Instant now) {
  Lues read;
  if (p == definitif::Partie::structure) read = definitif::presenter_structure(c.structure).reponses;
  for (auto& part : definitif::presenter(c, call, now))
    if (part.ancre == definitif::code(p))
      for (auto& one : part.reponses) read.push_back(std::move(one));
  return read;
}

Lues of_advice(const Contenu& c) {
  Lues read;
  for (const auto& r : c.recommandations) {
    std::string text(definitif::libelle_suite(r.suite));
    read.push_back({r.texte, r.explication.empty() ? text : text + "\n" + r.explication});
  }
  return read;
}

Lues of_indicators(const Contenu& c, const campagne::Campagne& call) {
  Lues read;
  for (const auto& i : c.indicateurs) {
    const auto* why = call.objectif(i.objectif);
    read.push_back({i.intitule, fmt::format("{}\n{}\n{}\n{}\n{}", why ? why->titre : "", i.mesure, i.outil,
                                            definitif::trajectoire(i), definitif::decoupage(i))});
  }
  return read;
}

Lues of_budget(const dossier::Brouillon& typed, const campagne::Campagne& call) {
  Lues read;
  for (bool charges : {true, false})
    for (const auto& line : definitif::lignes(typed, call, charges))
      read.push_back({fmt::format("{} : {}", charges ? "Charges" : "Produits", line.libelle),
                      base::euros(line.montant)});
  return read;
}

/// What a contribution to the PRE brings, counted: its lines about children are read on its own page only.
std::string counts(const Fiche& f, const campagne::Campagne& call) {
  auto one = definitif::fiche::lire_contribution(f.saisie, call).contribution;
  return fmt::format("{} ; {} ; {} ; {}", base::euros(one.cout),
                     base::counted(std::size_t(one.enfants), "enfant", "enfants"),
                     base::counted(one.intervenants.size(), "intervenant·e", "intervenant·es"),
                     base::counted(one.parcours.size(), "parcours", "parcours"));
}

bool same_answers(const Fiche& a, const Fiche& b) {
  auto has_all = [](const Fiche& one, const Fiche& other) {
    return std::ranges::all_of(one.saisie, [&](const auto& answer) {
      return other.saisie.valeur(answer.first) == answer.second.valeur;
    });
  };
  return has_all(a, b) && has_all(b, a);
}

/// Contributions that were brought, taken away, or changed.
std::vector<Ecart> of_contributions(const Contenu& before, const Contenu& after,
                                    const campagne::Campagne& call) {
  std::vector<Ecart> list;
  auto kept = [](const Fiche& f) { return f.genre == definitif::fiche::Genre::contribution; };
  auto in = [](const Contenu& c, const Fiche& f) {
    auto it = std::ranges::find(c.fiches, f.id, &Fiche::id);
    return it == c.fiches.end() ? nullptr : &*it;
  };
  auto label = [](const Fiche& f) { return fmt::format("Contribution « {} »", f.titre()); };
  for (const auto& now : after.fiches) {
    if (!kept(now)) continue;
    const auto* was = in(before, now);
    if (!was)
      list.push_back({label(now), "", counts(now, call)});
    else if (!same_answers(*was, now))
      list.push_back({label(now), counts(*was, call), counts(now, call) + "\nÀ relire sur sa page."});
  }
  for (const auto& gone : before.fiches)
    if (kept(gone) && !in(after, gone)) list.push_back({label(gone), counts(gone, call), ""});
  return list;
}

/// Two sheets ask the same questions: the label tells of which one.
Lues of_sheets(const Contenu& c, const campagne::Campagne& call) {
  Lues read;
  for (const auto& sheet : definitif::presenter_fiches(c.fiches, call))
    for (const auto& one : sheet.reponses)
      read.push_back({fmt::format("{} : {}", sheet.titre, one.label), one.texte});
  return read;
}

/// A section as people read it.
Lues as_read(std::string_view cible, const Contenu& c, const campagne::Campagne& call, base::Instant now) {
  if (auto p = part_of(cible)) return of_part(*p, c, call, now);
  if (cible == "recommandations") return of_advice(c);
  if (cible == "indicateurs") return of_indicators(c, call);
  if (cible == fiches) return of_sheets(c, call);
  return of_budget(cible == "budget/action" ? c.budget_action : c.budget_structure, call);
}

/// Pairs the answers by their labels, in the order of the second list; what is only in the first comes last.
std::vector<Ecart> differences(Lues before, const Lues& after) {
  std::vector<Ecart> list;
  for (const auto& now : after) {
    auto was = std::ranges::find(before, now.label, &ReponseLue::label);
    std::string text;
    if (was != before.end()) text = was->texte, before.erase(was);
    if (text != now.texte) list.push_back({now.label, std::move(text), now.texte});
  }
  for (const auto& gone : before)
    if (!gone.texte.empty()) list.push_back({gone.label, gone.texte, ""});
  return list;
}

/// What changed in a section; nothing at all for what was not compared: pieces have their own list.
std::optional<std::vector<Ecart>> gaps(std::string_view cible, const Contenu& before, const Contenu& after,
                                       const campagne::Campagne& call, base::Instant now) {
  if (!definitif::piece_de(cible).empty()) return std::nullopt;
  if (cible == fiches && before.fiches.empty() && after.fiches.empty()) return std::nullopt;
  auto list = differences(as_read(cible, before, call, now), as_read(cible, after, call, now));
  if (cible == fiches) std::ranges::move(of_contributions(before, after, call), std::back_inserter(list));
  return list;
}

}  // namespace

Contenu completer(Contenu deposited, const Contenu& present, const std::vector<std::string>& cibles,
                  const campagne::Campagne& call, base::Instant now) {
  for (const auto& cible : cibles) take(deposited, present, cible, call, now);
  return deposited;
}

std::vector<Changement> changements(const Contenu& before, const Contenu& after,
                                    const std::vector<std::string>& cibles, const campagne::Campagne& call,
                                    base::Instant now) {
  std::vector<Changement> list;
  for (const auto& cible : cibles)
    if (auto found = gaps(cible, before, after, call, now)) list.push_back({cible, std::move(*found)});
  return list;
}

}  // namespace completude
