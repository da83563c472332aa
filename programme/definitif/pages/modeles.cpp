#include "programme/definitif/pages/modeles.h"

#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/structure/structure_store.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using documents::DocumentFormat;

/// "bureau.pdf" in the address.
struct Demande {
  std::string code;
  DocumentFormat format;
};

std::optional<Demande> asked(const page::Visite& v) {
  std::string_view name = v.path[1];
  auto dot = name.rfind('.');
  if (dot == name.npos) return std::nullopt;
  for (auto format : {DocumentFormat::pdf, DocumentFormat::docx})
    if (name.substr(dot + 1) == documents::extension(format))
      return Demande{std::string(name.substr(0, dot)), format};
  return std::nullopt;
}

Contenu of_dossier(db::Reading& r, const page::Visite& v, const Definitif& f) {
  auto sent = f.depose_le ? dernier_depot(r, f) : std::nullopt;
  return sent ? sent->contenu() : contenu(r, v.acteur, f, v.campagne);
}

/// The piece that is asked at this place under that code.
const campagne::Piece* due(db::Reading& r, const page::Visite& v, const Endroit& e, std::string_view code) {
  for (const auto& x : demandees(r, v, e))
    if (x.piece->code == code) return x.piece;
  return nullptr;
}

web::Response file(std::string_view name, DocumentFormat format, std::string bytes) {
  web::Response response{.status = 200,
                         .content_type = std::string(documents::content_type(format)),
                         .headers = {},
                         .body = std::move(bytes)};
  response.header("Content-Disposition",
                  fmt::format("attachment; filename=\"{}.{}\"", name, documents::extension(format)));
  return response;
}

web::Response made(db::Reading& r, const page::Visite& v, const std::optional<Endroit>& e) {
  auto wanted = asked(v);
  if (!e || !wanted) return page::introuvable(v);
  const auto* p = due(r, v, *e, wanted->code);
  auto m = p ? modele_offert(v, *e, *p) : std::nullopt;
  if (!m || (wanted->format == DocumentFormat::docx && !modifiable_a_la_main(*m)))
    return page::introuvable(v);
  auto bytes = ecrire(wanted->format, *m, sujet(v, matiere(r, v, *e), *p));
  return file(p->code, wanted->format, std::move(bytes));
}

std::string address(const Endroit& e, const campagne::Piece& p, DocumentFormat format) {
  // "/dossiers/12/definitif/pieces" → "/dossiers/12/definitif/modeles/bureau.pdf"
  auto place = std::string_view(e.chemin).substr(0, e.chemin.rfind('/'));
  return fmt::format("{}/modeles/{}.{}", place, p.code, documents::extension(format));
}

}  // namespace

std::optional<Modele> modele_offert(const page::Visite& v, const Endroit& e, const campagne::Piece& p) {
  auto m = modele_de(v.campagne, p);
  if (!m || (!e.definitif && !de_la_structure(*m)) || (p.sensible && !e.sensibles)) return std::nullopt;
  return m;
}

Matiere matiere(db::Reading& r, const page::Visite& v, const Endroit& e) {
  Matiere m;
  if (e.sensibles) m.dirigeants = structure::bureau(r, e.lieu.structure).dirigeants;
  if (e.definitif) {
    m.contenu = of_dossier(r, v, *e.definitif);
    m.structure = m.contenu->structure;
  } else if (auto s = structure::trouver(r, v.acteur, e.lieu.structure)) {
    m.structure = std::move(s->fiche);
  }
  return m;
}

Sujet sujet(const page::Visite& v, const Matiere& m, const campagne::Piece& p) {
  return {v.campagne, p, m.structure, m.dirigeants, m.contenu, v.now};
}

web::Response modele_du_dossier(db::Reading& r, const page::Visite& v) {
  return made(r, v, au_dossier(r, v));
}
web::Response modele_du_coffre(db::Reading& r, const page::Visite& v) {
  return made(r, v, a_la_structure(r, v));
}

void liens_du_modele(html::Out& out, const page::Visite& v, const Endroit& e, const campagne::Piece& p) {
  auto m = modele_offert(v, e, p);
  if (!m) return;
  bool to_give = piece::a_deposer(p);
  if (to_give && e.ferme) return;
  out(R"(<p class="govuk-body"><a class="govuk-link" href="{}" download>{}<span class="govuk-visually-hidden"> : {}</span> (PDF)</a>)"_h,
      address(e, p, DocumentFormat::pdf),
      to_give ? "Télécharger le modèle rempli" : "Télécharger le document", p.titre);
  if (modifiable_a_la_main(*m))
    out(R"( ou <a class="govuk-link" href="{}" download>à modifier<span class="govuk-visually-hidden"> : {}</span> (DOCX)</a>)"_h,
        address(e, p, DocumentFormat::docx), p.titre);
  if (to_give) out(". Vérifiez-le, complétez-le s’il le faut, signez-le, puis remettez-le."_h);
  out("</p>\n"_h);
}

void lien_de_l_archive(html::Out& out, const Endroit& e) {
  out(R"(<p class="govuk-body"><a class="govuk-link" href="{}" download>Télécharger le dossier et ses pièces (ZIP)</a></p>
)"_h,
      chemin_definitif(e.definitif->dossier, "/dossier.zip"));
}

std::vector<page::Route> routes_des_documents() {
  using page::connecte, page::get;
  return {get("/dossiers/{id}/definitif/modeles/{modele}", connecte, modele_du_dossier),
          get("/dossiers/{id}/definitif/dossier.zip", connecte, dossier_en_zip),
          get("/structures/{id}/modeles/{modele}", connecte, modele_du_coffre)};
}

}  // namespace definitif::pages
