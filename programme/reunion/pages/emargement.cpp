// The attendance list on the day: whoever holds the meeting ticks who comes, on a phone, a tablet or a
// laptop. Every button is a plain form; an island sends the ticks in the background and keeps them while
// there is no network (assets/islands/emargement).
#include "programme/reunion/pages/emargement.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/assets.h"
#include "programme/page/champ.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

/// What the page shows of the list.
struct Vue {
  Reunion reunion{};
  std::vector<DemiJournee> demi_journees{};
  std::vector<Emargement> toutes{}, montrees{};
  std::string cherche{}, code{};
  Mode mode = Mode::pointage;
  base::FieldErrors erreurs{};
  bool restreinte() const { return montrees.size() != toutes.size(); }
};

bool matches(const Emargement& e, const std::string& words, int year) {
  auto text = cherchable(e, year);
  return std::ranges::all_of(base::split(words, ' '),
                             [&](const std::string& word) { return text.contains(word); });
}

std::string no_such_code(const Vue& view, const std::vector<std::string>& elsewhere) {
  if (elsewhere.empty())
    return fmt::format(
        "Aucun passage de cette réunion n’a le code « {} ». Demandez-le de nouveau, ou cherchez le nom.",
        base::shorten(view.code, 20));
  return fmt::format("Le code « {} » n’est pas de cette réunion, mais de : {}.", base::shorten(view.code, 20),
                     base::join(elsewhere, ", "));
}

void find_by_code(db::Reading& r, const page::Visite& v, Vue& view) {
  auto passage = passage_du_code(r, v.acteur, view.reunion.id, view.code);
  if (!passage)
    return view.erreurs.add("code", no_such_code(view, ailleurs(r, v.acteur, view.reunion, view.code)));
  std::erase_if(view.montrees, [&](const Emargement& e) { return e.passage.id != *passage; });
  view.mode = Mode::code;
}

Vue load(db::Reading& r, const page::Visite& v, Reunion u) {
  Vue view{.reunion = std::move(u)};
  view.demi_journees = demi_journees(r, view.reunion);
  view.toutes = emargements(r, v.acteur, view.reunion.id);
  view.montrees = view.toutes;
  view.cherche = std::string(base::trim(v.request.query.get("q")));
  view.code = std::string(base::trim(v.request.query.get("code")));
  auto words = base::fold(view.cherche);
  if (!words.empty())
    std::erase_if(view.montrees, [&](const Emargement& e) { return !matches(e, words, v.campagne.annee); });
  if (!view.code.empty()) find_by_code(r, v, view);
  return view;
}

void documents(html::Out& out, const page::Visite&, const Reunion& u) {
  out(R"(<p class="govuk-body dt-emargement__liens"><a class="govuk-link" href="{}">Feuille à signer (PDF)</a> <a class="govuk-link" href="{}">Relevé des présences (PDF)</a> <a class="govuk-link" href="{}">{}</a></p>
)"_h,
      chemin(u.id, "/feuille.pdf"), chemin(u.id, "/presences.pdf"), chemin(u.id, "/emargement/cloture"),
      u.close_le ? "Rouvrir la liste" : "Clore la liste");
}

void searches(html::Out& out, const Vue& view) {
  auto path = chemin(view.reunion.id, "/emargement");
  out(R"(<div class="dt-emargement__recherches">
<form method="get" action="{}" role="search" data-cherche-nom>
)"_h,
      path);
  page::champ(out, {.nom = "q",
                    .label = "Chercher un nom, un projet, une structure",
                    .valeur = view.cherche,
                    .type = "search",
                    .autocomplete = "off"});
  page::bouton_secondaire(out, "Chercher");
  out(R"(</form>
<form method="get" action="{}" data-cherche-code>
)"_h,
      path);
  page::champ(out, {.nom = "code",
                    .label = "Code dit par la personne",
                    .valeur = view.code,
                    .erreur = view.erreurs.of("code"),
                    .autocomplete = "off",
                    .largeur = "10"});
  page::bouton_secondaire(out, "Trouver");
  out("</form>\n</div>\n"_h);
}

std::string heading(const DemiJournee& h) {
  auto text = base::weekday_date(base::paris_date(h.debut)) + ", " + heures(h.periode());
  return h.salle.empty() ? text : text + " – " + h.salle;
}

void group(html::Out& out, const Affichage& a, std::string_view title, const std::vector<Emargement>& list,
           std::optional<std::int64_t> half_day) {
  auto here = [&](const Emargement& e) { return e.passage.demi_journee == half_day; };
  if (std::ranges::none_of(list, here)) return;
  out(R"(<section class="dt-emargement__groupe"><h2 class="govuk-heading-m">{}</h2>
<ol class="dt-emargement__liste">
)"_h,
      title);
  for (const auto& one : list)
    if (here(one)) ligne_emargement(out, a, one);
  out("</ol></section>\n"_h);
}

void list(html::Out& out, const page::Visite& v, const Vue& view) {
  Affichage a{v, view.reunion.id, !view.reunion.close_le, view.mode};
  if (view.restreinte())
    out(R"(<p class="govuk-body" data-restreinte>{} sur {}. <a class="govuk-link" href="{}">Voir toute la liste</a></p>
)"_h,
        base::counted(view.montrees.size(), "passage", "passages"), view.toutes.size(),
        chemin(view.reunion.id, "/emargement"));
  if (view.toutes.empty())
    out(R"(<p class="govuk-body">Aucun dossier ne passe encore dans cette réunion.</p>
)"_h);
  for (const auto& h : view.demi_journees) group(out, a, heading(h), view.montrees, h.id);
  group(out, a, "Sans créneau", view.montrees, std::nullopt);
}

void closed(html::Out& out, const Reunion& u) {
  if (!u.close_le) return;
  out(R"(<div class="govuk-inset-text">La liste est close depuis le {}. Pour corriger une présence, rouvrez-la.</div>
)"_h,
      base::date_time(*u.close_le));
}

html::Attrs island(const page::Visite& v, const Reunion& u) {
  html::Attrs attributes;
  attributes.set("data-reunion", std::to_string(u.id))
      .set("data-pointages", chemin(u.id, "/pointages"))
      .set("data-maintenant", std::to_string(base::millis(v.now)))
      .set("data-direct", std::to_string(u.direct))
      .set("data-retard", std::to_string(v.campagne.passages.retard))
      .set("data-travailleur", page::assets("travailleur.js"));
  return attributes;
}

}  // namespace

web::Response emargement(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto view = load(r, v, *std::move(u));
  return page_reunion(v, view.reunion, {.titre = "Émargement", .erreurs = &view.erreurs},
                      [&](html::Out& out) {
                        out(R"(<div class="dt-emargement" data-emargement {}>
<p class="dt-enregistrement" role="status" data-etat-emargement hidden></p>
)"_h,
                            island(v, view.reunion));
                        closed(out, view.reunion);
                        compteurs(out, compter(view.toutes));
                        documents(out, v, view.reunion);
                        searches(out, view);
                        list(out, v, view);
                        out("</div>\n"_h);
                      });
}

}  // namespace reunion::pages
