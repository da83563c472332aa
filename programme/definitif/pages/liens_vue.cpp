#include "programme/definitif/pages/liens_vue.h"

#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/pages/pieces_vue.h"
#include "programme/page/champ.h"
#include "programme/piece/lien_store.h"
#include "programme/piece/proposition_store.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using piece::EtatLien;
using piece::LienRemise;
using piece::Remise;

std::string_view colour(EtatLien e) {
  switch (e) {
    case EtatLien::ouvert:
      return "govuk-tag--blue";
    case EtatLien::servi:
      return "govuk-tag--green";
    case EtatLien::retire:
    case EtatLien::expire:
      return "govuk-tag--grey";
    case EtatLien::sans_demandeur:
      return "govuk-tag--yellow";
  }
  return {};
}

/// A button of its own, read aloud with what it is about.
void act(html::Out& out, const page::Visite& v, std::string_view where, std::string_view what,
         std::string_view about) {
  page::formulaire(out, v, where);
  out(R"(<button class="govuk-button govuk-button--secondary dt-pieces__bouton" data-module="govuk-button">{}<span class="govuk-visually-hidden"> : {}</span></button>
)"_h,
      what, about);
  page::fin_formulaire(out);
}

void one_proposal(html::Out& out, const page::Visite& v, const Endroit& e, const campagne::Piece& p,
                  const Remise& r) {
  auto root = fmt::format("{}/propositions/{}", chemin_piece(e, p), r.id);
  out(R"(<li class="dt-pieces__fichier"><div>
<p class="govuk-body dt-pieces__nom">)"_h);
  bool opens = !ferme_a_la_lecture(e, p, r);
  if (!opens)
    out("{}"_h, r.titre);
  else
    out(R"(<a class="govuk-link" href="{}" download>{}</a>)"_h, root + "/fichier", r.titre);
  out(R"(</p>
<p class="govuk-body-s dt-discret">{}</p>
</div>
)"_h,
      faits_du_fichier(p, r));
  if (!ferme_pour(e, p)) {
    if (opens) act(out, v, root + "/accepter", "Prendre ce document", r.titre);
    act(out, v, root + "/refuser", "Refuser", r.titre);
  }
  out("</li>\n"_h);
}

/// "Demandé le 20 novembre 2022 à 10 h 00 par Camille Exemple, valable jusqu’au …."
std::string facts(const LienRemise& l, EtatLien state) {
  auto text = fmt::format("Demandé le {} par {}", base::date_time(l.demande_le), l.demandeur);
  if (l.servi_le)
    text += fmt::format(", document reçu le {}", base::date_time(*l.servi_le));
  else if (l.retire_le)
    text += fmt::format(", retiré le {}", base::date_time(*l.retire_le));
  else
    text += fmt::format(", {} {}", state == EtatLien::expire ? "expiré le" : "valable jusqu’au",
                        base::date_time(l.expire_le));
  if (state == EtatLien::sans_demandeur)
    text +=
        fmt::format(". {} ne peut plus remettre de document ici : renvoyez le lien vous-même", l.demandeur);
  return text + ".";
}

bool may_send_again(EtatLien state) { return state != EtatLien::servi && state != EtatLien::retire; }

bool may_take_back(EtatLien state) { return state == EtatLien::ouvert || state == EtatLien::sans_demandeur; }

void one_link(html::Out& out, const page::Visite& v, const Endroit& e, const campagne::Piece& p,
              const LienRemise& l) {
  auto state = piece::etat(l, v.now);
  out(R"(<li class="dt-pieces__fichier"><div>
<p class="govuk-body dt-pieces__nom"><strong>{}</strong>{} <strong class="govuk-tag {}">{}</strong></p>
<p class="govuk-body-s dt-discret">{}</p>
</div>
)"_h,
      l.courriel, l.nom.empty() ? std::string() : fmt::format(" ({})", l.nom), colour(state),
      piece::label(state), facts(l, state));
  auto root = fmt::format("{}/liens/{}", chemin_piece(e, p), l.id);
  bool open = !ferme_pour(e, p);
  if (open && may_send_again(state)) act(out, v, root + "/renvoyer", "Renvoyer", l.courriel);
  if (open && may_take_back(state)) act(out, v, root + "/retirer", "Retirer le lien", l.courriel);
  out("</li>\n"_h);
}

}  // namespace

Demandes charger_demandes(db::Reading& r, const Endroit& e, const campagne::Piece& p) {
  if (!e.sensibles) return {};
  return {piece::liens(r, e.lieu, p), piece::propositions(r, e.lieu, p)};
}

void choix_en_attente(html::Out& out, db::Reading& r, const Endroit& e,
                      const std::vector<piece::Exigence>& list) {
  if (!e.sensibles) return;
  auto waiting = piece::codes_proposes(r, e.lieu);
  for (const auto& x : list)
    if (std::ranges::find(waiting, x.piece->code) != waiting.end())
      out(R"(<div class="govuk-inset-text">Un document est arrivé par un lien : <a class="govuk-link" href="{}">choisir pour « {} »</a>.</div>
)"_h,
          chemin_piece(e, *x.piece), x.piece->titre);
}

void documents_proposes(html::Out& out, const page::Visite& v, const Endroit& e, const campagne::Piece& p,
                        const Demandes& asked) {
  if (asked.propositions.empty()) return;
  out(R"(<h2 class="govuk-heading-m">À choisir</h2>
<p class="govuk-body">Un document est arrivé par un lien alors qu’un autre est déjà remis. Ouvrez-le, puis choisissez.
Tant que vous ne choisissez pas, le document déjà remis reste le bon.</p>
<ul class="dt-pieces__fichiers">
)"_h);
  for (const auto& r : asked.propositions) one_proposal(out, v, e, p, r);
  out("</ul>\n"_h);
}

void demandes_envoyees(html::Out& out, const page::Visite& v, const Endroit& e, const campagne::Piece& p,
                       const Demandes& asked) {
  bool open = !ferme_pour(e, p);
  if (!open && asked.liens.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Demander ce document à quelqu’un</h2>
)"_h);
  if (open)
    out(R"(<p class="govuk-body">Une personne sans compte (comptable, intervenant·e…) peut remettre ce document à votre place, par un
lien qui ne sert qu’une fois.</p>
<p class="govuk-body"><a class="govuk-link" href="{}">Demander ce document à quelqu’un</a></p>
)"_h,
        chemin_piece(e, p) + "/demander");
  if (asked.liens.empty()) return;
  out(R"(<ul class="dt-pieces__fichiers">
)"_h);
  for (const auto& l : asked.liens) one_link(out, v, e, p, l);
  out("</ul>\n"_h);
}

}  // namespace definitif::pages
