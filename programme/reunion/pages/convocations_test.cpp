#include <doctest/doctest.h>
#include <fmt/format.h>

#include "programme/courriel/composer.h"
#include "programme/reunion/consequences.h"
#include "programme/reunion/convocation_test.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/venue_store.h"
#include "tests/support/databases.h"
#include "tests/support/visite.h"

using namespace reunion;
using namespace reunion::test;
using tests::location;
using tests::Visiteur;

namespace {

using Reader = web::Response (*)(db::Reading&, const page::Visite&);
using Writer = web::Response (*)(db::Writing&, const page::Visite&);
using Values = std::vector<std::string>;

/// One browser before that meeting.
class Poste {
 public:
  Poste(db::Database& database, const Salle& s, const personne::Acteur& who, Instant now = in_september)
      : database_(database) {
    v_.acteur = who, v_.campagne = s.campagne, v_.now = now;
    v_.campagne.passages.representation = true;
    v_.campagne.passages.regle_presence = "La présence est obligatoire.";
  }
  web::Response opens(Reader handler, std::string_view path, Values values) {
    v_.gets(path, std::move(values));
    return database_.read([&](db::Reading& r) { return handler(r, v_.visite()); });
  }
  web::Response sends(Writer handler, std::string_view path, Values values, tests::Values form) {
    v_.posts(path, form, std::move(values));
    return database_.write([&](db::Writing& w) { return handler(w, v_.visite()); });
  }
  Visiteur& visiteur() { return v_; }

 private:
  db::Database& database_;
  Visiteur v_;
};

Values meeting(const Salle& s) { return {std::to_string(s.reunion.id)}; }

std::string mark(db::Database& database, const Salle& s) {
  return consequences(list(database, s), guests(database, s), s.runs(), in_september, s.campagne).empreinte();
}

std::string reminder_mark(db::Database& database, const Salle& s) {
  return relances(list(database, s), guests(database, s), in_september).empreinte();
}

web::Response convene(Poste& p, const Salle& s, const std::string& empreinte) {
  return p.sends(pages::convoquer, "/reunions-partenariales/1/convoquer", meeting(s),
                 {{"empreinte", empreinte}});
}

std::string link_of(db::Database& database, std::int64_t passage) {
  return database.read(
      [&](db::Reading& r) { return chemin_convocation(r, passage)->substr(std::size("/convocations")); });
}

Passage passage_of(db::Database& database, const Salle& s, std::size_t n = 0) {
  return database.read([&](db::Reading& r) { return find_passage(r, s.runs(), s.passages[n]).value(); });
}

/// The page of a convocation's link, opened by somebody without an account.
struct ParLien {
  Poste poste;
  std::string lien;
  ParLien(db::Database& database, const Salle& s, Instant now = in_september)
      : poste(database, s, {}, now), lien(link_of(database, s.passages[0])) {}
  web::Response opens() { return poste.opens(pages::passage_porteur, "/convocations/" + lien, {lien}); }
  web::Response comes(tests::Values form) {
    return poste.sends(pages::confirmer_venue, "/convocations/" + lien + "/venue", {lien}, form);
  }
  web::Response asks(tests::Values form) {
    return poste.sends(pages::demander_deplacement, "/convocations/" + lien + "/deplacement", {lien}, form);
  }
};

}  // namespace

TEST_CASE("what would be sent is shown with its recipients, then sent once as it was shown") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    database.write([&](db::Writing& w) { add_invite(w, s, "alix@caisse.example"); });
    Poste boss(database, s, s.runs());
    auto shown = boss.opens(pages::convocations, "/reunions-partenariales/1/convocations", meeting(s)).text();
    CHECK(shown.contains("2 projets convoqués, 1 personne invitée prévenue : 4 messages."));
    CHECK(shown.contains("dominique@jardin.example"));
    CHECK(shown.contains("1 projet est sans créneau"));
    CHECK(shown.contains("Envoyer 4 messages"));
    auto seen = mark(database, s);
    CHECK(location(convene(boss, s, seen)) ==
          fmt::format("/reunions-partenariales/{}/convocations", s.reunion.id));
    CHECK(lines(database, Convoquer::trace).size() == 2);
    auto again = convene(boss, s, seen);
    CHECK(again.status == 409);
    CHECK(again.text().contains("Rien n’est parti"));
    CHECK(again.text().contains("Rien à envoyer"));
    CHECK(lines(database, Convoquer::trace).size() == 2);
  });
}

TEST_CASE("what changed since it was shown is not sent unseen") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto seen = mark(database, s);
    move(database, s.passages[0], half_past);
    Poste boss(database, s, s.runs());
    auto answer = convene(boss, s, seen);
    CHECK(answer.status == 409);
    CHECK(answer.text().contains("4 octobre 2029 à 9 h 30"));
    CHECK(lines(database, Convoquer::trace).empty());
  });
}

