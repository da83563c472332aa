// A small invented campaign, and dossiers put straight into the tables, for the tests of the tableau and of
// its pages.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/text.h"
#include "platform/db/database.h"
#include "platform/db/search.h"
#include "programme/campagne/campagne.h"

namespace pilotage::essai {

inline campagne::Campagne campagne_d_essai() {
  campagne::Campagne c;
  c.code = "essai-2031";
  c.titre = "Appel à projets 2031";
  c.annee = 2031;
  c.territoire.communes = {
      {"99001", "Aubrive", {}, true}, {"99002", "Belmare", {}, true}, {"99003", "Clairval", {}, true}};
  c.territoire.qpv = {{"QX001", "Les Aulnes", {"99001"}}, {"QX002", "Rives", {"99001", "99002"}}};
  c.orientations = {{.code = "emploi", .titre = "Emploi et insertion", .court = "Emploi"},
                    {.code = "sante", .titre = "Santé et accès aux soins", .court = "Santé"}};
  c.axes = {{"jeunesse", "Jeunesse", ""}, {"citoyennete", "Citoyenneté", ""}};
  c.dispositifs = {{.code = "cv", .titre = "Contrat de ville"},
                   {.code = "pre", .titre = "Réussite éducative"}};
  c.financeurs = {{.code = "etat", .nom = "État", .sigle = "État"},
                  {.code = "caf", .nom = "Caisse d’allocations familiales", .sigle = "CAF"},
                  {.code = "ars", .nom = "Agence régionale de santé", .sigle = "ARS"}};
  c.reunions = {
      {.code = "sante",
       .titre = "Réunion Santé",
       .theme = "sante",
       .seances = {{*base::parse_paris("2030-10-14T09:30"), *base::parse_paris("2030-10-14T12:30")}}},
      {.code = "aubrive", .titre = "Réunion d’Aubrive", .communes = {"99001"}}};
  return c;
}

struct DossierDEssai {
  std::int64_t id = 0, structure = 1;
  std::string structure_nom = "Association Alpha";
  std::optional<std::int64_t> numero;
  std::string etat = "note_deposee";
  std::optional<std::int64_t> depose_le = 1'900'000'000'000;  ///< only when deposited
  std::string intitule = "Un projet", orientation = "emploi", echelle = "communale", dispositif = "cv",
              nature = "premiere";
  bool saillant = false, bonus = false, deux = false;
  std::optional<std::int64_t> public_total, public_femmes, public_qpv;
  std::int64_t cout = 0;
  std::vector<std::string> communes{"99001"}, qpv, axes;
  std::vector<std::pair<std::string, std::int64_t>> demandes;
  std::string ventilation, reunion;  ///< state of the ventilation; empty: the committee has not begun
  /// Funder ("": référent·e) → number of who handles the dossier for it, 0 for nobody.
  std::vector<std::pair<std::string, std::int64_t>> confies;

