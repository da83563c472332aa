// What the porteur is asked to complete, one line for each section and piece, and giving it back.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/completude/completude_store.h"
#include "programme/completude/pages/pages.h"
#include "programme/definitif/a_regler.h"
#include "programme/definitif/cible.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"

namespace completude::pages {
namespace {

using namespace html::literals;
using definitif::Definitif;
using definitif::RendreComplements;
using definitif::pages::chemin_definitif;

constexpr int longest_answer = 1000;

/// A request with what became of it so far.
struct Reponse {
  Definitif f;
  Demande demande;
  definitif::Contenu complete;  ///< what would be given back now
  std::vector<Changement> changements;
  std::vector<piece::Exigence> dues;
  std::vector<definitif::Manque> manques;

  bool ouverte(base::Instant now) const {
    return std::holds_alternative<definitif::ACompleter>(f.etat()) && definitif::modifiable(f.etat(), now);
  }
};

std::optional<Reponse> loaded(db::Reading& r, const page::Visite& v, std::optional<Definitif> f) {
  if (!f || !definitif::voit_la_preparation(v.acteur, *f)) return std::nullopt;
  auto d = derniere_demande(r, *f);
  auto sent = d ? definitif::depot(r, *f, d->rang_avant) : std::nullopt;
  if (!sent) return std::nullopt;
  auto before = sent->contenu();
  auto present = definitif::contenu(r, v.acteur, *f, v.campagne);
  auto due = piece::exigences(r, v.campagne, f->dossier, v.now);
  auto lacking = manques(d->codes(), definitif::a_regler(r, v.acteur, *f, present, v.campagne, v.now), due);
  auto complete = completer(before, present, d->codes(), v.campagne, v.now);
  auto changed = changements(before, complete, d->codes(), v.campagne, v.now);
  return Reponse{std::move(*f),      std::move(*d),  std::move(complete),
                 std::move(changed), std::move(due), std::move(lacking)};
}

/// Whether something was done about it since it was asked.
bool begun(const Reponse& x, std::string_view cible) {
  for (const auto& due : x.dues)
    if (definitif::cible_piece(due.piece->code) == cible)
      return std::ranges::any_of(due.remises,
                                 [&](const piece::Remise& r) { return r.remise_le >= x.demande.ouverte_le; });
  auto it = std::ranges::find(x.changements, cible, &Changement::cible);
  return it != x.changements.end() && !it->ecarts.empty();
}

std::size_t missing_in(const Reponse& x, std::string_view cible) {
  return static_cast<std::size_t>(std::ranges::count_if(
      x.manques, [&](const definitif::Manque& m) { return definitif::cible_de(m.suite) == cible; }));
}

void status(html::Out& out, const Reponse& x, std::string_view cible) {
  auto missing = missing_in(x, cible);
  bool piece = !definitif::piece_de(cible).empty();
  if (missing > 0)
    out(R"(<strong class="govuk-tag govuk-tag--yellow">{}</strong>)"_h, piece ? "À remettre" : "À compléter");
  else if (begun(x, cible))
    out(R"(<strong class="govuk-tag govuk-tag--green">{}</strong>)"_h, piece ? "Remise" : "Modifiée");
  else
    out(R"(<strong class="govuk-tag govuk-tag--blue">À revoir</strong>)"_h);
}

void one(html::Out& out, const page::Visite& v, const Reponse& x, const Demandee& d, std::size_t n) {
  out(R"(<li class="govuk-task-list__item govuk-task-list__item--with-link"><div class="govuk-task-list__name-and-hint"><a class="govuk-link govuk-task-list__link" href="{}" aria-describedby="attente-{} etat-{}">{}</a><div class="govuk-task-list__hint" id="attente-{}">{}</div></div>
<div class="govuk-task-list__status" id="etat-{}">)"_h,
      chemin_definitif(x.f.dossier, "/" + d.cible), n, n, titre(d.cible, v.campagne), n, d.raison, n);
  status(out, x, d.cible);
  out("</div></li>\n"_h);
}

void introduction(html::Out& out, const page::Visite& v, const Reponse& x) {
  const auto& d = x.demande;
  if (d.rendue_le)
    return out(
        R"(<p class="govuk-body">Vous avez rendu ces compléments le {}. La coordination les vérifie.</p>
)"_h,
        base::date_time(*d.rendue_le));
  if (!x.ouverte(v.now))
    return out(
        R"(<div class="govuk-inset-text">Ces compléments étaient attendus jusqu’au {} : ils ne peuvent plus être rendus ici. Écrivez à la coordination.</div>
)"_h,
        dernier_moment(d.avant));
  out(R"(<p class="govuk-body">La coordination vous demande de compléter votre dossier <strong>jusqu’au {}</strong>. Seules les parties et les pièces de cette liste se modifient ; le reste du dossier reste déposé.</p>
)"_h,
      dernier_moment(d.avant));
}

