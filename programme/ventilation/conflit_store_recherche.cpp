// The search for conflicts of interest: names of the bureaus held against those of persons with a role.
#include "programme/ventilation/conflit_noms.h"
#include "programme/ventilation/conflit_store.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

struct Agente {
  std::int64_t id;
  std::string nom;
};

/// Everyone who could be kept away from something.
Repertoire people_with_a_role(db::Reading& r) {
  Repertoire people;
  r.each<Agente>(
      "SELECT p.id, p.nom FROM personne p WHERE EXISTS (SELECT 1 FROM attribution a WHERE a.personne_id = "
      "p.id)"
      " ORDER BY p.nom_tri, p.id",
      [&](const Agente& a) { people.ajouter(a.id, a.nom); });
  return people;
}

using Trouvaille = std::tuple<std::int64_t, std::int64_t, std::string, std::string>;

struct Siege {
  int rang;
  std::int64_t structure;
  std::string prenom, nom;
};

/// Seats in a bureau first: who presides a structure also represents it, and is found once.
std::vector<Trouvaille> by_name(db::Reading& r) {
  const auto people = people_with_a_role(r);
  std::vector<Trouvaille> found;
  r.each<Siege>(
      "SELECT 1, structure_id, prenom, nom FROM bureau UNION ALL"
      " SELECT 2, id, representant_prenom, representant_nom FROM structure WHERE representant_nom <> ''"
      " ORDER BY 1, 2, 4, 3",
      [&](const Siege& seat) {
        for (auto person : people.porteurs(seat.prenom, seat.nom))
          found.emplace_back(person, seat.structure, seat.rang == 1 ? "bureau" : "representant",
                             seat.prenom + " " + seat.nom);
      });
  return found;
}

}  // namespace

int chercher_conflits(db::Writing& w, const personne::Acteur& acteur, base::Instant now) {
  if (!acteur.est(Role::coordination)) return 0;
  std::int64_t fresh = 0;
  interne::by_pieces(by_name(w), [&](const std::vector<Trouvaille>& some) {
    db::Params params;
    auto rows = db::values_of(some, params);
    fresh += w.exec(
        "WITH v (personne, structure, origine, nom) AS (" + rows +
            ") INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, nom_trouve, trouve_le)"
            " SELECT v.personne, v.structure, 'suggere', v.origine, v.nom, CAST(?" +
            std::to_string(params.add(now)) +
            " AS BIGINT) FROM v WHERE 1 = 1 ON CONFLICT (personne_id, structure_id) DO NOTHING",
        params);
  });
  fresh += w.exec(
      "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, nom_trouve, trouve_le)"
      " SELECT m.personne_id, m.structure_id, 'suggere', 'membre', p.nom, CAST(?1 AS BIGINT) FROM membre m"
      " JOIN personne p ON p.id = m.personne_id"
      " WHERE EXISTS (SELECT 1 FROM attribution a WHERE a.personne_id = m.personne_id)"
      " ORDER BY m.structure_id, m.personne_id ON CONFLICT (personne_id, structure_id) DO NOTHING",
      now);
  return int(fresh);
}

}  // namespace ventilation
