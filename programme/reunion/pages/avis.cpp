// An institution writes in its own part.
#include <algorithm>

#include "programme/reunion/pages/pages.h"
#include "programme/reunion/pages/salle.h"

namespace reunion::pages {
namespace {

std::vector<ChampDeForme> fields_of(std::string_view part) {
  return {{nom_de_champ(champ_avis, suffixe(part)), std::string(champ_avis), "Avis"},
          {nom_de_champ(champ_texte, suffixe(part)), std::string(champ_texte), "Ce que vous en pensez"}};
}

/// A choice that the campaign does not offer is no avis.
void drop_unknown(dossier::Envoi& envoi, const campagne::Campagne& c) {
  auto it = envoi.find(champ_avis);
  if (it != envoi.end() && !it->second.texte.empty() && !c.avis_possible(it->second.texte)) envoi.erase(it);
}

std::optional<Obstacle> unwritable(const EnSalle& s, const std::string& part) {
  if (std::ranges::find(s.parts, part) == s.parts.end())
    return Obstacle{Cause::role_requis, "Chacun·e écrit l’avis de sa propre institution."};
  return ecriture_fermee(s);
}

}  // namespace

web::Response ecrire_avis(db::Writing& w, const page::Visite& v) {
  const auto& part = v.path.at(2);
  auto s = en_salle(w, v);
  if (!s) return page::introuvable(v);
  auto fields = fields_of(part);
  auto envoi = lire_envoi(v.request.form, fields);
  if (auto why = unwritable(*s, part)) return refus_avec_textes(v, envoi, fields, *why);
  drop_unknown(envoi, v.campagne);
  auto done = ::reunion::ecrire_avis(w, v.acteur, v.now, s->passage, part, envoi);
  return reponse_enregistrement(w, v, *s, done, fields, "#part-" + suffixe(part));
}

}  // namespace reunion::pages
