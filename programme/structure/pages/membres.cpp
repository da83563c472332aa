// Who belongs to the structure; for its administrators: rights, requests to join, invitations.
#include <tuple>

#include "programme/structure/adhesion_store.h"
#include "programme/structure/invitation_store.h"
#include "programme/structure/pages/commun.h"
#include "programme/structure/pages/pages.h"

namespace structure::pages {
namespace {

using namespace html::literals;

/// What the page shows; requests and invitations for who administers only.
struct Team {
  const Structure& structure;
  Droits mine;
  std::vector<Membre> members;
  std::vector<Adhesion> requests;
  std::vector<Invitation> invitations;
};

void small_button(html::Out& out, std::string_view text, std::string_view whom) {
  out(R"(<button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">{}<span class="govuk-visually-hidden"> {}</span></button>
)"_h,
      text, whom);
}

/// The three checkboxes; their ids carry the member's, since they stand once per member.
void rights_of(html::Out& out, const Membre& member) {
  out(R"(<fieldset class="govuk-fieldset"><legend class="govuk-visually-hidden">Droits de {}</legend>
<div class="govuk-checkboxes govuk-checkboxes--small govuk-!-margin-bottom-3">
)"_h,
      member.nom);
  for (auto [value, text, checked] : {std::tuple{"administrer", "Administrer", member.administrer},
                                      {"ecrire", "Écrire", member.ecrire},
                                      {"signer", "Signer", member.signer}}) {
    std::string id = std::string(value) + "-" + std::to_string(member.personne_id);
    out(R"(<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="{}" type="checkbox" name="droits" value="{}" {}>
<label class="govuk-label govuk-checkboxes__label" for="{}">{}</label></div>
)"_h,
        id, value, html::Attrs().flag("checked", checked), id, text);
  }
  out("</div></fieldset>\n"_h);
}

void removal(html::Out& out, const page::Visite& v, const Team& team, const Membre& member) {
  bool oneself = member.personne_id == v.acteur.id;
  if (!team.mine.administrer && !oneself) return;
  page::formulaire(out, v,
                   chemin(team.structure.id, "/membres/" + std::to_string(member.personne_id) + "/retirer"));
  small_button(out, oneself ? "Quitter la structure" : "Retirer", oneself ? std::string() : member.nom);
  page::fin_formulaire(out);
}

void card(html::Out& out, const page::Visite& v, const Team& team, const Membre& member) {
  out(R"(<li class="dt-carte"><h2 class="govuk-heading-s">{}</h2>
<p class="govuk-body-s">{}<br>membre depuis le {}</p>
)"_h,
      member.nom, member.courriel, base::long_date(member.since));
  if (team.mine.administrer) {
    page::formulaire(out, v,
                     chemin(team.structure.id, "/membres/" + std::to_string(member.personne_id) + "/droits"));
    rights_of(out, member);
    small_button(out, "Enregistrer les droits", "de " + member.nom);
    page::fin_formulaire(out);
  } else {
    out(R"(<p class="govuk-body">Droits : {}</p>
)"_h,
        en_clair({member.administrer, member.ecrire, member.signer}));
  }
  removal(out, v, team, member);
  out("</li>\n"_h);
}

void cards(html::Out& out, const page::Visite& v, const Team& team) {
  out(R"(<ul class="dt-cartes">
)"_h);
  for (const auto& member : team.members) card(out, v, team, member);
  out("</ul>\n"_h);
}

void requests(html::Out& out, const page::Visite& v, const Team& team) {
  if (team.requests.empty()) return;
  out(R"(<h2 class="govuk-heading-m" id="demandes">Demandes à rejoindre la structure</h2>
)"_h);
  for (const auto& request : team.requests) {
    out(R"(<p class="govuk-body"><strong>{}</strong> ({}) l’a demandé le {}. Acceptez seulement si vous connaissez cette personne :
elle pourra lire et écrire les dossiers.</p>
)"_h,
        request.nom, request.courriel, base::long_date(request.demandee_le));
    page::formulaire(out, v, chemin(team.structure.id, "/demandes/" + std::to_string(request.id)));
    out(R"(<div class="govuk-button-group">)"_h);
    page::bouton(out, "Accepter", "reponse", "oui");
    page::bouton_secondaire(out, "Refuser", "reponse", "non");
    out("</div>\n"_h);
    page::fin_formulaire(out);
  }
}

