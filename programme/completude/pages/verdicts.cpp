// Each piece with its files beside it, and how to say whether they are right: by buttons, and by keys where
// scripts run.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/completude/pages/controle.h"
#include "programme/completude/pages/pages.h"
#include "programme/definitif/cible.h"
#include "programme/definitif/pages/pieces_vue.h"
#include "programme/page/champ.h"

namespace completude::pages {
namespace {

using namespace html::literals;
using piece::Exigence;
using piece::Remise;
using piece::Verdict;

constexpr int longest_comment = 500;

std::string reason_field(std::int64_t remise) { return fmt::format("motif_{}", remise); }
std::string comment_field(std::int64_t remise) { return fmt::format("commentaire_{}", remise); }

/// Verdicts are given while the dossier is being checked.
bool open(const Controle& c) {
  auto state = c.f().etat();
  return std::holds_alternative<definitif::Depose>(state) ||
         std::holds_alternative<definitif::ACompleter>(state);
}

bool readable(const Remise& r) {
  return r.analyse == piece::Analyse::sans || r.analyse == piece::Analyse::saine;
}

void reasons(html::Out& out, const page::Visite& v, const Remise& r, const Typee& typed) {
  bool mine = typed.remise == r.id;
  const auto& chosen = mine ? typed.motif : r.motif;
  std::vector<page::Choix> list{{.valeur = "", .label = "Choisissez"}};
  for (const auto& m : v.campagne.motifs_non_conformes)
    list.push_back({.valeur = m.code, .label = m.titre, .coche = m.code == chosen});
  auto reason = reason_field(r.id), comment = comment_field(r.id);
  page::liste(out, {.nom = reason, .label = "Pourquoi", .erreur = typed.erreurs.of(reason)}, list);
  page::champ(out, {.nom = comment,
                    .label = "Précision pour la structure",
                    .valeur = mine ? typed.commentaire : r.commentaire,
                    .lignes = 2,
                    .max = longest_comment,
                    .facultatif = true});
}

void named_button(html::Out& out, const Remise& r, std::string_view style, std::string_view verdict,
                  std::string_view text) {
  out(R"(<button type="submit" class="govuk-button {}" name="verdict" value="{}" data-module="govuk-button">{}<span class="govuk-visually-hidden"> : {}</span></button>
)"_h,
      style, verdict, text, r.titre);
}

void verdict_form(html::Out& out, const page::Visite& v, const Controle& c, const Remise& r,
                  const Typee& typed) {
  page::formulaire(out, v, chemin(c.f().id(), fmt::format("/pieces/{}/{}", r.code, r.id)),
                   html::Attrs().set("class", "dt-controle__verdict"));
  if (r.verdict != Verdict::conforme) named_button(out, r, "", "conforme", "Conforme");
  if (r.verdict != Verdict::aucun)
    named_button(out, r, "govuk-button--secondary", "aucun", "Remettre à vérifier");
  html::Attrs unfolded;
  unfolded.flag("open", typed.remise == r.id);
  out(R"(<details class="govuk-details" {}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Non conforme<span class="govuk-visually-hidden"> : {}</span></span></summary>
<div class="govuk-details__text">
)"_h,
      unfolded, r.titre);
  reasons(out, v, r, typed);
  named_button(out, r, "govuk-button--secondary", "non_conforme", "Déclarer non conforme");
  out("</div></details>\n"_h);
  page::fin_formulaire(out);
}

void one_piece(html::Out& out, const page::Visite& v, const Controle& c, const Exigence& x,
               const Typee& typed) {
  out(R"(<li class="dt-pieces__piece dt-controle__piece" id="piece-{}" aria-labelledby="titre-{}" data-controle>
<div class="dt-pieces__tete"><h3 class="govuk-heading-s dt-pieces__titre" id="titre-{}">{}</h3> {}</div>
)"_h,
      x.piece->code, x.piece->code, x.piece->code, x.piece->titre,
      [&](html::Out& o) { definitif::pages::etiquette_piece(o, x.etat); });
  definitif::pages::description_piece(out, *x.piece);
  definitif::pages::fichiers_remis(out, v, c.endroit, x);
  if (open(c))
    for (const auto& r : x.remises)
      if (readable(r)) verdict_form(out, v, c, r, typed);
  out("</li>\n"_h);
}

using Pieces = std::vector<const Exigence*>;

