#include "programme/ventilation/pages/lots.h"

#include <doctest/doctest.h>

#include <fstream>
#include <optional>

#include "platform/web/url.h"
#include "programme/ventilation/test_comite.h"
#include "tests/support/databases.h"
#include "tests/support/outside.h"
#include "tests/support/visite.h"

using namespace ventilation;
using essai::Decor;

namespace {

using Read = web::Response (*)(db::Reading&, const page::Visite&);
using Write = web::Response (*)(db::Writing&, const page::Visite&);
using Fields = std::vector<std::pair<std::string, std::string>>;

struct Site {
  db::Database& database;
  Decor decor;
  tests::Visiteur visitor;
  std::vector<web::Upload> uploads{};  ///< sent with the next forms

  explicit Site(db::Database& d)
      : database(d),
        decor(d),
        visitor{.acteur = decor.coordination, .now = essai::comite(), .campagne = decor.campagne} {}

  void at(const std::string& target) {
    visitor.gets(target);
    visitor.request.query = {};
    if (auto mark = target.find('?'); mark != target.npos)
      visitor.request.query = *web::parse_urlencoded(std::string_view(target).substr(mark + 1));
  }
  web::Response get(Read handler, const std::string& target) {
    at(target);
    return database.read([&](db::Reading& r) { return handler(r, visitor.visite()); });
  }
  web::Response post(Write handler, const std::string& target, const Fields& fields) {
    at(target);
    visitor.request.method = web::Method::post;
    visitor.request.form = web::Fields(fields);
    visitor.request.uploads = uploads;
    std::optional<web::Response> answer;
    try {
      database.write([&](db::Writing& w) {
        answer = handler(w, visitor.visite());
        if (answer->status >= 400) throw 0;  // as the server: rolled back
      });
    } catch (int) {
    }
    return *answer;
  }
  std::string preview(const std::string& query) {
    auto answer = get(pages::lot, "/ventilation/lot?" + query);
    CHECK(answer.status == 200);
    return answer.text();
  }
  web::Response paste(const std::string& table, const Fields& more = {}) {
    Fields fields{{"tableau", table}};
    fields.insert(fields.end(), more.begin(), more.end());
    return post(pages::importer_tableau, "/ventilation/importer", fields);
  }
  Ligne line(std::size_t n) {
    return database
        .read([&](db::Reading& r) { return ligne(r, decor.coordination, decor.tour, decor.notes.at(n - 1)); })
        .value();
  }
  std::size_t operations() {
    return database.read([&](db::Reading& r) {
      return ventilation::operations(r, decor.coordination, decor.tour, 100).size();
    });
  }
  void undo() {
    database.write([&](db::Writing& w) {
      auto latest = derniere_operation(w, decor.coordination, decor.tour).value();
      REQUIRE(annuler(w, decor.coordination, essai::comite(), decor.tour, latest.operation.id).has_value());
    });
  }
  /// Every note prepared as it asks, in the meeting "insertion".
  void prepare_all() {
    database.write([&](db::Writing& w) {
      std::vector<Changement> changes;
      for (const auto& l : lignes(w, decor.coordination, decor.tour, {}))
        changes.push_back(essai::prepare(l));
      REQUIRE(
          appliquer(w, decor.coordination, essai::comite(), decor.tour, Genre::proposition, "Prêt", changes)
              .has_value());
    });
  }
};

/// What a hidden field of the page holds.
std::string hidden(const std::string& html, const std::string& name) {
  auto from = html.find("name=\"" + name + "\" value=\"");
  REQUIRE(from != html.npos);
  from += name.size() + 15;
  return html.substr(from, html.find('"', from) - from);
}

std::string unescaped(std::string text) {
  for (auto [what, by] :
       {std::pair{"&quot;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
    for (std::size_t i = 0; (i = text.find(what, i)) != text.npos; ++i)
      text.replace(i, std::string(what).size(), by);
  return text;
}

bool contains(const web::Response& answer, std::string_view text) { return answer.text().contains(text); }

Fields meeting(const std::string& code, const std::string& digest) {
  return {{"acte", "reunion"}, {"lot_reunion", code}, {"empreinte", digest}};
}

}  // namespace

TEST_CASE("a change of a view is first shown as its consequences, and changes nothing") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    auto page = site.preview("orientation=emploi&acte=reunion&lot_reunion=aubrive");
    CHECK(page.contains("Réunion « Réunion d’Aubrive »"));
    CHECK(page.contains("<strong>4</strong> dossiers changeront"));
    CHECK(page.contains("Appliquer à 4 dossiers"));
    CHECK(page.contains("n’est ni celle de la commune, ni celle de la thématique"));
    CHECK(page.contains("2031-0001"));
    CHECK_FALSE(page.contains("2031-0003"));
    CHECK(site.line(1).etat.reunion == "insertion");
    CHECK(site.operations() == 1);
  });
}

