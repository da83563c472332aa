#include "programme/ventilation/confies.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "programme/ventilation/charge.h"

using namespace ventilation;

namespace {

FaitsConfies told(std::string passage = "", std::string presence = "", std::string decision = "") {
  FaitsConfies c;
  c.etat = "transmise", c.passage = std::move(passage), c.presence = std::move(presence);
  c.decision = std::move(decision);
  return c;
}

}  // namespace

TEST_CASE("a dossier handed on is told how far it is, from its preparation to its record") {
  FaitsConfies prepared;
  prepared.etat = "preparee", prepared.passage = "convoque";
  CHECK(suite(prepared) == "En préparation");
  CHECK(suite(told()) == "Transmis");
  CHECK(suite(told("planifie", "attendu")) == "Transmis");
  CHECK(suite(told("convoque", "attendu")) == "Convoqué");
  CHECK(suite(told("confirme", "attendu")) == "Venue confirmée");
  CHECK(suite(told("confirme", "present")) == "Passé en réunion");
  CHECK(suite(told("convoque", "en_retard")) == "Passé en réunion");
  CHECK(suite(told("convoque", "absent")) == "Absence à la réunion");
  CHECK(suite(told("convoque", "excuse")) == "Absence à la réunion");
  CHECK(suite(told("convoque", "absent", "annulation")) == "Candidature annulée");
  CHECK(suite(told("convoque", "absent", "derogation")) == "Maintenu malgré l’absence");
  auto recorded = told("convoque", "absent", "derogation");
  recorded.consolide_le = base::from_millis(1);
  CHECK(suite(recorded) == "Consolidé");
}

TEST_CASE("the place of a page written into an address and read back is the same place") {
  CHECK(rc::check([] {
    RepereConfie place{*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<std::int64_t>(),
                       *rc::gen::arbitrary<std::int64_t>(),
                       *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab_.9")))};
    RC_ASSERT(lire_repere_confie(ecrire(place)) == place);
  }));
  CHECK(lire_repere_confie("apres.5.57.caf") == RepereConfie{false, 5, 57, "caf"});
  for (auto wrong :
       {"", "apres", "apres.", "apres.5", "apres.5.57", "apres.x.57.caf", "apres.5.y.caf", "pendant.5.57.caf",
        "apres.99999999999999999999.1.caf", "apres.5 .57.caf", "apres..1.caf"})
    CHECK_FALSE(lire_repere_confie(wrong));
}

TEST_CASE(
    "the share of a funder's agents: the least, the most and the mean, those without a dossier counted") {
  const std::vector<ChargeAgent> agents{
      {.financeur = "", .personne = 9, .dossiers = 2, .demande = base::Cents{100}},
      {.financeur = "caf", .personne = 1, .dossiers = 7, .demande = base::Cents{700}},
      {.financeur = "caf", .personne = 2, .dossiers = 0},
      {.financeur = "caf", .personne = 3, .dossiers = 3, .demande = base::Cents{300}}};
  auto shares = partage(agents);
  REQUIRE(shares.size() == 2);
  CHECK((shares[0].financeur.empty() && shares[0].agents == 1 && en_moyenne(shares[0]) == "2"));
  CHECK((shares[1].agents == 3 && shares[1].confies == 10));
  CHECK((shares[1].le_moins == 0 && shares[1].le_plus == 7));
  CHECK(shares[1].demande == base::Cents{1000});
  CHECK(en_moyenne(shares[1]) == "3,3");
  CHECK(en_moyenne({}) == "0");
  CHECK(partage({}).empty());
}

TEST_CASE("a load above the limit is told, one at the limit is not, and so is a role that was taken back") {
  ChargeAgent agent{.financeur = "caf", .personne = 1, .role = true, .dossiers = 60};
  CHECK(remarque(agent, 60).empty());
  agent.dossiers = 61;
  CHECK(remarque(agent, 60) == "Au-dessus de la limite");
  agent.role = false;
  CHECK(remarque(agent, 60) == "N’a plus ce rôle : à confier à quelqu’un d’autre");
}
