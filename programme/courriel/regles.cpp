#include "programme/courriel/regles.h"

#include <array>

#include "programme/courriel/modeles.h"

namespace courriel {
namespace {

struct Regle {
  std::string_view acte;
  std::vector<Courriel> (*ecrire)(const Contexte&, const journal::Ligne&);
  bool vague = false;
};

constexpr std::array regles{
    Regle{"compte_cree", confirmer_adresse},
    Regle{"adresse_demandee", confirmer_adresse},
    Regle{"adresse_deja_connue", compte_existant},
    Regle{"mot_de_passe_demande", choisir_mot_de_passe},
    Regle{"mot_de_passe_change", mot_de_passe_change},
    Regle{"personne_invitee", ouvrir_compte},
    Regle{"membre_invite", rejoindre_structure},
    Regle{"adhesion_demandee", repondre_a_la_demande},
    Regle{"adhesion_acceptee", demande_acceptee},
    Regle{"adhesion_refusee", demande_refusee},
    Regle{"note_deposee", recu_de_la_note},
    Regle{"note_reprise", note_a_redeposer},
    Regle{"derogation_accordee", delai_accorde},
    Regle{"passage_convoque", convocation, true},
    Regle{"convocation_annulee", convocation, true},
    Regle{"convocation_relancee", relance_convocation, true},
    Regle{"deplacement_demande", demande_de_deplacement},
    Regle{"deplacement_refuse", refus_de_deplacement},
    Regle{"invite_convie", invitation_reunion, true},
    Regle{"invite_relance", relance_invitation, true},
    Regle{"ventilation_envoyee", dossiers_confies, true},
    Regle{"ventilation_transmise", reunion_apprise, true},
    Regle{"ecart_notifie", note_non_retenue, true},
    Regle{"note_ecartee", note_non_retenue},
    Regle{"note_reintegree", note_reprise_par_le_comite},
    Regle{"ventilation_corrigee", ventilation_changee},
    Regle{"candidature_annulee", candidature_annulee},
    Regle{"presence_derogee", candidature_maintenue},
    Regle{"passage_consolide", releve_du_passage, true},
    Regle{"signature_demandee", dossier_a_signer},
    Regle{"signature_declinee", signature_refusee},
    Regle{"definitif_depose", recu_du_definitif},
    Regle{"definitif_repris", definitif_a_redeposer},
    Regle{"delai_definitif_accorde", delai_du_definitif},
    Regle{"complements_demandes", complements_a_rendre},
    Regle{"complements_rendus", complements_a_verifier},
    Regle{"definitif_complet", dossier_complet},
    Regle{"definitif_rejete", dossier_rejete},
    Regle{"decision_reprise", decision_reprise},
    Regle{"piece_demandee", document_demande},
    Regle{"piece_remise_par_lien", document_recu},
    Regle{"piece_proposee", document_propose},
};

const Regle* regle(std::string_view acte) {
  for (auto& r : regles)
    if (r.acte == acte) return &r;
  return nullptr;
}

}  // namespace

std::vector<Courriel> courriels_de(const Contexte& c, const journal::Ligne& ligne) {
  auto* r = regle(ligne.acte);
  return r ? r->ecrire(c, ligne) : std::vector<Courriel>{};
}

bool fait_ecrire(std::string_view acte) { return regle(acte) != nullptr; }

bool en_vague(std::string_view acte) {
  auto* r = regle(acte);
  return r && r->vague;
}

}  // namespace courriel
