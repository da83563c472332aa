// The slot of one passage: where it may go, with whom it may be exchanged, who would be in two places at
// once.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/choix_store.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/morceaux.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/passage_store.h"
#include "programme/reunion/preparation.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

/// What was chosen: a slot, an exchange, another hour, or no slot.
struct Choice {
  std::string value;
  std::string half_day, hour;  ///< of another hour
  bool in_spite_of_clashes = false;
};

struct Shown {
  Reunion reunion;
  Passage passage;
  std::vector<DemiJournee> half_days;
  std::vector<CreneauPossible> slots;
  std::vector<Engagement> expected;
  std::vector<Engagement> everybody;  ///< who is expected anywhere on the meeting's days
  std::vector<Reunion> others;        ///< other meetings that the person runs
  Choice choice{};
  std::int64_t version = 0;  ///< of the passage as the person saw it
  base::FieldErrors errors{};
  std::vector<ConflitHoraire> clashes{};  ///< of what was chosen, to be seen before it is done
};

std::string value_of(const CreneauPossible& s) {
  if (!s.libre()) return fmt::format("echange-{}", s.occupant);
  return fmt::format("{}-{}", s.demi_journee.id, base::millis(s.quand.from));
}

/// "4 octobre 2022, 9 h 20 (Salle Bleue) – conflit : Camille Exemple"
std::string words_of(const page::Visite& v, const CreneauPossible& s) {
  auto text = base::date_time(s.quand.from);
  if (auto room = precision(s.demi_journee, v.campagne); !room.empty()) text += " (" + room + ")";
  if (!s.libre()) text += fmt::format(", en échangeant avec « {} »", s.occupant_intitule);
  std::vector<std::string> names;
  for (const auto& c : s.conflits)
    if (std::ranges::find(names, c.un.nom) == names.end()) names.push_back(c.un.nom);
  return names.empty() ? text : text + " – conflit : " + base::join(names, ", ");
}

void current(html::Out& out, const Shown& shown) {
  const auto& p = shown.passage;
  out(
      R"(<p class="govuk-body"><a class="govuk-link" href="/dossiers/{}">{}</a>, {} {}</p>
<p class="govuk-body">{}</p>
)"_h,
      p.dossier, p.intitule, p.structure_nom, [&](html::Out& o) { etiquette(o, p); },
      p.debut ? "Créneau actuel : " + base::date_time(*p.debut) + "."
              : "Ce projet n’a pas encore de créneau.");
  if (p.sequence > 0)
    out(R"(<div class="govuk-inset-text">Le porteur a déjà été convoqué. Si vous changez son créneau, il faudra le convoquer de nouveau : rien ne part tout seul.</div>
)"_h);
}

/// Who has to be there, and what else they have on the meeting's days.
void expected(html::Out& out, const Shown& shown) {
  if (shown.expected.empty()) return;
  out(R"(<h2 class="govuk-heading-s">Qui doit être là</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& who : shown.expected) {
    std::vector<std::string> elsewhere;
    for (const auto& e : shown.everybody)
      if (e.cle == who.cle && e.passage != who.passage &&
          (e.reunion != shown.reunion.id || e.qualite != Qualite::invite))
        elsewhere.push_back(fmt::format("{}, {}", e.reunion_titre, heures(e.quand)));
    out("<li>{} ({}){}</li>\n"_h, who.nom, label(who.qualite),
        elsewhere.empty() ? "" : " : aussi attendu·e à " + base::join(elsewhere, " ; "));
  }
  out("</ul>\n"_h);
}

void clashes(html::Out& out, const Shown& shown) {
  if (shown.clashes.empty()) return;
  out(R"(<div class="govuk-inset-text" role="alert"><p class="govuk-body"><strong>À cette heure, quelqu’un serait à deux endroits à la fois :</strong></p>
)"_h);
  liste_conflits(out, shown.clashes);
  out("</div>\n"_h);
}

void slot_list(html::Out& out, const page::Visite& v, const Shown& shown) {
  std::vector<page::Choix> choices{{"", "Choisissez un créneau"}};
  for (const auto& s : shown.slots) choices.push_back({value_of(s), words_of(v, s)});
  page::liste(out,
              {.nom = "creneau",
               .label = "Nouveau créneau",
               .valeur = shown.choice.value,
               .erreur = shown.errors.of("creneau")},
              choices);
}

