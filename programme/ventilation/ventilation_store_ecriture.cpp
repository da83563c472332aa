// The rows of dossiers' states, read and written many at a time.
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation::interne {
namespace {

struct SollicitationLue {
  std::int64_t dossier, id;
  std::string financeur;
  base::Cents demande;
  std::string origine, raison, reponse;
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
  std::string ecart_motif, ecart_texte;
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
          std::span<const std::int64_t> some)
      : r_(r), by_id_(by_id), list_(padded(params_, some)), round_("?" + std::to_string(params_.add(tour))) {}

  void read() {
    r_.each<VentilationLue>(
        "SELECT v.dossier_id, v.version, v.etat, v.reunion, v.reunion_raison, v.reunion_a_choisir, "
        "v.ecart_motif,"
        " v.ecart_texte, v.modifie_le, v.modifie_par, v.transmise_le, v.transmission FROM ventilation v"
        " WHERE v.dossier_id IN (" +
            list_ + ") AND v.tour = " + round_,
        [&](VentilationLue row) {
          auto* state = by_id_.at(row.dossier);
          *state = std::move(row).value();
        },
        params_);
    r_.each<AffectationLue>(
        "SELECT a.dossier_id, a.financeur, a.personne_id, a.origine, a.raison FROM affectation a"
        " WHERE a.dossier_id IN (" +
            list_ + ") AND a.tour = " + round_ + " ORDER BY a.dossier_id, a.financeur, a.personne_id",
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

/// What differs between two lists of states, row by row.
struct Difference {
  struct Ligne {
    std::int64_t dossier;
    const Sollicitation* sollicitation;
  };
  struct Personne {
    std::int64_t dossier;
    const Affectation* affectation;
  };
  std::vector<std::int64_t> sans_ventilation;      ///< dossiers with which the committee has no longer begun
  std::vector<std::int64_t> sollicitations_otees;  ///< ids
  std::vector<std::int64_t> affectations_a_refaire;  ///< dossiers
  std::vector<const EtatDossier*> ventilations;
  std::vector<Ligne> nouvelles, connues;  ///< without id, with their id
  std::vector<Personne> personnes;

  void add(const EtatDossier& before, const EtatDossier& after) {
    if (after.version)
      ventilations.push_back(&after);
    else if (before.version)
      sans_ventilation.push_back(after.dossier);
    for (const auto& s : before.sollicitations)
      if (std::ranges::find(after.sollicitations, s.financeur, &Sollicitation::financeur) ==
          after.sollicitations.end())
        sollicitations_otees.push_back(s.id);
    for (const auto& s : after.sollicitations)
      if (std::ranges::find(before.sollicitations, s) == before.sollicitations.end())
        (s.id ? connues : nouvelles).push_back({after.dossier, &s});
    if (before.affectations == after.affectations) return;
    if (!before.affectations.empty()) affectations_a_refaire.push_back(after.dossier);
    for (const auto& a : after.affectations) personnes.push_back({after.dossier, &a});
  }
};

void delete_all(db::Writing& w, std::string_view head, std::span<const std::int64_t> ids,
                std::optional<int> tour) {
  by_pieces(ids, [&](auto some) {
    db::Params params;
    auto sql = fmt::format("{} IN ({})", head, padded(params, some));
    if (tour) sql += fmt::format(" AND tour = ?{}", params.add(*tour));
    w.exec(sql, params);
  });
}

void write_ventilations(db::Writing& w, int tour, std::span<const EtatDossier* const> rows) {
  insert_rows(
      w,
      "INSERT INTO ventilation (dossier_id, tour, etat, reunion, reunion_raison, reunion_a_choisir, "
      "ecart_motif,"
      " ecart_texte, version, modifie_le, modifie_par, transmise_le, transmission)",
      " ON CONFLICT (dossier_id, tour) DO UPDATE SET etat = excluded.etat, reunion = excluded.reunion,"
      " reunion_raison = excluded.reunion_raison, reunion_a_choisir = excluded.reunion_a_choisir,"
      " ecart_motif = excluded.ecart_motif, ecart_texte = excluded.ecart_texte, version = excluded.version,"
      " modifie_le = excluded.modifie_le, modifie_par = excluded.modifie_par,"
      " transmise_le = excluded.transmise_le, transmission = excluded.transmission",
      rows, [&](db::Params& p, const EtatDossier* e) -> std::vector<int> {
        return {p.add(e->dossier),        p.add(tour),
                p.add(e->etat_nom),       p.add(e->reunion),
                p.add(e->reunion_raison), p.add(e->reunion_a_choisir),
                p.add(e->ecart_motif),    p.add(e->ecart_texte),
                p.add(e->version),        p.add(e->modifie_le),
                p.add(e->modifie_par),    p.add(e->transmise_le),
                p.add(e->transmission)};
      });
}

std::vector<int> bound(db::Params& p, const Difference::Ligne& row) {
  const auto& s = *row.sollicitation;
  return {p.add(row.dossier),  p.add(s.financeur),     p.add(s.demande), p.add(s.origine),
          p.add(s.raison),     p.add(s.reponse),       p.add(s.cree_le), p.add(s.cree_par),
          p.add(s.retiree_le), p.add(s.retrait_raison)};
}

// A funder withdrawn and chosen again keeps its row, and the number under which others know it.
void write_sollicitations(db::Writing& w, const Difference& d) {
  constexpr std::string_view update =
      " ON CONFLICT (dossier_id, financeur) DO UPDATE SET demande = excluded.demande, origine = "
      "excluded.origine,"
      " raison = excluded.raison, reponse = excluded.reponse, cree_le = excluded.cree_le,"
      " cree_par = excluded.cree_par, retiree_le = excluded.retiree_le, retrait_raison = "
      "excluded.retrait_raison";
  insert_rows(w,
              "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, raison, reponse, cree_le,"
              " cree_par, retiree_le, retrait_raison)",
              update, std::span<const Difference::Ligne>(d.nouvelles), bound);
  insert_rows(
      w,
      "INSERT INTO sollicitation (id, dossier_id, financeur, demande, origine, raison, reponse, cree_le,"
      " cree_par, retiree_le, retrait_raison)",
      update, std::span<const Difference::Ligne>(d.connues), [](db::Params& p, const Difference::Ligne& row) {
        std::vector<int> numbers{p.add(row.sollicitation->id)};
        std::ranges::move(bound(p, row), std::back_inserter(numbers));
        return numbers;
      });
}

void write_affectations(db::Writing& w, int tour, std::span<const Difference::Personne> rows) {
  insert_rows(w, "INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine, raison)", "",
              rows, [&](db::Params& p, const Difference::Personne& row) -> std::vector<int> {
                const auto& a = *row.affectation;
                return {p.add(row.dossier), p.add(tour),      p.add(a.financeur),
                        p.add(a.personne),  p.add(a.origine), p.add(a.raison)};
              });
}

}  // namespace

void lire_sollicitations(db::Reading& r, const std::string& list, const db::Params& params,
                         const std::function<void(std::int64_t, Sollicitation)>& each) {
  r.each<SollicitationLue>(
      "SELECT g.dossier_id, g.id, g.financeur, g.demande, g.origine, g.raison, g.reponse, g.cree_le, "
      "g.cree_par,"
      " g.retiree_le, g.retrait_raison FROM sollicitation g WHERE g.dossier_id IN (" +
          list + ") ORDER BY g.dossier_id, g.financeur",
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
  by_pieces(std::span<const std::int64_t>(dossiers), [&](auto some) {
    Lecteur(r, tour, by_id, some).read();
    db::Params params;
    auto list = padded(params, some);
    lire_sollicitations(r, list, params, [&](std::int64_t id, Sollicitation s) {
      by_id.at(id)->sollicitations.push_back(std::move(s));
    });
  });
  return states;
}

void ecrire(db::Writing& w, int tour, const std::vector<EtatDossier>& avant,
            const std::vector<EtatDossier>& apres) {
  Difference d;
  for (std::size_t i = 0; i < apres.size(); ++i) d.add(avant.at(i), apres[i]);
  delete_all(w, "DELETE FROM affectation WHERE dossier_id", d.affectations_a_refaire, tour);
  delete_all(w, "DELETE FROM sollicitation WHERE id", d.sollicitations_otees, {});
  delete_all(w, "DELETE FROM ventilation WHERE dossier_id", d.sans_ventilation, tour);
  write_ventilations(w, tour, d.ventilations);
  write_sollicitations(w, d);
  write_affectations(w, tour, d.personnes);
}

}  // namespace ventilation::interne
