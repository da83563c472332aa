#include "programme/courriel/regles.h"

#include <doctest/doctest.h>

#include "programme/courriel/decor_test.h"
#include "programme/dossier/dossier_store.h"
#include "programme/structure/adhesion_store.h"
#include "programme/structure/invitation_store.h"
#include "programme/structure/structure_store.h"
#include "tests/support/databases.h"

using namespace decor;

namespace {

/// Writes a line and composes what it makes.
std::vector<Row> mails_of(db::Database& database, const std::function<void(db::Writing&)>& act) {
  database.write([&](db::Writing& w) {
    w.exec("DELETE FROM courriel");
    act(w);
    courriel::composer(w, appel(), site, now());
  });
  return outbox(database);
}

/// The address in the mail's text that begins so.
std::string link_in(const Row& row, const std::string& beginning) {
  auto from = row.texte.find(std::string(site) + beginning);
  REQUIRE_MESSAGE(from != row.texte.npos, row.texte);
  return row.texte.substr(from, row.texte.find('\n', from) - from);
}

std::string last_part(const std::string& address) { return address.substr(address.rfind('/') + 1); }

personne::Acteur member(db::Database& database, const std::string& first_name) {
  auto id = database.write([&](db::Writing& w) { return person(w, first_name); });
  return *database.read([&](db::Reading& r) { return personne::acteur(r, id); });
}

std::int64_t association(db::Database& database, const personne::Acteur& by) {
  structure::Fiche fiche;
  fiche.nom = "Les Mains Ouvertes";
  fiche.forme = "association";
  fiche.siret = "73282932000074";
  return database.write([&](db::Writing& w) { return structure::creer(w, by, now(), fiche).value(); });
}

}  // namespace

TEST_CASE("creating an account writes to the new address a link that confirms it") {
  tests::on_both_engines([](db::Database& database) {
    auto mails = mails_of(database, [](db::Writing& w) {
      auto made = personne::creer_compte(w, {"Paul Exemple", "paul@courriel.example", "hache"}, now());
      write_line(w, {"compte_cree", "personne", made.personne, {{"lien", std::to_string(made.lien)}}});
    });
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "paul@courriel.example");
    CHECK(mails[0].texte.contains("Bonjour Paul Exemple,"));
    CHECK(mails[0].texte.contains("Appel d’essai, Agglomération d’essai"));
    auto link = last_part(link_in(mails[0], "/confirmation/"));
    CHECK(database.write([&](db::Writing& w) { return personne::confirmer(w, link, now()).has_value(); }));
  });
}

TEST_CASE("a link used or replaced before the mail was composed makes no mail") {
  tests::on_both_engines([](db::Database& database) {
    auto mails = mails_of(database, [](db::Writing& w) {
      auto first = personne::creer_compte(w, {"Paul Exemple", "paul@courriel.example", "hache"}, now());
      write_line(w, {"compte_cree", "personne", first.personne, {{"lien", std::to_string(first.lien)}}});
      auto second = personne::creer_compte(w, {"Paul Exemple", "paul@courriel.example", "hache"}, now());
      write_line(w, {"compte_cree", "personne", second.personne, {{"lien", std::to_string(second.lien)}}});
    });
    CHECK(mails.size() == 1);
  });
}

TEST_CASE("a reset writes a link that opens it, and a changed password is told to its owner") {
  tests::on_both_engines([](db::Database& database) {
    auto mails = mails_of(database, [](db::Writing& w) {
      auto id = person(w, "Paul");
      auto link = personne::creer_lien(w, id, personne::ObjetLien::mot_de_passe, now());
      write_line(w, {"mot_de_passe_demande", "personne", id, {{"lien", std::to_string(link)}}});
      write_line(w, {"mot_de_passe_change", "personne", id});
      write_line(w, {"adresse_deja_connue", "personne", id});
    });
    REQUIRE(mails.size() == 3);
    auto path = personne::chemin_lien(personne::ObjetLien::mot_de_passe, 1, "x");
    auto link = last_part(link_in(mails[0], path.substr(0, path.rfind('/') + 1)));
    CHECK(database.read([&](db::Reading& r) {
      return personne::lire_lien_recu(r, link, {personne::ObjetLien::mot_de_passe}, now()).has_value();
    }));
    CHECK(mails[1].objet == "Votre mot de passe a changé");
    CHECK(mails[1].texte.contains("10 septembre 2022 à 9 h 00"));
    CHECK(mails[2].objet == "Vous avez déjà un compte");
  });
}

