// The handlers of the dossier's pages, one pair of files per page.
#pragma once
#include "programme/dossier/pages/routes.h"
#include "programme/page/route.h"

namespace dossier {

// liste.cpp: the person's dossiers, and the beginning of a new one.
web::Response mes_dossiers(db::Reading&, const page::Visite&);
web::Response formulaire_nouveau(db::Reading&, const page::Visite&);
web::Response creer(db::Writing&, const page::Visite&);
// taches.cpp: the task list of the note.
web::Response taches(db::Reading&, const page::Visite&);
// verification.cpp: what is missing, then the deposit.
web::Response verifier(db::Reading&, const page::Visite&);
web::Response deposer(db::Writing&, const page::Visite&);
// fiche.cpp: everything about a dossier, what other rooms say of it, and its history.
web::Response fiche(db::Reading&, const page::Visite&, const std::vector<Bloc>&);
// actes.cpp: take back, give up, reopen, grant more time.
web::Response reprendre(db::Writing&, const page::Visite&);
web::Response abandonner(db::Writing&, const page::Visite&);
web::Response rouvrir(db::Writing&, const page::Visite&);
web::Response accorder_derogation(db::Writing&, const page::Visite&);
// depots.cpp: receipts, and what was sent each time.
web::Response recepisse(db::Reading&, const page::Visite&);
web::Response recepisse_pdf(db::Reading&, const page::Visite&);
web::Response comparaison(db::Reading&, const page::Visite&);
// copie.cpp: answers taken from another dossier, by choice.
web::Response choisir_copie(db::Reading&, const page::Visite&);
web::Response copier(db::Writing&, const page::Visite&);
// questions_publiques.cpp: every question of the note, for anyone.
web::Response questions_publiques(db::Reading&, const page::Visite&);

}  // namespace dossier
