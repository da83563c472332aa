#include <doctest/doctest.h>

#include "programme/courriel/decor_test.h"
#include "programme/courriel/envoyer.h"
#include "programme/courriel/regles.h"
#include "programme/reunion/convocation_test.h"
#include "programme/reunion/venue_store.h"
#include "tests/support/databases.h"
#include "tests/support/outside.h"

using namespace reunion;
using namespace reunion::test;

namespace {

constexpr std::string_view site = "https://dentelle.example:8443";

campagne::Campagne appel(const Salle& s) {
  auto c = s.campagne;
  c.passages.representation = true;
  c.passages.regle_presence = "La présence est obligatoire.";
  c.passages.regle_representation = "Une autre personne peut venir.";
  return c;
}

struct Mail {
  std::string destinataire, objet, texte, html, calendrier, methode;
  bool vague;
};

/// What the journal's new lines make.
std::vector<Mail> composed(db::Database& database, const Salle& s, base::Instant now = in_september) {
  database.write([&](db::Writing& w) {
    w.exec("DELETE FROM courriel");
    courriel::composer(w, appel(s), site, now);
  });
  return database.read([](db::Reading& r) {
    return r.all<Mail>(
        "SELECT destinataire, objet, texte, html, calendrier, calendrier_methode, vague FROM courriel ORDER "
        "BY id");
  });
}

/// What python3-icalendar finds in the invitation of each mail that was sent, read from the bytes of the
/// mail.
std::string read_by_a_calendar(const mail::Message& message) {
  constexpr auto script = R"(
import sys, email, email.policy, icalendar
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
forms = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
files = [part for part in mail.walk() if part.get_filename() == "invitation.ics"]
assert len(forms) == 1 and len(files) == 1
bytes_ = forms[0].get_payload(decode=True)
assert bytes_ == files[0].get_payload(decode=True)
whole = icalendar.Calendar.from_ical(bytes_)
assert not [error for part in whole.walk() for error in part.errors]
assert str(whole["METHOD"]) == forms[0].get_param("method")
event = whole.walk("VEVENT")[0]
print(whole["METHOD"], event["UID"], event["SEQUENCE"], event["STATUS"], event["DTSTART"].dt.isoformat(), event["ATTENDEE"])
print(event["ORGANIZER"])
print(event["SUMMARY"], "|", event.get("LOCATION"), "|", str(event["DESCRIPTION"]).replace("\n", " / "))
)";
  tests::TemporaryFolder folder;
  tests::write_file(folder / "read.py", script);
  tests::write_file(folder / "mail.eml", mail::mime(message));
  return tests::output_of(tests::python + (folder / "read.py").string() + " " +
                          (folder / "mail.eml").string());
}

/// Sends what waits and reads the first invitation to that address.
std::string calendar_of(db::Database& database, const Salle& s, std::string_view address) {
  composed(database, s);
  decor::Memory memory;
  while (courriel::envoyer(database, memory, {.par_minute = 0}, in_september, 0.5) !=
         courriel::Passage::rien) {
  }
  for (auto& m : memory.sent)
    if (m.to[0].email == address && !m.calendar.empty()) return read_by_a_calendar(m);
  return "none";
}

}  // namespace

TEST_CASE("a convocation says the date, the hour, the place, the code, the rule and until when to answer") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    auto mails = composed(database, s);
    REQUIRE(mails.size() == 3);
    auto& one = mails[1];
    CHECK(one.destinataire == "dominique@jardin.example");
    CHECK(one.objet == "Convocation : votre passage le jeudi 4 octobre 2029 à 9 h 00");
    CHECK(one.texte.contains("Bonjour Dominique Exemple,"));
    CHECK(one.texte.contains("pour le projet « Jardin partagé » (Les Tilleuls)"));
    CHECK(
        one.texte.contains("Réunion : Réunion d’Amont\nDate : jeudi 4 octobre 2029\nHeure : de 9 h 00 à 9 h "
                           "15\nLieu : Salle des "
                           "fêtes\nSalle : Salle A\nAdresse : 1 place d’Amont\nPour venir : Sonnez\nCode à "
                           "dire à l’accueil : K7R2M1\n"));
    CHECK(one.texte.contains("La présence est obligatoire."));
    CHECK(one.texte.contains("Une autre personne peut venir."));
    CHECK(one.texte.contains("annulée après une absence, nous vous l’écririons. Écrivez à la coordination"));
    CHECK(one.texte.contains("au plus tard le lundi 1er octobre 2029."));
    CHECK(one.texte.contains(std::string(site) + "/convocations/"));
    CHECK(one.calendrier.starts_with("BEGIN:VCALENDAR"));
    CHECK(one.methode == "REQUEST");
    CHECK(one.vague);
    CHECK(mails[0].destinataire == "ecrit@essai.example");
    CHECK(mails[2].destinataire == "ecrit@essai.example");
  });
}