TEST_CASE("the change is applied as one unit, and one undo puts everything back") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    auto before = site.line(2).etat;
    auto digest = hidden(site.preview("orientation=emploi&acte=reunion&lot_reunion=aubrive"), "empreinte");
    auto answer =
        site.post(pages::appliquer_lot, "/ventilation/lot?orientation=emploi", meeting("aubrive", digest));
    CHECK(answer.status == 303);
    CHECK(web::header_of(answer, "Location") == "/ventilation?orientation=emploi");
    for (std::size_t n : {1, 2, 4, 5}) CHECK(site.line(n).etat.reunion == "aubrive");
    CHECK(site.line(3).etat.reunion == "insertion");
    CHECK(site.operations() == 2);
    site.undo();
    CHECK(site.line(2).etat == before);
  });
}

TEST_CASE("only the ticked dossiers change") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    auto ticked =
        "dossier=" + std::to_string(site.decor.notes[0]) + "&dossier=" + std::to_string(site.decor.notes[2]);
    auto page = site.preview(ticked + "&choix=coches&acte=ecarter&lot_motif=doublon&lot_texte=Voir+7");
    CHECK(page.contains("Pour ce qui est coché : 2 dossiers."));
    auto answer = site.post(pages::appliquer_lot, "/ventilation/lot",
                            {{"dossier", std::to_string(site.decor.notes[0])},
                             {"dossier", std::to_string(site.decor.notes[2])},
                             {"choix", "coches"},
                             {"acte", "ecarter"},
                             {"lot_motif", "doublon"},
                             {"lot_texte", "Voir 7"},
                             {"empreinte", hidden(page, "empreinte")}});
    CHECK(answer.status == 303);
    CHECK(site.line(1).etat.etat_nom == Ecartee::name);
    CHECK(site.line(1).etat.ecart_texte == "Voir 7");
    CHECK(site.line(3).etat.etat_nom == Ecartee::name);
    CHECK(site.line(2).etat.etat_nom == Preparee::name);
  });
}

TEST_CASE("when something changed meanwhile nothing is applied and the new consequences are shown") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    const std::string query = "acte=reunion&lot_reunion=aubrive";
    auto first = hidden(site.preview(query), "empreinte"), second = hidden(site.preview(query), "empreinte");
    CHECK(first == second);
    CHECK(site.post(pages::appliquer_lot, "/ventilation/lot", meeting("aubrive", first)).status == 303);
    auto late = site.post(pages::appliquer_lot, "/ventilation/lot", meeting("aubrive", second));
    CHECK(late.status == 409);
    CHECK(contains(late, "quelque chose a changé depuis"));
    CHECK(contains(late, "<strong>5</strong> dossiers resteront comme ils sont"));
    CHECK_FALSE(contains(late, "Appliquer à"));
    CHECK(site.operations() == 2);
    // The digest that the new page carries is good.
    site.undo();
    late = site.post(pages::appliquer_lot, "/ventilation/lot", meeting("aubrive", "ancienne"));
    CHECK(late.status == 409);
    CHECK(site.post(pages::appliquer_lot, "/ventilation/lot",
                    meeting("aubrive", hidden(late.text(), "empreinte")))
              .status == 303);
  });
}

TEST_CASE("a conflict confirmed between reading and applying is seen, and the dossier is not given") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    auto agent = "caf:" + std::to_string(site.decor.agent_caf.id);
    const std::string query = "financeur=caf&acte=ajouter_agent&lot_agent=" + agent;
    auto digest = hidden(site.preview(query), "empreinte");
    database.write([&](db::Writing& w) {
      w.exec(
          "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, trouve_le, decide_le, "
          "decide_par)"
          " VALUES (?1, ?2, 'confirme', 'declaration', 1, 1, ?3)",
          site.decor.agent_caf.id, site.decor.tilleuls, site.decor.coordination.id);
    });
    auto late = site.post(pages::appliquer_lot, "/ventilation/lot?financeur=caf",
                          {{"acte", "ajouter_agent"}, {"lot_agent", agent}, {"empreinte", digest}});
    CHECK(late.status == 409);
    CHECK(contains(late, "Camille a un intérêt dans cette structure"));
    CHECK(site.line(1).etat.affectations.empty());
  });
}

