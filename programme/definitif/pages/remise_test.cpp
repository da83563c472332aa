// A document asked of somebody without an account: the pages of who asks, of who holds the link, and of who
// chooses.
#include <doctest/doctest.h>

#include <algorithm>

#include "programme/definitif/pages/liens.h"
#include "programme/definitif/pages/pieces_decor_test.h"
#include "programme/personne/personne_store.h"
#include "programme/piece/lien_store.h"

using namespace definitif;
using namespace definitif::test_pieces;
using namespace std::chrono_literals;

namespace {

const std::string address = "comptable@cabinet.example";

/// The site, its routes, and a stranger who holds links.
struct Lieu : Site {
  std::vector<page::Route> routes{};
  explicit Lieu(db::Database& d) : Site{d} {
    for (auto& list :
         {pages::routes_des_demandes(), pages::routes_des_propositions(), pages::routes_de_la_remise()})
      routes.insert(routes.end(), list.begin(), list.end());
    visitor.acteur = member();
  }
  personne::Acteur member() {
    return database.read([&](db::Reading& r) { return personne::acteur(r, people.writer.id).value(); });
  }
  web::Response at(web::Method m, std::string_view pattern, std::vector<std::string> path,
                   tests::Values form = {}, std::string_view file = {}) {
    auto route = std::ranges::find_if(routes, [&](auto& r) { return r.method == m && r.pattern == pattern; });
    REQUIRE(route != routes.end());
    if (m == web::Method::get) visitor.gets("/x", std::move(path));
    if (m == web::Method::post) visitor.posts("/x", form, std::move(path));
    if (!file.empty()) joined(file);
    auto v = visitor.visite();
    if (auto* reads = std::get_if<page::Lecture>(&route->handler))
      return database.read([&](db::Reading& r) { return (*reads)(r, v); });
    if (auto* composed = std::get_if<page::Composee>(&route->handler)) return (*composed)(database, v);
    return database.write([&](db::Writing& w) { return std::get<page::Ecriture>(route->handler)(w, v); });
  }
  void joined(std::string_view content) {
    auto sent = folder.path / "envoi";
    std::ofstream(sent, std::ios::binary) << content;
    visitor.request.uploads = {{"fichier", "document.pdf", "application/pdf", sent, content.size()}};
  }
  std::string root(std::string_view end) {
    return "/dossiers/{id}/definitif/pieces/{piece}" + std::string(end);
  }
  web::Response ask(const std::string& code, tests::Values form = {{"courriel", address}}) {
    visitor.acteur = member();
    return at(web::Method::post, root("/demander"), {me(), code}, form);
  }
  /// The end of the latest link's address.
  std::string asked(const std::string& code) {
    REQUIRE(ask(code).status == 303);
    return database.read([](db::Reading& r) {
      auto latest = r.one<std::int64_t>("SELECT MAX(id) FROM lien_remise").value();
      return piece::chemin_lien_remise(r, latest).value().substr(std::size("/remise"));
    });
  }
  static std::string number(const std::string& link) { return link.substr(0, link.find('-')); }
  web::Response open(const std::string& link) {
    visitor.acteur = {};
    return at(web::Method::get, "/remise/{lien}", {link});
  }
  web::Response hand_in(const std::string& link, std::string_view content = pdf, tests::Values form = {}) {
    visitor.acteur = {};
    return at(web::Method::post, "/remise/{lien}", {link}, form, content);
  }
  web::Response thanks(const std::string& link) {
    visitor.acteur = {};
    return at(web::Method::get, "/remise/{lien}/merci", {link});
  }
  std::string page_of(const std::string& code) {
    visitor.acteur = member();
    return get(pages::piece_du_dossier, {me(), code}).text();
  }
};

}  // namespace

