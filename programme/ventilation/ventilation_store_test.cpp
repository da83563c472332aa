#include "programme/ventilation/ventilation_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "programme/journal/journal.h"
#include "programme/ventilation/test_comite.h"
#include "tests/support/databases.h"

using namespace ventilation;
using essai::Decor;

namespace {

const base::Instant now = essai::comite();

std::vector<Ligne> all(db::Database& database, const Decor& d, const personne::Acteur& who,
                       const Filtre& f = {}) {
  return database.read([&](db::Reading& r) { return lignes(r, who, d.tour, f); });
}
Ligne line(db::Database& database, const Decor& d, std::size_t n) {
  return database.read([&](db::Reading& r) { return ligne(r, d.coordination, d.tour, d.notes.at(n - 1)); })
      .value();
}

Result<Operation> apply(db::Database& database, const Decor& d, std::vector<Changement> changes,
                        std::string_view label = "Essai", const personne::Acteur* who = nullptr) {
  return database.write([&](db::Writing& w) {
    return appliquer(w, who ? *who : d.coordination, now, d.tour, Genre::changement, label, changes);
  });
}
Result<Operation> undo(db::Database& database, const Decor& d, std::int64_t operation) {
  return database.write([&](db::Writing& w) { return annuler(w, d.coordination, now, d.tour, operation); });
}

/// Every row of the tables of the ventilation, as text: two equal texts are two equal states.
std::string rows(db::Database& database) {
  return database.read([](db::Reading& r) {
    std::string text;
    for (const char* sql : {"SELECT dossier_id || '|' || tour || '|' || etat || '|' || reunion || '|' || "
                            "reunion_raison || '|' ||"
                            " reunion_a_choisir || '|' || ecart_motif || '|' || ecart_texte || '|' || "
                            "version || '|' || modifie_le || '|' ||"
                            " modifie_par || '|' || COALESCE(transmise_le, -1) || '|' || "
                            "COALESCE(transmission, -1) FROM ventilation"
                            " ORDER BY dossier_id, tour",
                            "SELECT id || '|' || dossier_id || '|' || financeur || '|' || demande || '|' || "
                            "origine || '|' || raison || '|' ||"
                            " reponse || '|' || cree_le || '|' || cree_par || '|' || COALESCE(retiree_le, "
                            "-1) || '|' || retrait_raison"
                            " FROM sollicitation ORDER BY id",
                            "SELECT dossier_id || '|' || tour || '|' || financeur || '|' || personne_id || "
                            "'|' || origine || '|' || raison"
                            " FROM affectation ORDER BY dossier_id, tour, financeur, personne_id"})
      for (auto& row : r.all<std::string>(sql)) text += row + "\n";
    return text;
  });
}

template <class T>
Cause cause(const Result<T>& r) {
  REQUIRE_FALSE(r.has_value());
  return r.error().cause;
}

std::vector<std::int64_t> numbers(const std::vector<Ligne>& lines) {
  std::vector<std::int64_t> all;
  for (auto& l : lines) all.push_back(l.numero.value());
  return all;
}

Changement with_agent(Changement c, std::string_view funder, std::int64_t person) {
  c.apres.affectations.push_back({std::string(funder), person, "comite", "Choisi·e."});
  return c;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("every deposited note is a line, with what it asks; a draft is none") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    database.write([&](db::Writing& w) {
      essai::add_note(w, {.structure = d.tilleuls, .numero = 9, .etat = "note_en_preparation"},
                      d.coordination.id);
      essai::add_note(w, {.structure = d.tilleuls, .numero = 1}, d.coordination.id, "autre-2031");
    });
    auto lines = all(database, d, d.coordination);
    CHECK(numbers(lines) == Numbers{1, 2, 3, 4, 5});
    auto& first = lines.front();
    CHECK(first.intitule == "Jardin partagé");
    CHECK(first.structure_nom == "Les Tilleuls");
    CHECK(first.note.communes == std::vector<std::string>{"99001"});
    CHECK(first.note.demande.financeurs == std::vector<std::string>{"caf", "etat"});
    CHECK(first.note.demande.forme == "association");
    CHECK(first.demande_a("caf") == base::Cents{200000});
    CHECK(first.demande_a("ars") == base::Cents{});
    CHECK(first.etat.etat_nom == "a_ventiler");
    CHECK(lines.at(3).note.territorial);
    CHECK(reference(first, d.campagne) == "2031-0001");
  });
}