TEST_CASE("the choice of a change says how many dossiers it is for, and what is missing beside its field") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto page = site.get(pages::lot, "/ventilation/lot?orientation=emploi");
    CHECK(page.status == 200);
    CHECK(contains(page, "Changer 4 dossiers"));
    CHECK(contains(page, "name=\"orientation\" value=\"emploi\""));
    CHECK(contains(page, "CAF — Camille (0 dossier)"));
    page = site.get(pages::lot, "/ventilation/lot?acte=reunion&lot_reunion=");
    CHECK(page.status == 422);
    CHECK(contains(page, "href=\"#lot_reunion\""));
    page = site.get(pages::lot, "/ventilation/lot?choix=coches");
    CHECK(page.status == 422);
    CHECK(contains(page, "Vous n’avez coché aucun dossier"));
    page = site.get(pages::lot, "/ventilation/lot?acte=remplacer_agent&lot_ancien=etat:1&lot_nouveau=caf:2");
    CHECK(contains(page, "Choisissez deux personnes du même financeur."));
    page = site.get(pages::lot, "/ventilation/lot?acte=ecarter&lot_texte=" + std::string(1001, 'a'));
    CHECK(contains(page, "1 000 caractères au plus"));
    CHECK(contains(page, "Choisissez le motif."));
    CHECK(site.post(pages::appliquer_lot, "/ventilation/lot", {{"acte", "lune"}}).status == 422);
  });
}

TEST_CASE("every change travels from the choice to the form that applies it") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    auto etat = "etat:" + std::to_string(site.decor.agent_etat.id);
    for (const Fields& change : std::vector<Fields>{{{"acte", "reunion"}, {"lot_reunion", "aucune"}},
                                                    {{"acte", "ajouter_financeur"}, {"lot_financeur", "ars"}},
                                                    {{"acte", "retirer_financeur"}, {"lot_financeur", "ars"}},
                                                    {{"acte", "ajouter_agent"}, {"lot_agent", etat}},
                                                    {{"acte", "retirer_agent"}, {"lot_agent", etat}},
                                                    {{"acte", "ecarter"}, {"lot_motif", "doublon"}},
                                                    {{"acte", "reintegrer"}}}) {
      std::string query;
      for (const auto& [name, value] : change) query += name + "=" + value + "&";
      auto page = site.preview(query + "orientation=emploi");
      auto fields = change;
      for (auto& [name, value] : fields) value = hidden(page, name);
      fields.emplace_back("empreinte", hidden(page, "empreinte"));
      CHECK(fields[0].second == change[0].second);
      CHECK(site.post(pages::appliquer_lot, "/ventilation/lot?orientation=emploi", fields).status == 303);
    }
    CHECK(site.operations() == 8);
  });
}

TEST_CASE("a view that is not understood changes nothing: it leads to the page that says why") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    auto answer = site.get(pages::lot, "/ventilation/lot?orientation=lune&acte=reintegrer");
    CHECK(answer.status == 303);
    CHECK(web::header_of(answer, "Location") == "/ventilation?orientation=lune&acte=reintegrer");
    CHECK(site.post(pages::appliquer_lot, "/ventilation/lot?orientation=lune", {{"acte", "reintegrer"}})
              .status == 303);
    CHECK(site.get(pages::ventilation_csv, "/ventilation.csv?etat=lune").status == 303);
  });
}

TEST_CASE("the export, pasted back unchanged, changes nothing; edited, it changes what was edited") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    auto answer = site.get(pages::ventilation_csv, "/ventilation.csv");
    auto path = std::get<web::FileBody>(answer.body).path;
    auto table = tests::contents(path);
    std::filesystem::remove(path);
    CHECK(web::header_of(answer, "Content-Disposition").contains("ventilation-essai-2031-2030-09-26.csv"));
    auto same = site.paste(table);
    CHECK(same.status == 200);
    CHECK(contains(same, "<strong>5</strong> dossiers resteront comme ils sont"));
    CHECK_FALSE(contains(same, "Appliquer à"));
    auto at = table.find(";insertion;");
    table.replace(at, 11, ";sante;");
    auto page = site.paste(table);
    CHECK(contains(page, "Appliquer à 1 dossier"));
    auto done = site.paste(unescaped(hidden(page.text(), "tableau")),
                           {{"acte", "appliquer"}, {"empreinte", hidden(page.text(), "empreinte")}});
    CHECK(done.status == 303);
    CHECK(site.line(1).etat.reunion == "sante");
    CHECK(site.operations() == 2);
    site.undo();
    CHECK(site.line(1).etat.reunion == "insertion");
  });
}

