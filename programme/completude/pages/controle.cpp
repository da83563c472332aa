#include "programme/completude/pages/controle.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/completude/pages/pages.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/dossier/pages/cadre.h"

namespace completude::pages {
namespace {

using namespace html::literals;
using definitif::pages::chemin_definitif;
using definitif::pages::Endroit;
using definitif::pages::ligne_resume;

std::optional<Controle> checked(db::Reading& r, const page::Visite& v, std::optional<Endroit> e) {
  if (!e || !e->verifie) return std::nullopt;
  auto due = definitif::pages::demandees(r, v, *e);
  auto request = derniere_demande(r, *e->definitif);
  return Controle{std::move(*e), std::move(due), std::move(request)};
}

std::string_view colour(Rang r) {
  switch (r) {
    case Rang::a_verifier:
    case Rang::rendus:
      return "govuk-tag--blue";
    case Rang::demandes:
      return "govuk-tag--yellow";
    case Rang::a_rejeter:
    case Rang::rejetes:
      return "govuk-tag--red";
    case Rang::complets:
      return "govuk-tag--green";
  }
  return {};
}

void summary(html::Out& out, const page::Visite& v, const Controle& c) {
  const auto& f = c.f();
  out("<p>"_h);
  etiquette(out, rang_de(f, v.now));
  out(R"(</p>
<dl class="govuk-summary-list">
)"_h);
  ligne_resume(out, "Numéro", dossier::reference(f.dossier, v.campagne.annee));
  ligne_resume(out, "Structure", f.dossier.structure_nom);
  ligne_resume(out, "Déposé le", base::date_time_seconds(*f.depose_le));
  if (f.completer_avant)
    ligne_resume(out, "Compléments attendus jusqu’au", dernier_moment(*f.completer_avant));
  ligne_resume(out, "Motif du rejet", f.rejet_motif);
  out(R"(</dl>
<ul class="govuk-list"><li><a class="govuk-link" href="{}">Lire le dossier déposé</a></li>
<li><a class="govuk-link" href="{}">Comparer à la note d’intention</a></li></ul>
)"_h,
      chemin_definitif(f.dossier, fmt::format("/depots/{}", f.depots)),
      chemin_definitif(f.dossier, "/comparaison"));
}

void asked_list(html::Out& out, const page::Visite& v, const definitif::Definitif& f, const Demande& d) {
  out(R"(<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& one : d.cibles)
    out(R"(<li><a class="govuk-link" href="{}">{}</a> : {}</li>
)"_h,
        chemin_definitif(f.dossier, "/" + one.cible), titre(one.cible, v.campagne), one.raison);
  out("</ul>\n"_h);
}

/// The request that waits, or that was answered.
void request(html::Out& out, const page::Visite& v, const Controle& c) {
  if (!c.en_cours()) return;
  const auto& d = *c.demande;
  out(R"(<section aria-labelledby="demande"><h2 class="govuk-heading-m" id="demande">Compléments demandés</h2>
<p class="govuk-body">Par {}, le {}.{}</p>
)"_h,
      d.par, base::date_time(d.demandee_le), d.message.empty() ? std::string() : " " + d.message);
  asked_list(out, v, c.f(), d);
  if (d.rendue_le)
    out(R"(<p class="govuk-body">Rendus par {}, le {}.{}</p>
)"_h,
        d.rendue_par, base::date_time(*d.rendue_le), d.reponse.empty() ? std::string() : " " + d.reponse);
  out("</section>\n"_h);
}

/// Only what changed: the rest was read before.
void what_came_back(html::Out& out, db::Reading& r, const page::Visite& v, const Controle& c) {
  if (!c.f().rendus || !c.demande || !c.demande->rang_rendu) return;
  auto before = definitif::depot(r, c.f(), c.demande->rang_avant);
  auto after = definitif::depot(r, c.f(), *c.demande->rang_rendu);
  if (!before || !after) return;
  changements_vus(out, v.campagne,
                  changements(before->contenu(), after->contenu(), c.demande->codes(), v.campagne, v.now));
}

}  // namespace

std::optional<Controle> controle(db::Reading& r, const page::Visite& v) {
  return checked(r, v, definitif::pages::au_dossier(r, v));
}

std::optional<Controle> controle_pour_ecrire(db::Writing& w, const page::Visite& v) {
  return checked(w, v, definitif::pages::au_dossier_pour_ecrire(w, v));
}

std::string chemin(std::int64_t dossier, std::string_view suite) {
  return fmt::format("/completude/{}{}", dossier, suite);
}

void etiquette(html::Out& out, Rang r) {
  out(R"(<strong class="govuk-tag {}">{}</strong>)"_h, colour(r), label(r));
}

Rang rang_de(const definitif::Definitif& f, base::Instant now) {
  Ligne l{.numero = {}, .intitule = {}, .structure = {}, .etat = f.etat_nom, .rendus = f.rendus};
  l.avant = f.completer_avant;
  return l.rang(now);
}

web::Response page_de_controle(db::Reading& r, const page::Visite& v, const Controle& c, const Typee& typed) {
  auto title = dossier::titre_de(c.f().dossier);
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Complétude", "/completude"}});
    out(R"(<span class="govuk-caption-l">Complétude</span><h1 class="govuk-heading-l">{}</h1>
)"_h,
        title);
    summary(out, v, c);
    request(out, v, c);
    what_came_back(out, r, v, c);
    pieces_a_verifier(out, v, c, typed);
    decisions(out, v, c, typed);
  };
  auto heading = fmt::format("{} – complétude", title);
  return page::page(v, {.titre = heading, .erreurs = &typed.erreurs}, view);
}

web::Response controler(db::Reading& r, const page::Visite& v) {
  auto c = controle(r, v);
  return c ? page_de_controle(r, v, *c, {}) : page::introuvable(v);
}

}  // namespace completude::pages
