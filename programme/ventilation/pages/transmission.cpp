// The transmission: what will be told, and what stays behind, shown first; then told.
#include <fmt/format.h>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/transmission.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

void line(html::Out& out, std::int64_t n, std::string_view one, std::string_view many) {
  if (n > 0) out("<li>{}</li>\n"_h, base::counted(std::size_t(n), one, many));
}

void consequences(html::Out& out, const Transmission& t) {
  out(R"(<h2 class="govuk-heading-m">Ce qui part</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  line(out, t.transmises, "note transmise à ses agent·es", "notes transmises à leurs agent·es");
  line(out, t.agents, "personne reçoit un message, avec le lien vers sa liste",
       "personnes reçoivent chacune un seul message, avec le lien vers leur liste");
  line(out, t.referents, "est référent·e de réussite éducative", "sont référent·es de réussite éducative");
  line(out, t.ecartees, "structure apprend que sa note est écartée, pourquoi, et comment contester",
       "structures apprennent que leur note est écartée, pourquoi, et comment contester");
  line(out, std::int64_t(t.apprennent.size()), "structure apprend dans quelle réunion son projet est traité",
       "structures apprennent dans quelle réunion leur projet est traité");
  out("</ul>\n"_h);
}

/// The first numbers, and how many more.
std::string some(const std::vector<std::string>& references) {
  constexpr std::size_t few = 20;
  if (references.size() <= few) return base::join(references, ", ");
  return fmt::format("{} et {}", base::join({references.begin(), references.begin() + few}, ", "),
                     base::counted(references.size() - few, "autre", "autres"));
}

void left_behind(html::Out& out, const Transmission& t) {
  if (t.manques.empty() && t.a_ventiler == 0) return;
  out(R"(<h2 class="govuk-heading-m">Ce qui ne part pas</h2>
<p class="govuk-body">Ces notes pourront être transmises plus tard.</p>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  line(out, t.a_ventiler, "note pas encore ventilée", "notes pas encore ventilées");
  for (const auto& each : t.manques) out("<li>{} {}</li>\n"_h, each.raison, some(each.references));
  out("</ul>\n"_h);
}

void warnings(html::Out& out, const Transmission& t) {
  if (t.sans_agent.empty()) return;
  out(R"(<h2 class="govuk-heading-m">À savoir</h2>
<p class="govuk-body">{} sans agent·e pour au moins un financeur : {}.</p>
)"_h,
      base::counted(t.sans_agent.size(), "note part", "notes partent"), some(t.sans_agent));
}

void send_form(html::Out& out, const page::Visite& v, const Transmission& t, std::int64_t seen) {
  if (t.changements.empty())
    return out(R"(<p class="govuk-body">Rien n’est prêt à être transmis.</p>
)"_h);
  out(R"(<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Attention</span> Une fois transmise, une note ne s’annule plus : elle se change une par une, avec un motif.</strong></div>
)"_h);
  page::formulaire(out, v, "/ventilation/transmettre");
  out(R"(<input type="hidden" name="vu" value="{}">
)"_h,
      seen);
  page::bouton(out, fmt::format("Transmettre {}", base::counted(t.changements.size(), "note", "notes")));
  page::fin_formulaire(out);
}

web::Response consequences_page(db::Reading& r, const page::Visite& v, const Obstacle* refused) {
  auto t = transmission(lignes(r, v.acteur, tour(v), {}), v.acteur, v.now, v.campagne);
  auto seen = tour_vu(r, tour(v));
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Ventilation", "/ventilation"}});
    if (refused)
      out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Rien n’est transmis</h2><div class="govuk-error-summary__body"><p>Quelque chose a changé pendant que vous lisiez. Voici ce qui partirait maintenant.</p></div></div>
)"_h);
    out(R"(<h1 class="govuk-heading-l">Transmettre la ventilation</h1>
)"_h);
    if (!t.changements.empty()) consequences(out, t);
    warnings(out, t);
    left_behind(out, t);
    send_form(out, v, t, seen);
  };
  return page::page(v, {.titre = "Transmettre la ventilation"}, view, refused ? 409 : 200);
}

}  // namespace

web::Response avant_transmission(db::Reading& r, const page::Visite& v) {
  return consequences_page(r, v, nullptr);
}

web::Response transmettre_tout(db::Writing& w, const page::Visite& v) {
  auto seen = base::whole_number(v.request.form.get("vu")).value_or(-1);
  auto t = transmission(lignes(w, v.acteur, tour(v), {}), v.acteur, v.now, v.campagne);
  if (t.changements.empty() && seen == tour_vu(w, tour(v)))
    return page::refus(v, {Cause::deja_fait, "Rien n’est prêt à être transmis."});
  auto done = transmettre(w, v.acteur, v.now, tour(v), seen, t);
  if (!done && done.error().cause == Cause::modifie_entre_temps)
    return consequences_page(w, v, &done.error());
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, "/ventilation", done->libelle + ". Les messages partent.");
}

}  // namespace ventilation::pages