void answer_form(html::Out& out, const page::Visite& v, const Reponse& x) {
  if (!definitif::autorise(RendreComplements::by, x.f.contexte(v.acteur, v.now, v.campagne))) return;
  if (!x.manques.empty()) {
    out(R"(<p class="govuk-body">Avant de les rendre, il reste :</p><ul class="govuk-list dt-manquants">
)"_h);
    for (const auto& m : x.manques)
      out(R"(<li><a class="govuk-link" href="{}">{}</a> <span class="dt-section">{}</span></li>
)"_h,
          chemin_definitif(x.f.dossier, m.suite), m.texte, m.partie);
    out("</ul>\n"_h);
    return;
  }
  page::formulaire(out, v, chemin_definitif(x.f.dossier, "/complements"));
  page::champ(out, {.nom = "reponse",
                    .label = "Un mot à la coordination",
                    .valeur = v.request.form.get("reponse"),
                    .lignes = 3,
                    .max = longest_answer,
                    .facultatif = true});
  page::bouton(out, RendreComplements::label);
  page::fin_formulaire(out);
}

web::Response page_of(const page::Visite& v, const Reponse& x, const Obstacle* refused) {
  auto view = [&](html::Out& out) {
    definitif::pages::cadre(out, v, x.f.dossier, "/complements", "Compléments demandés");
    if (refused)
      out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Ce n’est pas fait</h2><div class="govuk-error-summary__body"><p>{}</p></div></div>
)"_h,
          phrase(*refused));
    introduction(out, v, x);
    if (!x.demande.message.empty())
      out(R"(<div class="govuk-inset-text">{}</div>
)"_h,
          x.demande.message);
    out(R"(<ul class="govuk-task-list">
)"_h);
    std::size_t n = 0;
    for (const auto& d : x.demande.cibles) one(out, v, x, d, ++n);
    out("</ul>\n"_h);
    if (x.ouverte(v.now)) answer_form(out, v, x);
  };
  return page::page(v, {.titre = "Compléments demandés – dossier définitif"}, view, refused ? 422 : 200);
}

}  // namespace

web::Response montrer_complements(db::Reading& r, const page::Visite& v) {
  auto x = loaded(r, v, definitif::find(r, v.acteur, v.id()));
  return x ? page_of(v, *x, nullptr) : page::introuvable(v);
}

web::Response rendre_complements(db::Writing& w, const page::Visite& v) {
  auto x = loaded(w, v, definitif::lock(w, v.acteur, v.id()));
  if (!x) return page::introuvable(v);
  auto done = accomplir(x->f.etat(), RendreComplements{x->manques.size()},
                        x->f.contexte(v.acteur, v.now, v.campagne));
  if (!done) {
    auto cause = done.error().cause;
    bool elsewhere = cause == Cause::role_requis || cause == Cause::etape_passee;
    return elsewhere ? page::refus(v, done.error()) : page_of(v, *x, &done.error());
  }
  definitif::save_state(w, x->f, done->etat, v.now, v.acteur);
  auto answer = base::shorten(base::trim(v.request.form.get("reponse")), longest_answer);
  auto rank = rendre(w, v.acteur, v.now, x->f, x->demande, x->complete, answer);
  journal::inscrire(w, v.acteur, v.now,
                    {done->trace,
                     "dossier",
                     x->f.id(),
                     {{"demande", std::to_string(x->demande.id)}, {"rang", std::to_string(rank)}}});
  return page::redirige_avec_message(v, chemin_definitif(x->f.dossier, fmt::format("/depots/{}", rank)),
                                     "Les compléments sont rendus. La coordination va les vérifier.");
}

}  // namespace completude::pages
