#include "programme/ventilation/compte_rendu.h"

#include <doctest/doctest.h>

#include "platform/base/text.h"
#include "programme/ventilation/compte_rendu_store.h"
#include "programme/ventilation/resultats_test.h"
#include "tests/support/databases.h"
#include "tests/support/outside.h"

using namespace ventilation;
using ventilation::essai::DecorVentile;

namespace {

const base::Instant made = essai::paris("2030-09-29T17:30");

/// The story as lines of text, each with its kind.
std::string told(const documents::Story& story) {
  namespace block = documents::block;
  struct Visitor {
    std::string text;
    void operator()(const block::Heading& h) {
      text += std::string(std::size_t(h.level), '#') + " " + h.text + "\n";
    }
    void operator()(const block::Paragraph& p) { text += p.text + "\n"; }
    void operator()(const block::Definition& d) { text += d.lead() + d.value + "\n"; }
    void operator()(const block::Note& n) { text += "! " + n.text + "\n"; }
    void operator()(const block::Code& c) { text += c.alternative + "\n"; }
    void operator()(const block::Bullets& b) {
      for (const auto& item : b.items) text += "- " + item + "\n";
    }
    void operator()(const block::Grid& g) {
      for (const auto& row : g.rows) text += "| " + base::join(row, " | ") + "\n";
    }
  } visitor;
  for (const auto& each : story.blocks()) std::visit(visitor, each);
  return visitor.text;
}

std::string minutes(db::Database& database, const DecorVentile& d, const personne::Acteur& acteur) {
  return database.read([&](db::Reading& r) {
    auto content = lire_compte_rendu(r, acteur, made, d.tour);
    return content ? told(raconter(*content)) : "";
  });
}

bool in_order(const std::string& text, std::initializer_list<std::string_view> parts) {
  std::size_t from = 0;
  for (auto part : parts) {
    from = text.find(part, from);
    if (from == text.npos) {
      MESSAGE("missing or out of order: ", part, " in ", text);
      return false;
    }
    from += part.size();
  }
  return true;
}

std::string part(const std::string& text, std::string_view from, std::string_view until) {
  auto at = text.find(from);
  return at == text.npos ? "" : text.substr(at, text.find(until, at + from.size()) - at);
}

}  // namespace

TEST_CASE("the minutes say who wrote them, when, and how many notes became what") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    auto period = base::Period{essai::paris("2030-09-26"), essai::paris("2030-09-30")};
    d.campagne.calendrier.push_back({.code = "ventilation", .titre = "Comité", .periode = period});
    CHECK(in_order(minutes(database, d, d.coordination),
                   {"# Compte rendu du comité de ventilation", "Appel : Appel à projets 2031",
                    "Comité : du 26 au 29 septembre 2030", "Rédaction : Coordonne",
                    "Établi le : 29 septembre 2030 à 17 h 30", "## En bref", "- 5 notes d’intention reçues",
                    "- Confiées aux financeurs et transmises : 3", "- Écartées, porteurs prévenus : 1",
                    "- En préparation, pas encore transmises : 1", "! Compte rendu provisoire"}));
  });
}

TEST_CASE("the minutes list each meeting's and each funder's notes with who handles them") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    auto text = minutes(database, d, d.coordination);
    CHECK(in_order(
        text, {"## Par réunion", "### Réunion d’Aubrive", "1 note, le 14 octobre 2030.",
               "| 2031-0001 | Jardin partagé | Les Tilleuls | CAF : Camille\nÉtat : Alix", "### Insertion",
               "| 2031-0002 | Vers l’emploi", "### Santé", "1 note\n",
               "| 2031-0003 | Santé au port (en préparation) | Le Port | ARS : personne pour l’instant",
               "### Sans réunion", "| 2031-0004 | Réussir à l’école", "Référent·e : Dominique"}));
    auto state = part(text, "### État\n", "###");
    CHECK(in_order(
        state, {"4 notes, " + base::euros({1500000}) + " demandés.", "2031-0001", "2031-0002", "2031-0003",
                "2031-0004 | Réussir à l’école | Le Port | " + base::euros({500000}) +
                    " | Personne pour l’instant"}));
    CHECK(part(text, "### Caisse d’allocations familiales", "###").contains("| Camille\n"));
  });
}

