// Looking at convocations: what was sent, what has to be.
#include "programme/reunion/convocation_store.h"

#include <algorithm>
#include <map>

#include "platform/db/sets.h"
#include "programme/personne/adresse.h"
#include "programme/personne/personne_store.h"

namespace reunion {
namespace {

using dossier::Destinataire;
using Ids = std::vector<std::int64_t>;

struct LigneEnvoyee {
  std::int64_t passage;
  std::string methode;
  base::Instant debut, fin;
  std::string lieu, adresse, salle, consigne;
  base::Instant le;
  std::optional<base::Instant> relancee_le;
};

/// The latest thing sent about each passage of the meeting.
std::map<std::int64_t, LigneEnvoyee> envoyees(db::Reading& r, std::int64_t reunion) {
  std::map<std::int64_t, LigneEnvoyee> all;
  for (auto& row : r.all<LigneEnvoyee>(
           "SELECT c.passage_id, c.methode, c.debut, c.fin, c.lieu, c.adresse, c.salle, c.consigne, c.le, "
           "c.relancee_le FROM passage p JOIN convocation c ON c.passage_id = p.id AND c.sequence = "
           "p.sequence "
           "WHERE p.reunion_id = ?1",
           reunion))
    all.emplace(row.passage, std::move(row));
  return all;
}

struct LigneDestinataire {
  std::int64_t passage;
  std::string nom, courriel;
};

/// The members of the structure, then who carries the project: each address once, and only those to which a
/// mail can go.
std::map<std::int64_t, std::vector<Destinataire>> destinataires(db::Reading& r, const std::string& which,
                                                                const db::Params& params) {
  auto rows = r.all<LigneDestinataire>(
      "SELECT p.id, e.nom, e.courriel, 1 AS rang, e.id AS ordre FROM passage p "
      "JOIN dossier d ON d.id = p.dossier_id JOIN membre m ON m.structure_id = d.structure_id "
      "JOIN personne e ON e.id = m.personne_id WHERE " +
          which + " UNION ALL SELECT p.id, p.charge_nom, p.charge_courriel, 2, 0 FROM passage p WHERE " +
          which + " ORDER BY 1, 4, 5",
      params);
  std::map<std::int64_t, std::vector<Destinataire>> all;
  for (auto& row : rows) {
    auto& known = all[row.passage];
    auto address = personne::normaliser_adresse(row.courriel);
    if (!personne::defaut_adresse(address).empty()) continue;
    if (std::ranges::find(known, address, &Destinataire::courriel) == known.end())
      known.push_back({row.nom, address});
  }
  return all;
}

Envoye envoye(const LigneEnvoyee& l) {
  return {{l.debut, l.fin, l.lieu, l.adresse, l.salle, l.consigne}, l.methode == "cancel"};
}

std::optional<RendezVous> prevu(const Passage& p, const Reunion& u, const std::vector<DemiJournee>& all) {
  auto half_day = std::ranges::find(all, p.demi_journee.value_or(0), &DemiJournee::id);
  if (!p.debut || !p.fin || half_day == all.end()) return std::nullopt;
  return RendezVous{*p.debut, *p.fin, u.lieu, u.adresse, half_day->salle, u.consigne};
}

}  // namespace

std::map<std::int64_t, std::vector<Destinataire>> destinataires_des_passages(db::Reading& r,
                                                                             const Ids& passages) {
  if (passages.empty()) return {};
  db::Params params;
  auto which = "p.id IN " + db::in_list(passages, params);
  return destinataires(r, which, params);
}

std::vector<Convocable> convocables(db::Reading& r, const personne::Acteur& acteur, const Reunion& u) {
  auto half_days = demi_journees(r, u);
  auto sent = envoyees(r, u.id);
  db::Params params;
  auto here = "p.reunion_id = ?" + std::to_string(params.add(u.id));
  auto people = destinataires(r, here, params);
  std::vector<Convocable> all;
  for (auto& passage : passages(r, acteur, u.id)) {
    Convocable c{.passage = std::move(passage)};
    c.prevu = prevu(c.passage, u, half_days);
    if (auto last = sent.find(c.passage.id); last != sent.end()) {
      c.dernier = envoye(last->second);
      c.dernier_le = last->second.le;
      c.relance_le = last->second.relancee_le;
    }
    c.destinataires = std::move(people[c.passage.id]);
    c.envoi = envoi(c.passage.etat(), c.prevu, c.dernier);
    all.push_back(std::move(c));
  }
  return all;
}

namespace {

/// As the database holds it: the convocation, what had been sent before, and what its mail names.
struct LigneConvocation {
  std::int64_t passage, sequence;
  std::string methode;
  base::Instant debut, fin;
  std::string lieu, adresse, salle, consigne;
  base::Instant le;
  std::int64_t reunion, dossier;
  std::string reunion_titre, code, intitule, structure_nom, etat, nonce;
  std::optional<std::string> methode_avant;
  base::Instant debut_avant, fin_avant;
  std::string lieu_avant, adresse_avant, salle_avant;
};

Convocation convocation(const LigneConvocation& l, std::string_view cle, std::vector<Destinataire> people) {
  Convocation c{.passage = l.passage,
                .sequence = l.sequence,
                .annulee = l.methode == "cancel",
                .rendez_vous = {l.debut, l.fin, l.lieu, l.adresse, l.salle, l.consigne},
                .avant = {},
                .le = l.le,
                .reunion = l.reunion,
                .dossier = l.dossier,
                .reunion_titre = l.reunion_titre,
                .code = l.code,
                .intitule = l.intitule,
                .structure_nom = l.structure_nom,
                .etat = l.etat,
                .lien = {},
                .destinataires = std::move(people)};
  if (l.methode_avant)
    c.avant = Envoye{{l.debut_avant, l.fin_avant, l.lieu_avant, l.adresse_avant, l.salle_avant, ""},
                     *l.methode_avant == "cancel"};
  if (!cle.empty()) c.lien = chemin_convocation(cle, l.passage, l.nonce);
  return c;
}

}  // namespace

std::vector<Convocation> convocations(db::Reading& r, const Ids& passages) {
  if (passages.empty()) return {};
  db::Params params;
  auto which = "p.id IN " + db::in_list(passages, params);
  auto people = destinataires(r, which, params);
  auto cle = personne::cle_des_liens(r);
  std::vector<Convocation> all;
  for (auto& row : r.all<LigneConvocation>(
           "SELECT c.passage_id, c.sequence, c.methode, c.debut, c.fin, c.lieu, c.adresse, c.salle, "
           "c.consigne, "
           "c.le, c.reunion_id, p.dossier_id, u.titre, p.code, d.intitule, s.nom, p.etat, p.nonce, "
           "a.methode, "
           "COALESCE(a.debut, 0), COALESCE(a.fin, 0), COALESCE(a.lieu, ''), COALESCE(a.adresse, ''), "
           "COALESCE(a.salle, '') FROM passage p "
           "JOIN convocation c ON c.passage_id = p.id AND c.sequence = p.sequence "
           "JOIN reunion u ON u.id = c.reunion_id JOIN dossier d ON d.id = p.dossier_id "
           "JOIN structure s ON s.id = d.structure_id "
           "LEFT JOIN convocation a ON a.passage_id = c.passage_id AND a.sequence = c.sequence - 1 WHERE " +
               which,
           params))
    all.push_back(convocation(row, cle, people[row.passage]));
  return all;
}

std::optional<Convocation> convocation_de(db::Reading& r, const Passage& p) {
  auto found = convocations(r, {p.id});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace reunion