TEST_CASE("a table with a mistake applies nothing, and names every mistake by its line") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    database.write([&](db::Writing& w) {
      auto l = ligne(w, site.decor.coordination, site.decor.tour, site.decor.notes[1]).value();
      w.exec("UPDATE ventilation SET etat = 'transmise', transmise_le = 1 WHERE dossier_id = ?1",
             l.note.dossier);
    });
    const std::string table =
        "numero;reunion;agents\n1;aubrive;\n2;aubrive;\n3;aubrive;rien\n99;aubrive;\n1;sante;\n";
    auto page = site.paste(table);
    CHECK(page.status == 422);
    CHECK(contains(page, "Déjà transmis : à corriger dossier par dossier"));
    CHECK(contains(page, "« rien » n’est pas une adresse électronique."));
    CHECK(contains(page, "aucun dossier déposé ne porte le numéro 99."));
    CHECK(contains(page, "le dossier 1 est déjà à la ligne 2."));
    CHECK(contains(page, "4 erreurs à corriger"));
    CHECK(contains(page, "99;aubrive;"));  // what was pasted is still there
    CHECK(site.paste(table, {{"acte", "appliquer"}, {"empreinte", "x"}}).status == 422);
    CHECK(site.line(1).etat.reunion == "insertion");
    CHECK(site.operations() == 1);
  });
}

TEST_CASE("a table applied late shows its new consequences instead") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    auto page = site.paste("numero;reunion\n1;aubrive\n");
    auto digest = hidden(page.text(), "empreinte");
    CHECK(site.post(pages::appliquer_lot, "/ventilation/lot",
                    meeting("sante", hidden(site.preview("acte=reunion&lot_reunion=sante"), "empreinte")))
              .status == 303);
    auto late = site.paste("numero;reunion\n1;aubrive\n", {{"acte", "appliquer"}, {"empreinte", digest}});
    CHECK(late.status == 409);
    CHECK(contains(late, "(avant : « Santé »)"));
    CHECK(site.line(1).etat.reunion == "sante");
  });
}

TEST_CASE("a file in Windows-1252 is read, and shown in UTF-8 when it has a mistake") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    tests::TemporaryFolder folder;
    auto path = folder / "excel.csv";
    auto send = [&](const std::string& bytes) {
      std::ofstream(path, std::ios::binary) << bytes;
      site.uploads = {{"fichier", "excel.csv", "text/csv", path, bytes.size()}};
      auto answer = site.post(pages::importer_tableau, "/ventilation/importer", {});
      site.uploads.clear();
      return answer;
    };
    CHECK(contains(send("num\xE9ro;r\xE9union\r\n1;R\xE9union d\x92"
                        "Aubrive\r\n"),
                   "Appliquer à 1 dossier"));
    auto wrong = send("num\xE9ro;r\xE9union\r\n1;R\xE9union d\x92Ouest\r\n");
    CHECK(wrong.status == 422);
    CHECK(contains(wrong, "1;Réunion d’Ouest"));
    CHECK(contains(wrong, "href=\"#fichier\""));
    CHECK(contains(send("PK\x03\x04"), "ce fichier est un classeur"));
    CHECK(send("").status == 422);
    CHECK(
        contains(site.post(pages::importer_tableau, "/ventilation/importer", {}), "Choisissez un fichier."));
    CHECK(contains(site.paste(" \n"), "Le tableau est vide."));
  });
}

TEST_CASE("a megabyte of lines is read, its first mistakes are named and the others counted") {
  tests::on_sqlite([](db::Database& database, const std::string&) {
    Site site(database);
    std::string table = "numero;reunion;motif\n";
    while (table.size() < 1024 * 1024) table += std::to_string(table.size()) + ";lune;\n";
    auto page = site.paste(table);
    CHECK(page.status == 422);
    CHECK(page.text().size() < 300 * 1024);
    CHECK(contains(page, "la colonne « motif » complète"));
    std::string good = "numero;reunion\n";
    while (good.size() < 1024 * 1024) good += std::to_string(good.size()) + ";sante\n";
    page = site.paste(good);
    CHECK(page.status == 422);
    CHECK(contains(page, "plus bas dans le tableau"));
  });
}

TEST_CASE("a preview asks the database a few times, however many dossiers it is for") {
  tests::on_both_engines([](db::Database& database) {
    Site site(database);
    site.prepare_all();
    auto queries = [&](auto act) {
      auto before = db::queries_of_this_thread();
      act();
      return db::queries_of_this_thread() - before;
    };
    CHECK(queries([&] { site.preview("acte=reunion&lot_reunion=sante"); }) <= 16);
    CHECK(queries([&] { site.get(pages::lot, "/ventilation/lot"); }) <= 6);
    CHECK(queries([&] { site.paste("numero;reunion\n1;sante\n2;sante\n"); }) <= 18);
  });
}
