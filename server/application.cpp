#include "server/application.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <expected>

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "platform/html/typography.h"
#include "platform/web/answers.h"
#include "platform/web/headers.h"
#include "programme/campagne/campagne_store.h"
#include "programme/page/gabarit.h"
#include "programme/page/message.h"
#include "programme/personne/pages/routes.h"
#include "programme/personne/personne_store.h"
#include "programme/reunion/reunion_store.h"
#include "server/passage.h"
#include "server/refusals.h"
#include "server/security_headers.h"

namespace server {
namespace {

constexpr std::string_view assets_prefix = "/assets/";

std::string shared_key(db::Database& database) {
  auto key = database.write([](db::Writing& w) { return personne::assurer_cle_des_liens(w); });
  page::set_message_key(base::hmac_hex(key, "messages"));
  return base::hmac_hex(key, "formulaires");
}

/// A path as the log may keep it: the pattern with its numbers. Links sent by e-mail carry secrets in their
/// paths.
std::string loggable(const page::Route* route, const std::vector<std::string>& values) {
  if (!route) return "-";
  std::string text;
  std::size_t n = 0;
  for (std::size_t i = 0; i < route->pattern.size(); ++i) {
    if (route->pattern[i] != '{') {
      text += route->pattern[i];
      continue;
    }
    auto end = route->pattern.find('}', i);
    text += n < values.size() && base::all_digits(values[n])
                ? values[n]
                : std::string(route->pattern.substr(i, end - i + 1));
    ++n, i = end;
  }
  return text;
}

/// A streamed route has no handler of its own: only its pattern is looked for.
std::vector<page::Route> as_routes(const std::vector<page::Flux>& streams) {
  std::vector<page::Route> list;
  for (const auto& each : streams) list.push_back(page::post_compose(each.pattern, each.acces, {}));
  return list;
}

bool take_commit_header(web::Response& r) {
  return std::erase_if(r.headers, [](const auto& h) { return h.first == "X-Dentelle-Commit"; }) > 0;
}

}  // namespace

bool may_take(const page::Acces& access, const personne::Acteur& who) {
  switch (access.kind) {
    case page::Acces::tous:
      return true;
    case page::Acces::connecte:
      return !who.visiteur();
    case page::Acces::roles:
      return !who.visiteur() && who.est_un_de(access.qui);
  }
  return false;
}

Application::Application(db::Database& database, std::vector<page::Route> routes, ApplicationOptions options)
    : database_(database),
      router_(std::move(routes)),
      options_(std::move(options)),
      streams_(as_routes(options_.flux)),
      assets_(options_.assets),
      tokens_(shared_key(database)) {
  refresh_campaign();
}

bool Application::refresh_campaign() {
  auto number = database_.read([](db::Reading& r) { return campagne::numero_de_la_derniere(r); });
  if (number == campaign_number_) return number != 0;
  auto campaign = database_.read([](db::Reading& r) { return campagne::derniere(r); });
  if (!campaign) return false;
  campaign_.store(std::make_shared<const campagne::Campagne>(*std::move(campaign)));
  campaign_number_ = number;
  return true;
}

web::BodyLimit Application::limit(const web::Head& head) const {
  auto found = router_.find(head.method, head.path);
  return found.route ? web::BodyLimit{found.route->body_limit, found.route->uploads} : web::BodyLimit{};
}

web::Response Application::handle(const web::Request& request) {
  auto begin = std::chrono::steady_clock::now();
  auto queries = db::queries_of_this_thread();
  Passage passage{.campaign = campaign_.load()};
  auto response = answer_or_wait(request, passage);
  note_seen(passage, request.received_at);
  finish(request, passage, response);
  queries = db::queries_of_this_thread() - queries;
  auto time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  if (!passage.quiet) {
    response.header("Server-Timing", fmt::format("db;desc=\"{} requetes\", total;dur={:.1f}", queries, time));
    spdlog::info("{} {} {} {} {:.1f} ms {} queries person={} from={}", request.id,
                 request.method == web::Method::get ? "GET" : "POST",
                 loggable(passage.found.route, passage.found.path), response.status, time, queries,
                 passage.acteur.id, request.peer);
  }
  return response;
}

web::Response Application::answer_or_wait(const web::Request& request, Passage& passage) try {
  return answer(request, passage);
} catch (const db::Error& error) {
  if (!may_pass(error.kind) || !passage.campaign) throw;
  spdlog::error("request {}: database: {}", request.id, error.what());
  // Who asks may not be known: the form is then given back with the token it came with, to be judged next
  // time.
  if (passage.token.empty()) passage.token = request.form.get(token_field);
  return unavailable(visit(request, passage), error.kind);
} catch (const files::Fault& fault) {
  if (!passage.campaign) throw;
  spdlog::error("request {}: file: {}", request.id, fault.what());
  return file_fault(visit(request, passage), fault.kind);
}

web::Response Application::answer(const web::Request& request, Passage& passage) {
  if (request.path == "/sante") return passage.quiet = true, health();
  if (request.path.starts_with(assets_prefix) && request.method == web::Method::get) {
    auto name = std::string_view(request.path).substr(assets_prefix.size());
    if (auto asset = assets_.find(request, name)) {
      passage.quiet = true;
      allow_worker(*asset, name);
      return *std::move(asset);
    }
  }
  if (!passage.campaign) return web::error_page(503, request.id);
  passage.found = router_.find(request.method, request.path);
  if (!passage.found.route) return unrouted(request, passage);
  bool reads = std::holds_alternative<page::Lecture>(passage.found.route->handler);
  return reads ? read(request, passage) : write(request, passage);
}

web::Response Application::health() {
  std::string fault = campaign_.load() ? "" : "aucune campagne";
  try {
    database_.read([](db::Reading& r) { return campagne::numero_de_la_derniere(r); });
  } catch (const db::Error& error) {
    spdlog::error("health: database: {}", error.what());
    fault = "base de données injoignable";
  }
  web::Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = fault.empty() ? std::string("ok\n") : fault + "\n";
  response.status = fault.empty() ? 200 : 503;
  return response;
}

web::Response Application::unrouted(const web::Request& request, Passage& passage) {
  bool slash = request.path.size() > 1 && request.path.ends_with('/') && request.method == web::Method::get;
  auto shorter = std::string_view(request.path).substr(0, request.path.size() - 1);
  if (slash && router_.find(web::Method::get, shorter).route) return web::redirect(shorter);
  database_.read([&](db::Reading& r) { identify(r, request, passage); });
  auto v = visit(request, passage);
  return passage.found.other_method ? wrong_method(v) : page::introuvable(v);
}

/// Who asks, and the token that their forms carry.
void Application::identify(db::Reading& r, const web::Request& request, Passage& passage) const {
  auto token = request.cookies.get(personne::cookie_session);
  auto session = token.empty() ? std::nullopt : personne::lire_session(r, token, request.received_at);
  if (session) {
    passage.acteur = std::move(session->acteur);
    reunion::ajouter_animees(r, passage.acteur, *passage.campaign);
    passage.session = std::move(session->empreinte);
    passage.seen = session->vue_a_noter;
    passage.token = tokens_.of_session(passage.session);
    return;
  }
  passage.visitor = request.cookies.get(visitor_cookie);
  passage.new_visitor = passage.visitor.empty();
  if (passage.new_visitor) passage.visitor = base::random_token(18);
  passage.token = tokens_.of_visitor(passage.visitor);
}

page::Visite Application::visit(const web::Request& request, const Passage& passage) const {
  return {request,           passage.acteur,     request.received_at, *passage.campaign,
          options_.settings, passage.found.path, passage.token,       passage.session};
}

web::Response Application::read(const web::Request& request, Passage& passage) {
  const auto& handler = std::get<page::Lecture>(passage.found.route->handler);
  return database_.read([&](db::Reading& r) {
    identify(r, request, passage);
    auto v = visit(request, passage);
    if (may_take(passage.found.route->acces, passage.acteur)) return handler(r, v);
    if (passage.acteur.visiteur()) return personne::vers_connexion(v);
    return page::refus(v, {Cause::role_requis});
  });
}

web::Response Application::write(const web::Request& request, Passage& passage) {
  // Who asks is read first, so that nobody takes the writer's place in line without being allowed to write.
  database_.read([&](db::Reading& r) { identify(r, request, passage); });
  auto v = visit(request, passage);
  if (comes_from_elsewhere(request, options_.settings.public_url)) return from_elsewhere(v);
  bool allowed = may_take(passage.found.route->acces, passage.acteur);
  if (!allowed && passage.acteur.visiteur()) return personne::reprise_apres_expiration(v);
  if (!base::same_secret(request.form.get(token_field), passage.token)) return stale_form(v);
  if (!allowed) return page::refus(v, {Cause::role_requis});
  if (lacks_an_upload(request)) return unavailable(v, db::ErrorKind::full);
  auto response = record(*passage.found.route, v);
  if (response.status < 400 && options_.after_commit) options_.after_commit();
  return response;
}

web::Response Application::record(const page::Route& route, const page::Visite& v) {
  if (const auto* handler = std::get_if<page::Ecriture>(&route.handler)) return in_transaction(*handler, v);
  auto response = std::get<page::Composee>(route.handler)(database_, v);
  take_commit_header(response);
  return response;
}

web::Response Application::in_transaction(const page::Ecriture& handler, const page::Visite& v) {
  using Outcome = std::expected<web::Response, web::Response>;  // an error is rolled back
  auto outcome = database_.write([&](db::Writing& w) -> Outcome {
    auto response = handler(w, v);
    bool keep = take_commit_header(response) || response.status < 400;
    if (keep) return response;
    return std::unexpected(std::move(response));
  });
  return outcome ? *std::move(outcome) : std::move(outcome.error());
}

/// The session was used: written after the answer is made, and only from time to time. The answer stands even
/// when this cannot be written: the page was read, or the form is already recorded.
void Application::note_seen(const Passage& passage, base::Instant now) try {
  if (!passage.seen) return;
  database_.write([&](db::Writing& w) { personne::noter_vue(w, passage.session, now); });
} catch (const db::Error& error) {
  spdlog::warn("session's last use not written: {}", error.what());
}

/// Visitors get a cookie only when they are shown a form, which its token then belongs to.
void Application::give_visitor_cookie(const Passage& passage, web::Response& response) const {
  if (!passage.new_visitor) return;
  const auto* text = std::get_if<std::string>(&response.body);
  if (text && text->contains(passage.token))
    web::set_cookie(response, visitor_cookie, passage.visitor, {.secure = options_.settings.secure_cookies});
}

void Application::finish(const web::Request& request, const Passage& passage, web::Response& response) const {
  give_visitor_cookie(passage, response);
  if (auto* page = std::get_if<std::string>(&response.body);
      page && response.content_type.starts_with("text/html"))
    *page = html::french_spaces(*page);
  const auto* route = passage.found.route;
  bool open = !passage.session.empty() ? false : route && route->acces.kind == page::Acces::tous;
  if (open && request.method == web::Method::get && web::header_of(response, "Set-Cookie").empty())
    response = web::with_etag(request, std::move(response));
  add_security_headers(response, {.personal = !open, .secure = options_.settings.secure_cookies});
}

web::Response Application::fault(const web::Request& request) const {
  Passage passage{.campaign = campaign_.load()};
  if (!passage.campaign) return web::error_page(500, request.id);
  auto response = fault_page(visit(request, passage));
  add_security_headers(response, {.personal = true, .secure = options_.settings.secure_cookies});
  return response;
}

}  // namespace server
