// Recommendations, one by one: added, corrected, ordered, withdrawn.
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/pages/salle.h"

namespace reunion::pages {
namespace {

std::string anchor(std::int64_t id) { return "#recommandation-" + std::to_string(id); }

/// A refusal beside the field, with what was typed.
web::Response beside(db::Reading& r, const page::Visite& v, const EnSalle& s, const std::string& field,
                     std::string_view text, const Obstacle& why) {
  if (v.request.wants_json() || why.cause != Cause::saisie_invalide) return page::refus(v, why);
  Rendu rendu;
  rendu.champs[field] = {std::string(text), {}};
  rendu.erreurs.add(field, why.detail);
  return page_passage(r, v, s, rendu);
}

/// The room, or the answer to who may not write there.
std::expected<EnSalle, web::Response> to_write(db::Writing& w, const page::Visite& v) {
  auto s = en_salle(w, v);
  if (!s) return std::unexpected(page::introuvable(v));
  auto why = reserve_a_l_animation(*s);
  if (!why) return *std::move(s);
  const std::vector<ChampDeForme> fields{{"nouvelle", "nouvelle", "Recommandation"}};
  return std::unexpected(refus_avec_textes(v, lire_envoi(v.request.form, fields), fields, *why));
}

}  // namespace

web::Response ajouter_recommandation(db::Writing& w, const page::Visite& v) {
  auto s = to_write(w, v);
  if (!s) return s.error();
  auto text = v.request.form.get("nouvelle");
  auto added = ::reunion::ajouter_recommandation(w, v.acteur, v.now, s->passage, text);
  if (!added) return beside(w, v, *s, "nouvelle", text, added.error());
  return acte_fait(v, *s, "#ajout", "La recommandation est ajoutée.");
}

web::Response modifier_recommandation(db::Writing& w, const page::Visite& v) {
  auto s = to_write(w, v);
  if (!s) return s.error();
  auto id = v.id(2);
  const std::vector<ChampDeForme> fields{
      {nom_de_champ("recommandation", std::to_string(id)), std::string(champ_texte), "Recommandation"}};
  auto envoi = lire_envoi(v.request.form, fields);
  auto sent = envoi.find(champ_texte);
  if (sent == envoi.end()) return page::refus(v, {Cause::saisie_invalide, "Rien n’a été envoyé."});
  auto done = ::reunion::modifier_recommandation(w, v.acteur, v.now, s->passage, id, sent->second);
  if (!done && done.error().cause == Cause::acces_inconnu)
    return refus_avec_textes(v, envoi, fields, done.error());
  if (!done) return beside(w, v, *s, fields[0].nom, sent->second.texte, done.error());
  return reponse_enregistrement(w, v, *s, *done, fields, anchor(id));
}

web::Response deplacer_recommandation(db::Writing& w, const page::Visite& v) {
  auto s = to_write(w, v);
  if (!s) return s.error();
  auto direction = v.request.form.get("sens") == "monter" ? Sens::monter : Sens::descendre;
  auto moved = ::reunion::deplacer_recommandation(w, s->passage, v.id(2), direction);
  if (!moved) return page::refus(v, moved.error());
  return acte_fait(v, *s, anchor(v.id(2)), "L’ordre est changé.");
}

web::Response retirer_recommandation(db::Writing& w, const page::Visite& v) {
  auto s = to_write(w, v);
  if (!s) return s.error();
  auto withdrawn = ::reunion::retirer_recommandation(w, v.acteur, v.now, s->passage, v.id(2),
                                                     nombre(v.request.form, "version"));
  if (!withdrawn) return page::refus(v, withdrawn.error());
  return acte_fait(v, *s, "#recommandations", "La recommandation est retirée.");
}

}  // namespace reunion::pages
