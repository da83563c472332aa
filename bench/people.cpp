#include "bench/people.h"

#include "platform/base/text.h"
#include "programme/personne/attribution.h"

namespace bench {
namespace {

constexpr std::int64_t long_ago = 1'640'995'200'000;  // 1 January 2022

std::int64_t add_structure(db::Writing& w, const std::string& name, std::int64_t person) {
  auto id = w.one<std::int64_t>(
      "INSERT INTO structure (nom, nom_tri, forme, siege_voie, siege_code_postal, siege_commune, cree_le, "
      "cree_par, "
      "modifie_le) VALUES (?1, ?2, 'association', '1 rue des Essais', '59300', 'Valenciennes', ?3, ?4, ?5) "
      "RETURNING id",
      name, base::fold(name), long_ago, person, long_ago);
  w.exec(
      "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since) VALUES (?1, ?2, 1, "
      "1, 1, ?3)",
      *id, person, long_ago);
  return *id;
}

}  // namespace

std::int64_t add_person(db::Writing& w, const std::string& mail, const std::string& name,
                        const std::string& hash) {
  return w
      .one<std::int64_t>(
          "INSERT INTO personne (courriel, nom, nom_tri, recherche, mot_de_passe, cree_le, confirme_le) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
          mail, name, base::fold(name), base::fold(name + " " + mail), hash, long_ago, long_ago)
      .value();
}

personne::Acteur add_member(db::Writing& w, const std::string& mail, const std::string& structure,
                            const std::string& hash) {
  personne::Acteur person;
  person.nom = "Membre de " + structure;
  person.courriel = mail;
  person.id = add_person(w, mail, person.nom, hash);
  person.structures.push_back({add_structure(w, structure, person.id), structure, true, true, true});
  return person;
}

personne::Acteur add_agent(db::Writing& w, const std::string& mail, const std::string& hash) {
  personne::Acteur agent;
  agent.nom = "Agent de la coordination", agent.courriel = mail;
  agent.id = add_person(w, mail, agent.nom, hash);
  agent.attributions.push_back({.role = personne::Role::coordination});
  w.exec("INSERT INTO attribution (personne_id, role, donnee_le) VALUES (?1, 'coordination', ?2)", agent.id,
         long_ago);
  return agent;
}

void add_instructor(db::Writing& w, const std::string& mail, const personne::Attribution& held,
                    const std::string& hash) {
  auto id = add_person(w, mail, "Instruction " + mail, hash);
  w.exec(
      "INSERT INTO attribution (personne_id, role, financeur, communes, themes, donnee_le) VALUES (?1, ?2, "
      "?3, ?4, ?5, ?6)",
      id, personne::code(held.role), held.financeur, personne::ecrire_codes(held.communes),
      personne::ecrire_codes(held.themes), long_ago);
}

Meeting add_meeting(db::Writing& w, const std::string& campaign, std::int64_t dossier) {
  Meeting m;
  m.meeting =
      w.one<std::int64_t>(
           "INSERT INTO reunion (campagne, code, titre, duree_passage) VALUES (?1, ?2, 'Réunion suivie', 15)"
           " RETURNING id",
           campaign, followed_meeting)
          .value();
  m.passage =
      w.one<std::int64_t>(
           "INSERT INTO passage (dossier_id, reunion_id, etat, nonce, code) VALUES (?1, ?2, 'planifie', 'n',"
           " 'K7R2M1') RETURNING id",
           dossier, m.meeting)
          .value();
  return m;
}

void add_guest(db::Writing& w, std::int64_t meeting, const std::string& mail, const std::string& hash) {
  auto id = add_person(w, mail, "Invitée " + mail, hash);
  w.exec(
      "INSERT INTO invite (reunion_id, institution, courriel, personne_id, convie_le, nonce) VALUES (?1, ?2, "
      "?2, ?3, ?4,"
      " 'n')",
      meeting, mail, id, long_ago);
}

}  // namespace bench