TEST_CASE("what is applied is read back as it was written, and its author and operation are kept") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto change = with_agent(essai::prepare(line(database, d, 1)), "etat", d.agent_etat.id);
    auto done = apply(database, d, {change}, "Réunion : Insertion, pour 1 dossier");
    REQUIRE(done);
    CHECK(done->dossiers == 1);
    auto l = line(database, d, 1);
    CHECK(l.etat.etat_nom == "preparee");
    CHECK(l.etat.version == done->id);
    CHECK(l.etat.modifie_par == d.coordination.id);
    CHECK(l.etat.modifie_le == now);
    REQUIRE(l.etat.sollicitation("caf"));
    CHECK(l.etat.sollicitation("caf")->demande == base::Cents{200000});
    CHECK(l.etat.sollicitation("caf")->cree_par == 0);
    REQUIRE(l.agents.size() == 1);
    CHECK(l.agents.front().nom == "Alix");
    CHECK(l.agents.front().charge == 1);
    CHECK_FALSE(l.agents.front().hors_perimetre);
    CHECK(meme_contenu(l.etat, change.apres));
  });
}

TEST_CASE("an undo restores every row byte for byte, one operation after the other") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto start = rows(database);
    auto first = apply(database, d,
                       {with_agent(essai::prepare(line(database, d, 1)), "etat", d.agent_etat.id),
                        essai::prepare(line(database, d, 2))});
    auto after_first = rows(database);
    auto l = line(database, d, 1);
    Changement other{l.etat, l.etat};
    other.apres.reunion = "aubrive", other.apres.affectations.clear();
    std::erase_if(other.apres.sollicitations, [](auto& s) { return s.financeur == "etat"; });
    other.apres.sollicitations.push_back({.financeur = "ars", .origine = "comite", .raison = "Utile."});
    auto third = essai::prepare(line(database, d, 3));
    third.apres.etat_nom = "ecartee", third.apres.ecart_motif = "doublon",
    third.apres.ecart_texte = "L’autre « note ».";
    auto second = apply(database, d, {other, third});
    REQUIRE(second);
    CHECK(rows(database) != after_first);
    REQUIRE(undo(database, d, second->id));
    CHECK(rows(database) == after_first);
    REQUIRE(undo(database, d, first->id));
    CHECK(rows(database) == start);
    CHECK(cause(undo(database, d, first->id)) == Cause::deja_fait);
  });
}

TEST_CASE("two people at once: the second is told what changed, nothing of theirs is applied") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto seen_by_both = line(database, d, 1), other = line(database, d, 2);
    REQUIRE(apply(database, d, {essai::prepare(seen_by_both, "aubrive")}));
    auto before = rows(database);
    auto refused = apply(database, d, {essai::prepare(seen_by_both, "sante"), essai::prepare(other)});
    CHECK(cause(refused) == Cause::modifie_entre_temps);
    CHECK(phrase(refused.error()).contains("2031-0001"));
    CHECK(rows(database) == before);
  });
}

TEST_CASE("after an undo, who still sees what was undone cannot write over what came next") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto first = apply(database, d, {essai::prepare(line(database, d, 1), "aubrive")});
    auto seen = line(database, d, 1);
    REQUIRE(undo(database, d, first->id));
    REQUIRE(apply(database, d, {essai::prepare(line(database, d, 1), "sante")}));
    Changement late{seen.etat, seen.etat};
    late.apres.reunion = "insertion";
    CHECK(cause(apply(database, d, {late})) == Cause::modifie_entre_temps);
  });
}

