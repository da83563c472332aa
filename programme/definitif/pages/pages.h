// The handlers of a final dossier's pages.
#pragma once
#include "programme/page/route.h"

namespace definitif::pages {

web::Response suivi(db::Reading&, const page::Visite&);
web::Response ouvrir(db::Writing&, const page::Visite&);
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

}  // namespace definitif::pages
