#include "programme/definitif/pages/lien_ouvert.h"

#include "programme/definitif/pages/porte.h"
#include "programme/personne/personne_store.h"
#include "programme/piece/lien_store.h"

namespace definitif::pages {
namespace {

Obstacle dossier_closed() {
  return {Cause::etape_passee,
          "Le dossier pour lequel ce document était demandé est signé ou envoyé. Prévenez la personne qui "
          "vous l’a demandé."};
}

Obstacle no_longer_asked() { return {Cause::lien_expire, "Ce document n’est plus demandé."}; }

/// Why the place is closed to the link, for a stranger: nothing is told of the dossier itself.
std::optional<Obstacle> closed(const Endroit& e, const campagne::Piece& p, const page::Visite& there) {
  if (auto why = ferme_pour(e, p))
    return why->cause == Cause::role_requis ? piece::sans_demandeur() : dossier_closed();
  if (!e.definitif || e.definitif->depose_le) return std::nullopt;
  bool late = there.now >= limite_depot(e.definitif->contexte(there.acteur, there.now, there.campagne));
  if (!late) return std::nullopt;
  return Obstacle{Cause::periode_close,
                  "Ce document ne peut plus être ajouté. Prévenez la personne qui vous l’a demandé."};
}

template <class Base>
using Find = std::optional<Endroit> (*)(Base&, const page::Visite&);

template <class Base>
Result<LienOuvert> open(Base& base, const page::Visite& v, Find<Base> dossier, Find<Base> safe) {
  auto l = piece::lien_recu(base, v.path.at(0));
  if (!l) return refuse(Cause::acces_inconnu);
  if (auto why = piece::ferme(*l, v.now)) return std::unexpected(*why);
  auto who = personne::acteur(base, l->demande_par);
  if (!who) return std::unexpected(piece::sans_demandeur());
  auto id = std::to_string(l->lieu.dossier.value_or(l->lieu.structure));
  page::Visite there{v.request, *who, v.now, v.campagne, v.settings, {id, l->code}, v.jeton, {}};
  auto e = l->lieu.dossier ? dossier(base, there) : safe(base, there);
  if (!e) return std::unexpected(piece::sans_demandeur());
  auto x = demandee(base, there, *e);
  if (!x) return std::unexpected(no_longer_asked());
  if (auto why = closed(*e, *x->piece, there)) return std::unexpected(*why);
  return LienOuvert{*std::move(l), *std::move(e), *std::move(x)};
}

}  // namespace

Result<LienOuvert> ouvrir_lien(db::Reading& r, const page::Visite& v) {
  return open<db::Reading>(r, v, porte_du_dossier.lire, porte_du_coffre.lire);
}

Result<LienOuvert> ouvrir_lien_pour_ecrire(db::Writing& w, const page::Visite& v) {
  return open<db::Writing>(w, v, porte_du_dossier.ecrire, porte_du_coffre.ecrire);
}

}  // namespace definitif::pages
