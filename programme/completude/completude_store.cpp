#include "programme/completude/completude_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "platform/base/text.h"
#include "platform/db/insert_rows.h"

namespace completude {
namespace {

using definitif::Definitif;

constexpr std::string_view request_columns =
    "SELECT q.id, q.ouverte_le, q.demandee_le, q.avant, p.nom, q.message, q.rang_avant, q.rang_rendu, "
    "q.rendue_le, COALESCE(g.nom, ''), q.reponse FROM demande_complements q JOIN personne p ON p.id = "
    "q.demandee_par LEFT JOIN personne g ON g.id = q.rendue_par WHERE q.dossier_id = ?1 ";

struct RequestRow {
  std::int64_t id;
  base::Instant ouverte_le, demandee_le, avant;
  std::string par, message;
  int rang_avant;
  std::optional<int> rang_rendu;
  std::optional<base::Instant> rendue_le;
  std::string rendue_par, reponse;
};

struct TargetRow {
  std::int64_t demande;
  int rang;
  std::string cible, raison;
};

std::optional<Demande> whole(db::Reading& r, std::optional<RequestRow> row) {
  if (!row) return std::nullopt;
  Demande d{.id = row->id,
            .ouverte_le = row->ouverte_le,
            .demandee_le = row->demandee_le,
            .avant = row->avant,
            .par = std::move(row->par),
            .message = std::move(row->message),
            .rang_avant = row->rang_avant,
            .rang_rendu = row->rang_rendu,
            .rendue_le = row->rendue_le,
            .rendue_par = std::move(row->rendue_par),
            .reponse = std::move(row->reponse)};
  d.cibles = r.all<Demandee>(
      "SELECT cible, raison FROM complement_demande WHERE demande_id = ?1 ORDER BY rang", d.id);
  return d;
}

}  // namespace

std::vector<std::string> Demande::codes() const {
  std::vector<std::string> list;
  for (const auto& one : cibles) list.push_back(one.cible);
  return list;
}

std::optional<Demande> derniere_demande(db::Reading& r, const Definitif& f) {
  return whole(r, r.one<RequestRow>(std::string(request_columns) + "ORDER BY q.id DESC LIMIT 1", f.id()));
}

std::optional<Demande> demande(db::Reading& r, const Definitif& f, std::int64_t id) {
  return whole(r, r.one<RequestRow>(std::string(request_columns) + "AND q.id = ?2", f.id(), id));
}

std::int64_t demander(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Definitif& f,
                      const Saisie& typed, base::Instant avant) {
  auto before = derniere_demande(w, f);
  bool goes_on = before && !before->rendue_le && std::holds_alternative<definitif::ACompleter>(f.etat());
  w.exec(
      "UPDATE demande_complements SET remplacee_le = ?2 WHERE dossier_id = ?1 AND rendue_le IS NULL AND "
      "remplacee_le IS NULL",
      f.id(), now);
  auto id = w.one<std::int64_t>(
                 "INSERT INTO demande_complements (dossier_id, ouverte_le, demandee_le, demandee_par, avant, "
                 "message, rang_avant) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
                 f.id(), goes_on ? before->ouverte_le : now, now, acteur.id, avant, base::trim(typed.message),
                 goes_on ? before->rang_avant : f.depots)
                .value();
  std::vector<TargetRow> rows;
  for (const auto& one : typed.cibles)
    rows.push_back({id, static_cast<int>(rows.size()) + 1, one.cible, std::string(base::trim(one.raison))});
  db::insert_rows(w, "complement_demande (demande_id, rang, cible, raison)", rows);
  return id;
}

int rendre(db::Writing& w, const personne::Acteur& acteur, base::Instant now, const Definitif& f,
           const Demande& d, const definitif::Contenu& completed, std::string_view reponse) {
  auto signed_by = definitif::attestation(w, f);
  if (!signed_by) throw std::runtime_error("a deposited final dossier without its signature");
  signed_by->empreinte = definitif::empreinte(completed);
  auto rank = definitif::record_depot(w, acteur, now, f, completed, *signed_by);
  w.exec(
      "UPDATE demande_complements SET rang_rendu = ?2, rendue_le = ?3, rendue_par = ?4, reponse = ?5 WHERE "
      "id "
      "= ?1",
      d.id, rank, now, acteur.id, base::trim(reponse));
  w.exec("UPDATE definitif SET rendus = 1 WHERE dossier_id = ?1", f.id());
  return rank;
}

std::vector<dossier::Destinataire> demandeur(db::Reading& r, std::int64_t demande) {
  return r.all<dossier::Destinataire>(
      "SELECT p.nom, p.courriel FROM demande_complements q JOIN personne p ON p.id = q.demandee_par WHERE "
      "q.id = ?1",
      demande);
}

}  // namespace completude