TEST_CASE("after the day to answer by, the convocation does not name a day that has passed") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    auto last_day = composed(database, s, paris("2029-10-01T23:59"));
    CHECK(last_day[0].texte.contains("au plus tard le lundi 1er octobre 2029."));
    database.write([](db::Writing& w) { courriel::fermer_lecture(w, 0); });
    auto late = composed(database, s, paris("2029-10-02T00:00"));
    CHECK(late[0].texte.contains("Dites-nous dès que possible qui viendra"));
  });
}

TEST_CASE("another program reads the invitation, its move under the same name, and its cancellation") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto uid = "passage-" + std::to_string(s.passages[0]) + "@dentelle.example";
    send_all(database, s);
    auto first = calendar_of(database, s, "dominique@jardin.example");
    CHECK_MESSAGE(first.starts_with("REQUEST " + uid +
                                    " 1 CONFIRMED 2029-10-04T09:00:00+02:00 "
                                    "mailto:dominique@jardin.example\nmailto:appel@essai.example\n"),
                  first);
    CHECK(first.contains(
        "Passage en réunion partenariale : « Jardin partagé » | Salle des fêtes, Salle A, 1 place "
        "d’Amont | Réunion d’Amont. / La présence est obligatoire."));
    move(database, s.passages[0], half_past);
    send_all(database, s);
    auto moved = calendar_of(database, s, "dominique@jardin.example");
    CHECK_MESSAGE(moved.starts_with("REQUEST " + uid + " 2 CONFIRMED 2029-10-04T09:30:00+02:00"), moved);
    move(database, s.passages[0], {});
    send_all(database, s);
    auto gone = calendar_of(database, s, "dominique@jardin.example");
    CHECK_MESSAGE(gone.starts_with("CANCEL " + uid + " 3 CANCELLED 2029-10-04T09:30:00+02:00"), gone);
  });
}

TEST_CASE("a move, another room and a cancellation are said in their own words") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    composed(database, s);
    move(database, s.passages[0], half_past);
    send_all(database, s);
    auto moved = composed(database, s).at(0);
    CHECK(moved.objet == "Nouvel horaire : votre passage le jeudi 4 octobre 2029 à 9 h 30");
    CHECK(moved.texte.contains(
        "L’ancien rendez-vous (jeudi 4 octobre 2029, de 9 h 00 à 9 h 15) ne compte plus."));
    CHECK(moved.texte.contains("répondez de nouveau"));
    database.write([](db::Writing& w) { w.exec("UPDATE demi_journee SET salle = 'Salle B'"); });
    send_all(database, s);
    auto room = composed(database, s).at(1);
    CHECK(room.objet == "Changement de lieu : votre passage le jeudi 4 octobre 2029 à 9 h 30");
    CHECK(room.texte.contains("Salle : Salle B"));
    move(database, s.passages[0], {});
    send_all(database, s);
    auto gone = composed(database, s).at(0);
    CHECK(gone.objet == "Annulé : votre passage du jeudi 4 octobre 2029 à 9 h 30");
    CHECK(gone.texte.contains("Votre candidature continue"));
    CHECK_FALSE(gone.texte.contains("/convocations/"));
    CHECK(gone.methode == "CANCEL");
    move(database, s.passages[0], nine);
    send_all(database, s);
    CHECK(composed(database, s).at(0).objet.starts_with("Convocation : "));
  });
}

