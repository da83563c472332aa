// Who is invited to the whole meeting: those already, those proposed, others by hand.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/invite_store.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/pages.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

constexpr std::size_t empty_lines = 3;

struct Shown {
  std::vector<Invite> already;
  std::vector<AgentPropose> agents;
  std::vector<std::string> chosen;  ///< agents whose box is ticked
  std::vector<InviteSaisi> lines;
  base::FieldErrors errors{};
};

std::string answer(const Invite& i) {
  if (i.reponse == "vient") return "Vient";
  if (i.reponse == "ne_vient_pas") return "Ne vient pas";
  return i.convie_le ? "Pas encore de réponse" : "Invitation à envoyer";
}

void invited_row(html::Out& out, const page::Visite& v, const Reunion& u, const Invite& i) {
  out(R"(<tr><th scope="row" data-titre="Institution">{}</th><td data-titre="Nom">{}</td><td data-titre="Adresse">{}</td><td data-titre="Réponse">{}</td><td>)"_h,
      i.institution, i.nom, i.courriel, answer(i));
  page::formulaire(out, v, chemin(u.id, fmt::format("/invites/{}/retirer", i.id)));
  out(R"(<button type="submit" class="dt-bouton-lien">Retirer<span class="govuk-visually-hidden"> {} ({})</span></button>)"_h,
      i.nom.empty() ? i.courriel : i.nom, i.institution);
  page::fin_formulaire(out);
  out("</td></tr>\n"_h);
}

void invited(html::Out& out, const page::Visite& v, const Reunion& u, const std::vector<Invite>& list) {
  out(R"(<h2 class="govuk-heading-m" id="invites">Personnes invitées</h2>
)"_h);
  if (list.empty()) {
    out(R"(<p class="govuk-body">Personne n’est encore invité.</p>
)"_h);
    return;
  }
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-labelledby="invites"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">Institution</th><th scope="col">Nom</th><th scope="col">Adresse</th><th scope="col">Réponse</th><th scope="col">Retirer</th></tr></thead>
<tbody>
)"_h);
  for (const auto& i : list) invited_row(out, v, u, i);
  out("</tbody></table></div>\n"_h);
}

void agents(html::Out& out, const page::Visite& v, const Shown& shown) {
  if (shown.agents.empty()) return;
  std::vector<page::Choix> choices;
  for (const auto& a : shown.agents) {
    auto value = std::to_string(a.personne);
    choices.push_back({value, a.nom,
                       fmt::format("{}, {}", institution_de(v.campagne, a),
                                   base::counted(std::size_t(a.dossiers), "dossier", "dossiers")),
                       std::ranges::find(shown.chosen, value) != shown.chosen.end()});
  }
  page::groupe(out, {.nom = "agents",
                     .legende = "Agents qui suivent des dossiers de cette réunion",
                     .choix = std::move(choices),
                     .multiple = true});
}

void line(html::Out& out, const Shown& shown, std::size_t i) {
  static const InviteSaisi blank;
  const auto& l = i < shown.lines.size() ? shown.lines[i] : blank;
  auto rank = std::to_string(i + 1);
  out(R"(<fieldset class="govuk-fieldset dt-ligne"><legend class="govuk-fieldset__legend dt-ligne__titre">{}</legend>
)"_h,
      l.proposee ? l.institution : "Autre personne");
  auto field = [&](std::string_view name, std::string_view label, std::string_view value,
                   std::string_view type) {
    auto whole = fmt::format("{}-{}", name, rank);
    page::champ(out, {.nom = whole,
                      .label = label,
                      .valeur = value,
                      .erreur = shown.errors.of(whole),
                      .type = type,
                      .autocomplete = "off",
                      .largeur = "20"});
  };
  if (l.proposee) {
    champ_cache(out, "institution-" + rank, l.institution);
    champ_cache(out, "financeur-" + rank, l.financeur);
    champ_cache(out, "proposee-" + rank, "1");
  } else {
    field("institution", "Institution", l.institution, "text");
  }
  field("nom", "Nom", l.nom, "text");
  field("courriel", "Adresse électronique", l.courriel, "email");
  out("</fieldset>\n"_h);
}

