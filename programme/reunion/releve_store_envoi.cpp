// Sending records, and what was sent.
#include <algorithm>

#include "platform/db/insert_rows.h"
#include "platform/db/sets.h"
#include "programme/journal/journal.h"
#include "programme/personne/personne_store.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/releve_store_interne.h"
#include "programme/reunion/salle_store.h"

namespace reunion {
namespace {

using personne::Acteur;
using Ids = std::vector<std::int64_t>;

struct LigneEnvoi {
  std::int64_t passage;
  int rang;
  std::string contenu;
  base::Instant le;
  std::string par;
};

constexpr std::string_view columns =
    "SELECT v.passage_id, v.rang, v.contenu, v.envoye_le, q.nom FROM releve_envoye v"
    " JOIN personne q ON q.id = v.envoye_par ";

std::vector<LigneEnvoi> latest(db::Reading& r, const Ids& passages) {
  if (passages.empty()) return {};
  db::Params params;
  return r.all<LigneEnvoi>(
      std::string(columns) + "WHERE v.passage_id IN " + db::in_list(passages, params) +
          " AND v.rang = (SELECT MAX(w.rang) FROM releve_envoye w WHERE w.passage_id = v.passage_id)",
      params);
}

ReleveEnvoye sent(const LigneEnvoi& row) {
  return {row.passage, {row.rang, row.le, row.par}, releve_depuis_json(row.contenu)};
}

/// The passages asked for, each once; nothing when the person does not follow one of them.
std::optional<std::vector<Passage>> asked_for(db::Reading& r, const Acteur& acteur, const Reunion& u,
                                              const std::vector<ReleveVu>& seen) {
  auto all = passages_en_salle(r, acteur, u);
  std::vector<Passage> found;
  for (const auto& one : seen) {
    auto it = std::ranges::find(all, one.passage, &Passage::id);
    if (it == all.end()) return std::nullopt;
    if (std::ranges::find(found, one.passage, &Passage::id) == found.end()) found.push_back(*it);
  }
  return found;
}

Result<void> still_right(const std::vector<ReleveAEnvoyer>& all, const std::vector<ReleveVu>& seen) {
  for (const auto& one : seen) {
    auto it = std::ranges::find(all, one.passage, [](const ReleveAEnvoyer& a) { return a.passage.id; });
    if (it->vu != one.vu)
      return refuse(Cause::modifie_entre_temps,
                    "Le relevé de « " + it->passage.intitule + " » a changé pendant que vous le lisiez.");
    if (it->obstacle) {
      auto why = *it->obstacle;
      why.detail = "« " + it->passage.intitule + " » : " + why.detail;
      return std::unexpected(why);
    }
  }
  return {};
}

struct NouvelEnvoi {
  std::int64_t passage;
  int rang;
  std::string contenu;
  base::Instant le;
  std::int64_t par;
};

void record(db::Writing& w, const Acteur& acteur, base::Instant now, const Reunion& u,
            const std::vector<ReleveAEnvoyer>& all) {
  std::vector<NouvelEnvoi> rows;
  std::vector<journal::Fait> facts;
  Ids ids;
  for (const auto& a : all) {
    int rank = a.dernier ? a.dernier->rang + 1 : 1;
    rows.push_back({a.passage.id, rank, en_json(a.releve), now, acteur.id});
    facts.push_back(
        {Consolider::trace,
         "dossier",
         a.passage.dossier,
         {{"passage", std::to_string(a.passage.id)}, {"rang", std::to_string(rank)}, {"reunion", u.titre}}});
    ids.push_back(a.passage.id);
  }
  db::insert_rows(w, "releve_envoye (passage_id, rang, contenu, envoye_le, envoye_par)", rows);
  db::Params params;
  params.add(now), params.add(acteur.id);
  w.exec("UPDATE passage SET consolide_le = ?1, consolide_par = ?2, version = version + 1 WHERE id IN " +
             db::in_list(ids, params),
         params);
  journal::inscrire_tous(w, acteur, now, facts);
}

}  // namespace

std::map<std::int64_t, interne::DernierReleve> interne::derniers_releves(db::Reading& r,
                                                                         const Ids& passages) {
  std::map<std::int64_t, DernierReleve> all;
  for (auto& row : latest(r, passages))
    all.emplace(row.passage, DernierReleve{{row.rang, row.le, row.par}, std::move(row.contenu)});
  return all;
}

Result<std::size_t> envoyer_releves(db::Writing& w, const Acteur& acteur, base::Instant now,
                                    const campagne::Campagne& c, const Reunion& u,
                                    const std::vector<ReleveVu>& seen) {
  if (seen.empty()) return refuse(Cause::saisie_invalide, "Cochez au moins un relevé.");
  // Takes the room: those who write in it wait until the transaction ends.
  annoncer(w, u.id);
  auto passages = asked_for(w, acteur, u, seen);
  if (!passages) return refuse(Cause::acces_inconnu);
  auto all = interne::preparer(w, acteur, now, c, u, *passages);
  if (auto right = still_right(all, seen); !right) return std::unexpected(right.error());
  personne::assurer_cle_des_liens(w);
  record(w, acteur, now, u, all);
  return all.size();
}

std::vector<ReleveEnvoye> releves_envoyes(db::Reading& r, const Passage& p) {
  std::vector<ReleveEnvoye> all;
  for (auto& row :
       r.all<LigneEnvoi>(std::string(columns) + "WHERE v.passage_id = ?1 ORDER BY v.rang DESC", p.id))
    all.push_back(sent(row));
  return all;
}

std::vector<ReleveAnnonce> releves_annonces(db::Reading& r, const Ids& passages) {
  if (passages.empty()) return {};
  struct Secret {
    std::int64_t passage;
    std::string nonce;
  };
  db::Params params;
  std::map<std::int64_t, std::string> nonces;
  for (auto& row :
       r.all<Secret>("SELECT id, nonce FROM passage WHERE id IN " + db::in_list(passages, params), params))
    nonces.emplace(row.passage, std::move(row.nonce));
  auto people = destinataires_des_passages(r, passages);
  auto key = personne::cle_des_liens(r);
  std::vector<ReleveAnnonce> all;
  for (auto& row : latest(r, passages)) {
    auto path =
        key.empty() ? std::string() : chemin_convocation(key, row.passage, nonces[row.passage]) + "/releve";
    all.push_back({sent(row), std::move(path), people[row.passage]});
  }
  return all;
}

}  // namespace reunion
