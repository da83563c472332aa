#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/dossier/pages/pages.h"

namespace dossier {
namespace {

using namespace html::literals;

void status(html::Out& out, const EtatSection& s) {
  switch (s.avancement) {
    case Avancement::complet:
      return out("Complet"_h);
    case Avancement::en_cours:
      return out(
          R"(<strong class="govuk-tag govuk-tag--yellow">En cours</strong> <span class="dt-manques">{}</span>)"_h,
          base::counted(s.manques, "réponse manque", "réponses manquent"));
    case Avancement::a_faire:
      return out(R"(<strong class="govuk-tag govuk-tag--blue">À faire</strong>)"_h);
  }
}

void task(html::Out& out, const Dossier& d, const EtatSection& s) {
  auto id = code(s.section);
  out(R"(<li class="govuk-task-list__item govuk-task-list__item--with-link"><div class="govuk-task-list__name-and-hint"><a class="govuk-link govuk-task-list__link" href="/dossiers/{}/note/{}" aria-describedby="etat-{}">{}</a></div>
<div class="govuk-task-list__status" id="etat-{}">)"_h,
      d.id, id, id, titre(s.section), id);
  status(out, s);
  out("</div></li>\n"_h);
}

void how_it_works(html::Out& out, bool has_models, const Dossier& d) {
  out(R"(<p class="govuk-body">Remplissez les parties dans l’ordre que vous voulez. Tout s’enregistre au fur et à mesure : vous pouvez vous arrêter et revenir, ou vous y mettre à plusieurs.</p>
)"_h);
  if (has_models)
    out(R"(<p class="govuk-body"><a class="govuk-link" href="/dossiers/{}/copier">Reprendre des réponses d’un autre de vos dossiers</a></p>
)"_h,
        d.id);
}

void taken_back(html::Out& out, const Dossier& d, bool open) {
  if (d.depots == 0) return;
  out(R"(<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Attention : </span>Vous avez repris cette note pour la modifier : elle n’est plus déposée. {}</strong></div>
)"_h,
      open ? "Pensez à la déposer de nouveau avant la date limite." : "La date limite est passée.");
}

void check_button(html::Out& out, const Dossier& d, bool open) {
  out(R"(<p><a class="govuk-button" href="/dossiers/{}/note/verifier" role="button" draggable="false">{}</a></p>
)"_h,
      d.id, open ? "Vérifier et déposer" : "Relire");
}

}  // namespace

web::Response taches(db::Reading& reading, const page::Visite& v) {
  auto d = find(reading, v.acteur, v.id());
  if (!d) return page::introuvable(v);
  if (!std::holds_alternative<NoteEnPreparation>(d->etat())) return web::redirect(chemin(*d));
  auto b = draft(reading, *d);
  auto lines = avancement(b, lire(b, v.campagne), v.campagne);
  bool has_models = !models(reading, v.acteur, *d).empty();
  auto done = std::size_t(std::ranges::count(lines, Avancement::complet, &EtatSection::avancement));
  bool open = depot_possible(v, *d), closed = !open && v.now >= v.campagne.depot_note.from;
  auto view = [&](html::Out& out) {
    ariane(out, v, *d);
    out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">La note d’intention</h1>
<div class="govuk-inset-text">{}</div>
)"_h,
        titre_de(*d), phrase_limite(v, *d));
    taken_back(out, *d, open);
    if (closed) depot_clos(out);
    how_it_works(out, has_models, *d);
    out(R"(<p class="govuk-body"><strong>{} sur {}</strong></p>
<ul class="govuk-task-list">
)"_h,
        base::counted(done, "partie complète", "parties complètes"), lines.size());
    for (auto& line : lines) task(out, *d, line);
    out("</ul>\n"_h);
    check_button(out, *d, open || !closed);
  };
  auto title = fmt::format("La note d’intention – {}", titre_de(*d));
  return page::page(v, {.titre = title}, view);
}

}  // namespace dossier
