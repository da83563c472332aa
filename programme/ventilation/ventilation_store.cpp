// What is changed as one unit, and undone.
#include "programme/ventilation/ventilation_store.h"

#include <array>
#include <utility>

#include "platform/base/text.h"
#include "programme/dossier/visibilite.h"
#include "programme/journal/journal.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

using namespace interne;
using personne::Acteur;

constexpr std::array<std::string_view, 4> genres{"proposition", "changement", "transmission", "correction"};

/// Where a dossier stands when the transaction has come to its turn.
struct Present {
  std::int64_t dossier;
  std::optional<std::int64_t> numero;
  std::int64_t version;
  std::string etat;
};

/// The present versions of dossiers that the person may see.
std::unordered_map<std::int64_t, Present> present(db::Reading& r, const Acteur& acteur, const Tour& tour,
                                                  const std::vector<std::int64_t>& dossiers, bool deposited) {
  std::unordered_map<std::int64_t, Present> all;
  by_pieces(dossiers, [&](const auto& some) {
    db::Params params;
    auto list = db::in_list(some, params);
    auto round = params.add(tour.numero), campaign = params.add(tour.campagne.code);
    auto visible = dossier::visibilite(acteur, params);
    r.each<Present>(
        fmt::format(
            "SELECT d.id, d.numero, COALESCE(v.version, 0), COALESCE(v.etat, 'a_ventiler') FROM dossier d"
            " LEFT JOIN ventilation v ON v.dossier_id = d.id AND v.tour = ?{} WHERE d.id IN {}"
            " AND d.campagne = ?{} AND {}{}",
            round, list, campaign, visible.sql, deposited ? " AND d.etat = 'note_deposee'" : ""),
        [&](Present row) { all.emplace(row.dossier, std::move(row)); }, params);
  });
  return all;
}

std::vector<std::int64_t> ids_of(const std::vector<EtatDossier>& states) {
  std::vector<std::int64_t> ids;
  ids.reserve(states.size());
  for (const auto& e : states) ids.push_back(e.dossier);
  return ids;
}

/// "2023-0012, 2023-0040 et 3 autres".
std::string named(const campagne::Campagne& c, const std::vector<const Present*>& dossiers) {
  constexpr std::size_t few = 5;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(few, dossiers.size()); ++i)
    names.push_back(fmt::format("{}-{:04}", c.annee, dossiers[i]->numero.value_or(0)));
  auto text = base::join(names, ", ");
  return dossiers.size() > few
             ? fmt::format("{} et {}", text, base::counted(dossiers.size() - few, "autre", "autres"))
             : text;
}

/// Nothing when every dossier still is as it was read.
std::optional<Obstacle> changed_meanwhile(db::Reading& r, const Acteur& acteur, const Tour& tour,
                                          const std::vector<EtatDossier>& before) {
  auto now = present(r, acteur, tour, ids_of(before), true);
  std::vector<const Present*> changed;
  for (const auto& e : before) {
    auto it = now.find(e.dossier);
    if (it == now.end()) return Obstacle{Cause::acces_inconnu};
    if (it->second.version != e.version) changed.push_back(&it->second);
  }
  if (changed.empty()) return std::nullopt;
  return Obstacle{Cause::modifie_entre_temps,
                  fmt::format("A changé entre-temps : {}.", named(tour.campagne, changed))};
}

/// Someone among the agents of these dossiers who has a confirmed interest in the structure.
std::optional<Obstacle> with_interest(db::Reading& r, const Tour& tour,
                                      const std::vector<std::int64_t>& dossiers) {
  struct Row {
    std::string nom;
    std::int64_t numero;
  };
  std::optional<Row> found;
  by_pieces(dossiers, [&](const auto& some) {
    if (found) return;
    db::Params params;
    auto list = db::in_list(some, params);
    found = r.one<Row>(
        fmt::format(
            "SELECT p.nom, COALESCE(d.numero, 0) FROM affectation a JOIN dossier d ON d.id = a.dossier_id"
            " JOIN conflit_interet k ON k.personne_id = a.personne_id AND k.structure_id = d.structure_id"
            " AND k.etat = 'confirme' JOIN personne p ON p.id = a.personne_id"
            " WHERE a.dossier_id IN {} AND a.tour = ?{} ORDER BY 2, 1 LIMIT 1",
            list, params.add(tour.numero)),
        params);
  });
  if (!found) return std::nullopt;
  return Obstacle{
      Cause::saisie_invalide,
      fmt::format("{} a un intérêt dans la structure du dossier {}-{:04}, qui ne peut pas lui être confié.",
                  found->nom, tour.campagne.annee, found->numero)};
}

