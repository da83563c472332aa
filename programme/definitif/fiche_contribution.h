// What one operator contributes to the single dossier of the réussite éducative (PRE): its action (annexe 6),
// who works in it and which of their papers were handed over, who pays (annexe 6C), and the children as
// anonymous lines (annexe 6B). Pure; amounts in cents.
#pragma once
#include "programme/definitif/fiche_financement.h"

namespace definitif::fiche {

inline constexpr int intervenants_max = 20, parcours_max = 60;

struct Intervenant {
  std::string nom, fonction;
  int a_remettre = 0;  ///< papers still to be handed over
};

/// One child, whom nobody can recognise.
struct Parcours {
  std::string tranche, sexe, motif, etat, suivi;
  bool qpv = false;
};

struct Contribution {
  std::string titre, operateur;
  std::int64_t enfants = 0;
  base::Cents cout{};
  std::vector<Part> financements;
  std::vector<Intervenant> intervenants;
  std::vector<Parcours> parcours;
};

/// Four parts: action, intervenants, financement, parcours.
std::vector<Partie> parties_contribution(const campagne::Campagne&, const dossier::Brouillon&);

struct LectureContribution {
  Contribution contribution;
  base::FieldErrors erreurs;
};
LectureContribution lire_contribution(const dossier::Brouillon&, const campagne::Campagne&);

/// The texts about children that could tell who they are, among those sent: they must not be recorded.
base::FieldErrors textes_identifiants(const dossier::Envoi&, const campagne::Campagne&);

/// What one funder, or kind of funder, brings: the columns of annexe 6C.
struct Cofinancement {
  base::Cents etat{}, communes{}, autres{};
  Cofinancement& operator+=(const Cofinancement&);
};
Cofinancement cofinancement(const campagne::Campagne&, const std::vector<Part>&);

/// Annexe 6B, counted: what the single dossier says of all paths.
struct Tableau {
  std::size_t parcours = 0, filles = 0, garcons = 0, qpv = 0;
  std::vector<std::pair<std::string, std::size_t>> tranches{}, motifs{},
      etats{};  ///< by label, campaign's order
};
Tableau tableau_de_bord(const campagne::Campagne&, const std::vector<Contribution>&);

}  // namespace definitif::fiche
