// What the stores of this room share.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "programme/piece/piece_store.h"

namespace piece::interne {

/// Two people who act on the same structure's pieces at the same moment come one after the other.
void hold(db::Writing&, const Lieu&);
/// Where the piece belongs: the safe for the structure's pieces, whatever dossier they are given from.
std::optional<std::int64_t> dossier_of(const Lieu&, const campagne::Piece&);
/// Takes away what stands for the piece there.
void clear(db::Writing&, base::Instant, const Lieu&, const campagne::Piece&);
/// Files with their facts; `proposees`: those that wait for a choice, else those that stand.
std::string rows_where(std::string_view condition, bool proposees = false);
std::vector<Remise> all(db::Reading&, const std::string& query, const Lieu&, const campagne::Piece&);
void trace(db::Writing&, const personne::Acteur&, base::Instant, const Lieu&, std::string_view act,
           std::vector<std::pair<std::string, std::string>> details);

}  // namespace piece::interne
