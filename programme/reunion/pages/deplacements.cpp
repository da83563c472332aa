// Requests to pass at another time, and their answers.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/accord_store.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/convocation_vue.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

void answered(html::Out& out, const Deplacement& d) {
  auto when = d.repondu_le ? " le " + base::date_time(*d.repondu_le) : std::string();
  bool refused = d.reponse == "refuse";
  out("<p class=\"govuk-body\"><strong>{}</strong>{}{}</p>\n"_h,
      d.reponse == "accepte" ? "Acceptée"
      : refused              ? "Refusée"
                             : "Retirée",
      when,
      refused                 ? " : « " + d.reponse_motif + " »"
      : d.reponse == "retire" ? " : la structure vient."
                              : ".");
}

/// A request on its card; `answerable`: with the way to its answer.
void one(html::Out& out, const Reunion& u, const Deplacement& d, const Passage& p, bool answerable) {
  out(R"(<li class="dt-carte"><h2 class="govuk-heading-s"><a class="govuk-link" href="/dossiers/{}/passage">{}</a>, {}</h2>
<p class="govuk-body">{} a écrit le {} : « {} »</p>
)"_h,
      p.dossier, p.intitule, p.structure_nom, d.demande_par, base::date_time(d.demande_le), d.motif);
  if (!d.ouvert())
    answered(out, d);
  else
    out("<p class=\"govuk-body\">Rendez-vous actuel : {}.</p>\n"_h,
        p.debut ? base::date_time(*p.debut) : "aucun");
  if (d.ouvert() && answerable)
    out(R"(<p><a class="govuk-button" href="{}" role="button" draggable="false">Répondre<span class="govuk-visually-hidden"> à {}</span></a></p>
)"_h,
        chemin(u.id, fmt::format("/deplacements/{}", d.id)), p.intitule);
  out("</li>\n"_h);
}

/// A request with what is typed in answer.
struct Shown {
  Reunion reunion;
  Deplacement request;
  Passage passage;
  std::vector<CreneauLibre> slots;
  std::string slot{}, reason{};
  bool clash = false;
  base::FieldErrors errors{};
};

std::string value_of(const CreneauLibre& s) {
  return fmt::format("{}-{}", s.demi_journee.id, base::millis(s.debut));
}

std::string words_of(const CreneauLibre& s, const Reunion& here) {
  auto text = base::weekday_date(base::paris_date(s.debut)) + ", " + base::time_of_day(s.debut);
  if (!s.demi_journee.salle.empty()) text += ", " + s.demi_journee.salle;
  return s.reunion.id == here.id ? text : text + " – " + s.reunion.titre;
}

std::optional<Shown> load(db::Reading& r, const page::Visite& v, const Reunion& u) {
  auto d = find_deplacement(r, u, v.id(1));
  auto p = d ? find_passage(r, v.acteur, d->passage) : std::nullopt;
  if (!p) return std::nullopt;
  return Shown{u, *d, *p, creneaux_libres(r, v.acteur, v.now, v.campagne)};
}

void accept_form(html::Out& out, const page::Visite& v, const Shown& s) {
  out(R"(<h2 class="govuk-heading-m">Accepter</h2>
<p class="govuk-body">Choisissez le nouveau créneau. La nouvelle convocation part aussitôt, et l’agenda du porteur est mis à jour.</p>
)"_h);
  std::vector<page::Choix> choices{{"", "Choisissez un créneau libre"}};
  for (const auto& slot : s.slots) choices.push_back({value_of(slot), words_of(slot, s.reunion)});
  page::formulaire(out, v, v.request.path);
  champ_cache(out, "version", std::to_string(s.passage.version));
  page::liste(
      out, {.nom = "creneau", .label = "Nouveau créneau", .valeur = s.slot, .erreur = s.errors.of("creneau")},
      choices);
  if (s.clash)
    page::groupe(out, {.nom = "malgre_conflits",
                       .legende = "Déplacer quand même ?",
                       .choix = {{"1", "Oui, j’ai vu ce conflit d’horaire"}},
                       .multiple = true});
  page::bouton(out, "Accepter et convoquer", "acte", "accepter");
  page::fin_formulaire(out);
}

