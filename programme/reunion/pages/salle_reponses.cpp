// What the forms of the room are answered.
#include <algorithm>
#include <boost/json.hpp>

#include "platform/base/text.h"
#include "programme/dossier/dossier_store.h"
#include "programme/reunion/pages/salle.h"

namespace reunion::pages {
namespace {

const ChampDeForme* kept_as(const std::vector<ChampDeForme>& fields, std::string_view name) {
  auto it = std::ranges::find(fields, name, &ChampDeForme::garde);
  return it == fields.end() ? nullptr : &*it;
}

/// The conflicts under the names that fields have in the form, with labels instead of codes.
std::vector<dossier::ConflitLu> named(db::Reading& r, const campagne::Campagne& c,
                                      const dossier::Fusion& fusion,
                                      const std::vector<ChampDeForme>& fields) {
  auto read = [&](const std::string& value) {
    const auto* avis = c.avis_possible(value);
    return avis ? avis->titre : value;
  };
  std::vector<dossier::ConflitLu> list;
  for (auto conflict : fusion.conflits) {
    const auto* field = kept_as(fields, conflict.champ);
    if (conflict.champ == champ_avis) {
      conflict.votre_texte = read(conflict.votre_texte);
      conflict.texte_enregistre = read(conflict.texte_enregistre);
    }
    conflict.champ = field ? field->nom : conflict.champ;
    auto author = dossier::person_name(r, conflict.par);
    list.push_back({std::move(conflict), field ? field->label : std::string(), std::move(author)});
  }
  return list;
}

/// What the person typed, back in its field.
dossier::Envoi handed_back(const dossier::Fusion& fusion, const std::vector<ChampDeForme>& fields) {
  dossier::Envoi back;
  for (const auto& conflict : fusion.conflits)
    if (const auto* field = kept_as(fields, conflict.champ)) back[field->nom] = {conflict.votre_texte, {}};
  return back;
}

/// The transaction stands although the answer is a refusal: what could be saved is kept.
web::Response kept(web::Response response) { return response.header("X-Dentelle-Commit", "1"), response; }

}  // namespace

std::string nom_de_champ(std::string_view champ, std::string_view suffixe) {
  return std::string(champ).append("_").append(suffixe);
}

dossier::Envoi lire_envoi(const web::Fields& form, const std::vector<ChampDeForme>& fields) {
  auto named = form.all("champs");
  bool only_named = form.has("auto");
  dossier::Envoi envoi;
  for (const auto& f : fields)
    if (!only_named || std::ranges::find(named, f.nom) != named.end())
      envoi[f.garde] = {base::join(form.all(f.nom), "\n"), std::string(form.get("avant_" + f.nom))};
  return envoi;
}

web::Response reponse_enregistrement(db::Writing& w, const page::Visite& v, const EnSalle& s,
                                     const Enregistre& done, const std::vector<ChampDeForme>& fields,
                                     std::string_view ancre) {
  const auto& fusion = done.fusion;
  if (fusion.conflits.empty()) {
    if (v.request.wants_json()) return dossier::json_enregistre(v, done.version);
    return page::redirige_avec_message(v, chemin_salle(s, ancre), "C’est enregistré.");
  }
  auto list = named(w, v.campagne, fusion, fields);
  if (v.request.wants_json()) return kept(dossier::json_conflits(done.version, list));
  Rendu rendu{.champs = handed_back(fusion, fields), .conflits = std::move(list)};
  return kept(page_passage(w, v, s, rendu, 409));
}

web::Response refus_avec_textes(const page::Visite& v, const dossier::Envoi& envoi,
                                const std::vector<ChampDeForme>& fields, const Obstacle& why) {
  std::vector<dossier::TexteRendu> texts;
  for (const auto& f : fields)
    if (auto it = envoi.find(f.garde); it != envoi.end()) texts.push_back({f.label, it->second.texte});
  return dossier::textes_rendus(v, why, texts);
}

std::optional<Obstacle> ecriture_fermee(const EnSalle& s) {
  if (!std::holds_alternative<Annule>(s.passage.etat())) return std::nullopt;
  return Obstacle{Cause::etape_passee, "Cette candidature a été annulée."};
}

web::Response acte_fait(const page::Visite& v, const EnSalle& s, std::string_view ancre,
                        std::string_view message) {
  if (v.request.wants_json())
    return web::json(boost::json::serialize(boost::json::object{{"message", message}}));
  return page::redirige_avec_message(v, chemin_salle(s, ancre), message);
}

}  // namespace reunion::pages
