#include "programme/campagne/pages/morceaux.h"

#include "platform/base/text.h"

namespace campagne::pages {
namespace {

using namespace html::literals;

constexpr std::chrono::milliseconds one_instant{1};

std::string hours(const base::Period& p) {
  return "de " + base::time_of_day(p.from) + " à " + base::time_of_day(p.until);
}

std::string step_classes(const Etape& e, Moment m) {
  std::string classes = "dt-chronologie__etape";
  if (m == Moment::passe) classes += " dt-chronologie__etape--passee";
  if (m == Moment::en_cours) classes += " dt-chronologie__etape--en-cours";
  if (e.limite) classes += " dt-chronologie__etape--limite";
  return classes;
}

std::string_view for_whom(const Etape& e) {
  if (e.partenaires && e.porteurs) return "Pour les porteuses et porteurs de projet, et les partenaires";
  return e.porteurs ? "Pour les porteuses et porteurs de projet" : "Pour les partenaires";
}

void tags(html::Out& out, const Etape& e, Moment m) {
  if (e.limite) out(R"( <strong class="govuk-tag govuk-tag--red">Date limite</strong>)"_h);
  if (m == Moment::en_cours) out(R"( <strong class="govuk-tag govuk-tag--green">En cours</strong>)"_h);
  if (m == Moment::passe) out(R"( <strong class="govuk-tag govuk-tag--grey">Passé</strong>)"_h);
}

void step(html::Out& out, const Etape& e, base::Instant now) {
  Moment m = moment(e.periode, now);
  out(R"(<li class="{}">
<p class="dt-chronologie__date">{}</p>
<h2 class="dt-chronologie__titre">{}{}</h2>
)"_h,
      step_classes(e, m), jours(e.periode), e.titre, [&](html::Out& o) { tags(o, e, m); });
  paragraphe(out, e.description);
  out(R"(<p class="govuk-body-s dt-discret">{}</p>
</li>
)"_h,
      for_whom(e));
}

void today(html::Out& out, base::Instant now) {
  out(R"(<li class="dt-chronologie__aujourdhui">Aujourd’hui, {}</li>
)"_h,
      base::weekday_date(base::paris_date(now)));
}

}  // namespace

std::string jours(const base::Period& p) {
  base::Date first = base::paris_date(p.from), last = dernier_jour(p);
  if (first == last) return base::weekday_date(first);
  return "du " + base::long_date(first) + " au " + base::long_date(last);
}

std::string derniere_seconde(const base::Period& p) {
  return base::weekday_date(dernier_jour(p)) + " à " + base::time_of_day(p.until - one_instant);
}

std::string horaire(const Reunion& r) {
  std::string day = base::weekday_date(base::paris_date(r.seances.front().from));
  if (r.fin_indicative && r.seances.size() > 1) return day + ", toute la journée";
  if (r.fin_indicative) return day + " à " + base::time_of_day(r.seances.front().from);
  std::vector<std::string> each;
  for (const base::Period& p : r.seances) each.push_back(hours(p));
  return day + ", " + base::join(each, " et ");
}

void definition(html::Out& out, std::string_view titre, std::string_view texte) {
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      titre, texte);
}

void paragraphe(html::Out& out, std::string_view text) {
  if (!text.empty())
    out(R"(<p class="govuk-body">{}</p>
)"_h,
        text);
}

void points(html::Out& out, const std::vector<std::string>& list) {
  if (list.empty()) return;
  out(R"(<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const std::string& each : list) out("<li>{}</li>\n"_h, each);
  out("</ul>\n"_h);
}

void text_block(html::Out& out, const TextBlock& p) {
  out(R"(<h2 class="govuk-heading-m">{}</h2>
)"_h,
      p.titre);
  paragraphe(out, p.texte);
  points(out, p.points);
}

void objectif(html::Out& out, const Objectif& o) {
  if (o.saillant)
    out(R"(<span class="dt-saillant"><span aria-hidden="true">★</span><span class="govuk-visually-hidden">Objectif saillant :</span></span> )"_h);
  out("{}"_h, o.titre);
}

void legende_de_l_etoile(html::Out& out) {
  out(R"(<p class="govuk-body"><span class="dt-saillant" aria-hidden="true">★</span><span class="govuk-visually-hidden">Étoile</span> : objectif saillant. Les projets qui s’y inscrivent sont regardés avec une attention particulière.</p>
)"_h);
}

void chronologie(html::Out& out, const Campagne& c, base::Instant now) {
  bool marked = false;
  out(R"(<ol class="dt-chronologie">
)"_h);
  for (const Etape& each : c.calendrier) {
    if (!marked && now < each.periode.from) today(out, now), marked = true;
    step(out, each, now);
  }
  if (!marked) today(out, now);
  out("</ol>\n"_h);
}

}  // namespace campagne::pages