TEST_CASE("whoever may give a piece may ask somebody for it; the page tells whom, when and until when") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    CHECK(s.page_of("rib").contains("/pieces/rib/demander"));
    auto form = s.at(web::Method::get, s.root("/demander"), {s.me(), "rib"}).text();
    CHECK(form.contains("valable 14 jours"));
    auto wrong = s.ask("rib", {{"courriel", "comptable"}, {"nom", "comptable"}, {"message", "www.site"}});
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("href=\"#courriel\""));
    CHECK(wrong.text().contains("href=\"#message\""));
    CHECK(wrong.text().contains("value=\"comptable\""));
    CHECK(s.ask("rib", {{"courriel", address}, {"nom", "comptable"}}).status == 303);
    auto text = s.page_of("rib");
    CHECK(text.contains(address));
    CHECK(text.contains("(comptable)"));
    CHECK(text.contains("En attente"));
    CHECK(text.contains("valable jusqu’au 4 décembre 2022 à 10 h 00"));
    s.visitor.acteur = s.people.other;
    CHECK(s.at(web::Method::get, s.root("/demander"), {s.me(), "rib"}).status == 404);
    CHECK(s.at(web::Method::post, s.root("/demander"), {s.me(), "rib"}, {{"courriel", address}}).status ==
          404);
    s.visitor.acteur = s.people.boss;
    CHECK(s.at(web::Method::post, s.root("/demander"), {s.me(), "rib"}, {{"courriel", address}}).status ==
          403);
    CHECK(s.get(pages::piece_du_dossier, {s.me(), "rib"}).text().contains(address));
  });
}

TEST_CASE(
    "the page of a link says who asks, for what, what is accepted and what becomes of it, and no more") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    s.give(pages::remettre_au_dossier, {s.me(), "rib"});
    auto response = s.open(s.asked("rib"));
    CHECK(response.status == 200);
    CHECK(web::header_of(response, "X-Robots-Tag").contains("noindex"));
    CHECK(web::header_of(response, "Cache-Control") == "no-store");
    auto text = response.text();
    for (auto told : {"ecrit, pour « Les Tilleuls »", "Relevé d’identité bancaire", "100 Mo au plus",
                      "4 décembre 2022 à 10 h 00", "gardé chiffré", "name=\"fichier\""})
      CHECK_MESSAGE(text.contains(told), told);
    CHECK_FALSE(text.contains("relevé.pdf"));
    CHECK_FALSE(text.contains("/dossiers/"));
    CHECK(s.open(s.asked("bilan_structure")).text().contains("name=\"date\""));
  });
}

TEST_CASE("a document given through a link is the piece; the link then thanks, and opens nothing more") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    auto link = s.asked("rib");
    CHECK(tests::location(s.thanks(link)) == "/remise/" + link);
    auto done = s.hand_in(link);
    CHECK(done.status == 303);
    CHECK(tests::location(done) == "/remise/" + link + "/merci");
    auto thanks = s.thanks(link).text();
    CHECK(thanks.contains("Merci, votre document est reçu"));
    CHECK_FALSE(thanks.contains("document.pdf"));
    CHECK(s.open(link).status == 410);
    CHECK(s.open(link).text().contains("Il a déjà servi"));
    CHECK(s.hand_in(link).status == 410);
    REQUIRE(s.standing().size() == 1);
    CHECK(s.folder.kept() == 1);
    auto text = s.page_of("rib");
    CHECK(text.contains("par lien (comptable@cabinet.example)"));
    CHECK(text.contains("Document reçu"));
  });
}

TEST_CASE("a file that is not accepted is refused with its reason, and the link still serves") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    auto link = s.asked("bilan_structure");
    auto refused = s.hand_in(link, "MZ programme", {{"date", "juin"}});
    CHECK(refused.status == 422);
    CHECK(refused.text().contains("href=\"#date\""));
    CHECK(refused.text().contains("d’un type qui n’est pas accepté"));
    CHECK(s.hand_in(link, {}).text().contains("Choisissez un document"));
    CHECK(s.folder.kept() == 0);
    CHECK(s.hand_in(link, pdf, {{"date", "31/12/2021"}}).status == 303);
  });
}

