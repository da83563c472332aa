// What a request for completion opens again in a deposited dossier: a target, named by the address of its
// page after "/dossiers/12/definitif/" ("partie/projet", "recommandations", "indicateurs", "budget/action",
// "pieces/rib"). Pure.
#pragma once
#include <string>
#include <string_view>

namespace definitif {

/// The target of a page: "/partie/projet?verifier=1#intitule" and "/partie/projet" are "partie/projet",
/// "/indicateurs/3" is "indicateurs". Empty for the page that comes first.
std::string cible_de(std::string_view suite);
std::string cible_piece(std::string_view code);
/// The code of the piece that is the target; empty when the target is not one.
std::string_view piece_de(std::string_view cible);

}  // namespace definitif
