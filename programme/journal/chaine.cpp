#include "programme/journal/chaine.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "platform/base/secret.h"

namespace journal {
namespace {

void ajouter(std::string& texte, std::string_view champ) {
  texte += std::to_string(champ.size());
  texte += ':';
  texte += champ;
}

void ajouter(std::string& texte, std::int64_t nombre) { ajouter(texte, std::to_string(nombre)); }

}  // namespace

std::string empreinte(std::string_view precedente, const Inscription& i) {
  std::string texte;
  ajouter(texte, precedente);
  ajouter(texte, i.numero);
  ajouter(texte, base::millis(i.le));
  ajouter(texte, i.auteur_id);
  ajouter(texte, i.acte);
  ajouter(texte, i.objet);
  ajouter(texte, i.objet_id);
  ajouter(texte, i.details);
  return base::sha256_hex(texte);
}

std::string json(const std::vector<std::pair<std::string, std::string>>& details) {
  std::map<std::string_view, std::string_view> tries(details.begin(), details.end());
  boost::json::object objet;
  for (const auto& [nom, contenu] : tries) objet.emplace(nom, contenu);
  return boost::json::serialize(objet);
}

std::string valeur(std::string_view texte, std::string_view nom) {
  boost::json::error_code erreur;
  auto lu = boost::json::parse(texte, erreur);
  if (erreur || !lu.is_object()) return {};
  auto trouve = lu.get_object().if_contains(nom);
  return trouve && trouve->is_string() ? std::string(trouve->get_string()) : std::string();
}

void Suivi::suivante(const Inscription& i) {
  ++verification_.lignes;
  auto attendu = dernier_ + 1;
  if (i.numero != attendu)
    rompre(std::min(i.numero, attendu), "cette ligne manque");
  else if (i.empreinte != empreinte(empreinte_, i))
    rompre(i.numero, "le contenu de cette ligne n’est pas celui qui a été inscrit");
  dernier_ = i.numero;
  empreinte_ = i.empreinte;
}

Verification Suivi::conclure(std::int64_t tete_numero, std::string_view tete_empreinte) {
  if (dernier_ < tete_numero)
    rompre(dernier_ + 1, "cette ligne manque");
  else if (dernier_ > tete_numero)
    rompre(tete_numero + 1, "cette ligne est en trop : la tête du journal s’arrête avant");
  else if (empreinte_ != tete_empreinte)
    rompre(dernier_, "la tête du journal ne correspond pas à cette ligne");
  return verification_;
}

void Suivi::rompre(std::int64_t numero, std::string_view raison) {
  if (!verification_.rupture) verification_.rupture = Rupture{numero, std::string(raison)};
}

}  // namespace journal
