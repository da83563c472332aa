// A campaign: all that the note de cadrage says, as data. Read from a folder (charger.h), kept in the database, immutable.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "programme/territoire/territoire.h"

namespace campagne {

struct Objectif {
  std::string code, titre;
  bool saillant = false;  ///< ★: gets particular attention (note de cadrage, "orientations thématiques")
};

struct Orientation {
  std::string code;    ///< "emploi"
  std::string titre;   ///< whole title
  std::string court;   ///< short title for tables: "Emploi et développement économique"
  std::string resume;  ///< two or three plain sentences
  std::vector<Objectif> objectifs;
  std::string reunion;  ///< code of the thematic meeting; empty when the person is told later (grandes exclusions)
};

struct Axe {
  std::string code, titre, resume;
};

/// The scheme under which a project asks: contrat de ville, PRE, VVV, ingénierie.
struct Dispositif {
  std::string code, titre, resume;
};

enum class Echelle : std::uint8_t { communale, intercommunale };
std::string_view code(Echelle);
std::string_view label(Echelle);
std::optional<Echelle> echelle(std::string_view code);

struct Financeur {
  std::string code;   ///< "caf"
  std::string nom;    ///< "Caisse d’allocations familiales du Nord"
  std::string sigle;  ///< "CAF": for tables
  std::string kind;   ///< etat, region, departement, epci, commune, organisme_social, sante, autre
  std::string resume; ///< what it expects in general
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
};

/// A condition of a piece or of a funder's scope; an empty list does not restrict.
struct Condition {
  std::vector<std::string> dispositifs, echelles, natures, orientations, formes, financeurs;
};

struct Piece {
  std::string code, titre, description;
  std::string etape;       ///< "note" or "final"
  std::string raison;      ///< why it is due: "parce que l’action est reconduite"
  Condition condition;
};

struct Ressource {
  std::string titre, description, lien;
};

struct Contact {
  std::string service, fonction, courriel, perimetre;
};

struct Campagne {
  std::string code;   ///< "valenciennes-2023"
  std::string titre, collectivite;
  int annee = 0;      ///< the programming year
  territoire::Territoire territoire;
  std::vector<Orientation> orientations;
  std::vector<Axe> axes;
  std::vector<Dispositif> dispositifs;
  std::vector<Financeur> financeurs;
  std::vector<Etape> calendrier;
  std::vector<Reunion> reunions;
  std::vector<Piece> pieces;
  std::vector<Ressource> ressources;
  std::vector<Contact> contacts;
  base::Period depot_note, depot_final;  ///< half-open: until is the first instant that is too late

  const Orientation* orientation(std::string_view code) const;
  const Objectif* objectif(std::string_view code) const;
  const Axe* axe(std::string_view code) const;
  const Dispositif* dispositif(std::string_view code) const;
  const Financeur* financeur(std::string_view code) const;
  const Etape* etape(std::string_view code) const;
  /// A text of the campaign by key (guidance beside a question: "aide.diagnostic"); empty when it has none.
  std::string_view texte(std::string_view cle) const;
  std::vector<std::pair<std::string, std::string>> textes;  ///< sorted by key
};

}  // namespace campagne
