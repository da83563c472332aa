#include "programme/pilotage/tableau_store.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <random>

#include "programme/dossier/visibilite.h"
#include "programme/pilotage/demande.h"
#include "programme/pilotage/hasard_test.h"
#include "programme/pilotage/pilotage_test.h"
#include "programme/pilotage/vues_test.h"
#include "tests/support/databases.h"

using namespace pilotage;
using namespace pilotage::essai::vues;
using pilotage::essai::DossierDEssai;

namespace {

/// Dossiers of every kind; few different values, so that sort keys are often equal.
class Sort {
 public:
  DossierDEssai dossier(std::int64_t id) {
    DossierDEssai d{.id = id, .structure = pick(1, 4)};
    d.structure_nom = std::array{"Éclats", "Alpha", "l’Atelier", "Zèbre"}[std::size_t(d.structure - 1)];
    d.etat = std::array{"note_deposee", "note_deposee", "note_en_preparation",
                        "note_abandonnee"}[std::size_t(pick(0, 3))];
    if (d.depose() || pick(0, 1)) d.numero = id;
    d.depose_le = 1'000'000'000'000 + pick(0, 10) * 86'400'000 * 100;
    d.intitule = word() + " " + word();
    d.orientation = any({"emploi", "sante"});
    d.dispositif = any({"cv", "pre"});
    d.nature = any({"premiere", "reconduction"});
    d.echelle = any({"communale", "intercommunale"});
    d.communes = some({"99001", "99002", "99003"}, d.echelle == "communale" ? 1 : 3);
    d.qpv = some({"QX001", "QX002"}, 2);
    d.axes = some({"jeunesse", "citoyennete"}, 2);
    for (auto& financeur : some({"etat", "caf", "ars"}, 3))
      d.demandes.emplace_back(financeur, pick(1, 5) * 10000);
    d.cout = pick(1, 4) * 100000;
    d.saillant = pick(0, 1), d.bonus = pick(0, 1), d.deux = pick(0, 1);
    if (d.depose()) ventilate(d);
    return d;
  }