TEST_CASE("an undo is refused when something else was done, or a dossier was changed outside it") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto first =
        apply(database, d, {with_agent(essai::prepare(line(database, d, 1)), "etat", d.agent_etat.id)}, "Un");
    auto second = apply(database, d, {essai::prepare(line(database, d, 2))}, "Deux");
    auto refused = undo(database, d, first->id);
    CHECK(cause(refused) == Cause::modifie_entre_temps);
    CHECK(phrase(refused.error()).contains("« Deux », par Coordonne"));
    REQUIRE(undo(database, d, second->id));
    auto latest = [&] {
      return database.read([&](db::Reading& r) { return derniere_operation(r, d.coordination, d.tour); })
          .value();
    };
    CHECK(latest().annulable);
    CHECK(database.write([&](db::Writing& w) {
      return retirer_agent(w, d.coordination, now, d.agent_etat.id, d.tilleuls);
    }) == Numbers{d.notes[0]});
    CHECK(line(database, d, 1).agents.empty());
    CHECK(line(database, d, 1).etat.sollicitation("etat")->sans_agent ==
          "À réaffecter : un conflit d’intérêts écarte la personne qui suivait ce dossier.");
    CHECK(latest().operation.id == first->id);
    CHECK_FALSE(latest().annulable);
    auto changed = undo(database, d, first->id);
    CHECK(cause(changed) == Cause::modifie_entre_temps);
    CHECK(phrase(changed.error()).contains("2031-0001"));
  });
}

TEST_CASE("a dossier that was transmitted is neither changed with others nor undone") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto done = apply(database, d, {essai::prepare(line(database, d, 1))});
    database.write([&](db::Writing& w) {
      w.exec("UPDATE ventilation SET etat = 'transmise', transmise_le = 1, transmission = 99");
    });
    CHECK(cause(undo(database, d, done->id)) == Cause::etape_passee);
    auto l = line(database, d, 1);
    Changement c{l.etat, l.etat};
    c.apres.reunion = "sante";
    CHECK(cause(apply(database, d, {c})) == Cause::etape_passee);
  });
}

TEST_CASE("a change that changes nothing is no operation") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    REQUIRE(apply(database, d, {essai::prepare(line(database, d, 1))}));
    auto l = line(database, d, 1);
    CHECK(cause(apply(database, d, {{l.etat, l.etat}})) == Cause::deja_fait);
    auto mixed = apply(database, d, {{l.etat, l.etat}, essai::prepare(line(database, d, 2))});
    REQUIRE(mixed);
    CHECK(mixed->dossiers == 1);
  });
}

TEST_CASE("who has a confirmed interest in the structure is refused, and with them the whole unit") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, trouve_le, decide_le)"
          " VALUES (?1, ?2, 'confirme', 'declaration', 0, 0)",
          d.agent_etat.id, d.tilleuls);
    });
    auto before = rows(database);
    auto refused = apply(database, d,
                         {essai::prepare(line(database, d, 3)),
                          with_agent(essai::prepare(line(database, d, 1)), "etat", d.agent_etat.id)});
    CHECK(cause(refused) == Cause::saisie_invalide);
    CHECK(phrase(refused.error()).contains("Alix"));
    CHECK(rows(database) == before);
  });
}

TEST_CASE(
    "only the coordination changes, and not the dossiers of a structure in which they have an interest") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto change = essai::prepare(line(database, d, 1));
    CHECK(cause(apply(database, d, {change}, "Essai", &d.agent_etat)) == Cause::role_requis);
    auto away = d.coordination;
    away.conflits = {d.tilleuls};
    CHECK(numbers(all(database, d, away)) == Numbers{3, 4, 5});
    CHECK(cause(apply(database, d, {change}, "Essai", &away)) == Cause::acces_inconnu);
  });
}