TEST_CASE("a meeting still to be chosen has its own list in the minutes") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE ventilation SET reunion = '', reunion_a_choisir = 1 WHERE dossier_id = ?1", d.notes[2]);
    });
    auto text = minutes(database, d, d.coordination);
    CHECK(part(text, "### Réunion à choisir", "###").contains("2031-0003"));
    CHECK_FALSE(part(text, "### Sans réunion", "\n## ").contains("2031-0003"));
  });
}

TEST_CASE("the minutes tell which notes were set aside and why, and the twin deposits") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    auto text = minutes(database, d, d.coordination);
    CHECK(text.contains("| 2031-0005 | Deux rives | Le Port | Note irrecevable. Il manque le lieu.\n"));
    CHECK(text.contains("| 2031-0005 | Deux rives | Le Port | Pas encore retrouvé\n"));
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO jumeau (dossier_id, collectivite, reference, note_le, note_par) VALUES (?1, 'Autre "
          "agglomération', 'B-12', 0, 1)",
          d.notes[4]);
      w.exec("INSERT INTO jumeau (dossier_id, autre_id, note_le, note_par) VALUES (?1, ?2, 0, 1)", d.notes[0],
             d.notes[1]);
    });
    text = minutes(database, d, d.coordination);
    CHECK(text.contains("| 2031-0005 | Deux rives | Le Port | Autre agglomération : B-12\n"));
    CHECK(text.contains("| 2031-0001 | Jardin partagé | Les Tilleuls | Vers l’emploi (n° 2 de"));
  });
}

TEST_CASE("the minutes name what the committee changed after the proposal, without what it undid") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    CHECK(minutes(database, d, d.coordination).contains("Aucune : la proposition calculée est restée"));
    database.write([&](db::Writing& w) {
      auto op = [&](std::string_view genre, std::string_view label, std::int64_t n,
                    const std::vector<EtatDossier>& was, std::optional<std::int64_t> undone = {}) {
        w.exec(
            "INSERT INTO ventilation_operation (campagne, tour, genre, libelle, dossiers, avant, faite_le, "
            "faite_par, annulee_le, annulee_par) VALUES ('essai-2031', 1, ?1, ?2, ?3, ?4, ?5, 1, ?6, ?6)",
            genre, label, n, en_json(was), made, undone);
      };
      op("proposition", "Proposition pour 5 notes", 5, {});
      op("changement", "Réunion : Santé, pour 2 notes", 2,
         {{.dossier = d.notes[0]}, {.dossier = d.notes[2]}});
      op("changement", "Réunion annulée", 1, {{.dossier = d.notes[1]}}, 1);
      op("changement", "Agent : Alix, pour 40 notes", 40, {});
      op("transmission", "Transmission de 5 notes", 5, {});
      op("correction", "Agent : Camille, pour 1 note", 1, {{.dossier = d.notes[1]}});
    });
    auto text = part(minutes(database, d, d.coordination), "## Décisions prises", "\n## ");
    CHECK(in_order(text,
                   {"| 29 septembre 2030 à 17 h 30 | Réunion : Santé, pour 2 notes | 2031-0001, 2031-0003\n",
                    "| Agent : Alix, pour 40 notes | 40 notes\n",
                    "| Agent : Camille, pour 1 note (après la transmission) | 2031-0002"}));
    CHECK_FALSE(text.contains("annulée"));
    CHECK_FALSE(text.contains("Proposition pour"));
    CHECK_FALSE(text.contains("Transmission de"));
  });
}

