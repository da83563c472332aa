// Documents that arrive in several times from whoever holds a link.
#include "programme/definitif/pages/envoi_tus.h"
#include "programme/definitif/pages/lien_ouvert.h"
#include "programme/definitif/pages/liens.h"
#include "programme/piece/coffre.h"
#include "programme/piece/lien_store.h"

#include <fmt/format.h>

namespace definitif::pages {
namespace {

using piece::Televersement;

/// Through an open link, and for its piece only.
class VoieDuLien : public Voie {
 public:
  explicit VoieDuLien(const page::Visite& v) : visit_(v) {}

  Result<const campagne::Piece*> piece(db::Reading& r) const override {
    auto o = ouvrir_lien(r, visit_);
    if (!o) return std::unexpected(o.error());
    return o->exigence.piece;
  }
  Result<std::int64_t> commencer(db::Writing& w, const Televersement& t) const override {
    auto o = ouvrir_lien(w, visit_);
    if (!o) return std::unexpected(o.error());
    auto begun = t;
    begun.lieu = o->lien.lieu;
    return piece::commencer_par_lien(w, o->lien, visit_.now, begun);
  }
  /// Found whatever became of the link: who did not hear that all had come asks again.
  std::optional<Televersement> trouver(db::Reading& r) const override {
    auto l = piece::lien_recu(r, visit_.path.at(0));
    return l ? piece::televersement_du_lien(r, *l, visit_.now, visit_.id(1)) : std::nullopt;
  }
  Result<std::int64_t> remettre(db::Writing& w, const Televersement& t,
                                const piece::Recu& received) const override {
    auto o = ouvrir_lien_pour_ecrire(w, visit_);
    if (!o) return std::unexpected(o.error());
    piece::finir(w, t.id, visit_.now);
    return piece::remettre_par_lien(w, visit_.now, o->lien, o->piece(), t.reponses, received,
                                    piece::analyse_a_l_arrivee());
  }
  std::string chemin(std::int64_t id) const override {
    return fmt::format("/remise/{}/televersements/{}", visit_.path.at(0), id);
  }

 private:
  const page::Visite& visit_;
};

std::unique_ptr<Voie> by_link(const page::Visite& v) { return std::make_unique<VoieDuLien>(v); }

}  // namespace

web::Response etat_remise(db::Reading& r, const page::Visite& v) { return etat_de_l_envoi(r, VoieDuLien(v)); }

std::vector<page::Flux> flux_de_la_remise() {
  return {
      flux_de_creation("/remise/{lien}/televersements", page::public_, by_link),
      flux_de_suite("/remise/{lien}/televersements/{id}", page::public_, by_link),
  };
}

}  // namespace definitif::pages
