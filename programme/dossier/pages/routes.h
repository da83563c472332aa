// The routes of dossiers and their notes.
#pragma once
#include <functional>
#include <vector>

#include "programme/dossier/dossier_store.h"
#include "programme/page/route.h"

namespace dossier {

/// What another room says of a dossier on its page, under the summary. Rooms that come later cannot be named
/// here (rooms.cmake): server/routes.cpp hands their blocks over.
using Bloc = std::function<void(html::Out&, db::Reading&, const page::Visite&, const Dossier&)>;

std::vector<page::Route> routes(std::vector<Bloc> blocs = {});

}  // namespace dossier
