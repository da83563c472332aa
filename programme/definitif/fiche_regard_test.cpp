#include "programme/definitif/fiche_regard.h"

#include <doctest/doctest.h>

#include "programme/definitif/fiche_test.h"

using namespace definitif;
using namespace definitif::fiche;
using namespace std::chrono_literals;
using test::call;

namespace {

constexpr std::int64_t service = 7, elsewhere = 8;
const Instant last_second = base::parse_paris("2022-11-14T23:59:59").value();

personne::Acteur member(bool writes) {
  return {.id = 1,
          .nom = "",
          .courriel = "",
          .attributions = {},
          .structures = {{service, "", false, writes, false}}};
}
personne::Acteur with_role(personne::Attribution held) {
  return {.id = 2, .nom = "", .courriel = "", .attributions = {std::move(held)}, .structures = {}};
}
const personne::Acteur writer = member(true), reader = member(false),
                       boss = with_role({.role = Role::coordination}),
                       sector = with_role({.role = Role::referent_pre, .communes = {"59014", "59153"}}),
                       nowhere = with_role({.role = Role::referent_pre}),
                       agent = with_role({.role = Role::instructeur, .financeur = "etat"});

std::optional<Regard> look(const personne::Acteur& a, Genre g, const Etat& e = EnPreparation{},
                           Instant now = last_second) {
  dossier::Dossier d;
  d.structure = service;
  return regard(a, d, g, e, now, call());
}

Cause why(const std::optional<Regard>& r) { return r.value().refus.value().cause; }

}  // namespace

TEST_CASE("members who may write change sheets while the dossier is open, the others read them") {
  for (auto g : {Genre::activite, Genre::poste, Genre::contribution}) {
    CHECK_FALSE(look(writer, g)->refus);
    CHECK(look(writer, g)->toutes);
    CHECK(why(look(reader, g)) == Cause::role_requis);
    for (const Etat& e : {Etat(ASigner{}), Etat(Signe{}), Etat(Depose{}), Etat(Complet{}), Etat(Rejete{})})
      CHECK(why(look(writer, g, e)) == Cause::etape_passee);
    CHECK_FALSE(look(writer, g, ACompleter{{}, last_second + 1s})->refus);
    CHECK(why(look(writer, g, ACompleter{{}, last_second})) == Cause::etape_passee);
  }
}

TEST_CASE(
    "the coordination sees every sheet and changes none; agents see them once the dossier is deposited") {
  CHECK(look(boss, Genre::contribution)->toutes);
  CHECK(why(look(boss, Genre::activite)) == Cause::role_requis);
  for (const Etat& e : {Etat(EnPreparation{}), Etat(ASigner{}), Etat(Signe{})})
    CHECK_FALSE(look(agent, Genre::activite, e));
  for (const Etat& e : {Etat(Depose{}), Etat(ACompleter{}), Etat(Complet{}), Etat(Rejete{})})
    CHECK(why(look(agent, Genre::activite, e)) == Cause::role_requis);
}

TEST_CASE("a référent·e sees and changes the contributions of their communes, and no other sheet") {
  auto r = look(sector, Genre::contribution);
  CHECK_FALSE(r->refus);
  CHECK(r->territorial());
  CHECK(r->voit({.commune = "59153"}));
  CHECK_FALSE(r->voit({.commune = "59606"}));
  CHECK(look(writer, Genre::contribution)->voit({.commune = "59606"}));
  CHECK_FALSE(look(sector, Genre::activite));
  CHECK_FALSE(look(nowhere, Genre::contribution));
}

TEST_CASE("référent·es hand over until the last millisecond of the day that the call gives, and not after") {
  CHECK_FALSE(look(sector, Genre::contribution, EnPreparation{}, last_second + 999ms)->refus);
  auto late = look(sector, Genre::contribution, EnPreparation{}, last_second + 1s);
  CHECK(why(late) == Cause::periode_close);
  CHECK(late->refus->detail.contains("14 novembre 2022 à 23 h 59 min 59 s"));
  CHECK_FALSE(look(writer, Genre::contribution, EnPreparation{}, last_second + 1s)->refus);
  CHECK(why(look(sector, Genre::contribution, Signe{})) == Cause::etape_passee);
}

TEST_CASE("without such a day in the call, nothing ends") {
  auto c = call();
  std::erase_if(c.textes, [](const auto& t) { return t.first.starts_with("fiche.remise."); });
  CHECK_FALSE(limite_de_remise(c));
  dossier::Dossier d;
  CHECK_FALSE(regard(sector, d, Genre::contribution, EnPreparation{}, last_second + 24h, c)->refus);
}

TEST_CASE(
    "a conflict of interest takes the contributions away from a référent·e, and from the coordination") {
  auto away = sector, chief = boss;
  away.conflits = chief.conflits = {service};
  CHECK_FALSE(look(away, Genre::contribution));
  CHECK_FALSE(look(chief, Genre::contribution));
  away.conflits = {elsewhere};
  CHECK(look(away, Genre::contribution));
}

TEST_CASE("contributions come from the communes of the référent·e, or from all that the call concerns") {
  CHECK(communes_ouvertes(*look(sector, Genre::contribution), call()).size() == 2);
  auto all = communes_ouvertes(*look(writer, Genre::contribution), call());
  CHECK(all.size() > 10);
  CHECK(all.size() < call().territoire.communes.size());
}