 private:
  std::int64_t pick(std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
  }
  std::string any(const std::vector<std::string>& list) {
    return list[std::size_t(pick(0, std::int64_t(list.size()) - 1))];
  }
  std::string word() { return any({"Vélo", "jardins", "Cuisine", "théâtre", "œuvres"}); }
  std::vector<std::string> some(std::vector<std::string> list, std::size_t most) {
    std::ranges::shuffle(list, random_);
    list.resize(std::min(std::size_t(pick(0, std::int64_t(most))), list.size()));
    std::ranges::sort(list);
    return list;
  }
  void ventilate(DossierDEssai& d) {
    d.ventilation = any({"", "preparee", "ecartee", "transmise", "ecart_notifie"});
    d.reunion = any({"", "sante", "aubrive"});
    if (d.ventilation.empty()) return;
    for (auto& financeur : some({"etat", "caf", "ars"}, 3)) d.confies.emplace_back(financeur, agent());
    if (pick(0, 1)) d.confies.emplace_back("", agent());
  }
  std::int64_t agent() { return pick(0, 3) ? pick(101, 103) : 0; }
  std::mt19937 random_{42};
};

std::vector<DossierDEssai> fill(db::Database& database, int count) {
  Sort sort;
  std::vector<DossierDEssai> all;
  database.write([&](db::Writing& w) {
    for (int i = 1; i <= count; ++i) pilotage::essai::insert(w, all.emplace_back(sort.dossier(i)));
    pilotage::essai::insert(w, {.id = count + 1, .numero = 1}, "autre-appel");
  });
  return all;
}

bool has(const std::vector<std::string>& list, const std::string& code) {
  return code.empty() || std::ranges::find(list, code) != list.end();
}

/// The words are whole, except the last that may be a beginning; or the number was typed.
bool naive_text(const DossierDEssai& d, const std::string& typed) {
  if (typed.empty() || (d.numero && typed == std::to_string(*d.numero))) return true;
  auto words = base::split(db::search_words(d.structure_nom + " " + d.intitule), ' ');
  auto asked = base::split(base::fold(typed), ' ');
  std::erase_if(asked, [](auto& word) { return db::search_words(word).empty(); });
  for (std::size_t i = 0; i < asked.size(); ++i) {
    auto stem = db::search_words(asked[i]);
    bool last = i + 1 == asked.size();
    if (!std::ranges::any_of(words, [&](auto& w) {
          return last ? w.starts_with(asked[i]) || w.starts_with(stem) : w == stem;
        }))
      return false;
  }
  return !asked.empty();
}

bool naive_bounds(const DossierDEssai& d, const Filtre& f) {
  std::optional<base::Date> day;
  if (d.depose()) day = base::paris_date(base::from_millis(*d.depose_le));
  return (!f.demande_min || d.demande() >= f.demande_min->value) &&
         (!f.demande_max || d.demande() <= f.demande_max->value) &&
         (!f.depose_du || (day && *day >= *f.depose_du)) && (!f.depose_au || (day && *day <= *f.depose_au));
}

bool naive_ventilation(const DossierDEssai& d, const Filtre& f) {
  auto state = d.ventilation.empty() ? "a_ventiler" : d.ventilation;
  bool handled = d.ventilation == "preparee" || d.ventilation == "transmise";
  auto meeting = d.reunion.empty() ? std::string(sans_reunion) : d.reunion;
  auto named = [&](auto& each) {
    return each.second && base::fold(pilotage::essai::agents_d_essai[std::size_t(each.second - 101)])
                              .contains(base::fold(f.agent));
  };
  auto missing = [](auto& each) { return each.second == 0; };
  bool referent =
      std::ranges::any_of(d.confies, [](auto& each) { return each.first.empty() && each.second; });
  bool territorial = d.dispositif == "pre";
  bool without =
      std::ranges::any_of(d.confies, [&](auto& each) { return !each.first.empty() && missing(each); }) ||
      (territorial && !referent);
  return (f.ventilation.empty() || f.ventilation == state) &&
         (f.reunion.empty() || (handled && f.reunion == meeting)) &&
         (f.agent.empty() || (handled && std::ranges::any_of(d.confies, named))) &&
         (!f.sans_agent || (handled && without));
}

bool naive(const DossierDEssai& d, const Filtre& f) {
  auto same = [](const std::string& asked, const std::string& value) {
    return asked.empty() || asked == value;
  };
  std::vector<std::string> financeurs;
  for (auto& each : d.demandes) financeurs.push_back(each.first);
  return f.etat == d.etat && same(f.orientation, d.orientation) && same(f.echelle, d.echelle) &&
         same(f.dispositif, d.dispositif) && same(f.nature, d.nature) && has(d.communes, f.commune) &&
         has(d.qpv, f.qpv) && has(d.axes, f.axe) && has(financeurs, f.financeur) &&
         (!f.saillant || d.saillant) && (!f.bonus_egalite || d.bonus) &&
         (!f.deux_arrondissements || d.deux) && (!f.structure || *f.structure == d.structure) &&
         naive_ventilation(d, f) && naive_bounds(d, f) && naive_text(d, f.texte);
}

bool naive_less(const DossierDEssai& a, const DossierDEssai& b, Tri tri) {
  auto key = [&](const DossierDEssai& d) -> std::pair<std::int64_t, std::string> {
    switch (tri) {
      case Tri::numero:
        return {d.numero.value_or(0), ""};
      case Tri::depot:
        return {d.depose() ? *d.depose_le : 0, ""};
      case Tri::intitule:
        return {0, base::fold(d.intitule)};
      case Tri::structure:
        return {0, base::fold(d.structure_nom)};
      case Tri::commune:
        return {0, d.commune()};
      case Tri::orientation:
        return {0, d.orientation};
      case Tri::cout:
        return {d.cout, ""};
      case Tri::demande:
        return {d.demande(), ""};
    }
    return {};
  };
  return std::pair(key(a), a.id) < std::pair(key(b), b.id);
}

/// The numbers of the dossiers that the naive filter keeps, in order.
std::vector<std::int64_t> expected(std::vector<DossierDEssai> all, const Filtre& f) {
  std::erase_if(all, [&](auto& d) { return !naive(d, f); });
  std::ranges::sort(all, [&](auto& a, auto& b) {
    return f.decroissant ? naive_less(b, a, f.tri) : naive_less(a, b, f.tri);
  });
  std::vector<std::int64_t> ids;
  for (auto& d : all) ids.push_back(d.id);
  return ids;
}

}  // namespace

