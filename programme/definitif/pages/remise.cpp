// What whoever holds a link sees: who asks, for which document, until when, what becomes of it; a form that
// adds one document; thanks. Nothing of the dossier, nothing of what was given.
#include <fmt/format.h>

#include "programme/definitif/pages/document_remis.h"
#include "programme/definitif/pages/lien_ouvert.h"
#include "programme/definitif/pages/liens.h"
#include "programme/page/champ.h"
#include "programme/piece/lien_store.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

std::string path_of(const page::Visite& v) { return "/remise/" + v.path.at(0); }

/// Nothing of these pages stays in a cache or in a search engine. No other site is told their address: the
/// server's own headers see to it (Referrer-Policy).
web::Response discreet(web::Response response) {
  response.header("Cache-Control", "no-store");
  return response.header("X-Robots-Tag", "noindex, nofollow"), response;
}

int status_of(Cause cause) {
  if (cause == Cause::acces_inconnu) return 404;
  return cause == Cause::lien_expire ? 410 : 409;
}

/// Who holds no link of ours learns nothing more than that.
web::Response closed(const page::Visite& v, const Obstacle& why) {
  bool unknown = why.cause == Cause::acces_inconnu;
  bool of_link = unknown || why.cause == Cause::lien_expire;
  std::string_view title = of_link ? "Ce lien n’est plus valable" : "Ce document ne peut pas être remis";
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">{}</h1>
)"_h,
        title);
    if (!unknown)
      out(R"(<p class="govuk-body">{}</p>
)"_h,
          why.detail);
    if (of_link)
      out(R"(<p class="govuk-body">Si un document est encore attendu, demandez un nouveau lien à la personne qui vous a écrit.</p>
)"_h);
  };
  return discreet(page::page(v, {.titre = title}, view, status_of(why.cause)));
}

void row(html::Out& out, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      label, value);
}

void what_is_asked(html::Out& out, const LienOuvert& o) {
  out(R"(<dl class="govuk-summary-list">
)"_h);
  row(out, "Document demandé", o.piece().titre);
  row(out, "Ce que c’est", o.piece().description);
  row(out, "Demandé par", fmt::format("{}, pour « {} »", o.lien.demandeur, o.lien.structure_nom));
  row(out, "Son message", o.lien.message);
  row(out, "À remettre avant le", base::date_time(o.lien.expire_le));
  out("</dl>\n"_h);
}

void what_becomes_of_it(html::Out& out, const page::Visite& v, const LienOuvert& o) {
  auto then = o.piece().sensible ? "et la coordination de l’appel"
                                 : "puis les services qui examinent sa demande de subvention";
  auto readers = fmt::format("les membres de « {} », {}", o.lien.structure_nom, then);
  out(R"(<h2 class="govuk-heading-m">Ce que devient votre document</h2>
<p class="govuk-body">Il est joint à une demande de subvention : {}. Il est gardé chiffré. Il est lu par {}.</p>
<p class="govuk-body">Ce lien sert une seule fois et ne permet que d’ajouter : vous ne pourrez ensuite ni relire, ni remplacer, ni
retirer ce document par ce lien. Vos droits sont expliqués dans <a class="govuk-link" href="/donnees-personnelles">Données personnelles</a>.</p>
)"_h,
      v.campagne.titre, readers);
}

void form(html::Out& out, const page::Visite& v, const LienOuvert& o, const Saisie& typed) {
  page::formulaire(out, v, path_of(v),
                   html::Attrs()
                       .set("enctype", "multipart/form-data")
                       .flag("data-remise")
                       .set("data-televersements", path_of(v) + "/televersements")
                       .set("data-retour", path_of(v) + "/merci"));
  champs_du_document(out, v, o.piece(), typed);
  page::bouton(out, "Remettre le document");
  page::fin_formulaire(out);
}

web::Response show(const page::Visite& v, const LienOuvert& o, const Saisie& typed) {
  auto view = [&](html::Out& out) {
    out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">Remettre un document</h1>
)"_h,
        o.lien.structure_nom);
    what_is_asked(out, o);
    what_becomes_of_it(out, v, o);
    form(out, v, o, typed);
  };
  return discreet(page::page(v, {.titre = "Remettre un document", .erreurs = &typed.erreurs}, view));
}

web::Response remise(db::Reading& r, const page::Visite& v) {
  auto o = ouvrir_lien(r, v);
  return o ? show(v, *o, {}) : closed(v, o.error());
}

/// Records it, everything read again; what the answer is when that was refused.
web::Response record(db::Database& database, const page::Visite& v, DocumentRemis& given) {
  auto received = given.sceller();
  auto done = database.write([&](db::Writing& w) -> Result<std::int64_t> {
    auto o = ouvrir_lien_pour_ecrire(w, v);
    if (!o) return std::unexpected(o.error());
    return piece::remettre_par_lien(w, v.now, o->lien, o->piece(), given.reponses(), received,
                                    piece::analyse_a_l_arrivee());
  });
  if (!done) return closed(v, done.error());
  given.garder();
  return discreet(web::redirect(path_of(v) + "/merci"));
}

web::Response remettre(db::Database& database, const page::Visite& v) {
  auto o = database.read([&](db::Reading& r) { return ouvrir_lien(r, v); });
  if (!o) return closed(v, o.error());
  DocumentRemis given(v, o->piece());
  if (!given.saisie().erreurs.empty()) return show(v, *o, given.saisie());
  return record(database, v, given);
}

/// Only once something was received; it does not say what.
web::Response merci(db::Reading& r, const page::Visite& v) {
  auto l = piece::lien_recu(r, v.path.at(0));
  if (!l) return closed(v, {Cause::acces_inconnu});
  if (!l->servi_le) return discreet(web::redirect(path_of(v)));
  auto view = [&](html::Out& out) {
    out(R"(<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">Merci, votre document est reçu</h1></div>
<p class="govuk-body">{} le reçoit pour « {} », et en est informé·e par courriel.</p>
<p class="govuk-body">Reçu le {}. Ce lien ne fonctionne plus : vous pouvez fermer cette page.</p>
)"_h,
        l->demandeur, l->structure_nom, base::date_time(*l->servi_le));
  };
  return discreet(page::page(v, {.titre = "Document reçu"}, view));
}

}  // namespace

std::vector<page::Route> routes_de_la_remise() {
  using page::public_;
  auto whole = page::post_compose("/remise/{lien}", public_, remettre);
  whole.body_limit = 102 * 1024 * 1024;  // the largest document that a campaign may accept, and the form
  whole.uploads = true;
  return {page::get("/remise/{lien}", public_, remise), std::move(whole),
          page::get("/remise/{lien}/merci", public_, merci),
          page::get("/remise/{lien}/televersements/{id}", public_, etat_remise)};
}

}  // namespace definitif::pages
