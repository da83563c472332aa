// The handlers of a final dossier's pages.
#pragma once
#include "programme/dossier/dossier_store.h"
#include "programme/page/route.h"

namespace definitif::pages {

/// The answers of the note as they were deposited last.
dossier::Brouillon note_deposee(db::Reading&, const dossier::Dossier&);

// suivi.cpp: where it stands, and its opening.
web::Response suivi(db::Reading&, const page::Visite&);
web::Response ouvrir(db::Writing&, const page::Visite&);
// partie.cpp, recommandations.cpp, indicateurs.cpp: what is written in it.
web::Response montrer_partie(db::Reading&, const page::Visite&);
web::Response enregistrer_partie(db::Writing&, const page::Visite&);
web::Response montrer_recommandations(db::Reading&, const page::Visite&);
web::Response repondre_recommandations(db::Writing&, const page::Visite&);
web::Response montrer_indicateurs(db::Reading&, const page::Visite&);
web::Response ajouter_un_indicateur(db::Writing&, const page::Visite&);
web::Response montrer_indicateur(db::Reading&, const page::Visite&);
web::Response enregistrer_un_indicateur(db::Writing&, const page::Visite&);
web::Response retirer_un_indicateur(db::Writing&, const page::Visite&);
// budget.cpp
web::Response montrer_budget(db::Reading&, const page::Visite&);
web::Response enregistrer_budget(db::Writing&, const page::Visite&);
web::Response importer_budget(db::Reading&, const page::Visite&);
/// Reads a file for a while: without any transaction that writes.
web::Response lire_budget_importe(db::Database&, const page::Visite&);
web::Response budget_xlsx(db::Reading&, const page::Visite&);
web::Response montrer_fiches(db::Reading&, const page::Visite&);
web::Response ajouter_fiche(db::Writing&, const page::Visite&);
web::Response montrer_fiche(db::Reading&, const page::Visite&);
web::Response enregistrer_fiche(db::Writing&, const page::Visite&);
web::Response dupliquer_fiche(db::Writing&, const page::Visite&);
web::Response retirer_fiche(db::Writing&, const page::Visite&);
web::Response remettre_fiche(db::Writing&, const page::Visite&);
web::Response fiches_xlsx(db::Reading&, const page::Visite&);
web::Response fiches_csv(db::Reading&, const page::Visite&);
web::Response parcours_xlsx(db::Reading&, const page::Visite&);
web::Response parcours_csv(db::Reading&, const page::Visite&);
// verification.cpp, actes.cpp: what is missing, then the signature and the deposit.
web::Response verifier_dossier(db::Reading&, const page::Visite&);
web::Response demander_signature(db::Writing&, const page::Visite&);
web::Response signer_dossier(db::Writing&, const page::Visite&);
web::Response decliner_signature(db::Writing&, const page::Visite&);
web::Response rouvrir_dossier(db::Writing&, const page::Visite&);
web::Response deposer_dossier(db::Writing&, const page::Visite&);
web::Response reprendre_dossier(db::Writing&, const page::Visite&);
// delai.cpp
web::Response accorder_un_delai(db::Writing&, const page::Visite&);
// depots.cpp, comparaison.cpp: what was sent, and what changed since the note.
web::Response montrer_depot(db::Reading&, const page::Visite&);
web::Response recepisse_en_pdf(db::Reading&, const page::Visite&);
web::Response dossier_en_pdf(db::Reading&, const page::Visite&);
web::Response montrer_comparaison(db::Reading&, const page::Visite&);

}  // namespace definitif::pages
