// Convening a meeting: what would be sent to whom is shown first, then sent as it was shown. Who has
// answered.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/courriel/courriel_store.h"
#include "programme/page/champ.h"
#include "programme/reunion/calendrier.h"
#include "programme/reunion/consequences.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/convocation_vue.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

struct Shown {
  Reunion reunion;
  std::vector<Convocable> passages;
  std::vector<Convie> guests;
  std::map<std::int64_t, std::vector<Participant>> coming;
  std::int64_t requests = 0;  ///< to move, without answer
  std::vector<courriel::NonParvenu> lost_projects, lost_guests;
  Consequences to_send;
  Relances to_remind;
};

std::vector<std::int64_t> projects_of(const std::vector<Convocable>& all) {
  std::vector<std::int64_t> list;
  for (const auto& c : all) list.push_back(c.passage.dossier);
  return list;
}

Shown load(db::Reading& r, const page::Visite& v, const Reunion& u) {
  Shown s{.reunion = u,
          .passages = convocables(r, v.acteur, u),
          .guests = convies(r, u, v.now),
          .coming = participants_de(r, u),
          .requests = deplacements_ouverts(r, u),
          .lost_projects = {},
          .lost_guests = courriel::non_parvenus(r, "reunion", {u.id}),
          .to_send = {},
          .to_remind = {}};
  s.lost_projects = courriel::non_parvenus(r, "dossier", projects_of(s.passages));
  s.to_send = consequences(s.passages, s.guests, v.acteur, v.now, v.campagne);
  s.to_remind = relances(s.passages, s.guests, v.now);
  return s;
}

std::string messages(std::size_t n) { return base::counted(n, "message", "messages"); }

std::string addresses(const Convocable& c) {
  std::vector<std::string> all;
  for (const auto& d : c.destinataires) all.push_back(d.courriel);
  return base::join(all, ", ");
}

void project(html::Out& out, const Passage& p) {
  out(R"(<a class="govuk-link" href="/dossiers/{}/passage">{}</a><br>{})"_h, p.dossier, p.intitule,
      p.structure_nom);
}

/// What is told: the new appointment, and the one that no longer stands.
std::string told(const Convocable& c) {
  auto& r = c.prevu ? *c.prevu : c.dernier->rendez_vous;
  std::string text = base::date_time(r.debut);
  if (!r.salle.empty()) text += ", " + r.salle;
  if (c.envoi == Envoi::horaire) text += " (avant : " + base::date_time(c.dernier->rendez_vous.debut) + ")";
  return text;
}

void open_table(html::Out& out, std::string_view name, const std::vector<std::string_view>& columns) {
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-label="{}"><table class="govuk-table dt-tableau__table"><thead><tr>)"_h,
      name);
  for (auto column : columns) out(R"(<th scope="col">{}</th>)"_h, column);
  out("</tr></thead><tbody>\n"_h);
}

void close_table(html::Out& out) { out("</tbody></table></div>\n"_h); }

void one_to_send(html::Out& out, const Convocable& c) {
  out(
      R"(<tr><th scope="row" data-titre="Projet">{}</th><td data-titre="Quoi">{}</td><td data-titre="Rendez-vous">{}</td><td data-titre="À qui">{}</td></tr>
)"_h,
      [&](html::Out& o) { project(o, c.passage); }, label(c.envoi), told(c), addresses(c));
}

std::string told(const Convie& i) {
  std::vector<std::string> all;
  for (const auto& e : i.a_envoyer)
    all.push_back(fmt::format("{} : {}", e.envoi == Envoi::premiere ? "Invitation" : label(e.envoi),
                              moment(e.rendez_vous)));
  return base::join(all, " ; ");
}