void list_of(html::Out& out, const page::Visite& v, const Controle& c, const Pieces& list,
             const Typee& typed) {
  out(R"(<ul class="dt-pieces">
)"_h);
  for (const auto* x : list) one_piece(out, v, c, *x, typed);
  out("</ul>\n"_h);
}

void keys(html::Out& out) {
  out(R"(<p class="govuk-body-s dt-discret" data-controle-touches hidden>Au clavier, une fois une pièce choisie avec la touche Tab : <kbd>j</kbd> ou <kbd>↓</kbd> pièce suivante, <kbd>k</kbd> ou <kbd>↑</kbd> pièce précédente, <kbd>o</kbd> ouvrir le document, <kbd>c</kbd> conforme, <kbd>n</kbd> non conforme.</p>
)"_h);
}

/// What came back first; what was seen before stays at hand.
bool seen_before(const Controle& c, const Exigence& x) {
  if (!c.f().rendus || !c.demande) return false;
  auto codes = c.demande->codes();
  bool asked = std::ranges::find(codes, definitif::cible_piece(x.piece->code)) != codes.end();
  return !asked && x.etat == piece::Etat::verifiee;
}

void folded(html::Out& out, const page::Visite& v, const Controle& c, const Pieces& list,
            const Typee& typed) {
  if (list.empty()) return;
  out(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{}</span></summary>
<div class="govuk-details__text">
)"_h,
      base::counted(list.size(), "pièce déjà vérifiée", "pièces déjà vérifiées"));
  list_of(out, v, c, list, typed);
  out("</div></details>\n"_h);
}

/// Where to go on: the next piece to be looked at, after that one if there is one.
std::string next_place(const std::vector<Exigence>& due, std::string_view done) {
  const Exigence* first = nullptr;
  bool after = false;
  for (const auto& x : due) {
    bool waits = x.etat == piece::Etat::remise && x.piece->code != done;
    if (waits && after) return fmt::format("#piece-{}", x.piece->code);
    if (waits && !first) first = &x;
    after = after || x.piece->code == done;
  }
  return first ? fmt::format("#piece-{}", first->piece->code) : "#decisions";
}

const Remise* given(const page::Visite& v, const Controle& c) {
  for (const auto& x : c.dues)
    if (x.piece->code == v.path[1] && piece::a_deposer(*x.piece))
      for (const auto& r : x.remises)
        if (r.id == v.id(2)) return &r;
  return nullptr;
}

}  // namespace

void pieces_a_verifier(html::Out& out, const page::Visite& v, const Controle& c, const Typee& typed) {
  Pieces shown, seen;
  for (const auto& x : c.dues)
    if (piece::a_deposer(*x.piece) && (x.certaine || !x.remises.empty()))
      (seen_before(c, x) ? seen : shown).push_back(&x);
  out(R"(<section data-controles aria-labelledby="pieces"><h2 class="govuk-heading-m" id="pieces">Les pièces</h2>
)"_h);
  if (open(c)) keys(out);
  list_of(out, v, c, shown, typed);
  folded(out, v, c, seen, typed);
  out("</section>\n"_h);
}

web::Response verifier_une_piece(db::Writing& w, const page::Visite& v) {
  auto c = controle_pour_ecrire(w, v);
  const auto* r = c ? given(v, *c) : nullptr;
  if (!r) return page::introuvable(v);
  if (!open(*c) || !readable(*r)) return page::refus(v, {Cause::etape_passee});
  const auto& form = v.request.form;
  auto said = form.get("verdict");
  auto verdict = piece::verdict(said == "aucun" ? std::string_view() : said);
  if (!verdict) return page::refus(v, {Cause::saisie_invalide, "Dites si le document est conforme."});
  Typee typed{r->id, std::string(form.get(reason_field(r->id))),
              base::shorten(base::trim(form.get(comment_field(r->id))), longest_comment)};
  if (*verdict == Verdict::non_conforme && !v.campagne.motif_non_conforme(typed.motif))
    typed.erreurs.add(reason_field(r->id), "Choisissez pourquoi : la structure le lira.");
  if (!typed.erreurs.empty()) return page_de_controle(w, v, *c, typed);
  piece::verifier(w, v.acteur, v.now, c->endroit.lieu, *r, *verdict, typed.motif, typed.commentaire);
  return page::redirige_avec_message(v, chemin(c->f().id(), next_place(c->dues, r->code)),
                                     fmt::format("« {} » : c’est noté.", r->titre));
}

}  // namespace completude::pages
