#include "programme/definitif/a_regler.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/definitif/coherence.h"
#include "programme/definitif/fiche_lecture.h"
#include "programme/piece/pieces.h"

namespace definitif {
namespace {

using List = std::vector<Manque>;

void coherence_of(List& list, const std::vector<Constat>& found) {
  for (const auto& one : found)
    if (one.grade == Grade::bloque)
      list.push_back({"La cohérence du budget", "/budget/action#coherence", one.phrase});
}

void pieces(List& list, const std::vector<piece::Exigence>& due) {
  for (const auto& e : due)
    if (e.manque())
      list.push_back({"Les pièces à joindre", "/pieces/" + e.piece->code,
                      fmt::format("{} ({})", e.piece->titre, piece::label(e.etat))});
}

void sheets(List& list, const Definitif& f, const Contenu& c, const campagne::Campagne& call) {
  auto kind = fiche::genre_de(call, f.dossier.dispositif);
  if (!kind) return;
  auto missing = fiche::manques(c.fiches, call);
  if (missing > 0)
    list.push_back({std::string(fiche::mots(*kind).plusieurs), "/fiches",
                    base::counted(missing, "réponse est à compléter ou à corriger dans les fiches.",
                                  "réponses sont à compléter ou à corriger dans les fiches.")});
}

}  // namespace

std::vector<Manque> a_regler(db::Reading& r, const personne::Acteur& acteur, const Definitif& f,
                             const Contenu& c, const campagne::Campagne& call, base::Instant now) {
  auto list = manques(c, call, now);
  coherence_of(list, constats(r, acteur, f, call, now));
  pieces(list, piece::exigences(r, call, f.dossier, now));
  sheets(list, f, c, call);
  return list;
}

}  // namespace definitif
