// The invented call, a coordination, a few agents and lines of the committee, for the tests of lots.
#pragma once
#include <memory>

#include "programme/ventilation/appel_test.h"
#include "programme/ventilation/consequences.h"

namespace ventilation::essai {

/// 10, 11: instructeurs of the CAF, the second of health only; 20: of the État, and also of the CAF; 30:
/// référent·e of Amont.
struct DecorDeLot {
  campagne::Campagne campagne = appel();
  personne::Acteur coordination{
      .id = 1, .nom = "Coordination", .courriel = "", .attributions = {}, .structures = {}};
  std::vector<Agent> agents{instructeur(10, "caf"), instructeur(11, "caf", {}, {"sante"}),
                            instructeur(20, "etat"), instructeur(20, "caf"), referent(30, {"00001"})};
  std::vector<Adresse> adresses{{10, "dix@caf.example"},
                                {11, "onze@caf.example"},
                                {20, "vingt@etat.example"},
                                {30, "trente@amont.example"}};
  std::unique_ptr<Annuaire> annuaire;

  DecorDeLot() {
    coordination.attributions.push_back({.role = personne::Role::coordination});
    campagne.ventilation.motifs = {{"irrecevable", "Note irrecevable", "Elle ne remplit pas une condition."},
                                   {"doublon", "Déjà déposé", "Elle est dans une autre note."}};
    campagne.depot_note = {*base::parse_paris("2029-07-18"), *base::parse_paris("2029-09-17")};
  }

  Cadre cadre() {
    annuaire = std::make_unique<Annuaire>(agents, adresses);
    return {coordination, *base::parse_paris("2029-09-26T10:00"), campagne, *annuaire};
  }

  /// A communal project of Amont in health that asks the État and the CAF: waiting.
  Ligne attente(std::int64_t dossier) const {
    Ligne l;
    l.note = note(dossier, "communale", "sante", {"00001"}, {"etat", "caf"});
    l.numero = dossier, l.intitule = "Projet " + std::to_string(dossier);
    l.structure_nom = "Structure " + std::to_string(dossier);
    l.demandes = {{"etat", base::Cents{100000}}, {"caf", base::Cents{50000}}};
    l.etat.dossier = dossier;
    return l;
  }

  /// The same, prepared: both funders, 20 for the État, 10 for the CAF, the meeting of Amont.
  Ligne preparee(std::int64_t dossier) const {
    Ligne l = attente(dossier);
    l.etat.version = 5;
    l.etat.etat_nom = Preparee::name;
    l.etat.reunion = "amont",
    l.etat.reunion_raison = "Projet communal (Amont) : il passe à la réunion de la commune.";
    l.etat.sollicitations = {{.id = 1, .financeur = "caf", .demande = base::Cents{50000}},
                             {.id = 2, .financeur = "etat", .demande = base::Cents{100000}}};
    l.etat.affectations = {{"caf", 10, "proposition", "Suit la CAF."},
                           {"etat", 20, "proposition", "Suit l’État."}};
    return l;
  }

  Ligne transmise(std::int64_t dossier) const {
    Ligne l = preparee(dossier);
    l.etat.etat_nom = Transmise::name;
    l.etat.transmise_le = *base::parse_paris("2029-09-25T10:00");
    return l;
  }

  Ligne ecartee(std::int64_t dossier, std::string motif = "doublon", std::string texte = "Voir 7.") const {
    Ligne l = preparee(dossier);
    l.etat.etat_nom = Ecartee::name;
    l.etat.ecart_motif = std::move(motif), l.etat.ecart_texte = std::move(texte);
    return l;
  }
};

}  // namespace ventilation::essai
