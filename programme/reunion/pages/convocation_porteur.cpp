// A porteur's answer to the convocation. Opening the page decides nothing: mail scanners open links too.
#include "programme/reunion/pages/convocation_porteur.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/dossier/dossier_store.h"
#include "programme/reunion/calendrier.h"
#include "programme/reunion/pages/convocation_vue.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

bool by_link(const page::Visite& v) { return v.request.path.starts_with("/convocations/"); }

std::string root(const page::Visite& v) {
  return by_link(v) ? "/convocations/" + v.path.at(0) : fmt::format("/dossiers/{}/passage", v.id());
}

std::optional<Passage> find(db::Reading& r, const page::Visite& v) {
  return by_link(v) ? passage_du_lien(r, v.path.at(0)) : passage_du_dossier(r, v.acteur, v.id());
}

std::optional<Passage> lock(db::Writing& w, const page::Visite& v) {
  return by_link(v) ? lock_passage_du_lien(w, v.path.at(0)) : lock_passage_du_dossier(w, v.acteur, v.id());
}

Contexte context(const page::Visite& v, const Passage& p) {
  auto c = p.contexte(v.acteur, v.now, v.campagne);
  c.porteur = by_link(v);
  return c;
}

bool in_time(const Contexte& c) { return !c.creneau || c.now < c.creneau->from; }

/// As many lines as were named, and some more.
void fill_up(Venue& venue) {
  venue.lignes.resize(std::clamp<std::size_t>(venue.lignes.size() + 1, 3, participants_max));
}

PagePorteur load(db::Reading& r, const page::Visite& v, const Passage& p) {
  auto c = context(v, p);
  PagePorteur s{.passage = p,
                .par_lien = by_link(v),
                .convocation = convocation_de(r, p),
                .venants = participants(r, p),
                .demandes = deplacements(r, p)};
  bool waiting = std::ranges::any_of(s.demandes, &Deplacement::ouvert);
  s.peut_venir = possible<ConfirmerVenue>(p.etat()) && autorise(ConfirmerVenue::by, c) && in_time(c);
  s.peut_demander = possible<DemanderDeplacement>(p.etat()) && autorise(DemanderDeplacement::by, c) &&
                    in_time(c) && !waiting;
  s.saisie.lignes = s.venants;
  fill_up(s.saisie);
  s.racine = root(v);
  return s;
}

/// A link that is not one of ours, or no longer.
web::Response unknown(const page::Visite& v) {
  if (!by_link(v)) return page::introuvable(v);
  constexpr std::string_view title = "Ce lien ne fonctionne pas";
  return page::page(
      v, {.titre = title},
      [&](html::Out& out) {
        out(R"(<h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body">Il est peut-être coupé. Copiez-le en entier depuis le courriel de convocation. Si cela ne marche toujours pas, écrivez à la coordination : voir les <a class="govuk-link" href="/contacts">contacts</a>.</p>
)"_h,
            title);
      },
      404);
}

std::string text(const web::Fields& form, std::string_view name) {
  return std::string(base::trim(form.get(name)));
}

std::string who(const page::Visite& v, std::string_view field) {
  return v.acteur.visiteur() ? text(v.request.form, field) : v.acteur.nom;
}

Venue read_coming(const page::Visite& v) {
  const auto& form = v.request.form;
  Venue venue{.lignes = {}, .par = who(v, "par"), .par_demande = v.acteur.visiteur()};
  for (std::size_t i = 1; i <= participants_max; ++i) {
    auto n = std::to_string(i);
    venue.lignes.push_back(
        {text(form, "nom_" + n), text(form, "fonction_" + n), form.get("represente_" + n) == "1"});
  }
  while (venue.lignes.size() > 3 && venue.lignes.back().vide()) venue.lignes.pop_back();
  return venue;
}

ConfirmerVenue act_of(const std::vector<Participant>& people) {
  return {people.size(), std::size_t(std::ranges::count_if(people, &Participant::represente))};
}

