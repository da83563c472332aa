// Documents that arrive in several times from a person who is signed in.
#include "programme/definitif/pages/televersement.h"

#include <fmt/format.h>

#include "programme/definitif/pages/envoi_tus.h"
#include "programme/definitif/pages/liens.h"
#include "programme/definitif/pages/porte.h"
#include "programme/piece/coffre.h"

namespace definitif::pages {
namespace {

using piece::Televersement;

/// The visit as if it asked for the place where this file goes.
page::Visite visit_of(const page::Visite& v, const Televersement& t) {
  auto there = v;
  there.path = {std::to_string(t.lieu.dossier.value_or(t.lieu.structure)), t.code};
  return there;
}

/// The person's own right, at the place that the address or the sending names.
class VoieDePersonne : public Voie {
 public:
  VoieDePersonne(const page::Visite& v, const Porte& porte) : visit_(v), porte_(porte) {}

  Result<const campagne::Piece*> piece(db::Reading&) const override {
    const auto* p = visit_.campagne.piece(visit_.path[1]);
    if (!p) return refuse(Cause::acces_inconnu);
    return p;
  }
  Result<std::int64_t> commencer(db::Writing& w, const Televersement& t) const override {
    auto e = porte_.lire(w, visit_);
    auto x = e ? demandee(w, visit_, *e) : std::nullopt;
    if (!x) return refuse(Cause::acces_inconnu);
    if (auto why = ferme_pour(*e, *x->piece)) return std::unexpected(*why);
    auto begun = t;
    begun.lieu = e->lieu;
    return piece::commencer(w, visit_.acteur, visit_.now, begun);
  }
  std::optional<Televersement> trouver(db::Reading& r) const override {
    return piece::televersement(r, visit_.acteur, visit_.now, visit_.id());
  }
  Result<std::int64_t> remettre(db::Writing& w, const Televersement& t,
                                const piece::Recu& received) const override {
    auto there = visit_of(visit_, t);
    auto e = (t.lieu.dossier ? porte_du_dossier : porte_du_coffre).ecrire(w, there);
    auto x = e ? demandee(w, there, *e) : std::nullopt;
    if (!x) return refuse(Cause::acces_inconnu);
    if (auto why = ferme_pour(*e, *x->piece)) return std::unexpected(*why);
    piece::finir(w, t.id, visit_.now);
    return piece::remettre(w, visit_.acteur, visit_.now, e->lieu,
                           {*x->piece, t.reponses, received, piece::analyse_a_l_arrivee()});
  }
  std::string chemin(std::int64_t id) const override { return fmt::format("/televersements/{}", id); }

 private:
  const page::Visite& visit_;
  const Porte& porte_;
};

OuvrirVoie through(const Porte& porte) {
  return [&porte](const page::Visite& v) { return std::make_unique<VoieDePersonne>(v, porte); };
}

}  // namespace

web::Response etat_televersement(db::Reading& r, const page::Visite& v) {
  return etat_de_l_envoi(r, VoieDePersonne(v, porte_du_dossier));
}

std::vector<page::Flux> flux_des_pieces() {
  return {
      flux_de_creation("/dossiers/{id}/definitif/pieces/{piece}/televersements", page::connecte,
                       through(porte_du_dossier)),
      flux_de_creation("/structures/{id}/pieces/{piece}/televersements", page::connecte,
                       through(porte_du_coffre)),
      flux_de_suite("/televersements/{id}", page::connecte, through(porte_du_dossier)),
  };
}

}  // namespace definitif::pages