void what_leaves(html::Out& out, const Consequences& c) {
  if (!c.convoques.empty() || !c.annules.empty()) {
    open_table(out, "Porteurs à prévenir", {"Projet", "Quoi", "Rendez-vous", "À qui"});
    for (const auto& one : c.convoques) one_to_send(out, one);
    for (const auto& one : c.annules) one_to_send(out, one);
    close_table(out);
  }
  if (c.invites.empty()) return;
  open_table(out, "Personnes invitées à prévenir", {"Personne invitée", "Quoi", "À qui"});
  for (const auto& i : c.invites)
    out(R"(<tr><th scope="row" data-titre="Personne invitée">{}{}</th><td data-titre="Quoi">{}</td><td data-titre="À qui">{}</td></tr>
)"_h,
        i.institution, i.nom.empty() ? "" : ", " + i.nom, told(i), i.courriel);
  close_table(out);
}

void warnings(html::Out& out, const Shown& s) {
  const auto& c = s.to_send;
  if (!c.sans_adresse.empty()) {
    out(R"(<div class="govuk-inset-text"><p class="govuk-body">Personne à qui écrire pour ces projets : la structure n’a pas de membre, et la note ne donne pas d’adresse. Appelez-les.</p><ul class="govuk-list govuk-list--bullet">
)"_h);
    for (const auto& one : c.sans_adresse) out("<li>{}, {}</li>\n"_h, one.passage.intitule, told(one));
    out("</ul></div>\n"_h);
  }
  if (!c.refuses.empty()) {
    out(R"(<div class="govuk-inset-text"><p class="govuk-body">Ces projets ne peuvent pas être convoqués :</p><ul class="govuk-list govuk-list--bullet">
)"_h);
    for (const auto& one : c.refuses)
      out("<li>{} : {}</li>\n"_h, one.convocable.passage.intitule, phrase(one.obstacle));
    out("</ul></div>\n"_h);
  }
  auto unplaced = std::ranges::count_if(s.passages, [](const Convocable& one) {
    return !one.prevu && std::holds_alternative<Planifie>(one.passage.etat());
  });
  if (unplaced > 0)
    out(R"(<p class="govuk-body">{} sans créneau : pas de convocation pour l’instant.</p>
)"_h,
        base::counted(std::size_t(unplaced), "projet est", "projets sont"));
}

std::string summary(const Consequences& c) {
  std::vector<std::string> parts;
  auto count = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0) parts.push_back(base::counted(n, one, many));
  };
  count(c.convoques.size(), "projet convoqué", "projets convoqués");
  count(c.annules.size(), "convocation annulée", "convocations annulées");
  count(c.invites.size(), "personne invitée prévenue", "personnes invitées prévenues");
  return base::join(parts, ", ") + " : " + messages(c.messages()) + ".";
}

void not_arrived(html::Out& out, const std::vector<std::string>& addresses) {
  if (!addresses.empty())
    out(R"(<br><strong class="govuk-tag govuk-tag--red">Pas arrivé</strong> à {} : appelez.)"_h,
        base::join(addresses, ", "));
}

/// Who did not get what was sent last.
std::vector<std::string> lost(const Shown& s, const Convocable& c) {
  std::vector<std::string> list;
  for (const auto& m : s.lost_projects)
    if (m.objet == c.passage.dossier && c.dernier_le && m.cree_le >= *c.dernier_le &&
        std::ranges::find(list, m.destinataire) == list.end())
      list.push_back(m.destinataire);
  return list;
}

std::vector<std::string> lost(const Shown& s, const Convie& i) {
  bool any = std::ranges::any_of(s.lost_guests, [&](const courriel::NonParvenu& m) {
    return m.destinataire == i.courriel && i.convie_le && m.cree_le >= *i.convie_le;
  });
  return any ? std::vector{i.courriel} : std::vector<std::string>{};
}