TEST_CASE(
    "any view shows the dossiers that a plain reading of its conditions keeps, in its order, with their "
    "sums") {
  tests::on_both_engines([](db::Database& database) {
    auto all = fill(database, 200);
    CHECK(rc::check([&] {
      Filtre f = pilotage::essai::random_filter(campagne_);
      f.repere.reset();
      if (!f.texte.empty())
        f.texte = *rc::gen::element<std::string>("velo", "jardin cui", "THÉÂT", "oeuvre l'atel", "17", "?!");
      if (!f.agent.empty()) f.agent = *rc::gen::element<std::string>("MODELE", "béa", "a%", "_", "inconnue");
      for (auto& [name, value] : ecrire(f)) RC_LOG() << name << "=" << value << " ";
      database.read([&](db::Reading& r) {
        auto wanted = expected(all, f);
        RC_ASSERT(all_ids(walk(r, f, 7)) == wanted);
        RC_ASSERT(all_ids(walk(r, f, 7, coordination, Recherche::par_liste)) == wanted);
        Somme sum{std::int64_t(wanted.size())};
        for (auto id : wanted) {
          sum.cout += base::Cents{all[std::size_t(id - 1)].cout};
          sum.demande += base::Cents{all[std::size_t(id - 1)].demande()};
        }
        auto found = somme(r, coordination, campagne_, f);
        RC_ASSERT(found.dossiers == sum.dossiers);
        RC_ASSERT(found.cout == sum.cout);
        RC_ASSERT(found.demande == sum.demande);
      });
    }));
  });
}

TEST_CASE(
    "pages never repeat nor miss a dossier, forwards and backwards, even when what sorts them is equal") {
  tests::on_both_engines([](db::Database& database) {
    auto all = fill(database, 120);
    database.read([&](db::Reading& r) {
      for (const auto& order : ordres) {
        for (bool down : {false, true}) {
          Filtre f{.tri = order.tri, .decroissant = down};
          CAPTURE(order.code);
          auto pages = walk(r, f, 8);
          REQUIRE(all_ids(pages) == expected(all, f));
          CHECK_FALSE(pages.front().precedente);
          for (std::size_t i = pages.size() - 1; i > 0; --i) {
            REQUIRE(pages[i].precedente);
            f.repere = pages[i].precedente;
            auto before = lire_page(r, coordination, campagne_, f, 8);
            CHECK(ids(before) == ids(pages[i - 1]));
            CHECK(before.suivante == pages[i - 1].suivante);
          }
        }
      }
    });
  });
}

TEST_CASE("a place whose rows have gone leads to the first page") {
  tests::on_both_engines([](db::Database& database) {
    auto all = fill(database, 30);
    database.read([&](db::Reading& r) {
      Filtre f;
      auto first = lire_page(r, coordination, campagne_, f, 5);
      f.repere = Repere{false, 99999, 99999};
      CHECK(ids(lire_page(r, coordination, campagne_, f, 5)) == ids(first));
      f.repere = Repere{true, 1, std::int64_t{0}};
      CHECK(ids(lire_page(r, coordination, campagne_, f, 5)) == ids(first));
    });
  });
}

