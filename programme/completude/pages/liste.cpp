// The deposited final dossiers, by what they wait for.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/completude/completude_store.h"
#include "programme/completude/pages/controle.h"
#include "programme/completude/pages/pages.h"
#include "programme/page/champ.h"

namespace completude::pages {
namespace {

using namespace html::literals;

constexpr std::size_t per_page = 50;
constexpr std::size_t longest_search = 200;

Filtre parse(const page::Visite& v) {
  const auto& q = v.request.query;
  return {.rang = rang(q.get("etat")),
          .texte = base::shorten(base::trim(q.get("q")), longest_search),
          .apres = repere(q.get("apres"))};
}

std::string address(const Filtre& f) {
  auto text = fmt::format("/completude?etat={}", f.rang ? code(*f.rang) : "");
  if (!f.texte.empty()) html::append_percent_encoded(text += "&q=", f.texte);
  if (f.apres) text += "&apres=" + ecrire(*f.apres);
  return text;
}

void counter(html::Out& out, const Filtre& asked, std::optional<Rang> to, std::int64_t n) {
  html::Attrs current;
  if (asked.rang == to) current.set("aria-current", "page");
  out(R"(<li><a class="govuk-link" href="{}" {}><strong>{}</strong> {}</a></li>
)"_h,
      address({to, asked.texte, {}}), current, n, to ? label(*to) : "Tous");
}

void counters(html::Out& out, const Filtre& asked, const std::vector<std::int64_t>& counts) {
  std::int64_t all = 0;
  for (auto n : counts) all += n;
  out(R"(<nav aria-label="Où en sont les dossiers"><ul class="dt-chiffres">
)"_h);
  for (auto r : rangs) counter(out, asked, r, counts.at(static_cast<std::size_t>(r)));
  counter(out, asked, std::nullopt, all);
  out("</ul></nav>\n"_h);
}

void search(html::Out& out, const Filtre& asked) {
  out(R"(<form action="/completude" method="get" role="search" aria-label="Filtrer les dossiers" class="dt-filtres">
)"_h);
  page::champ(out, {.nom = "q",
                    .label = "Rechercher",
                    .valeur = asked.texte,
                    .aide = "Mots du projet, structure ou numéro",
                    .type = "search"});
  std::vector<page::Choix> list{{.valeur = "", .label = "Tous", .coche = !asked.rang}};
  for (auto r : rangs)
    list.push_back(
        {.valeur = std::string(code(r)), .label = std::string(label(r)), .coche = asked.rang == r});
  page::liste(out, {.nom = "etat", .label = "État"}, list);
  out(R"(<button type="submit" class="govuk-button" data-module="govuk-button">Filtrer</button>
</form>
)"_h);
}

/// The date that matters there.
std::string detail(const Ligne& l) {
  if (l.complet_le) return "le " + base::long_date(*l.complet_le);
  if (l.rejete_le) return "le " + base::long_date(*l.rejete_le);
  return l.avant ? "jusqu’au " + dernier_moment(*l.avant) : std::string();
}

void row(html::Out& out, const page::Visite& v, const Ligne& l) {
  auto place = l.rang(v.now);
  out(
      R"(<tr><th scope="row" data-titre="Projet"><a class="govuk-link" href="{}">{}</a></th><td data-titre="Numéro">{}</td><td data-titre="Structure">{}</td><td data-titre="Déposé le">{}</td><td data-titre="État">{} {}</td></tr>
)"_h,
      chemin(l.id), l.intitule.empty() ? "Sans titre" : l.intitule,
      l.numero ? fmt::format("{}-{:04}", v.campagne.annee, *l.numero) : std::string(), l.structure,
      base::date_time(l.depose_le), [&](html::Out& o) { etiquette(o, place); }, detail(l));
}

void table(html::Out& out, const page::Visite& v, const std::vector<Ligne>& lines) {
  out(R"(<div class="dt-tableau dt-tableau--cartes" tabindex="0" role="region" aria-label="Dossiers définitifs"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Projet</th><th scope="col">Numéro</th><th scope="col">Structure</th><th scope="col">Déposé le</th><th scope="col">État</th></tr></thead>
<tbody>
)"_h);
  for (const auto& l : lines) row(out, v, l);
  out("</tbody></table></div>\n"_h);
}

void next_page(html::Out& out, Filtre asked, const Ligne& last) {
  asked.apres = Repere{last.depose_le, last.id};
  out(R"(<p class="govuk-body"><a class="govuk-link" rel="next" href="{}">Dossiers suivants</a></p>
)"_h,
      address(asked));
}

}  // namespace

web::Response liste(db::Reading& r, const page::Visite& v) {
  auto asked = parse(v);
  auto counts = comptes(r, v.acteur, v.campagne, asked.texte, v.now);
  auto lines = lignes(r, v.acteur, v.campagne, asked, v.now, per_page + 1);
  bool more = lines.size() > per_page;
  if (more) lines.pop_back();
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Complétude des dossiers définitifs</h1>
<p class="govuk-body">Les dossiers déposés, dans l’ordre de leur dépôt. Un dossier dont les compléments n’arrivent pas à temps est proposé au rejet : rien n’est rejeté sans votre décision.</p>
)"_h);
    counters(out, asked, counts);
    search(out, asked);
    if (lines.empty())
      out(R"(<p class="govuk-body dt-vide">{}</p>
)"_h,
          asked.rang || !asked.texte.empty() ? "Aucun dossier ne correspond."
                                             : "Aucun dossier définitif n’est encore déposé.");
    else
      table(out, v, lines);
    if (more) next_page(out, asked, lines.back());
  };
  return page::page(v, {.titre = "Complétude", .wide = true}, view);
}

}  // namespace completude::pages
