#include "programme/definitif/pages/envoi_tus.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <boost/json.hpp>

#include "platform/base/text.h"
#include "platform/files/fault.h"
#include "programme/piece/reception.h"
#include "programme/piece/tus.h"

namespace definitif::pages {
namespace {

namespace tus = piece::tus;
using piece::Televersement;

/// More than the largest document, and what surrounds it.
constexpr std::uint64_t most = 102 * 1024 * 1024;

web::Response tus_answer(int status, std::string text = {}) {
  auto response = web::json(std::move(text), status);
  response.header("Tus-Resumable", std::string(tus::version));
  return response.header("Cache-Control", "no-store"), response;
}

/// {"message": "…"}: what the page shows beside the file.
web::Response says(int status, std::string_view message) {
  return tus_answer(status, boost::json::serialize(boost::json::object{{"message", message}}));
}

web::Response says(const Obstacle& why) {
  return says(why.cause == Cause::acces_inconnu ? 404
              : why.cause == Cause::role_requis ? 403
              : why.cause == Cause::lien_expire ? 410
                                                : 422,
              phrase(why));
}

web::Response stands_at(int status, std::uint64_t offset, base::Instant expires) {
  auto response = tus_answer(status);
  response.header("Upload-Offset", std::to_string(offset));
  return response.header("Upload-Expires", tus::expires(expires)), response;
}

bool other_version(const web::StreamHead& head) { return head.field("Tus-Resumable") != tus::version; }

web::Response wrong_version() {
  auto response = says(412, "Cette version du protocole d’envoi n’est pas connue.");
  return response.header("Tus-Version", std::string(tus::version)), response;
}

// --- Creation

/// What the head says of a new file, or why it cannot be sent.
std::expected<Televersement, web::Response> announced(const page::Visite& v, const web::StreamHead& head,
                                                      const campagne::Piece& p) {
  auto size = tus::number(head.field("Upload-Length"));
  auto told = tus::metadata(head.field("Upload-Metadata"));
  if (!size || !told) return std::unexpected(says(400, "L’envoi n’est pas compris."));
  if (*size == 0) return std::unexpected(says(422, "Ce fichier est vide."));
  if (*size > piece::taille_max(v.campagne))
    return std::unexpected(
        says(413, fmt::format("Ce fichier pèse {} : il faut {} au plus.", piece::taille(*size),
                              piece::taille(piece::taille_max(v.campagne)))));
  base::FieldErrors errors;
  Televersement t{.code = p.code, .taille = *size};
  t.reponses =
      piece::lire_reponses(p, (*told)["precision"], (*told)["date"], base::paris_date(v.now), errors);
  t.titre = base::shorten((*told)["filename"], 200);
  if (!errors.empty()) return std::unexpected(says(422, errors.begin()->message));
  return t;
}

web::Response begin(db::Database& database, const page::Visite& v, const web::StreamHead& head,
                    const Voie& way) {
  if (other_version(head)) return wrong_version();
  auto p = database.read([&](db::Reading& r) { return way.piece(r); });
  if (!p) return says(p.error());
  auto t = announced(v, head, **p);
  if (!t) return std::move(t.error());
  auto made = database.write([&](db::Writing& w) { return way.commencer(w, *t); });
  if (!made) return says(made.error());
  auto response = stands_at(201, 0, v.now + piece::duree_televersement);
  return response.header("Location", way.chemin(*made)), response;
}

// --- The end: the stretches become a piece

/// What is wrong with the document once it is put together; also when a stretch cannot be read any more: only
/// the whole, sent again, would mend that.
std::string wrong_with(const std::vector<piece::Part>& list, piece::Arrivee& arrival) try {
  piece::rassembler(list, arrival);
  return arrival.defaut();
} catch (const files::Fault& fault) {
  if (fault.kind == files::FaultKind::full || fault.kind == files::FaultKind::disk) throw;
  spdlog::error("a stretch of a document under way: {}", fault.what());
  return "Ce document a été abîmé pendant l’envoi. Envoyez-le de nouveau.";
}

web::Response complete(db::Database& database, const campagne::Campagne& c, const Voie& way,
                       const Televersement& t) {
  auto list = database.read([&](db::Reading& r) { return piece::parts(r, t.id); });
  piece::Arrivee arrival(c);
  if (auto wrong = wrong_with(list, arrival); !wrong.empty()) {
    database.write([&](db::Writing& w) { piece::abandonner(w, t.id); });
    piece::jeter(list);
    return says(422, wrong);
  }
  auto received = arrival.sceller(t.titre);
  auto done = database.write([&](db::Writing& w) { return way.remettre(w, t, received); });
  if (!done) return says(done.error());
  arrival.garder();
  piece::jeter(list);
  return stands_at(204, t.taille, t.expire_le);
}

// --- Continuation

class Suite : public web::BodySink {
 public:
  Suite(db::Database& database, const campagne::Campagne& c, std::unique_ptr<Voie> way, Televersement t)
      : database_(database), campagne_(c), way_(std::move(way)), t_(std::move(t)), reception_(database, t_) {}
  bool take(std::string_view bytes) override { return reception_.recevoir(bytes); }
  void interrupted() override { reception_.fixer(); }
  web::Response answer() override {
    if (reception_.trop()) return says(413, "Il est arrivé plus d’octets que le fichier n’en a.");
    reception_.fixer();
    if (reception_.devance()) return says(409, "Cet envoi continue ailleurs.");
    if (reception_.recu() < t_.taille) return stands_at(204, reception_.recu(), t_.expire_le);
    return complete(database_, campagne_, *way_, t_);
  }

 private:
  db::Database& database_;
  const campagne::Campagne& campagne_;
  std::unique_ptr<Voie> way_;
  Televersement t_;
  piece::Reception reception_;
};

web::OpenedSink go_on(db::Database& database, const page::Visite& v, const web::StreamHead& head,
                      std::unique_ptr<Voie> way) {
  if (other_version(head)) return wrong_version();
  if (head.field("X-HTTP-Method-Override") != "PATCH") return says(405, "Un envoi se continue par PATCH.");
  if (v.request.content_type != tus::content_type) return says(415, "L’envoi n’est pas compris.");
  auto t = database.read([&](db::Reading& r) { return way->trouver(r); });
  if (!t) return says(404, "Cet envoi n’existe plus : recommencez-le.");
  if (tus::number(head.field("Upload-Offset")) != t->recu)
    return says(409, "L’envoi reprend à un autre endroit.");
  if (t->fini) return stands_at(204, t->recu, t->expire_le);
  return std::make_unique<Suite>(database, v.campagne, std::move(way), *std::move(t));
}

}  // namespace

web::Response etat_de_l_envoi(db::Reading& r, const Voie& way) {
  auto t = way.trouver(r);
  if (!t) return says(404, "Cet envoi n’existe plus : recommencez-le.");
  auto response = stands_at(200, t->recu, t->expire_le);
  return response.header("Upload-Length", std::to_string(t->taille)), response;
}

page::Flux flux_de_creation(std::string_view pattern, page::Acces who, OuvrirVoie way) {
  return {pattern, who, 1024,
          [way = std::move(way)](db::Database& d, const page::Visite& v, const web::StreamHead& h)
              -> web::OpenedSink { return begin(d, v, h, *way(v)); }};
}

page::Flux flux_de_suite(std::string_view pattern, page::Acces who, OuvrirVoie way) {
  return {pattern, who, most,
          [way = std::move(way)](db::Database& d, const page::Visite& v, const web::StreamHead& h) {
            return go_on(d, v, h, way(v));
          }};
}

}  // namespace definitif::pages