TEST_CASE("of two changes that follow one another before the mails are written, only the last is told") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    move(database, s.passages[0], half_past);
    send_all(database, s);
    auto mails = composed(database, s);
    REQUIRE(mails.size() == 3);
    CHECK(mails[2].objet.starts_with("Nouvel horaire"));
  });
}

TEST_CASE("without an address of the coordination no calendar is written to, and the mail is") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    s.campagne.accuse.courriel.clear();
    database.write([&](db::Writing& w) { add_invite(w, s, "alix@caisse.example"); });
    send_all(database, s);
    auto mails = composed(database, s);
    REQUIRE(mails.size() == 4);
    for (auto& mail : mails) CHECK(mail.calendrier.empty());
    CHECK_FALSE(mails[0].texte.contains("agenda"));
  });
}

TEST_CASE("a reminder goes to who has not answered, and to nobody once they have") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    composed(database, s);
    database.write([&](db::Writing& w) {
      auto answered = find_passage(w, s.runs(), s.passages[1]).value();
      enregistrer_relances(w, s.runs(), in_september, s.reunion, s.passages, {});
      enregistrer_venue(w, s.people.writer, in_september, answered, {{"Léa Exemple", "", false}},
                        "Léa Exemple");
    });
    auto mails = composed(database, s);
    REQUIRE(mails.size() == 2);
    CHECK(mails[0].objet == "Rappel : votre réponse pour le jeudi 4 octobre 2029 à 9 h 00");
    CHECK(mails[0].methode == "REQUEST");
    CHECK(mails[0].texte.contains("/convocations/"));
  });
}

TEST_CASE("a request to move is told to the coordination, its refusal to the porteur with the reason") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    composed(database, s);
    database.write([&](db::Writing& w) {
      auto p = find_passage(w, s.runs(), s.passages[0]).value();
      REQUIRE(enregistrer_demande(w, s.people.writer, in_september, p, "Une classe vient.", "Léa Exemple"));
    });
    auto asked = composed(database, s);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].destinataire == "appel@essai.example");
    CHECK(asked[0].objet == "Un autre moment est demandé : « Jardin partagé »");
    CHECK(asked[0].texte.contains("Léa Exemple demande un autre moment"));
    CHECK(asked[0].texte.contains("Motif : Une classe vient."));
    CHECK(
        asked[0].texte.contains("/reunions-partenariales/" + std::to_string(s.reunion.id) + "/deplacements"));
    CHECK_FALSE(asked[0].vague);
    database.write([&](db::Writing& w) {
      auto p = find_passage(w, s.runs(), s.passages[0]).value();
      enregistrer_refus(w, s.runs(), in_september, p, reunion::deplacements(w, p).at(0), "Tout est plein.");
    });
    auto refused = composed(database, s);
    REQUIRE(refused.size() == 2);
    CHECK(refused[0].objet == "Votre rendez-vous ne change pas : jeudi 4 octobre 2029 à 9 h 00");
    CHECK(refused[0].texte.contains("Raison : Tout est plein."));
  });
}

TEST_CASE("the convocation that answers a request says that it is accepted") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    composed(database, s);
    move(database, s.passages[0], half_past);
    database.write([&](db::Writing& w) {
      enregistrer_convocations(w, s.runs(), in_september, s.reunion, {s.passages[0]}, {}, 7);
    });
    CHECK(composed(database, s)
              .at(0)
              .texte.contains("Vous aviez demandé un autre moment pour le projet « Jardin partagé » (Les "
                              "Tilleuls) : c’est accepté."));
  });
}