void another_hour(html::Out& out, const page::Visite& v, const Shown& shown) {
  std::vector<page::Choix> halves{{"", "Choisissez une demi-journée"}};
  for (const auto& h : shown.half_days) halves.push_back({std::to_string(h.id), titre(h, v.campagne)});
  html::Attrs open;
  open.flag("open", !shown.choice.half_day.empty() || !shown.choice.hour.empty());
  out(R"(<details class="govuk-details" {}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Une heure qui n’est pas dans la liste</span></summary>
<div class="govuk-details__text">
)"_h,
      open);
  page::liste(out,
              {.nom = "demi_journee",
               .label = "Demi-journée",
               .valeur = shown.choice.half_day,
               .erreur = shown.errors.of("demi_journee")},
              halves);
  page::champ(out, {.nom = "heure",
                    .label = "Heure",
                    .valeur = shown.choice.hour,
                    .aide = "Par exemple 9 h 50.",
                    .erreur = shown.errors.of("heure"),
                    .autocomplete = "off",
                    .largeur = "5"});
  out("</div></details>\n"_h);
}

void move_form(html::Out& out, const page::Visite& v, const Shown& shown) {
  page::formulaire(out, v, chemin(shown.reunion.id, fmt::format("/plan/{}", shown.passage.id)));
  champ_cache(out, "version", std::to_string(shown.passage.version));
  slot_list(out, v, shown);
  another_hour(out, v, shown);
  if (!shown.clashes.empty())
    page::groupe(out, {.nom = "malgre_conflits",
                       .legende = "Déplacer quand même ?",
                       .choix = {{"1", "Oui, j’ai vu ces conflits d’horaire"}},
                       .multiple = true});
  page::bouton(out, shown.passage.debut ? "Déplacer" : "Donner ce créneau");
  if (shown.passage.debut) page::bouton_secondaire(out, "Enlever le créneau", "acte", "enlever");
  page::fin_formulaire(out);
}

void other_meetings(html::Out& out, const page::Visite& v, const Shown& shown) {
  if (shown.others.empty()) return;
  std::vector<page::Choix> choices{{"", "Choisissez une réunion"}};
  for (const auto& u : shown.others) choices.push_back({std::to_string(u.id), u.titre});
  out(R"(<h2 class="govuk-heading-m">Passer dans une autre réunion</h2>
)"_h);
  page::formulaire(out, v,
                   chemin(shown.reunion.id, fmt::format("/passages/{}/transferer", shown.passage.id)));
  page::liste(out, {.nom = "vers", .label = "Réunion", .erreur = shown.errors.of("vers")}, choices);
  page::bouton_secondaire(out, "Changer de réunion");
  page::fin_formulaire(out);
}

web::Response show(const page::Visite& v, const Shown& shown, int status = 0) {
  return page_reunion(
      v, shown.reunion, {.titre = "Créneau d’un projet", .erreurs = &shown.errors},
      [&](html::Out& out) {
        current(out, shown);
        clashes(out, shown);
        move_form(out, v, shown);
        expected(out, shown);
        other_meetings(out, v, shown);
      },
      status);
}

/// Nothing when the passage is not of that meeting, or when the person may not see it.
std::optional<Shown> load(db::Reading& r, const page::Visite& v, const Reunion& u) {
  auto p = find_passage(r, v.acteur, v.id(1));
  if (!p || p->reunion != u.id) return std::nullopt;
  auto half_days = demi_journees(r, u);
  auto choice = choix_de_creneau(r, v.acteur, v.now, v.campagne, u, half_days, *p);
  Shown shown{u,
              *p,
              std::move(half_days),
              std::move(choice.creneaux),
              std::move(choice.attendus),
              std::move(choice.tous),
              {}};
  for (auto& other : ::reunion::reunions(r, v.acteur, v.campagne.code))
    if (other.id != u.id && anime_ici(v, other)) shown.others.push_back(std::move(other));
  return shown;
}

/// What stands after the prefix, as a number; 0 when it is not one.
std::int64_t number_after(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return 0;
  text.remove_prefix(prefix.size());
  std::int64_t n = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc{} && end == text.data() + text.size() ? n : 0;
}

/// The slot of the list that was chosen.
const CreneauPossible* chosen_slot(const Shown& shown) {
  auto it = std::ranges::find(shown.slots, shown.choice.value, value_of);
  return it == shown.slots.end() ? nullptr : &*it;
}

