// A campaign: all that the note de cadrage says, as data. Read from a folder (charger.h), kept in the
// database, immutable.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "programme/territoire/territoire.h"

namespace campagne {

struct Objectif {
  std::string code, titre;
  bool saillant = false;  ///< ★: gets particular attention (note de cadrage, "orientations thématiques")
  std::string resume;     ///< a sentence or two; may be empty
};

/// A titled passage with its list of points: sections of the call, complements of an orientation.
struct TextBlock {
  std::string titre, texte;
  std::vector<std::string> points;
};

struct Orientation {
  std::string code;    ///< "emploi"
  std::string titre;   ///< whole title
  std::string court;   ///< short title for tables: "Emploi et développement économique"
  std::string resume;  ///< two or three plain sentences
  std::vector<Objectif> objectifs;
  /// Code of the thematic meeting; empty when the person is told later (grandes exclusions).
  std::string reunion;
  /// Priorities put forward for all, without the funders' own (Financeur::attentes).
  std::vector<TextBlock> complements;
};

struct Axe {
  std::string code, titre, resume;
};

/// The scheme under which a project asks: contrat de ville, PRE, VVV, ingénierie.
struct Dispositif {
  std::string code, titre, resume;
  /// One single dossier, to which operators contribute through the référent·e of their communes.
  bool territorial = false;
  std::vector<std::string> formes;  ///< kinds of structure that may ask under it; empty: all
  std::string raison;               ///< why the others may not; set when `formes` is
};

/// A particular feature of a project, answered by yes or no, on which rules depend ("uniquement culturel").
struct Particularite {
  std::string code, titre;
};

enum class Echelle : std::uint8_t { communale, intercommunale };
std::string_view code(Echelle);
std::string_view label(Echelle);
std::optional<Echelle> echelle(std::string_view code);

/// A condition of a piece or of a funder's scope; an empty list does not restrict.
struct Condition {
  std::vector<std::string> dispositifs, echelles, natures, orientations, formes, financeurs;
  std::vector<std::string> objectifs, particularites;
};

/// What a funder's rule says of the projects that meet its condition.
enum class Reponse : std::uint8_t { non, a_verifier, oui };
std::string_view code(Reponse);

struct Regle {
  Reponse reponse = Reponse::non;
  Condition condition;
  std::string raison;  ///< a French sentence fit to be read by the porteur
};

/// What a funder expects of projects in one orientation.
struct Attente {
  std::string orientation, texte;
  std::vector<std::string> points;
};

struct Financeur {
  std::string code;    ///< "caf"
  std::string nom;     ///< "Caisse d’allocations familiales du Nord"
  std::string sigle;   ///< "CAF": for tables
  std::string kind;    ///< etat, region, departement, epci, commune, organisme_social, sante, autre
  std::string resume;  ///< what it expects in general
  std::vector<Attente> attentes;
  std::vector<Regle> regles;             ///< read by qui_finance_quoi (financement.h)
  std::optional<base::Cents> enveloppe;  ///< what it has to give in this call, when it was told
  std::string sinon;  ///< the reason given when no rule speaks of a project: it cannot be asked
};

/// An instant of the calendar, for funders, porteurs, or both; `limite` marks a hard deadline.
struct Etape {
  std::string code, titre, description;
  base::Period periode;
  bool partenaires = false, porteurs = false, limite = false;
};

struct Reunion {
  std::string code, titre, theme;     ///< theme: code of an orientation, or empty
  std::vector<std::string> communes;  ///< INSEE codes, for a local meeting
  std::vector<base::Period> seances;  ///< half-days
  std::string composition, precision;
  std::vector<std::string> financeurs;    ///< codes of the funders invited
  std::vector<std::string> institutions;  ///< the others invited, by name
  std::string lieu, adresse;              ///< may be empty: told with the convocation
  /// Only the beginning is announced, the end is that of the half-day; with several sittings, the hours are
  /// told later.
  bool fin_indicative = false;
};

/// Why the committee sets a note aside; `texte` is what the porteur reads.
struct MotifEcart {
  std::string code, titre, texte;
};

/// To which meeting the projects that meet the condition go, before the general rule (commune or theme).
struct RegleReunion {
  std::string reunion;  ///< code of a meeting; empty: none, and the reason says who handles the project
  Condition condition;
  std::string raison;
};

/// The committee that hands each note to funders, agents and meeting.
struct Ventilation {
  int charge_maximale = 60;  ///< dossiers that one agent may be given by the proposal
  std::vector<MotifEcart> motifs;
  std::vector<RegleReunion> regles;
};

/// What an institution may think of a project.
struct AvisPossible {
  std::string code, titre;
  bool commentaire = false;  ///< it must be explained
};

/// How the partner meetings work (note de cadrage, "étape 2").
struct Passages {
  int duree = 20;                    ///< minutes of a passage, unless the meeting says otherwise
  int trajet = 30;                   ///< minutes that a person needs between two places
  int retard = 10;                   ///< minutes after which who arrives is late
  int reponse = 3;                   ///< days before the meeting by which the porteur answers
  bool representation = false;       ///< somebody else may stand for the person in charge
  std::string regle_representation;  ///< the same in words, for the porteur
  std::string regle_presence;        ///< presence is obligatory, and what follows from an absence
  std::string contestation;          ///< how to contest a cancelled candidature
  std::vector<AvisPossible> avis;
};

struct Piece {
  std::string code, titre, description;
  std::string etape;   ///< "note", "final" or "dauphin"
  std::string raison;  ///< why it is due: "parce que l’action est reconduite"
  Condition condition;
  std::string annexe;  ///< number of its model among the call's annexes; may be empty
  std::string portee;  ///< "dossier", or "structure": kept in the structure's safe, for all its dossiers
  int validite = 0;    ///< months after its date during which it is accepted; 0: no limit
  std::string
      produite;  ///< made by the program: lettre_president, bureau, declaration_moyens, cer, charte; or empty
  std::string par;        ///< "intervenant": one is due for each; empty: one in all
  bool sensible = false;  ///< holds personal data that need the strictest access
};

/// Why a piece, or a section, is not right: chosen from a list, and read by the porteur.
struct MotifNonConforme {
  std::string code, titre, texte;
};

/// How pieces are deposited.
struct Depots {
  int taille_max = 100;    ///< MB of one file
  int jours_du_lien = 14;  ///< during which a deposit link given to a person without account can be used
};

/// A line of the budget, as the form of this call names it (facts: plan comptable associatif, Cerfa 12156).
struct LigneBudget {
  std::string code, titre;
  std::string dans;  ///< code of its heading; empty for a heading
  bool charge = false;
  bool saisie = false;     ///< a heading with lines below it that also has an amount of its own
  bool nature = false;     ///< contributions in kind (86, 87), outside the totals in money
  bool hors_plan = false;  ///< its code is not an account of the plan comptable
  bool equilibre = false;  ///< balances the budget: expected surplus or shortfall
  std::vector<std::string>
      financeurs;  ///< kinds of funder whose lines stand under it; empty: it is one amount
};

/// A dated figure on which a rule depends (law, or the call's own choice).
struct Seuil {
  std::string code, titre, source;
  std::int64_t valeur = 0;  ///< cents, hundredths of a percent, or a plain number, as `unite` says
  std::string unite;        ///< euros, pourcent, nombre
  base::Period periode;     ///< during which it holds
};

/// An indicator ready to be taken, with how it is measured.
struct ModeleIndicateur {
  std::string code, titre, mesure, outil, unite;
  std::vector<std::string> orientations;  ///< empty: for all
  bool par_qpv = false, par_sexe = false;
};

/// What the signatory declares (Cerfa 12156, part 7).
struct Engagement {
  std::string code, texte;
  Condition condition;
};

/// A report due after or during the action, with its last day.
struct Bilan {
  std::string code, titre, description;
  base::Period periode;
};

/// A question of the note d'intention, shown in advance. Its guidance is texte("aide." + code).
struct Question {
  std::string code, texte;
  bool facultative = false;
};
struct Rubrique {
  std::string code, titre;
  std::vector<Question> questions;
};

/// The mentions that an accusé de réception must carry (CRPA, L112-3 and R112-5).
struct Accuse {
  std::string service, adresse, telephone, courriel;
  int silence_mois = 0;  ///< silence of so many months on the final request is a rejection
  std::string silence, recours;
  std::string silence_definitif;  ///< the mention on silence in the receipt of the final dossier
};

struct Ressource {
  std::string titre, description, lien;
};

struct Contact {
  std::string service, fonction, courriel, perimetre;
  std::string groupe, telephone;      ///< groupe: title under which it is listed ("Villes")
  std::vector<std::string> communes;  ///< INSEE codes of its perimeter; empty: not by commune
  std::vector<std::string> orientations;
};

struct Campagne {
  std::string code;  ///< "valenciennes-2023"
  std::string titre, collectivite;
  int annee = 0;  ///< the programming year
  territoire::Territoire territoire;
  std::vector<Orientation> orientations;
  std::vector<Axe> axes;
  std::vector<Dispositif> dispositifs;
  std::vector<Financeur> financeurs;
  std::vector<Etape> calendrier;
  std::vector<Reunion> reunions;
  Ventilation ventilation;
  Passages passages;
  std::vector<Piece> pieces;
  Depots depots;
  std::vector<MotifNonConforme> motifs_non_conformes;
  std::string version_budget;       ///< "Cerfa 12156*06"
  std::vector<LigneBudget> budget;  ///< headings before their lines, charges before produits
  std::vector<Seuil> seuils;
  std::vector<ModeleIndicateur> indicateurs;
  std::vector<Engagement> engagements;
  std::vector<Ressource> ressources;
  std::vector<Contact> contacts;
  std::vector<Particularite> particularites;
  std::vector<TextBlock> appel;     ///< what the call says, block by block
  std::vector<Rubrique> rubriques;  ///< the questions of the note d'intention
  std::vector<Bilan> bilans;
  Accuse accuse;
  base::Period depot_note, depot_final;  ///< half-open: until is the first instant that is too late

  const Orientation* orientation(std::string_view code) const;
  const Objectif* objectif(std::string_view code) const;
  const Axe* axe(std::string_view code) const;
  const Dispositif* dispositif(std::string_view code) const;
  const Financeur* financeur(std::string_view code) const;
  const Etape* etape(std::string_view code) const;
  const Reunion* reunion(std::string_view code) const;
  const MotifEcart* motif_ecart(std::string_view code) const;
  const AvisPossible* avis_possible(std::string_view code) const;
  const Piece* piece(std::string_view code) const;
  const MotifNonConforme* motif_non_conforme(std::string_view code) const;
  const LigneBudget* ligne_budget(std::string_view code) const;
  const ModeleIndicateur* modele_indicateur(std::string_view code) const;
  /// The figure that holds at that instant; nothing when the call gives none.
  const Seuil* seuil(std::string_view code, base::Instant) const;
  /// A text of the campaign by key (guidance beside a question: "aide.diagnostic"); empty when it has none.
  std::string_view texte(std::string_view cle) const;
  std::vector<std::pair<std::string, std::string>> textes;  ///< sorted by key
};

}  // namespace campagne
