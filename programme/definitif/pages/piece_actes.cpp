// What is done with one piece: shown, given, taken back, verified.
#include "programme/definitif/pages/fichier_remis.h"
#include "programme/definitif/pages/piece_page.h"
#include "programme/definitif/pages/pieces.h"
#include "programme/definitif/pages/porte.h"
#include "programme/definitif/pages/televersement.h"
#include "programme/piece/coffre.h"

#include <fmt/format.h>

#include "platform/base/text.h"

namespace definitif::pages {
namespace {

using piece::Exigence;

web::Response show(db::Reading& r, const page::Visite& v, const Porte& porte) {
  auto e = porte.lire(r, v);
  auto x = e ? demandee(r, v, *e) : std::nullopt;
  return x ? page_de_la_piece(v, *e, *x, charger_demandes(r, *e, *x->piece), {}) : page::introuvable(v);
}

/// The page of the piece, or why there is none; with what was typed and what is wrong with it.
web::Response again(db::Database& database, const page::Visite& v, const Porte& porte, const Saisie& typed) {
  return database.read([&](db::Reading& r) {
    auto e = porte.lire(r, v);
    auto x = e ? demandee(r, v, *e) : std::nullopt;
    if (!x) return page::introuvable(v);
    auto why = ferme_pour(*e, *x->piece);
    return why ? page::refus(v, *why)
               : page_de_la_piece(v, *e, *x, charger_demandes(r, *e, *x->piece), typed);
  });
}

/// Records what was received, all rights read again; the answer when that was refused.
web::Response record(db::Database& database, const page::Visite& v, const Porte& porte, DocumentRemis& given,
                     const piece::Recu& received) {
  using Outcome = std::expected<web::Response, web::Response>;
  auto done = database.write([&](db::Writing& w) -> Outcome {
    auto e = porte.ecrire(w, v);
    auto x = e ? demandee(w, v, *e) : std::nullopt;
    if (!x) return std::unexpected(page::introuvable(v));
    if (auto why = ferme_pour(*e, *x->piece)) return std::unexpected(page::refus(v, *why));
    auto made = piece::remettre(w, v.acteur, v.now, e->lieu,
                                {*x->piece, given.reponses(), received, piece::analyse_a_l_arrivee()});
    if (!made) return std::unexpected(page::refus(v, made.error()));
    auto told = fmt::format("« {} » est remis : {}.", received.titre, x->piece->titre);
    return page::redirige_avec_message(v, e->chemin, told);
  });
  if (done) given.garder();
  return done ? *std::move(done) : std::move(done.error());
}

web::Response give(db::Database& database, const page::Visite& v, const Porte& porte) {
  const auto* p = v.campagne.piece(v.path[1]);
  if (!p) return page::introuvable(v);
  DocumentRemis given(v, *p);
  if (!given.saisie().erreurs.empty()) return again(database, v, porte, given.saisie());
  return record(database, v, porte, given, given.sceller());
}

web::Response take_back(db::Writing& w, const page::Visite& v, const Porte& porte) {
  auto e = porte.ecrire(w, v);
  auto x = e ? demandee(w, v, *e) : std::nullopt;
  const auto* r = x ? remise_visee(v, *x) : nullptr;
  if (!r || r->au_coffre != !e->definitif.has_value()) return page::introuvable(v);
  if (auto why = ferme_pour(*e, *x->piece)) return page::refus(v, *why);
  piece::retirer(w, v.acteur, v.now, e->lieu, *r);
  return page::redirige_avec_message(v, e->chemin, fmt::format("« {} » est retiré.", r->titre));
}

web::Response send(db::Reading& r, const page::Visite& v, const Porte& porte) {
  auto e = porte.lire(r, v);
  auto x = e ? demandee(r, v, *e) : std::nullopt;
  const auto* given = x ? remise_visee(v, *x) : nullptr;
  return given ? fichier_remis(v, *e, *x->piece, *given) : page::introuvable(v);
}

}  // namespace

web::Response piece_du_dossier(db::Reading& r, const page::Visite& v) { return show(r, v, porte_du_dossier); }
web::Response piece_du_coffre(db::Reading& r, const page::Visite& v) { return show(r, v, porte_du_coffre); }
web::Response remettre_au_dossier(db::Database& d, const page::Visite& v) {
  return give(d, v, porte_du_dossier);
}
web::Response remettre_au_coffre(db::Database& d, const page::Visite& v) {
  return give(d, v, porte_du_coffre);
}
web::Response retirer_du_dossier(db::Writing& w, const page::Visite& v) {
  return take_back(w, v, porte_du_dossier);
}
web::Response retirer_du_coffre(db::Writing& w, const page::Visite& v) {
  return take_back(w, v, porte_du_coffre);
}
web::Response fichier_du_dossier(db::Reading& r, const page::Visite& v) {
  return send(r, v, porte_du_dossier);
}
web::Response fichier_du_coffre(db::Reading& r, const page::Visite& v) { return send(r, v, porte_du_coffre); }

web::Response verifier_piece(db::Writing& w, const page::Visite& v) {
  auto e = au_dossier_pour_ecrire(w, v);
  auto x = e ? demandee(w, v, *e) : std::nullopt;
  const auto* r = x ? remise_visee(v, *x) : nullptr;
  if (!r) return page::introuvable(v);
  if (!e->verifie) return page::refus(v, {Cause::role_requis});
  const auto& form = v.request.form;
  auto said = form.get(champ_verdict(*r));
  auto verdict = said.empty() ? std::nullopt : piece::verdict(said == "aucun" ? std::string_view() : said);
  auto motif = form.get(fmt::format("motif_{}", r->id));
  auto comment = base::shorten(base::trim(form.get(fmt::format("commentaire_{}", r->id))), 500);
  Saisie typed;
  if (!verdict) typed.erreurs.add(champ_verdict(*r), "Choisissez une réponse.");
  if (verdict == piece::Verdict::non_conforme && !v.campagne.motif_non_conforme(motif))
    typed.erreurs.add(fmt::format("motif_{}", r->id), "Choisissez la raison : le porteur la lira.");
  if (!typed.erreurs.empty()) return page_de_la_piece(v, *e, *x, charger_demandes(w, *e, *x->piece), typed);
  piece::verifier(w, v.acteur, v.now, e->lieu, *r, *verdict, motif, comment);
  return page::redirige_avec_message(v, chemin_piece(*e, *x->piece), "La vérification est enregistrée.");
}

std::vector<page::Route> routes_des_pieces() {
  using page::connecte, page::get, page::post, page::post_compose;
  // The largest document that a campaign may accept, and the rest of the form.
  constexpr std::uint64_t largest = 102 * 1024 * 1024;
  auto with_file = [](page::Route route) {
    route.body_limit = largest;
    route.uploads = true;
    return route;
  };
  return {
      get("/dossiers/{id}/definitif/pieces", connecte, pieces),
      post("/dossiers/{id}/definitif/pieces/particularites", connecte, enregistrer_particularites),
      get("/dossiers/{id}/definitif/pieces/{piece}", connecte, piece_du_dossier),
      with_file(post_compose("/dossiers/{id}/definitif/pieces/{piece}", connecte, remettre_au_dossier)),
      get("/dossiers/{id}/definitif/pieces/{piece}/{remise}/fichier", connecte, fichier_du_dossier),
      post("/dossiers/{id}/definitif/pieces/{piece}/{remise}/retirer", connecte, retirer_du_dossier),
      post("/dossiers/{id}/definitif/pieces/{piece}/{remise}/verifier", connecte, verifier_piece),
      get("/televersements/{id}", connecte, etat_televersement),
      get("/structures/{id}/pieces", connecte, coffre),
      get("/structures/{id}/pieces/{piece}", connecte, piece_du_coffre),
      with_file(post_compose("/structures/{id}/pieces/{piece}", connecte, remettre_au_coffre)),
      get("/structures/{id}/pieces/{piece}/{remise}/fichier", connecte, fichier_du_coffre),
      post("/structures/{id}/pieces/{piece}/{remise}/retirer", connecte, retirer_du_coffre),
  };
}

}  // namespace definitif::pages
