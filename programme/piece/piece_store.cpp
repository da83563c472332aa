#include "programme/piece/piece_store.h"

#include <algorithm>

#include "platform/db/insert_rows.h"
#include "platform/db/sets.h"
#include "programme/budget/budget_store.h"
#include "programme/journal/journal.h"
#include "programme/piece/lien.h"
#include "programme/piece/piece_store_interne.h"
#include "programme/ventilation/sollicitation_store.h"

namespace piece {
namespace {

constexpr std::int64_t most_together = 40;

struct Row {
  std::int64_t id;
  std::string code, precision;
  bool au_coffre;
  std::string titre, type;
  std::int64_t taille;
  std::string empreinte, coffre, analyse;
  std::optional<std::string> date;
  base::Instant remise_le;
  std::string par, verdict, motif, commentaire;
};

Remise read(const Row& row) {
  return {.id = row.id,
          .code = row.code,
          .precision = row.precision,
          .au_coffre = row.au_coffre,
          .titre = row.titre,
          .type = row.type,
          .taille = static_cast<std::uint64_t>(row.taille),
          .empreinte = row.empreinte,
          .coffre = row.coffre,
          .analyse = analyse(row.analyse),
          .date = row.date ? base::parse_date(*row.date) : std::nullopt,
          .remise_le = row.remise_le,
          .par = row.par,
          .verdict = verdict(row.verdict).value_or(Verdict::aucun),
          .motif = row.motif,
          .commentaire = row.commentaire};
}

std::vector<Remise> read(const std::vector<Row>& rows) {
  std::vector<Remise> list;
  for (const auto& row : rows) list.push_back(read(row));
  return list;
}

std::int64_t standing(db::Reading& r, const Lieu& lieu, const campagne::Piece& p) {
  return r
      .one<std::int64_t>(
          "SELECT COUNT(*) FROM piece WHERE structure_id = ?1 AND dossier_id IS NOT DISTINCT FROM ?2 AND "
          "code = ?3 AND retiree_le IS NULL AND proposee = 0",
          lieu.structure, interne::dossier_of(lieu, p), p.code)
      .value_or(0);
}

std::int64_t record_file(db::Writing& w, const Nouvelle& n, base::Instant now) {
  return w
      .one<std::int64_t>(
          "INSERT INTO fichier (coffre, titre, type, taille, empreinte, antivirus, recu_le) VALUES (?1, ?2, "
          "?3, ?4, "
          "?5, ?6, ?7) RETURNING id",
          n.recu.coffre, n.recu.titre, files::code(n.recu.type), n.recu.taille, n.recu.empreinte,
          code(n.analyse), now)
      .value();
}

}  // namespace

namespace interne {

// Through a link it was given by somebody whose address alone is known.
std::string rows_where(std::string_view condition, bool proposees) {
  constexpr std::string_view select =
      "SELECT p.id, p.code, p.precision, p.dossier_id IS NULL, f.titre, f.type, f.taille, f.empreinte, "
      "f.coffre, f.antivirus, p.date_document, p.remise_le, CASE WHEN l.id IS NULL THEN who.nom ELSE 'lien "
      "(' "
      "|| l.courriel || ')' END, p.verdict, p.motif, p.commentaire FROM piece p JOIN fichier f ON f.id = "
      "p.fichier_id JOIN personne who ON who.id = p.remise_par LEFT JOIN lien_remise l ON l.id = p.lien_id "
      "WHERE p.retiree_le IS NULL AND p.proposee = ";
  return std::string(select).append(proposees ? "1 AND " : "0 AND ").append(condition);
}

std::vector<Remise> all(db::Reading& r, const std::string& query, const Lieu& lieu,
                        const campagne::Piece& p) {
  return read(r.all<Row>(query, lieu.structure, dossier_of(lieu, p), p.code));
}

std::optional<std::int64_t> dossier_of(const Lieu& lieu, const campagne::Piece& p) {
  return au_coffre(p) ? std::nullopt : lieu.dossier;
}

void hold(db::Writing& w, const Lieu& lieu) {
  w.exec("UPDATE structure SET version = version WHERE id = ?1", lieu.structure);
}

void clear(db::Writing& w, base::Instant now, const Lieu& lieu, const campagne::Piece& p) {
  w.exec(
      "UPDATE piece SET retiree_le = ?4 WHERE structure_id = ?1 AND dossier_id IS NOT DISTINCT FROM ?2 AND "
      "code = ?3 AND retiree_le IS NULL AND proposee = 0",
      lieu.structure, dossier_of(lieu, p), p.code, now);
}

void trace(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
           std::string_view act, std::vector<std::pair<std::string, std::string>> details) {
  bool of_dossier = lieu.dossier.has_value();
  journal::inscrire(w, by, now,
                    {.acte = act,
                     .objet = of_dossier ? "dossier" : "structure",
                     .objet_id = of_dossier ? *lieu.dossier : lieu.structure,
                     .details = std::move(details)});
}

}  // namespace interne

using namespace interne;

std::vector<Remise> remises(db::Reading& r, const dossier::Dossier& d) {
  // Not one condition with OR: SQLite would walk every piece in the order of numbers.
  static const auto sql = rows_where("p.dossier_id = ?1") + " UNION ALL " +
                          rows_where("p.dossier_id IS NULL AND p.structure_id = ?2") + " ORDER BY 1";
  return read(r.all<Row>(sql, d.id, d.structure));
}

std::vector<Remise> remises_au_coffre(db::Reading& r, std::int64_t structure) {
  return read(
      r.all<Row>(rows_where("p.dossier_id IS NULL AND p.structure_id = ?1 ORDER BY p.id"), structure));
}

std::optional<Remise> trouver(db::Reading& r, const Lieu& lieu, std::int64_t id) {
  auto row = r.one<Row>(
      rows_where("p.id = ?1 AND p.structure_id = ?2 AND (p.dossier_id IS NULL OR p.dossier_id = ?3)"), id,
      lieu.structure, lieu.dossier);
  return row ? std::optional(read(*row)) : std::nullopt;
}

namespace {

std::int64_t insert(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
                    const Nouvelle& n, bool proposed) {
  std::optional<std::string> date;
  if (n.reponses.date) date = base::iso(*n.reponses.date);
  std::optional<std::int64_t> link;
  if (n.lien) link = n.lien->id;
  return w
      .one<std::int64_t>(
          "INSERT INTO piece (structure_id, dossier_id, code, precision, fichier_id, date_document, "
          "remise_le, "
          "remise_par, lien_id, proposee) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
          lieu.structure, dossier_of(lieu, n.piece), n.piece.code, n.reponses.precision,
          record_file(w, n, now), date, now, n.lien ? n.lien->demande_par : by.id, link, proposed)
      .value();
}

std::string_view act_of(const Nouvelle& n, bool proposed) {
  if (!n.lien) return "piece_remise";
  return proposed ? "piece_proposee" : "piece_remise_par_lien";
}

}  // namespace

Result<std::int64_t> remettre(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
                              const Nouvelle& n) {
  hold(w, lieu);
  auto there = n.lien || plusieurs(n.piece) ? standing(w, lieu, n.piece) : 0;
  if (plusieurs(n.piece) && there >= most_together)
    return refuse(Cause::saisie_invalide, "Cette pièce a déjà 40 fichiers : retirez-en un d’abord.");
  bool proposed = n.lien && !plusieurs(n.piece) && there > 0;
  if (!n.lien && !plusieurs(n.piece)) clear(w, now, lieu, n.piece);
  auto id = insert(w, by, now, lieu, n, proposed);
  std::vector<std::pair<std::string, std::string>> details{{"piece", n.piece.code},
                                                           {"empreinte", n.recu.empreinte}};
  if (n.lien) {
    details.emplace_back("lien", std::to_string(n.lien->id));
    details.emplace_back("par", by.nom);
  }
  trace(w, by, now, lieu, act_of(n, proposed), std::move(details));
  return id;
}

void retirer(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
             const Remise& r) {
  if (w.exec("UPDATE piece SET retiree_le = ?2 WHERE id = ?1 AND retiree_le IS NULL", r.id, now) == 0) return;
  trace(w, by, now, lieu, "piece_retiree", {{"piece", r.code}, {"empreinte", r.empreinte}});
}

void verifier(db::Writing& w, const personne::Acteur& by, base::Instant now, const Lieu& lieu,
              const Remise& r, Verdict v, std::string_view motif, std::string_view commentaire) {
  bool refused = v == Verdict::non_conforme;
  std::optional<base::Instant> when;
  std::optional<std::int64_t> who;
  if (v != Verdict::aucun) when = now, who = by.id;
  w.exec(
      "UPDATE piece SET verdict = ?2, motif = ?3, commentaire = ?4, verifiee_le = ?5, verifiee_par = ?6 "
      "WHERE id = "
      "?1",
      r.id, code(v), refused ? motif : "", refused ? commentaire : "", when, who);
  std::vector<std::pair<std::string, std::string>> details{{"piece", r.code}, {"empreinte", r.empreinte}};
  if (refused) details.emplace_back("raison", motif);
  auto act = refused ? "piece_refusee" : v == Verdict::conforme ? "piece_verifiee" : "piece_a_verifier";
  trace(w, by, now, lieu, act, std::move(details));
}

std::vector<EnAttente> en_attente_d_analyse(db::Reading& r, base::Instant since, int most) {
  return r.all<EnAttente>(
      "SELECT id, coffre FROM fichier WHERE antivirus = 'attente' AND COALESCE(antivirus_le, 0) <= ?1 "
      "ORDER BY COALESCE(antivirus_le, 0), id LIMIT ?2",
      since, most);
}

void noter_analyse(db::Writing& w, base::Instant now, std::int64_t file, Analyse a) {
  w.exec("UPDATE fichier SET antivirus = ?2, antivirus_le = ?3 WHERE id = ?1", file, code(a), now);
}

std::vector<std::string> particularites(db::Reading& r, std::int64_t dossier) {
  return r.all<std::string>("SELECT code FROM particularite_dossier WHERE dossier_id = ?1 ORDER BY code",
                            dossier);
}

void enregistrer_particularites(db::Writing& w, std::int64_t dossier, const std::vector<std::string>& codes) {
  struct Line {
    std::int64_t dossier_id;
    std::string code;
  };
  w.exec("DELETE FROM particularite_dossier WHERE dossier_id = ?1", dossier);
  std::vector<Line> lines;
  for (const auto& code : codes) lines.push_back({dossier, code});
  if (!lines.empty()) db::insert_rows(w, "particularite_dossier (dossier_id, code)", lines);
}

campagne::Demande demande(db::Reading& r, const campagne::Campagne& c, const dossier::Dossier& d) {
  campagne::Demande known{.orientation = d.orientation,
                          .echelle = d.echelle,
                          .forme = dossier::structure_form(r, d),
                          .dispositif = d.dispositif,
                          .nature = d.nature};
  for (const auto& asked : ventilation::demandees(r, c, d.id))
    if (asked.sollicite) known.financeurs.push_back(asked.financeur);
  auto saved = budget::charger(r, d, budget::Genre::action, c.annee);
  for (const auto& line : budget::lire_budget(saved.saisie, c).budget.financeurs)
    if (!line.financeur.empty()) known.financeurs.push_back(line.financeur);
  known.particularites = particularites(r, d.id);
  return known;
}

std::vector<Exigence> exigences(db::Reading& r, const campagne::Campagne& c, const dossier::Dossier& d,
                                base::Instant now) {
  return exigences(c, demande(r, c, d), remises(r, d), base::paris_date(now));
}

std::size_t manquantes(db::Reading& r, const campagne::Campagne& c, const dossier::Dossier& d,
                       base::Instant now) {
  return manquantes(exigences(r, c, d, now));
}

std::vector<std::string> fichiers_perdus(db::Reading& r, base::Instant before) {
  return r.all<std::string>(
      "SELECT f.coffre FROM piece p JOIN fichier f ON f.id = p.fichier_id WHERE p.retiree_le < ?1 AND NOT "
      "EXISTS "
      "(SELECT 1 FROM dossier d JOIN definitif_depot k ON k.dossier_id = d.id WHERE d.structure_id = "
      "p.structure_id AND k.depose_le >= p.remise_le AND k.depose_le <= p.retiree_le AND (p.dossier_id IS "
      "NULL OR "
      "p.dossier_id = d.id)) ORDER BY f.id LIMIT 500",
      before);
}

void oublier(db::Writing& w, const std::vector<std::string>& names) {
  if (names.empty()) return;
  db::Params of_pieces, of_files;
  w.exec("DELETE FROM piece WHERE fichier_id IN (SELECT id FROM fichier WHERE coffre IN " +
             db::in_list(names, of_pieces) + ")",
         of_pieces);
  w.exec("DELETE FROM fichier WHERE coffre IN " + db::in_list(names, of_files), of_files);
}

std::vector<Connu> fichiers_connus(db::Reading& r) {
  return r.all<Connu>("SELECT coffre, empreinte, taille FROM fichier ORDER BY id");
}

}  // namespace piece
