// The list of the pieces of a final dossier, and the structure's safe.
#include "programme/definitif/pages/pieces.h"

#include <algorithm>

#include "programme/definitif/pages/liens_vue.h"
#include "programme/definitif/pages/modeles.h"
#include "programme/definitif/pages/pieces_vue.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

bool said(const std::vector<std::string>& list, const std::string& code) {
  return std::ranges::find(list, code) != list.end();
}

/// What the pieces depend on and that no other page asks.
void questions(html::Out& out, const page::Visite& v, const Endroit& e,
               const std::vector<std::string>& held) {
  page::Groupe g{.nom = "particularites",
                 .legende = "Ce qui concerne votre action",
                 .aide = "Cochez ce qui est vrai : la liste des pièces en dépend.",
                 .multiple = true};
  for (const auto* feature : piece::particularites_utiles(v.campagne))
    g.choix.push_back({.valeur = feature->code, .label = feature->titre, .coche = said(held, feature->code)});
  if (g.choix.empty()) return;
  page::formulaire(out, v, e.chemin + "/particularites");
  page::groupe(out, g);
  page::bouton_secondaire(out, "Mettre la liste à jour");
  page::fin_formulaire(out);
}

/// Nobody has tried anything: only the reason is said.
void why_closed(html::Out& out, const Endroit& e) {
  if (e.ferme && e.ferme->cause != Cause::role_requis)
    out(R"(<div class="govuk-inset-text">{}</div>
)"_h,
        e.ferme->detail.empty() ? phrase(*e.ferme) : e.ferme->detail);
}

}  // namespace

web::Response pieces(db::Reading& r, const page::Visite& v) {
  auto e = au_dossier(r, v);
  if (!e) return page::introuvable(v);
  auto list = demandees(r, v, *e);
  auto held = piece::particularites(r, e->definitif->id());
  auto view = [&](html::Out& out) {
    cadre_des_pieces(out, v, *e, "Pièces à joindre");
    why_closed(out, *e);
    bilan_des_pieces(out, list);
    choix_en_attente(out, r, *e, list);
    lien_de_l_archive(out, *e);
    if (!e->ferme) questions(out, v, *e, held);
    liste_des_pieces(out, v, *e, list);
  };
  return page::page(v, {.titre = "Pièces – dossier définitif"}, view);
}

web::Response enregistrer_particularites(db::Writing& w, const page::Visite& v) {
  auto e = au_dossier_pour_ecrire(w, v);
  if (!e) return page::introuvable(v);
  if (e->ferme) return page::refus(v, *e->ferme);
  auto ticked = v.request.form.all("particularites");
  std::vector<std::string> held;
  for (const auto* feature : piece::particularites_utiles(v.campagne))
    if (said(ticked, feature->code)) held.push_back(feature->code);
  piece::enregistrer_particularites(w, e->definitif->id(), held);
  return page::redirige_avec_message(v, e->chemin, "La liste des pièces est à jour.");
}

web::Response coffre(db::Reading& r, const page::Visite& v) {
  auto e = a_la_structure(r, v);
  if (!e) return page::introuvable(v);
  auto list = demandees(r, v, *e);
  auto view = [&](html::Out& out) {
    cadre_des_pieces(out, v, *e, "Pièces de la structure");
    out(R"(<p class="govuk-body">Ces pièces sont remises une fois. Elles servent à tous les dossiers définitifs de la structure.</p>
)"_h);
    choix_en_attente(out, r, *e, list);
    liste_des_pieces(out, v, *e, list);
  };
  return page::page(v, {.titre = "Pièces de la structure"}, view);
}

}  // namespace definitif::pages
