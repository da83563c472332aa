// What every page handler receives: the request, who makes it, when, and the campaign.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "platform/html/html.h"
#include "platform/web/http.h"
#include "programme/campagne/campagne.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace page {

struct Settings {
  std::string public_url = "http://127.0.0.1:8080";  ///< no final slash; for links in e-mails and receipts
  bool simulated_clock = false;                      ///< a banner says so on every page
  bool demo = false;                                 ///< shows the demonstration mailbox and accounts
  bool secure_cookies = false;
};

/// One request on its way through a handler. Times: `now` is the instant at which the server received the
/// request.
struct Visite {
  const web::Request& request;
  const personne::Acteur& acteur;
  base::Instant now;
  const campagne::Campagne& campagne;
  const Settings& settings;
  std::vector<std::string> path;  ///< what stands for the {…} of the route's pattern, in order
  std::string jeton;              ///< CSRF token to put in every form (page::form_start does)
  std::string session;            ///< digest of the session's token; empty for a visitor

  /// The n-th {…} as a number; 0 when it is not one (no row has the id 0).
  std::int64_t id(std::size_t n = 0) const;
};

}  // namespace page