TEST_CASE("who is invited gets one appointment for each half-day, with a link to answer") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto id = database.write([&](db::Writing& w) {
      w.exec("INSERT INTO demi_journee (reunion_id, debut, fin) VALUES (?1, ?2, ?3)", s.reunion.id,
             paris("2029-10-04T14:00"), paris("2029-10-04T17:00"));
      return add_invite(w, s, "alix@caisse.example");
    });
    send_all(database, s);
    auto mails = composed(database, s);
    REQUIRE(mails.size() == 5);
    CHECK(mails[3].objet == "Invitation : Réunion d’Amont, jeudi 4 octobre 2029 à 9 h 00");
    CHECK(mails[4].objet == "Invitation : Réunion d’Amont, jeudi 4 octobre 2029 à 14 h 00");
    CHECK(mails[3].texte.contains("Vous êtes invité·e pour « Caisse d’essai »"));
    CHECK(mails[3].texte.contains(
        "Toute la réunion : jeudi 4 octobre 2029, de 9 h 00 à 12 h 00 et de 14 h 00 à 17 h 00."));
    CHECK(mails[3].texte.contains("/invitations-reunion/" + std::to_string(id) + "-"));
    CHECK(mails[3].vague);
    database.write([](db::Writing& w) { courriel::fermer_lecture(w, 0); });
    auto read = calendar_of(database, s, "alix@caisse.example");
    CHECK_MESSAGE(read.starts_with("REQUEST invite-" + std::to_string(id) +
                                   "-1@dentelle.example 1 CONFIRMED "
                                   "2029-10-04T09:00:00+02:00 mailto:alix@caisse.example\n"),
                  read);
  });
}

TEST_CASE("changes and cancellations are told to who is invited; a reminder only while there is no answer") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto id = database.write([&](db::Writing& w) { return add_invite(w, s, "alix@caisse.example"); });
    auto guests_mails = [&] {
      auto mails = composed(database, s);
      std::erase_if(mails, [](const Mail& m) { return m.destinataire != "alix@caisse.example"; });
      return mails;
    };
    send_all(database, s);
    guests_mails();
    database.write(
        [&](db::Writing& w) { enregistrer_relances(w, s.runs(), in_september, s.reunion, {}, {id}); });
    CHECK(guests_mails().at(0).objet == "Rappel : viendrez-vous à la réunion « Réunion d’Amont » ?");
    database.write([&](db::Writing& w) {
      enregistrer_reponse(w, in_september, invitations_reunion(w, {id}).at(0), true);
      enregistrer_relances(w, s.runs(), in_september, s.reunion, {}, {id});
    });
    CHECK(guests_mails().empty());
    database.write([](db::Writing& w) { w.exec("UPDATE demi_journee SET fin = fin + 1800000"); });
    send_all(database, s);
    CHECK(guests_mails().at(0).objet.starts_with("Nouvel horaire : Réunion d’Amont, "));
    database.write([](db::Writing& w) { w.exec("UPDATE demi_journee SET salle = 'Salle B'"); });
    send_all(database, s);
    CHECK(guests_mails().at(0).objet.starts_with("Changement de lieu : "));
    database.write([](db::Writing& w) { w.exec("UPDATE invite SET retire_le = 1"); });
    send_all(database, s);
    auto gone = guests_mails().at(0);
    CHECK(gone.objet.starts_with("Annulé : "));
    CHECK(gone.methode == "CANCEL");
    CHECK(gone.texte.contains("votre présence n’est plus demandée"));
  });
}

TEST_CASE("a wave is composed in a few queries, whatever its size") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    std::vector<std::int64_t> all;
    database.write([&](db::Writing& w) {
      auto half_day = w.one<std::int64_t>("SELECT MIN(id) FROM demi_journee");
      for (int i = 0; i < 100; ++i) {
        auto dossier = w.one<std::int64_t>(
            "INSERT INTO dossier (campagne, structure_id, etat, cree_le, cree_par, modifie_le) VALUES "
            "('essai-2030', "
            "?1, 'note_en_preparation', 0, ?2, 0) RETURNING id",
            s.people.tilleuls, s.people.writer.id);
        all.push_back(add_passage(w, s.reunion.id, *dossier, half_day, nine, "N" + std::to_string(i)));
      }
      enregistrer_convocations(w, s.runs(), in_september, s.reunion, all, {});
    });
    auto before = db::queries_of_this_thread();
    database.write(
        [&](db::Writing& w) { CHECK(courriel::composer(w, appel(s), site, in_september) == 100); });
    CHECK(db::queries_of_this_thread() - before < 30);
    CHECK(decor::count(database, "a_envoyer") == 100);
  });
}
