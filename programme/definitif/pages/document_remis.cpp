#include "programme/definitif/pages/document_remis.h"

#include <fmt/format.h>

#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

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

const web::Upload* file_of(const page::Visite& v) {
  for (const auto& u : v.request.uploads)
    if (u.field == "fichier") return &u;
  return nullptr;
}

}  // namespace

void champs_du_document(html::Out& out, const page::Visite& v, const campagne::Piece& p,
                        const Saisie& typed) {
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
}

DocumentRemis::DocumentRemis(const page::Visite& v, const campagne::Piece& p) {
  const auto& form = v.request.form;
  saisie_ = {std::string(form.get("precision")), std::string(form.get("date")), {}};
  reponses_ =
      piece::lire_reponses(p, saisie_.precision, saisie_.date, base::paris_date(v.now), saisie_.erreurs);
  const auto* file = file_of(v);
  if (!file) {
    saisie_.erreurs.add("fichier", "Choisissez un document.");
    return;
  }
  nom_ = file->filename;
  arrivee_.emplace(v.campagne);
  piece::recevoir_fichier(*arrivee_, file->path);
  if (auto wrong = arrivee_->defaut(); !wrong.empty()) saisie_.erreurs.add("fichier", wrong);
}

}  // namespace definitif::pages
