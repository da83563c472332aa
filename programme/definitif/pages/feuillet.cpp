#include "programme/definitif/pages/feuillet.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/lecture.h"
#include "programme/dossier/pages/conflits.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using dossier::Envoi;

void last_saved(html::Out& out, db::Reading& r, const Feuillet& page) {
  const dossier::Saisie* last = nullptr;
  for (const auto& q : page.questions)
    if (const auto* s = page.brouillon.saisie(q.nom); s && s->par != 0 && (!last || s->le > last->le))
      last = s;
  out(R"(<p class="govuk-body-s dt-enregistrement" role="status" data-etat-enregistrement>)"_h);
  if (last)
    out("Dernier enregistrement : {}, par {}."_h, base::date_time(last->le),
        dossier::person_name(r, last->par));
  else
    out("Rien n’est encore enregistré dans cette page."_h);
  out("</p>\n"_h);
}

void fixed_answers(html::Out& out, const page::Visite& v, const Feuillet& page) {
  PartieLue read{"", "", {}};
  for (const auto& q : page.questions)
    if (q.fixe) read.reponses.push_back({q.label, presenter(q, page.brouillon.valeur(q.nom), v.campagne)});
  if (read.reponses.empty()) return;
  out(R"(<p class="govuk-body">Ces réponses viennent de la note d’intention. Elles ont décidé de la réunion et des financeurs : pour les changer, écrivez à la coordination.</p>
)"_h);
  reponses(out, read.reponses);
}

void form(html::Out& out, db::Reading& r, const page::Visite& v, const Definitif& f, const Feuillet& page,
          const Envoi& rendu, const base::FieldErrors& shown) {
  page::formulaire(
      out, v, chemin_definitif(f.dossier, page.suite),
      html::Attrs{}.flag("data-enregistrement-auto").set("data-personne", std::to_string(v.acteur.id)));
  out(R"(<input type="hidden" name="version" value="{}">
)"_h,
      f.version);
  champs(out, v, {page.questions, page.brouillon, rendu, shown});
  last_saved(out, r, page);
  out(R"(<div class="govuk-button-group">)"_h);
  page::bouton(out, "Enregistrer et continuer", "suite", "continuer");
  page::bouton_secondaire(out, "Enregistrer et revenir à la liste", "suite", "liste");
  out("</div>\n"_h);
  page::fin_formulaire(out);
}

void to_read(html::Out& out, const page::Visite& v, const Feuillet& page, const Obstacle& why) {
  out(R"(<div class="govuk-inset-text">{}</div>
)"_h,
      phrase(why));
  std::vector<ReponseLue> read;
  for (const auto& q : page.questions)
    if (!q.fixe && posee(q, page.brouillon))
      read.push_back({q.label, presenter(q, page.brouillon.valeur(q.nom), v.campagne)});
  reponses(out, read);
}

web::Response page_of(db::Reading& r, const page::Visite& v, const Definitif& f, const Feuillet& page,
                      const Envoi& rendu, const std::vector<dossier::ConflitLu>& handed_back) {
  auto why = non_modifiable(v, f, page.suite);
  base::FieldErrors shown;
  if (!why && v.request.query.has("verifier")) shown = page.erreurs;
  auto view = [&](html::Out& out) {
    cadre(out, v, f.dossier, page.suite, page.titre);
    if (!page.intro.empty())
      out(R"(<p class="govuk-body">{}</p>
)"_h,
          page.intro);
    dossier::conflits(out, handed_back);
    if (page.avant) page.avant(out);
    fixed_answers(out, v, page);
    if (why)
      to_read(out, v, page, *why);
    else
      form(out, r, v, f, page, rendu, shown);
    if (page.apres) page.apres(out);
  };
  auto title = fmt::format("{} – dossier définitif", page.titre);
  return page::page(v, {.titre = title, .erreurs = &shown}, view, handed_back.empty() ? 200 : 409);
}

std::vector<dossier::ConflitLu> named(db::Reading& r, const page::Visite& v, const Feuillet& page,
                                      const std::vector<dossier::Conflit>& list) {
  std::vector<dossier::ConflitLu> read;
  for (const auto& q : page.questions)
    for (auto shown : list) {
      if (shown.champ != q.nom) continue;
      for (auto* text : {&shown.votre_texte, &shown.texte_enregistre})
        *text = presenter(q, *text, v.campagne);
      read.push_back({shown, q.label, dossier::person_name(r, shown.par)});
    }
  return read;
}

/// Nothing typed is lost when the dossier can no longer be written.
web::Response given_back(const page::Visite& v, const Definitif& f, const Feuillet& page, const Envoi& envoi,
                         const Obstacle& why) {
  std::vector<dossier::TexteRendu> texts;
  for (const auto& q : page.questions)
    if (auto it = envoi.find(q.nom); it != envoi.end())
      texts.push_back({q.label, presenter(q, it->second.texte, v.campagne)});
  return dossier::textes_rendus(v, why, texts, [&](html::Out& out) { retour(out, v, f.dossier); });
}

/// Where one goes on after saving: what was asked again, when something was.
std::string next_page(const page::Visite& v, const Definitif& f, const Feuillet& page) {
  if (std::holds_alternative<ACompleter>(f.etat())) return "/complements";
  return v.request.form.get("suite") == "continuer" ? page.suivant : "";
}

/// What could be saved is kept, although the answer is 409.
web::Response with_conflicts(db::Writing& w, const page::Visite& v, const Definitif& f, const Feuillet& page,
                             const std::vector<dossier::Conflit>& list) {
  auto read = named(w, v, page, list);
  Envoi rendu;
  for (const auto& c : list) rendu[c.champ] = {c.votre_texte, {}};
  auto response =
      v.request.wants_json() ? dossier::json_conflits(f.version, read) : page_of(w, v, f, page, rendu, read);
  return response.header("X-Dentelle-Commit", "1"), response;
}

}  // namespace

web::Response montrer(db::Reading& r, const page::Visite& v, const Definitif& f, const Feuillet& page) {
  return page_of(r, v, f, page, {}, {});
}

web::Response enregistrer(db::Writing& w, const page::Visite& v, const Definitif& f, Feuillet page,
                          const Garder& keep) {
  auto envoi = lire_envoi(v.request.form, page.questions);
  if (auto why = non_modifiable(v, f, page.suite)) return given_back(v, f, page, envoi, *why);
  auto fusion = dossier::fusionner(std::move(page.brouillon), envoi, v.acteur.id, v.now);
  if (!fusion.changes.empty()) keep(fusion.brouillon, fusion.changes);
  page.brouillon = std::move(fusion.brouillon);
  if (!fusion.conflits.empty()) return with_conflicts(w, v, f, page, fusion.conflits);
  if (v.request.wants_json()) return dossier::json_enregistre(v, f.version);
  return page::redirige_avec_message(v, chemin_definitif(f.dossier, next_page(v, f, page)),
                                     "Vos réponses sont enregistrées.");
}

}  // namespace definitif::pages
