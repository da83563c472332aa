// The routes of links by which a document is asked of somebody without an account.
#pragma once
#include <vector>

#include "programme/page/flux.h"

namespace definitif::pages {

// demande_lien.cpp: a member of the structure asks, takes the link back, sends it again.
std::vector<page::Route> routes_des_demandes();
// propositions.cpp: what came while a document stood.
std::vector<page::Route> routes_des_propositions();
// remise.cpp: what whoever holds the link sees and sends, in one time.
std::vector<page::Route> routes_de_la_remise();
// remise_flux.cpp: the same, piece by piece, gone on with after a cut.
web::Response etat_remise(db::Reading&, const page::Visite&);
std::vector<page::Flux> flux_de_la_remise();

}  // namespace definitif::pages
