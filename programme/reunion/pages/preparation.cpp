// Preparing a meeting: place, length of a passage, half-days and rooms.
#include "programme/reunion/preparation.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/preparation_store.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

constexpr std::size_t empty_lines = 2;

struct Shown {
  const PreparationSaisie& typed;
  std::int64_t version;
  const base::FieldErrors& errors;
  std::int64_t told = 0;  ///< porteurs who were told a place
  const PreparationSaisie* saved_meanwhile = nullptr;
};

std::vector<page::Choix> themes(const campagne::Campagne& c) {
  std::vector<page::Choix> choices{{"", "Toutes"}};
  for (const auto& o : c.orientations) choices.push_back({o.code, o.court});
  return choices;
}

void line(html::Out& out, const page::Visite& v, const Shown& shown, std::size_t i) {
  static const LigneSaisie blank;
  const auto& l = i < shown.typed.lignes.size() ? shown.typed.lignes[i] : blank;
  auto rank = std::to_string(i + 1);
  out(R"(<fieldset class="govuk-fieldset dt-ligne"><legend class="govuk-fieldset__legend dt-ligne__titre">Demi-journée {}</legend>
)"_h,
      rank);
  champ_cache(out, "id-" + rank, std::to_string(l.id));
  auto field = [&](std::string_view name, std::string_view label, std::string_view value,
                   std::string_view width) {
    auto whole = fmt::format("{}-{}", name, rank);
    page::champ(out, {.nom = whole,
                      .label = label,
                      .valeur = value,
                      .erreur = shown.errors.of(whole),
                      .autocomplete = "off",
                      .largeur = width});
  };
  field("jour", "Jour", l.jour, "10");
  field("debut", "Début", l.debut, "5");
  field("fin", "Fin", l.fin, "5");
  field("salle", "Salle", l.salle, "10");
  auto theme = "theme-" + rank;
  page::liste(out, {.nom = theme, .label = "Thématique", .valeur = l.theme, .erreur = shown.errors.of(theme)},
              themes(v.campagne));
  out("</fieldset>\n"_h);
}

void conflict(html::Out& out, const PreparationSaisie& saved) {
  out(R"(<div class="govuk-inset-text" role="alert"><p class="govuk-body">Quelqu’un a modifié cette réunion pendant que vous écriviez. Rien n’est encore remplacé. Voici ce qui vient d’être enregistré :</p>
<ul class="govuk-list govuk-list--bullet"><li>Lieu : {}</li><li>Adresse : {}</li><li>Durée d’un passage : {} minutes</li>
)"_h,
      saved.lieu, saved.adresse, saved.duree);
  for (const auto& l : saved.lignes) out("<li>{}, de {} à {} {}</li>\n"_h, l.jour, l.debut, l.fin, l.salle);
  out(R"(</ul><p class="govuk-body">Gardez ou corrigez vos réponses ci-dessous, puis enregistrez à nouveau.</p></div>
)"_h);
}

void place(html::Out& out, const Shown& shown) {
  const auto& s = shown.typed;
  if (shown.told > 0)
    out(R"(<div class="govuk-inset-text">{} pour cette réunion. Si vous changez le lieu, l’adresse ou une salle, il faudra renvoyer les convocations : rien ne part tout seul.</div>
)"_h,
        base::counted(std::size_t(shown.told), "porteur est déjà convoqué", "porteurs sont déjà convoqués"));
  page::champ(out, {.nom = "lieu",
                    .label = "Lieu",
                    .valeur = s.lieu,
                    .aide = "Le bâtiment. La salle s’indique plus bas, pour chaque demi-journée.",
                    .erreur = shown.errors.of("lieu"),
                    .autocomplete = "off"});
  page::champ(out, {.nom = "adresse",
                    .label = "Adresse",
                    .valeur = s.adresse,
                    .erreur = shown.errors.of("adresse"),
                    .autocomplete = "off"});
  page::champ(out, {.nom = "consigne",
                    .label = "Pour venir",
                    .valeur = s.consigne,
                    .aide = "Par quelle porte entrer, où se garer, quoi apporter.",
                    .erreur = shown.errors.of("consigne"),
                    .lignes = 3,
                    .max = 2000,
                    .facultatif = true});
  page::champ(out, {.nom = "duree",
                    .label = "Durée d’un passage",
                    .valeur = s.duree,
                    .aide = "Elle vaut pour les créneaux à venir. Ceux qui sont déjà donnés ne changent pas.",
                    .erreur = shown.errors.of("duree"),
                    .inputmode = "numeric",
                    .largeur = "5",
                    .suffixe = "min"});
}