TEST_CASE("a row carries everything that the tableau shows") {
  tests::on_both_engines([](db::Database& database) {
    DossierDEssai d{.id = 3,
                    .numero = 42,
                    .intitule = "=1+1",
                    .echelle = "intercommunale",
                    .saillant = true,
                    .bonus = true,
                    .public_total = 30,
                    .public_qpv = 12,
                    .cout = 500000,
                    .communes = {"99001", "99003"},
                    .qpv = {"QX001"},
                    .axes = {"jeunesse"},
                    .demandes = {{"caf", 100000}, {"etat", 200000}}};
    database.write([&](db::Writing& w) { pilotage::essai::insert(w, d); });
    database.read([&](db::Reading& r) {
      auto page = lire_page(r, coordination, campagne_, {});
      REQUIRE(page.lignes.size() == 1);
      auto& line = page.lignes[0];
      CHECK(reference(line, 2031) == "2031-0042");
      CHECK(line.structure_nom == "Association Alpha");
      CHECK(line.intitule == "=1+1");
      CHECK((line.saillant && line.bonus_egalite && !line.deux_arrondissements));
      CHECK(line.communes == d.communes);
      CHECK(line.qpv == d.qpv);
      CHECK(line.axes == d.axes);
      CHECK(line.demande_a("caf") == base::Cents{100000});
      CHECK(line.demande_a("ars") == base::Cents{});
      CHECK(line.demande == base::Cents{300000});
      CHECK(line.public_total == 30);
      CHECK_FALSE(line.public_femmes);
      CHECK(line.depose_le == base::from_millis(1'900'000'000'000));
    });
  });
  CHECK(reference(Faits{.id = 12}, 2031) == "provisoire 12");
}

TEST_CASE("a page costs eight queries whatever its rows, its sums one more") {
  tests::on_both_engines([](db::Database& database) {
    fill(database, 100);
    database.read([&](db::Reading& r) {
      auto before = db::queries_of_this_thread();
      lire_page(r, coordination, campagne_, {.texte = "velo"});
      CHECK(db::queries_of_this_thread() - before == 8);
      somme(r, coordination, campagne_, {});
      CHECK(db::queries_of_this_thread() - before == 9);
      totaux(r, coordination, campagne_, {});
      CHECK(db::queries_of_this_thread() - before == 14);
    });
  });
}

TEST_CASE("the export reads every row once, in order, whatever the page") {
  tests::on_both_engines([](db::Database& database) {
    auto all = fill(database, 60);
    Filtre f{.tri = Tri::cout, .decroissant = true, .repere = Repere{false, 4, 100}};
    std::vector<std::int64_t> found;
    database.read([&](db::Reading& r) {
      chaque_ligne(r, coordination, campagne_, f, [&](const Ligne& line) { found.push_back(line.id); });
    });
    CHECK(found == expected(all, f));
  });
}

TEST_CASE(
    "totals count a dossier in each of its communes and quarters, and a funder for what is asked of it") {
  tests::on_both_engines([](db::Database& database) {
    auto all = fill(database, 150);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> communes, financeurs, orientations, quarters;
    auto add = [](auto& to, const std::string& code, std::int64_t amount) {
      ++to[code].first, to[code].second += amount;
    };
    Filtre f{.saillant = true};
    for (auto& d : all) {
      if (!naive(d, f)) continue;
      add(orientations, d.orientation, d.demande());
      for (auto& code : d.communes) add(communes, code, d.demande());
      if (d.communes.empty()) add(communes, "", d.demande());
      for (auto& code : d.qpv) add(quarters, code, d.demande());
      if (d.qpv.empty()) add(quarters, "", d.demande());
      for (auto& [financeur, montant] : d.demandes) add(financeurs, financeur, montant);
    }
    auto found = database.read([&](db::Reading& r) { return totaux(r, coordination, campagne_, f); });
    auto same = [](const std::vector<Total>& totals, const auto& wanted) {
      REQUIRE(totals.size() == wanted.size());
      for (auto& total : totals) {
        CHECK(total.somme.dossiers == wanted.at(total.code).first);
        CHECK(total.somme.demande.value == wanted.at(total.code).second);
      }
    };
    same(found.orientations, orientations);
    same(found.communes, communes);
    same(found.qpv, quarters);
    same(found.financeurs, financeurs);
  });
}

