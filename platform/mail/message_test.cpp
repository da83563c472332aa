#include "platform/mail/message.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "platform/mail/encoding.h"
#include "tests/support/outside.h"

namespace {

mail::Message receipt() {
  return {.id = "courriel-12",
          .date = base::from_millis(1663365599000),
          .from = {"ne-pas-repondre@dentelle.example", "Dentelle, appel à projets"},
          .to = {{"paul@asso.example", "Paul \"le\" Porteur"}},
          .subject = "Reçu n° 12 : votre note d’intention a bien été déposée, gardez ce message",
          .text = "Bonjour,\n\nVotre note est déposée.\n.point au début\nFrom ici\nfin avec une espace \n",
          .html = "<p>Votre note est déposée.</p>"};
}

/// What Python's own reader finds in the mail.
std::string read(const mail::Message& message) {
  constexpr auto script = R"(
import sys, email, email.policy
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
for name, value in mail.items(): print(name, "=", value)
for part in mail.walk():
    print("part", part.get_content_type(), part.get_filename())
    if not part.is_multipart(): print(repr(part.get_content()))
    for defect in part.defects: print("defect", defect)
)";
  tests::TemporaryFolder folder;
  tests::write_file(folder / "read.py", script);
  tests::write_file(folder / "mail.eml", mail::mime(message));
  return tests::output_of(tests::python + (folder / "read.py").string() + " " +
                          (folder / "mail.eml").string());
}

std::size_t longest_line(const std::string& bytes) {
  std::size_t longest = 0;
  for (std::size_t from = 0; from < bytes.size();) {
    auto end = std::min(bytes.find("\r\n", from), bytes.size());
    longest = std::max(longest, end - from);
    from = end + 2;
  }
  return longest;
}

}  // namespace

TEST_CASE("another program reads the headers and the two texts of a mail as they were written") {
  auto text = read(receipt());
  CHECK(text.contains("Subject = Reçu n° 12 : votre note d’intention a bien été déposée, gardez ce message"));
  CHECK(text.contains("From = \"Dentelle, appel à projets\" <ne-pas-repondre@dentelle.example>"));
  CHECK(text.contains("paul@asso.example"));
  CHECK(text.contains("Date = Fri, 16 Sep 2022 21:59:59 +0000"));
  CHECK(text.contains("Message-ID = <courriel-12@dentelle.example>"));
  CHECK(text.contains("Auto-Submitted = auto-generated"));
  CHECK(text.contains("part multipart/alternative"));
  CHECK(text.contains(
      "'Bonjour,\\n\\nVotre note est déposée.\\n.point au début\\nFrom ici\\nfin avec une espace \\n'"));
  CHECK(text.contains("<p>Votre note est déposée.</p>"));
  CHECK_FALSE(text.contains("defect"));
}

TEST_CASE("the lines of a mail have at most 78 characters and no bare line feed") {
  auto message = receipt();
  message.text = std::string(500, 'x') + "\n" + std::string(80, '=') + "é\n";
  auto bytes = mail::mime(message);
  CHECK(longest_line(bytes) <= 78);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\n') REQUIRE(bytes[i - 1] == '\r');
    REQUIRE(static_cast<unsigned char>(bytes[i]) < 0x80);
  }
  CHECK(read(message).contains("'" + std::string(500, 'x') + "\\n" + std::string(80, '=') + "é\\n'"));
}

TEST_CASE("no text can add a header, a recipient or a part") {
  auto message = receipt();
  message.subject = "Sujet\r\nBcc: autre@mechant.example\r\n\r\nfaux corps";
  message.from.name = "Nom\"\r\nBcc: autre@mechant.example";
  message.text = "--=_alternative_x\r\nContent-Type: text/html\r\n\r\n=_";
  auto bytes = mail::mime(message);
  CHECK_FALSE(bytes.contains("\nBcc:"));
  auto text = read(message);
  CHECK(text.contains("Subject = Sujet Bcc: autre@mechant.example  faux corps"));
  CHECK_FALSE(text.contains("Bcc = "));
  CHECK(text.contains("Content-Type: text/html\\n"));
}

