// Documents that came through a link while another stood: opened, taken instead of it, or refused.
#include "programme/piece/proposition_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/pages/fichier_remis.h"
#include "programme/definitif/pages/liens.h"
#include "programme/definitif/pages/porte.h"

namespace definitif::pages {
namespace {

struct Proposee {
  Endroit endroit;
  piece::Exigence exigence;
  piece::Remise remise;
  const campagne::Piece& piece() const { return *exigence.piece; }
};

template <class Base>
std::optional<Proposee> find(Base& base, const page::Visite& v,
                             std::optional<Endroit> (*place)(Base&, const page::Visite&)) {
  auto e = place(base, v);
  if (!e || !e->sensibles) return std::nullopt;
  auto x = demandee(base, v, *e);
  if (!x) return std::nullopt;
  auto list = piece::propositions(base, e->lieu, *x->piece);
  auto it = std::ranges::find(list, v.id(2), &piece::Remise::id);
  if (it == list.end()) return std::nullopt;
  return Proposee{*std::move(e), *std::move(x), std::move(*it)};
}

web::Response open(db::Reading& r, const page::Visite& v, const Porte& porte) {
  auto p = find(r, v, porte.lire);
  return p ? fichier_remis(v, p->endroit, p->piece(), p->remise) : page::introuvable(v);
}

web::Response choose(db::Writing& w, const page::Visite& v, const Porte& porte, bool taken) {
  auto p = find(w, v, porte.ecrire);
  if (!p) return page::introuvable(v);
  if (auto why = ferme_pour(p->endroit, p->piece())) return page::refus(v, *why);
  // Nobody takes what nobody could open: it waits for the antivirus, or was refused by it.
  if (auto why = ferme_a_la_lecture(p->endroit, p->piece(), p->remise); taken && why)
    return page::refus(v, *why);
  auto done = taken ? piece::accepter(w, v.acteur, v.now, p->endroit.lieu, p->piece(), p->remise)
                    : piece::refuser(w, v.acteur, v.now, p->endroit.lieu, p->remise);
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(
      v, chemin_piece(p->endroit, p->piece()),
      fmt::format("« {} » est {}.", p->remise.titre, taken ? "remis" : "refusé"));
}

page::Lecture file_at(const Porte& porte) {
  return [porte](db::Reading& r, const page::Visite& v) { return open(r, v, porte); };
}
page::Ecriture choice_at(const Porte& porte, bool taken) {
  return [porte, taken](db::Writing& w, const page::Visite& v) { return choose(w, v, porte, taken); };
}

}  // namespace

std::vector<page::Route> routes_des_propositions() {
  using page::connecte, page::get, page::post;
  return {
      get("/dossiers/{id}/definitif/pieces/{piece}/propositions/{proposition}/fichier", connecte,
          file_at(porte_du_dossier)),
      post("/dossiers/{id}/definitif/pieces/{piece}/propositions/{proposition}/accepter", connecte,
           choice_at(porte_du_dossier, true)),
      post("/dossiers/{id}/definitif/pieces/{piece}/propositions/{proposition}/refuser", connecte,
           choice_at(porte_du_dossier, false)),
      get("/structures/{id}/pieces/{piece}/propositions/{proposition}/fichier", connecte,
          file_at(porte_du_coffre)),
      post("/structures/{id}/pieces/{piece}/propositions/{proposition}/accepter", connecte,
           choice_at(porte_du_coffre, true)),
      post("/structures/{id}/pieces/{piece}/propositions/{proposition}/refuser", connecte,
           choice_at(porte_du_coffre, false)),
  };
}

}  // namespace definitif::pages