TEST_CASE("a change of address writes to the new mailbox, not to the former one") {
  tests::on_both_engines([](db::Database& database) {
    auto mails = mails_of(database, [](db::Writing& w) {
      auto id = person(w, "Paul");
      auto link =
          personne::creer_lien(w, id, personne::ObjetLien::adresse, now(), "nouvelle@courriel.example");
      write_line(w, {"adresse_demandee", "personne", id, {{"lien", std::to_string(link)}}});
    });
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "nouvelle@courriel.example");
  });
}

TEST_CASE("an invitation to a structure writes its link to the address invited, account or not") {
  tests::on_both_engines([](db::Database& database) {
    auto ines = member(database, "Ines");
    auto id = association(database, ines);
    auto mails = mails_of(database, [&](db::Writing& w) {
      REQUIRE(structure::inviter(w, ines, now(), id, "nouveau@courriel.example", {.ecrire = true}));
    });
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "nouveau@courriel.example");
    CHECK(mails[0].objet == "Invitation à rejoindre « Les Mains Ouvertes »");
    CHECK(mails[0].texte.contains("Ines Exemple vous invite"));
    auto link = last_part(link_in(mails[0], "/invitations/"));
    CHECK(database.read(
        [&](db::Reading& r) { return structure::lire_invitation(r, link, now()).has_value(); }));
  });
}

TEST_CASE("a request to join a structure goes to those who administer it, and its answer to who asked") {
  tests::on_both_engines([](db::Database& database) {
    auto ines = member(database, "Ines"), paul = member(database, "Paul");
    auto id = association(database, ines);
    auto mails = mails_of(database, [&](db::Writing& w) {
      REQUIRE(structure::demander_adhesion(w, paul, now(), "73282932000074"));
    });
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "ines@courriel.example");
    mails = mails_of(database, [&](db::Writing& w) {
      auto asked = structure::adhesions(w, id);
      REQUIRE(structure::repondre_adhesion(w, ines, now(), id, asked.at(0).id,
                                           structure::Droits{.ecrire = true}));
    });
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].destinataire == "paul@courriel.example");
    CHECK(mails[0].objet.contains("Vous êtes membre"));
  });
}

TEST_CASE("acts without a rule write nothing, and lines about what is gone write nothing") {
  tests::on_both_engines([](db::Database& database) {
    auto mails = mails_of(database, [](db::Writing& w) {
      write_line(w, {"note_commencee", "dossier", 1});
      for (auto acte : {"compte_cree", "mot_de_passe_demande", "mot_de_passe_change", "adresse_deja_connue",
                        "personne_invitee", "adresse_demandee", "membre_invite", "adhesion_demandee",
                        "adhesion_acceptee", "adhesion_refusee", "note_deposee", "note_reprise",
                        "derogation_accordee", "candidature_annulee", "presence_derogee"}) {
        CHECK(courriel::fait_ecrire(acte));
        write_line(w, {acte, "personne", 4242, {{"lien", "pas un nombre"}}});
      }
    });
    CHECK(mails.empty());
    CHECK_FALSE(courriel::fait_ecrire("note_commencee"));
  });
}

namespace {

/// A dossier of the association, deposited.
struct Depose {
  personne::Acteur ines;
  std::int64_t id = 0;
};

Depose deposited(db::Database& database) {
  Depose d{member(database, "Ines")};
  auto structure_id = association(database, d.ines);
  d.ines = *database.read([&](db::Reading& r) { return personne::acteur(r, d.ines.id); });
  database.write([&](db::Writing& w) {
    structure::ajouter_membre(w, now(), structure_id, person(w, "Paul"), {.ecrire = true});
    d.id = dossier::create(w, d.ines, now(), appel().code, structure_id);
    auto locked = dossier::lock(w, d.ines, d.id).value();
    dossier::record_deposit(w, d.ines, locked, dossier::draft(w, locked), now() + std::chrono::seconds(7));
  });
  return d;
}

}  // namespace