TEST_CASE("a mail with an address that could carry something else is refused") {
  for (auto bad :
       {"", "sans-arobase", "a@b@c.example", "a b@c.example", "a@c.example\r\nBcc: d@e.example",
        "<a@c.example>", "a@-c.example", "a@c..example", ".a@c.example", "a..b@c.example", "é@c.example",
        "a@é.example", "a@c.example.", "\"a\"@c.example", "a,b@c.example", "@c.example", "a@"}) {
    INFO(bad);
    CHECK_FALSE(mail::valid_address(bad));
    auto message = receipt();
    message.to = {{bad}};
    CHECK_THROWS_AS(mail::mime(message), std::invalid_argument);
  }
  CHECK(mail::valid_address("prenom.nom+dentelle@sous-domaine.asso.example"));
  CHECK(mail::valid_address("a@localhost"));
  CHECK_FALSE(mail::valid_address(std::string(65, 'a') + "@c.example"));
}

TEST_CASE("a mail without recipient, or whose id could end its header, is refused") {
  auto message = receipt();
  message.to.clear();
  CHECK_THROWS_AS(mail::mime(message), std::invalid_argument);
  message = receipt();
  message.id = "a>\r\nBcc: x";
  CHECK_THROWS_AS(mail::mime(message), std::invalid_argument);
}

TEST_CASE("attachments come back byte for byte, with their French names") {
  auto message = receipt();
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += char(i);
  message.attachments = {{"reçu déposé \"12\".pdf", "application/pdf", bytes}, {"x", "bad type\r\n", "abc"}};
  auto text = read(message);
  CHECK(text.contains("part multipart/mixed"));
  CHECK_MESSAGE(text.contains("part application/pdf reçu déposé \"12\".pdf"), text);
  CHECK(text.contains("b'\\x00\\x01\\x02"));
  CHECK(text.contains("part application/octet-stream x\nb'abc'"));
  CHECK_FALSE(text.contains("defect"));
}

TEST_CASE("an invitation is a third form of the mail, with its method, and the same file is attached") {
  auto message = receipt();
  message.calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Réunion\r\nEND:VCALENDAR\r\n";
  message.calendar_method = "REQUEST";
  auto bytes = mail::mime(message);
  CHECK(bytes.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"));
  auto text = read(message);
  auto form = text.find("part text/calendar None"), file = text.find("part application/ics invitation.ics");
  CHECK(text.find("part multipart/mixed") < text.find("part multipart/alternative"));
  CHECK(text.find("part text/html None") < form);
  CHECK(form < file);
  CHECK(file != text.npos);
  CHECK(text.contains("'BEGIN:VCALENDAR\\r\\nMETHOD:REQUEST\\r\\nSUMMARY:Réunion\\r\\nEND:VCALENDAR\\r\\n'"));
  CHECK_FALSE(text.contains("defect"));
  message.html.clear();
  CHECK(read(message).contains("part text/calendar None"));
}

TEST_CASE("an invitation whose method could add something to the header is refused") {
  auto message = receipt();
  message.calendar = "BEGIN:VCALENDAR";
  for (auto bad : {"", "REQUEST\r\nBcc: x", "A B", "REQUEST;x=y"}) {
    message.calendar_method = bad;
    CHECK_THROWS_AS(mail::mime(message), std::invalid_argument);
  }
}

TEST_CASE("the same mail has the same bytes, so that a second try is recognised") {
  CHECK(mail::mime(receipt()) == mail::mime(receipt()));
}

TEST_CASE("encoded words never cut a character and stay under 75 characters") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "é€😀";
  auto encoded = mail::header_text(text);
  CHECK(longest_line(encoded) <= 76);
  auto message = receipt();
  message.subject = text;
  CHECK(read(message).contains(text));
}

TEST_CASE("base64 follows RFC 4648") {
  CHECK(mail::base64("") == "");
  CHECK(mail::base64("f") == "Zg==");
  CHECK(mail::base64("fo") == "Zm8=");
  CHECK(mail::base64("foo") == "Zm9v");
  CHECK(mail::base64("foobar") == "Zm9vYmFy");
}