TEST_CASE("renaming a structure moves its dossiers in the order of structures") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      pilotage::essai::insert(w, {.id = 1, .structure = 1, .structure_nom = "Écluse", .numero = 1});
      pilotage::essai::insert(w, {.id = 2, .structure = 2, .structure_nom = "fanfare", .numero = 2});
    });
    Filtre f{.tri = Tri::structure};
    CHECK(seen(database, coordination, f) == std::vector<std::int64_t>{1, 2});
    database.write([](db::Writing& w) {
      w.exec("UPDATE structure SET nom = ?1, nom_tri = ?2 WHERE id = 1", "Zébulon", base::fold("Zébulon"));
    });
    CHECK(seen(database, coordination, f) == std::vector<std::int64_t>{2, 1});
  });
}

TEST_CASE("the search follows what the note says now") {
  tests::on_both_engines([](db::Database& database) {
    database.write([](db::Writing& w) {
      pilotage::essai::insert(w, {.id = 1, .numero = 5, .intitule = "Des chevaux"});
    });
    Filtre f{.texte = "CHEVAL"};
    CHECK(seen(database, coordination, f).size() == 1);
    database.write([](db::Writing& w) {
      w.exec("UPDATE dossier SET mots = ?1 WHERE id = 1", db::search_words("des vélos"));
    });
    CHECK(seen(database, coordination, f).empty());
    CHECK(seen(database, coordination, {.texte = "vélo"}).size() == 1);
    CHECK(seen(database, coordination, {.texte = "2031-0005"}).size() == 1);
    CHECK(seen(database, coordination, {.texte = "2031-0006"}).empty());
    CHECK(seen(database, coordination, {.texte = "***"}).empty());
  });
}

namespace {

using personne::Role;

void insert_for_roles(db::Database& database) {
  database.write([](db::Writing& w) {
    auto put = [&](DossierDEssai d) {
      d.numero = d.id;
      pilotage::essai::insert(w, d);
    };
    put({.id = 1, .communes = {"99001"}, .demandes = {{"caf", 100}}});
    put({.id = 2, .communes = {"99002"}, .demandes = {{"etat", 100}}});
    put({.id = 3,
         .echelle = "intercommunale",
         .communes = {"99001", "99002"},
         .demandes = {{"caf", 100}, {"etat", 100}}});
    put({.id = 4, .dispositif = "pre", .communes = {"99001"}, .demandes = {{"etat", 100}}});
    put({.id = 5,
         .structure = 2,
         .structure_nom = "Beta",
         .etat = "note_en_preparation",
         .communes = {"99001"},
         .demandes = {{"caf", 100}}});
    put({.id = 6,
         .structure = 2,
         .structure_nom = "Beta",
         .orientation = "sante",
         .communes = {"99003"},
         .demandes = {{"caf", 100}}});
  });
}

using Ids = std::vector<std::int64_t>;
const Filtre drafts{.etat = "note_en_preparation"};

}  // namespace

TEST_CASE("each role sees its perimeter and nothing else") {
  tests::on_both_engines([](db::Database& database) {
    insert_for_roles(database);
    auto sees = [&](personne::Attribution a) { return seen(database, with_role(std::move(a))); };
    CHECK(sees({.role = Role::coordination}) == Ids{1, 2, 3, 4, 6});
    CHECK(seen(database, coordination, drafts) == Ids{5});

    CHECK(sees({.role = Role::chef_de_projet, .communes = {"99001"}}) == Ids{1, 3, 4});
    CHECK(sees({.role = Role::chef_de_projet, .communes = {"99002", "99003", "99009"}}) == Ids{2, 3, 6});
    CHECK(sees({.role = Role::chef_de_projet}).empty());
    CHECK(seen(database, with_role({.role = Role::chef_de_projet, .communes = {"99001"}}), drafts).empty());

    CHECK(sees({.role = Role::instructeur, .financeur = "caf"}) == Ids{1, 3, 6});
    CHECK(sees({.role = Role::instructeur, .financeur = "ars"}).empty());
    CHECK(sees({.role = Role::instructeur}).empty());
    CHECK(sees({.role = Role::instructeur, .communes = {"99003"}, .financeur = "caf"}) == Ids{6});
    CHECK(sees({.role = Role::instructeur, .themes = {"emploi"}, .financeur = "caf"}) == Ids{1, 3});
    CHECK(seen(database, with_role({.role = Role::instructeur, .financeur = "caf"}), drafts).empty());

    CHECK(sees({.role = Role::referent_pre, .communes = {"99001"}}) == Ids{4});
    CHECK(sees({.role = Role::referent_pre, .communes = {"99002"}}).empty());
    CHECK(sees({.role = Role::elu}).empty());
    CHECK(sees({.role = Role::porteur}).empty());
  });
}

