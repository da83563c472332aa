#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "platform/base/text.h"
#include "platform/mail/sender.h"

namespace mail {
namespace {

void start_curl() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!started) throw std::runtime_error("libcurl cannot start");
}

/// What was said last on the connection: enough to know whom a refusal is about, and nothing of the
/// passwords.
struct Dialogue {
  std::string command;   ///< "MAIL", "RCPT", "DATA", "AUTH"…
  std::string reply;     ///< "550 5.1.1 unknown user"
  bool leaving = false;  ///< QUIT follows a refusal, and what is said then does not count

  bool refused() const { return reply.starts_with('4') || refused_for_good(); }
  bool refused_for_good() const { return reply.starts_with('5'); }
};

std::string_view first_line(const char* data, std::size_t size) {
  std::string_view text(data, size);
  return text.substr(0, text.find_first_of("\r\n"));
}

int listen(CURL*, curl_infotype kind, char* data, std::size_t size, void* closure) {
  auto& said = *static_cast<Dialogue*>(closure);
  auto line = first_line(data, size);
  if (kind == CURLINFO_HEADER_OUT) {
    said.leaving = line.starts_with("QUIT");
    if (!said.leaving) said.command = line.substr(0, 4);
  } else if (kind == CURLINFO_HEADER_IN && !said.leaving) {
    said.reply = base::clean_text(line.substr(0, 300));
  }
  return 0;
}

/// The bytes still to be read by curl.
struct Source {
  std::string_view left;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* closure) {
  auto& source = *static_cast<Source*>(closure);
  auto n = std::min(size * count, source.left.size());
  std::memcpy(to, source.left.data(), n);
  source.left.remove_prefix(n);
  return n;
}

struct Recipients {
  curl_slist* list = nullptr;
  explicit Recipients(const std::vector<Address>& all) {
    for (auto& to : all) list = curl_slist_append(list, ("<" + to.email + ">").c_str());
  }
  ~Recipients() { curl_slist_free_all(list); }
  Recipients(const Recipients&) = delete;
  Recipients& operator=(const Recipients&) = delete;
};

/// A 5xx to MAIL, RCPT or DATA is about this mail. Any other (greeting, EHLO, STARTTLS, AUTH) is about the
/// server or our settings, which someone will repair: the mail must not be lost for it.
bool lost(const Dialogue& said) {
  return said.refused_for_good() &&
         (said.command == "MAIL" || said.command == "RCPT" || said.command == "DATA");
}

Delivery verdict(CURLcode result, const Dialogue& said) {
  if (result == CURLE_OK) return {};
  return {lost(said) ? Outcome::permanent : Outcome::temporary,
          said.refused() ? said.reply : curl_easy_strerror(result)};
}

long curl_tls(const SmtpOptions& options) {
  if (options.tls == Tls::never) return CURLUSESSL_NONE;
  return options.tls == Tls::always || !options.user.empty() ? CURLUSESSL_ALL : CURLUSESSL_TRY;
}

}  // namespace

struct SmtpSender::Connection {
  CURL* curl = curl_easy_init();
  Connection() {
    if (!curl) throw std::runtime_error("libcurl cannot start");
  }
  ~Connection() { curl_easy_cleanup(curl); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  template <class T>
  void set(CURLoption option, T value) {
    if (curl_easy_setopt(curl, option, value) != CURLE_OK)
      throw std::runtime_error("libcurl refuses an option");
  }

  void prepare(const SmtpOptions& options) {
    curl_easy_reset(curl);  // keeps the connection
    set(CURLOPT_URL, options.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USE_SSL, curl_tls(options));
    set(CURLOPT_CONNECTTIMEOUT, long(options.connect_timeout.count()));
    set(CURLOPT_TIMEOUT, long(options.timeout.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, long(options.timeout.count()));
    if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
    if (options.user.empty()) return;
    set(CURLOPT_USERNAME, options.user.c_str());
    set(CURLOPT_PASSWORD, options.password.c_str());
  }

  Delivery deliver(const std::string& from, const Recipients& to, Source source) {
    Dialogue said;
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, to.list);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &give);
    set(CURLOPT_READDATA, &source);
    set(CURLOPT_INFILESIZE_LARGE, curl_off_t(source.left.size()));
    set(CURLOPT_VERBOSE, 1L);  // only so that `listen` is called
    set(CURLOPT_DEBUGFUNCTION, &listen);
    set(CURLOPT_DEBUGDATA, &said);
    return verdict(curl_easy_perform(curl), said);
  }
};

SmtpSender::SmtpSender(SmtpOptions options) : options_(std::move(options)) {
  if (!options_.url.starts_with("smtp://") && !options_.url.starts_with("smtps://"))
    throw std::invalid_argument("the mail server's address begins with smtp:// or smtps://: " + options_.url);
  start_curl();
  connection_ = std::make_unique<Connection>();
}

SmtpSender::~SmtpSender() = default;

Delivery SmtpSender::send(const Message& message) try {
  auto bytes = mime(message);
  connection_->prepare(options_);
  auto delivery = connection_->deliver("<" + message.from.email + ">", Recipients(message.to), Source{bytes});
  // After a timeout curl would use the connection again and take a late answer for that of the next mail.
  if (delivery.outcome != Outcome::sent) connection_ = std::make_unique<Connection>();
  return delivery;
} catch (const std::invalid_argument& wrong) {
  return {Outcome::permanent, wrong.what()};
}

}  // namespace mail
