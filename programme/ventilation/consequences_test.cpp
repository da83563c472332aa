#include "programme/ventilation/consequences.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "programme/ventilation/lot_decor_test.h"

using namespace ventilation;
using namespace ventilation::essai;

namespace {

Consequences of(DecorDeLot& d, const std::vector<Ligne>& lignes, const Modification& m) {
  auto cadre = d.cadre();
  return consequences(cadre, lignes, m);
}

/// "sentence: 1 3 | other: 2", with places counted from 0.
std::string text(const std::vector<Groupe>& groups) {
  std::string all;
  for (const auto& group : groups) {
    all += (all.empty() ? "" : " | ") + group.phrase + ":";
    for (auto i : group.lignes) all += " " + std::to_string(i);
  }
  return all;
}

std::string alertes(DecorDeLot& d, const Ligne& l, const Modification& m) {
  return text(of(d, {l}, m).alertes);
}

Ligne in(Ligne l, std::string echelle, std::string orientation, std::vector<std::string> communes) {
  l.note.demande.echelle = std::move(echelle), l.note.demande.orientation = std::move(orientation);
  l.note.communes = std::move(communes);
  return l;
}

}  // namespace

TEST_CASE(
    "dossiers that change, those that are already so and those that cannot are counted apart, and grouped") {
  DecorDeLot d;
  auto other = d.preparee(4);
  other.etat.reunion = "insertion";
  auto found =
      of(d, {d.preparee(1), d.transmise(2), d.preparee(3), other, d.ecartee(5)}, FixerReunion{"sante"});
  CHECK(
      text(found.changements) ==
      "Réunion : « Réunion sante » (avant : « Réunion amont »): 0 2 | Réunion : « Réunion sante » (avant : « "
      "Réunion insertion »): 3");
  CHECK(text(found.raisons) ==
        "Déjà transmis : à corriger dossier par dossier, en disant pourquoi.: 1 | Note "
        "écartée : reprenez-la d’abord.: 4");
  REQUIRE(found.effets.size() == 3);
  CHECK(found.effets[1].ligne == 2);
  CHECK(found.effets[1].apres.reunion == "sante");
  CHECK(found.refus.size() == 2);
  CHECK(found.inchangees.empty());
  CHECK(of(d, {d.preparee(1), d.transmise(2)}, FixerReunion{"amont"}).inchangees ==
        std::vector<std::size_t>{0, 1});
  CHECK(of(d, {}, FixerReunion{"amont"}).effets.empty());
}

TEST_CASE("each thing that changes has its sentence") {
  DecorDeLot d;
  auto l = d.preparee(1);
  l.note.territorial = true;
  auto said = [&](const Modification& m) { return text(of(d, {l}, m).changements); };
  CHECK(said(FixerReunion{""}) == "Réunion : aucune (avant : « Réunion amont »): 0");
  CHECK(said(RetirerFinanceur{"caf"}) == "Financeur retiré : CAF: 0 | Retiré à Agent 10 (CAF): 0");
  CHECK(said(AjouterAgent{"", 30}) == "Confié à Référent 30 (référent·e): 0");
  CHECK(said(EcarterNote{"doublon", "Voir 7."}) == "Écartée : Déjà déposé (Voir 7.): 0");
  CHECK(said(EcarterNote{"doublon"}) == "Écartée : Déjà déposé: 0");
  CHECK(text(of(d, {d.ecartee(1)}, ReintegrerNote{}).changements) ==
        "Reprise : la note n’est plus écartée: 0");
  l.etat.reunion.clear(), l.etat.reunion_a_choisir = true;
  CHECK(said(FixerReunion{""}) == "Réunion : aucune (avant : à choisir): 0");
  CHECK(text(of(d, {d.attente(1)}, AjouterFinanceur{"caf"}).changements) == "Financeur ajouté : CAF: 0");
}

TEST_CASE("what stays of the dossiers that change is said") {
  DecorDeLot d;
  using List = std::vector<std::string>;
  CHECK(of(d, {d.preparee(1)}, FixerReunion{"sante"}).restent == List{"les financeurs", "les agents"});
  CHECK(of(d, {d.preparee(1)}, RetirerFinanceur{"caf"}).restent == List{"la réunion"});
  CHECK(of(d, {d.preparee(1)}, EcarterNote{"doublon"}).restent ==
        List{"la réunion", "les financeurs", "les agents"});
}

