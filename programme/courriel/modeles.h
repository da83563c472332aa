// The mails, one function each: it looks up whom to write to and what to say, and writes nothing when that is
// gone.
#pragma once
#include "programme/courriel/regles.h"
#include "programme/dossier/dossier_store.h"

namespace courriel {

using Courriels = std::vector<Courriel>;

// To a person (modeles_personne.cpp)
Courriels confirmer_adresse(const Contexte&, const journal::Ligne&);
Courriels compte_existant(const Contexte&, const journal::Ligne&);
Courriels choisir_mot_de_passe(const Contexte&, const journal::Ligne&);
Courriels mot_de_passe_change(const Contexte&, const journal::Ligne&);
Courriels ouvrir_compte(const Contexte&, const journal::Ligne&);

// To the members of a structure, and to those who ask to join it (modeles_structure.cpp)
Courriels rejoindre_structure(const Contexte&, const journal::Ligne&);
Courriels repondre_a_la_demande(const Contexte&, const journal::Ligne&);
Courriels demande_acceptee(const Contexte&, const journal::Ligne&);
Courriels demande_refusee(const Contexte&, const journal::Ligne&);

// About a dossier, to all the members of its structure (modeles_dossier.cpp)
Courriels recu_de_la_note(const Contexte&, const journal::Ligne&);
Courriels note_a_redeposer(const Contexte&, const journal::Ligne&);
Courriels delai_accorde(const Contexte&, const journal::Ligne&);

// About a passage in a meeting: to the members of the structure and who carries the project
// (modeles_convocation.cpp)
Courriels convocation(const Contexte&, const journal::Ligne&);  ///< sent, changed or cancelled
Courriels relance_convocation(const Contexte&, const journal::Ligne&);
Courriels demande_de_deplacement(const Contexte&, const journal::Ligne&);  ///< to the coordination
Courriels refus_de_deplacement(const Contexte&, const journal::Ligne&);

// To those invited to a whole meeting, one for each half-day (modeles_invite.cpp)
Courriels invitation_reunion(const Contexte&, const journal::Ligne&);
Courriels relance_invitation(const Contexte&, const journal::Ligne&);

// Of the ventilation, to agents and porteurs (modeles_ventilation.cpp)
Courriels dossiers_confies(const Contexte&, const journal::Ligne&);
Courriels reunion_apprise(const Contexte&, const journal::Ligne&);
Courriels note_non_retenue(const Contexte&, const journal::Ligne&);
Courriels note_reprise_par_le_comite(const Contexte&, const journal::Ligne&);
Courriels ventilation_changee(const Contexte&, const journal::Ligne&);
// What a person decided of an absence: to the members of the structure and to who carries the project
// (modeles_absence.cpp)
Courriels candidature_annulee(const Contexte&, const journal::Ligne&);
Courriels candidature_maintenue(const Contexte&, const journal::Ligne&);
// The record of a passage, to the same (modeles_releve.cpp)
Courriels releve_du_passage(const Contexte&, const journal::Ligne&);

// About a final dossier: to those who may sign, or to all the members of the structure
// (modeles_definitif.cpp)
Courriels dossier_a_signer(const Contexte&, const journal::Ligne&);
Courriels signature_refusee(const Contexte&, const journal::Ligne&);
Courriels recu_du_definitif(const Contexte&, const journal::Ligne&);
Courriels definitif_a_redeposer(const Contexte&, const journal::Ligne&);
Courriels delai_du_definitif(const Contexte&, const journal::Ligne&);

// About its completeness: to the members of the structure; complements given back, to who asked for them
// (modeles_completude.cpp)
Courriels complements_a_rendre(const Contexte&, const journal::Ligne&);
Courriels complements_a_verifier(const Contexte&, const journal::Ligne&);
Courriels dossier_complet(const Contexte&, const journal::Ligne&);
Courriels dossier_rejete(const Contexte&, const journal::Ligne&);
Courriels decision_reprise(const Contexte&, const journal::Ligne&);

// Documents asked of somebody without an account: to that person; received, to who asked (modeles_lien.cpp)
Courriels document_demande(const Contexte&, const journal::Ligne&);
Courriels document_recu(const Contexte&, const journal::Ligne&);
Courriels document_propose(const Contexte&, const journal::Ligne&);

/// A whole address of the site.
std::string adresse(const Contexte&, std::string_view chemin);
/// A detail of the line that is a number; 0 when it is not.
std::int64_t nombre(const journal::Ligne&, std::string_view detail);
/// Who signs the mails: the call and the body that runs it.
std::string signature(const Contexte&);
/// The outbox writes to the members of the structure themselves: it reads any dossier, as the coordination
/// does.
personne::Acteur lecteur();
/// "« Un jardin partagé »"
std::string projet(const dossier::Dossier&);
std::string page_du_dossier(const Contexte&, const dossier::Dossier&);

}  // namespace courriel
