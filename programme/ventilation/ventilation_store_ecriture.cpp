// The rows of dossiers' states, read and written many at a time.
#include "platform/db/insert_rows.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation::interne {
namespace {

struct SollicitationLue {
  std::int64_t dossier, id;
  std::string financeur;
  base::Cents demande;
  std::string origine, raison, reponse, sans_agent;
  base::Instant cree_le;
  std::int64_t cree_par;
  std::optional<base::Instant> retiree_le;
  std::string retrait_raison;

  Sollicitation value() && {
    return {id,
            std::move(financeur),
            demande,
            std::move(origine),
            std::move(raison),
            std::move(reponse),
            std::move(sans_agent),
            cree_le,
            cree_par,
            retiree_le,
            std::move(retrait_raison)};
  }
};

struct VentilationLue {
  std::int64_t dossier, version;
  std::string etat, reunion, reunion_raison;
  bool reunion_a_choisir;
  std::string sans_referent, ecart_motif, ecart_texte;
  base::Instant modifie_le;
  std::int64_t modifie_par;
  std::optional<base::Instant> transmise_le;
  std::optional<std::int64_t> transmission;

  EtatDossier value() && {
    return {.dossier = dossier,
            .version = version,
            .etat_nom = std::move(etat),
            .reunion = std::move(reunion),
            .reunion_raison = std::move(reunion_raison),
            .reunion_a_choisir = reunion_a_choisir,
            .sans_referent = std::move(sans_referent),
            .ecart_motif = std::move(ecart_motif),
            .ecart_texte = std::move(ecart_texte),
            .modifie_le = modifie_le,
            .modifie_par = modifie_par,
            .transmise_le = transmise_le,
            .transmission = transmission};
  }
};

struct AffectationLue {
  std::int64_t dossier;
  std::string financeur;
  std::int64_t personne;
  std::string origine, raison;
};

/// Fills in the states of one list of dossiers.
class Lecteur {
 public:
  Lecteur(db::Reading& r, int tour, std::unordered_map<std::int64_t, EtatDossier*>& by_id,
          const std::vector<std::int64_t>& some)
      : r_(r),
        by_id_(by_id),
        list_(db::in_list(some, params_)),
        round_("?" + std::to_string(params_.add(tour))) {}

  void read() {
    r_.each<VentilationLue>(
        "SELECT v.dossier_id, v.version, v.etat, v.reunion, v.reunion_raison, v.reunion_a_choisir, "
        "v.sans_referent, v.ecart_motif,"
        " v.ecart_texte, v.modifie_le, v.modifie_par, v.transmise_le, v.transmission FROM ventilation v"
        " WHERE v.dossier_id IN " +
            list_ + " AND v.tour = " + round_,
        [&](VentilationLue row) {
          auto* state = by_id_.at(row.dossier);
          *state = std::move(row).value();
        },
        params_);
    r_.each<AffectationLue>(
        "SELECT a.dossier_id, a.financeur, a.personne_id, a.origine, a.raison FROM affectation a"
        " WHERE a.dossier_id IN " +
            list_ + " AND a.tour = " + round_ + " ORDER BY a.dossier_id, a.financeur, a.personne_id",
        [&](AffectationLue row) {
          by_id_.at(row.dossier)
              ->affectations.push_back(
                  {std::move(row.financeur), row.personne, std::move(row.origine), std::move(row.raison)});
        },
        params_);
  }