bool same(const Changement& c) { return meme_contenu(c.avant, c.apres); }

/// The changes split in two lists, with what the store itself knows: when, by whom, by which operation.
struct Unite {
  std::vector<EtatDossier> avant, apres;

  explicit Unite(std::vector<Changement> changes) {
    for (auto& c : changes) {
      ordonner(c.apres);
      if (same(c)) continue;
      c.apres.dossier = c.avant.dossier;
      avant.push_back(std::move(c.avant));
      apres.push_back(std::move(c.apres));
    }
  }

  void sign(std::int64_t operation, const Acteur& acteur, base::Instant now) {
    for (std::size_t i = 0; i < apres.size(); ++i) {
      auto& e = apres[i];
      e.version = operation, e.modifie_le = now, e.modifie_par = acteur.id;
      if (transmis(e.etat()) && !e.transmission) e.transmise_le = now, e.transmission = operation;
      if (!transmis(e.etat())) e.transmise_le.reset(), e.transmission.reset();
      for (auto& s : e.sollicitations)
        if (s.id == 0) s.cree_le = now, s.cree_par = s.origine == "note" ? 0 : acteur.id;
    }
  }
};

}  // namespace

std::string_view code(Genre g) { return genres.at(std::size_t(g)); }

namespace interne {

void prendre(db::Writing& w, const Tour& tour) {
  w.exec(
      "INSERT INTO ventilation_tour (campagne, tour, operation) VALUES (?1, ?2, 0)"
      " ON CONFLICT (campagne, tour) DO UPDATE SET operation = ventilation_tour.operation",
      tour.campagne.code, tour.numero);
}

std::int64_t inscrire_operation(db::Writing& w, const Acteur& acteur, base::Instant now, const Tour& tour,
                                Genre genre, std::string_view libelle,
                                const std::vector<EtatDossier>& before) {
  auto id =
      w.one<std::int64_t>(
           "INSERT INTO ventilation_operation (campagne, tour, genre, libelle, dossiers, avant, faite_le,"
           " faite_par) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
           tour.campagne.code, tour.numero, code(genre), libelle, before.size(),
           genre == Genre::transmission ? "[]" : en_json(before), now, acteur.id)
          .value();
  w.exec("UPDATE ventilation_tour SET operation = ?3 WHERE campagne = ?1 AND tour = ?2", tour.campagne.code,
         tour.numero, id);
  return id;
}

Result<Operation> enregistrer(db::Writing& w, const Acteur& acteur, base::Instant now, const Tour& tour,
                              Genre genre, std::string_view libelle, std::vector<Changement> changes) {
  if (!prepare(acteur)) return refuse(Cause::role_requis);
  Unite unit(std::move(changes));
  if (unit.apres.empty()) return refuse(Cause::deja_fait, "Rien ne change.");
  prendre(w, tour);
  if (auto obstacle = changed_meanwhile(w, acteur, tour, unit.avant)) return std::unexpected(*obstacle);
  auto id = inscrire_operation(w, acteur, now, tour, genre, libelle, unit.avant);
  unit.sign(id, acteur, now);
  ecrire(w, tour.numero, unit.avant, unit.apres);
  if (auto obstacle = with_interest(w, tour, ids_of(unit.apres))) return std::unexpected(*obstacle);
  return Operation{id,
                   std::string(code(genre)),
                   std::string(libelle),
                   std::int64_t(unit.apres.size()),
                   now,
                   acteur.id,
                   acteur.nom,
                   {}};
}

}  // namespace interne

namespace {

void note(db::Writing& w, const Acteur& acteur, base::Instant now, std::string_view trace,
          const Operation& o) {
  journal::inscrire(w, acteur, now,
                    {trace,
                     "ventilation_operation",
                     o.id,
                     {{"dossiers", std::to_string(o.dossiers)}, {"libelle", base::shorten(o.libelle, 200)}}});
}

}  // namespace

Result<Operation> appliquer(db::Writing& w, const Acteur& acteur, base::Instant now, const Tour& tour,
                            Genre genre, std::string_view libelle, std::vector<Changement> changes) {
  for (const auto& c : changes)
    if (!defaisable(c.avant.etat(), c.apres.etat()))
      return refuse(Cause::etape_passee,
                    "Un dossier a déjà été transmis : il se change seul, avec un motif.");
  auto done = enregistrer(w, acteur, now, tour, genre, libelle, std::move(changes));
  if (done) note(w, acteur, now, genre == Genre::proposition ? Proposer::trace : Preparer::trace, *done);
  return done;
}

