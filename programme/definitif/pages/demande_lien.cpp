// Asking somebody without an account for a document: the form, the link that is sent, taken back or sent
// again.
#include <fmt/format.h>

#include "programme/definitif/pages/liens.h"
#include "programme/definitif/pages/porte.h"
#include "programme/page/champ.h"
#include "programme/piece/lien_store.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

/// The place and the piece for which the person may ask; why not.
struct Ici {
  Endroit endroit;
  piece::Exigence exigence;
  const campagne::Piece& piece() const { return *exigence.piece; }
};

template <class Base>
Result<Ici> here(Base& base, const page::Visite& v,
                 std::optional<Endroit> (*find)(Base&, const page::Visite&)) {
  auto e = find(base, v);
  auto x = e ? demandee(base, v, *e) : std::nullopt;
  if (!x) return refuse(Cause::acces_inconnu);
  if (auto why = ferme_pour(*e, *x->piece)) return std::unexpected(*why);
  return Ici{*std::move(e), *std::move(x)};
}

void what_they_get(html::Out& out, const page::Visite& v) {
  out(R"(<p class="govuk-body">La personne reçoit un courriel avec un lien, valable {} jours. Elle y remet un seul document, sans
compte. Elle lit votre nom, celui de la structure et celui du document demandé. Elle ne voit rien de votre dossier ni de ce
qui est déjà remis, et ne peut rien remplacer.</p>
)"_h,
      v.campagne.depots.jours_du_lien);
}

web::Response form(const page::Visite& v, const Ici& i, const piece::DemandeAQuelquUn& typed,
                   const base::FieldErrors& errors) {
  auto back = chemin_piece(i.endroit, i.piece());
  return page::page(v, {.titre = "Demander un document", .erreurs = &errors}, [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Pièces", i.endroit.chemin}, {i.piece().titre, back}});
    out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">Demander ce document à quelqu’un</h1>
)"_h,
        i.piece().titre);
    what_they_get(out, v);
    page::formulaire(out, v, back + "/demander");
    page::champ(out, {.nom = "courriel",
                      .label = "Son adresse électronique",
                      .valeur = typed.courriel,
                      .erreur = errors.of("courriel"),
                      .type = "email",
                      .autocomplete = "off"});
    page::champ(out, {.nom = "nom",
                      .label = "Son prénom ou sa fonction",
                      .valeur = typed.nom,
                      .aide = "Par exemple « comptable ».",
                      .erreur = errors.of("nom"),
                      .largeur = "20",
                      .facultatif = true});
    page::champ(out, {.nom = "message",
                      .label = "Votre message",
                      .valeur = typed.message,
                      .erreur = errors.of("message"),
                      .lignes = 4,
                      .max = piece::message_max,
                      .facultatif = true});
    page::bouton(out, "Envoyer la demande");
    page::fin_formulaire(out);
  });
}

web::Response ask_form(db::Reading& r, const page::Visite& v, const Porte& porte) {
  auto i = here(r, v, porte.lire);
  return i ? form(v, *i, {}, {}) : page::refus(v, i.error());
}

web::Response ask(db::Writing& w, const page::Visite& v, const Porte& porte) {
  auto i = here(w, v, porte.ecrire);
  if (!i) return page::refus(v, i.error());
  const auto& f = v.request.form;
  base::FieldErrors errors;
  auto typed = piece::lire_demande_a(f.get("courriel"), f.get("nom"), f.get("message"), errors);
  if (!errors.empty()) return form(v, *i, typed, errors);
  auto made = piece::demander(w, v.acteur, v.now, i->endroit.lieu, v.campagne, i->piece(), typed);
  if (!made) {
    errors.add("courriel", made.error().detail);
    return form(v, *i, typed, errors);
  }
  return page::redirige_avec_message(v, chemin_piece(i->endroit, i->piece()),
                                     fmt::format("La demande est envoyée à {}.", typed.courriel));
}

/// The link of the address's third part, among those of the piece.
Result<piece::LienRemise> link_of(db::Reading& r, const page::Visite& v, const Ici& i) {
  auto l = piece::lien(r, i.endroit.lieu, i.piece(), v.id(2));
  if (!l) return refuse(Cause::acces_inconnu);
  return *std::move(l);
}

web::Response take_back(db::Writing& w, const page::Visite& v, const Porte& porte) {
  auto i = here(w, v, porte.ecrire);
  if (!i) return page::refus(v, i.error());
  auto l = link_of(w, v, *i);
  if (!l) return page::refus(v, l.error());
  if (auto done = piece::retirer(w, v.acteur, v.now, *l); !done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, chemin_piece(i->endroit, i->piece()),
                                     fmt::format("Le lien envoyé à {} ne fonctionne plus.", l->courriel));
}

web::Response send_again(db::Writing& w, const page::Visite& v, const Porte& porte) {
  auto i = here(w, v, porte.ecrire);
  if (!i) return page::refus(v, i.error());
  auto l = link_of(w, v, *i);
  if (!l) return page::refus(v, l.error());
  auto made = piece::renvoyer(w, v.acteur, v.now, v.campagne, i->piece(), *l);
  if (!made) return page::refus(v, made.error());
  return page::redirige_avec_message(
      v, chemin_piece(i->endroit, i->piece()),
      fmt::format("Un nouveau lien est envoyé à {}. L’ancien ne fonctionne plus.", l->courriel));
}

using Lire = web::Response (*)(db::Reading&, const page::Visite&, const Porte&);
using Ecrire = web::Response (*)(db::Writing&, const page::Visite&, const Porte&);

page::Lecture with(Lire act, const Porte& porte) {
  return [act, porte](db::Reading& r, const page::Visite& v) { return act(r, v, porte); };
}
page::Ecriture with(Ecrire act, const Porte& porte) {
  return [act, porte](db::Writing& w, const page::Visite& v) { return act(w, v, porte); };
}

}  // namespace

std::vector<page::Route> routes_des_demandes() {
  using page::connecte, page::get, page::post;
  return {
      get("/dossiers/{id}/definitif/pieces/{piece}/demander", connecte, with(ask_form, porte_du_dossier)),
      post("/dossiers/{id}/definitif/pieces/{piece}/demander", connecte, with(ask, porte_du_dossier)),
      post("/dossiers/{id}/definitif/pieces/{piece}/liens/{lien_remise}/retirer", connecte,
           with(take_back, porte_du_dossier)),
      post("/dossiers/{id}/definitif/pieces/{piece}/liens/{lien_remise}/renvoyer", connecte,
           with(send_again, porte_du_dossier)),
      get("/structures/{id}/pieces/{piece}/demander", connecte, with(ask_form, porte_du_coffre)),
      post("/structures/{id}/pieces/{piece}/demander", connecte, with(ask, porte_du_coffre)),
      post("/structures/{id}/pieces/{piece}/liens/{lien_remise}/retirer", connecte,
           with(take_back, porte_du_coffre)),
      post("/structures/{id}/pieces/{piece}/liens/{lien_remise}/renvoyer", connecte,
           with(send_again, porte_du_coffre)),
  };
}

}  // namespace definitif::pages
