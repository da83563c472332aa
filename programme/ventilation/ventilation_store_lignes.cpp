// Reading the committee's lines.
#include <unordered_map>

#include "programme/ventilation/ventilation_store.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

using namespace interne;
using personne::Acteur;

/// What stands in the rows of the dossier, of its structure and of its ventilation.
struct Faits {
  std::int64_t id, structure;
  std::string structure_nom, forme;
  std::optional<std::int64_t> numero;
  std::string intitule, orientation, echelle, dispositif, nature;
  bool territorial, saillant, deux_arrondissements;
  base::Instant depose_le;
  base::Cents demande_total;
  std::int64_t version;
  std::string etat, reunion, reunion_raison;
  bool reunion_a_choisir;
  std::string sans_referent, ecart_motif, ecart_texte;
  base::Instant modifie_le;
  std::int64_t modifie_par;
  std::optional<base::Instant> transmise_le;
  std::optional<std::int64_t> transmission;
};
constexpr std::string_view columns =
    "SELECT d.id, d.structure_id, s.nom, s.forme, d.numero, d.intitule, d.orientation, d.echelle, "
    "d.dispositif,"
    " d.nature, d.territorial, d.saillant, d.deux_arrondissements, {}, d.demande_total,"
    " COALESCE(v.version, 0), COALESCE(v.etat, 'a_ventiler'), COALESCE(v.reunion, ''),"
    " COALESCE(v.reunion_raison, ''), COALESCE(v.reunion_a_choisir, 0), COALESCE(v.sans_referent, ''), "
    "COALESCE(v.ecart_motif, ''),"
    " COALESCE(v.ecart_texte, ''), COALESCE(v.modifie_le, 0), COALESCE(v.modifie_par, 0), v.transmise_le,"
    " v.transmission FROM ";

/// In the second round a line is as old as its final dossier.
std::string columns_of(const Tour& tour) {
  return fmt::format(fmt::runtime(columns), tour.numero == 2 ? "f.depose_le" : "d.depose_le");
}

Ligne line_of(Faits f) {
  Ligne line;
  line.note = {
      .dossier = f.id, .structure = f.structure, .demande = {}, .communes = {}, .territorial = f.territorial};
  line.note.demande = {.orientation = std::move(f.orientation),
                       .echelle = std::move(f.echelle),
                       .forme = std::move(f.forme),
                       .dispositif = std::move(f.dispositif),
                       .nature = std::move(f.nature),
                       .objectifs = {},
                       .financeurs = {},
                       .particularites = {}};
  line.numero = f.numero, line.intitule = std::move(f.intitule),
  line.structure_nom = std::move(f.structure_nom);
  line.saillant = f.saillant, line.deux_arrondissements = f.deux_arrondissements;
  line.depose_le = f.depose_le, line.demande_total = f.demande_total;
  line.etat = {.dossier = f.id,
               .version = f.version,
               .etat_nom = std::move(f.etat),
               .reunion = std::move(f.reunion),
               .reunion_raison = std::move(f.reunion_raison),
               .reunion_a_choisir = f.reunion_a_choisir,
               .sans_referent = std::move(f.sans_referent),
               .ecart_motif = std::move(f.ecart_motif),
               .ecart_texte = std::move(f.ecart_texte),
               .modifie_le = f.modifie_le,
               .modifie_par = f.modifie_par,
               .transmise_le = f.transmise_le,
               .transmission = f.transmission};
  return line;
}

/// Hands each line what stands beside its dossier, many dossiers at a time.
class Completer {
 public:
  Completer(db::Reading& r, const Acteur& acteur, const Tour& tour, std::vector<Ligne>& lines)
      : r_(r), tour_(tour), prepares_(prepare(acteur)) {
    for (auto& line : lines) by_id_.emplace(line.note.dossier, &line), ids_.push_back(line.note.dossier);
  }

  void complete() {
    by_pieces(ids_, [&](const auto& some) {
      params_ = {};
      list_ = db::in_list(some, params_);
      codes("dossier_commune", "commune", [](Ligne& l) -> auto& { return l.note.communes; });
      codes("dossier_objectif", "objectif", [](Ligne& l) -> auto& { return l.note.demande.objectifs; });
      amounts();
      funders();
      people();
      twins();
    });
    loads();
  }

 private:
  Ligne& line(std::int64_t id) { return *by_id_.at(id); }
  /// Nothing of what is being prepared, for who does not prepare it.
  bool hidden(const Ligne& l) const { return !prepares_ && !l.etat.transmise_le; }

  template <class List>
  void codes(std::string_view table, std::string_view column, List list) {
    struct Code {
      std::int64_t dossier;
      std::string code;
    };
    r_.each<Code>(
        fmt::format("SELECT dossier_id, {0} FROM {1} WHERE dossier_id IN {2} ORDER BY dossier_id, {0}",
                    column, table, list_),
        [&](Code row) { list(line(row.dossier)).push_back(std::move(row.code)); }, params_);
  }

