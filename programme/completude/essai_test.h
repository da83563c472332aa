// A call with three pieces and files given for them, for the tests of this room.
#pragma once
#include <algorithm>

#include "programme/completude/completude.h"
#include "programme/definitif/dossier_complet_test.h"

namespace completude::test {

inline campagne::Campagne campagne() {
  auto c = definitif::test::campagne();
  c.pieces = {
      {.code = "rib", .titre = "RIB", .etape = "final", .portee = "structure"},
      {.code = "devis", .titre = "Devis", .etape = "final", .portee = "dossier", .validite = 12},
      {.code = "cerfa", .titre = "Formulaire", .etape = "final", .portee = "dossier", .produite = "cerfa"}};
  c.motifs_non_conformes = {{"illisible", "Illisible", "Il ne se lit pas."}};
  return c;
}

inline piece::Remise given(std::string code, piece::Verdict verdict = piece::Verdict::aucun) {
  return {.id = code == "rib" ? 1 : 2, .code = code, .titre = code + ".pdf", .verdict = verdict};
}

/// The three pieces, with what was given for them.
inline std::vector<piece::Exigence> due(const campagne::Campagne& c, std::vector<piece::Remise> remises) {
  return piece::exigences(c, {}, std::move(remises), base::paris_date(definitif::test::noon));
}

}  // namespace completude::test
