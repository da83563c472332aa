#include "programme/definitif/pages/verification.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/a_regler.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/lecture.h"
#include "programme/definitif/pages/pages.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

/// What the page and its forms look at.
struct Verif {
  const page::Visite& v;
  const Definitif& f;
  const Contenu& contenu;
  std::vector<Manque> manques;
  std::vector<dossier::Destinataire> signataires;
  std::optional<Attestation> attestation;
  std::vector<Declinee> declinees;

  std::string adresse(std::string_view suite) const { return chemin_definitif(f.dossier, suite); }
  bool signe() const { return v.acteur.peut(personne::Droit::signer, f.dossier.structure); }
  bool agit() const { return autorise({Role::porteur}, f.contexte(v.acteur, v.now, v.campagne)); }
};

void one_button(html::Out& out, const Verif& x, std::string_view suite, std::string_view label,
                bool secondary) {
  page::formulaire(out, x.v, x.adresse(suite));
  if (secondary)
    page::bouton_secondaire(out, label);
  else
    page::bouton(out, label);
  page::fin_formulaire(out);
}

void missing(html::Out& out, const Verif& x) {
  if (x.manques.empty()) return;
  out(R"(<h2 class="govuk-heading-m" id="manques">{}</h2>
<ul class="govuk-list dt-manquants">
)"_h,
      base::counted(x.manques.size(), "point à régler", "points à régler"));
  for (const auto& m : x.manques)
    out(R"(<li><a class="govuk-link" href="{}">{}</a> <span class="dt-section">{}</span></li>
)"_h,
        x.adresse(m.suite), m.texte, m.partie);
  out("</ul>\n"_h);
}

void sent_back(html::Out& out, const Verif& x) {
  for (const auto& d : x.declinees)
    out(R"(<div class="govuk-inset-text">Renvoyé sans être signé par {}, le {} : {}</div>
)"_h,
        d.par, base::date_time(d.le), d.commentaire);
}

void attest_form(html::Out& out, const Verif& x) {
  const auto& form = x.v.request.form;
  auto ticked = form.all("engagements");
  std::vector<page::Choix> list;
  for (const auto* e : engagements(x.contenu, x.v.campagne))
    list.push_back({e->code, e->texte, {}, std::ranges::find(ticked, e->code) != ticked.end(), false});
  out(R"(<h2 class="govuk-heading-m" id="signer">Attester et signer</h2>
<p class="govuk-body">Vous signez pour {}. Votre signature porte sur le texte tel qu’il est affiché plus bas : si quelqu’un le modifie, il faudra signer de nouveau.</p>
)"_h,
      x.contenu.structure.nom);
  page::formulaire(out, x.v, x.adresse("/signer"));
  page::groupe(
      out, {.nom = "engagements", .legende = "J’atteste que :", .choix = std::move(list), .multiple = true});
  auto name = form.has("nom") ? form.get("nom") : std::string_view(x.v.acteur.nom);
  page::champ(out,
              {.nom = "nom", .label = "Votre prénom et votre nom", .valeur = name, .autocomplete = "name"});
  page::champ(out, {.nom = "qualite",
                    .label = "En quelle qualité signez-vous ?",
                    .valeur = form.get("qualite"),
                    .aide = "Exemple : présidente, ou trésorier ayant reçu mandat du président."});
  page::bouton(out, Signer::label);
  page::fin_formulaire(out);
}

void decline_form(html::Out& out, const Verif& x) {
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Ne pas signer, et dire pourquoi</span></summary>
<div class="govuk-details__text">
)"_h);
  page::formulaire(out, x.v, x.adresse("/decliner"));
  page::champ(out, {.nom = "commentaire",
                    .label = "Ce qui est à revoir",
                    .valeur = x.v.request.form.get("commentaire"),
                    .lignes = 3,
                    .max = 1000});
  page::bouton_secondaire(out, DeclinerSignature::label);
  page::fin_formulaire(out);
  out("</div></details>\n"_h);
}

std::string names(const std::vector<dossier::Destinataire>& people) {
  std::vector<std::string> list;
  for (const auto& p : people) list.push_back(p.nom);
  return base::join(list, ", ");
}

void ask_form(html::Out& out, const Verif& x) {
  out(R"(<h2 class="govuk-heading-m">Faire signer</h2>
)"_h);
  if (x.signataires.empty()) {
    out(R"(<p class="govuk-body">Aucun membre de la structure n’a encore le droit de signer. <a class="govuk-link" href="/structures/{}/membres">Donner ce droit à une personne</a>.</p>
)"_h,
        x.f.dossier.structure);
    return;
  }
  out(R"(<p class="govuk-body">Un courriel sera envoyé à qui peut signer : {}. En attendant la réponse, le dossier ne se modifie plus.</p>
)"_h,
      names(x.signataires));
  one_button(out, x, "/demander-signature", DemanderSignature::label, x.signe());
}

