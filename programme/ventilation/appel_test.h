// A small invented call with its meetings, and agents, for the tests of this room.
#pragma once
#include <string>
#include <vector>

#include "programme/ventilation/proposition.h"

namespace ventilation::essai {

inline campagne::Orientation orientation(std::string code, std::string court, std::string reunion) {
  campagne::Orientation o;
  o.code = std::move(code), o.titre = court, o.court = std::move(court), o.reunion = std::move(reunion);
  return o;
}

inline campagne::Reunion reunion(std::string code, std::string theme, std::vector<std::string> communes) {
  campagne::Reunion r;
  r.titre = "Réunion " + code, r.code = std::move(code);
  r.theme = std::move(theme), r.communes = std::move(communes);
  return r;
}

inline campagne::Financeur financeur(std::string code, std::string sigle,
                                     std::vector<campagne::Regle> regles) {
  campagne::Financeur f;
  f.code = std::move(code), f.nom = sigle, f.sigle = std::move(sigle), f.regles = std::move(regles);
  f.sinon = f.sigle + " ne finance pas ce projet.";
  return f;
}

inline campagne::Condition si_orientation(std::string code) {
  campagne::Condition c;
  c.orientations = {std::move(code)};
  return c;
}

/// Three communes with a meeting, a fourth ("Bout") without; three orientations, the last without a meeting.
inline campagne::Campagne appel() {
  using campagne::Reponse;
  campagne::Campagne c;
  c.code = "essai-2030", c.annee = 2030;
  c.territoire.communes = {{"00001", "Amont", {"00100"}, true},
                           {"00002", "Aval", {"00200"}, true},
                           {"00003", "Calme", {"00300"}, true},
                           {"00004", "Bout", {"00400"}, true}};
  c.orientations = {orientation("emploi", "Emploi", "insertion"), orientation("sante", "Santé", "sante"),
                    orientation("exclusions", "Grandes exclusions", "")};
  c.dispositifs = {{.code = "cv", .titre = "Contrat de ville"},
                   {.code = "pre", .titre = "Réussite éducative", .territorial = true}};
  c.financeurs = {
      financeur("etat", "État", {{Reponse::oui, {}, "L’État finance tout."}}),
      financeur("caf", "CAF",
                {{Reponse::oui, si_orientation("sante"), "La CAF finance la santé."},
                 {Reponse::a_verifier, si_orientation("emploi"), "À voir avec la CAF."},
                 {Reponse::a_verifier, si_orientation("emploi"), "Pour les parents seulement."}})};
  c.reunions = {reunion("amont", "", {"00001"}), reunion("aval_calme", "", {"00002", "00003"}),
                reunion("insertion", "emploi", {}), reunion("sante", "sante", {})};
  return c;
}

inline NoteAVentiler note(std::int64_t dossier, std::string echelle, std::string orientation,
                          std::vector<std::string> communes, std::vector<std::string> financeurs = {"etat"}) {
  NoteAVentiler n;
  n.dossier = dossier, n.structure = dossier;
  n.demande.echelle = std::move(echelle), n.demande.orientation = std::move(orientation);
  n.demande.dispositif = "cv", n.demande.financeurs = std::move(financeurs);
  n.communes = std::move(communes);
  return n;
}

inline Agent instructeur(std::int64_t personne, std::string financeur, std::vector<std::string> communes = {},
                         std::vector<std::string> themes = {}) {
  return {personne,
          "Agent " + std::to_string(personne),
          {personne::Role::instructeur, std::move(communes), std::move(themes), std::move(financeur)},
          {},
          0};
}

inline Agent referent(std::int64_t personne, std::vector<std::string> communes) {
  return {personne,
          "Référent " + std::to_string(personne),
          {personne::Role::referent_pre, std::move(communes), {}, ""},
          {},
          0};
}

}  // namespace ventilation::essai