TEST_CASE("the minutes tell conflicts of interest by function and structure, and name nobody") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    database.write([&](db::Writing& w) {
      auto conflict = [&](std::int64_t person, std::int64_t structure, std::string_view state) {
        w.exec(
            "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, nom_trouve, motif, "
            "trouve_le, "
            "decide_le) VALUES (?1, ?2, ?3, 'bureau', 'Camille Président', 'Trésorière', 0, ?4)",
            person, structure, state, state == "suggere" ? std::nullopt : std::optional<std::int64_t>(1));
      };
      conflict(d.agent_caf.id, d.port, "confirme");
      conflict(d.referent.id, d.port, "suggere");
      conflict(d.agent_etat.id, d.port, "ecarte");
    });
    auto text = part(minutes(database, d, d.coordination), "## Conflits d’intérêts", "\n## ");
    CHECK(text.contains(
        "| Instructeur·rice, CAF | Le Port | Conflit d’intérêts déclaré ou confirmé : 3 notes à l’écart"));
    for (auto hidden : {"Président", "Trésorière", "Référent", "Instructeur·rice, État"})
      CHECK_FALSE(text.substr(0, text.find("## Projets")).contains(hidden));
  });
}

TEST_CASE(
    "only the coordination makes minutes, and not of a structure in which that person has an interest") {
  tests::on_both_engines([](db::Database& database) {
    DecorVentile d(database);
    for (const auto& acteur : {d.agent_etat, d.chef, d.referent, personne::Acteur{}})
      CHECK(minutes(database, d, acteur).empty());
    auto away = d.coordination;
    away.conflits = {d.port};
    auto text = minutes(database, d, away);
    CHECK(text.contains("2031-0001"));
    CHECK_FALSE(text.contains("Le Port"));
  });
}

TEST_CASE("minutes of very many notes leave their lists to the exports and say so") {
  auto campaign = essai::campagne_d_essai();
  CompteRendu c{.campagne = campaign, .preside = "Camille Exemple", .le = made};
  Ligne line;
  line.numero = 1, line.etat.etat_nom = Transmise::name, line.etat.reunion = "sante";
  c.dates = dates_annoncees(campaign);
  c.lignes.assign(notes_enumerees, line);
  CHECK(told(raconter(c)).contains("### Santé"));
  c.lignes.push_back(line);
  auto text = told(raconter(c));
  CHECK_FALSE(text.contains("### Santé"));
  CHECK(text.contains("! Les listes par réunion et par financeur sont trop longues"));
}

TEST_CASE("minutes of a call without any note can be made too") {
  auto campaign = essai::campagne_d_essai();
  auto text = told(raconter({.campagne = campaign, .preside = "Camille Exemple", .le = made}));
  CHECK(text.contains("- 0 note d’intention reçue\n"));
  CHECK_FALSE(text.contains("provisoire"));
}

TEST_CASE("the minutes open as PDF and in LibreOffice, with the same content") {
  tests::on_both_engines([](db::Database& database) {
    if (database.engine() != db::Engine::sqlite) return;  // the documents know nothing of the engine
    DecorVentile d(database);
    auto content =
        database.read([&](db::Reading& r) { return lire_compte_rendu(r, d.coordination, made, d.tour); });
    REQUIRE(content);
    tests::TemporaryFolder folder;
    auto story = raconter(*content);
    auto info = informations(*content);
    tests::write_file(folder / "a.pdf", documents::write(documents::DocumentFormat::pdf, info, story));
    tests::write_file(folder / "b.docx", documents::write(documents::DocumentFormat::docx, info, story));
    tests::output_of("soffice -env:UserInstallation=file://" + (folder / "profile").string() +
                     " --headless --convert-to pdf --outdir " + folder.path().string() + " " +
                     (folder / "b.docx").string());
    for (auto file : {"a.pdf", "b.pdf"}) {
      auto text = tests::output_of("pdftotext -raw " + (folder / file).string() + " -");
      CHECK(
          in_order(text, {"Compte rendu du comité de ventilation", "Rédaction : Coordonne", "Par réunion",
                          "Réunion d’Aubrive", "2031-0001", "Par financeur", "Notes écartées", "2031-0005"}));
      CHECK(text.contains("Page 1 sur"));
    }
  });
}