/// The page again, with what was typed and everything that is wrong.
web::Response again(db::Reading& r, const page::Visite& v, const Passage& p, Venue typed,
                    base::FieldErrors errors) {
  auto s = load(r, v, p);
  s.saisie = std::move(typed);
  s.errors = std::move(errors);
  return page_porteur(r, v, s);
}

base::FieldErrors wrong_request(const page::Visite& v, std::string_view reason, std::string_view name) {
  base::FieldErrors errors;
  if (reason.empty()) errors.add("motif", "Expliquez en une phrase ce qui vous empêche.");
  if (base::length(reason) > 500) errors.add("motif", "Votre texte est trop long : 500 caractères au plus.");
  if (v.acteur.visiteur() && name.empty())
    errors.add("par_demande", "Écrivez votre nom : la coordination saura qui a demandé.");
  if (base::length(name) > 120) errors.add("par_demande", "Ce nom est trop long : 120 caractères au plus.");
  return errors;
}

/// A dossier that does not pass anywhere yet: its page exists all the same.
web::Response nowhere_yet(db::Reading& r, const page::Visite& v) {
  auto d = dossier::find(r, v.acteur, v.id());
  if (!d) return page::introuvable(v);
  return page::page(v, {.titre = "Passage en réunion"}, [&](html::Out& out) {
    page::fil_d_ariane(out, {{d->intitule.empty() ? "Projet sans titre" : d->intitule,
                              "/dossiers/" + std::to_string(d->id)}});
    out(R"(<h1 class="govuk-heading-l">Passage en réunion</h1>
<p class="govuk-body">Aucune réunion partenariale n’est encore fixée pour ce projet. Vous recevrez une convocation par courriel.</p>
)"_h);
  });
}

}  // namespace

web::Response passage_porteur(db::Reading& r, const page::Visite& v) {
  auto p = find(r, v);
  if (p) return page_porteur(r, v, load(r, v, *p));
  return by_link(v) ? unknown(v) : nowhere_yet(r, v);
}

web::Response confirmer_venue(db::Writing& w, const page::Visite& v) {
  auto p = lock(w, v);
  if (!p) return unknown(v);
  auto typed = read_coming(v);
  auto people = participants(typed);
  if (auto errors = defauts(typed, v.campagne.passages);
      !errors.empty() && possible<ConfirmerVenue>(p->etat()))
    return again(w, v, *p, std::move(typed), std::move(errors));
  auto done = accomplir(p->etat(), act_of(people), context(v, *p));
  if (!done) return page::refus(v, done.error());
  enregistrer_venue(w, v.acteur, v.now, *p, people, typed.par);
  return page::redirige_avec_message(v, root(v), "Merci, votre réponse est enregistrée.");
}

web::Response demander_deplacement(db::Writing& w, const page::Visite& v) {
  auto p = lock(w, v);
  if (!p) return unknown(v);
  auto reason = text(v.request.form, "motif"), name = who(v, "par_demande");
  auto done = accomplir(p->etat(), DemanderDeplacement{reason}, context(v, *p));
  bool typing = done || done.error().cause == Cause::saisie_invalide;
  if (auto errors = wrong_request(v, reason, name); typing && !errors.empty()) {
    auto s = load(w, v, *p);
    s.motif = reason, s.saisie.par = name, s.errors = std::move(errors);
    return page_porteur(w, v, s);
  }
  if (!done) return page::refus(v, done.error());
  if (auto asked = enregistrer_demande(w, v.acteur, v.now, *p, reason, name); !asked)
    return page::refus(v, asked.error());
  return page::redirige_avec_message(
      v, root(v), "Votre demande est envoyée à la coordination. Elle vous répondra par courriel.");
}

web::Response agenda_porteur(db::Reading& r, const page::Visite& v) {
  auto p = find(r, v);
  auto sent = p ? convocation_de(r, *p) : std::nullopt;
  Emetteur from{v.campagne, v.settings.public_url};
  if (!sent || sent->annulee || !from.peut_inviter()) return page::introuvable(v);
  return fichier_agenda(documents::calendar(documents::CalendarMethod::publish, evenement(from, *sent, {})));
}

}  // namespace reunion::pages