/// Said first: in a long list nobody would see it.
void undelivered(html::Out& out, const Shown& s) {
  std::vector<std::string> list;
  for (const auto& c : s.passages)
    for (const auto& address : lost(s, c)) list.push_back(c.passage.intitule + " : " + address);
  for (const auto& i : s.guests)
    for (const auto& address : lost(s, i)) list.push_back(i.institution + " : " + address);
  if (list.empty()) return;
  out(R"(<div class="govuk-inset-text"><p class="govuk-body">Le dernier message n’est pas arrivé à ces adresses. Appelez.</p><ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& one : list) out("<li>{}</li>\n"_h, one);
  out("</ul></div>\n"_h);
}

void sending(html::Out& out, const page::Visite& v, const Shown& s) {
  out(R"(<h2 class="govuk-heading-m">À envoyer</h2>
)"_h);
  undelivered(out, s);
  warnings(out, s);
  if (s.to_send.rien()) {
    out(R"(<p class="govuk-body">Rien à envoyer : tout ce qui a changé est déjà parti.</p>
)"_h);
    return;
  }
  out(R"(<p class="govuk-body">{} Chaque message contient le rendez-vous, pour l’agenda. Seul ce qui a changé est envoyé de nouveau.</p>
)"_h,
      summary(s.to_send));
  what_leaves(out, s.to_send);
  page::formulaire(out, v, chemin(s.reunion.id, "/convoquer"));
  champ_cache(out, "empreinte", s.to_send.empreinte());
  page::bouton(out, "Envoyer " + messages(s.to_send.messages()));
  page::fin_formulaire(out);
}

std::string when_sent(const Convocable& c) {
  if (!c.dernier_le) return "";
  auto text = base::date_time(*c.dernier_le);
  return c.relance_le ? text + ", relancé le " + base::date_time(*c.relance_le) : text;
}

void answer_tag(html::Out& out, const Convocable& c) {
  bool cancelled = c.dernier && c.dernier->annule && std::holds_alternative<Planifie>(c.passage.etat());
  if (cancelled)
    out(R"(<strong class="govuk-tag govuk-tag--grey">Convocation annulée</strong>)"_h);
  else
    etiquette_reponse(out, c.passage);
}

void one_answer(html::Out& out, const Shown& s, const Convocable& c) {
  auto people = s.coming.find(c.passage.id);
  out(
      R"(<tr><th scope="row" data-titre="Projet">{}</th><td data-titre="Passage">{}</td><td data-titre="Réponse">{}</td><td data-titre="Qui vient">{}</td><td data-titre="Dernier envoi">{}{}</td></tr>
)"_h,
      [&](html::Out& o) { project(o, c.passage); },
      c.dernier && !c.dernier->annule ? base::date_time(c.dernier->rendez_vous.debut) : std::string("–"),
      [&](html::Out& o) { answer_tag(o, c); },
      people == s.coming.end() || !c.passage.confirme_le ? std::string() : en_ligne(people->second),
      when_sent(c), [&](html::Out& o) { not_arrived(o, lost(s, c)); });
}

void reminding(html::Out& out, const page::Visite& v, const Shown& s) {
  auto n = s.to_remind.passages.size() + s.to_remind.invites.size();
  if (n == 0) return;
  page::formulaire(out, v, chemin(s.reunion.id, "/relancer"));
  champ_cache(out, "empreinte", s.to_remind.empreinte());
  page::bouton_secondaire(
      out, n == 1 ? "Relancer la personne sans réponse" : fmt::format("Relancer les {} sans réponse", n));
  page::fin_formulaire(out);
}

void answers(html::Out& out, const Shown& s) {
  out(R"(<h2 class="govuk-heading-m">Réponses des porteurs</h2>
)"_h);
  if (s.requests > 0)
    out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>
)"_h,
        chemin(s.reunion.id, "/deplacements"),
        base::counted(std::size_t(s.requests), "demande d’un autre moment attend une réponse",
                      "demandes d’un autre moment attendent une réponse"));
  bool any = std::ranges::any_of(s.passages, [](const Convocable& c) { return c.passage.sequence > 0; });
  if (!any) {
    out("<p class=\"govuk-body\">Personne n’est encore convoqué.</p>\n"_h);
    return;
  }
  open_table(out, "Réponses des porteurs", {"Projet", "Passage", "Réponse", "Qui vient", "Dernier envoi"});
  for (const auto& c : s.passages)
    if (c.passage.sequence > 0) one_answer(out, s, c);
  close_table(out);
}

