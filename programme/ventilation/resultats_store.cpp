#include "programme/ventilation/resultats_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/db/sets.h"
#include "programme/dossier/visibilite.h"
#include "programme/ventilation/resultat.h"
#include "programme/ventilation/reunion_dates_store.h"

namespace ventilation {
namespace {

using personne::Acteur;

/// The parts of a list's query: constant fragments, values are parameters.
class Requete {
 public:
  Requete(db::Reading& r, const Acteur& acteur, const Tour& tour, const Liste& liste)
      : reading_(r), acteur_(acteur), tour_(tour), liste_(liste) {
    tour_parametre_ = parameter(tour.numero);
    campagne_ = parameter(tour.campagne.code);
    describe();
  }

  std::vector<FaitsConfies> page(const std::optional<RepereConfie>& place, std::size_t limit) {
    std::string with = by_meeting() ? dates() : "";
    std::string sql =
        with +
        "SELECT d.id, d.numero, d.intitule, s.nom, d.orientation, d.dispositif, d.saillant, "
        "v.etat, " +
        financeur_ + ", " + demande_ +
        ", v.reunion, v.reunion_a_choisir, COALESCE(p.etat, ''), COALESCE(p.presence, ''), "
        "COALESCE(p.decision, ''), CASE WHEN p.etat <> 'planifie' THEN p.debut END, "
        "p.consolide_le, " +
        cle_ + " FROM " + source_ +
        " JOIN structure s ON s.id = d.structure_id LEFT JOIN passage p ON p.dossier_id = d.id" +
        (by_meeting() ? " LEFT JOIN m ON m.code = v.reunion" : "") + " WHERE " + where();
    bool back = place && place->avant;
    if (place)
      sql += fmt::format(" AND ({}, d.id, {}) {} ({}, {}, {})", cle_, financeur_, back ? "<" : ">",
                         parameter(place->cle), parameter(place->dossier), parameter(place->financeur));
    std::string way = back ? " DESC" : "";
    sql +=
        fmt::format(" ORDER BY {0}{1}, d.id{1}, {2}{1} LIMIT {3}", cle_, way, financeur_, parameter(limit));
    return reading_.all<FaitsConfies>(sql, params_);
  }

  SommeConfies sum() {
    return reading_.one<SommeConfies>("SELECT " + sums() + " FROM " + source_ + " WHERE " + where(), params_)
        .value();
  }

  std::vector<SommeFinanceur> sums_by_funder() {
    struct Row {
      std::string financeur;
      std::int64_t dossiers, en_preparation;
      base::Cents demande;
      std::int64_t sans_agent;
    };
    std::vector<SommeFinanceur> list;
    for (auto& row :
         reading_.all<Row>("SELECT " + financeur_ + ", " + sums() + " FROM " + source_ + " WHERE " + where() +
                               " GROUP BY " + financeur_ + " ORDER BY " + financeur_,
                           params_))
      list.push_back(
          {std::move(row.financeur), {row.dossiers, row.en_preparation, row.demande, row.sans_agent}});
    return list;
  }

 private:
  bool by_meeting() const { return liste_.genre == Liste::Genre::personne; }
  template <class T>
  std::string parameter(const T& value) {
    return "?" + std::to_string(params_.add(value));
  }

  void describe() {
    const std::string deposited =
        " JOIN ventilation v ON v.dossier_id = d.id AND v.tour = " + tour_parametre_;
    cle_ = "COALESCE(d.numero, 0)";
    switch (liste_.genre) {
      case Liste::Genre::personne:
        source_ = "affectation a JOIN dossier d ON d.id = a.dossier_id" + deposited;
        own_ = "a.personne_id = " + parameter(acteur_.id) + " AND a.tour = v.tour";
        financeur_ = "a.financeur";
        demande_ =
            "COALESCE((SELECT g.demande FROM sollicitation g WHERE g.dossier_id = d.id AND g.financeur = "
            "a.financeur AND g.retiree_le IS NULL), CASE a.financeur WHEN '' THEN d.demande_total ELSE 0 "
            "END)";
        cle_ = fmt::format("COALESCE(CASE WHEN p.etat <> 'planifie' THEN p.debut END, m.debut, {})",
                           without_date);
        return;
      case Liste::Genre::financeur:
        source_ = "sollicitation g JOIN dossier d ON d.id = g.dossier_id" + deposited;
        own_ = "g.retiree_le IS NULL";
        if (!liste_.financeur.empty()) own_ += " AND g.financeur = " + parameter(liste_.financeur);
        financeur_ = "g.financeur", demande_ = "g.demande";
        return;
      case Liste::Genre::territoriale:
        source_ = "dossier d" + deposited;
        own_ = "d.territorial = 1";
        financeur_ = "CAST('' AS TEXT)", demande_ = "d.demande_total";
        return;
    }
  }