 private:
  db::Reading& r_;
  std::unordered_map<std::int64_t, EtatDossier*>& by_id_;
  db::Params params_;
  std::string list_, round_;
};

// Rows as they go into the tables; texts are views on the states.
using Texte = std::string_view;

struct RangVentilation {
  std::int64_t dossier;
  int tour;
  Texte etat, reunion, reunion_raison;
  bool reunion_a_choisir;
  Texte sans_referent, ecart_motif, ecart_texte;
  std::int64_t version;
  base::Instant modifie_le;
  std::int64_t modifie_par;
  std::optional<base::Instant> transmise_le;
  std::optional<std::int64_t> transmission;
};

struct RangSollicitation {
  std::int64_t dossier;
  Texte financeur;
  base::Cents demande;
  Texte origine, raison, reponse, sans_agent;
  base::Instant cree_le;
  std::int64_t cree_par;
  std::optional<base::Instant> retiree_le;
  Texte retrait_raison;
};

/// The same with the number under which others know it.
struct RangConnu {
  std::int64_t dossier;
  Texte financeur;
  base::Cents demande;
  Texte origine, raison, reponse, sans_agent;
  base::Instant cree_le;
  std::int64_t cree_par;
  std::optional<base::Instant> retiree_le;
  Texte retrait_raison;
  std::int64_t id;
};

struct RangAffectation {
  std::int64_t dossier;
  int tour;
  Texte financeur;
  std::int64_t personne;
  Texte origine, raison;
};

RangVentilation row_of(const EtatDossier& e, int tour) {
  return {e.dossier,       tour,          e.etat_nom,    e.reunion, e.reunion_raison, e.reunion_a_choisir,
          e.sans_referent, e.ecart_motif, e.ecart_texte, e.version, e.modifie_le,     e.modifie_par,
          e.transmise_le,  e.transmission};
}

RangSollicitation row_of(std::int64_t dossier, const Sollicitation& s) {
  return {dossier,      s.financeur, s.demande,  s.origine,    s.raison,        s.reponse,
          s.sans_agent, s.cree_le,   s.cree_par, s.retiree_le, s.retrait_raison};
}

RangConnu known_row_of(std::int64_t dossier, const Sollicitation& s) {
  return {dossier,      s.financeur, s.demande,  s.origine,    s.raison,         s.reponse,
          s.sans_agent, s.cree_le,   s.cree_par, s.retiree_le, s.retrait_raison, s.id};
}

/// What differs between two lists of states, row by row.
class Difference {
 public:
  Difference(int tour, const std::vector<EtatDossier>& avant, const std::vector<EtatDossier>& apres)
      : tour_(tour) {
    for (std::size_t i = 0; i < apres.size(); ++i) {
      of_ventilation(avant.at(i), apres[i]);
      of_sollicitations(avant[i], apres[i]);
      of_affectations(avant[i], apres[i]);
    }
  }

  std::vector<std::int64_t> sans_ventilation;      ///< dossiers with which the committee has no longer begun
  std::vector<std::int64_t> sollicitations_otees;  ///< ids
  std::vector<std::int64_t> affectations_a_refaire;  ///< dossiers
  std::vector<RangVentilation> ventilations;
  std::vector<RangSollicitation> nouvelles;
  std::vector<RangConnu> connues;
  std::vector<RangAffectation> affectations;

 private:
  void of_ventilation(const EtatDossier& before, const EtatDossier& after) {
    if (after.version)
      ventilations.push_back(row_of(after, tour_));
    else if (before.version)
      sans_ventilation.push_back(after.dossier);
  }

  void of_sollicitations(const EtatDossier& before, const EtatDossier& after) {
    auto has = [](const EtatDossier& e, const std::string& funder) {
      return std::ranges::find(e.sollicitations, funder, &Sollicitation::financeur) != e.sollicitations.end();
    };
    for (const auto& s : before.sollicitations)
      if (!has(after, s.financeur)) sollicitations_otees.push_back(s.id);
    for (const auto& s : after.sollicitations) {
      if (std::ranges::find(before.sollicitations, s) != before.sollicitations.end()) continue;
      if (s.id)
        connues.push_back(known_row_of(after.dossier, s));
      else
        nouvelles.push_back(row_of(after.dossier, s));
    }
  }

  void of_affectations(const EtatDossier& before, const EtatDossier& after) {
    if (before.affectations == after.affectations) return;
    if (!before.affectations.empty()) affectations_a_refaire.push_back(after.dossier);
    for (const auto& a : after.affectations)
      affectations.push_back({after.dossier, tour_, a.financeur, a.personne, a.origine, a.raison});
  }