TEST_CASE("whoever does not run the meeting neither sees nor sends its convocations") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto agent = s.people.other;
    agent.structures.clear();
    agent.attributions = {{.role = personne::Role::instructeur, .financeur = "etat"}};
    for (auto [who, status] : {std::pair(&s.people.writer, 404), std::pair(&agent, 403)}) {
      Poste p(database, s, *who);
      CHECK(p.opens(pages::convocations, "/x", meeting(s)).status == status);
      CHECK(convene(p, s, mark(database, s)).status == status);
      CHECK(p.sends(pages::relancer, "/x", meeting(s), {}).status == status);
      CHECK(p.opens(pages::deplacements, "/x", meeting(s)).status == status);
    }
    CHECK(lines(database, Convoquer::trace).empty());
  });
}

TEST_CASE("a reminder goes once to who has not answered") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    Poste boss(database, s, s.runs());
    CHECK(boss.opens(pages::convocations, "/x", meeting(s)).text().contains("Relancer les 2 sans réponse"));
    auto seen = reminder_mark(database, s);
    auto remind = [&] { return boss.sends(pages::relancer, "/x", meeting(s), {{"empreinte", seen}}); };
    CHECK(location(remind()).ends_with("/convocations"));
    CHECK(remind().status == 409);
    CHECK(lines(database, trace_relance).size() == 2);
  });
}

TEST_CASE("the link of a convocation shows it without an account, and opening it decides nothing") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    ParLien p(database, s);
    auto shown = p.opens().text();
    CHECK(shown.contains("jeudi 4 octobre 2029"));
    CHECK(shown.contains("de 9 h 00 à 9 h 15"));
    CHECK(shown.contains("K7R2M1"));
    CHECK(shown.contains("La présence est obligatoire."));
    CHECK(shown.contains("Répondez au plus tard le lundi 1er octobre 2029."));
    CHECK(shown.contains("name=\"par\""));
    CHECK(passage_of(database, s).etat_nom == "convoque");
    auto wrong = p.poste.opens(pages::passage_porteur, "/convocations/1-abc", {"1-abc"});
    CHECK(wrong.status == 404);
    CHECK(wrong.text().contains("Ce lien ne fonctionne pas"));
  });
}

TEST_CASE("the porteur says who comes by the link; everything wrong is told at once and nothing is lost") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    ParLien p(database, s);
    auto wrong = p.comes({{"nom_1", ""}, {"fonction_1", "Trésorière"}, {"nom_2", "Paul Exemple"}});
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("Écrivez le nom de cette personne."));
    CHECK(wrong.text().contains("Écrivez votre nom"));
    CHECK(wrong.text().contains("value=\"Trésorière\""));
    CHECK(wrong.text().contains("value=\"Paul Exemple\""));
    CHECK(lines(database, ConfirmerVenue::trace).empty());
    auto right = p.comes({{"nom_1", " Léa Exemple "}, {"represente_1", "1"}, {"par", "Paul Exemple"}});
    CHECK(location(right) == "/convocations/" + p.lien);
    CHECK(passage_of(database, s).confirme_par == "Paul Exemple");
    auto shown = p.opens().text();
    CHECK(shown.contains("Viendra : Léa Exemple (représente la personne chargée du projet)."));
    CHECK(shown.contains("Changer les noms"));
  });
}

TEST_CASE("a member answers under their own name; who may only read does not answer") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    auto path = fmt::format("/dossiers/{}/passage", s.dossiers[0]);
    Values values{std::to_string(s.dossiers[0])};
    Poste writer(database, s, s.people.writer);
    CHECK_FALSE(writer.opens(pages::passage_porteur, path, values).text().contains("name=\"par\""));
    CHECK(location(writer.sends(pages::confirmer_venue, path + "/venue", values,
                                {{"nom_1", "Léa Exemple"}})) == path);
    CHECK(passage_of(database, s).confirme_par == s.people.writer.nom);
    Poste stranger(database, s, s.people.other);
    CHECK(stranger.opens(pages::passage_porteur, path, values).status == 404);
    CHECK(stranger.sends(pages::confirmer_venue, path + "/venue", values, {{"nom_1", "X"}}).status == 404);
    Poste boss(database, s, s.runs());
    CHECK(boss.opens(pages::passage_porteur, path, values).text().contains("Changer les noms"));
    CHECK(boss.sends(pages::demander_deplacement, path + "/deplacement", values, {{"motif", "x"}}).status ==
          403);
  });
}

