#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/dossier/pages/pages.h"
#include "programme/dossier/presentation.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"

namespace dossier {
namespace {

using namespace html::literals;

std::int64_t number(std::string_view text) {
  return base::all_digits(text) && text.size() < 18 ? std::stoll(std::string(text)) : 0;
}

std::optional<Dossier> chosen(const std::vector<Dossier>& list, std::string_view id) {
  auto it = std::ranges::find(list, number(id), &Dossier::id);
  return it == list.end() ? std::nullopt : std::optional(*it);
}

/// "Déposée, modifiée le 3 septembre 2022 à 9 h 00", and its call when it is another one.
std::string about(const Dossier& model, const campagne::Campagne& c) {
  auto text =
      fmt::format("{}, modifiée le {}", label_etat(model.etat_nom), base::date_time(model.modifie_le));
  return model.campagne == c.code ? text : fmt::format("Appel « {} ». {}", model.campagne, text);
}

void choose_source(html::Out& out, const page::Visite& v, const std::vector<Dossier>& list) {
  std::vector<page::Choix> choices;
  for (auto& model : list)
    choices.push_back({std::to_string(model.id), titre_de(model), about(model, v.campagne), false, false});
  page::groupe(out, {.nom = "source",
                     .legende = "De quel dossier voulez-vous reprendre des réponses ?",
                     .choix = std::move(choices)});
  page::bouton(out, "Choisir les réponses");
}

/// Every answer of the source, to tick; those that would replace an answer say so and are not ticked.
std::vector<page::Choix> answers(const Brouillon& source, const Brouillon& target,
                                 const campagne::Campagne& c) {
  std::vector<page::Choix> list;
  for (auto& q : questions(c)) {
    auto value = source.valeur(q.nom);
    if (value.empty() || value == target.valeur(q.nom)) continue;
    bool replaces = !target.valeur(q.nom).empty();
    auto shown = base::shorten(presenter(q, value, c), 200);
    list.push_back(
        {q.nom, q.label, replaces ? "Remplacera votre réponse. " + shown : shown, !replaces, false});
  }
  return list;
}

void choose_answers(html::Out& out, const page::Visite& v, const Dossier& d, const Dossier& source,
                    std::vector<page::Choix> list) {
  page::formulaire(out, v, chemin(d, "/copier"));
  out(R"(<input type="hidden" name="source" value="{}">
)"_h,
      source.id);
  page::groupe(out, {.nom = "champs",
                     .legende = "Quelles réponses voulez-vous reprendre ?",
                     .aide = "Relisez-les ensuite : les dates, les montants et les publics ont pu changer.",
                     .choix = std::move(list),
                     .multiple = true});
  page::bouton(out, "Reprendre ces réponses");
  page::fin_formulaire(out);
}

void content(html::Out& out, db::Reading& reading, const page::Visite& v, const Dossier& d,
             const std::vector<Dossier>& list) {
  if (auto source = chosen(list, v.request.query.get("source"))) {
    auto offered = answers(draft(reading, *source), draft(reading, d), v.campagne);
    if (offered.empty())
      out(R"(<p class="govuk-body">Ce dossier n’a pas d’autre réponse à reprendre.</p>)"_h);
    else
      choose_answers(out, v, d, *source, std::move(offered));
    return;
  }
  out(R"(<form method="get" action="/dossiers/{}/copier">
)"_h,
      d.id);
  choose_source(out, v, list);
  out("</form>\n"_h);
}

}  // namespace

web::Response choisir_copie(db::Reading& reading, const page::Visite& v) {
  auto d = find(reading, v.acteur, v.id());
  if (!d || !peut_ecrire(v, *d)) return page::introuvable(v);
  if (!std::holds_alternative<NoteEnPreparation>(d->etat())) return web::redirect(chemin(*d));
  auto list = models(reading, v.acteur, *d);
  auto view = [&](html::Out& out) {
    ariane(out, v, *d, {{"La note d’intention", chemin(*d, "/note")}});
    out(R"(<h1 class="govuk-heading-l">Reprendre des réponses d’un autre dossier</h1>
)"_h);
    if (list.empty())
      out(R"(<p class="govuk-body">Votre structure n’a pas d’autre dossier.</p>)"_h);
    else
      content(out, reading, v, *d, list);
  };
  return page::page(v, {.titre = "Reprendre des réponses d’un autre dossier"}, view);
}

web::Response copier(db::Writing& w, const page::Visite& v) {
  auto d = lock(w, v.acteur, v.id());
  if (!d) return page::introuvable(v);
  if (!peut_ecrire(v, *d)) return page::refus(v, {Cause::role_requis});
  if (!std::holds_alternative<NoteEnPreparation>(d->etat())) return page::refus(v, {Cause::etape_passee});
  auto source = chosen(models(w, v.acteur, *d), v.request.form.get("source"));
  if (!source) return page::introuvable(v);
  auto target = draft(w, *d);
  auto merged =
      fusionner(target, copie(draft(w, *source), target, v.request.form.all("champs")), v.acteur.id, v.now);
  save_draft(w, *d, merged.brouillon, lire(merged.brouillon, v.campagne).note, merged.changes, v.now);
  journal::inscrire(w, v.acteur, v.now,
                    {"reponses_copiees", "dossier", d->id, {{"source", std::to_string(source->id)}}});
  return page::redirige_avec_message(
      v, chemin(*d, "/note"), base::counted(merged.changes.size(), "réponse reprise.", "réponses reprises."));
}

}  // namespace dossier
