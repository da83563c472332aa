// The check, the request, the answer and the decisions, from page to page.
#include "programme/completude/pages/pages.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "programme/completude/pages/chantier_test.h"
#include "programme/definitif/pages/pieces.h"
#include "programme/journal/journal.h"

using namespace completude;
using completude::test::Site;
using definitif::test::noon;
using definitif::test::paris;

namespace {

struct Bureau : Site {
  std::int64_t rib = 0, devis = 0;

  explicit Bureau(db::Database& d) : Site{d} {
    deposited();
    rib = gives("rib"), devis = gives("devis");
    coordination();
  }
  void coordination() { visitor.acteur = people.boss; }
  void porteur() { visitor.acteur = people.writer; }
  web::Response verdict(std::string_view code, std::int64_t piece, tests::Values form) {
    return post(pages::verifier_une_piece, form, {std::string(code), std::to_string(piece)});
  }
  void both_right() {
    CHECK(verdict("rib", rib, {{"verdict", "conforme"}}).status == 303);
    CHECK(verdict("devis", devis, {{"verdict", "conforme"}}).status == 303);
  }
  web::Response request(tests::Values form) { return post(pages::demander_complements, form); }
  /// The usual one: a part and a piece, until the end of November.
  void requested() {
    REQUIRE(request({{"cibles", "partie/suivi"},
                     {"raison-partie-suivi", "Dites qui évalue."},
                     {"cibles", "pieces/rib"},
                     {"raison-pieces-rib", "Illisible."},
                     {"date", "30/11/2029"}})
                .status == 303);
  }
  bool traced(std::string_view act) {
    return database.read([&](db::Reading& r) {
      return std::ranges::count(journal::de_l_objet(r, "dossier", id), act, &journal::Ligne::acte) > 0;
    });
  }
};

std::size_t times(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("the list counts, filters and leads to each dossier") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    auto page = b.get(pages::liste).text();
    CHECK(page.contains("Jardin partagé"));
    CHECK(page.contains(fmt::format("/completude/{}\"", b.id)));
    CHECK_FALSE(b.get(pages::liste, {}, {{"etat", "complets"}}).text().contains("Jardin partagé"));
    CHECK(
        b.get(pages::liste, {}, {{"etat", "a_verifier"}, {"q", "jardin"}}).text().contains("Jardin partagé"));
    CHECK(b.get(pages::liste, {}, {{"q", "baleine"}}).text().contains("Aucun dossier ne correspond."));
  });
}

TEST_CASE("only who acts as coordination about the dossier checks it, and only once it is deposited") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    CHECK(b.get(pages::controler).status == 200);
    b.visitor.acteur.conflits = {b.people.tilleuls};
    CHECK(b.get(pages::controler).status == 404);
    CHECK(b.post(pages::declarer_complet).status == 404);
    b.porteur();
    CHECK(b.get(pages::controler).status == 404);
    CHECK(b.request({}).status == 404);
    b.coordination();
    b.becomes(definitif::EnPreparation{});
    CHECK(b.get(pages::controler).status == 404);
  });
}

TEST_CASE("each piece is said right or wrong, with a reason, and the page goes on to the next") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    auto page = b.get(pages::controler).text();
    CHECK(page.contains("il reste 2 pièces"));
    auto done = b.verdict("rib", b.rib, {{"verdict", "conforme"}});
    CHECK(tests::location(done).ends_with("#piece-devis"));
    auto devis = std::to_string(b.devis);
    auto wrong =
        b.verdict("devis", b.devis, {{"verdict", "non_conforme"}, {"commentaire_" + devis, "Page 2."}});
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("Page 2."));
    done = b.verdict(
        "devis", b.devis,
        {{"verdict", "non_conforme"}, {"motif_" + devis, "illisible"}, {"commentaire_" + devis, "Page 2."}});
    CHECK(tests::location(done).ends_with("#decisions"));
    CHECK(b.get(pages::controler).text().contains("Il ne se lit pas. Page 2."));
    CHECK(b.post(pages::declarer_complet).status == 422);
    CHECK(b.verdict("devis", b.devis, {{"verdict", "aucun"}}).status == 303);
    CHECK(b.verdict("devis", b.devis, {{"verdict", "autre"}}).status == 422);
    CHECK(b.verdict("devis", 999, {{"verdict", "conforme"}}).status == 404);
    CHECK(b.verdict("rib", b.devis, {{"verdict", "conforme"}}).status == 404);
    CHECK(b.traced("piece_refusee"));
  });
}

