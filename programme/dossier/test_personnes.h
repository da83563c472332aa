// Two structures with a writer each, an agent of the coordination, and complete notes, for the tests of this
// room.
#pragma once
#include "programme/dossier/dossier_store.h"
#include "programme/dossier/test_campagne.h"

namespace dossier::test {
namespace detail {

using personne::Acteur;

inline std::int64_t add_person(db::Writing& w, std::string_view name) {
  return *w.one<std::int64_t>(
      "INSERT INTO personne (courriel, nom, nom_tri, recherche, cree_le) "
      "VALUES (?1, ?2, ?2, ?2, 0) RETURNING id",
      std::string(name) + "@essai.example", name);
}

inline std::int64_t add_structure(db::Writing& w, std::string_view name, std::int64_t member) {
  auto id = *w.one<std::int64_t>(
      "INSERT INTO structure (nom, forme, cree_le, cree_par, modifie_le) "
      "VALUES (?1, 'association', 0, ?2, 0) RETURNING id",
      name, member);
  w.exec(
      "INSERT INTO membre (structure_id, personne_id, administrer, ecrire, signer, since) VALUES (?1, ?2, 1, "
      "1, 1, 0)",
      id, member);
  return id;
}

inline Acteur member(std::int64_t id, std::string_view name, std::int64_t structure) {
  return {.id = id,
          .nom = std::string(name),
          .courriel = "",
          .attributions = {},
          .structures = {{structure, "", true, true, true}}};
}

inline std::vector<std::string> all_fields(const Brouillon& b) {
  std::vector<std::string> names;
  for (auto& [name, unused] : b) names.push_back(name);
  return names;
}

}  // namespace detail

struct People {
  std::int64_t tilleuls, port;
  personne::Acteur writer, other, boss;
};

inline People people(db::Database& database) {
  return database.write([](db::Writing& w) {
    auto a = detail::add_person(w, "ecrit"), b = detail::add_person(w, "autre"),
         boss = detail::add_person(w, "coordonne");
    auto tilleuls = detail::add_structure(w, "Les Tilleuls", a),
         port = detail::add_structure(w, "Le Port", b);
    return People{tilleuls,
                  port,
                  detail::member(a, "ecrit", tilleuls),
                  detail::member(b, "autre", port),
                  {.id = boss,
                   .nom = "coordonne",
                   .courriel = "",
                   .attributions = {{.role = Role::coordination}},
                   .structures = {}}};
  });
}

/// A note of the first writer, ready to be deposited.
inline std::int64_t with_complete_note(db::Database& database, const People& p) {
  return database.write([&](db::Writing& w) {
    auto id = create(w, p.writer, paris("2029-09-10T12:00"), "essai-2030", p.tilleuls);
    auto b = complete();
    save_draft(w, *lock(w, p.writer, id), b, lire(b, campagne()).note, detail::all_fields(b),
               paris("2029-09-10T12:00"));
    return id;
  });
}

}  // namespace dossier::test
