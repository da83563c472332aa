// What the coordination decides of a dossier, and how it goes back on it: always by a person, with a reason
// where the structure is told one.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/completude/pages/controle.h"
#include "programme/completude/pages/pages.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"

namespace completude::pages {
namespace {

using namespace html::literals;
using definitif::DeclarerComplet;
using definitif::DemanderComplements;
using definitif::Rejeter;
using definitif::RevenirSurDecision;

constexpr int longest_reason = 1000;

void complete_button(html::Out& out, const page::Visite& v, const Controle& c) {
  if (!definitif::possible<DeclarerComplet>(c.f().etat())) return;
  if (auto left = non_conformes(c.dues); left > 0) {
    out(R"(<p class="govuk-body">Pour déclarer le dossier complet, il reste {}.</p>
)"_h,
        base::counted(left, "pièce à vérifier, manquante ou refusée",
                      "pièces à vérifier, manquantes ou refusées"));
    return;
  }
  page::formulaire(out, v, chemin(c.f().id(), "/complet"));
  page::bouton(out, DeclarerComplet::label);
  page::fin_formulaire(out);
}

void request_link(html::Out& out, const Controle& c) {
  if (!definitif::possible<DemanderComplements>(c.f().etat())) return;
  bool again = std::holds_alternative<definitif::ACompleter>(c.f().etat());
  out(R"(<p><a class="govuk-button govuk-button--secondary" href="{}" role="button" draggable="false">{}</a></p>
)"_h,
      chemin(c.f().id(), "/demande"), again ? "Changer ou prolonger la demande" : "Demander des compléments");
}

/// What a rejection after the date says, unless the person writes something else.
std::string usual_reason(const Controle& c) {
  if (!c.demande || !c.f().completer_avant) return {};
  return fmt::format(
      "Les compléments demandés le {} étaient attendus jusqu’au {} : ils n’ont pas été rendus.",
      base::long_date(c.demande->demandee_le), dernier_moment(*c.f().completer_avant));
}

void reason_form(html::Out& out, const page::Visite& v, const Controle& c, std::string_view suite,
                 std::string_view label, std::string_view proposed, const Typee& typed) {
  page::formulaire(out, v, chemin(c.f().id(), suite));
  page::champ(out, {.nom = "motif",
                    .label = "Motif, que la structure lira",
                    .valeur = typed.erreurs.of("motif").empty() ? proposed : std::string_view(typed.motif),
                    .erreur = typed.erreurs.of("motif"),
                    .lignes = 3,
                    .max = longest_reason});
  page::bouton_danger(out, label);
  page::fin_formulaire(out);
}

void rejection(html::Out& out, const page::Visite& v, const Controle& c, const Typee& typed) {
  auto place = rang_de(c.f(), v.now);
  if (!definitif::possible<Rejeter>(c.f().etat()) || place == Rang::demandes) return;
  if (place == Rang::a_rejeter) {
    out(R"(<p class="govuk-body"><strong>Les compléments ne sont pas arrivés à temps : le rejet est proposé.</strong> Vous pouvez aussi prolonger la demande.</p>
)"_h);
    return reason_form(out, v, c, "/rejet", Rejeter::label, usual_reason(c), typed);
  }
  html::Attrs unfolded;
  unfolded.flag("open", !typed.erreurs.of("motif").empty());
  out(R"(<details class="govuk-details" {}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Rejeter le dossier</span></summary>
<div class="govuk-details__text">
)"_h,
      unfolded);
  reason_form(out, v, c, "/rejet", Rejeter::label, "", typed);
  out("</div></details>\n"_h);
}

void going_back(html::Out& out, const page::Visite& v, const Controle& c, const Typee& typed) {
  if (!definitif::possible<RevenirSurDecision>(c.f().etat())) return;
  out(R"(<p class="govuk-body">{}</p>
)"_h,
      c.f().complet_le
          ? fmt::format("Le dossier est complet depuis le {}.", base::date_time(*c.f().complet_le))
          : fmt::format("Le dossier est rejeté depuis le {}.", base::date_time(*c.f().rejete_le)));
  reason_form(out, v, c, "/revenir", RevenirSurDecision::label, "", typed);
}

/// What every decision does once it is made.
template <class Act>
web::Response decide(db::Writing& w, const page::Visite& v, const Controle& c, const Act& act,
                     std::string_view reason, std::string_view message) {
  const auto& f = c.f();
  auto done = accomplir(f.etat(), act, f.contexte(v.acteur, v.now, v.campagne));
  if (!done && done.error().cause == Cause::saisie_invalide) {
    Typee typed{.motif = std::string(reason)};
    typed.erreurs.add("motif", done.error().detail);
    return page_de_controle(w, v, c, typed);
  }
  if (!done) return page::refus(v, done.error());
  definitif::save_state(w, f, done->etat, v.now, v.acteur, reason);
  std::vector<std::pair<std::string, std::string>> details;
  if (!reason.empty()) details.emplace_back("motif", base::shorten(reason, 200));
  journal::inscrire(w, v.acteur, v.now, {done->trace, "dossier", f.id(), std::move(details)});
  return page::redirige_avec_message(v, chemin(f.id()), message);
}

std::string typed_reason(const page::Visite& v) {
  return base::shorten(base::trim(v.request.form.get("motif")), longest_reason);
}

}  // namespace

void decisions(html::Out& out, const page::Visite& v, const Controle& c, const Typee& typed) {
  out(R"(<section aria-labelledby="decisions"><h2 class="govuk-heading-m" id="decisions" tabindex="-1">Décider</h2>
)"_h);
  complete_button(out, v, c);
  request_link(out, c);
  rejection(out, v, c, typed);
  going_back(out, v, c, typed);
  out("</section>\n"_h);
}

web::Response declarer_complet(db::Writing& w, const page::Visite& v) {
  auto c = controle_pour_ecrire(w, v);
  if (!c) return page::introuvable(v);
  return decide(w, v, *c, DeclarerComplet{non_conformes(c->dues)}, "", "Le dossier est déclaré complet.");
}

web::Response rejeter_dossier(db::Writing& w, const page::Visite& v) {
  auto c = controle_pour_ecrire(w, v);
  if (!c) return page::introuvable(v);
  auto reason = typed_reason(v);
  return decide(w, v, *c, Rejeter{reason}, reason, "Le dossier est rejeté. La structure reçoit un courriel.");
}

web::Response revenir_sur_decision(db::Writing& w, const page::Visite& v) {
  auto c = controle_pour_ecrire(w, v);
  if (!c) return page::introuvable(v);
  auto reason = typed_reason(v);
  return decide(w, v, *c, RevenirSurDecision{reason}, reason,
                "La décision est reprise : le dossier est de nouveau à vérifier.");
}

}  // namespace completude::pages
