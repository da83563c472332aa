#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <charconv>

#include "platform/web/server.h"
#include "programme/courriel/courriel_store.h"
#include "programme/page/assets.h"
#include "programme/personne/personne_store.h"
#include "programme/piece/coffre.h"
#include "server/antivirus.h"
#include "server/application.h"
#include "server/commands.h"
#include "server/files.h"
#include "server/live.h"
#include "server/mailing.h"
#include "server/repeated.h"
#include "server/routes.h"

namespace server {
namespace {

using namespace std::chrono_literals;

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

/// "127.0.0.1:8080", "[::1]:8080".
std::optional<Address> parse_address(std::string_view text) {
  auto colon = text.rfind(':');
  if (colon == text.npos || colon == 0) return {};
  Address address;
  auto host = text.substr(0, colon), port = text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  address.host = host;
  auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (port.empty() || error != std::errc() || end != port.data() + port.size()) return {};
  return address;
}

page::Settings settings_of(const ServeOptions& options) {
  page::Settings settings;
  settings.public_url = options.public_url.empty() ? "http://" + options.listen : options.public_url;
  while (settings.public_url.ends_with('/')) settings.public_url.pop_back();
  settings.simulated_clock = options.common.horloge.has_value();
  settings.demo = options.demo;
  settings.secure_cookies = options.secure_cookies;
  return settings;
}

web::ServerOptions network_of(const ServeOptions& options, const Address& address, base::Clock clock,
                              int workers, web::Hub& hub, const files::Store& store) {
  web::ServerOptions network;
  // On the disk of the files: what a form sends waits there, and what a crash leaves is cleared.
  network.upload_folder = store.temporary_folder();
  network.hub = &hub;
  network.address = address.host;
  network.port = address.port;
  network.workers = workers;
  network.trust_proxy = options.trust_proxy;
  network.clock = clock;
  network.stop_on_signals = true;
  return network;
}

int workers_of(const ServeOptions& options) {
  return options.workers > 0 ? options.workers
                             : std::max(4, 2 * static_cast<int>(std::thread::hardware_concurrency()));
}

/// Thousands may be connected at once: the system's usual 1,024 descriptors are not enough.
void allow_many_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

void clean_up(db::Database& database, base::Instant now) {
  constexpr auto kept = 90 * 24h;
  database.write([&](db::Writing& w) {
    personne::purger(w, now);
    courriel::purger(w, now - kept);
  });
}

/// The server with what works beside it; ends when it is told to stop.
void run(const ServeOptions& options, const Address& address) {
  allow_many_descriptors();
  auto clock = options.common.clock();
  int workers = workers_of(options);
  auto database = open_database(options.common, workers + 2);
  page::set_assets_folder(options.assets);
  auto store = open_files(options.files);
  check_keys(*store);
  piece::ouvrir_coffre(store);
  piece::exiger_analyse(!options.clamd.empty());
  auto settings = settings_of(options);
  Repeated *mail_thread = nullptr, *antivirus_thread = nullptr;
  web::Hub hub;
  Live live(*database, hub, clock);
  auto after_commit = [&] { live.wake(), mail_thread->wake(), antivirus_thread->wake(); };
  Application application(*database, all_routes(), {settings, options.assets, after_commit, all_streams()});
  Mailing mailing(*database, application, options, settings.public_url, clock);
  Repeated mail("mail", 5s, [&](std::stop_token stop) { mailing.round(std::move(stop)); });
  mail_thread = &mail;
  Antivirus antivirus(*database, *store, options.clamd, clock);
  Repeated scanning("antivirus", 10s, [&](const std::stop_token& stop) {
    if (!options.clamd.empty()) antivirus.round(stop);
  });
  antivirus_thread = &scanning;
  Repeated campaign("campaign", 5s, [&](std::stop_token) { application.refresh_campaign(); });
  Repeated cleaning("cleaning", 1h, [&](std::stop_token) {
    clean_up(*database, clock.now());
    clean_files(*database, *store, clock.now());
  });
  auto network_options = network_of(options, address, clock, workers, hub, *store);
  network_options.streamed = [&](const web::Head& h) { return application.streamed(h); };
  web::Server network(
      std::move(network_options), [&](const web::Head& h) { return application.limit(h); },
      [&](const web::Request& r) { return application.handle(r); },
      [&](const web::Request& r) { return application.fault(r); });
  spdlog::info("listening on {}:{}", address.host, network.port());
  network.run();
  spdlog::info("stopped");
}

}  // namespace

Exit serve(const ServeOptions& options) {
  auto address = parse_address(options.listen);
  if (!address) {
    fmt::print(stderr, "L’adresse « {} » n’est pas de la forme 127.0.0.1:8080.\n", options.listen);
    return Exit::usage;
  }
  run(options, *address);
  return Exit::done;
}

}  // namespace server