  std::string where() {
    // Until they are told, the funders of the second round are still those of the first.
    bool prepared = voit_la_preparation(acteur_) && !by_meeting() && tour_.numero == 1;
    auto states = prepared ? "v.etat IN ('preparee', 'transmise')" : "v.etat = 'transmise'";
    return own_ + " AND d.campagne = " + campagne_ + " AND d.etat = 'note_deposee' AND " + states + " AND " +
           dossier::visibilite(acteur_, params_, dossier::Portee::un_dossier).sql;
  }

  /// In the order of the members of SommeConfies.
  std::string sums() const {
    return "COUNT(*), COUNT(CASE v.etat WHEN 'preparee' THEN 1 END), CAST(COALESCE(SUM(" + demande_ +
           "), 0) AS BIGINT), COUNT(CASE WHEN NOT EXISTS (SELECT 1 FROM affectation b WHERE b.dossier_id = "
           "d.id "
           "AND b.tour = v.tour AND b.financeur = " +
           financeur_ + ") THEN 1 END)";
  }

  /// When meetings begin, to order rows by it.
  std::string dates() {
    std::vector<std::tuple<std::string, std::int64_t>> rows{{"", without_date}};
    for (const auto& each : dates_des_reunions(reading_, tour_.campagne))
      if (each.quand) rows.emplace_back(each.code, base::millis(each.quand->from));
    return "WITH m (code, debut) AS (SELECT DISTINCT * FROM (" + db::values_of(rows, params_) + ") w) ";
  }

  static constexpr std::int64_t without_date = 253'402'300'799'000;  ///< the end of the year 9999: last

  db::Reading& reading_;
  const Acteur& acteur_;
  const Tour& tour_;
  const Liste& liste_;
  db::Params params_;
  std::string tour_parametre_, campagne_, source_, own_, financeur_, demande_, cle_;
};

/// The rows of a page by their dossier, to hand each its lists.
class Listes {
 public:
  explicit Listes(std::vector<Confie>& lines) {
    for (auto& line : lines) by_id_.emplace(line.dossier, &line), ids_.push_back(line.dossier);
  }

  void communes(db::Reading& r) {
    db::Params params;
    auto sql = "SELECT dossier_id, '', commune FROM dossier_commune WHERE dossier_id IN " +
               db::in_list(ids_, params) + " ORDER BY dossier_id, commune";
    for (const auto& row : r.all<Row>(sql, params))
      each_of(row.dossier, [&](Confie& line) { line.communes.push_back(row.text); });
  }

  void agents(db::Reading& r, const Tour& tour) {
    db::Params params;
    auto sql =
        "SELECT a.dossier_id, a.financeur, p.nom FROM affectation a JOIN personne p ON p.id = a.personne_id "
        "WHERE a.dossier_id IN " +
        db::in_list(ids_, params) + " AND a.tour = ?" + std::to_string(params.add(tour.numero)) +
        " ORDER BY a.dossier_id, p.nom_tri, p.id";
    for (const auto& row : r.all<Row>(sql, params))
      each_of(row.dossier, [&](Confie& line) {
        if (line.financeur == row.financeur) line.agents.push_back(row.text);
      });
  }

 private:
  struct Row {
    std::int64_t dossier;
    std::string financeur, text;
  };
  template <class F>
  void each_of(std::int64_t dossier, F f) {
    for (auto [it, end] = by_id_.equal_range(dossier); it != end; ++it) f(*it->second);
  }