TEST_CASE("once the passage has begun nobody answers any more") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    ParLien before(database, s, nine - std::chrono::milliseconds(1));
    CHECK(before.opens().text().contains("Qui viendra ?"));
    ParLien after(database, s, nine);
    CHECK_FALSE(after.opens().text().contains("Qui viendra ?"));
    CHECK(after.comes({{"nom_1", "Léa Exemple"}, {"par", "Léa Exemple"}}).status == 422);
    CHECK(after.asks({{"motif", "x"}, {"par_demande", "y"}}).status == 422);
    CHECK(lines(database, ConfirmerVenue::trace).empty());
  });
}

TEST_CASE("before it is sent no hour is said, and after a cancellation that nobody is to come") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto path = fmt::format("/dossiers/{}/passage", s.dossiers[0]);
    Values values{std::to_string(s.dossiers[0])};
    Poste writer(database, s, s.people.writer);
    auto shown = [&] { return writer.opens(pages::passage_porteur, path, values).text(); };
    CHECK(shown().contains("Vous recevrez une convocation"));
    CHECK_FALSE(shown().contains("9 h 00"));
    send_all(database, s);
    CHECK(shown().contains("9 h 00"));
    move(database, s.passages[0], half_past);
    CHECK(shown().contains("L’horaire ci-dessous va changer."));
    CHECK_FALSE(shown().contains("9 h 30"));
    move(database, s.passages[0], {});
    send_all(database, s);
    CHECK(shown().contains("est annulé : ne venez pas"));
    database.write([&](db::Writing& w) { w.exec("DELETE FROM convocation"), w.exec("DELETE FROM passage"); });
    CHECK(shown().contains("Aucune réunion partenariale n’est encore fixée"));
  });
}

TEST_CASE("a request to move is sent with its reason, once; it is refused with a reason") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    ParLien p(database, s);
    auto wrong = p.asks({{"motif", " "}});
    CHECK(wrong.status == 422);
    CHECK(wrong.text().contains("Expliquez en une phrase"));
    CHECK(wrong.text().contains("id=\"par_demande-error\""));
    CHECK(location(p.asks({{"motif", "Une classe vient."}, {"par_demande", "Léa Exemple"}})) ==
          "/convocations/" + p.lien);
    CHECK(p.asks({{"motif", "Encore."}, {"par_demande", "Léa Exemple"}}).status == 422);
    CHECK_FALSE(p.opens().text().contains("Ce qui vous empêche"));
    Poste boss(database, s, s.runs());
    CHECK(boss.opens(pages::deplacements, "/x", meeting(s)).text().contains("Une classe vient."));
    auto request =
        database.read([](db::Reading& r) { return r.one<std::int64_t>("SELECT id FROM deplacement"); });
    Values values{std::to_string(s.reunion.id), std::to_string(*request)};
    auto empty = boss.sends(pages::repondre_deplacement, "/x", values, {{"acte", "refuser"}, {"motif", ""}});
    CHECK(empty.status == 422);
    auto done = boss.sends(pages::repondre_deplacement, "/x", values,
                           {{"acte", "refuser"}, {"motif", "Tout est plein."}});
    CHECK(location(done).ends_with("/deplacements"));
    CHECK(p.opens().text().contains("Refusée : Tout est plein."));
    CHECK(
        boss.sends(pages::repondre_deplacement, "/x", values, {{"acte", "refuser"}, {"motif", "x"}}).status ==
        422);
  });
}

TEST_CASE("a request that is accepted moves the passage and convenes again in the same act") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    send_all(database, s);
    ParLien p(database, s);
    p.asks({{"motif", "Une classe vient."}, {"par_demande", "Léa Exemple"}});
    Poste boss(database, s, s.runs());
    auto request =
        database.read([](db::Reading& r) { return r.one<std::int64_t>("SELECT id FROM deplacement"); });
    Values values{std::to_string(s.reunion.id), std::to_string(*request)};
    auto page = boss.opens(pages::deplacement, "/x", values).text();
    CHECK(page.contains("jeudi 4 octobre 2029, 9 h 30"));
    CHECK_FALSE(page.contains("4 octobre 2029, 9 h 15"));
    auto half_day =
        database.read([](db::Reading& r) { return r.one<std::int64_t>("SELECT id FROM demi_journee"); });
    auto slot = fmt::format("{}-{}", *half_day, base::millis(half_past));
    CHECK(boss.sends(pages::repondre_deplacement, "/x", values, {{"creneau", ""}}).status == 422);
    auto done = boss.sends(pages::repondre_deplacement, "/x", values,
                           {{"creneau", slot},
                            {"version", std::to_string(passage_of(database, s).version)},
                            {"malgre_conflits", "1"}});
    CHECK_MESSAGE(location(done).ends_with("/deplacements"), done.text());
    auto moved = passage_of(database, s);
    CHECK(moved.debut == half_past);
    CHECK(moved.etat_nom == "convoque");
    CHECK(moved.sequence == 2);
    auto last = lines(database, Convoquer::trace).back();
    CHECK(journal::detail(last, "demande") == std::to_string(*request));
    CHECK(p.opens().text().contains("Acceptée"));
    CHECK(boss.sends(pages::repondre_deplacement, "/x", values, {{"creneau", slot}}).status == 422);
  });
}