TEST_CASE("a dossier whose pieces are all right is declared complete, and a person can go back on it") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    b.both_right();
    CHECK(b.get(pages::controler).text().contains("/complet\""));
    CHECK(b.post(pages::declarer_complet).status == 303);
    CHECK(b.state() == "complet");
    CHECK(b.traced("definitif_complet"));
    CHECK(b.verdict("rib", b.rib, {{"verdict", "aucun"}}).status == 422);
    CHECK(b.get(pages::preparer_demande).status == 422);
    CHECK(b.request({}).status == 422);
    CHECK(b.post(pages::revenir_sur_decision, {{"motif", " "}}).status == 422);
    CHECK(b.post(pages::revenir_sur_decision, {{"motif", "Une pièce était fausse."}}).status == 303);
    CHECK(b.state() == "depose");
    CHECK(b.traced("decision_reprise"));
  });
}

TEST_CASE(
    "the form of a request begins with what the pieces say; mistakes are told at once, nothing is lost") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    auto rib = std::to_string(b.rib);
    b.verdict("rib", b.rib, {{"verdict", "non_conforme"}, {"motif_" + rib, "illisible"}});
    auto page = b.get(pages::preparer_demande).text();
    CHECK(page.contains("Il ne se lit pas."));
    CHECK(times(page, " checked") == 1);
    CHECK(page.contains("value=\"30/11/2029\""));
    auto wrong = b.request(
        {{"cibles", "partie/suivi"}, {"cibles", "inconnue"}, {"message", "Bonjour"}, {"date", "hier"}});
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("Bonjour"));
    CHECK(wrong.text().contains("value=\"hier\""));
    CHECK(wrong.text().contains("Écrivez ce qui est attendu"));
    CHECK(b.request({{"cibles", "inconnue"}, {"date", "30/11/2029"}}).status == 422);
    CHECK(b.state() == "depose");
  });
}

TEST_CASE("the porteur sees only what is asked open, and the server holds to it") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    b.requested();
    b.porteur();
    auto page = b.get(pages::montrer_complements).text();
    CHECK(page.contains("Dites qui évalue."));
    CHECK(page.contains("/definitif/pieces/rib\""));
    CHECK(b.fill(definitif::pages::montrer_partie, definitif::pages::enregistrer_partie,
                 {{"auto", "1"}, {"champs", "evaluation"}, {"evaluation", "Avec le conseil citoyen."}},
                 {"suivi"})
              .status == 303);
    CHECK(b.answer_to("evaluation") == "Avec le conseil citoyen.");
    CHECK(b.post(definitif::pages::enregistrer_partie, {{"intitule", "Autre"}}, {"projet"}).status == 409);
    CHECK(b.post(definitif::pages::enregistrer_budget, {{"m_601", "1"}}, {"action"}).status == 409);
    CHECK(b.post(definitif::pages::ajouter_un_indicateur).status == 422);
    CHECK(b.post(definitif::pages::enregistrer_particularites).status == 422);
    CHECK(b.get(definitif::pages::piece_du_dossier, {"rib"}).text().contains("name=\"fichier\""));
    CHECK_FALSE(b.get(definitif::pages::piece_du_dossier, {"devis"}).text().contains("name=\"fichier\""));
    CHECK(b.post(definitif::pages::retirer_du_dossier, {}, {"devis", std::to_string(b.devis)}).status == 422);
  });
}