  int tour_;
};

void delete_all(db::Writing& w, std::string_view head, const std::vector<std::int64_t>& ids,
                std::optional<int> tour = {}) {
  by_pieces(ids, [&](const auto& some) {
    db::Params params;
    auto sql = fmt::format("{} IN {}", head, db::in_list(some, params));
    if (tour) sql += fmt::format(" AND tour = ?{}", params.add(*tour));
    w.exec(sql, params);
  });
}

constexpr std::string_view into_ventilation =
    "ventilation (dossier_id, tour, etat, reunion, reunion_raison, reunion_a_choisir, sans_referent, "
    "ecart_motif,"
    " ecart_texte, version, modifie_le, modifie_par, transmise_le, transmission)";
constexpr std::string_view or_update_ventilation =
    "ON CONFLICT (dossier_id, tour) DO UPDATE SET etat = excluded.etat, reunion = excluded.reunion,"
    " reunion_raison = excluded.reunion_raison, reunion_a_choisir = excluded.reunion_a_choisir,"
    " sans_referent = excluded.sans_referent, ecart_motif = excluded.ecart_motif, ecart_texte = "
    "excluded.ecart_texte,"
    " version = excluded.version, modifie_le = excluded.modifie_le, modifie_par = excluded.modifie_par,"
    " transmise_le = excluded.transmise_le, transmission = excluded.transmission";

constexpr std::string_view columns_of_sollicitation =
    "dossier_id, financeur, demande, origine, raison, reponse, sans_agent, cree_le, cree_par, retiree_le,"
    " retrait_raison";
// A funder withdrawn and chosen again keeps its row, and the number under which others know it.
constexpr std::string_view or_update_sollicitation =
    "ON CONFLICT (dossier_id, financeur) DO UPDATE SET demande = excluded.demande, origine = "
    "excluded.origine,"
    " raison = excluded.raison, reponse = excluded.reponse, sans_agent = excluded.sans_agent,"
    " cree_le = excluded.cree_le, cree_par = excluded.cree_par, retiree_le = excluded.retiree_le,"
    " retrait_raison = excluded.retrait_raison";

}  // namespace

void lire_sollicitations(db::Reading& r, const std::string& list, const db::Params& params,
                         const std::function<void(std::int64_t, Sollicitation)>& each) {
  r.each<SollicitationLue>(
      "SELECT g.dossier_id, g.id, g.financeur, g.demande, g.origine, g.raison, g.reponse, g.sans_agent, "
      "g.cree_le, "
      "g.cree_par,"
      " g.retiree_le, g.retrait_raison FROM sollicitation g WHERE g.dossier_id IN " +
          list + " ORDER BY g.dossier_id, g.financeur",
      [&](SollicitationLue row) {
        auto dossier = row.dossier;
        each(dossier, std::move(row).value());
      },
      params);
}

std::vector<EtatDossier> etats_de(db::Reading& r, int tour, std::vector<std::int64_t> dossiers) {
  std::ranges::sort(dossiers);
  std::vector<EtatDossier> states;
  states.reserve(dossiers.size());
  std::unordered_map<std::int64_t, EtatDossier*> by_id;
  for (auto id : dossiers) by_id.emplace(id, &states.emplace_back(EtatDossier{.dossier = id}));
  by_pieces(dossiers, [&](const auto& some) {
    Lecteur(r, tour, by_id, some).read();
    db::Params params;
    auto list = db::in_list(some, params);
    lire_sollicitations(r, list, params, [&](std::int64_t id, Sollicitation s) {
      by_id.at(id)->sollicitations.push_back(std::move(s));
    });
  });
  return states;
}

void ecrire(db::Writing& w, int tour, const std::vector<EtatDossier>& avant,
            const std::vector<EtatDossier>& apres) {
  Difference d(tour, avant, apres);
  delete_all(w, "DELETE FROM affectation WHERE dossier_id", d.affectations_a_refaire, tour);
  delete_all(w, "DELETE FROM sollicitation WHERE id", d.sollicitations_otees);
  delete_all(w, "DELETE FROM ventilation WHERE dossier_id", d.sans_ventilation, tour);
  db::insert_rows(w, into_ventilation, d.ventilations, or_update_ventilation);
  db::insert_rows(w, fmt::format("sollicitation ({})", columns_of_sollicitation), d.nouvelles,
                  or_update_sollicitation);
  db::insert_rows(w, fmt::format("sollicitation ({}, id)", columns_of_sollicitation), d.connues,
                  or_update_sollicitation);
  db::insert_rows(w, "affectation (dossier_id, tour, financeur, personne_id, origine, raison)",
                  d.affectations);
}

}  // namespace ventilation::interne
