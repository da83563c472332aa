// After a meeting: each absence proposes to cancel the candidature, and the coordination decides, one by one.
#include "programme/reunion/absences_store.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/emargement.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

constexpr int par_page = 30;

/// What a person was deciding when it was refused: handed back as they wrote it.
struct Rendu {
  DecisionAbsence decision{};
  std::string message{};
};

std::string reason_field(const Absence& a) { return fmt::format("motif-{}", a.passage.id); }

void views(html::Out& out, VoirAbsences seen, const CompteAbsences& counts) {
  out(R"(<nav class="dt-onglets" aria-label="Absences"><ul class="dt-onglets__liste">
)"_h);
  for (auto [voir, count] : {std::pair{VoirAbsences::a_decider, counts.a_decider},
                             std::pair{VoirAbsences::annulees, counts.annulees},
                             std::pair{VoirAbsences::maintenues, counts.maintenues}}) {
    html::Attrs current;
    if (voir == seen) current.set("aria-current", "page");
    out(R"(<li class="dt-onglets__element"><a class="dt-onglets__lien" href="/absences?voir={}" {}>{} ({})</a></li>
)"_h,
        code(voir), current, label(voir), count);
  }
  out("</ul></nav>\n"_h);
}

void facts(html::Out& out, const Absence& a) {
  const auto& p = a.passage;
  out(R"(<h2 class="govuk-heading-m"><a class="govuk-link" href="/dossiers/{}">{}</a></h2>
<p class="govuk-body">{}<br><a class="govuk-link" href="{}">{}</a>{}</p>
<p class="govuk-body">)"_h,
      p.dossier, p.intitule, p.structure_nom, chemin(p.reunion, "/emargement"), p.reunion_titre,
      p.debut ? ", passage prévu le " + base::date_time(*p.debut) : "");
  etiquette_presence(out, a.situation.faits.presence);
  out(R"( {}</p>
)"_h,
      phrase_etat(a.situation));
}

void decided(html::Out& out, const Absence& a) {
  if (a.passage.decision.empty()) return;
  out(R"(<div class="govuk-inset-text"><p>{} le {} par {}.</p><p>Motif : {}</p></div>
)"_h,
      a.passage.decision == "annulation" ? "Candidature annulée" : "Candidature maintenue",
      base::date_time(*a.passage.decision_le), a.decide_par, a.passage.decision_motif);
}

void buttons(html::Out& out, const Absence& a) {
  auto state = a.passage.etat();
  out(R"(<div class="govuk-button-group">)"_h);
  if (possible<DerogerPresence>(state))
    page::bouton(out, "Maintenir la candidature", "decision", "maintenir");
  if (possible<AnnulerCandidature>(state))
    page::bouton_danger(out, "Annuler la candidature", "decision", "annuler");
  out("</div>\n"_h);
}

void form(html::Out& out, const page::Visite& v, const Absence& a, const Rendu* back) {
  auto field = reason_field(a);
  bool revised = a.passage.decision == "annulation";
  page::formulaire(out, v, fmt::format("/absences/{}", a.passage.id));
  champ_cache(out, "version", std::to_string(a.passage.version));
  page::champ(out, {.nom = field,
                    .label = revised ? "Motif, après la contestation" : "Motif de la décision",
                    .valeur = back ? std::string_view(back->decision.motif) : "",
                    .aide = "La structure le recevra par courriel.",
                    .erreur = back ? std::string_view(back->message) : "",
                    .lignes = 3,
                    .max = int(motif_decision_max)});
  buttons(out, a);
  page::fin_formulaire(out);
}

void what_next(html::Out& out, const page::Visite& v, const Absence& a, const Rendu* back) {
  if (!a.liste_close && a.passage.decision.empty()) {
    out(R"(<p class="govuk-body">La liste de présence est encore ouverte. <a class="govuk-link" href="{}">La clore</a></p>
)"_h,
        chemin(a.passage.reunion, "/emargement/cloture"));
    return;
  }
  if (possible<AnnulerCandidature>(a.passage.etat()))
    out(R"(<p class="govuk-body"><strong class="govuk-tag govuk-tag--orange">Proposée à l’annulation</strong></p>
)"_h);
  if (possible<DerogerPresence>(a.passage.etat())) form(out, v, a, back);
  if (a.passage.decision == "derogation")
    out(R"(<p class="govuk-body">Le projet peut passer à un autre moment : <a class="govuk-link" href="{}">choisir un créneau</a>.</p>
)"_h,
        chemin(a.passage.reunion, fmt::format("/plan/{}", a.passage.id)));
}

