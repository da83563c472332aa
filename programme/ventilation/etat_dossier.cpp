#include "programme/ventilation/etat_dossier.h"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>
#include <tuple>

namespace ventilation {
namespace {

namespace json = boost::json;

auto key_of(const Affectation& a) { return std::tie(a.financeur, a.personne); }

/// The same content, with nothing of when and by whom.
EtatDossier content(EtatDossier e) {
  e.version = 0, e.modifie_le = {}, e.modifie_par = 0;
  for (auto& s : e.sollicitations) s.id = 0, s.cree_le = {}, s.cree_par = 0;
  return e;
}

template <class T>
json::value or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (std::same_as<T, base::Instant>)
    return base::millis(*value);
  else
    return *value;
}

json::value written(const Sollicitation& s) {
  return {{"id", s.id},
          {"financeur", s.financeur},
          {"demande", s.demande.value},
          {"origine", s.origine},
          {"raison", s.raison},
          {"reponse", s.reponse},
          {"sans_agent", s.sans_agent},
          {"cree_le", base::millis(s.cree_le)},
          {"cree_par", s.cree_par},
          {"retiree_le", or_null(s.retiree_le)},
          {"retrait_raison", s.retrait_raison}};
}

json::value written(const Affectation& a) {
  return {{"financeur", a.financeur}, {"personne", a.personne}, {"origine", a.origine}, {"raison", a.raison}};
}

json::value written(const EtatDossier&);

template <class T>
json::array list(const std::vector<T>& all) {
  json::array array;
  array.reserve(all.size());
  for (const auto& each : all) array.push_back(written(each));
  return array;
}

/// A dossier that nobody had begun with is its number alone: the first proposal of a whole campaign stays
/// small.
json::value written(const EtatDossier& e) {
  if (e.version == 0 && e.sollicitations.empty() && e.affectations.empty()) return e.dossier;
  return {{"dossier", e.dossier},
          {"version", e.version},
          {"etat", e.etat_nom},
          {"reunion", e.reunion},
          {"reunion_raison", e.reunion_raison},
          {"reunion_a_choisir", e.reunion_a_choisir},
          {"sans_referent", e.sans_referent},
          {"ecart_motif", e.ecart_motif},
          {"ecart_texte", e.ecart_texte},
          {"modifie_le", base::millis(e.modifie_le)},
          {"modifie_par", e.modifie_par},
          {"transmise_le", or_null(e.transmise_le)},
          {"transmission", or_null(e.transmission)},
          {"sollicitations", list(e.sollicitations)},
          {"affectations", list(e.affectations)}};
}

std::string text(const json::object& o, std::string_view name) { return std::string(o.at(name).as_string()); }

template <class T>
std::optional<T> maybe(const json::value& v) {
  if (v.is_null()) return std::nullopt;
  if constexpr (std::same_as<T, base::Instant>)
    return base::from_millis(v.as_int64());
  else
    return v.as_int64();
}

Sollicitation sollicitation_of(const json::object& o) {
  return {o.at("id").as_int64(),
          text(o, "financeur"),
          base::Cents{o.at("demande").as_int64()},
          text(o, "origine"),
          text(o, "raison"),
          text(o, "reponse"),
          text(o, "sans_agent"),
          base::from_millis(o.at("cree_le").as_int64()),
          o.at("cree_par").as_int64(),
          maybe<base::Instant>(o.at("retiree_le")),
          text(o, "retrait_raison")};
}

Affectation affectation_of(const json::object& o) {
  return {text(o, "financeur"), o.at("personne").as_int64(), text(o, "origine"), text(o, "raison")};
}

EtatDossier etat_of(const json::value& v) {
  if (v.is_int64()) return {.dossier = v.as_int64()};
  const auto& o = v.as_object();
  EtatDossier e{.dossier = o.at("dossier").as_int64(),
                .version = o.at("version").as_int64(),
                .etat_nom = text(o, "etat"),
                .reunion = text(o, "reunion"),
                .reunion_raison = text(o, "reunion_raison"),
                .reunion_a_choisir = o.at("reunion_a_choisir").as_bool(),
                .sans_referent = text(o, "sans_referent"),
                .ecart_motif = text(o, "ecart_motif"),
                .ecart_texte = text(o, "ecart_texte"),
                .modifie_le = base::from_millis(o.at("modifie_le").as_int64()),
                .modifie_par = o.at("modifie_par").as_int64(),
                .transmise_le = maybe<base::Instant>(o.at("transmise_le")),
                .transmission = maybe<std::int64_t>(o.at("transmission"))};
  for (const auto& each : o.at("sollicitations").as_array())
    e.sollicitations.push_back(sollicitation_of(each.as_object()));
  for (const auto& each : o.at("affectations").as_array())
    e.affectations.push_back(affectation_of(each.as_object()));
  return e;
}

}  // namespace

const Sollicitation* EtatDossier::sollicitation(std::string_view financeur) const {
  auto it = std::ranges::find_if(sollicitations,
                                 [&](const auto& s) { return s.financeur == financeur && !s.retiree_le; });
  return it == sollicitations.end() ? nullptr : &*it;
}

std::vector<std::int64_t> EtatDossier::agents(std::string_view financeur) const {
  std::vector<std::int64_t> people;
  for (const auto& a : affectations)
    if (a.financeur == financeur) people.push_back(a.personne);
  return people;
}

std::size_t EtatDossier::financeurs() const {
  return std::size_t(std::ranges::count_if(sollicitations, [](const auto& s) { return !s.retiree_le; }));
}

void ordonner(EtatDossier& e) {
  auto same_person = [](const auto& a, const auto& b) { return key_of(a) == key_of(b); };
  auto before = [](const auto& a, const auto& b) { return key_of(a) < key_of(b); };
  std::ranges::stable_sort(e.sollicitations, {}, &Sollicitation::financeur);
  std::ranges::stable_sort(e.affectations, before);
  auto twice = std::ranges::unique(e.sollicitations, {}, &Sollicitation::financeur);
  e.sollicitations.erase(twice.begin(), twice.end());
  auto again = std::ranges::unique(e.affectations, same_person);
  e.affectations.erase(again.begin(), again.end());
}

bool meme_contenu(const EtatDossier& a, const EtatDossier& b) { return content(a) == content(b); }

std::string en_json(const std::vector<EtatDossier>& all) { return json::serialize(list(all)); }

std::vector<EtatDossier> depuis_json(std::string_view text) {
  std::vector<EtatDossier> all;
  try {
    const json::value parsed = json::parse({text.data(), text.size()});
    for (const auto& each : parsed.as_array()) all.push_back(etat_of(each));
  } catch (const std::exception& e) {
    throw std::runtime_error(std::string("an operation of the ventilation cannot be read back: ") + e.what());
  }
  return all;
}

}  // namespace ventilation
