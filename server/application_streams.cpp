// Requests whose body is read piece by piece: who asks is judged from the header, before the first byte.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "platform/base/secret.h"
#include "platform/web/answers.h"
#include "programme/page/gabarit.h"
#include "server/passage.h"
#include "server/refusals.h"
#include "server/security_headers.h"

namespace server {
namespace {

constexpr std::string_view no_room =
    "Le serveur n’a plus de place pour garder ce document. Ce n’est pas de votre fait : reprenez l’envoi "
    "plus tard.";
constexpr std::string_view away =
    "Le service est momentanément indisponible. Reprenez l’envoi dans quelques minutes.";

/// The page that sends is still there, and shows the sentence.
web::Response says(int status, std::string_view message) {
  return web::json(fmt::format(R"({{"message":"{}"}})", message), status);
}

/// What the sender is told of a trouble that passes: they keep the document, and what had come of it is kept
/// too. Any other is thrown again.
web::Response trouble(const std::string& request_id, std::exception_ptr why) try {
  std::rethrow_exception(std::move(why));
} catch (const db::Error& error) {
  if (!may_pass(error.kind)) throw;
  spdlog::error("request {}: database: {}", request_id, error.what());
  return says(503, error.kind == db::ErrorKind::full ? no_room : away);
} catch (const files::Fault& fault) {
  if (fault.kind != files::FaultKind::full && fault.kind != files::FaultKind::disk) throw;
  spdlog::error("request {}: file: {}", request_id, fault.what());
  return says(503, fault.kind == files::FaultKind::full ? no_room : away);
}

}  // namespace

/// A room's sink, with the visit that it was opened for.
class Application::Reception : public web::BodySink {
 public:
  Reception(Application& application, const web::Request& request, Passage passage)
      : application_(application),
        request_(request),
        passage_(std::move(passage)),
        visit_(application.visit(request, passage_)) {}
  const page::Visite& visit() const { return visit_; }
  const Passage& passage() const { return passage_; }
  void give_to(std::unique_ptr<web::BodySink> sink) { sink_ = std::move(sink); }

  bool take(std::string_view bytes) override try { return sink_->take(bytes); } catch (...) {
    why_ = std::current_exception();
    return false;
  }
  void interrupted() override { sink_->interrupted(); }
  web::Response answer() override {
    auto response = answered();
    application_.close(request_, passage_, response);
    return response;
  }

 private:
  web::Response answered() try { return why_ ? trouble(request_.id, why_) : sink_->answer(); } catch (...) {
    return trouble(request_.id, std::current_exception());
  }
  Application& application_;
  const web::Request& request_;
  Passage passage_;
  page::Visite visit_;
  std::unique_ptr<web::BodySink> sink_{};
  std::exception_ptr why_{};  ///< take() could not
};

std::optional<web::StreamedRoute> Application::streamed(const web::Head& head) {
  auto found = streams_.find(head.method, head.path);
  if (!found.route) return std::nullopt;
  for (const auto& flux : options_.flux)
    if (flux.pattern == found.route->pattern)
      return web::StreamedRoute{
          flux.limite, [this, &flux, found](const web::StreamHead& h) { return open(h, flux, found); }};
  return std::nullopt;
}

/// Why the person may not send there; a status of 200 when they may.
web::Response Application::refusal(const page::Flux& flux, const page::Visite& v,
                                   const web::StreamHead& head) {
  if (comes_from_elsewhere(v.request, options_.settings.public_url))
    return says(403, "Cet envoi vient d’un autre site.");
  bool allowed = may_take(flux.acces, v.acteur);
  if (!allowed && v.acteur.visiteur())
    return says(401, "Votre session est terminée. Connectez-vous de nouveau, puis reprenez l’envoi.");
  if (!base::same_secret(head.field(page::entete_jeton), v.jeton))
    return says(403, "Cette page est trop ancienne : rechargez-la, puis reprenez l’envoi.");
  return allowed ? web::Response{} : says(403, phrase({Cause::role_requis}));
}

web::OpenedSink Application::open(const web::StreamHead& head, const page::Flux& flux, Found found) try {
  Passage passage{.campaign = campaign_.load(), .found = std::move(found)};
  if (!passage.campaign) return web::error_page(503, head.request.id);
  database_.read([&](db::Reading& r) { identify(r, head.request, passage); });
  auto reception = std::make_unique<Reception>(*this, head.request, std::move(passage));
  auto response = refusal(flux, reception->visit(), head);
  if (response.status < 400) {
    auto opened = flux.ouvrir(database_, reception->visit(), head);
    if (auto* sink = std::get_if<std::unique_ptr<web::BodySink>>(&opened)) {
      reception->give_to(std::move(*sink));
      return reception;
    }
    response = std::move(std::get<web::Response>(opened));
  }
  close(head.request, reception->passage(), response);
  return response;
} catch (...) {
  auto response = trouble(head.request.id, std::current_exception());
  add_security_headers(response, {.personal = true, .secure = options_.settings.secure_cookies});
  return response;
}

void Application::close(const web::Request& request, const Passage& passage, web::Response& response) {
  if (response.status < 400 && options_.after_commit) options_.after_commit();
  note_seen(passage, request.received_at);
  add_security_headers(response, {.personal = true, .secure = options_.settings.secure_cookies});
  spdlog::info("{} POST {} {} person={} from={}", request.id, passage.found.route->pattern, response.status,
               passage.acteur.id, request.peer);
}

}  // namespace server