TEST_CASE("at the date nothing opens any more, nothing is given back, and the rejection is proposed") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    b.requested();
    CHECK(b.post(pages::rejeter_dossier, {{"motif", "Trop tard"}}).status == 422);
    b.visitor.now = paris("2029-12-01");
    b.porteur();
    CHECK(b.post(definitif::pages::enregistrer_partie, {{"evaluation", "x"}}, {"suivi"}).status == 409);
    CHECK(b.post(pages::rendre_complements).status == 422);
    CHECK(b.get(pages::montrer_complements).text().contains("étaient attendus"));
    b.coordination();
    auto page = b.get(pages::controler).text();
    CHECK(page.contains("le rejet est proposé"));
    CHECK(page.contains("n’ont pas été rendus"));
    CHECK(b.get(pages::liste, {}, {{"etat", "a_rejeter"}}).text().contains("Jardin partagé"));
    CHECK(b.post(pages::rejeter_dossier, {{"motif", ""}}).status == 422);
    CHECK(b.state() == "a_completer");
    CHECK(b.post(pages::rejeter_dossier, {{"motif", "Pièces non reçues."}}).status == 303);
    CHECK(b.state() == "rejete");
    CHECK(b.post(pages::revenir_sur_decision, {{"motif", "Contestation entendue."}}).status == 303);
    CHECK(b.state() == "depose");
  });
}

TEST_CASE(
    "what is asked and missing keeps it from being given back; then the coordination sees only what "
    "changed") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    auto rib = std::to_string(b.rib);
    b.verdict("rib", b.rib, {{"verdict", "non_conforme"}, {"motif_" + rib, "illisible"}});
    b.verdict("devis", b.devis, {{"verdict", "conforme"}});
    b.requested();
    b.porteur();
    CHECK(b.post(pages::rendre_complements).status == 422);
    b.visitor.now += std::chrono::hours(1);
    b.gives("rib", b.visitor.now);
    b.fill(definitif::pages::montrer_partie, definitif::pages::enregistrer_partie,
           {{"auto", "1"}, {"champs", "evaluation"}, {"evaluation", "Autrement."}}, {"suivi"});
    b.budget_is(budget::Genre::structure, definitif::test::budget("99", "99", "0"));
    auto page = b.get(pages::montrer_complements).text();
    CHECK(page.contains("Modifiée"));
    CHECK(page.contains("Remise"));
    auto done = b.post(pages::rendre_complements, {{"reponse", "Voilà."}});
    CHECK(tests::location(done).ends_with("/definitif/depots/2"));
    CHECK(b.post(pages::rendre_complements).status == 422);
    CHECK(b.state() == "depose");
    CHECK(b.get(pages::montrer_complements).text().contains("Vous avez rendu"));
    b.coordination();
    page = b.get(pages::controler).text();
    CHECK(page.contains("Voilà."));
    CHECK(page.contains("Autrement."));
    CHECK(page.contains("1 pièce déjà vérifiée"));
    CHECK(times(page, "class=\"dt-ecart\"") == 1);
    auto f = b.dossier();
    database.read([&](db::Reading& r) {
      auto sent = definitif::depot(r, f, 2)->contenu();
      CHECK(sent.budget_structure.valeur(budget::champ_montant("601")) == "20000");
    });
  });
}

TEST_CASE("a request that waits is changed: what it asked is there, and the date is another") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    b.requested();
    auto page = b.get(pages::preparer_demande).text();
    CHECK(page.contains("Dites qui évalue."));
    CHECK(
        b.request({{"cibles", "partie/suivi"}, {"raison-partie-suivi", "Dites qui."}, {"date", "05/12/2029"}})
            .status == 303);
    CHECK(b.last_request()->avant == paris("2029-12-06"));
    CHECK(b.dossier().ouvertes == std::vector<std::string>{"partie/suivi"});
  });
}

TEST_CASE("who only reads for the structure reads what is asked, and gives nothing back") {
  tests::on_both_engines([](db::Database& database) {
    Bureau b{database};
    b.requested();
    b.porteur();
    b.visitor.acteur.structures[0].ecrire = b.visitor.acteur.structures[0].signer = false;
    CHECK_FALSE(b.get(pages::montrer_complements).text().contains("name=\"reponse\""));
    CHECK(b.post(pages::rendre_complements).status == 403);
    b.visitor.acteur = b.people.other;
    CHECK(b.get(pages::montrer_complements).status == 404);
  });
}
