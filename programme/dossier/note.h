// The note d'intention once read: typed, checked, with every mistake named.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/base/field_errors.h"
#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "programme/campagne/campagne.h"
#include "programme/dossier/brouillon.h"
#include "programme/dossier/questions.h"

namespace dossier {

struct Demande {
  std::string financeur;
  base::Cents montant;
};

struct Publics {
  std::optional<int> total, femmes, hommes, qpv;
  std::vector<std::string> ages, quartiers;
};

struct NoteIntention {
  std::string intitule, phrase, orientation, dispositif;
  std::vector<std::string> objectifs, axes;
  bool saillant = false;  ///< one of the objectives is ★
  bool bonus_egalite = false, reconduction = false, deux_arrondissements = false;
  bool territorial = false;  ///< its dispositif is gathered by territorial référent·es
  Publics publics;
  std::optional<base::Date> debut, fin;
  std::optional<campagne::Echelle> echelle;
  std::vector<std::string> communes;   ///< one for a communal project
  std::vector<std::string> quartiers;  ///< QPV where it takes place
  std::optional<base::Cents> cout_total, ressources_propres, droit_commun;
  std::vector<Demande> demandes;
  base::Cents demande_total{};
};

/// What the answers say, as far as they can be read, and everything that keeps them from being deposited, in
/// the order of the form. Reading never fails.
struct Lecture {
  NoteIntention note;
  base::FieldErrors erreurs;
};
Lecture lire(const Brouillon&, const campagne::Campagne&);

enum class Avancement : std::uint8_t { a_faire, en_cours, complet };
struct EtatSection {
  Section section;
  Avancement avancement;
  std::size_t manques;  ///< number of questions of the section with an error
};
/// One line per section, for the task list.
std::vector<EtatSection> avancement(const Brouillon&, const Lecture&, const campagne::Campagne&);

}  // namespace dossier