TEST_CASE("the appointment is downloaded without naming anybody, and not once it is cancelled") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    s.campagne.accuse.courriel = "appel@essai.example";
    send_all(database, s);
    ParLien p(database, s);
    auto opens = [&] {
      return p.poste.opens(pages::agenda_porteur, "/convocations/" + p.lien + "/rendez-vous.ics", {p.lien});
    };
    auto file = opens();
    CHECK(file.content_type.starts_with("text/calendar"));
    CHECK(file.text().contains("METHOD:PUBLISH"));
    CHECK_FALSE(file.text().contains("ATTENDEE"));
    move(database, s.passages[0], {});
    send_all(database, s);
    CHECK(opens().status == 404);
  });
}

TEST_CASE("who is invited answers by their link; opening it decides nothing; the answer may change") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    auto id = database.write([&](db::Writing& w) { return add_invite(w, s, "alix@caisse.example"); });
    send_all(database, s);
    auto link = database.read([&](db::Reading& r) {
      return invitations_reunion(r, {id}).at(0).lien.substr(std::size("/invitations-reunion"));
    });
    Poste p(database, s, {});
    auto path = "/invitations-reunion/" + link;
    CHECK(
        p.opens(pages::invitation_reunion, path, {link}).text().contains("Viendrez-vous à cette réunion ?"));
    CHECK(guests(database, s).at(0).reponse.empty());
    CHECK(p.sends(pages::repondre_invitation, path, {link}, {}).status == 422);
    CHECK(location(p.sends(pages::repondre_invitation, path, {link}, {{"reponse", "vient"}})) == path);
    CHECK(guests(database, s).at(0).reponse == "vient");
    p.sends(pages::repondre_invitation, path, {link}, {{"reponse", "ne_vient_pas"}});
    CHECK(guests(database, s).at(0).reponse == "ne_vient_pas");
    CHECK(p.opens(pages::agenda_invitation, path, {link, "1"}).text().contains("BEGIN:VCALENDAR"));
    CHECK(p.opens(pages::agenda_invitation, path, {link, "2"}).status == 404);
    CHECK(p.opens(pages::invitation_reunion, "/x", {"1-abc"}).status == 404);
    Poste late(database, s, {}, nine + std::chrono::hours(3));
    CHECK(late.sends(pages::repondre_invitation, path, {link}, {{"reponse", "vient"}}).status == 422);
    database.write([&](db::Writing& w) { w.exec("UPDATE invite SET retire_le = 1 WHERE id = ?1", id); });
    CHECK(p.opens(pages::invitation_reunion, path, {link}).text().contains("n’est plus demandée"));
  });
}

TEST_CASE("a convocation that could not be delivered is shown where the answers are, until it is sent anew") {
  tests::on_both_engines([](db::Database& database) {
    auto s = a_convoquer(database);
    database.write([&](db::Writing& w) { add_invite(w, s, "alix@caisse.example"); });
    send_all(database, s);
    database.write([&](db::Writing& w) {
      courriel::composer(w, s.campagne, "https://dentelle.example", in_september);
      w.exec(
          "UPDATE courriel SET etat = 'abandonne' WHERE destinataire IN ('alix@caisse.example', "
          "'dominique@jardin.example')");
    });
    Poste boss(database, s, s.runs());
    auto shown = [&] { return boss.opens(pages::convocations, "/x", meeting(s)).text(); };
    CHECK(shown().contains("Pas arrivé</strong> à dominique@jardin.example : appelez."));
    CHECK(shown().contains("Pas arrivé</strong> à alix@caisse.example : appelez."));
    CHECK(shown().contains("n’est pas arrivé à ces adresses"));
    CHECK(shown().contains(" : dominique@jardin.example</li>"));
    CHECK_FALSE(shown().contains("à ecrit@essai.example : appelez."));
    move(database, s.passages[0], half_past);
    send_all(database, s, in_september + std::chrono::hours(1));
    CHECK_FALSE(shown().contains("dominique@jardin.example : appelez."));
    CHECK_FALSE(shown().contains(" : dominique@jardin.example</li>"));
  });
}
