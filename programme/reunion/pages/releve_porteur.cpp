// What the porteur received of their passage: as a page and on paper, under the dossier and by the link of
// the mail.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/pages/releve_vue.h"
#include "programme/reunion/releve_store.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

bool by_link(const page::Visite& v) { return v.request.path.starts_with("/convocations/"); }

std::string root(const page::Visite& v) {
  return by_link(v) ? "/convocations/" + v.path.at(0) : fmt::format("/dossiers/{}", v.id());
}

struct Lu {
  Passage passage;
  std::vector<ReleveEnvoye> versions;  ///< latest first
  ReleveEnvoye choisi;
  bool derniere() const { return choisi.version.rang == versions.front().version.rang; }
};

/// The version that the address asks for, else the latest; nothing as long as none was sent.
std::optional<Lu> read(db::Reading& r, const page::Visite& v) {
  auto p = by_link(v) ? passage_du_lien(r, v.path.at(0)) : passage_du_dossier(r, v.acteur, v.id());
  if (!p) return std::nullopt;
  auto all = releves_envoyes(r, *p);
  if (all.empty()) return std::nullopt;
  auto wanted = v.request.query.get("version");
  auto it = all.begin();
  if (!wanted.empty())
    it = std::ranges::find(all, wanted, [](const ReleveEnvoye& e) { return std::to_string(e.version.rang); });
  if (it == all.end()) return std::nullopt;
  auto chosen = *it;
  return Lu{*std::move(p), std::move(all), std::move(chosen)};
}

void head(html::Out& out, const page::Visite& v, const Lu& s) {
  const auto& t = s.choisi.releve;
  bool member = v.acteur.membre_de(s.passage.structure) != nullptr;
  if (!by_link(v))
    page::fil_d_ariane(out,
                       {member ? page::Lien{"Mes dossiers", "/dossiers"} : page::Lien{"Tableau", "/tableau"},
                        {s.passage.intitule, "/dossiers/" + std::to_string(s.passage.dossier)}});
  out(R"(<h1 class="govuk-heading-l"><span class="govuk-caption-l">{} · {}</span> Relevé de votre passage</h1>
<p class="govuk-body">{}{}. Relevé envoyé le {}.</p>
)"_h,
      t.projet, t.structure, t.reunion, t.debut ? ", le " + base::date_time(*t.debut) : std::string(),
      base::date_time(s.choisi.version.le));
}

void versions(html::Out& out, const page::Visite& v, const Lu& s) {
  if (s.versions.size() < 2) return;
  if (s.derniere())
    out(R"(<div class="govuk-inset-text">Ce relevé a été corrigé : cette version remplace les précédentes.<br>)"_h);
  else
    out(R"(<div class="govuk-inset-text">Cette version ne compte plus. <a class="govuk-link" href="{}/releve">Lire le relevé corrigé</a><br>)"_h,
        root(v));
  out("Versions envoyées :"_h);
  for (const auto& one : s.versions) {
    if (one.version.rang == s.choisi.version.rang) {
      out(" <strong>{}</strong>"_h, one.version.rang);
      continue;
    }
    out(R"( <a class="govuk-link" href="{}/releve?version={}">{}<span class="govuk-visually-hidden"> (version du {})</span></a>)"_h,
        root(v), one.version.rang, one.version.rang, base::date_time(one.version.le));
  }
  out("</div>\n"_h);
}

void paper(html::Out& out, const page::Visite& v, const Lu& s) {
  auto which = s.derniere() ? std::string() : fmt::format("?version={}", s.choisi.version.rang);
  out(R"(<p class="govuk-body"><a class="govuk-link" href="{}/releve.pdf{}">Télécharger le relevé (PDF)</a></p>
)"_h,
      root(v), which);
}

/// Nothing was sent yet, of a passage that is there.
web::Response not_yet(db::Reading& r, const page::Visite& v) {
  bool known = by_link(v) ? passage_du_lien(r, v.path.at(0)).has_value()
                          : passage_du_dossier(r, v.acteur, v.id()).has_value();
  if (!known || v.request.query.has("version")) return page::introuvable(v);
  return page::page(v, {.titre = "Relevé de votre passage"}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Relevé de votre passage</h1>
<p class="govuk-body">Le relevé n’est pas encore envoyé. Vous le recevrez par courriel après la réunion. <a class="govuk-link" href="{}">Voir le passage</a></p>
)"_h,
        by_link(v) ? root(v) : root(v) + "/passage");
  });
}

}  // namespace

web::Response releve_porteur(db::Reading& r, const page::Visite& v) {
  auto s = read(r, v);
  if (!s) return not_yet(r, v);
  return page::page(v, {.titre = "Relevé de votre passage"}, [&](html::Out& out) {
    head(out, v, *s);
    versions(out, v, *s);
    paper(out, v, *s);
    releve_transmis(out, s->choisi.releve);
  });
}

web::Response releve_porteur_pdf(db::Reading& r, const page::Visite& v) {
  auto s = read(r, v);
  if (!s) return page::introuvable(v);
  web::Response response;
  response.content_type = "application/pdf";
  response.body = releve_pdf(s->choisi.releve, s->choisi.version, v.campagne);
  response.header("Content-Disposition", "inline; filename=\"releve-de-passage.pdf\"");
  return response;
}

}  // namespace reunion::pages