TEST_CASE("a meeting that is neither the commune's nor the theme's nor the call's own is an alert") {
  DecorDeLot d;
  const std::string neither =
      "La réunion « Réunion insertion » n’est ni celle de la commune, ni celle de la "
      "thématique.: 0";
  CHECK(alertes(d, d.preparee(1), FixerReunion{"insertion"}) == neither);
  CHECK(alertes(d, d.preparee(1), FixerReunion{"sante"}).empty());
  auto l = d.preparee(1);
  l.etat.reunion = "sante";
  CHECK(alertes(d, l, FixerReunion{"amont"}).empty());
  // The call sends homeless people's projects there, whatever the theme.
  d.campagne.ventilation.regles = {{"insertion", si_orientation("exclusions"), "Proposé à l’insertion."}};
  CHECK(alertes(d, in(d.preparee(1), "intercommunale", "exclusions", {"00001"}), FixerReunion{"insertion"})
            .empty());
}

TEST_CASE("no meeting where the call has one is an alert, where it has none it is not") {
  DecorDeLot d;
  CHECK(alertes(d, d.preparee(1), FixerReunion{""}) ==
        "Plus de réunion, alors que l’appel en prévoit une pour ces projets.: 0");
  CHECK(alertes(d, in(d.preparee(1), "communale", "sante", {"00004"}), FixerReunion{""}).empty());
}

TEST_CASE("a funder whose rules say no is an alert with its reason; one to be verified is not") {
  DecorDeLot d;
  auto l = in(d.attente(1), "communale", "exclusions", {"00001"});
  CHECK(alertes(d, l, AjouterFinanceur{"caf"}) ==
        "CAF : personne n’est chargé de ces dossiers.: 0 | CAF ne finance pas ces projets d’après l’appel : "
        "CAF ne "
        "finance pas ce projet.: 0");
  CHECK(alertes(d, in(l, "communale", "emploi", {"00001"}), AjouterFinanceur{"caf"}) ==
        "CAF : personne n’est chargé de ces dossiers.: 0");
}

TEST_CASE("a funder that gets no agent or loses its last one is an alert, one that had none already is not") {
  DecorDeLot d;
  const std::string nobody = "CAF : personne n’est chargé de ces dossiers.: 0";
  CHECK(alertes(d, d.preparee(1), RetirerAgent{"caf", 10}) == nobody);
  CHECK(alertes(d, d.preparee(1), RemplacerAgent{"caf", 10, 11}).empty());
  auto l = d.preparee(1);
  std::erase_if(l.etat.affectations, [](const auto& a) { return a.financeur == "caf"; });
  CHECK(alertes(d, l, FixerReunion{"sante"}).empty());
  l.note.territorial = true;
  l.etat.affectations.push_back({"", 30, "comite", ""});
  CHECK(alertes(d, l, RetirerAgent{"", 30}) == "Plus de référent·e pour ces dossiers.: 0");
}

TEST_CASE("an agent outside the perimeter is an alert, once for all the dossiers") {
  DecorDeLot d;
  auto out = in(d.preparee(2), "communale", "emploi", {"00001"});
  auto found = of(d, {d.preparee(1), out, out}, AjouterAgent{"caf", 11});
  CHECK(text(found.alertes) == "Agent 11 (CAF) ne suit pas cette commune ou cette thématique.: 1 2");
  CHECK(found.effets.size() == 3);
}

TEST_CASE("a dossier without any funder is an alert, unless it is set aside") {
  DecorDeLot d;
  const std::string none = "Aucun financeur n’est retenu : à compléter avant de transmettre.: 0";
  CHECK(alertes(d, d.attente(1), FixerReunion{"amont"}) == none);
  CHECK(alertes(d, d.attente(1), EcarterNote{"doublon"}).empty());
  auto l = d.ecartee(1);
  l.etat.sollicitations.clear();
  CHECK(alertes(d, l, ReintegrerNote{}).find(none) != std::string::npos);
}

TEST_CASE("someone who would have more than the maximum is an alert, at the maximum not yet") {
  DecorDeLot d;
  d.campagne.ventilation.charge_maximale = 5;
  d.agents[1].charge = 3;
  auto two = of(d, {d.preparee(1), d.preparee(2)}, AjouterAgent{"caf", 11});
  CHECK(two.alertes.empty());
  REQUIRE(two.charges.size() == 1);
  CHECK(two.charges[0].nom == "Agent 11");
  CHECK(two.charges[0].avant == 3);
  CHECK(two.charges[0].apres == 5);
  CHECK_FALSE(two.charges[0].trop);
  auto three = of(d, {d.preparee(1), d.preparee(2), d.preparee(3)}, AjouterAgent{"caf", 11});
  CHECK(text(three.alertes) == "Agent 11 aurait 6 dossiers, pour un maximum de 5.: 0 1 2");
  CHECK(three.charges[0].trop);
}