void waiting(html::Out& out, const page::Visite& v, const Team& team) {
  if (team.invitations.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Invitations en attente</h2>
)"_h);
  for (const auto& one : team.invitations) {
    out(R"(<p class="govuk-body">{} (droits : {}), jusqu’au {}</p>
)"_h,
        one.courriel, en_clair({one.administrer, one.ecrire, one.signer}), base::long_date(one.expire_le));
    page::formulaire(out, v,
                     chemin(team.structure.id, "/invitations/" + std::to_string(one.id) + "/annuler"));
    small_button(out, "Annuler l’invitation", "de " + one.courriel);
    page::fin_formulaire(out);
  }
}

void invite(html::Out& out, const page::Visite& v, const Team& team) {
  out(R"(<h2 class="govuk-heading-m">Inviter quelqu’un</h2>
<p class="govuk-body">La personne reçoit un lien par courriel, valable 14 jours. Il ne fonctionne qu’avec cette adresse.</p>
)"_h);
  page::formulaire(out, v, chemin(team.structure.id, "/invitations"));
  page::champ(
      out, {.nom = "courriel", .label = "Son adresse électronique", .type = "email", .autocomplete = "off"});
  cases_droits(out, {.ecrire = true}, "Ce qu’elle pourra faire");
  page::bouton(out, "Envoyer l’invitation");
  page::fin_formulaire(out);
}

Team load(db::Reading& r, const page::Visite& v, const Structure& s) {
  Team team{s, mes_droits(r, v, s.id), membres(r, s.id), {}, {}};
  if (!team.mine.administrer) return team;
  team.requests = adhesions(r, s.id);
  team.invitations = invitations(r, s.id, v.now);
  return team;
}

web::Response back(const page::Visite& v, const Result<void>& done, std::string_view message) {
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, chemin(v.id(), "/membres"), message);
}

}  // namespace

web::Response equipe(db::Reading& r, const page::Visite& v) {
  auto found = trouver(r, v.acteur, v.id());
  if (!found) return page::introuvable(v);
  auto team = load(r, v, *found);
  return page_structure(v, *found, {.titre = "Membres"}, [&](html::Out& out) {
    requests(out, v, team);
    cards(out, v, team);
    if (!team.mine.administrer) return;
    waiting(out, v, team);
    invite(out, v, team);
  });
}

web::Response donner_droits(db::Writing& w, const page::Visite& v) {
  return back(v, changer_droits(w, v.acteur, v.now, v.id(), v.id(1), lire_droits(v.request.form)),
              "Les droits sont enregistrés.");
}

web::Response retirer_membre(db::Writing& w, const page::Visite& v) {
  bool oneself = v.id(1) == v.acteur.id;
  auto done = retirer(w, v.acteur, v.now, v.id(), v.id(1));
  if (done && oneself) return page::redirige_avec_message(v, "/structures", "Vous avez quitté la structure.");
  return back(v, done, "La personne n’a plus accès à la structure.");
}

web::Response repondre_demande(db::Writing& w, const page::Visite& v) {
  bool yes = v.request.form.get("reponse") == "oui";
  auto rights = yes ? std::optional(Droits{.ecrire = true}) : std::nullopt;
  return back(
      v, repondre_adhesion(w, v.acteur, v.now, v.id(), v.id(1), rights),
      yes ? "La personne est membre de la structure, avec le droit d’écrire." : "La demande est refusée.");
}

}  // namespace structure::pages