TEST_CASE("a deposit writes its receipt to every member: number, date to the second, digest, link") {
  tests::on_both_engines([](db::Database& database) {
    auto d = deposited(database);
    auto mails = mails_of(
        database, [&](db::Writing& w) { write_line(w, {"note_deposee", "dossier", d.id, {{"rang", "1"}}}); });
    REQUIRE(mails.size() == 2);
    CHECK(mails[0].destinataire == "ines@courriel.example");
    CHECK(mails[1].destinataire == "paul@courriel.example");
    CHECK(mails[0].objet == "Récépissé n° 2023-0001/1 : note d’intention déposée");
    CHECK(mails[0].texte.contains("10 septembre 2022 à 9 h 00 min 07 s"));
    CHECK(mails[0].texte.contains("Empreinte"));
    CHECK(link_in(mails[0], "/dossiers/") ==
          std::string(site) + "/dossiers/" + std::to_string(d.id) + "/depots/1");
  });
}

TEST_CASE("a note taken back and a longer delay are told to every member") {
  tests::on_both_engines([](db::Database& database) {
    auto d = deposited(database);
    auto mails = mails_of(database, [&](db::Writing& w) {
      write_line(w, {"note_reprise", "dossier", d.id, {{"rang", "1"}}});
      write_line(w, {"derogation_accordee",
                     "dossier",
                     d.id,
                     {{"jusqu_au", "2022-09-20T18:00:00"}, {"motif", "Panne"}}});
    });
    REQUIRE(mails.size() == 4);
    CHECK(mails[0].texte.contains("Elle n’est donc plus déposée"));
    CHECK(mails[2].texte.contains("avant le 20 septembre 2022 à 18 h 00"));
    CHECK(mails[2].texte.contains("Motif : Panne"));
  });
}

namespace {

/// A passage of the dossier, carried by somebody whose address is no member's, or who is one.
std::int64_t passage_of(db::Database& database, std::int64_t dossier, std::string_view charge) {
  return database.write([&](db::Writing& w) {
    auto meeting = w.one<std::int64_t>(
        "INSERT INTO reunion (campagne, code, titre, duree_passage) VALUES (?1, 'amont', 'Réunion d’Amont', "
        "15) RETURNING id",
        appel().code);
    return *w.one<std::int64_t>(
        "INSERT INTO passage (dossier_id, reunion_id, etat, nonce, code, charge_nom, charge_courriel) VALUES "
        "(?1, ?2, 'planifie', 'n', 'K7R2M1', 'Camille Exemple', ?3) RETURNING id",
        dossier, *meeting, charge);
  });
}

journal::Fait decision(std::string_view acte, std::int64_t dossier, std::int64_t passage, bool revised) {
  journal::Fait fait{acte,
                     "dossier",
                     dossier,
                     {{"passage", std::to_string(passage)},
                      {"reunion", "Réunion d’Amont"},
                      {"moment", "14 octobre 2022 à 9 h 30"},
                      {"motif", "Personne n’a prévenu."}}};
  if (revised) fait.details.emplace_back("revise", "1");
  return fait;
}

}  // namespace

TEST_CASE("a cancelled candidature is told to the members and to who carries the project, with its reason") {
  tests::on_both_engines([](db::Database& database) {
    auto d = deposited(database);
    auto passage = passage_of(database, d.id, "camille@courriel.example");
    auto mails = mails_of(database, [&](db::Writing& w) {
      write_line(w, decision("candidature_annulee", d.id, passage, false));
    });
    REQUIRE(mails.size() == 3);
    CHECK(mails[2].destinataire == "camille@courriel.example");
    CHECK(mails[0].objet == "Candidature annulée : votre projet");
    CHECK(mails[0].texte.contains("Motif : Personne n’a prévenu."));
    CHECK(mails[0].texte.contains("Passage prévu : 14 octobre 2022 à 9 h 30"));
    CHECK(mails[0].texte.contains("Écrivez à la coordination dans les quinze jours."));
    CHECK(link_in(mails[0], "/dossiers/") == std::string(site) + "/dossiers/" + std::to_string(d.id));
  });
}

TEST_CASE("a maintained candidature is told once to each, and says when a contestation was heard") {
  tests::on_both_engines([](db::Database& database) {
    auto d = deposited(database);
    auto passage = passage_of(database, d.id, "ines@courriel.example");
    auto mails = mails_of(database, [&](db::Writing& w) {
      write_line(w, decision("presence_derogee", d.id, passage, false));
      write_line(w, decision("presence_derogee", d.id, passage, true));
    });
    REQUIRE(mails.size() == 4);
    CHECK(mails[0].texte.contains("a décidé de maintenir la candidature"));
    CHECK(mails[2].texte.contains("n’est plus annulée"));
    CHECK_FALSE(mails[2].texte.contains("Écrivez à la coordination"));
  });
}
