// The pages by which the server itself refuses, before any handler.
#pragma once
#include "platform/db/database.h"
#include "programme/page/visite.h"

namespace server {

/// Nothing stands at that path for this method.
web::Response wrong_method(const page::Visite&);
/// Another site sent the request.
web::Response from_elsewhere(const page::Visite&);
/// The form's token is not that of the session any more (signed in again elsewhere, or the page is old).
/// Nothing is lost: the same fields can be sent again with one button.
web::Response stale_form(const page::Visite&);
/// The machine failed.
web::Response fault_page(const page::Visite&);
/// The database is away, too busy or full: 503, and what was sent comes back, to be read, copied and sent
/// again.
web::Response unavailable(const page::Visite&, db::ErrorKind);

}  // namespace server
