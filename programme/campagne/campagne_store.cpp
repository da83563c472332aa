#include "programme/campagne/campagne_store.h"

#include <algorithm>
#include <stdexcept>

#include "platform/base/secret.h"
#include "programme/journal/journal.h"

namespace campagne {
namespace {

struct Derniere {
  std::int64_t id = 0;
  std::string code, empreinte;
};

std::optional<Derniere> last(db::Reading& r) {
  return r.one<Derniere>("SELECT id, code, empreinte FROM campagne ORDER BY id DESC LIMIT 1");
}

std::int64_t insert(db::Writing& w, const Campagne& c, const std::string& digest, base::Instant now,
                    const Fichiers& fichiers) {
  auto id = w.one<std::int64_t>(
      "INSERT INTO campagne (code, annee, titre, empreinte, chargee_le) VALUES (?1, ?2, ?3, ?4, ?5) "
      "RETURNING id",
      c.code, c.annee, c.titre, digest, now);
  for (const auto& [nom, contenu] : fichiers)
    w.exec("INSERT INTO campagne_fichier (campagne_id, nom, contenu) VALUES (?1, ?2, ?3)", *id, nom, contenu);
  return *id;
}

Fichiers files_of(db::Reading& r, std::int64_t id) {
  struct Fichier {
    std::string nom, contenu;
  };
  Fichiers fichiers;
  r.each<Fichier>(
      "SELECT nom, contenu FROM campagne_fichier WHERE campagne_id = ?1 ORDER BY nom",
      [&](Fichier f) { fichiers.emplace_back(std::move(f.nom), std::move(f.contenu)); }, id);
  return fichiers;
}

Campagne read_again(db::Reading& r, std::int64_t id) {
  auto campagne = charger(files_of(r, id));
  if (!campagne)
    throw std::runtime_error("campaign " + std::to_string(id) + ": " + phrase(campagne.error().front()));
  return *std::move(campagne);
}

}  // namespace

std::string empreinte(const Fichiers& fichiers) {
  Fichiers sorted = fichiers;
  std::ranges::sort(sorted);
  std::string whole;
  for (const auto& [nom, contenu] : sorted)
    whole += nom + '\n' + std::to_string(contenu.size()) + '\n' + contenu;
  return base::sha256_hex(whole);
}

std::expected<Enregistrement, std::vector<Erreur>> enregistrer(db::Writing& w, const personne::Acteur& acteur,
                                                               base::Instant now, const Fichiers& fichiers) {
  auto campagne = charger(fichiers);
  if (!campagne) return std::unexpected(std::move(campagne.error()));
  std::string digest = empreinte(fichiers);
  if (auto known = last(w); known && known->empreinte == digest)
    return Enregistrement{known->id, known->code, digest, true};
  std::int64_t id = insert(w, *campagne, digest, now, fichiers);
  journal::inscrire(
      w, acteur, now,
      {"campagne_chargee",
       "campagne",
       id,
       {{"annee", std::to_string(campagne->annee)}, {"code", campagne->code}, {"empreinte", digest}}});
  return Enregistrement{id, campagne->code, digest, false};
}

Fichiers fichiers_de_la_derniere(db::Reading& r) { return files_of(r, numero_de_la_derniere(r)); }

std::int64_t numero_de_la_derniere(db::Reading& r) {
  auto found = last(r);
  return found ? found->id : 0;
}

std::optional<Campagne> derniere(db::Reading& r) {
  auto found = last(r);
  return found ? std::optional(read_again(r, found->id)) : std::nullopt;
}

std::optional<Campagne> derniere(db::Reading& r, std::string_view code) {
  auto id = r.one<std::int64_t>("SELECT id FROM campagne WHERE code = ?1 ORDER BY id DESC LIMIT 1", code);
  return id ? std::optional(read_again(r, *id)) : std::nullopt;
}

}  // namespace campagne
