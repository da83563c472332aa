#include "programme/dossier/dossier_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "platform/db/search.h"
#include "programme/dossier/depot.h"
#include "programme/dossier/visibilite.h"

namespace dossier {
namespace {

constexpr std::string_view columns =
    "SELECT d.id, d.campagne, d.structure_id, s.nom, d.numero, d.etat, d.version, d.cree_le, d.modifie_le, "
    "d.depose_le, "
    "d.depots, d.intitule, d.phrase, d.orientation, d.echelle, d.dispositif, d.nature, d.saillant, "
    "d.cout_total, "
    "d.demande_total, (SELECT MAX(g.jusqu_au) FROM derogation g WHERE g.dossier_id = d.id) "
    "FROM dossier d JOIN structure s ON s.id = d.structure_id ";

std::vector<Dossier> select(db::Reading& reading, const db::Params& params, std::string_view conditions) {
  return reading.all<Dossier>(std::string(columns) + std::string(conditions), params);
}

/// Rewrites a list of codes of a dossier.
void replace_list(db::Writing& w, std::string_view table, std::string_view column, std::int64_t dossier,
                  const std::vector<std::string>& codes) {
  w.exec(fmt::format("DELETE FROM {} WHERE dossier_id = ?1", table), dossier);
  for (auto& code : codes)
    w.exec(
        fmt::format("INSERT INTO {} (dossier_id, {}) VALUES (?1, ?2) ON CONFLICT DO NOTHING", table, column),
        dossier, code);
}

void replace_demandes(db::Writing& w, std::int64_t dossier, const std::vector<Demande>& demandes) {
  w.exec("DELETE FROM dossier_demande WHERE dossier_id = ?1", dossier);
  for (auto& d : demandes)
    w.exec("INSERT INTO dossier_demande (dossier_id, financeur, montant) VALUES (?1, ?2, ?3)", dossier,
           d.financeur, d.montant);
}

bool touches(const std::vector<std::string>& changes, std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(changes, [&](auto& c) { return std::ranges::find(names, c) != names.end(); });
}

bool touches_amounts(const std::vector<std::string>& changes) {
  return std::ranges::any_of(changes, [](auto& c) { return c.starts_with(champ_demande("")); });
}

void save_lists(db::Writing& w, std::int64_t id, const NoteIntention& note,
                const std::vector<std::string>& changes) {
  if (touches(changes, {"echelle", "commune", "communes"}))
    replace_list(w, "dossier_commune", "commune", id, note.communes);
  if (touches(changes, {"quartiers"})) replace_list(w, "dossier_qpv", "qpv", id, note.quartiers);
  if (touches(changes, {"orientation", "objectifs"}))
    replace_list(w, "dossier_objectif", "objectif", id, note.objectifs);
  if (touches(changes, {"axes"})) replace_list(w, "dossier_axe", "axe", id, note.axes);
  if (touches_amounts(changes)) replace_demandes(w, id, note.demandes);
}

std::string indexed_words(const Dossier& d, const Brouillon& b) {
  std::string text = d.structure_nom;
  for (auto champ : {"intitule", "phrase", "diagnostic", "objectifs_projet", "modalites", "partenaires"})
    text.append(" ").append(b.valeur(champ));
  return db::search_words(text);
}

void save_facts(db::Writing& w, const Dossier& d, const Brouillon& b, const NoteIntention& n,
                base::Instant now) {
  bool communal = n.echelle == campagne::Echelle::communale && !n.communes.empty();
  w.exec(
      "UPDATE dossier SET intitule = ?2, intitule_tri = ?3, phrase = ?4, orientation = ?5, saillant = ?6, "
      "echelle = ?7, "
      "commune = ?8, dispositif = ?9, nature = ?10, bonus_egalite = ?11, deux_arrondissements = ?12, "
      "public_total = ?13, "
      "public_femmes = ?14, public_qpv = ?15, cout_total = ?16, demande_total = ?17, ressources_propres = "
      "?18, "
      "droit_commun = ?19, mots = ?20, modifie_le = ?21, territorial = ?22 WHERE id = ?1",
      d.id, n.intitule, base::fold(n.intitule), n.phrase, n.orientation, n.saillant,
      n.echelle ? campagne::code(*n.echelle) : std::string_view{},
      communal ? n.communes.front() : std::string{}, n.dispositif, b.valeur("nature"), n.bonus_egalite,
      n.deux_arrondissements, n.publics.total, n.publics.femmes, n.publics.qpv,
      n.cout_total.value_or(base::Cents{}), n.demande_total, n.ressources_propres.value_or(base::Cents{}),
      n.droit_commun.value_or(base::Cents{}), indexed_words(d, b), now, n.territorial);
}

}  // namespace

Contexte Dossier::contexte(const personne::Acteur& acteur, base::Instant now,
                           const campagne::Campagne& c) const {
  return {acteur, now, c, structure, derogation};
}

std::string reference(const Dossier& d, int annee) {
  return d.numero ? fmt::format("{}-{:04}", annee, *d.numero) : fmt::format("provisoire {}", d.id);
}

std::optional<Dossier> find(db::Reading& reading, const personne::Acteur& acteur, std::int64_t id) {
  db::Params params;
  auto visible = visibilite(acteur, params);
  auto rows = select(reading, params, fmt::format("WHERE d.id = ?{} AND {}", params.add(id), visible.sql));
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

std::optional<Dossier> lock(db::Writing& w, const personne::Acteur& acteur, std::int64_t id) {
  // The update holds the row until the transaction ends on PostgreSQL; SQLite has one writer at a time.
  if (w.exec("UPDATE dossier SET version = version + 1 WHERE id = ?1", id) == 0) return std::nullopt;
  return find(w, acteur, id);
}

std::vector<Dossier> mine(db::Reading& reading, const personne::Acteur& acteur, std::string_view campagne) {
  db::Params params;
  int person = params.add(acteur.id), code = params.add(campagne);
  return select(
      reading, params,
      fmt::format("WHERE d.structure_id IN (SELECT structure_id FROM membre WHERE personne_id = ?{}) "
                  "AND d.campagne = ?{} ORDER BY d.modifie_le DESC, d.id DESC LIMIT 500",
                  person, code));
}

std::vector<Dossier> models(db::Reading& reading, const personne::Acteur& acteur, const Dossier& target) {
  db::Params params;
  int person = params.add(acteur.id), structure = params.add(target.structure), self = params.add(target.id);
  return select(
      reading, params,
      fmt::format("WHERE d.structure_id = ?{1} AND d.id <> ?{2} AND EXISTS (SELECT 1 FROM membre m WHERE "
                  "m.structure_id = d.structure_id AND m.personne_id = ?{0}) "
                  "ORDER BY d.modifie_le DESC, d.id DESC LIMIT 100",
                  person, structure, self));
}

std::int64_t create(db::Writing& w, const personne::Acteur& acteur, base::Instant now,
                    std::string_view campagne, std::int64_t structure, std::optional<std::int64_t> copie_de) {
  auto id = w.one<std::int64_t>(
      "INSERT INTO dossier (campagne, structure_id, etat, cree_le, cree_par, modifie_le, copie_de) "
      "VALUES (?1, ?2, 'note_en_preparation', ?3, ?4, ?3, ?5) RETURNING id",
      campagne, structure, now, acteur.id, copie_de);
  w.exec("INSERT INTO note (dossier_id) VALUES (?1)", *id);
  return *id;
}

Brouillon draft(db::Reading& reading, const Dossier& d) {
  auto text = reading.one<std::string>("SELECT contenu FROM note WHERE dossier_id = ?1", d.id);
  return text ? depuis_json(*text) : Brouillon{};
}

void save_draft(db::Writing& w, const Dossier& d, const Brouillon& b, const NoteIntention& note,
                const std::vector<std::string>& changes, base::Instant now) {
  if (changes.empty()) return;
  w.exec("UPDATE note SET contenu = ?2, version = version + 1 WHERE dossier_id = ?1", d.id, en_json(b));
  save_facts(w, d, b, note, now);
  save_lists(w, d.id, note, changes);
}

void save_state(db::Writing& w, const Dossier& d, const Etat& state, base::Instant now) {
  std::optional<base::Instant> deposited;
  if (auto* note = std::get_if<NoteDeposee>(&state)) deposited = note->depose_le;
  w.exec("UPDATE dossier SET etat = ?2, depose_le = ?3, modifie_le = ?4 WHERE id = ?1", d.id, name(state),
         deposited, now);
}

void save_derogation(db::Writing& w, const personne::Acteur& acteur, const Dossier& d, base::Instant now,
                     base::Instant until, std::string_view reason) {
  w.exec(
      "INSERT INTO derogation (dossier_id, jusqu_au, motif, accordee_par, accordee_le) VALUES (?1, ?2, ?3, "
      "?4, ?5)",
      d.id, until, reason, acteur.id, now);
}

namespace {

void give_number(db::Writing& w, const Dossier& d) {
  if (d.numero) return;
  auto number = w.one<std::int64_t>(
      "INSERT INTO dossier_compteur (campagne, dernier) VALUES (?1, 1) ON CONFLICT (campagne) "
      "DO UPDATE SET dernier = dossier_compteur.dernier + 1 RETURNING dernier",
      d.campagne);
  w.exec("UPDATE dossier SET numero = ?2 WHERE id = ?1", d.id, *number);
}

std::string structure_of_the_day(db::Reading& reading, std::int64_t id) {
  auto found = reading.one<StructureDuJour>(
      "SELECT nom, COALESCE(siret, ''), rna, forme, siege_voie, siege_code_postal, siege_commune FROM "
      "structure WHERE id = ?1",
      id);
  return en_json(found.value());
}

constexpr std::string_view deposit_columns =
    "SELECT n.dossier_id, n.rang, n.contenu, n.structure, n.empreinte, n.depose_le, n.depose_par, p.nom, "
    "n.repris_le "
    "FROM note_depot n JOIN personne p ON p.id = n.depose_par WHERE n.dossier_id = ?1 ";

}  // namespace

Depot record_deposit(db::Writing& w, const personne::Acteur& acteur, const Dossier& d, const Brouillon& b,
                     base::Instant now) {
  give_number(w, d);
  auto rank = d.depots + 1;
  auto structure = structure_of_the_day(w, d.structure);
  auto digest = empreinte(rank, now, structure, contenu_canonique(b));
  w.exec(
      "INSERT INTO note_depot (dossier_id, rang, contenu, structure, empreinte, depose_le, depose_par) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      d.id, rank, en_json(b), structure, digest, now, acteur.id);
  w.exec("UPDATE dossier SET depots = ?2 WHERE id = ?1", d.id, rank);
  return *deposit(w, d, rank);
}

void record_take_back(db::Writing& w, const Dossier& d, base::Instant now) {
  w.exec("UPDATE note_depot SET repris_le = ?3 WHERE dossier_id = ?1 AND rang = ?2", d.id, d.depots, now);
}

std::vector<Depot> deposits(db::Reading& reading, const Dossier& d) {
  return reading.all<Depot>(std::string(deposit_columns) + "ORDER BY n.rang", d.id);
}

std::optional<Depot> deposit(db::Reading& reading, const Dossier& d, int rang) {
  return reading.one<Depot>(std::string(deposit_columns) + "AND n.rang = ?2", d.id, rang);
}

std::string structure_form(db::Reading& reading, const Dossier& d) {
  return reading.one<std::string>("SELECT forme FROM structure WHERE id = ?1", d.structure).value_or("");
}

std::vector<Derogation> derogations(db::Reading& reading, const Dossier& d) {
  return reading.all<Derogation>(
      "SELECT g.jusqu_au, g.motif, p.nom, g.accordee_le FROM derogation g JOIN personne p ON p.id = "
      "g.accordee_par "
      "WHERE g.dossier_id = ?1 ORDER BY g.id",
      d.id);
}

std::optional<Suite> suite(db::Reading& reading, const Dossier& d) {
  return reading.one<Suite>(
      "SELECT CASE etat WHEN 'ecart_notifie' THEN 1 ELSE 0 END, reunion FROM ventilation"
      " WHERE dossier_id = ?1 AND tour = 1 AND transmise_le IS NOT NULL",
      d.id);
}

std::string person_name(db::Reading& reading, std::int64_t id) {
  return reading.one<std::string>("SELECT nom FROM personne WHERE id = ?1", id)
      .value_or("une autre personne");
}

std::vector<Destinataire> recipients(db::Reading& reading, std::int64_t dossier) {
  return reading.all<Destinataire>(
      "SELECT p.nom, p.courriel FROM dossier d JOIN membre m ON m.structure_id = d.structure_id "
      "JOIN personne p ON p.id = m.personne_id WHERE d.id = ?1 ORDER BY p.id",
      dossier);
}

}  // namespace dossier