  void amounts() {
    struct Amount {
      std::int64_t dossier;
      std::string financeur;
      base::Cents montant;
    };
    r_.each<Amount>(
        what_is_asked(),
        [&](Amount row) {
          auto& l = line(row.dossier);
          if (tour_.numero == 2) l.demande_total += row.montant;
          l.note.demande.financeurs.push_back(row.financeur);
          l.demandes.emplace_back(std::move(row.financeur), row.montant);
        },
        params_);
  }

  /// By the note; in the second round, by the deposited final dossier.
  std::string what_is_asked() const {
    return fmt::format(
        "SELECT dossier_id, financeur, montant FROM {} WHERE dossier_id IN {} ORDER BY dossier_id, financeur",
        tour_.numero == 2 ? "demande_definitive" : "dossier_demande", list_);
  }

  void funders() {
    lire_sollicitations(r_, list_, params_, [&](std::int64_t dossier, Sollicitation each) {
      auto& l = line(dossier);
      if (!hidden(l)) l.etat.sollicitations.push_back(std::move(each));
    });
  }

  void people() {
    struct Personne {
      std::int64_t dossier;
      std::string financeur;
      std::int64_t personne;
      std::string origine, raison, nom, conflit;
      bool couvert;
    };
    auto params = params_;
    r_.each<Personne>(
        fmt::format(
            "SELECT a.dossier_id, a.financeur, a.personne_id, a.origine, a.raison, p.nom,"
            " COALESCE(k.etat, ''), {} FROM affectation a JOIN personne p ON p.id = a.personne_id"
            " JOIN dossier d ON d.id = a.dossier_id LEFT JOIN conflit_interet k"
            " ON k.personne_id = a.personne_id AND k.structure_id = d.structure_id AND k.etat <> 'ecarte'"
            " WHERE a.dossier_id IN {} AND a.tour = ?{} ORDER BY a.dossier_id, a.financeur, a.personne_id",
            covered, list_, params.add(tour_.numero)),
        [&](Personne row) {
          auto& l = line(row.dossier);
          if (hidden(l)) return;
          l.agents.push_back(
              {row.financeur, row.personne, std::move(row.nom), std::move(row.conflit), !row.couvert});
          l.etat.affectations.push_back(
              {std::move(row.financeur), row.personne, std::move(row.origine), std::move(row.raison)});
        },
        params);
  }

  void twins() {
    auto from = [&](std::string_view mine, std::string_view other) {
      r_.each<Jumeau>(
          fmt::format("SELECT j.{0}, j.{1}, j.collectivite, j.reference, COALESCE(o.campagne, ''),"
                      " COALESCE(o.intitule, ''), o.numero FROM jumeau j LEFT JOIN dossier o ON o.id = j.{1}"
                      " WHERE j.{0} IN {2}",
                      mine, other, list_),
          [&](Jumeau row) { line(row.dossier).jumeau = std::move(row); }, params_);
    };
    from("autre_id", "dossier_id");
    from("dossier_id", "autre_id");  // what the dossier itself says wins
  }

  /// The loads of those who appear.
  void loads() {
    std::unordered_map<std::int64_t, int> load;
    for (auto& [id, l] : by_id_)
      for (auto& a : l->agents) load.emplace(a.personne, 0);
    lire_charges(r_, tour_, load);
    for (auto& [id, l] : by_id_)
      for (auto& a : l->agents) a.charge = load.at(a.personne);
  }

  db::Reading& r_;
  const Tour& tour_;
  bool prepares_;
  std::unordered_map<std::int64_t, Ligne*> by_id_;
  std::vector<std::int64_t> ids_;
  std::string list_;
  db::Params params_;
};

std::vector<Ligne> completed(db::Reading& r, const Acteur& acteur, const Tour& tour,
                             std::vector<Faits> rows) {
  std::vector<Ligne> lines;
  lines.reserve(rows.size());
  for (auto& row : rows) lines.push_back(line_of(std::move(row)));
  if (tour.numero == 2)
    for (auto& l : lines) l.demande_total = {};  // that of the budget is added up
  Completer(r, acteur, tour, lines).complete();
  return lines;
}

constexpr std::string_view in_order = " ORDER BY COALESCE(d.numero, 0), d.id";

std::vector<Faits> select(db::Reading& r, const Tour& tour, Choix& c, const std::string& more) {
  return r.all<Faits>(columns_of(tour) + c.from + " WHERE " + c.where + more, c.params);
}

