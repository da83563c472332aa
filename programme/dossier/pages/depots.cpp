#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/dossier/pages/pages.h"
#include "programme/dossier/presentation.h"
#include "programme/dossier/recepisse.h"

namespace dossier {
namespace {

using namespace html::literals;

struct Demande {
  Dossier dossier;
  Depot depot;
};

/// The deposit named by the path, of a dossier that the person may see.
std::optional<Demande> asked(db::Reading& reading, const page::Visite& v) {
  auto d = find(reading, v.acteur, v.id(0));
  auto found = d ? deposit(reading, *d, int(v.id(1))) : std::nullopt;
  if (!found) return std::nullopt;
  return Demande{std::move(*d), std::move(*found)};
}

Recepisse receipt(const page::Visite& v, const Demande& a) {
  return {a.dossier, a.depot, v.campagne, v.settings.public_url};
}

void next_steps(html::Out& out, const page::Visite& v, const Dossier& d) {
  auto text = v.campagne.texte("recepisse.suite");
  if (!text.empty())
    out(R"(<h2 class="govuk-heading-m">Et maintenant ?</h2><p class="govuk-body">{}</p>
)"_h,
        text);
  if (depot_possible(v, d) && peut_ecrire(v, d))
    out(R"(<p class="govuk-body">Jusqu’à la date limite, vous pouvez <a class="govuk-link" href="/dossiers/{}">reprendre la note pour la modifier</a>.</p>
)"_h,
        d.id);
}

/// The two versions to compare: the last two unless the address names others.
std::pair<int, int> ranks(const page::Visite& v, int last) {
  auto read = [&](std::string_view name, int otherwise) {
    auto text = v.request.query.get(name);
    if (!base::all_digits(text) || text.size() > 4) return otherwise;
    auto n = std::stoi(std::string(text));
    return n >= 1 && n <= last ? n : otherwise;
  };
  return {read("de", last - 1), read("a", last)};
}

void version_links(html::Out& out, const Dossier& d, int last) {
  if (last < 3) return;
  out(R"(<p class="govuk-body">Autres comparaisons :)"_h);
  for (int n = 1; n < last; ++n)
    out(R"( <a class="govuk-link" href="/dossiers/{}/comparer?de={}&amp;a={}">{} → {}</a>)"_h, d.id, n, n + 1,
        n, n + 1);
  out("</p>\n"_h);
}

void difference(html::Out& out, const Ecart& e) {
  out(R"(<section class="dt-ecart"><h2 class="govuk-heading-s">{}</h2>
<div class="dt-ecart__textes"><div><h3 class="govuk-body-s">Avant</h3><del class="dt-texte">{}</del></div>
<div><h3 class="govuk-body-s">Après</h3><ins class="dt-texte">{}</ins></div></div></section>
)"_h,
      e.question.label, e.avant.empty() ? "(pas de réponse)" : e.avant,
      e.apres.empty() ? "(pas de réponse)" : e.apres);
}

}  // namespace

web::Response recepisse(db::Reading& reading, const page::Visite& v) {
  auto a = asked(reading, v);
  if (!a) return page::introuvable(v);
  auto content = contenu(receipt(v, *a));
  auto view = [&](html::Out& out) {
    ariane(out, v, a->dossier);
    out(R"(<h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body"><a class="govuk-link" href="/dossiers/{}/depots/{}/recepisse.pdf">Télécharger le récépissé (PDF)</a></p>
<dl class="govuk-summary-list">
)"_h,
        content.titre, a->dossier.id, a->depot.rang);
    for (auto& line : content.lignes)
      out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
          line.label, line.texte);
    out("</dl>\n"_h);
    for (auto& mention : content.mentions)
      out(R"(<p class="govuk-body">{}</p>
)"_h,
          mention);
    next_steps(out, v, a->dossier);
    out(R"(<h2 class="govuk-heading-m dt-relecture">Ce qui a été envoyé</h2>
)"_h);
    reponses(out, a->depot.brouillon(), v.campagne);
  };
  return page::page(v, {.titre = content.titre}, view);
}

web::Response recepisse_pdf(db::Reading& reading, const page::Visite& v) {
  auto a = asked(reading, v);
  if (!a) return page::introuvable(v);
  web::Response response{
      .status = 200, .content_type = "application/pdf", .headers = {}, .body = pdf(receipt(v, *a))};
  auto name = fmt::format("recepisse-{}-{}.pdf", reference(a->dossier, v.campagne.annee), a->depot.rang);
  response.header("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
  return response;
}

web::Response comparaison(db::Reading& reading, const page::Visite& v) {
  auto d = find(reading, v.acteur, v.id());
  auto list = d ? deposits(reading, *d) : std::vector<Depot>{};
  if (list.size() < 2) return page::introuvable(v);
  auto [from, to] = ranks(v, int(list.size()));
  auto differences =
      comparer(list[std::size_t(from) - 1].brouillon(), list[std::size_t(to) - 1].brouillon(), v.campagne);
  auto view = [&, from = from, to = to](html::Out& out) {
    ariane(out, v, *d);
    out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">Versions {} et {}</h1>
)"_h,
        titre_de(*d), from, to);
    version_links(out, *d, int(list.size()));
    out(R"(<p class="govuk-body">{} entre les deux versions.</p>
)"_h,
        base::counted(differences.size(), "réponse diffère", "réponses diffèrent"));
    for (auto& e : differences) difference(out, e);
  };
  auto title = fmt::format("Versions {} et {} – {}", from, to, titre_de(*d));
  return page::page(v, {.titre = title}, view);
}

}  // namespace dossier
