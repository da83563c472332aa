// The pages by which the server itself refuses, before any handler.
#pragma once
#include "platform/db/database.h"
#include "platform/files/fault.h"
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
/// Whether such an error of the database goes away by itself or by an administrator's hand: worth trying
/// again.
bool may_pass(db::ErrorKind);
/// A kept file cannot be read or written. Without room or with a disk that is ill: as unavailable(). Damaged,
/// gone or without its key: 500, what can be done, and that nothing else is touched.
web::Response file_fault(const page::Visite&, files::FaultKind);
/// The disk had no room for a file that came with the form.
bool lacks_an_upload(const web::Request&);

}  // namespace server
