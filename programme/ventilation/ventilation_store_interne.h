// What the files of the store share: conditions on dossiers, lists of parameters, rows written many at a
// time.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/sets.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation::interne {

/// As many numbers as one statement takes; longer lists go by pieces.
inline constexpr std::size_t piece = 512;

/// Calls f with pieces of the list.
template <class List, class F>
void by_pieces(const List& all, F f) {
  using T = std::remove_cvref_t<decltype(*all.begin())>;
  for (std::size_t from = 0; from < all.size(); from += piece) {
    auto begin = all.begin() + std::ptrdiff_t(from);
    f(std::vector<T>(begin, begin + std::ptrdiff_t(std::min(piece, all.size() - from))));
  }
}

/// What a query of lines looks at: "dossier d JOIN structure s … LEFT JOIN ventilation v …", and its
/// condition: the deposited dossiers of the campaign that the person may see, and what the filter asks (not
/// its place).
struct Choix {
  std::string from, where;
  db::Params params;
};
Choix choix(db::Engine, const personne::Acteur&, const Tour&, const Filtre&);

/// SQL on an affectation a of dossier d: 1 when a role of the person covers the dossier for that funder.
extern const std::string_view covered;
/// The state of the committee's preparation is the coordination's.
bool prepare(const personne::Acteur&);

/// The funders of the dossiers of a list ("(?1, ?2)"), in the order of dossier and funder.
void lire_sollicitations(db::Reading&, const std::string& list, const db::Params&,
                         const std::function<void(std::int64_t dossier, Sollicitation)>&);
/// How many dossiers of the round each of these people has.
void lire_charges(db::Reading&, const Tour&, std::unordered_map<std::int64_t, int>&);
/// The states of these dossiers, in the order of their ids, without asking who looks.
std::vector<EtatDossier> etats_de(db::Reading&, int tour, std::vector<std::int64_t> dossiers);
/// Writes `apres` where `avant` stood: rows that go are deleted, the others written, as they are.
void ecrire(db::Writing&, int tour, const std::vector<EtatDossier>& avant,
            const std::vector<EtatDossier>& apres);

/// Takes the round: whoever else changes it waits, or has finished.
void prendre(db::Writing&, const Tour&);
/// Keeps what the dossiers were, and returns the number of the operation.
std::int64_t inscrire_operation(db::Writing&, const personne::Acteur&, base::Instant, const Tour&, Genre,
                                std::string_view libelle, const std::vector<EtatDossier>& avant);
/// Applies the changes as one unit, whatever their states: ventilation_store.h, `appliquer`. Writes no line
/// of the journal.
Result<Operation> enregistrer(db::Writing&, const personne::Acteur&, base::Instant, const Tour&, Genre,
                              std::string_view libelle, std::vector<Changement>);

}  // namespace ventilation::interne