std::string_view answer_of(const Convie& i) {
  if (i.retire_le) return "N’est plus invité·e";
  if (i.reponse == "vient") return "Vient";
  if (i.reponse == "ne_vient_pas") return "Ne vient pas";
  return i.convie_le ? "Sans réponse" : "À inviter";
}

void guests(html::Out& out, const Shown& s) {
  if (s.guests.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Réponses des personnes invitées</h2>
)"_h);
  open_table(out, "Réponses des personnes invitées", {"Institution", "Nom", "Adresse", "Réponse"});
  for (const auto& i : s.guests)
    out(
        R"(<tr><th scope="row" data-titre="Institution">{}</th><td data-titre="Nom">{}</td><td data-titre="Adresse">{}{}</td><td data-titre="Réponse">{}</td></tr>
)"_h,
        i.institution, i.nom, i.courriel, [&](html::Out& o) { not_arrived(o, lost(s, i)); }, answer_of(i));
  close_table(out);
}

web::Response show(const page::Visite& v, const Shown& s, bool changed = false) {
  return page_reunion(
      v, s.reunion, {.titre = "Convocations", .wide = true},
      [&](html::Out& out) {
        if (changed)
          out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Rien n’est parti</h2><div class="govuk-error-summary__body"><p>Quelque chose a changé pendant que vous lisiez. Vérifiez la liste, puis envoyez.</p></div></div>
)"_h);
        sending(out, v, s);
        answers(out, s);
        guests(out, s);
        reminding(out, v, s);
      },
      changed ? 409 : 200);
}

/// The meeting of the address, for who runs it.
template <class Then>
web::Response with_meeting(std::optional<Reunion> u, const page::Visite& v, Then then) {
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  return then(*u);
}

std::vector<std::int64_t> ids_of(const std::vector<Convie>& all) {
  std::vector<std::int64_t> list;
  for (const auto& i : all) list.push_back(i.id);
  return list;
}

}  // namespace

web::Response convocations(db::Reading& r, const page::Visite& v) {
  return with_meeting(find_reunion(r, v.acteur, v.id()), v,
                      [&](const Reunion& u) { return show(v, load(r, v, u)); });
}

web::Response convoquer(db::Writing& w, const page::Visite& v) {
  return with_meeting(lock_reunion(w, v.acteur, v.id()), v, [&](const Reunion& u) {
    auto s = load(w, v, u);
    if (s.to_send.rien() || v.request.form.get("empreinte") != s.to_send.empreinte()) return show(v, s, true);
    enregistrer_convocations(w, v.acteur, v.now, u, ids(s.to_send.convoques), ids(s.to_send.annules));
    enregistrer_invitations(w, v.acteur, v.now, u, s.to_send.invites);
    return page::redirige_avec_message(v, chemin(u.id, "/convocations"),
                                       "C’est envoyé. " + summary(s.to_send));
  });
}

web::Response relancer(db::Writing& w, const page::Visite& v) {
  return with_meeting(lock_reunion(w, v.acteur, v.id()), v, [&](const Reunion& u) {
    auto s = load(w, v, u);
    if (s.to_remind.rien() || v.request.form.get("empreinte") != s.to_remind.empreinte())
      return show(v, s, true);
    enregistrer_relances(w, v.acteur, v.now, u, ids(s.to_remind.passages), ids_of(s.to_remind.invites));
    return page::redirige_avec_message(v, chemin(u.id, "/convocations"), "Le rappel est envoyé.");
  });
}

}  // namespace reunion::pages