TEST_CASE("the tableau shows what roles let see, which add up; being a member of a structure adds nothing") {
  tests::on_both_engines([](db::Database& database) {
    insert_for_roles(database);
    personne::Acteur member{.id = 9};
    member.structures.push_back({.structure = 2});
    CHECK(seen(database, member).empty());
    CHECK(seen(database, member, drafts).empty());
    member.attributions = {{.role = Role::instructeur, .financeur = "etat"},
                           {.role = Role::referent_pre, .communes = {"99001"}}};
    CHECK(seen(database, member) == Ids{2, 3, 4});
  });
}

TEST_CASE(
    "a confirmed conflict of interest takes a structure out of the tableau, of its sums and its totals") {
  tests::on_both_engines([](db::Database& database) {
    insert_for_roles(database);
    for (personne::Attribution role :
         {personne::Attribution{.role = Role::coordination},
          personne::Attribution{.role = Role::instructeur, .financeur = "caf"},
          personne::Attribution{.role = Role::chef_de_projet, .communes = {"99003"}}}) {
      auto away = with_role(role);
      auto before = seen(database, away);
      CHECK(std::ranges::count(before, 6) == 1);
      away.conflits = {2};
      away.structures = {{.structure = 2}};  // even for who belongs to the structure
      auto after = before;
      std::erase(after, 6);
      CHECK(seen(database, away) == after);
      CHECK(seen(database, away, drafts).empty());
      database.read([&](db::Reading& r) {
        CHECK(somme(r, away, campagne_, {}).dossiers == std::int64_t(after.size()));
        auto orientations = totaux(r, away, campagne_, {}).orientations;
        CHECK(std::ranges::none_of(orientations, [](const auto& line) { return line.code == "sante"; }));
      });
    }
  });
}

TEST_CASE("what may not be seen is not counted either, and one dossier is judged as the list is") {
  tests::on_both_engines([](db::Database& database) {
    insert_for_roles(database);
    auto acteur = with_role({.role = Role::chef_de_projet, .communes = {"99002"}});
    database.read([&](db::Reading& r) {
      CHECK(somme(r, acteur, campagne_, {}).dossiers == 2);
      CHECK(totaux(r, acteur, campagne_, {}).financeurs.size() == 2);
      for (std::int64_t id = 1; id <= 6; ++id) {
        db::Params params;
        auto visible = dossier::visibilite_de_travail(acteur, params);
        auto sql = "SELECT d.id FROM dossier d WHERE d.id = ?" + std::to_string(params.add(id)) + " AND " +
                   visible.sql;
        CHECK(r.one<std::int64_t>(sql, params).has_value() == (id == 2 || id == 3));
      }
    });
  });
}

TEST_CASE("perimeters of different sizes share few SQL texts") {
  std::vector<std::string> texts;
  for (std::size_t n = 1; n <= 16; ++n) {
    db::Params params;
    auto acteur = with_role({.role = Role::chef_de_projet, .communes = std::vector<std::string>(n, "99001")});
    texts.push_back(dossier::visibilite_de_travail(acteur, params).sql);
  }
  std::ranges::sort(texts);
  CHECK(std::ranges::unique(texts).begin() - texts.begin() == 5);
}
