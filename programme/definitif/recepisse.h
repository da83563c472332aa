// The receipt of a final deposit, and the whole dossier on paper. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "programme/definitif/depot_store.h"
#include "programme/dossier/recepisse.h"

namespace definitif {

/// "2023-0042/D1": apart from the numbers of the note's receipts.
std::string numero_recepisse(const dossier::Dossier&, int rang, const campagne::Campagne&);

struct Recepisse {
  const dossier::Dossier& dossier;
  const Depot& depot;
  const campagne::Campagne& campagne;
  std::string_view public_url;
};
/// What the page, the PDF and the e-mail say, with the mentions of an accusé de réception (CRPA, L112-3 and
/// R112-5): who handles it, what the silence of the administration means, how to contest.
dossier::ContenuRecepisse contenu(const Recepisse&);
/// The same deposit gives the same document.
std::string recepisse_pdf(const Recepisse&);
/// The receipt's lines, then all that was sent: answers, recommendations, indicators, budgets, attestations.
std::string dossier_pdf(const Recepisse&);

}  // namespace definitif
