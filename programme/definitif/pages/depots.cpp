// What was deposited: the receipt, the whole dossier to be read and on paper.
#include <fmt/format.h>

#include <algorithm>
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/lecture.h"
#include "programme/definitif/pages/pages.h"
#include "programme/definitif/recepisse.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

struct Demande {
  Definitif f;
  Depot depot;
};

/// The deposit named by the path, of a dossier that the person may see.
std::optional<Demande> asked(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id(0));
  auto found = f ? depot(r, *f, int(std::min<std::int64_t>(v.id(1), 1'000'000))) : std::nullopt;
  if (!found) return std::nullopt;
  return Demande{std::move(*f), std::move(*found)};
}

Recepisse receipt(const page::Visite& v, const Demande& a) {
  return {a.f.dossier, a.depot, v.campagne, v.settings.public_url};
}

web::Response pdf(const page::Visite& v, const Demande& a, std::string_view kind, std::string bytes) {
  web::Response response{
      .status = 200, .content_type = "application/pdf", .headers = {}, .body = std::move(bytes)};
  auto name =
      fmt::format("{}-{}-{}.pdf", kind, dossier::reference(a.f.dossier, v.campagne.annee), a.depot.rang);
  response.header("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
  return response;
}

void links(html::Out& out, const Demande& a) {
  auto here = chemin_definitif(a.f.dossier, fmt::format("/depots/{}", a.depot.rang));
  out(R"(<ul class="govuk-list"><li><a class="govuk-link" href="{}/recepisse.pdf">Télécharger le récépissé (PDF)</a></li>
<li><a class="govuk-link" href="{}/dossier.pdf">Télécharger le dossier entier (PDF)</a></li></ul>
)"_h,
      here, here);
}

}  // namespace

web::Response montrer_depot(db::Reading& r, const page::Visite& v) {
  auto a = asked(r, v);
  if (!a) return page::introuvable(v);
  auto content = definitif::contenu(receipt(v, *a));
  auto view = [&](html::Out& out) {
    cadre(out, v, a->f.dossier, "/depots", content.titre);
    links(out, *a);
    out(R"(<dl class="govuk-summary-list">
)"_h);
    for (const auto& line : content.lignes) ligne_resume(out, line.label, line.texte);
    out("</dl>\n"_h);
    for (const auto& mention : content.mentions)
      out(R"(<p class="govuk-body">{}</p>
)"_h,
          mention);
    out(R"(<h2 class="govuk-heading-l dt-relecture">Ce qui a été envoyé</h2>
)"_h);
    lecture(out, v, a->depot.contenu(), a->depot.depose_le);
  };
  return page::page(v, {.titre = content.titre}, view);
}

web::Response recepisse_en_pdf(db::Reading& r, const page::Visite& v) {
  auto a = asked(r, v);
  if (!a) return page::introuvable(v);
  return pdf(v, *a, "recepisse-definitif", recepisse_pdf(receipt(v, *a)));
}

web::Response dossier_en_pdf(db::Reading& r, const page::Visite& v) {
  auto a = asked(r, v);
  if (!a) return page::introuvable(v);
  return pdf(v, *a, "dossier-definitif", dossier_pdf(receipt(v, *a)));
}

}  // namespace definitif::pages
