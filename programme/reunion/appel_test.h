// A call with three meetings, dossiers handed to them by the committee, and agents, for the tests of this
// room.
#pragma once
#include "programme/dossier/test_personnes.h"
#include "programme/reunion/passage_store.h"
#include "programme/reunion/placement_store.h"
#include "programme/reunion/preparation_store.h"

namespace reunion::test {

using dossier::test::paris;
using namespace std::chrono_literals;

inline const Instant today = paris("2029-09-28T09:00");

/// Amont meets on the morning of 4 October; Aval and "Santé" on the morning of the 5th, in two places.
inline campagne::Campagne appel() {
  auto c = dossier::test::campagne();
  c.depot_final = {paris("2029-12-01"), paris("2029-12-03")};
  base::Period fourth{paris("2029-10-04T09:00"), paris("2029-10-04T12:00")};
  base::Period fifth{paris("2029-10-05T09:00"), paris("2029-10-05T12:00")};
  c.reunions = {{.code = "amont", .titre = "Réunion d’Amont", .communes = {"00001"}, .seances = {fourth}},
                {.code = "aval", .titre = "Réunion d’Aval", .communes = {"00002"}, .seances = {fifth}},
                {.code = "sante", .titre = "Réunion Santé", .theme = "sante", .seances = {fifth}}};
  c.reunions[0].lieu = "Mairie d’Amont", c.reunions[1].lieu = "Mairie d’Aval",
  c.reunions[2].lieu = "Agglomération";
  c.passages.duree = 20, c.passages.trajet = 30;
  return c;
}

struct Appel {
  campagne::Campagne campagne = appel();
  dossier::test::People people{};
  Reunion amont{}, aval{}, sante{};
  const personne::Acteur& boss() const { return people.boss; }
  const personne::Acteur& writer() const { return people.writer; }
};

/// All meetings are open; nothing was handed to them yet.
inline Appel ouvert(db::Database& database) {
  Appel a;
  a.people = dossier::test::people(database);
  database.write([&](db::Writing& w) {
    ouvrir_toutes(w, a.boss(), today, a.campagne);
    auto list = reunions(w, a.boss(), a.campagne.code);
    for (auto& u : list) (u.code == "amont" ? a.amont : u.code == "aval" ? a.aval : a.sante) = u;
  });
  return a;
}

/// A deposited dossier of that writer, carried by the person with that address.
inline std::int64_t deposited(db::Writing& w, const personne::Acteur& writer, std::string_view title,
                              std::string_view address) {
  auto id = dossier::create(w, writer, today, "essai-2030", writer.structures.front().structure);
  auto note = dossier::test::complete();
  note.poser("intitule", {std::string(title), writer.id, today});
  note.poser("charge_nom", {"Charge de " + std::string(title), writer.id, today});
  note.poser("charge_courriel", {std::string(address), writer.id, today});
  auto d = dossier::lock(w, writer, id).value();
  dossier::save_draft(w, d, note, dossier::lire(note, dossier::test::campagne()).note,
                      dossier::test::detail::all_fields(note), today);
  dossier::save_state(w, d, dossier::NoteDeposee{today}, today);
  dossier::record_deposit(w, writer, dossier::lock(w, writer, id).value(), note, today);
  return id;
}

/// What the committee decided and told: the meeting of that code.
inline void handed(db::Writing& w, std::int64_t dossier, std::string_view meeting) {
  w.exec(
      "INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par, transmise_le) "
      "VALUES (?1, 1, 'transmise', ?2, 0, 0, 0) ON CONFLICT (dossier_id, tour) DO UPDATE SET reunion = "
      "excluded.reunion",
      dossier, meeting);
}

inline void followed_by(db::Writing& w, std::int64_t dossier, std::int64_t agent) {
  w.exec(
      "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine) VALUES (?1, 1, 'etat', "
      "?2, 'comite')",
      dossier, agent);
}

/// A dossier that passes in the meeting, without slot; gives its passage.
inline std::int64_t passing(db::Writing& w, const Appel& a, const personne::Acteur& writer, const Reunion& u,
                            std::string_view title, std::string_view address) {
  auto dossier = deposited(w, writer, title, address);
  handed(w, dossier, u.code);
  reprendre(w, a.boss(), today, a.campagne, u).value();
  return passage_du_dossier(w, a.boss(), dossier).value().id;
}

inline std::int64_t first_half_day(db::Reading& r, const Reunion& u) { return demi_journees(r, u).at(0).id; }

/// Moves it to that time of the meeting's first half-day.
inline Result<void> moved(db::Writing& w, const Appel& a, std::int64_t passage, const Reunion& u,
                          std::string_view time, bool in_spite_of_clashes = false) {
  return deplacer(w, a.boss(), today, a.campagne,
                  {.passage = passage,
                   .demi_journee = first_half_day(w, u),
                   .debut = paris(time),
                   .malgre_conflits = in_spite_of_clashes});
}

}  // namespace reunion::test
