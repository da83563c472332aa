// The record of a passage, by who runs the meeting: what was said, and which funders the project is to ask.
#include <algorithm>

#include "platform/base/text.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/pages/salle.h"

namespace reunion::pages {
namespace {

std::vector<ChampDeForme> fields_of_record() {
  std::vector<ChampDeForme> fields;
  for (const auto& f : champs_releve)
    fields.push_back({std::string(f.nom), std::string(f.nom), std::string(f.label)});
  return fields;
}

/// What the person changed of what they saw: nobody else's choice is undone.
ventilation::Ajustement wanted(const web::Fields& form, const campagne::Campagne& c) {
  auto shown = form.all("montres"), ticked = form.all("financeurs");
  auto in = [](const auto& list, const std::string& code) {
    return std::ranges::find(list, code) != list.end();
  };
  ventilation::Ajustement a{.raison = std::string(base::trim(form.get("raison")))};
  for (const auto& f : c.financeurs) {
    if (in(ticked, f.code) && !in(shown, f.code)) a.ajouts.push_back(f.code);
    if (!in(ticked, f.code) && in(shown, f.code)) a.retraits.push_back(f.code);
  }
  return a;
}

}  // namespace

std::optional<Obstacle> reserve_a_l_animation(const EnSalle& s) {
  if (!s.anime) return Obstacle{Cause::role_requis, "Le relevé est tenu par qui anime la réunion."};
  return ecriture_fermee(s);
}

web::Response ecrire_releve(db::Writing& w, const page::Visite& v) {
  auto s = en_salle(w, v);
  if (!s) return page::introuvable(v);
  auto fields = fields_of_record();
  auto envoi = lire_envoi(v.request.form, fields);
  if (auto why = reserve_a_l_animation(*s)) return refus_avec_textes(v, envoi, fields, *why);
  auto done = ::reunion::ecrire_releve(w, v.acteur, v.now, s->passage, envoi);
  return reponse_enregistrement(w, v, *s, done, fields, "#releve");
}

web::Response ecrire_financeurs(db::Writing& w, const page::Visite& v) {
  auto s = en_salle(w, v);
  if (!s) return page::introuvable(v);
  if (auto why = reserve_a_l_animation(*s)) return page::refus(v, *why);
  auto change = wanted(v.request.form, v.campagne);
  annoncer(w, s->reunion.id);
  auto done = ventilation::ajuster_financeurs(w, v.acteur, v.now, v.campagne, s->passage.dossier, change);
  if (done) return acte_fait(v, *s, "#financeurs-titre", "Les financeurs sont enregistrés.");
  if (v.request.wants_json() || done.error().cause != Cause::saisie_invalide)
    return page::refus(v, done.error());
  Rendu rendu;
  rendu.champs["raison"] = {change.raison, {}};
  rendu.coches = v.request.form.all("financeurs");
  rendu.erreurs.add("raison", done.error().detail);
  return page_passage(w, v, *std::move(s), rendu);
}

}  // namespace reunion::pages