TEST_CASE("agents see what they may see, and nothing of what is being prepared") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    REQUIRE(apply(database, d,
                  {with_agent(essai::prepare(line(database, d, 1)), "etat", d.agent_etat.id),
                   essai::prepare(line(database, d, 2))}));
    CHECK(numbers(all(database, d, d.agent_etat)) == Numbers{1, 2, 4, 5});
    CHECK(numbers(all(database, d, d.chef)) == Numbers{1, 2});
    auto hidden = all(database, d, d.agent_etat).front();
    CHECK(hidden.etat == EtatDossier{.dossier = d.notes.front()});
    CHECK(hidden.agents.empty());
    CHECK(all(database, d, d.agent_etat, {.etat = "preparee"}).empty());
    CHECK(all(database, d, d.agent_etat, {.reunion = "insertion"}).empty());
    CHECK(all(database, d, d.agent_etat, {.agent = std::to_string(d.agent_etat.id)}).empty());
    CHECK(all(database, d, d.agent_etat, {.alerte = true}).empty());
    database.write([&](db::Writing& w) {
      w.exec(
          "UPDATE ventilation SET etat = 'transmise', transmise_le = 1, transmission = 99 WHERE dossier_id = "
          "?1",
          d.notes.front());
    });
    auto shown = all(database, d, d.agent_etat, {.agent = std::to_string(d.agent_etat.id)});
    REQUIRE(numbers(shown) == Numbers{1});
    CHECK(shown.front().etat.reunion == "insertion");
    CHECK(shown.front().agents.size() == 1);
    database.read([&](db::Reading& r) {
      CHECK(agents(r, d.agent_etat, d.tour).empty());
      CHECK(operations(r, d.agent_etat, d.tour, 5).empty());
      CHECK_FALSE(derniere_operation(r, d.agent_etat, d.tour));
    });
  });
}

TEST_CASE("lines are filtered by each criterion, and counted by state") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto aside = essai::prepare(line(database, d, 5));
    aside.apres.etat_nom = "ecartee", aside.apres.ecart_motif = "doublon";
    auto choose = essai::prepare(line(database, d, 2), "");
    choose.apres.reunion_a_choisir = true;
    REQUIRE(
        apply(database, d,
              {with_agent(essai::prepare(line(database, d, 1)), "etat", d.agent_etat.id), choose, aside}));
    auto found = [&](const Filtre& f) { return numbers(all(database, d, d.coordination, f)); };
    CHECK(found({.etat = "a_ventiler"}) == Numbers{3, 4});
    CHECK(found({.etat = "preparee"}) == Numbers{1, 2});
    CHECK(found({.etat = "ecartee"}) == Numbers{5});
    CHECK(found({.orientation = "sante"}) == Numbers{3});
    CHECK(found({.commune = "99002"}) == Numbers{2, 3, 4});
    CHECK(found({.echelle = "intercommunale"}) == Numbers{2, 3});
    CHECK(found({.financeur = "caf"}) == Numbers{1});
    CHECK(found({.reunion = "insertion"}) == Numbers{1, 5});
    CHECK(found({.reunion = std::string(a_choisir)}) == Numbers{2});
    CHECK(found({.agent = std::to_string(d.agent_etat.id)}) == Numbers{1});
    CHECK(found({.agent = std::string(aucun)}) == Numbers{1, 2});
    CHECK(found({.texte = "jardins"}) == Numbers{1});
    CHECK(found({.texte = "2031-0003"}) == Numbers{3});
    CHECK(found({.texte = "4"}) == Numbers{4});
    CHECK(found({.texte = "!!"}).empty());
    database.read([&](db::Reading& r) {
      std::vector<std::pair<std::string, std::int64_t>> by_state;
      for (auto& each : comptes(r, d.coordination, d.tour, {.etat = "preparee"}))
        by_state.emplace_back(each.etat, each.dossiers);
      std::ranges::sort(by_state);
      CHECK(by_state == std::vector<std::pair<std::string, std::int64_t>>{
                            {"a_ventiler", 2}, {"ecartee", 1}, {"preparee", 2}});
    });
  });
}

