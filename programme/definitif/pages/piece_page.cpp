#include "programme/definitif/pages/piece_page.h"

#include <fmt/format.h>

#include "programme/definitif/pages/modeles.h"
#include "programme/definitif/pages/pieces_vue.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using piece::Exigence;
using piece::Remise;

void form(html::Out& out, const page::Visite& v, const Endroit& e, const Exigence& x, const Saisie& typed) {
  const auto& p = *x.piece;
  page::formulaire(out, v, chemin_piece(e, p),
                   html::Attrs()
                       .set("enctype", "multipart/form-data")
                       .flag("data-remise")
                       .flag("data-plusieurs", piece::plusieurs(p))
                       .set("data-televersements", chemin_piece(e, p) + "/televersements")
                       .set("data-retour", e.chemin));
  champs_du_document(out, v, p, typed);
  bool replaces = !x.remises.empty() && !piece::plusieurs(p);
  page::bouton(out, replaces ? "Remplacer le document" : "Remettre le document");
  page::fin_formulaire(out);
}

void verdict_choice(html::Out& out, const page::Visite& v, const Remise& r) {
  auto name = champ_verdict(r);
  auto chosen = [&](piece::Verdict one) { return r.verdict == one; };
  page::groupe(
      out,
      {.nom = name,
       .legende = fmt::format("Vérification de {}", r.titre),
       .choix = {{.valeur = "aucun", .label = "Pas encore vérifié", .coche = chosen(piece::Verdict::aucun)},
                 {.valeur = "conforme", .label = "Conforme", .coche = chosen(piece::Verdict::conforme)},
                 {.valeur = "non_conforme",
                  .label = "À remplacer",
                  .coche = chosen(piece::Verdict::non_conforme)}}});
  std::vector<page::Choix> reasons{{.valeur = "", .label = "Choisissez"}};
  for (const auto& m : v.campagne.motifs_non_conformes)
    reasons.push_back({.valeur = m.code, .label = m.titre, .coche = m.code == r.motif});
  page::liste(out, {.nom = fmt::format("motif_{}", r.id), .label = "Raison, si le document est à remplacer"},
              reasons);
  page::champ(out, {.nom = fmt::format("commentaire_{}", r.id),
                    .label = "Précision pour le porteur",
                    .valeur = r.commentaire,
                    .lignes = 2,
                    .max = 500,
                    .facultatif = true});
}

void verification(html::Out& out, const page::Visite& v, const Endroit& e, const Exigence& x) {
  for (const auto& r : x.remises) {
    page::formulaire(out, v, fmt::format("{}/{}/{}/verifier", e.chemin, r.code, r.id));
    verdict_choice(out, v, r);
    page::bouton(out, "Enregistrer la vérification");
    page::fin_formulaire(out);
  }
}

}  // namespace

std::string champ_verdict(const Remise& r) { return fmt::format("verdict_{}", r.id); }

web::Response page_de_la_piece(const page::Visite& v, const Endroit& e, const Exigence& x,
                               const Demandes& asked, const Saisie& typed) {
  auto view = [&](html::Out& out) {
    cadre_des_pieces(out, v, e, x.piece->titre);
    out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Toutes les pièces</a></p>
<p class="govuk-body">{}</p>
)"_h,
        e.chemin, [&](html::Out& o) { etiquette_piece(o, x.etat); });
    description_piece(out, *x.piece);
    liens_du_modele(out, v, e, *x.piece);
    fichiers_remis(out, v, e, x);
    documents_proposes(out, v, e, *x.piece, asked);
    if (!ferme_pour(e, *x.piece)) form(out, v, e, x, typed);
    demandes_envoyees(out, v, e, *x.piece, asked);
    if (e.verifie) verification(out, v, e, x);
  };
  return page::page(v, {.titre = x.piece->titre + " – pièce", .erreurs = &typed.erreurs}, view);
}

}  // namespace definitif::pages
