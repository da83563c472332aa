// A small invented campaign with its meetings, and notes and agents put straight into the tables, for the
// tests of this room.
#pragma once
#include "platform/base/text.h"
#include "platform/db/search.h"
#include "programme/personne/attribution.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation::essai {

inline base::Instant paris(std::string_view text) { return base::parse_paris(text).value(); }
/// After the closing of the notes.
inline base::Instant comite() { return paris("2030-09-26T10:00"); }

inline campagne::Campagne campagne_d_essai() {
  campagne::Campagne c;
  c.code = "essai-2031", c.titre = "Appel à projets 2031", c.collectivite = "Agglomération d’essai",
  c.annee = 2031;
  c.territoire.communes = {
      {"99001", "Aubrive", {}, true}, {"99002", "Belmare", {}, true}, {"99003", "Clairval", {}, true}};
  c.orientations = {
      {.code = "emploi", .titre = "Emploi et insertion", .court = "Emploi", .reunion = "insertion"},
      {.code = "sante", .titre = "Santé et accès aux soins", .court = "Santé", .reunion = "sante"},
      {.code = "exclusions", .titre = "Grandes exclusions", .court = "Exclusions"}};
  c.dispositifs = {{.code = "cv", .titre = "Contrat de ville"},
                   {.code = "pre", .titre = "Réussite éducative", .territorial = true}};
  campagne::Condition health;
  health.orientations = {"sante"};
  c.financeurs = {{.code = "etat",
                   .nom = "État",
                   .sigle = "État",
                   .regles = {{campagne::Reponse::oui, {}, "Finance tout."}}},
                  {.code = "caf",
                   .nom = "Caisse d’allocations familiales",
                   .sigle = "CAF",
                   .regles = {{campagne::Reponse::oui, {}, "Finance tout."}}},
                  {.code = "ars",
                   .nom = "Agence régionale de santé",
                   .sigle = "ARS",
                   .regles = {{campagne::Reponse::oui, health, "Finance la santé."}},
                   .sinon = "L’ARS ne finance que la santé."}};
  c.reunions = {{.code = "aubrive", .titre = "Réunion d’Aubrive", .communes = {"99001"}},
                {.code = "insertion", .titre = "Insertion", .theme = "emploi"},
                {.code = "sante", .titre = "Santé", .theme = "sante"}};
  c.ventilation.charge_maximale = 4;
  c.ventilation.motifs = {
      {"irrecevable", "Note irrecevable", "La note ne remplit pas une condition de l’appel."},
      {"doublon", "Déjà déposé", "Le même projet figure dans une autre note."}};
  c.accuse.recours = "Vous pouvez écrire à la coordination dans un délai de deux mois.";
  c.depot_note = {paris("2030-07-18"), paris("2030-09-17")};
  return c;
}

inline std::int64_t add_person(db::Writing& w, std::string_view name,
                               const std::vector<personne::Attribution>& held = {}) {
  auto address = base::lower_ascii(name) + "@essai.example";
  auto id = *w.one<std::int64_t>(
      "INSERT INTO personne (courriel, nom, nom_tri, recherche, cree_le) VALUES (?1, ?2, ?3, ?4, 0) "
      "RETURNING id",
      address, name, base::fold(name), base::fold(std::string(name).append(" ").append(address)));
  for (const auto& a : held)
    w.exec(
        "INSERT INTO attribution (personne_id, role, financeur, communes, themes, donnee_le)"
        " VALUES (?1, ?2, ?3, ?4, ?5, 0)",
        id, personne::code(a.role), a.financeur, personne::ecrire_codes(a.communes),
        personne::ecrire_codes(a.themes));
  return id;
}

inline personne::Acteur acteur(std::int64_t id, std::string_view name,
                               std::vector<personne::Attribution> held = {}) {
  return {
      .id = id, .nom = std::string(name), .courriel = "", .attributions = std::move(held), .structures = {}};
}

inline std::int64_t add_structure(db::Writing& w, std::string_view name, std::int64_t by) {
  return *w.one<std::int64_t>(
      "INSERT INTO structure (nom, forme, cree_le, cree_par, modifie_le) VALUES (?1, 'association', 0, ?2, 0)"
      " RETURNING id",
      name, by);
}

struct NoteDEssai {
  std::int64_t structure = 0, numero = 0;
  std::string intitule = "Un projet", orientation = "emploi", echelle = "communale", dispositif = "cv";
  std::vector<std::string> communes{"99001"}, objectifs{};
  std::vector<std::pair<std::string, std::int64_t>> demandes{{"etat", 500000}};  ///< in cents
  bool deux_arrondissements = false, saillant = false;
  std::string etat = "note_deposee";
};

