// One sheet: shown part by part, saved as it is typed, checked whole.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/fiche_contribution.h"
#include "programme/definitif/fiche_lecture.h"
#include "programme/definitif/pages/fiche_formulaire.h"
#include "programme/definitif/pages/fiche_resume.h"
#include "programme/definitif/pages/pages.h"
#include "programme/dossier/pages/conflits.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using dossier::Envoi;
using fiche::Fiche;
using fiche::Partie;

/// A sheet that was found, and the part that is asked for.
struct Demande {
  const VueFiches& vu;
  const Fiche& feuille;
  std::vector<Partie> parties;
  std::size_t rang = 0;
  const Partie& partie() const { return parties[rang]; }
};

std::optional<Demande> asked(const page::Visite& v, const VueFiches& vu, const Fiche& f) {
  Demande d{vu, f, fiche::parties(f.genre, v.campagne, f.saisie)};
  auto it = std::ranges::find(d.parties, v.path.at(2), &Partie::code);
  if (it == d.parties.end()) return std::nullopt;
  d.rang = std::size_t(it - d.parties.begin());
  return d;
}

/// Those of the mistakes that stand in that part.
base::FieldErrors within(const base::FieldErrors& all, const Partie& part) {
  base::FieldErrors some;
  for (const auto& e : all)
    if (part.champ(e.field)) some.add(e.field, e.message);
  return some;
}

void figures(html::Out& out, const page::Visite& v, const Fiche& f) {
  out(R"(<dl class="dt-fiche__mesures">
)"_h);
  for (const auto& [label, figure] : mesures(f, v.campagne))
    out(R"(<div class="dt-fiche__mesure"><dt>{}</dt><dd>{}</dd></div>
)"_h,
        label, figure);
  out("</dl>\n"_h);
}

struct Montre {
  const Envoi& rendu;
  const base::FieldErrors& erreurs;
  const std::vector<dossier::ConflitLu>& conflits;
  int status = 200;
};

web::Response sheet(const page::Visite& v, const Demande& d, const Montre& m) {
  auto title = fmt::format("{} – {}", d.feuille.titre(), d.partie().titre);
  Feuillet f{v, d.vu, d.feuille, d.partie(), m.rendu, m.erreurs};
  bool writes = !d.vu.regard.refus && !d.feuille.retiree_le;
  auto view = [&](html::Out& out) {
    cadre_fiches(out, v, d.vu, d.feuille.titre());
    out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Revenir à la liste</a></p>
)"_h,
        chemin_fiches(d.vu.dossier));
    pourquoi_fige(out, d.vu);
    parties_de_la_fiche(out, f, d.parties);
    if (!d.partie().aide.empty() && writes)
      out(R"(<p class="govuk-body">{}</p>
)"_h,
          d.partie().aide);
    dossier::conflits(out, m.conflits);
    figures(out, v, d.feuille);
    if (writes)
      formulaire_fiche(out, f);
    else
      lecture_fiche(out, f);
  };
  return page::page(v, {.titre = title, .erreurs = &m.erreurs}, view, m.status);
}

Envoi sent(const page::Visite& v, const Demande& d) {
  auto known = fiche::champs_connus(d.feuille.genre, v.campagne, d.partie().code);
  Envoi envoi;
  for (const auto& [name, text] : v.request.form)
    if (known.contains(name)) envoi[name] = {text, std::string(v.request.form.get("avant_" + name))};
  return envoi;
}

std::string label_of(const Demande& d, std::string_view field) {
  const auto* known = d.partie().champ(field);
  return known ? known->label : std::string(field);
}

web::Response given_back(const page::Visite& v, const Demande& d, const Envoi& envoi, const Obstacle& why) {
  std::vector<dossier::TexteRendu> texts;
  for (const auto& [name, field] : envoi) texts.push_back({label_of(d, name), field.texte});
  return dossier::textes_rendus(v, why, texts,
                                [&](html::Out& out) { cadre_fiches(out, v, d.vu, d.feuille.titre()); });
}

/// What could be saved is kept, although the answer is 409.
web::Response with_conflicts(db::Writing& w, const page::Visite& v, const Demande& d,
                             const std::vector<dossier::Conflit>& list) {
  std::vector<dossier::ConflitLu> read;
  Envoi rendu;
  for (const auto& c : list) {
    rendu[c.champ] = {c.votre_texte, {}};
    read.push_back({c, label_of(d, c.champ), dossier::person_name(w, c.par)});
  }
  auto response = sheet(v, d, {rendu, {}, read, 409});
  return response.header("X-Dentelle-Commit", "1"), response;
}

/// To the same part when something is missing in it, else to the next, else to the list.
web::Response saved(const page::Visite& v, const Demande& d) {
  auto missing = within(fiche::erreurs(d.feuille.genre, d.feuille.saisie, v.campagne), d.partie()).size();
  if (missing > 0)
    return page::redirige_avec_message(
        v, chemin_fiches(d.vu.dossier, fmt::format("/{}/{}?verifier=1", d.feuille.id, d.partie().code)),
        "C’est enregistré. Il reste " +
            base::counted(missing, "réponse à compléter.", "réponses à compléter."));
  auto next =
      d.rang + 1 < d.parties.size()
          ? chemin_fiches(d.vu.dossier, fmt::format("/{}/{}", d.feuille.id, d.parties[d.rang + 1].code))
          : chemin_fiches(d.vu.dossier);
  return page::redirige_avec_message(v, next,
                                     fmt::format("La fiche « {} » est enregistrée.", d.feuille.titre()));
}

web::Response record(db::Writing& w, const page::Visite& v, const VueFiches& vu, Fiche f,
                     const Envoi& envoi) {
  auto fusion = dossier::fusionner(f.saisie, envoi, v.acteur.id, v.now);
  fiche::enregistrer(w, v.acteur, v.now, f, fusion.brouillon);
  f.saisie = std::move(fusion.brouillon);
  auto d = asked(v, vu, f).value();
  return fusion.conflits.empty() ? saved(v, d) : with_conflicts(w, v, d, fusion.conflits);
}

}  // namespace

web::Response montrer_fiche(db::Reading& r, const page::Visite& v) {
  auto vu = vue_fiches(r, v);
  auto f = vu ? fiche::trouver(r, vu->dossier, vu->regard, v.id(1)) : std::nullopt;
  auto d = f ? asked(v, *vu, *f) : std::nullopt;
  if (!d) return page::introuvable(v);
  base::FieldErrors wrong;
  if (v.request.query.has("verifier"))
    wrong = within(fiche::erreurs(f->genre, f->saisie, v.campagne), d->partie());
  return sheet(v, *d, {{}, wrong, {}});
}

web::Response enregistrer_fiche(db::Writing& w, const page::Visite& v) {
  auto vu = vue_fiches_a_ecrire(w, v);
  auto f = vu ? fiche::trouver(w, vu->dossier, vu->regard, v.id(1)) : std::nullopt;
  auto d = f ? asked(v, *vu, *f) : std::nullopt;
  if (!d) return page::introuvable(v);
  auto envoi = sent(v, *d);
  if (vu->regard.refus) return given_back(v, *d, envoi, *vu->regard.refus);
  if (f->retiree_le)
    return given_back(v, *d, envoi, {Cause::etape_passee, "Cette fiche est retirée : remettez-la d’abord."});
  // What names a child is not recorded, not even as something to correct.
  if (auto named = fiche::textes_identifiants(envoi, v.campagne); !named.empty())
    return sheet(v, *d, {envoi, named, {}, 422});
  return record(w, v, *vu, *std::move(f), envoi);
}

}  // namespace definitif::pages