namespace {

constexpr std::string_view columns_of_operation =
    "SELECT o.id, o.genre, o.libelle, o.dossiers, o.faite_le, o.faite_par, COALESCE(p.nom, 'Dentelle'), "
    "o.annulee_le"
    " FROM ventilation_operation o LEFT JOIN personne p ON p.id = o.faite_par WHERE o.campagne = ?1 AND "
    "o.tour = ?2 ";

std::optional<Operation> latest(db::Reading& r, const Tour& tour) {
  return r.one<Operation>(std::string(columns_of_operation) +
                              "AND o.annulee_le IS NULL AND o.genre IN ('proposition', 'changement')"
                              " ORDER BY o.id DESC LIMIT 1",
                          tour.campagne.code, tour.numero);
}

/// Whether every dossier of the operation still is as the operation left it, and nothing was sent.
std::optional<Obstacle> no_longer(const Tour& tour, const Operation& o,
                                  const std::vector<EtatDossier>& before,
                                  const std::unordered_map<std::int64_t, Present>& now) {
  std::vector<const Present*> sent, changed;
  for (const auto& e : before) {
    auto it = now.find(e.dossier);
    if (it == now.end()) return Obstacle{Cause::role_requis, "Un des dossiers ne vous est pas ouvert."};
    if (transmis(etat(it->second.etat)))
      sent.push_back(&it->second);
    else if (it->second.version != o.id)
      changed.push_back(&it->second);
  }
  if (!sent.empty())
    return Obstacle{Cause::etape_passee, fmt::format("Déjà transmis : {}.", named(tour.campagne, sent))};
  if (!changed.empty())
    return Obstacle{Cause::modifie_entre_temps,
                    fmt::format("A changé depuis : {}.", named(tour.campagne, changed))};
  return std::nullopt;
}

std::vector<EtatDossier> before_of(db::Reading& r, const Operation& o) {
  return depuis_json(
      r.one<std::string>("SELECT avant FROM ventilation_operation WHERE id = ?1", o.id).value());
}

/// In the order of ids, as etats_de gives the present ones. What the second round prepares touches no funder,
/// and the first round may have corrected them since: they stay.
void put_back(db::Writing& w, const Tour& tour, std::vector<EtatDossier> before) {
  std::ranges::sort(before, {}, &EtatDossier::dossier);
  auto present = etats_de(w, tour.numero, ids_of(before));
  if (tour.numero == 2)
    for (std::size_t i = 0; i < before.size(); ++i) before[i].sollicitations = present.at(i).sollicitations;
  ecrire(w, tour.numero, present, before);
}

}  // namespace

std::optional<DerniereOperation> derniere_operation(db::Reading& r, const Acteur& acteur, const Tour& tour) {
  if (!prepare(acteur)) return std::nullopt;
  auto o = latest(r, tour);
  if (!o) return std::nullopt;
  auto untouched = r.one<std::int64_t>(
      "SELECT COUNT(*) FROM ventilation WHERE version = ?1 AND tour = ?2 AND transmise_le IS NULL", o->id,
      tour.numero);
  bool possible = untouched == o->dossiers;
  return DerniereOperation{std::move(*o), possible};
}

Result<Operation> annuler(db::Writing& w, const Acteur& acteur, base::Instant now, const Tour& tour,
                          std::int64_t operation) {
  if (!prepare(acteur)) return refuse(Cause::role_requis);
  prendre(w, tour);
  auto o = latest(w, tour);
  if (!o) return refuse(Cause::deja_fait, "Il n’y a plus rien à annuler.");
  if (o->id != operation)
    return refuse(Cause::modifie_entre_temps, fmt::format("Autre chose a été fait depuis : « {} », par {}.",
                                                          o->libelle, o->faite_par_nom));
  auto before = before_of(w, *o);
  if (auto obstacle = no_longer(tour, *o, before, present(w, acteur, tour, ids_of(before), false)))
    return std::unexpected(*obstacle);
  put_back(w, tour, std::move(before));
  w.exec("UPDATE ventilation_operation SET annulee_le = ?2, annulee_par = ?3 WHERE id = ?1", o->id, now,
         acteur.id);
  note(w, acteur, now, "ventilation_annulee", *o);
  o->annulee_le = now;
  return *o;
}

std::vector<Operation> operations(db::Reading& r, const Acteur& acteur, const Tour& tour, int limit) {
  if (!prepare(acteur)) return {};
  return r.all<Operation>(std::string(columns_of_operation) + "ORDER BY o.id DESC LIMIT ?3",
                          tour.campagne.code, tour.numero, limit);
}

}  // namespace ventilation
