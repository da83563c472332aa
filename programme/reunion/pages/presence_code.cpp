// The page that a QR code opens: whoever holds the meeting reads it with their own phone. Opening it notes
// nothing; a button does.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/emargement.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/pointage.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

struct Lu {
  Reunion reunion{};
  Emargement ligne{};
};

std::optional<Lu> load(db::Reading& r, const page::Visite& v, const Passage& p) {
  auto u = find_reunion(r, v.acteur, p.reunion);
  auto line = u ? reunion::emargement(r, v.acteur, u->id, p.id) : std::nullopt;
  return line ? std::optional(Lu{*std::move(u), *std::move(line)}) : std::nullopt;
}

/// The porteur who opens their own code, or an agent who does not hold this meeting.
web::Response for_the_desk(const page::Visite& v) {
  return page::refus(
      v, {Cause::role_requis,
          "Ce code se montre à l’accueil de la réunion : la personne qui tient la liste le lit avec son "
          "téléphone."});
}

void who(html::Out& out, const Lu& lu) {
  const auto& p = lu.ligne.passage;
  out(R"(<p class="govuk-body-l">{}<br>{}</p>
)"_h,
      p.intitule, p.structure_nom);
  if (p.debut)
    out(R"(<p class="govuk-body">Passage le {}.</p>
)"_h,
        base::date_time(*p.debut));
  out(R"(<ul class="govuk-list">
)"_h);
  for (const auto& one : lu.ligne.venants)
    out(R"(<li>{}{}</li>
)"_h,
        one.nom, one.fonction.empty() ? "" : ", " + one.fonction);
  out(R"(</ul>
<p class="govuk-body">)"_h);
  etiquette_presence(out, lu.ligne.situation.faits.presence);
  out(R"( {}</p>
)"_h,
      phrase_etat(lu.ligne.situation));
}

void buttons(html::Out& out, const page::Visite& v, const Lu& lu) {
  auto likely = presence_probable(lu.ligne.passage.creneau(), v.now, v.campagne.passages.retard);
  if (auto late = retard(lu.ligne.passage.creneau(), v.now); !late.empty())
    out(R"(<p class="govuk-body">{}.</p>
)"_h,
        late);
  page::formulaire(out, v, v.request.path);
  champ_cache(out, "vu", std::to_string(lu.ligne.situation.version));
  out(R"(<div class="govuk-button-group">)"_h);
  auto in_time = [&] { page::bouton(out, "Noter présent·e", "presence", "present"); };
  if (likely == Presence::present) {
    in_time();
    page::bouton_secondaire(out, "Noter en retard", "presence", "en_retard");
  } else {
    page::bouton(out, "Noter en retard", "presence", "en_retard");
    page::bouton_secondaire(out, "Noter présent·e", "presence", "present");
  }
  out("</div>\n"_h);
  page::fin_formulaire(out);
}

bool came(const Situation& s) {
  return s.faits.presence == Presence::present || s.faits.presence == Presence::en_retard;
}

web::Response code_page(const page::Visite& v, const Lu& lu, const std::string& refused) {
  return page_reunion(
      v, lu.reunion, {.titre = "Arrivée"},
      [&](html::Out& out) {
        if (!refused.empty())
          out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Ce n’est pas noté</h2><div class="govuk-error-summary__body"><p>{}</p></div></div>
)"_h,
              refused);
        who(out, lu);
        if (!lu.reunion.close_le && !came(lu.ligne.situation)) buttons(out, v, lu);
        out(R"(<p class="govuk-body"><a class="govuk-link" href="{}#passage-{}">Voir la liste</a></p>
)"_h,
            chemin(lu.reunion.id, "/emargement"), lu.ligne.passage.id);
      },
      refused.empty() ? 200 : 422);
}

std::string why_not(const Reponse& answer) {
  if (answer.verdict.issue == Issue::refus) return answer.verdict.explication;
  return fmt::format("Une autre personne a noté « {} » pendant ce temps. Vérifiez, puis choisissez.",
                     label(answer.verdict.apres.faits.presence));
}

/// The passage of the address, then what to do with it.
template <class Then>
web::Response with_passage(db::Reading& r, const page::Visite& v, Then then) {
  auto passage = passage_presente(r, v.acteur, v.path.at(0));
  if (!passage) return page::introuvable(v);
  if (!anime(v.acteur, v.campagne, passage->reunion_code)) return for_the_desk(v);
  auto lu = load(r, v, *passage);
  return lu ? then(*lu) : page::introuvable(v);
}

web::Response record(db::Writing& w, const page::Visite& v, const Lu& lu) {
  const auto& form = v.request.form;
  auto tick = lire_pointage({.passage = std::to_string(lu.ligne.passage.id),
                             .presence = std::string(form.get("presence")),
                             .vu = std::string(form.get("vu")),
                             .mode = "qr"});
  if (!tick.erreurs.empty()) return code_page(v, lu, base::join(tick.erreurs, " "));
  auto answer = noter(w, v.acteur, lu.reunion, v.campagne, v.now, {tick.pointage}).at(0);
  if (answer.verdict.issue == Issue::note || answer.verdict.issue == Issue::deja)
    return page::redirige_avec_message(
        v, v.request.path, fmt::format("{} : {}", lu.ligne.passage.intitule, label(tick.pointage.presence)));
  return code_page(v, *load(w, v, lu.ligne.passage), why_not(answer));
}

}  // namespace

web::Response code_presence(db::Reading& r, const page::Visite& v) {
  return with_passage(r, v, [&](const Lu& lu) { return code_page(v, lu, ""); });
}

web::Response noter_par_code(db::Writing& w, const page::Visite& v) {
  return with_passage(w, v, [&](const Lu& lu) { return record(w, v, lu); });
}

}  // namespace reunion::pages