void half_days(html::Out& out, const page::Visite& v, const Shown& shown) {
  out(R"(<h2 class="govuk-heading-m">Demi-journées et salles</h2>
<p class="govuk-body">Plusieurs salles peuvent servir en même temps : une ligne pour chacune. Une demi-journée peut être réservée à une thématique, et coupée en plusieurs. Pour en enlever une, effacez son jour et ses heures.</p>
)"_h);
  auto shown_lines = std::min(shown.typed.lignes.size() + empty_lines, demi_journees_max);
  for (std::size_t i = 0; i < shown_lines; ++i) line(out, v, shown, i);
}

web::Response form(const page::Visite& v, const Reunion& u, const Shown& shown, int status = 0) {
  return page_reunion(
      v, u, {.titre = "Préparation", .erreurs = &shown.errors},
      [&](html::Out& out) {
        if (shown.saved_meanwhile) conflict(out, *shown.saved_meanwhile);
        page::formulaire(out, v, chemin(u.id, "/preparation"));
        champ_cache(out, "version", std::to_string(shown.version));
        place(out, shown);
        half_days(out, v, shown);
        page::bouton(out, "Enregistrer");
        page::fin_formulaire(out);
      },
      status);
}

PreparationSaisie parse(const web::Fields& f) {
  PreparationSaisie s{std::string(f.get("lieu")),
                      std::string(f.get("adresse")),
                      std::string(f.get("consigne")),
                      std::string(f.get("duree")),
                      {}};
  for (std::size_t i = 1; i <= demi_journees_max; ++i) {
    auto get = [&](std::string_view name) {
      return std::string(base::trim(f.get(fmt::format("{}-{}", name, i))));
    };
    if (!f.has(fmt::format("jour-{}", i))) break;
    s.lignes.push_back({nombre(f, fmt::format("id-{}", i)), get("jour"), get("debut"), get("fin"),
                        get("salle"), get("theme")});
  }
  return s;
}

/// Lines may only change half-days of this meeting.
void forget_strangers(PreparationSaisie& s, const std::vector<DemiJournee>& known) {
  for (auto& l : s.lignes)
    if (std::ranges::find(known, l.id, &DemiJournee::id) == known.end()) l.id = 0;
}

}  // namespace

web::Response preparation(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto typed = en_saisie(*u, demi_journees(r, *u));
  return form(v, *u, {typed, u->version, {}, convoques(r, *u)});
}

web::Response enregistrer_preparation(db::Writing& w, const page::Visite& v) {
  auto seen = find_reunion(w, v.acteur, v.id());
  if (!seen) return page::introuvable(v);
  if (!anime_ici(v, *seen)) return page::refus(v, {Cause::role_requis});
  auto u = lock_reunion(w, v.acteur, seen->id).value();
  auto typed = parse(v.request.form);
  auto version = nombre(v.request.form, "version");
  auto known = demi_journees(w, u);
  forget_strangers(typed, known);
  auto read = lire_preparation(typed, v.campagne);
  for (const auto& e : defauts_passages(typed, read.preparation, occupees(w, u)))
    read.erreurs.add(e.field, e.message);
  if (!read.erreurs.empty()) return form(v, u, {typed, version, read.erreurs, convoques(w, u)});
  if (version != u.version - 1) {
    auto saved = en_saisie(u, known);
    return form(v, u, {typed, u.version - 1, {}, convoques(w, u), &saved}, 409);
  }
  enregistrer(w, v.acteur, v.now, u, read.preparation);
  return page::redirige_avec_message(v, chemin(u.id), "La préparation est enregistrée.");
}

}  // namespace reunion::pages