TEST_CASE("a link that is not ours tells nothing; one too old, taken back or without its asker says why") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    auto unknown = s.open("1-" + std::string(64, 'a'));
    CHECK(unknown.status == 404);
    CHECK(unknown.text().contains("Ce lien n’est plus valable"));
    CHECK_FALSE(unknown.text().contains("déjà servi"));
    CHECK(s.hand_in("x").status == 404);
    CHECK(s.thanks("x").status == 404);
    auto link = s.asked("rib");
    s.visitor.now += 14 * 24h;
    CHECK(s.open(link).status == 410);
    CHECK(s.hand_in(link).text().contains("Il fallait l’utiliser avant le 4 décembre 2022"));
    s.visitor.now -= 14 * 24h;
    s.visitor.acteur = s.member();
    CHECK(s.at(web::Method::post, s.root("/liens/{lien_remise}/retirer"), {s.me(), "rib", Lieu::number(link)})
              .status == 303);
    CHECK(s.open(link).text().contains("l’a retiré"));
    CHECK(s.folder.kept() == 0);
  });
}

TEST_CASE("a link sent again ends the former one") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    auto first = s.asked("rib");
    s.visitor.acteur = s.member();
    CHECK(
        s.at(web::Method::post, s.root("/liens/{lien_remise}/renvoyer"), {s.me(), "rib", Lieu::number(first)})
            .status == 303);
    CHECK(s.open(first).status == 410);
    s.visitor.acteur = s.member();
    auto other = s.at(web::Method::post, s.root("/liens/{lien_remise}/renvoyer"),
                      {s.me(), "statuts", Lieu::number(first)});
    CHECK(other.status == 404);
  });
}

TEST_CASE("who asked has left the structure, or may only read: the link no longer works") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    auto link = s.asked("rib");
    database.write([](db::Writing& w) { w.exec("UPDATE membre SET ecrire = 0, signer = 0"); });
    CHECK(s.open(link).status == 410);
    CHECK(s.hand_in(link).text().contains("ne peut plus recevoir de document"));
    database.write([](db::Writing& w) { w.exec("UPDATE membre SET ecrire = 1"); });
    CHECK(s.open(link).status == 200);
    database.write([](db::Writing& w) { w.exec("DELETE FROM membre"); });
    CHECK(s.open(link).status == 410);
    CHECK(s.standing().empty());
  });
}

TEST_CASE(
    "signed, deposited or past the deadline, the dossier takes nothing more; a request for completion opens "
    "its pieces") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    auto link = s.asked("rib"), other = s.asked("statuts");
    s.state("signe", false);
    CHECK(s.open(link).status == 409);
    CHECK(s.hand_in(link).text().contains("est signé ou envoyé"));
    s.state("depose", true);
    CHECK(s.hand_in(link).status == 409);
    database.write([&](db::Writing& w) {
      w.exec("UPDATE definitif SET etat = 'a_completer', completer_avant = ?1", s.visitor.now + 24h);
      auto request = w.one<std::int64_t>(
          "INSERT INTO demande_complements (dossier_id, ouverte_le, demandee_le, demandee_par, avant, "
          "rang_avant) VALUES "
          "(?1, 0, 0, ?2, ?3, 1) RETURNING id",
          s.id, s.people.boss.id, s.visitor.now + 24h);
      w.exec(
          "INSERT INTO complement_demande (demande_id, rang, cible, raison) VALUES (?1, 1, 'pieces/rib', "
          "'Illisible.')",
          *request);
    });
    CHECK(s.open(other).status == 409);
    CHECK(s.hand_in(link).status == 303);
    CHECK(s.standing().size() == 1);
  });
}

TEST_CASE("a link serves until the second before the deadline of the deposit, and not at it") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    s.visitor.now = paris("2022-11-30T10:00");
    auto link = s.asked("rib");
    s.visitor.now = call().depot_final.until;
    CHECK(s.open(link).status == 409);
    CHECK(s.hand_in(link).text().contains("ne peut plus être ajouté"));
    s.visitor.now -= 1s;
    CHECK(s.hand_in(link).status == 303);
  });
}

