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

void file_field(html::Out& out, const page::Visite& v, std::string_view error) {
  auto kinds = piece::types_acceptes(v.campagne);
  out(R"(<div class="govuk-form-group{}"><label class="govuk-label" for="fichier">Document</label>
<div id="fichier-hint" class="govuk-hint">{}. {} au plus. Avec un téléphone, vous pouvez le photographier.</div>
)"_h,
      error.empty() ? "" : " govuk-form-group--error", piece::phrase_types(kinds),
      piece::taille(piece::taille_max(v.campagne)));
  if (!error.empty())
    out(R"(<p id="fichier-error" class="govuk-error-message"><span class="govuk-visually-hidden">Erreur : </span>{}</p>
)"_h,
        error);
  out(R"(<input class="govuk-file-upload" id="fichier" name="fichier" type="file" accept="{}" aria-describedby="{}"></div>
)"_h,
      piece::accept(kinds), error.empty() ? "fichier-hint" : "fichier-hint fichier-error");
}

std::string label_of_precision(const campagne::Piece& p) {
  return fmt::format("De qui ou de quoi s’agit-il ? (un document par {})", p.par);
}

/// The answers stand before the file: they have arrived when its first byte does.
void form(html::Out& out, const page::Visite& v, const Endroit& e, const Exigence& x, const Saisie& typed) {
  const auto& p = *x.piece;
  page::formulaire(out, v, chemin_piece(e, p),
                   html::Attrs()
                       .set("enctype", "multipart/form-data")
                       .flag("data-remise")
                       .flag("data-plusieurs", piece::plusieurs(p))
                       .set("data-televersements", chemin_piece(e, p) + "/televersements")
                       .set("data-retour", e.chemin));
  if (piece::plusieurs(p))
    page::champ(out, {.nom = "precision",
                      .label = label_of_precision(p),
                      .valeur = typed.precision,
                      .erreur = typed.erreurs.of("precision")});
  if (p.validite > 0)
    page::champ(out, {.nom = "date",
                      .label = "Date du document",
                      .valeur = typed.date,
                      .aide = "Par exemple 31/12/2021, la date de clôture des comptes.",
                      .erreur = typed.erreurs.of("date"),
                      .largeur = "10"});
  file_field(out, v, typed.erreurs.of("fichier"));
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
                               const Saisie& typed) {
  auto view = [&](html::Out& out) {
    cadre_des_pieces(out, v, e, x.piece->titre);
    out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Toutes les pièces</a></p>
<p class="govuk-body">{}</p>
)"_h,
        e.chemin, [&](html::Out& o) { etiquette_piece(o, x.etat); });
    description_piece(out, *x.piece);
    liens_du_modele(out, v, e, *x.piece);
    fichiers_remis(out, v, e, x);
    if (!ferme_pour(e, *x.piece)) form(out, v, e, x, typed);
    if (e.verifie) verification(out, v, e, x);
  };
  return page::page(v, {.titre = x.piece->titre + " – pièce", .erreurs = &typed.erreurs}, view);
}

}  // namespace definitif::pages
