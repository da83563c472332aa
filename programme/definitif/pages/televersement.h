// Documents sent in several times (tus protocol), for the pages that have scripts.
#pragma once
#include <vector>

#include "programme/page/flux.h"

namespace definitif::pages {

/// HEAD: how much has come.
web::Response etat_televersement(db::Reading&, const page::Visite&);
/// Creation and continuation.
std::vector<page::Flux> flux_des_pieces();

}  // namespace definitif::pages