void refuse_form(html::Out& out, const page::Visite& v, const Shown& s) {
  out(R"(<h2 class="govuk-heading-m">Refuser</h2>
)"_h);
  page::formulaire(out, v, v.request.path);
  page::champ(out, {.nom = "motif",
                    .label = "Raison du refus",
                    .valeur = s.reason,
                    .aide = "La structure la lira.",
                    .erreur = s.errors.of("motif"),
                    .lignes = 3,
                    .max = 500});
  page::bouton_secondaire(out, "Refuser", "acte", "refuser");
  page::fin_formulaire(out);
}

web::Response show(const page::Visite& v, const Shown& s, int status = 0) {
  return page_reunion(
      v, s.reunion, {.titre = "Demande d’un autre moment", .erreurs = &s.errors},
      [&](html::Out& out) {
        out("<ul class=\"dt-cartes\">\n"_h);
        one(out, s.reunion, s.request, s.passage, false);
        out("</ul>\n"_h);
        if (!s.request.ouvert()) return;
        accept_form(out, v, s);
        refuse_form(out, v, s);
      },
      status);
}

template <class Then>
web::Response with_request(db::Reading& r, const page::Visite& v, Then then) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto s = load(r, v, *u);
  return s ? then(*s) : page::introuvable(v);
}

web::Response back(const page::Visite& v, const Shown& s, std::string_view message) {
  return page::redirige_avec_message(v, chemin(s.reunion.id, "/deplacements"), message);
}

web::Response decline(db::Writing& w, const page::Visite& v, Shown& s) {
  s.reason = base::trim(v.request.form.get("motif"));
  if (s.reason.empty()) s.errors.add("motif", "Écrivez la raison : la structure la lira.");
  if (base::length(s.reason) > 500)
    s.errors.add("motif", "Votre texte est trop long : 500 caractères au plus.");
  if (!s.errors.empty()) return show(v, s);
  auto done = refuser_deplacement(w, v.acteur, v.now, v.campagne, s.request, s.reason);
  return done ? back(v, s, "Le refus est envoyé, avec sa raison.") : page::refus(v, done.error());
}

/// What the refusal says is shown at the field, with the box to pass over a clash of hours.
web::Response not_there(const page::Visite& v, Shown& s, const Obstacle& why) {
  if (why.cause != Cause::saisie_invalide && why.cause != Cause::periode_close &&
      why.cause != Cause::modifie_entre_temps)
    return page::refus(v, why);
  s.clash = why.cause == Cause::saisie_invalide;
  s.errors.add("creneau", why.detail.empty() ? phrase(why) : why.detail);
  return show(v, s);
}

web::Response accept(db::Writing& w, const page::Visite& v, Shown& s) {
  const auto& form = v.request.form;
  s.slot = form.get("creneau");
  auto slot = std::ranges::find(s.slots, s.slot, value_of);
  if (slot == s.slots.end()) {
    s.errors.add("creneau", s.slot.empty() ? "Choisissez un créneau."
                                           : "Ce créneau n’est plus libre : choisissez-en un autre.");
    return show(v, s);
  }
  Mouvement m{.passage = s.passage.id,
              .version = nombre(form, "version"),
              .demi_journee = slot->demi_journee.id,
              .debut = slot->debut,
              .malgre_conflits = form.get("malgre_conflits") == "1"};
  auto done = accorder_deplacement(w, v.acteur, v.now, v.campagne, s.request, m);
  if (!done) return not_there(v, s, done.error());
  return back(v, s, "Le passage est déplacé, et la nouvelle convocation est envoyée.");
}

}  // namespace

web::Response deplacements(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto list = deplacements_de(r, v.acteur, *u);
  return page_reunion(v, *u, {.titre = "Demandes d’un autre moment"}, [&](html::Out& out) {
    if (list.empty()) out("<p class=\"govuk-body\">Aucun porteur n’a demandé un autre moment.</p>\n"_h);
    out("<ul class=\"dt-cartes\">\n"_h);
    for (const auto& [request, passage] : list) one(out, *u, request, passage, true);
    out("</ul>\n"_h);
  });
}

web::Response deplacement(db::Reading& r, const page::Visite& v) {
  return with_request(r, v, [&](const Shown& s) { return show(v, s); });
}

web::Response repondre_deplacement(db::Writing& w, const page::Visite& v) {
  return with_request(w, v, [&](Shown& s) {
    return v.request.form.get("acte") == "refuser" ? decline(w, v, s) : accept(w, v, s);
  });
}

}  // namespace reunion::pages