inline std::int64_t add_note(db::Writing& w, const NoteDEssai& n, std::int64_t by,
                             std::string_view campagne = "essai-2031") {
  std::int64_t total = 0;
  for (auto& [unused, amount] : n.demandes) total += amount;
  std::optional<base::Instant> deposited;
  if (n.etat == "note_deposee") deposited = paris("2030-09-10T12:00");
  auto id = *w.one<std::int64_t>(
      "INSERT INTO dossier (campagne, structure_id, numero, etat, cree_le, cree_par, modifie_le, depose_le, "
      "intitule,"
      " intitule_tri, orientation, echelle, commune, dispositif, nature, deux_arrondissements, saillant, "
      "demande_total,"
      " mots, territorial) VALUES (?1, ?2, ?3, ?4, 0, ?5, 0, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'premiere', ?13, "
      "?14, ?15,"
      " ?16, ?17) RETURNING id",
      campagne, n.structure, n.numero, n.etat, by, deposited, n.intitule, base::fold(n.intitule),
      n.orientation, n.echelle, n.echelle == "communale" ? n.communes.front() : "", n.dispositif,
      n.deux_arrondissements, n.saillant, total, db::search_words(n.intitule), n.dispositif == "pre");
  for (auto& code : n.communes)
    w.exec("INSERT INTO dossier_commune (dossier_id, commune) VALUES (?1, ?2)", id, code);
  for (auto& code : n.objectifs)
    w.exec("INSERT INTO dossier_objectif (dossier_id, objectif) VALUES (?1, ?2)", id, code);
  for (auto& [code, amount] : n.demandes)
    w.exec("INSERT INTO dossier_demande (dossier_id, financeur, montant) VALUES (?1, ?2, ?3)", id, code,
           amount);
  return id;
}

/// A coordination, agents of two funders, a référent·e, two structures and five notes.
struct Decor {
  campagne::Campagne campagne = campagne_d_essai();
  Tour tour{campagne};
  personne::Acteur coordination, agent_etat, agent_caf, referent, chef;
  std::int64_t tilleuls = 0, port = 0;
  std::vector<std::int64_t> notes;  ///< numbers 1 to 5

  explicit Decor(db::Database& database) {
    database.write([&](db::Writing& w) {
      add_people(w);
      add_notes(w);
    });
  }
  Decor(const Decor&) = delete;
  Decor& operator=(const Decor&) = delete;

 private:
  void add_people(db::Writing& w) {
    using personne::Role;
    auto one = [&](std::string_view name, personne::Attribution held) {
      return acteur(add_person(w, name, {held}), name, {held});
    };
    coordination = one("Coordonne", {.role = Role::coordination});
    agent_etat = one("Alix", {.role = Role::instructeur, .financeur = "etat"});
    agent_caf = one("Camille", {.role = Role::instructeur, .communes = {"99001"}, .financeur = "caf"});
    referent = one("Dominique", {.role = Role::referent_pre, .communes = {"99001", "99002"}});
    chef = one("Ephrem", {.role = Role::chef_de_projet, .communes = {"99001"}});
    tilleuls = add_structure(w, "Les Tilleuls", coordination.id);
    port = add_structure(w, "Le Port", coordination.id);
  }
  void add_notes(db::Writing& w) {
    add({.structure = tilleuls,
         .numero = 1,
         .intitule = "Jardin partagé",
         .demandes = {{"etat", 500000}, {"caf", 200000}}},
        w);
    add({.structure = tilleuls,
         .numero = 2,
         .intitule = "Vers l’emploi",
         .echelle = "intercommunale",
         .communes = {"99001", "99002"}},
        w);
    add({.structure = port,
         .numero = 3,
         .intitule = "Santé au port",
         .orientation = "sante",
         .echelle = "intercommunale",
         .communes = {"99002"},
         .demandes = {{"ars", 300000}}},
        w);
    add({.structure = port,
         .numero = 4,
         .intitule = "Réussir à l’école",
         .dispositif = "pre",
         .communes = {"99002"}},
        w);
    add({.structure = port,
         .numero = 5,
         .intitule = "Deux rives",
         .communes = {"99003"},
         .deux_arrondissements = true},
        w);
  }
  void add(const NoteDEssai& n, db::Writing& w) { notes.push_back(add_note(w, n, coordination.id)); }
};

/// The line as it is, prepared for the funders that it asks.
inline Changement prepare(const Ligne& l, std::string_view reunion = "insertion") {
  auto after = l.etat;
  after.etat_nom = Preparee::name, after.reunion = reunion, after.reunion_raison = "Choisie par le comité.";
  for (auto& [code, amount] : l.demandes)
    if (!after.sollicitation(code))
      after.sollicitations.push_back({.financeur = code, .demande = amount, .raison = "Demandé."});
  return {l.etat, std::move(after)};
}

}  // namespace ventilation::essai