TEST_CASE("a dossier is one for a person who has it for two funders, and none once it is set aside") {
  DecorDeLot d;
  CHECK(of(d, {d.preparee(1)}, AjouterAgent{"caf", 20}).charges.empty());
  auto aside = of(d, {d.preparee(1)}, EcarterNote{"doublon"});
  REQUIRE(aside.charges.size() == 2);
  CHECK(aside.charges[0].apres - aside.charges[0].avant == -1);
  CHECK(of(d, {d.ecartee(1)}, ReintegrerNote{}).charges.size() == 2);
  auto swapped = of(d, {d.preparee(1)}, RemplacerAgent{"caf", 10, 11});
  REQUIRE(swapped.charges.size() == 2);
  CHECK(swapped.charges[0].apres == -1);
  CHECK(swapped.charges[1].apres == 1);
}

TEST_CASE("the digest is that of the consequences and of the versions read: it changes with either") {
  DecorDeLot d;
  std::vector<Ligne> lignes{d.preparee(1), d.preparee(2)};
  auto digest = of(d, lignes, FixerReunion{"sante"}).empreinte;
  CHECK(digest.size() == 64);
  CHECK(of(d, lignes, FixerReunion{"sante"}).empreinte == digest);
  CHECK(of(d, lignes, FixerReunion{"insertion"}).empreinte != digest);
  CHECK(of(d, {lignes[0]}, FixerReunion{"sante"}).empreinte != digest);
  auto newer = lignes;
  newer[1].etat.version = 6;
  CHECK(of(d, newer, FixerReunion{"sante"}).empreinte != digest);
  CHECK(of(d, {d.preparee(1), d.preparee(2), d.transmise(3)}, FixerReunion{"sante"}).empreinte != digest);
  auto with = [&](std::string why) {
    return of(d, lignes, EcarterNote{"doublon", std::move(why)}).empreinte;
  };
  CHECK(with(std::string(90, 'a') + "b") != with(std::string(90, 'a') + "c"));
  // A dossier that the change does not concern may change meanwhile.
  CHECK(of(d, {d.preparee(1), d.preparee(2), d.attente(3)}, ReintegrerNote{}).empreinte ==
        of(d, {d.preparee(1)}, ReintegrerNote{}).empreinte);
}

namespace {

Modification random_change(std::size_t which) {
  const std::string funder = *rc::gen::elementOf(std::vector<std::string>{"etat", "caf"});
  const std::int64_t who = *rc::gen::elementOf(std::vector<std::int64_t>{10, 11, 20, 30});
  switch (which) {
    case 0:
      return FixerReunion{*rc::gen::elementOf(std::vector<std::string>{"", "amont", "sante"})};
    case 1:
      return AjouterFinanceur{funder};
    case 2:
      return RetirerFinanceur{funder};
    case 3:
      return AjouterAgent{funder, who};
    case 4:
      return RemplacerAgent{funder, 10, who};
    case 5:
      return RetirerAgent{funder, who};
    case 6:
      return EcarterNote{"doublon"};
    default:
      return ReintegrerNote{};
  }
}

Ligne random_line(DecorDeLot& d, std::int64_t id) {
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return d.attente(id);
    case 1:
      return d.preparee(id);
    case 2:
      return d.ecartee(id);
    default:
      return d.transmise(id);
  }
}

}  // namespace

TEST_CASE("every dossier changes, stays or is refused, once; and doing it again changes nothing more") {
  rc::check([] {
    DecorDeLot d;
    if (*rc::gen::inRange(0, 2)) d.agents[1].conflits = {1, 2};
    std::vector<Ligne> lignes;
    for (std::int64_t id = 1, n = *rc::gen::inRange(0, 8); id <= n; ++id)
      lignes.push_back(random_line(d, id));
    auto change = random_change(*rc::gen::inRange<std::size_t>(0, 8));
    auto found = of(d, lignes, change);
    std::multiset<std::size_t> places(found.inchangees.begin(), found.inchangees.end());
    for (const auto& each : found.effets) places.insert(each.ligne);
    for (const auto& each : found.refus) places.insert(each.ligne);
    RC_ASSERT(places.size() == lignes.size());
    RC_ASSERT(std::set(places.begin(), places.end()).size() == lignes.size());
    for (const auto& [i, after] : found.effets) {
      RC_ASSERT(!transmis(lignes[i].etat.etat()));
      RC_ASSERT(!meme_contenu(lignes[i].etat, after));
      for (const auto& a : after.affectations)
        RC_ASSERT(a.financeur.empty() || after.sollicitation(a.financeur) != nullptr);
      lignes[i].etat = after;
    }
    RC_ASSERT(of(d, lignes, change).effets.empty());
  });
}
