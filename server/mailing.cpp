#include "server/mailing.h"

#include "programme/courriel/composer.h"

namespace server {
namespace {

mail::Tls tls_of(const ServeOptions& options) {
  if (options.smtp_tls == "never") return mail::Tls::never;
  return options.smtp_tls == "always" ? mail::Tls::always : mail::Tls::when_offered;
}

/// So many mails go between two looks at the journal: whoever asks for a password meanwhile does not wait for
/// the end of a wave.
constexpr int portion = 10;

std::unique_ptr<mail::Sender> sender_of(const ServeOptions& options) {
  if (options.smtp.empty()) return std::make_unique<mail::FolderSender>(options.mail_folder);
  mail::SmtpOptions smtp{.url = options.smtp,
                         .user = options.smtp_user,
                         .password = options.smtp_password,
                         .tls = tls_of(options),
                         .ca_file = options.smtp_ca.string()};
  return std::make_unique<mail::SmtpSender>(std::move(smtp));
}

}  // namespace

Mailing::Mailing(db::Database& database, Application& application, const ServeOptions& options,
                 std::string public_url, base::Clock clock)
    : database_(database),
      application_(application),
      sender_(sender_of(options)),
      public_url_(std::move(public_url)),
      clock_(clock) {
  settings_.expediteur.email = options.mail_from;
  settings_.garder_textes = options.demo;
  settings_.par_minute =
      options.smtp.empty() ? 0 : options.mail_per_minute;  // a folder does not mind the pace
}

void Mailing::round(std::stop_token stop) {
  do compose(stop);
  while (send(stop) > 0 && !stop.stop_requested());
}

void Mailing::compose(const std::stop_token& stop) {
  auto campaign = application_.campaign();
  int read = 1;
  while (campaign && read > 0 && !stop.stop_requested())
    read = database_.write(
        [&](db::Writing& w) { return courriel::composer(w, *campaign, public_url_, clock_.now()); });
}

int Mailing::send(const std::stop_token& stop) {
  return courriel::envoyer_dus(database_, *sender_, settings_, clock_, stop, portion);
}

}  // namespace server