  std::multimap<std::int64_t, Confie*> by_id_;
  std::vector<std::int64_t> ids_;
};

std::vector<Confie> with_lists(db::Reading& r, const Tour& tour, std::vector<FaitsConfies> rows) {
  std::vector<Confie> lines;
  for (auto& row : rows) lines.push_back({std::move(row)});
  if (lines.empty()) return lines;
  Listes listes(lines);
  listes.communes(r);
  listes.agents(r, tour);
  return lines;
}

RepereConfie place(const FaitsConfies& row, bool before) {
  return {before, row.cle, row.dossier, row.financeur};
}

}  // namespace

PageConfies lire_confies(db::Reading& r, const Acteur& acteur, const Tour& tour, const Liste& liste,
                         const std::optional<RepereConfie>& from, std::size_t taille) {
  bool back = from && from->avant;
  auto rows = Requete(r, acteur, tour, liste).page(from, taille + 1);
  bool more = rows.size() > taille;
  // Nothing beyond that place, or a first page that would be shorter than the others.
  if (from && (rows.empty() || (back && !more))) return lire_confies(r, acteur, tour, liste, {}, taille);
  if (more) rows.pop_back();
  if (back) std::ranges::reverse(rows);
  PageConfies page;
  if (!rows.empty() && (back || more)) page.suivante = place(rows.back(), false);
  if (!rows.empty() && (back ? more : from.has_value())) page.precedente = place(rows.front(), true);
  page.lignes = with_lists(r, tour, std::move(rows));
  return page;
}

void chaque_confie(db::Reading& r, const Acteur& acteur, const Tour& tour, const Liste& liste,
                   const std::function<void(const Confie&)>& each) {
  constexpr std::size_t batch = 1024;
  std::optional<RepereConfie> from;
  for (bool more = true; more;) {
    auto rows = Requete(r, acteur, tour, liste).page(from, batch);
    more = rows.size() == batch;
    if (more) from = place(rows.back(), false);
    for (const auto& line : with_lists(r, tour, std::move(rows))) each(line);
  }
}

SommeConfies somme_des_confies(db::Reading& r, const Acteur& acteur, const Tour& tour, const Liste& liste) {
  return Requete(r, acteur, tour, liste).sum();
}

std::vector<SommeFinanceur> sommes_par_financeur(db::Reading& r, const Acteur& acteur, const Tour& tour) {
  return Requete(r, acteur, tour, {.genre = Liste::Genre::financeur}).sums_by_funder();
}

std::vector<ChargeAgent> charges(db::Reading& r, const Acteur& acteur, const Tour& tour) {
  if (!voit_la_preparation(acteur)) return {};
  db::Params params;
  auto round = params.add(tour.numero), campaign = params.add(tour.campagne.code);
  auto visible = dossier::visibilite(acteur, params, dossier::Portee::un_dossier);
  return r.all<ChargeAgent>(
      fmt::format(
          "WITH h (financeur, personne_id, dossiers, en_preparation, demande) AS (SELECT a.financeur, "
          "a.personne_id, COUNT(*), COUNT(CASE v.etat WHEN 'preparee' THEN 1 END), "
          "CAST(SUM(COALESCE(g.demande, CASE a.financeur WHEN '' THEN d.demande_total ELSE 0 END)) AS "
          "BIGINT) "
          "FROM ventilation v JOIN dossier d ON d.id = v.dossier_id JOIN affectation a ON a.dossier_id = "
          "v.dossier_id AND a.tour = v.tour LEFT JOIN sollicitation g ON g.dossier_id = a.dossier_id AND "
          "g.financeur = a.financeur AND g.retiree_le IS NULL WHERE v.tour = ?{} AND v.etat IN ('preparee', "
          "'transmise') AND d.campagne = ?{} AND d.etat = 'note_deposee' AND {} GROUP BY a.financeur, "
          "a.personne_id), k (financeur, personne_id, role) AS (SELECT financeur, personne_id, 1 FROM "
          "attribution WHERE role IN ('instructeur', 'referent_pre') UNION ALL SELECT h.financeur, "
          "h.personne_id, 0 FROM h WHERE NOT EXISTS (SELECT 1 FROM attribution t WHERE t.personne_id = "
          "h.personne_id AND t.financeur = h.financeur AND t.role IN ('instructeur', 'referent_pre'))) "
          "SELECT "
          "k.financeur, p.id, p.nom, p.nom_tri, k.role, COALESCE(h.dossiers, 0), COALESCE(h.en_preparation, "
          "0), COALESCE(h.demande, 0) FROM k JOIN personne p ON p.id = k.personne_id LEFT JOIN h ON "
          "h.personne_id = k.personne_id AND h.financeur = k.financeur ORDER BY k.financeur, p.nom_tri, p.id",
          round, campaign, visible.sql),
      params);
}

}  // namespace ventilation
