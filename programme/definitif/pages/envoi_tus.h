// The tus protocol over pieces (1.0.0: core, creation, expiration), whoever sends: a person of the structure
// or whoever holds a link.
#pragma once
#include <functional>
#include <memory>

#include "programme/page/flux.h"
#include "programme/piece/televersement_store.h"

namespace definitif::pages {

/// By which way a document comes: who may send it there, and where it goes. Every function reads the rights
/// again.
class Voie {
 public:
  Voie() = default;
  Voie(const Voie&) = delete;
  Voie& operator=(const Voie&) = delete;
  virtual ~Voie() = default;

  /// The piece that is asked there.
  virtual Result<const campagne::Piece*> piece(db::Reading&) const = 0;
  virtual Result<std::int64_t> commencer(db::Writing&, const piece::Televersement&) const = 0;
  /// The one that the address names, if it was begun by this way.
  virtual std::optional<piece::Televersement> trouver(db::Reading&) const = 0;
  /// The whole has come: it becomes a piece.
  virtual Result<std::int64_t> remettre(db::Writing&, const piece::Televersement&,
                                        const piece::Recu&) const = 0;
  /// Where it is gone on with: "/televersements/12".
  virtual std::string chemin(std::int64_t id) const = 0;
};
/// The way that a visit takes, which lives longer than what is returned.
using OuvrirVoie = std::function<std::unique_ptr<Voie>(const page::Visite&)>;

page::Flux flux_de_creation(std::string_view pattern, page::Acces, OuvrirVoie);
page::Flux flux_de_suite(std::string_view pattern, page::Acces, OuvrirVoie);
/// How much of it is there.
web::Response etat_de_l_envoi(db::Reading&, const Voie&);

}  // namespace definitif::pages