/// Where the form sends the passage; errors are added when it says nothing that can be read.
Mouvement movement(Shown& shown) {
  Mouvement m{.passage = shown.passage.id,
              .version = shown.version,
              .malgre_conflits = shown.choice.in_spite_of_clashes};
  if (const auto* slot = chosen_slot(shown)) {
    m.demi_journee = slot->demi_journee.id, m.debut = slot->quand.from;
    return m;
  }
  if (shown.choice.half_day.empty() && shown.choice.hour.empty()) {
    shown.errors.add("creneau", shown.choice.value.empty()
                                    ? "Choisissez un créneau."
                                    : "Ce créneau n’est plus libre : choisissez-en un autre.");
    return m;
  }
  m.demi_journee = number_after(shown.choice.half_day, "");
  auto half_day = std::ranges::find(shown.half_days, m.demi_journee, &DemiJournee::id);
  auto hour = lire_heure(shown.choice.hour);
  if (half_day == shown.half_days.end()) shown.errors.add("demi_journee", "Choisissez une demi-journée.");
  if (!hour) shown.errors.add("heure", "Donnez une heure, comme 9 h 50.");
  if (half_day != shown.half_days.end() && hour)
    m.debut = a_l_heure(base::paris_date(half_day->debut), *hour);
  return m;
}

/// The field at which a refusal is told.
std::string_view field_of(const Shown& shown) { return shown.choice.hour.empty() ? "creneau" : "heure"; }

web::Response refused(const page::Visite& v, Shown& shown, const Obstacle& why) {
  if (why.cause == Cause::role_requis || why.cause == Cause::acces_inconnu) return page::refus(v, why);
  bool changed = why.cause == Cause::modifie_entre_temps;
  if (!shown.clashes.empty())
    shown.errors.add(
        "malgre_conflits",
        "Quelqu’un serait à deux endroits à la fois. Choisissez un autre créneau, ou confirmez.");
  else
    shown.errors.add(field_of(shown),
                     changed ? "Ce passage a changé entre-temps : vérifiez, puis choisissez à nouveau."
                     : why.detail.empty() ? phrase(why)
                                          : why.detail);
  return show(v, shown, changed ? 409 : 422);
}

Result<void> exchange(db::Writing& w, const page::Visite& v, Shown& shown, std::int64_t other) {
  Echange e{shown.passage.id, other, shown.version, shown.choice.in_spite_of_clashes};
  if (!e.malgre_conflits) shown.clashes = conflits_si_echange(w, v.acteur, v.campagne, e);
  return echanger(w, v.acteur, v.now, v.campagne, e);
}

Result<void> move(db::Writing& w, const page::Visite& v, Shown& shown, const Mouvement& m) {
  if (auto to = destination(w, v.acteur, v.now, v.campagne, m); to && !m.malgre_conflits)
    shown.clashes = conflits_si(w, v.acteur, v.campagne, to->reunion, {{m.passage, to->quand}});
  return deplacer(w, v.acteur, v.now, v.campagne, m);
}

Result<void> perform(db::Writing& w, const page::Visite& v, Shown& shown) {
  if (v.request.form.get("acte") == "enlever")
    return deplacer(w, v.acteur, v.now, v.campagne, {.passage = shown.passage.id, .version = shown.version});
  const auto* slot = chosen_slot(shown);
  if (slot && !slot->libre()) return exchange(w, v, shown, slot->occupant);
  auto m = movement(shown);
  if (!shown.errors.empty()) return refuse(Cause::saisie_invalide);
  return move(w, v, shown, m);
}

}  // namespace

web::Response creneau(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto shown = load(r, v, *u);
  return shown ? show(v, *shown) : page::introuvable(v);
}

web::Response changer_creneau(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto shown = load(w, v, *u);
  if (!shown) return page::introuvable(v);
  const auto& f = v.request.form;
  shown->version = nombre(f, "version");
  shown->choice = {std::string(f.get("creneau")), std::string(f.get("demi_journee")),
                   std::string(f.get("heure")), f.get("malgre_conflits") == "1"};
  auto done = perform(w, v, *shown);
  if (done)
    return page::redirige_avec_message(
        v, chemin(u->id, "/plan"), fmt::format("Le plan est changé pour « {} ».", shown->passage.intitule));
  if (!shown->errors.empty()) return show(v, *shown);
  return refused(v, *shown, done.error());
}

web::Response changer_de_reunion(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto shown = load(w, v, *u);
  if (!shown) return page::introuvable(v);
  auto to = find_reunion(w, v.acteur, nombre(v.request.form, "vers"));
  if (!to || to->campagne != u->campagne) {
    shown->errors.add("vers", "Choisissez une réunion.");
    return show(v, *shown);
  }
  auto done = transferer(w, v.acteur, v.now, v.campagne, shown->passage.id, *to);
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(
      v, chemin(to->id, fmt::format("/plan/{}", shown->passage.id)),
      fmt::format("Le projet passe à « {} ». Choisissez son créneau.", to->titre));
}

}  // namespace reunion::pages
