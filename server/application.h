// From a request to its answer, without the network: the route, who asks, whether they may, the transaction,
// the headers.
#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "platform/db/database.h"
#include "platform/web/server.h"
#include "platform/web/static_files.h"
#include "programme/page/flux.h"
#include "server/form_token.h"
#include "server/router.h"

namespace server {

struct ApplicationOptions {
  page::Settings settings{};
  std::filesystem::path assets{};  ///< folder of what is under /assets/
  std::function<void()>
      after_commit{};              ///< called after each transaction that wrote: there may be mail to send
  std::vector<page::Flux> flux{};  ///< routes whose body is read piece by piece
};

class Application {
 public:
  Application(db::Database&, std::vector<page::Route>, ApplicationOptions);

  /// The answer to a request; 503 when the database is away, busy or full. Throws when the machine is broken:
  /// the transaction is then rolled back.
  web::Response handle(const web::Request&);
  web::BodyLimit limit(const web::Head&) const;
  /// The route that takes its body piece by piece; nothing for all others.
  std::optional<web::StreamedRoute> streamed(const web::Head&);
  /// The page shown instead of a fault: the request's id, no detail.
  web::Response fault(const web::Request&) const;

  /// Reads the campaign again when another has been loaded since. False when there is none yet.
  bool refresh_campaign();
  std::shared_ptr<const campagne::Campagne> campaign() const { return campaign_.load(); }
  const std::vector<page::Route>& routes() const { return router_.routes(); }

  struct Passage;

 private:
  class Reception;
  web::OpenedSink open(const web::StreamHead&, const page::Flux&, Found);
  web::Response refusal(const page::Flux&, const page::Visite&, const web::StreamHead&);
  void close(const web::Request&, const Passage&, web::Response&);

  web::Response answer(const web::Request&, Passage&);
  web::Response answer_or_wait(const web::Request&, Passage&);
  web::Response unrouted(const web::Request&, Passage&);
  web::Response read(const web::Request&, Passage&);
  web::Response write(const web::Request&, Passage&);
  web::Response record(const page::Route&, const page::Visite&);
  web::Response in_transaction(const page::Ecriture&, const page::Visite&);
  web::Response health();
  void identify(db::Reading&, const web::Request&, Passage&) const;
  page::Visite visit(const web::Request&, const Passage&) const;
  void note_seen(const Passage&, base::Instant);
  void give_visitor_cookie(const Passage&, web::Response&) const;
  void finish(const web::Request&, const Passage&, web::Response&) const;

  db::Database& database_;
  Router router_;
  ApplicationOptions options_;
  Router streams_;
  web::StaticFiles assets_;
  FormTokens tokens_;
  std::atomic<std::shared_ptr<const campagne::Campagne>> campaign_;
  std::int64_t campaign_number_ = 0;  ///< touched by refresh_campaign only
};

}  // namespace server