TEST_CASE("pages follow one another by key, forwards and backwards") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    database.read([&](db::Reading& r) {
      auto page = lire_page(r, d.coordination, d.tour, {}, 2);
      CHECK(numbers(page.lignes) == Numbers{1, 2});
      CHECK_FALSE(page.precedente);
      page = lire_page(r, d.coordination, d.tour, {.repere = page.suivante}, 2);
      CHECK(numbers(page.lignes) == Numbers{3, 4});
      auto last = lire_page(r, d.coordination, d.tour, {.repere = page.suivante}, 2);
      CHECK(numbers(last.lignes) == Numbers{5});
      CHECK_FALSE(last.suivante);
      auto back = lire_page(r, d.coordination, d.tour, {.repere = last.precedente}, 2);
      CHECK(numbers(back.lignes) == Numbers{3, 4});
      CHECK(numbers(lire_page(r, d.coordination, d.tour, {.repere = back.precedente}, 2).lignes) ==
            Numbers{1, 2});
      CHECK(numbers(lire_page(r, d.coordination, d.tour, {.repere = Repere{false, 99, 99}}, 2).lignes) ==
            Numbers{1, 2});
    });
  });
}

TEST_CASE("lines are found by their dossiers or by their numbers, the unknown ones are not") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    database.read([&](db::Reading& r) {
      Numbers some{d.notes[2], d.notes[0], 99999};
      CHECK(numbers(lignes_de(r, d.coordination, d.tour, some)) == Numbers{1, 3});
      CHECK(numbers(lignes_par_numero(r, d.coordination, d.tour, Numbers{5, 77, 2})) == Numbers{2, 5});
      CHECK(lignes_de(r, d.coordination, d.tour, {}).empty());
      CHECK_FALSE(ligne(r, d.agent_caf, d.tour, d.notes[2]));
    });
  });
}

TEST_CASE(
    "the journal keeps one line for an operation, and none about the dossiers that are being prepared") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    auto done = apply(database, d,
                      {essai::prepare(line(database, d, 1)), essai::prepare(line(database, d, 2))}, "Deux");
    REQUIRE(undo(database, d, done->id));
    database.read([&](db::Reading& r) {
      auto lines = journal::de_l_objet(r, "ventilation_operation", done->id);
      REQUIRE(lines.size() == 2);
      CHECK(lines[0].acte == "ventilation_preparee");
      CHECK(journal::detail(lines[0], "libelle") == "Deux");
      CHECK(lines[1].acte == "ventilation_annulee");
      CHECK(journal::de_l_objet(r, "dossier", d.notes[0]).empty());
    });
  });
}

TEST_CASE("agents come with their perimeter, their conflicts and their load") {
  tests::on_both_engines([](db::Database& database) {
    Decor d(database);
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, trouve_le, decide_le)"
          " VALUES (?1, ?2, 'confirme', 'declaration', 0, 0)",
          d.agent_caf.id, d.port);
    });
    REQUIRE(apply(database, d,
                  {with_agent(with_agent(essai::prepare(line(database, d, 1)), "etat", d.agent_etat.id),
                              "caf", d.agent_etat.id),
                   with_agent(essai::prepare(line(database, d, 2)), "etat", d.agent_etat.id)}));
    auto found = database.read([&](db::Reading& r) { return agents(r, d.coordination, d.tour); });
    REQUIRE(found.size() == 3);
    CHECK(found[0].nom == "Alix");
    CHECK(found[0].charge == 2);
    CHECK(found[1].attribution.communes == std::vector<std::string>{"99001"});
    CHECK(found[1].conflits == Numbers{d.port});
    CHECK(found[2].attribution.role == personne::Role::referent_pre);
  });
}