/// Lines of the campaign whose column has one of these values.
std::vector<Ligne> where_in(db::Reading& r, const Acteur& acteur, const Tour& tour, std::string_view column,
                            std::span<const std::int64_t> values) {
  std::vector<Faits> rows;
  by_pieces(values, [&](const auto& some) {
    Choix c = choix(r.engine(), acteur, tour, {});
    auto list = db::in_list(some, c.params);
    std::ranges::move(select(r, tour, c, fmt::format(" AND {} IN {}", column, list)),
                      std::back_inserter(rows));
  });
  std::ranges::sort(rows, {}, [](const Faits& f) { return std::pair(f.numero.value_or(0), f.id); });
  return completed(r, acteur, tour, std::move(rows));
}

/// At most so many rows beyond the place of the page, in order (reversed when going back).
std::vector<Faits> beyond(db::Reading& r, const Tour& tour, Choix c, const Filtre& f, std::size_t limit) {
  bool back = f.repere && f.repere->avant;
  std::string sql;
  if (f.repere) {
    auto number = c.params.add(f.repere->numero), id = c.params.add(f.repere->dossier);
    sql += fmt::format(" AND (COALESCE(d.numero, 0), d.id) {} (?{}, ?{})", back ? "<" : ">", number, id);
    // This says nothing more, but SQLite finds the place in the index of an expression by it.
    if (r.engine() == db::Engine::sqlite)
      sql += fmt::format(" AND COALESCE(d.numero, 0) {}= ?{}", back ? "<" : ">", number);
  }
  sql += back ? " ORDER BY COALESCE(d.numero, 0) DESC, d.id DESC" : in_order;
  return select(r, tour, c, sql + fmt::format(" LIMIT ?{}", c.params.add(limit)));
}

Repere place(const Faits& f, bool before) { return {before, f.numero.value_or(0), f.id}; }

Filtre from_the_start(Filtre f) {
  f.repere.reset();
  return f;
}

}  // namespace

base::Cents Ligne::demande_a(std::string_view financeur) const {
  auto it = std::ranges::find(demandes, financeur, [](const auto& d) -> std::string_view { return d.first; });
  return it == demandes.end() ? base::Cents{} : it->second;
}

std::string reference(const Ligne& l, const campagne::Campagne& c) {
  return fmt::format("{}-{:04}", c.annee, l.numero.value_or(0));
}

Page lire_page(db::Reading& r, const Acteur& acteur, const Tour& tour, const Filtre& f, std::size_t size) {
  bool back = f.repere && f.repere->avant;
  auto rows = beyond(r, tour, choix(r.engine(), acteur, tour, f), f, size + 1);
  bool more = rows.size() > size;
  // Nothing beyond that place, or a first page that would be shorter than the others.
  if (f.repere && (rows.empty() || (back && !more)))
    return lire_page(r, acteur, tour, from_the_start(f), size);
  if (more) rows.pop_back();
  if (back) std::ranges::reverse(rows);
  Page page;
  if (!rows.empty() && (back || more)) page.suivante = place(rows.back(), false);
  if (!rows.empty() && (back ? more : f.repere.has_value())) page.precedente = place(rows.front(), true);
  page.lignes = completed(r, acteur, tour, std::move(rows));
  return page;
}

std::vector<Ligne> lignes(db::Reading& r, const Acteur& acteur, const Tour& tour, const Filtre& f) {
  Choix c = choix(r.engine(), acteur, tour, f);
  return completed(r, acteur, tour, select(r, tour, c, std::string(in_order)));
}

std::vector<Ligne> lignes_de(db::Reading& r, const Acteur& acteur, const Tour& tour,
                             std::span<const std::int64_t> dossiers) {
  return where_in(r, acteur, tour, "d.id", dossiers);
}

std::vector<Ligne> lignes_par_numero(db::Reading& r, const Acteur& acteur, const Tour& tour,
                                     std::span<const std::int64_t> numeros) {
  return where_in(r, acteur, tour, "d.numero", numeros);
}

std::optional<Ligne> ligne(db::Reading& r, const Acteur& acteur, const Tour& tour, std::int64_t dossier) {
  auto found = lignes_de(r, acteur, tour, std::span(&dossier, 1));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Compte> comptes(db::Reading& r, const Acteur& acteur, const Tour& tour, const Filtre& f) {
  Filtre whole = f;
  whole.etat.clear();
  Choix c = choix(r.engine(), acteur, tour, whole);
  return r.all<Compte>("SELECT COALESCE(v.etat, 'a_ventiler'), COUNT(*) FROM " + c.from + " WHERE " +
                           c.where + " GROUP BY COALESCE(v.etat, 'a_ventiler')",
                       c.params);
}

std::int64_t nombre_d_alertes(db::Reading& r, const Acteur& acteur, const Tour& tour, const Filtre& f) {
  Filtre alert = f;
  alert.alerte = true;
  Choix c = choix(r.engine(), acteur, tour, alert);
  return r.one<std::int64_t>("SELECT COUNT(*) FROM " + c.from + " WHERE " + c.where, c.params).value();
}

}  // namespace ventilation