web::Response form(const page::Visite& v, const Reunion& u, const Shown& shown) {
  return page_reunion(
      v, u, {.titre = "Personnes invitées", .wide = true, .erreurs = &shown.errors}, [&](html::Out& out) {
        invited(out, v, u, shown.already);
        out(R"(<h2 class="govuk-heading-m">Inviter</h2>
<p class="govuk-body">Les personnes invitées voient les projets qui passent ce jour-là. Rien n’est envoyé d’ici : les invitations partent avec les convocations.</p>
)"_h);
        page::formulaire(out, v, chemin(u.id, "/invites"));
        agents(out, v, shown);
        out(R"(<p class="govuk-body">Complétez les lignes utiles, laissez les autres vides.</p>
)"_h);
        for (std::size_t i = 0; i < std::max(shown.lines.size(), std::size_t{1}); ++i) line(out, shown, i);
        page::bouton(out, "Ajouter à la liste");
        page::fin_formulaire(out);
      });
}

Shown load(db::Reading& r, const page::Visite& v, const Reunion& u) {
  Shown shown{invites(r, u), agents_proposes(r, u), {}, {}};
  for (const auto& a : shown.agents) shown.chosen.push_back(std::to_string(a.personne));
  shown.lines = institutions_proposees(v.campagne, u.code, shown.already);
  shown.lines.resize(shown.lines.size() + empty_lines);
  return shown;
}

std::vector<InviteSaisi> parse(const page::Visite& v) {
  const auto& f = v.request.form;
  std::vector<InviteSaisi> list;
  for (std::size_t i = 1; i <= invites_max; ++i) {
    auto get = [&](std::string_view name) {
      return std::string(base::trim(f.get(fmt::format("{}-{}", name, i))));
    };
    if (!f.has(fmt::format("courriel-{}", i))) break;
    auto funder = get("financeur");
    if (!v.campagne.financeur(funder)) funder.clear();
    list.push_back({get("institution"), funder, get("nom"), get("courriel"), !get("proposee").empty()});
  }
  return list;
}

/// Agents whose box is ticked, as lines.
std::vector<InviteSaisi> ticked(const page::Visite& v, const Shown& shown) {
  std::vector<InviteSaisi> list;
  for (const auto& a : shown.agents)
    if (std::ranges::find(shown.chosen, std::to_string(a.personne)) != shown.chosen.end())
      list.push_back({institution_de(v.campagne, a), a.financeur, a.nom, a.courriel});
  return list;
}

/// Whoever is ticked among the agents counts as invited already for the lines below.
std::vector<Invite> with_ticked(std::vector<Invite> already, const std::vector<InviteSaisi>& agents) {
  for (const auto& a : agents) already.push_back({.institution = a.institution, .courriel = a.courriel});
  return already;
}

}  // namespace

web::Response invitees(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  return form(v, *u, load(r, v, *u));
}

web::Response inviter(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  annoncer(w, u->id);  // holds the meeting: nobody invites the same person meanwhile
  auto shown = load(w, v, *u);
  shown.chosen = v.request.form.all("agents");
  shown.lines = parse(v);
  auto agents = ticked(v, shown), typed = retenus(shown.lines);
  shown.errors = defauts_invites(shown.lines, with_ticked(shown.already, agents));
  if (agents.empty() && typed.empty() && shown.errors.empty())
    shown.errors.add(shown.agents.empty() ? "nom-1" : "agents",
                     "Cochez ou écrivez au moins une personne à inviter.");
  if (!shown.errors.empty()) return form(v, *u, shown);
  auto all = agents;
  all.insert(all.end(), typed.begin(), typed.end());
  ajouter_invites(w, v.acteur, v.now, *u, all);
  return page::redirige_avec_message(v, chemin(u->id, "/invites"),
                                     base::counted(all.size(), "personne ajoutée.", "personnes ajoutées."));
}

web::Response retirer_invitation(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto done = retirer_invite(w, v.acteur, v.now, *u, v.id(1));
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, chemin(u->id, "/invites"), "La personne n’est plus invitée.");
}

}  // namespace reunion::pages
