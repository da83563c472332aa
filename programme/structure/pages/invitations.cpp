// Inviting by e-mail, and the page that the link of an invitation opens.
#include "programme/structure/invitation_store.h"

#include "programme/structure/pages/commun.h"
#include "programme/structure/pages/pages.h"

namespace structure::pages {
namespace {

using namespace html::literals;

/// The form again, with what is wrong beside the address.
web::Response corrected(const page::Visite& v, const Structure& s, const Obstacle& obstacle) {
  base::FieldErrors errors;
  errors.add("courriel", obstacle.detail.empty() ? phrase(obstacle) : obstacle.detail);
  return page_structure(v, s, {.titre = "Inviter quelqu’un", .erreurs = &errors}, [&](html::Out& out) {
    page::formulaire(out, v, chemin(s.id, "/invitations"));
    page::champ(out, {.nom = "courriel",
                      .label = "Son adresse électronique",
                      .valeur = v.request.form.get("courriel"),
                      .erreur = errors.of("courriel"),
                      .type = "email",
                      .autocomplete = "off"});
    cases_droits(out, lire_droits(v.request.form), "Ce qu’elle pourra faire");
    page::bouton(out, "Envoyer l’invitation");
    page::fin_formulaire(out);
  });
}

web::Response ended(const page::Visite& v) {
  constexpr std::string_view title = "Cette invitation n’est plus valable";
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body">Elle a déjà servi, elle a été annulée, ou ses 14 jours sont passés. Demandez à la personne qui vous a écrit de
vous inviter à nouveau.</p>
<p class="govuk-body"><a class="govuk-link" href="/structures">Voir mes structures</a></p>
)"_h,
        title);
  };
  return page::page(v, {.titre = title}, view, 404);
}

void sign_in_first(html::Out& out, const page::Visite& v, const InvitationOuverte& open) {
  std::string back = web::encode_query(v.request.path);
  out(R"(<p class="govuk-body">Pour l’accepter, connectez-vous avec l’adresse <strong>{}</strong>.</p>
<div class="govuk-button-group"><a class="govuk-button" href="{}" role="button" draggable="false">Se connecter</a>
<a class="govuk-link" href="{}">Créer un compte</a></div>
)"_h,
      open.courriel, "/connexion?retour=" + back, "/inscription?retour=" + back);
}

void other_address(html::Out& out, const page::Visite& v, const InvitationOuverte& open) {
  out(R"(<p class="govuk-body">Elle est pour l’adresse <strong>{}</strong>, et vous êtes connecté·e avec <strong>{}</strong>.
Déconnectez-vous, puis revenez ici par le lien du courriel. Ou demandez une invitation pour l’adresse de votre compte.</p>
)"_h,
      open.courriel, v.acteur.courriel);
}

void accept(html::Out& out, const page::Visite& v) {
  page::formulaire(out, v, v.request.path);
  page::bouton(out, "Accepter l’invitation");
  page::fin_formulaire(out);
}

}  // namespace

web::Response inviter_membre(db::Writing& w, const page::Visite& v) {
  auto found = trouver(w, v.acteur, v.id());
  if (!found) return page::introuvable(v);
  auto address = v.request.form.get("courriel");
  auto invited = inviter(w, v.acteur, v.now, found->id, address, lire_droits(v.request.form));
  if (invited)
    return page::redirige_avec_message(v, chemin(found->id, "/membres"), "L’invitation est envoyée.");
  bool correctable =
      invited.error().cause == Cause::saisie_invalide || invited.error().cause == Cause::deja_fait;
  return correctable ? corrected(v, *found, invited.error()) : page::refus(v, invited.error());
}

web::Response annuler_invitation(db::Writing& w, const page::Visite& v) {
  auto done = revoquer(w, v.acteur, v.now, v.id(), v.id(1));
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, chemin(v.id(), "/membres"), "L’invitation est annulée.");
}

web::Response invitation(db::Reading& r, const page::Visite& v) {
  auto open = lire_invitation(r, v.path.at(0), v.now);
  if (!open) return ended(v);
  return page::page(v, {.titre = "Invitation"}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Rejoindre « {} »</h1>
<p class="govuk-body">{} vous invite dans l’espace de cette structure. Vos droits : {}. Cette invitation est valable jusqu’au
{}.</p>
)"_h,
        open->structure_nom, open->invite_par, en_clair({open->administrer, open->ecrire, open->signer}),
        base::long_date(open->expire_le));
    if (v.acteur.visiteur()) return sign_in_first(out, v, *open);
    if (v.acteur.courriel != open->courriel) return other_address(out, v, *open);
    accept(out, v);
  });
}

web::Response accepter_invitation(db::Writing& w, const page::Visite& v) {
  auto structure_id = accepter(w, v.acteur, v.now, v.path.at(0));
  if (structure_id)
    return page::redirige_avec_message(v, chemin(*structure_id), "Vous êtes membre de la structure.");
  return structure_id.error().cause == Cause::lien_expire ? ended(v) : page::refus(v, structure_id.error());
}

}  // namespace structure::pages
