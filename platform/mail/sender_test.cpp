#include "platform/mail/sender.h"

#include <doctest/doctest.h>

#include "tests/support/smtp_server.h"

namespace {

using mail::Outcome;
using namespace std::chrono_literals;

mail::Message to(const std::string& recipient) {
  return {.id = "courriel-1",
          .date = base::from_millis(1663365599000),
          .from = {"ne-pas-repondre@dentelle.example", "Dentelle"},
          .to = {{recipient}},
          .subject = "Votre dépôt",
          .text = "Bonjour\n.un point au début d’une ligne\n"};
}

mail::SmtpOptions options(const tests::SmtpServer& server) {
  return {.url = server.url(), .connect_timeout = 10s, .timeout = 20s};
}

/// A certificate for localhost made for the test.
struct Certificate {
  tests::TemporaryFolder folder;
  std::string certificate = (folder / "certificate.pem").string(), key = (folder / "key.pem").string();
  Certificate() {
    tests::output_of(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
        "subjectAltName=DNS:localhost -keyout " +
        key + " -out " + certificate);
  }
  std::string arguments() const { return "--certificate " + certificate + " --key " + key; }
};

}  // namespace

TEST_CASE("a real SMTP server receives the mail as it was written, and a second one on the same connection") {
  tests::SmtpServer server;
  mail::SmtpSender sender(options(server));
  CHECK(sender.send(to("paul@asso.example")).outcome == Outcome::sent);
  CHECK(sender.send(to("lea@asso.example")).outcome == Outcome::sent);
  auto mails = server.received();
  REQUIRE(mails.size() == 2);
  CHECK(mails[0] == mail::mime(to("paul@asso.example")));
  CHECK(mails[1] == mail::mime(to("lea@asso.example")));
}

TEST_CASE("a server that says 5xx about the mail refuses it for good, and one that says 4xx for now") {
  tests::SmtpServer server;
  mail::SmtpSender sender(options(server));
  auto refused = sender.send(to("refused@asso.example"));
  CHECK(refused.outcome == Outcome::permanent);
  CHECK(refused.detail == "550 5.1.1 unknown recipient");
  CHECK(sender.send(to("rejected@asso.example")).outcome == Outcome::permanent);
  auto later = sender.send(to("later@asso.example"));
  CHECK(later.outcome == Outcome::temporary);
  CHECK(later.detail == "450 4.2.1 try again later");
  CHECK(sender.send(to("busy@asso.example")).outcome == Outcome::temporary);
  CHECK(sender.send(to("paul@asso.example")).outcome == Outcome::sent);
  CHECK(server.received().size() == 1);
}

TEST_CASE("a dropped connection, a server that is away and a slow one are temporary failures") {
  tests::SmtpServer server("--delay 30");
  auto quick = options(server);
  quick.timeout = 3s;
  mail::SmtpSender sender(quick);
  CHECK(sender.send(to("dropped@asso.example")).outcome == Outcome::temporary);
  auto slow = sender.send(to("slow@asso.example"));
  CHECK(slow.outcome == Outcome::temporary);
  CHECK_FALSE(slow.detail.empty());
  CHECK(sender.send(to("paul@asso.example")).detail == "");
  mail::SmtpSender nobody({.url = "smtp://127.0.0.1:1", .connect_timeout = 1s, .timeout = 1s});
  CHECK(nobody.send(to("paul@asso.example")).outcome == Outcome::temporary);
}

TEST_CASE("a mail that is not valid is refused for good before any connection") {
  mail::SmtpSender sender({.url = "smtp://127.0.0.1:1"});
  CHECK(sender.send(to("a@b.example>\r\nRCPT TO:<c@d.example")).outcome == Outcome::permanent);
}

TEST_CASE("the mail server's address must be an SMTP one") {
  CHECK_THROWS_AS(mail::SmtpSender({.url = "http://a.example"}), std::invalid_argument);
  CHECK_THROWS_AS(mail::SmtpSender({.url = "file:///etc/passwd"}), std::invalid_argument);
}

TEST_CASE("STARTTLS and SMTPS work with authentication, and a wrong password does not lose the mail") {
  Certificate certificate;
  for (std::string scheme : {"smtp", "smtps"}) {
    INFO(scheme);
    tests::SmtpServer server(certificate.arguments() + " --user dentelle --password secret" +
                             (scheme == "smtps" ? " --smtps" : ""));
    auto with = options(server);
    with.url = server.url(scheme);
    with.ca_file = certificate.certificate;
    with.user = "dentelle";
    with.password = "secret";
    CHECK(mail::SmtpSender(with).send(to("paul@asso.example")).outcome == Outcome::sent);
    with.password = "faux";
    auto denied = mail::SmtpSender(with).send(to("paul@asso.example"));
    CHECK(denied.outcome == Outcome::temporary);
    CHECK_FALSE(denied.detail.contains("faux"));
    CHECK(server.received().size() == 1);
  }
}

TEST_CASE("a password is not sent without TLS, nor to a server whose certificate is not trusted") {
  tests::SmtpServer plain;
  auto with = options(plain);
  with.user = "dentelle";
  with.password = "secret";
  CHECK(mail::SmtpSender(with).send(to("paul@asso.example")).outcome == Outcome::temporary);
  Certificate certificate;
  tests::SmtpServer unknown(certificate.arguments());
  with.url = unknown.url();
  CHECK(mail::SmtpSender(with).send(to("paul@asso.example")).outcome == Outcome::temporary);
  CHECK(plain.received().empty());
  CHECK(unknown.received().empty());
}

TEST_CASE("without SMTP a mail is written to a folder, whole") {
  tests::TemporaryFolder folder;
  mail::FolderSender sender(folder / "courriels");
  CHECK(sender.send(to("paul@asso.example")).outcome == Outcome::sent);
  CHECK(tests::contents(folder / "courriels/2022-09-16T21-59-59-courriel-1.eml") ==
        mail::mime(to("paul@asso.example")));
  CHECK(sender.send(to("pas une adresse")).outcome == Outcome::permanent);
  std::filesystem::remove_all(folder / "courriels");
  CHECK(sender.send(to("paul@asso.example")).outcome == Outcome::temporary);
}
