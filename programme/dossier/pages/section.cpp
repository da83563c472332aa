#include "programme/dossier/pages/section.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/dossier/pages/champs_note.h"
#include "programme/dossier/pages/conflits.h"
#include "programme/dossier/presentation.h"
#include "programme/page/champ.h"

namespace dossier {
namespace {

using namespace html::literals;

const Envoi nothing_handed_back;

/// When, and by whom, something of this section was last recorded.
void last_saved(html::Out& out, db::Reading& reading, const Formulaire& f, const campagne::Campagne& c) {
  const Saisie* last = nullptr;
  for (auto& q : questions(c))
    if (auto* s = f.brouillon.saisie(q.nom); q.section == f.section && s && (!last || s->le > last->le))
      last = s;
  out(R"(<p class="govuk-body-s dt-enregistrement" role="status" data-etat-enregistrement>)"_h);
  if (last)
    out("Dernier enregistrement : {}, par {}."_h, base::date_time(last->le), person_name(reading, last->par));
  else
    out("Rien n’est encore enregistré dans cette page."_h);
  out("</p>\n"_h);
}

void buttons(html::Out& out, Section s) {
  out(R"(<div class="govuk-button-group">)"_h);
  page::bouton(out, suivante(s) ? "Enregistrer et continuer" : "Enregistrer et vérifier", "suite",
               "continuer");
  page::bouton_secondaire(out, "Enregistrer et revenir à la liste", "suite", "liste");
  out("</div>\n"_h);
}

web::Response section_page(db::Reading& reading, const page::Visite& v, const Dossier& d, const Formulaire& f,
                           const std::vector<ConflitLu>& handed_back) {
  auto action = chemin(d, fmt::format("/note/{}", code(f.section)));
  auto view = [&](html::Out& out) {
    ariane(out, v, d, {{"La note d’intention", chemin(d, "/note")}});
    out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>
)"_h,
        titre_de(d), titre(f.section));
    if (auto text = v.campagne.texte(fmt::format("section.{}", code(f.section))); !text.empty())
      out(R"(<p class="govuk-body">{}</p>
)"_h,
          text);
    conflits(out, handed_back);
    page::formulaire(
        out, v, action,
        html::Attrs{}.flag("data-enregistrement-auto").set("data-personne", std::to_string(v.acteur.id)));
    out(R"(<input type="hidden" name="version" value="{}">
)"_h,
        d.version);
    champs_de_section(out, v, f);
    last_saved(out, reading, f, v.campagne);
    buttons(out, f.section);
    page::fin_formulaire(out);
  };
  auto title = fmt::format("{} – {}", titre(f.section), titre_de(d));
  return page::page(v, {.titre = title, .erreurs = &f.erreurs}, view, handed_back.empty() ? 200 : 409);
}

/// Errors are shown only when the person comes from the check page (?verifier=1): a blank form is not a
/// mistake.
base::FieldErrors errors_to_show(const page::Visite& v, const Brouillon& b, Section s) {
  base::FieldErrors shown;
  if (!v.request.query.has("verifier")) return shown;
  auto lecture = lire(b, v.campagne);
  for (auto& q : questions(v.campagne))
    if (auto message = lecture.erreurs.of(q.nom); q.section == s && !message.empty())
      shown.add(q.nom, message);
  return shown;
}

std::vector<ConflitLu> named(db::Reading& reading, const std::vector<Conflit>& list,
                             const campagne::Campagne& c) {
  std::vector<ConflitLu> read;
  for (auto& q : questions(c))
    for (auto& conflict : list)
      if (conflict.champ == q.nom) {
        auto shown = conflict;
        shown.texte_enregistre = presenter(q, conflict.texte_enregistre, c);
        shown.votre_texte = presenter(q, conflict.votre_texte, c);
        read.push_back({shown, q.label, person_name(reading, conflict.par)});
      }
  return read;
}

/// The texts come back to the person when the note can no longer be written: nothing typed is lost.
web::Response handed_back(const page::Visite& v, const Dossier& d, const Envoi& envoi, const Obstacle& why) {
  std::vector<TexteRendu> texts;
  for (auto& q : questions(v.campagne))
    if (auto it = envoi.find(q.nom); it != envoi.end())
      texts.push_back({q.label, presenter(q, it->second.texte, v.campagne)});
  return textes_rendus(v, why, texts, [&](html::Out& out) { ariane(out, v, d); });
}

std::optional<Obstacle> unwritable(const page::Visite& v, const Dossier& d) {
  if (!peut_ecrire(v, d)) return Obstacle{Cause::role_requis};
  if (!std::holds_alternative<NoteEnPreparation>(d.etat()))
    return Obstacle{Cause::etape_passee, "La note n’est plus en préparation."};
  return std::nullopt;
}

web::Response after_saving(const page::Visite& v, const Dossier& d, Section s) {
  if (v.request.form.get("suite") == "liste")
    return page::redirige_avec_message(v, chemin(d, "/note"), "Vos réponses sont enregistrées.");
  auto next = suivante(s);
  return web::redirect(next ? chemin(d, fmt::format("/note/{}", code(*next))) : chemin(d, "/note/verifier"));
}

/// A conflict keeps what could be saved: the answer says 409 but the transaction is kept.
web::Response with_conflicts(db::Writing& w, const page::Visite& v, const Dossier& d, Section s,
                             const Fusion& fusion) {
  auto read = named(w, fusion.conflits, v.campagne);
  Envoi rendu;
  for (auto& c : fusion.conflits) rendu[c.champ] = {c.votre_texte, {}};
  auto response = v.request.wants_json() ? json_conflits(d.version, read)
                                         : section_page(w, v, d, {s, fusion.brouillon, rendu, {}}, read);
  return response.header("X-Dentelle-Commit", "1"), response;
}

}  // namespace

web::Response montrer_section(db::Reading& reading, const page::Visite& v) {
  auto d = find(reading, v.acteur, v.id());
  auto s = section(v.path[1]);
  if (!d || !s) return page::introuvable(v);
  if (unwritable(v, *d)) return web::redirect(chemin(*d));
  auto b = draft(reading, *d);
  return section_page(reading, v, *d, {*s, b, nothing_handed_back, errors_to_show(v, b, *s)}, {});
}

web::Response enregistrer_section(db::Writing& w, const page::Visite& v) {
  auto s = section(v.path[1]);
  auto d = s ? lock(w, v.acteur, v.id()) : std::nullopt;
  if (!d) return page::introuvable(v);
  auto envoi = lire_envoi(v.request.form, *s, v.campagne);
  if (auto why = unwritable(v, *d)) return handed_back(v, *d, envoi, *why);
  auto fusion = fusionner(draft(w, *d), envoi, v.acteur.id, v.now);
  save_draft(w, *d, fusion.brouillon, lire(fusion.brouillon, v.campagne).note, fusion.changes, v.now);
  if (!fusion.conflits.empty()) return with_conflicts(w, v, *d, *s, fusion);
  if (v.request.wants_json()) return json_enregistre(v, d->version);
  return after_saving(v, *d, *s);
}

}  // namespace dossier