  std::int64_t demande() const {
    std::int64_t sum = 0;
    for (auto& [financeur, montant] : demandes) sum += montant;
    return sum;
  }
  std::string commune() const { return echelle == "communale" && !communes.empty() ? communes.front() : ""; }
  bool depose() const { return etat == "note_deposee"; }
};

inline void insert_structure(db::Writing& w, std::int64_t id, const std::string& nom) {
  w.exec(
      "INSERT INTO personne (id, courriel, nom, nom_tri, recherche, cree_le) VALUES (1, "
      "'essai@exemple.example', "
      "'Essai', 'essai', 'essai', 0) ON CONFLICT DO NOTHING");
  w.exec(
      "INSERT INTO structure (id, nom, nom_tri, forme, siret, cree_le, cree_par, modifie_le) VALUES (?1, ?2, "
      "?3, "
      "'association', ?4, 0, 1, 0) ON CONFLICT DO NOTHING",
      id, nom, base::fold(nom), "siret " + std::to_string(id));
}

inline void insert_lists(db::Writing& w, const DossierDEssai& d) {
  for (auto& code : d.communes)
    w.exec("INSERT INTO dossier_commune (dossier_id, commune) VALUES (?1, ?2)", d.id, code);
  for (auto& code : d.qpv) w.exec("INSERT INTO dossier_qpv (dossier_id, qpv) VALUES (?1, ?2)", d.id, code);
  for (auto& code : d.axes) w.exec("INSERT INTO dossier_axe (dossier_id, axe) VALUES (?1, ?2)", d.id, code);
  for (auto& [financeur, montant] : d.demandes)
    w.exec("INSERT INTO dossier_demande (dossier_id, financeur, montant) VALUES (?1, ?2, ?3)", d.id,
           financeur, montant);
}

/// Those to whom dossiers are handed: 101 "Alix Modèle", 102 "Béa Exemple", 103 "Chloé Modèle".
inline const std::vector<std::string> agents_d_essai{"Alix Modèle", "Béa Exemple", "Chloé Modèle"};

inline void insert_agents(db::Writing& w) {
  for (std::size_t i = 0; i < agents_d_essai.size(); ++i)
    w.exec(
        "INSERT INTO personne (id, courriel, nom, nom_tri, recherche, cree_le) VALUES (?1, ?2, ?3, ?4, ?4, "
        "0) ON CONFLICT DO NOTHING",
        101 + i, "agent" + std::to_string(101 + i) + "@exemple.example", agents_d_essai[i],
        base::fold(agents_d_essai[i]));
}

inline void insert_ventilation(db::Writing& w, const DossierDEssai& d) {
  if (d.ventilation.empty()) return;
  insert_agents(w);
  bool told = d.ventilation == "transmise" || d.ventilation == "ecart_notifie";
  w.exec(
      "INSERT INTO ventilation (dossier_id, tour, etat, reunion, ecart_motif, modifie_le, modifie_par, "
      "transmise_le) VALUES (?1, 1, ?2, ?3, ?4, 0, 1, ?5)",
      d.id, d.ventilation, d.reunion, d.ventilation.starts_with("ecart") ? "hors_champ" : "",
      told ? std::optional<std::int64_t>(1) : std::nullopt);
  for (auto& [financeur, personne] : d.confies) {
    if (!financeur.empty())
      w.exec(
          "INSERT INTO sollicitation (dossier_id, financeur, origine, cree_le, cree_par) VALUES (?1, ?2, "
          "'comite', 0, 0) ON CONFLICT DO NOTHING",
          d.id, financeur);
    if (personne != 0)
      w.exec(
          "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine) VALUES (?1, 1, ?2, "
          "?3, 'comite')",
          d.id, financeur, personne);
  }
}

inline void insert(db::Writing& w, const DossierDEssai& d, const std::string& campagne = "essai-2031") {
  insert_structure(w, d.structure, d.structure_nom);
  w.exec(
      "INSERT INTO dossier (id, campagne, structure_id, numero, etat, cree_le, cree_par, modifie_le, "
      "depose_le, intitule, "
      "intitule_tri, orientation, saillant, echelle, commune, dispositif, nature, bonus_egalite, "
      "deux_arrondissements, "
      "public_total, public_femmes, public_qpv, cout_total, demande_total, mots, territorial) VALUES (?1, "
      "?2, ?3, ?4, ?5, "
      "0, 1, 0, "
      "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
      d.id, campagne, d.structure, d.numero, d.etat, d.depose() ? d.depose_le : std::nullopt, d.intitule,
      base::fold(d.intitule), d.orientation, d.saillant, d.echelle, d.commune(), d.dispositif, d.nature,
      d.bonus, d.deux, d.public_total, d.public_femmes, d.public_qpv, d.cout, d.demande(),
      db::search_words(d.structure_nom + " " + d.intitule), d.dispositif == "pre");
  insert_lists(w, d);
  insert_ventilation(w, d);
}

}  // namespace pilotage::essai
