#include "programme/dossier/brouillon.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <stdexcept>

#include "platform/base/text.h"

namespace json = boost::json;

namespace dossier {

const Saisie* Brouillon::saisie(std::string_view champ) const {
  auto it = champs_.find(champ);
  return it == champs_.end() ? nullptr : &it->second;
}

std::string_view Brouillon::valeur(std::string_view champ) const {
  auto* found = saisie(champ);
  return found ? std::string_view(found->valeur) : std::string_view{};
}

std::vector<std::string> Brouillon::valeurs(std::string_view champ) const {
  return base::split(valeur(champ), '\n');
}

void Brouillon::poser(std::string_view champ, Saisie saisie) {
  champs_.insert_or_assign(std::string(champ), std::move(saisie));
}

std::string en_json(const Brouillon& brouillon) {
  json::object all;
  for (auto& [champ, s] : brouillon)
    all[champ] = json::object{{"v", s.valeur}, {"p", s.par}, {"t", base::millis(s.le)}};
  return json::serialize(all);
}

Brouillon depuis_json(std::string_view text) {
  Brouillon brouillon;
  auto parsed = json::parse({text.data(), text.size()});
  for (auto& member : parsed.as_object()) {
    auto& fields = member.value().as_object();
    auto& value = fields.at("v").as_string();
    brouillon.poser(std::string_view(member.key().data(), member.key().size()),
                    {std::string(value.data(), value.size()), fields.at("p").to_number<std::int64_t>(),
                     base::from_millis(fields.at("t").to_number<std::int64_t>())});
  }
  return brouillon;
}

std::string contenu_canonique(const Brouillon& brouillon) {
  json::object all;
  for (auto& [champ, s] : brouillon)
    if (!s.valeur.empty()) all[champ] = s.valeur;
  return json::serialize(all);
}

std::string marque(std::string_view texte) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (char c : texte) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return fmt::format("{:016x}", hash);
}

Fusion fusionner(Brouillon brouillon, const Envoi& envoi, std::int64_t par, base::Instant le) {
  Fusion result;
  for (auto& [champ, envoye] : envoi) {
    auto* present = brouillon.saisie(champ);
    auto recorded = present ? std::string_view(present->valeur) : std::string_view{};
    if (recorded == envoye.texte || marque(envoye.texte) == envoye.avant) continue;
    if (present && marque(recorded) != envoye.avant) {
      result.conflits.push_back({champ, envoye.texte, present->valeur, present->par, present->le});
      continue;
    }
    brouillon.poser(champ, {envoye.texte, par, le});
    result.changes.push_back(champ);
  }
  result.brouillon = std::move(brouillon);
  return result;
}

}  // namespace dossier
