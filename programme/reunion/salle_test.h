// Those who take part in a meeting, around the passages of emargement_test.h, for the tests of the room.
#pragma once
#include "programme/reunion/emargement_test.h"
#include "programme/reunion/salle_store.h"

namespace reunion::test {

struct EnReunion : Salle {
  personne::Acteur agent, invite, chef,
      etranger;  ///< agent of "etat"; invited without role; of Amont; of Aval
};

namespace detail {

inline personne::Acteur with_role(db::Writing& w, std::string_view name, personne::Attribution role) {
  personne::Acteur a;
  a.id = dossier::test::detail::add_person(w, name), a.nom = std::string(name);
  a.attributions = {std::move(role)};
  return a;
}

inline personne::Acteur invited(db::Writing& w, const Reunion& u) {
  personne::Acteur a;
  a.id = dossier::test::detail::add_person(w, "invite"), a.nom = "invite", a.reunions = {u.id};
  w.exec(
      "INSERT INTO invite (reunion_id, institution, nom, courriel, personne_id, convie_le, nonce) VALUES (?1,"
      " 'Conseil citoyen', 'Invitée Exemple', 'invite@essai.example', ?2, 0, 'n')",
      u.id, a.id);
  return a;
}

}  // namespace detail

inline EnReunion en_reunion(db::Database& database) {
  EnReunion s{salle(database), {}, {}, {}, {}};
  s.campagne.passages.avis = {{"favorable", "Favorable", false}, {"reserve", "Favorable avec réserve", true}};
  database.write([&](db::Writing& w) {
    s.agent = detail::with_role(w, "agent", {.role = Role::instructeur, .financeur = "etat"});
    s.chef = detail::with_role(w, "chef", {.role = Role::chef_de_projet, .communes = {"00001"}});
    s.etranger = detail::with_role(w, "etranger", {.role = Role::chef_de_projet, .communes = {"00002"}});
    s.invite = detail::invited(w, s.reunion);
    for (auto dossier : s.dossiers)
      w.exec(
          "INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par, transmise_le)"
          " VALUES (?1, 1, 'transmise', 'amont', 0, 0, 1)",
          dossier);
  });
  return s;
}

inline std::int64_t direct_of(db::Database& database, const Salle& s) {
  return database.read([&](db::Reading& r) { return directs(r, {s.reunion.id}).at(0).direct; });
}

}  // namespace reunion::test
