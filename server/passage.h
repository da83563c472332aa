// What is known of a request while it is answered.
#pragma once
#include "server/application.h"

namespace server {

struct Application::Passage {
  std::shared_ptr<const campagne::Campagne> campaign{};
  Found found{};
  personne::Acteur acteur{};
  std::string session{};     ///< digest of the session's token
  bool seen = false;         ///< the session's last use is to be written
  std::string visitor{};     ///< value of the visitor's cookie
  bool new_visitor = false;  ///< it is to be given if a form is shown
  std::string token{};
  bool quiet = false;  ///< nothing to log: assets and health checks
};

/// Whether the person may take a route so declared; whose dossiers is the handler's business.
bool may_take(const page::Acces&, const personne::Acteur&);

}  // namespace server
