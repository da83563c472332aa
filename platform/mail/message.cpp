#include "platform/mail/message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "platform/mail/encoding.h"

namespace mail {
namespace {

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool made_of(std::string_view text, std::string_view others) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [&](char c) { return letter_or_digit(c) || others.contains(c); });
}

bool valid_label(std::string_view label) {
  return made_of(label, "-") && label.size() <= 63 && !label.starts_with('-') && !label.ends_with('-');
}

bool valid_domain(std::string_view domain) {
  if (domain.empty() || domain.ends_with('.')) return false;
  auto labels = base::split(domain, '.');
  return std::all_of(labels.begin(), labels.end(), valid_label);
}

bool valid_local_part(std::string_view local) {
  return made_of(local, ".!#$%&'*+/=?^_`{|}~-") && local.size() <= 64 && !local.starts_with('.') &&
         !local.ends_with('.') && !local.contains("..");
}

void require(bool condition, const char* what) {
  if (!condition) throw std::invalid_argument(what);
}

void check(const Message& m) {
  require(made_of(m.id, ".-_"), "a mail needs an id of letters, digits, dots and dashes");
  require(valid_address(m.from.email), "the sender's address is not valid");
  require(!m.to.empty(), "a mail needs a recipient");
  for (auto& to : m.to) require(valid_address(to.email), "a recipient's address is not valid");
  require(m.reply_to.empty() || valid_address(m.reply_to), "the address for answers is not valid");
  require(m.calendar.empty() || made_of(m.calendar_method, ""), "the method of the calendar is not valid");
}

std::string date_header(base::Instant instant) {
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto day = std::chrono::floor<std::chrono::days>(instant);
  std::chrono::year_month_day date{day};
  std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(instant - day)};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
                     weekdays[std::chrono::weekday{day}.c_encoding()], unsigned(date.day()),
                     months[unsigned(date.month()) - 1], int(date.year()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string mailbox(const Address& address) {
  return address.name.empty() ? address.email : display_name(address.name) + "\r\n <" + address.email + ">";
}

std::string mailboxes(const std::vector<Address>& all) {
  std::string list;
  for (auto& address : all) list += (list.empty() ? "" : ",\r\n ") + mailbox(address);
  return list;
}

std::string headers(const Message& m) {
  auto domain = m.from.email.substr(m.from.email.find('@') + 1);
  auto answers = m.reply_to.empty() ? std::string() : "Reply-To: " + m.reply_to + "\r\n";
  return "Date: " + date_header(m.date) + "\r\nFrom: " + mailbox(m.from) + "\r\nTo: " + mailboxes(m.to) +
         "\r\n" + answers + "Subject: " + header_text(m.subject) + "\r\nMessage-ID: <" + m.id + "@" + domain +
         ">\r\nAuto-Submitted: auto-generated\r\nContent-Language: fr\r\nMIME-Version: 1.0\r\n";
}

std::string text_part(std::string_view kind, std::string_view text) {
  return fmt::format(
      "Content-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}", kind,
      quoted_printable(base::clean_text(text)));
}

/// Neither encoding of the parts can produce "=_", which begins the boundary.
std::string multipart(std::string_view kind, const std::string& id, const std::vector<std::string>& parts) {
  auto boundary = fmt::format("=_{}_{}", kind, base::sha256_hex(id).substr(0, 24));
  auto out = fmt::format("Content-Type: multipart/{};\r\n boundary=\"{}\"\r\n\r\n", kind, boundary);
  for (auto& part : parts) out += fmt::format("--{}\r\n{}\r\n", boundary, part);
  return out + fmt::format("--{}--\r\n", boundary);
}

bool valid_type(std::string_view type) {
  auto slash = type.find('/');
  return slash != type.npos && made_of(type.substr(0, slash), ".+-") &&
         made_of(type.substr(slash + 1), ".+-");
}

std::string attached(const Attachment& a) {
  std::string_view type = valid_type(a.type) ? std::string_view(a.type) : "application/octet-stream";
  return fmt::format("Content-Type: {}\r\nContent-Disposition: attachment;\r\n {}\r\n", type,
                     parameter("filename", a.name)) +
         "Content-Transfer-Encoding: base64\r\n\r\n" + base64_lines(a.bytes);
}

/// The form that calendars understand (RFC 6047): the method stands in the type too, and the last form is the
/// one that readers prefer. In base64, so that no relay changes the ends of its lines.
std::string calendar_part(const Message& m) {
  return fmt::format(
      "Content-Type: text/calendar; charset=utf-8; method={}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      m.calendar_method, base64_lines(m.calendar));
}

std::string body(const Message& m) {
  std::vector<std::string> forms{text_part("plain", m.text)};
  if (!m.html.empty()) forms.push_back(text_part("html", m.html));
  if (!m.calendar.empty()) forms.push_back(calendar_part(m));
  return forms.size() == 1 ? forms.front() : multipart("alternative", m.id, forms);
}

/// The same invitation as a file, for those whose mail program knows no calendar. Not as text/calendar: a
/// program that knows would take it for a second invitation.
Attachment calendar_file(const Message& m) { return {"invitation.ics", "application/ics", m.calendar}; }

}  // namespace

bool valid_address(std::string_view address) {
  auto at = address.find('@');
  return address.size() <= 254 && at != address.npos && valid_local_part(address.substr(0, at)) &&
         valid_domain(address.substr(at + 1));
}

std::string mime(const Message& m) {
  check(m);
  if (m.attachments.empty() && m.calendar.empty()) return headers(m) + body(m);
  std::vector<std::string> parts{body(m)};
  if (!m.calendar.empty()) parts.push_back(attached(calendar_file(m)));
  for (auto& attachment : m.attachments) parts.push_back(attached(attachment));
  return headers(m) + multipart("mixed", m.id, parts);
}

}  // namespace mail