void card(html::Out& out, const page::Visite& v, const Absence& a, const Rendu* back) {
  out(R"(<li class="dt-carte dt-absence" id="absence-{}">
)"_h,
      a.passage.id);
  facts(out, a);
  decided(out, a);
  what_next(out, v, a, back);
  out("</li>\n"_h);
}

void introduction(html::Out& out, const page::Visite& v) {
  page::fil_d_ariane(out, {{"Réunions", "/reunions-partenariales"}});
  out(R"(<h1 class="govuk-heading-l">Absences aux réunions</h1>
<p class="govuk-body">{}</p>
<p class="govuk-body">Rien n’est annulé sans vous : pour chaque absence, maintenez ou annulez la candidature, avec un motif. La structure le reçoit par courriel et le lit sur sa page.</p>
)"_h,
      v.campagne.passages.regle_presence);
  if (!v.campagne.passages.contestation.empty())
    out(R"(<p class="govuk-body">Une annulation lui dit aussi comment contester : « {} »</p>
)"_h,
        v.campagne.passages.contestation);
}

void empty(html::Out& out, VoirAbsences seen) {
  out(R"(<p class="govuk-body">{}</p>
)"_h,
      seen == VoirAbsences::a_decider ? "Aucune absence n’attend de décision." : "Aucune pour le moment.");
}

void next_page(html::Out& out, VoirAbsences seen, std::int64_t after) {
  out(R"(<p class="govuk-body"><a class="govuk-link" href="/absences?voir={}&amp;apres={}">Voir les suivantes</a></p>
)"_h,
      code(seen), after);
}

web::Response list_page(db::Reading& r, const page::Visite& v) {
  auto seen = voir_absences(v.request.query.get("voir")).value_or(VoirAbsences::a_decider);
  auto list = absences(r, v.acteur, v.campagne.code, seen, nombre(v.request.query, "apres"), par_page + 1);
  bool more = list.size() > std::size_t(par_page);
  if (more) list.pop_back();
  auto counts = compter_absences(r, v.acteur, v.campagne.code);
  return page::page(v, {.titre = "Absences aux réunions"}, [&](html::Out& out) {
    introduction(out, v);
    views(out, seen, counts);
    if (list.empty()) empty(out, seen);
    out(R"(<ol class="dt-absences">
)"_h);
    for (const auto& one : list) card(out, v, one, nullptr);
    out("</ol>\n"_h);
    if (more) next_page(out, seen, list.back().passage.id);
  });
}

/// One alone, with what was typed and why it was refused.
web::Response one_page(const page::Visite& v, const Absence& a, const Rendu& back, int status) {
  base::FieldErrors errors;
  errors.add(reason_field(a), back.message);
  return page::page(
      v, {.titre = "Absence", .erreurs = &errors},
      [&](html::Out& out) {
        page::fil_d_ariane(out, {{"Réunions", "/reunions-partenariales"}, {"Absences", "/absences"}});
        out(R"(<h1 class="govuk-heading-l">Absence</h1>
<ol class="dt-absences">
)"_h);
        card(out, v, a, &back);
        out("</ol>\n"_h);
      },
      status);
}

std::string said(const Absence& a, bool cancelled) {
  return fmt::format("{} : candidature {}. La structure est prévenue par courriel.", a.passage.intitule,
                     cancelled ? "annulée" : "maintenue");
}

DecisionAbsence read(const page::Visite& v, const Absence& a) {
  return {.passage = a.passage.id,
          .version = nombre(v.request.form, "version"),
          .annuler = v.request.form.get("decision") == "annuler",
          .motif = std::string(v.request.form.get(reason_field(a)))};
}

std::string why_not(const Obstacle& o) {
  if (o.cause == Cause::modifie_entre_temps)
    return "Une autre personne a changé quelque chose pendant que vous écriviez. Relisez, puis décidez de "
           "nouveau.";
  return explication(o);
}

}  // namespace

web::Response liste_des_absences(db::Reading& r, const page::Visite& v) { return list_page(r, v); }

web::Response decider_absence(db::Writing& w, const page::Visite& v) {
  auto before = absence(w, v.acteur, v.id());
  if (!before) return page::introuvable(v);
  auto wanted = read(v, *before);
  auto choice = v.request.form.get("decision");
  if (choice != "annuler" && choice != "maintenir")
    return one_page(v, *before, {wanted, "Choisissez : maintenir ou annuler la candidature."}, 422);
  auto done = decider(w, v.acteur, v.campagne, v.now, wanted);
  if (done) return page::redirige_avec_message(v, "/absences", said(*before, wanted.annuler));
  return one_page(v, *before, {wanted, why_not(done.error())},
                  done.error().cause == Cause::modifie_entre_temps ? 409 : 422);
}

}  // namespace reunion::pages