void in_preparation(html::Out& out, const Verif& x) {
  sent_back(out, x);
  if (!x.manques.empty() || !x.agit()) return;
  if (x.signe()) attest_form(out, x);
  ask_form(out, x);
}

void waiting(html::Out& out, const Verif& x) {
  out(R"(<p class="govuk-body">La signature est demandée à : {}. En attendant, le dossier ne se modifie plus.</p>
)"_h,
      names(x.signataires));
  if (x.signe() && x.manques.empty()) attest_form(out, x);
  if (x.signe()) decline_form(out, x);
  if (x.agit()) one_button(out, x, "/rouvrir", Rouvrir::label, true);
}

void signed_already(html::Out& out, const Verif& x) {
  bool same = x.attestation && x.attestation->empreinte == empreinte(x.contenu);
  if (x.attestation)
    out(R"(<p class="govuk-body">Signé par {}, {}, le {}. Il reste à déposer le dossier : tant qu’il ne l’est pas, il n’est pas reçu.</p>
)"_h,
        x.attestation->nom, x.attestation->qualite, base::date_time(x.attestation->signee_le));
  if (!same)
    out(R"(<p class="govuk-body"><strong>Le budget ou la fiche de la structure a changé depuis la signature : rouvrez le dossier et faites-le signer de nouveau.</strong></p>
)"_h);
  if (!x.agit()) return;
  if (same && x.manques.empty() && depot_ouvert(x.f.contexte(x.v.acteur, x.v.now, x.v.campagne)))
    one_button(out, x, "/deposer", Deposer::label, false);
  one_button(out, x, "/rouvrir", Rouvrir::label, true);
}

void deposited(html::Out& out, const Verif& x) {
  out(R"(<p class="govuk-body">Le dossier est déposé. <a class="govuk-link" href="{}">Voir le récépissé et ce qui a été envoyé</a>.</p>
)"_h,
      x.adresse(fmt::format("/depots/{}", x.f.depots)));
  bool back = possible<Reprendre>(x.f.etat()) && x.agit() &&
              depot_ouvert(x.f.contexte(x.v.acteur, x.v.now, x.v.campagne));
  if (!back) return;
  out(R"(<p class="govuk-body">Jusqu’à la date limite, vous pouvez le reprendre : il ne sera plus déposé tant que vous ne le déposez pas de nouveau.</p>
)"_h);
  one_button(out, x, "/reprendre", Reprendre::label, true);
}

void next_step(html::Out& out, const Verif& x) {
  auto state = x.f.etat();
  if (std::holds_alternative<EnPreparation>(state)) return in_preparation(out, x);
  if (std::holds_alternative<ASigner>(state)) return waiting(out, x);
  if (std::holds_alternative<Signe>(state)) return signed_already(out, x);
  deposited(out, x);
}

void refusal(html::Out& out, const Obstacle* refused) {
  if (!refused) return;
  out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Ce n’est pas fait</h2><div class="govuk-error-summary__body"><p>{}</p></div></div>
)"_h,
      phrase(*refused));
}

}  // namespace

web::Response page_verification(db::Reading& r, const page::Visite& v, const Definitif& f,
                                const Obstacle* refused) {
  auto content = contenu(r, v.acteur, f, v.campagne);
  bool open = !f.depose_le;
  Verif x{v,
          f,
          content,
          open ? a_regler(r, v.acteur, f, content, v.campagne, v.now) : std::vector<Manque>{},
          signataires(r, f.id()),
          attestation(r, f),
          declinees(r, f)};
  auto view = [&](html::Out& out) {
    cadre(out, v, f.dossier, "/verifier", "Vérifier et signer");
    refusal(out, refused);
    out(R"(<p>)"_h);
    etiquette_etat(out, f);
    out(R"(</p>
<div class="govuk-inset-text">{}</div>
)"_h,
        phrase_limite(v, f));
    missing(out, x);
    next_step(out, x);
    if (!open) return;
    out(R"(<h2 class="govuk-heading-l dt-relecture">Ce qui sera envoyé</h2>
)"_h);
    lecture(out, v, content, v.now);
  };
  return page::page(v, {.titre = "Vérifier et signer – dossier définitif"}, view, refused ? 422 : 200);
}

web::Response verifier_dossier(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  if (!f || !voit_la_preparation(v.acteur, *f)) return page::introuvable(v);
  return page_verification(r, v, *f, nullptr);
}

}  // namespace definitif::pages
