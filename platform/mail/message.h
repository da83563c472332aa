// An e-mail and its bytes (RFC 5322 and MIME). Whatever the texts hold, no header can be added nor a part
// ended by them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"

namespace mail {

struct Address {
  std::string email;
  std::string name{};  ///< shown beside the address; may be empty
};

struct Attachment {
  std::string name, type, bytes;
};

struct Message {
  std::string id;  ///< left part of the Message-ID: letters, digits, "." "-" "_"; the same for a second try
                   ///< of the same mail
  base::Instant date{};
  Address from;
  std::vector<Address> to;
  std::string reply_to{};  ///< an address, or empty
  std::string subject;
  std::string text;
  std::string html{};  ///< the same as the text, or empty
  /// An iCalendar object and its method ("REQUEST"), or empty: shown by calendars as a third form of the
  /// mail, and attached as a file for the others.
  std::string calendar{}, calendar_method{};
  std::vector<Attachment> attachments{};
};

/// An address that can stand in a header and in an SMTP command as it is: ASCII, one "@", no quoted part.
bool valid_address(std::string_view);
/// The bytes to send, lines ended by CRLF. Throws std::invalid_argument when an address, the id or the
/// calendar's method is not valid, or when there is no recipient.
std::string mime(const Message&);

}  // namespace mail
