// What is signed and deposited holds the sheets of the dispositif too.
#include <doctest/doctest.h>

#include "programme/definitif/dossier_complet_test.h"
#include "programme/definitif/fiche_test.h"

using namespace definitif;
using fiche::Fiche;

namespace {

Contenu with_sheets() {
  auto c = test::complete();
  c.fiches = {{.id = 3, .genre = fiche::Genre::activite, .saisie = test::typed(test::sejour)},
              {.id = 4,
               .genre = fiche::Genre::contribution,
               .commune = "00001",
               .saisie = test::typed(test::contribution)}};
  return c;
}

}  // namespace

TEST_CASE("the sheets that were deposited are read back as they were") {
  auto back = relire(ecrire(with_sheets()));
  REQUIRE(back.fiches.size() == 2);
  CHECK(back.fiches[0].id == 3);
  CHECK(back.fiches[0].titre() == "Séjour au bord de mer");
  CHECK(back.fiches[1].genre == fiche::Genre::contribution);
  CHECK(back.fiches[1].commune == "00001");
  CHECK(back.fiches[1].saisie.valeur("fin_1_montant") == "3000");
  CHECK(relire(ecrire(test::complete())).fiches.empty());
  CHECK(empreinte(back) == empreinte(with_sheets()));
}

TEST_CASE("one letter changed in a sheet, a sheet less or another commune give another digest") {
  auto signed_on = empreinte(with_sheets());
  auto changed = with_sheets(), fewer = with_sheets(), moved = with_sheets();
  changed.fiches[0].saisie = test::with(changed.fiches[0].saisie, "lieu", "Auberge de la dune");
  fewer.fiches.pop_back();
  moved.fiches[1].commune = "00002";
  for (const auto& other : {changed, fewer, moved, test::complete()}) CHECK(empreinte(other) != signed_on);
}