TEST_CASE("what is no longer asked cannot be given") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    s.post(pages::enregistrer_particularites, {s.me()}, {{"particularites", "intervenants"}});
    auto link = s.asked("cv_intervenants");
    CHECK(s.open(link).status == 200);
    s.visitor.acteur = s.member();
    s.post(pages::enregistrer_particularites, {s.me()});
    CHECK(s.open(link).text().contains("n’est plus demandé"));
  });
}

TEST_CASE("what comes while a document stands is chosen by the structure, once it can be opened") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    s.give(pages::remettre_au_dossier, {s.me(), "rib"});
    REQUIRE(s.hand_in(s.asked("rib"), "%PDF-1.4\nproposé\n%%EOF").status == 303);
    auto text = s.page_of("rib");
    CHECK(text.contains("Prendre ce document"));
    CHECK(s.list().contains("choisir pour « Relevé d’identité bancaire (RIB) »"));
    CHECK(s.get(pages::coffre, {s.structure()}).text().contains("choisir pour"));
    auto id = database.read(
        [](db::Reading& r) { return r.one<std::int64_t>("SELECT id FROM piece WHERE proposee = 1"); });
    std::vector<std::string> path{s.me(), "rib", std::to_string(id.value())};
    auto at = [&](std::string_view end) { return s.root("/propositions/{proposition}/" + std::string(end)); };
    CHECK(content(s.at(web::Method::get, at("fichier"), path)).contains("proposé"));
    s.visitor.acteur = s.people.other;
    CHECK(s.at(web::Method::get, at("fichier"), path).status == 404);
    CHECK(s.at(web::Method::post, at("accepter"), path).status == 404);
    database.write([](db::Writing& w) { w.exec("UPDATE fichier SET antivirus = 'infectee'"); });
    s.visitor.acteur = s.member();
    CHECK(s.at(web::Method::post, at("accepter"), path).status == 422);
    database.write([](db::Writing& w) { w.exec("UPDATE fichier SET antivirus = 'saine'"); });
    CHECK(s.at(web::Method::post, at("accepter"), path).status == 303);
    CHECK(s.standing().at(0).par == "lien (comptable@cabinet.example)");
    CHECK(s.at(web::Method::post, at("accepter"), path).status == 404);
  });
}

TEST_CASE("a proposal is refused while the dossier is open, and the document stays what it was") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    s.give(pages::remettre_au_dossier, {s.me(), "rib"});
    REQUIRE(s.hand_in(s.asked("rib")).status == 303);
    auto id = database.read(
        [](db::Reading& r) { return r.one<std::int64_t>("SELECT id FROM piece WHERE proposee = 1"); });
    std::vector<std::string> path{s.me(), "rib", std::to_string(id.value())};
    auto refuse = s.root("/propositions/{proposition}/refuser");
    s.visitor.acteur = s.member();
    s.state("signe", false);
    CHECK(s.at(web::Method::post, refuse, path).status == 422);
    CHECK_FALSE(s.page_of("rib").contains("Prendre ce document"));
    s.state("en_preparation", false);
    CHECK(s.at(web::Method::post, refuse, path).status == 303);
    CHECK(s.standing().at(0).par == "ecrit");
    CHECK_FALSE(s.page_of("rib").contains("À choisir"));
    CHECK_FALSE(s.list().contains("choisir pour"));
  });
}

TEST_CASE("a document asked from the structure's safe comes into the safe") {
  tests::on_both_engines([](db::Database& database) {
    Lieu s(database);
    CHECK(s.at(web::Method::post, "/structures/{id}/pieces/{piece}/demander", {s.structure(), "rib"},
               {{"courriel", address}})
              .status == 303);
    auto link = database.read([](db::Reading& r) {
      return piece::chemin_lien_remise(r, r.one<std::int64_t>("SELECT id FROM lien_remise").value())
          .value()
          .substr(8);
    });
    s.state("depose", true);
    CHECK(s.hand_in(link).status == 303);
    CHECK(s.standing().at(0).au_coffre);
  });
}
